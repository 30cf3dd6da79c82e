"""The companion of an edition: it is never dead, says what its data say, and changes no digest."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from dianfan.cli.program import run
from dianfan.figures.errors import UnreadableFolder
from dianfan.figures.wording import Wording
from dianfan.published.errata.beside import errata_faults
from dianfan.published.errata.companion import DATA
from dianfan.published.errata.companion import attach
from dianfan.published.errata.companion import read_errata
from dianfan.published.errata.sheet import COLUMNS
from dianfan.published.errata.sheet import Cause
from dianfan.published.errata.sheet import ErrataSheet
from dianfan.published.errata.sheet import Erratum
from dianfan.published.errata.sheet import Place
from dianfan.published.errata.sheet import as_csv
from dianfan.published.errata.sheet import as_json
from dianfan.published.errata.sheet import from_json
from dianfan.published.manifest import MANIFEST
from dianfan.published.manifest import read_manifest
from tests.editions import built
from tests.editions import copy


def sheet(edition: Path, figure: str = "") -> ErrataSheet:
    """Give errata with one figure of an edition."""
    known = sorted(path.stem for path in (edition / "zh" / "figures").iterdir())
    one = Erratum(
        "2026-06-01",
        figure or known[0],
        "cell",
        Wording("总量", "total"),
        Wording("1", "1"),
        Wording("", ""),
        Cause.RETRACTION,
        Wording("<script>来源撤回</script>", "the source withdrew it"),
        (Place("zh", "zh/index.html", "总量为1。"), Place("en", "en/index.html", "=total")),
    )
    manifest = read_manifest(edition)
    title = Wording("计划", "plan")
    return ErrataSheet(manifest.edition, "x", title, "2026-04-30", "2026-06-01", errata=(one,))


def test_an_edition_ships_with_a_page_of_errata_that_every_page_links_to() -> None:
    found = read_errata(built())
    assert found is not None
    assert found.errata == ()
    assert found.edition == read_manifest(built()).edition
    for page in (built() / "zh").rglob("*.html"):
        up = "../" * len(page.relative_to(built()).parent.parts)
        assert f'href="{up}errata/zh.html"' in page.read_text(encoding="utf-8")
    assert "没有已知的勘误" in (built() / "errata" / "zh.html").read_text(encoding="utf-8")


def test_errata_change_no_digest_and_verify(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edition = copy(tmp_path / "edition")
    before = (edition / MANIFEST).read_bytes()
    attach(edition, sheet(edition))
    assert (edition / MANIFEST).read_bytes() == before
    assert run(["verify", str(edition), "--quick"]) == 0
    assert "errata to this edition: 1" in capsys.readouterr().out
    page = (edition / "errata" / "zh.html").read_text(encoding="utf-8")
    assert "<script>来源" not in page
    assert "撤回" in page


def spoilt(name: str) -> Callable[[Path], object]:
    return lambda edition: (edition / "errata" / name).write_text("x", encoding="utf-8")


def foreign(edition: Path) -> None:
    path = edition / DATA
    content = json.loads(path.read_bytes())
    path.write_bytes(as_json(from_json(json.dumps({**content, "edition": "0" * 64}).encode(), "")))


@pytest.mark.parametrize(
    "spoil",
    [
        spoilt("zh.html"),
        spoilt("errata.csv"),
        spoilt("errata.json"),
        foreign,
        lambda edition: (edition / DATA).unlink(),
        lambda edition: attach(edition, sheet(edition, "0" * 16)),
        lambda edition: (edition / "errata" / "more.html").write_text("x", encoding="utf-8"),
    ],
    ids=["page", "table", "data", "foreign", "no data", "unknown figure", "one more file"],
)
def test_spoilt_errata_are_found(tmp_path: Path, spoil: Callable[[Path], object]) -> None:
    edition = copy(tmp_path / "edition")
    spoil(edition)
    assert run(["verify", str(edition), "--quick"]) == 4


def test_errata_read_as_they_were_written(tmp_path: Path) -> None:
    edition = copy(tmp_path / "edition")
    one = sheet(edition)
    assert from_json(as_json(one), "") == one
    assert one.errata[0].is_withdrawn
    lines = as_csv(one).decode().splitlines()
    assert lines[0] == ",".join(COLUMNS)
    assert len(lines) == 3
    assert "'=total" in lines[2]
    with pytest.raises(UnreadableFolder):
        from_json(b"{}", "here")


def test_signed_errata_are_held_against_the_key(tmp_path: Path) -> None:
    edition, secret = copy(tmp_path / "edition"), tmp_path / "k"
    assert run(["key", "new", str(secret), "--no-passphrase"]) == 0
    attach(edition, sheet(edition))
    assert run(["sign", str(edition), "--key", str(secret)]) == 0
    asked = ["verify", str(edition), "--quick", "--key", f"{secret}.pub"]
    assert run(asked) == 0
    signature = (edition / f"{DATA}.minisig").read_bytes()
    attach(edition, ErrataSheet(read_manifest(edition).edition, "x", Wording("a", "a"), "", ""))
    assert not (edition / f"{DATA}.minisig").exists()
    (edition / f"{DATA}.minisig").write_bytes(signature)
    assert run(asked) == 4


def test_an_edition_without_errata_has_no_fault(tmp_path: Path) -> None:
    assert not list(errata_faults(tmp_path, "", None))
