"""``dianfan explain``: a figure of an edition, down to its sources, as a tree in words."""

from __future__ import annotations

import json
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING
from typing import Any

import click

from dianfan.cli.finding import as_json as listing
from dianfan.cli.finding import listed
from dianfan.cli.finding import matches
from dianfan.cli.pictured import pictured
from dianfan.cli.reading import Reading
from dianfan.cli.reading import open_edition
from dianfan.figures.errors import DianfanError
from dianfan.figures.errors import UnknownKey
from dianfan.recorded.corrections import CORRECTED
from dianfan.reported.sheets import formula_told

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping

    from dianfan.figures.wording import Language

MOST_OFFERED = 5
_WORDS: Mapping[str, Mapping[str, str]] = {
    "zh": {
        "derived": "按方法 {method} v{version} 计算",
        "preferred": "几个来源中按规则选用",
        "corrected": "{on}更正（{by}决定），原值见下",
        "counted": "逐行清点本书的表：{entry}",
        "recorded": "记录在案：{source}",
        "promised": "纲领所载 {clause}：{source}",
        "said": "公开说法 {claim}：{source}",
        "locator": "，定位“{locator}”",
        "with": "，参数 {parameters}",
        "again": "（见上）",
    },
    "en": {
        "derived": "computed by {method} v{version}",
        "preferred": "chosen between several sources by rule",
        "corrected": "corrected on {on} (decided by {by}); what stood there before is below",
        "counted": "counted row by row in a table of the Book: {entry}",
        "recorded": "on record: {source}",
        "promised": "promised in {clause}: {source}",
        "said": "said in public, {claim}: {source}",
        "locator": ", at “{locator}”",
        "with": ", with {parameters}",
        "again": " (see above)",
    },
}
_PREFERRED = "recorded.choice.preferred"


@click.command("explain")
@click.argument("key")
@click.option(
    "--edition", required=True, type=click.Path(path_type=Path), help="The folder of the edition."
)
@click.option(
    "--language",
    type=click.Choice(["zh", "en"]),
    default="en",
    show_default=True,
    help="The language to explain in.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the tree as JSON.")
@click.option(
    "--picture",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Draw the tree into this SVG file instead of printing it.",
)
def command(
    key: str, *, edition: Path, language: Language, as_json: bool, picture: Path | None
) -> None:
    """Explain the figure KEY of an edition: what it says, what it was made from, down to the sources.

    The first digits of a key are enough when no other key starts with them; a page of a
    figure bears its key in its address. Words find a figure too: all figures that have
    them are listed, and a single one is explained.

    \b
    Example:
      dianfan explain 5cfebeed --edition edition --language zh
      dianfan explain "gdp 2024" --edition edition
      dianfan explain 5cfebeed --edition edition --picture tree.svg
    """  # noqa: D301 - the sign keeps click from joining lines
    reading = open_edition(edition)
    several = () if _may_be_key(key, reading) else matches(key, reading)
    if len(several) > 1:
        lines = listed(several, reading, language)
        click.echo(listing(several, reading) if as_json else "\n".join(lines))
        return
    found = several[0] if several else whole_key(key, reading)
    if picture is not None:
        picture.write_text(pictured(found, reading, language), encoding="utf-8", newline="")
        click.echo(picture)
        return
    if as_json:
        click.echo(json.dumps(tree(found, reading), ensure_ascii=False, indent=1))
        return
    for line in told(found, reading, language):
        click.echo(line)


def _may_be_key(start: str, reading: Reading) -> bool:
    wanted = start.strip().lower()
    return bool(wanted) and any(key.startswith(wanted) for key in reading.figures)


def whole_key(start: str, reading: Reading) -> str:
    """Give the one key that starts so.

    Raises:
        UnknownKey: none does, or several do.
    """
    wanted = start.strip().lower()
    found = [key for key in reading.figures if key.startswith(wanted)] if wanted else []
    if len(found) == 1:
        return found[0]
    offered = found or get_close_matches(wanted, reading.figures, MOST_OFFERED, 0.5)
    shown = [f"{key}  {reading.told(key, 'en')}" for key in sorted(offered)[:MOST_OFFERED]]
    raise UnknownKey(
        f"{len(found)} figures have a key that starts with “{start}”"
        if found
        else f"no figure has the key “{start}”",
        where=str(reading.folder),
        remedy="give more digits, or one of these:\n    " + "\n    ".join(shown)
        if shown
        else "take the key from the address of the figure's page, or search by words, as in “gdp 2024”",
    )


def told(
    key: str, reading: Reading, language: Language, depth: int = 0, seen: set[str] | None = None
) -> Iterator[str]:
    """Tell a figure and all below it, each with how it is known; a second time only by name."""
    known = set() if seen is None else seen
    stated = reading.figures[key]
    words = _WORDS[language]
    again = key in known and bool(stated.inputs)
    yield f"{'  ' * depth}{reading.told(key, language)}  [{key}]"
    yield f"{'  ' * depth}  ← {reason(stated.content['why'], reading, language)}{words['again'] if again else ''}"
    known.add(key)
    if not again:
        if formula := formula_of(key, reading, language):
            yield f"{'  ' * depth}  = {formula}"
        for part in stated.inputs:
            if part in reading.figures:
                yield from told(part, reading, language, depth + 1, known)


def formula_of(key: str, reading: Reading, language: Language) -> str:
    """Write the formula that a figure was computed by, with its numbers; nothing where there is none."""
    why = reading.figures[key].content["why"]
    if why["kind"] != "derived" or why["method"] in {_PREFERRED, CORRECTED}:
        return ""
    try:
        return formula_told(reading.figure(key), language)
    except (DianfanError, KeyError, ValueError):
        return ""  # a damaged lineage is for `dianfan verify` to tell


def reason(why: Mapping[str, Any], reading: Reading, language: Language) -> str:
    """Say in words why a figure is believed."""
    words = _WORDS[language]
    kind = why["kind"]
    if kind == "derived":
        if why["method"] == _PREFERRED:
            return words["preferred"]
        if why["method"] == CORRECTED:
            return words["corrected"].format(**why["parameters"])
        given = ", ".join(f"{name} = {_brief(value)}" for name, value in why["parameters"].items())
        return words["derived"].format(**why) + (
            words["with"].format(parameters=given) if given else ""
        )
    if kind == "recorded" and str(why["entry"]).startswith("count:"):
        return words["counted"].format(**why)
    text = words[kind].format(**{**why, "source": reading.source(why["source"])})
    return text + (words["locator"].format(**why) if why["locator"] else "")


def _brief(value: str) -> str:
    """Give the first line of a parameter that is a whole text."""
    first, *rest = value.splitlines() or [""]
    return f"{first} …" if rest else first


def tree(key: str, reading: Reading) -> dict[str, Any]:
    """Give a figure and all below it as plain data."""
    stated = reading.figures[key]
    return {
        "key": key,
        "told": {language: reading.told(key, language) for language in ("zh", "en")},
        **stated.content,
        "formula": {language: formula_of(key, reading, language) for language in ("zh", "en")},
        "inputs": [tree(part, reading) for part in stated.inputs if part in reading.figures],
    }
