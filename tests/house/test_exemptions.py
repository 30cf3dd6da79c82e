"""Every exemption from a check carries its code, and its reason on its line."""

import re

from tests.house.source import HOUSE

_MARK = re.compile(r"#\s*(?:noqa|type:\s*ignore|pragma:\s*no cover|fmt:\s*off)\b.*", re.IGNORECASE)
_SOUND = re.compile(
    r"#\s*(?:noqa: [A-Z]+\d++(?:, ?[A-Z]+\d++)*|type: ignore\[[a-z-]+(?:, ?[a-z-]+)*\]"
    r"|pragma: no cover|fmt: off)\s*(?:#|[-–—:])?\s*\S+",
)
_RULE = re.compile(r'^\s*(?:"[A-Z]+\d*",|"[^"]+" = \["[A-Z]+\d*".*\])(?P<rest>.*)$')


def test_every_mark_in_the_code_has_its_reason() -> None:
    bare = [
        f"{path.relative_to(HOUSE)}:{number} {mark.group()}"
        for room in ("src", "tests", "tools", "benchmarks")
        for path in sorted((HOUSE / room).rglob("*.py"))
        if path.name != "test_exemptions.py"
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if (mark := _MARK.search(line)) and not _SOUND.match(mark.group())
    ]
    assert not bare, "write `# noqa: CODE  # why`: " + "; ".join(bare)


def test_every_rule_left_out_has_its_reason() -> None:
    lines = (HOUSE / "pyproject.toml").read_text(encoding="utf-8").splitlines()
    bare = [line for line in lines if (rule := _RULE.match(line)) and "#" not in rule["rest"]]
    assert not bare


def test_a_reason_is_told_from_a_bare_mark() -> None:
    assert _SOUND.match("# noqa: S101  # the type checker cannot know")
    assert _SOUND.match("# type: ignore[arg-type]  # the stub is wrong")
    assert not _SOUND.match("# noqa: S101")
    assert not _SOUND.match("# noqa")
    assert not _SOUND.match("# type: ignore")
