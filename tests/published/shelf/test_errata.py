"""Errata: what fell since an edition was printed is found with its cause, and nothing else is."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from dianfan.cli.program import run
from dianfan.cli.review import as_book
from dianfan.cli.review import review
from dianfan.figures.errors import UseError
from dianfan.published.errata.companion import read_errata
from dianfan.published.errata.sheet import Cause
from dianfan.published.errata.sheet import Erratum
from dianfan.published.manifest import MANIFEST
from dianfan.published.shelf.compare import compared
from dianfan.published.shelf.printed import printed
from dianfan.published.shelf.printed import sentences_of
from dianfan.published.shelf.standing import Later
from tests.editions import built
from tests.promised.folder import copied
from tests.promised.test_corrections import GOOD
from tests.promised.test_corrections import add


def edition(folder: Path, out: Path) -> Path:
    with as_book(folder, None) as book:
        return review(book, out=out, paper=False).folder


@pytest.fixture(scope="module")
def old(tmp_path_factory: pytest.TempPathFactory) -> Path:
    room = tmp_path_factory.mktemp("old")
    return edition(copied(room / "qinghe"), room / "edition")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return copied(tmp_path / "qinghe")


def home(folder: Path) -> dict[str, str]:
    """Give a row of the record that the edition surely prints: the latest of the home area."""
    with (folder / "observations.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    mine = [row for row in rows if (row["indicator"], row["area"]) == ("gva", "QH1")]
    levels = [row for row in mine if row["kind"] == "level" and row["status"] == "final"]
    return max(levels, key=lambda row: row["period"])


def name(row: dict[str, str]) -> str:
    return f"{row['indicator']}@{row['area']}@{row['period']}#{row['source']}"


def correct(folder: Path, value: str, kind: str = "value") -> dict[str, str]:
    row = home(folder)
    add(
        folder,
        f"a,2026-03-01,{kind},{name(row)},{row['value']},{value},,,,看错一位,a digit misread,"
        "delta-stats-2025,,statistics desk",
    )
    return row


def of(errata: tuple[Erratum, ...], row: dict[str, str]) -> list[Erratum]:
    identity = f"{row['indicator']}@{row['area']}@{row['period']}@{row['scope']}"
    return [one for one in errata if one.identity == identity]


def test_the_same_record_has_no_errata(old: Path) -> None:
    assert compared(old, old).errata == ()
    assert Later.__doc__


def test_a_correction_is_an_erratum_with_its_places(
    old: Path, folder: Path, tmp_path: Path
) -> None:
    row = correct(folder, "1234.5")
    errata = compared(old, edition(folder, tmp_path / "new")).errata
    (one, *_) = of(errata, row)
    assert one.cause is Cause.CORRECTION
    assert one.date == "2026-03-01"
    assert one.new.zh == "1234.5亿元"
    assert one.old.zh.startswith(row["value"].rstrip("0").rstrip("."))
    assert one.why.en == "a digit misread"
    assert {place.language for place in one.places} == {"zh", "en"}
    for place in one.places:
        assert (old / place.page).is_file()
        shown = one.old.zh if place.language == "zh" else one.old.en
        assert "".join(shown.split()) in "".join(place.sentence.split())
    below = [other for other in errata if other.why.en.startswith("It rests on")]
    assert below, "what was computed from the value fell with it"
    assert {other.cause for other in below} == {Cause.CORRECTION}


def test_a_retraction_leaves_nothing_or_another_source(
    old: Path, folder: Path, tmp_path: Path
) -> None:
    row = correct(folder, "", "retraction")
    add(
        folder,
        GOOD.replace(",value,", ",retraction,")
        .replace("301.2,310.2", "301.2,", 1)
        .replace("a,", "b,", 1),
    )
    errata = compared(old, edition(folder, tmp_path / "new")).errata
    (one, *_) = of(errata, row)
    assert one.cause is Cause.RETRACTION
    assert not one.is_withdrawn, "the other source of the cell stands in its place"
    (gone,) = of(errata, {"indicator": "gva", "area": "QH101", "period": "2021", "scope": ""})
    assert gone.cause is Cause.RETRACTION
    assert gone.is_withdrawn


def test_a_later_source_revises(old: Path, folder: Path, tmp_path: Path) -> None:
    row = home(folder)
    cells = {**row, "value": "1299.9", "source": "delta-stats-2025", "locator": "1299.9亿元"}
    if row["source"] == "delta-stats-2025":
        add(
            folder,
            "delta-more,清河统计办公室,More,2026-04-29,,false,bulletin,en,,",
            name="sources.csv",
        )
        cells["source"] = "delta-more"
    add(folder, ",".join(cells.values()), name="observations.csv")
    errata = compared(old, edition(folder, tmp_path / "new")).errata
    (one, *_) = of(errata, row)
    assert one.cause is Cause.SOURCE
    assert one.new.zh == "1299.9亿元"
    assert "later publication" in one.why.en


def test_a_row_that_was_changed_in_silence_is_told(old: Path, folder: Path, tmp_path: Path) -> None:
    row = home(folder)
    path = folder / "observations.csv"
    before = ",".join(row.values())
    after = ",".join({**row, "value": "1111.1"}.values())
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after), encoding="utf-8")
    errata = compared(old, edition(folder, tmp_path / "new")).errata
    (one, *_) = of(errata, row)
    assert one.cause is Cause.UNSTATED
    assert one.new.zh == "1111.1亿元"


def test_a_new_year_is_no_erratum(old: Path, folder: Path, tmp_path: Path) -> None:
    row = home(folder)
    cells = {**row, "period": "2026-Q1", "value": "300", "locator": "300亿元"}
    add(folder, ",".join(cells.values()), name="observations.csv")
    errata = compared(old, edition(folder, tmp_path / "new")).errata
    assert of(errata, row) == []


def test_a_corrected_target_is_an_erratum(old: Path, folder: Path, tmp_path: Path) -> None:
    add(
        folder,
        "t,2026-03-01,value,target:gva-2025,1300,1310,,,,误,typo,delta-plan,,council office",
    )
    errata = compared(old, edition(folder, tmp_path / "new")).errata
    assert [one.new.zh for one in errata if one.identity == "gva@QH1@2025@"] == ["1310亿元以上"]


def test_the_program_lists_and_attaches(
    old: Path, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    correct(folder, "1234.5")
    new = edition(folder, tmp_path / "new")
    before = (old / MANIFEST).read_bytes()
    command = ["errata", str(old), str(new), "--attach", "--out", str(tmp_path / "errata.csv")]
    assert run([*command, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["errata"]
    assert (old / MANIFEST).read_bytes() == before
    sheet = read_errata(old)
    assert sheet is not None
    assert len(sheet.errata) == len(told["errata"])
    assert run(["verify", str(old), "--quick"]) == 0
    assert run(command) == 0
    assert "1234.5亿元" in capsys.readouterr().out
    assert run(["errata", str(new), str(tmp_path)]) == 2
    assert run(["errata", str(built()), str(new)]) == 0


def test_editions_of_two_programmes_are_not_compared(old: Path, tmp_path: Path) -> None:
    assert run(["new", str(tmp_path / "other")]) == 0
    other = edition(tmp_path / "other", tmp_path / "out")
    with pytest.raises(UseError):
        compared(old, other)


def test_a_sentence_is_cut_out_of_its_paragraph() -> None:
    page = (
        '<main><p>甲。乙为<a class="fig" data-key="k1"><data>1亿元</data></a>。丙。</p>'
        '<table><tr><th>a</th><td><a class="fig" data-key="k2">2</a></td></tr></table>'
        '<p>It was 1.5. It grew by <a class="fig tiny" data-key="k3">2.5%</a> in 2024. Then no.</p>'
        '<svg><a class="fig" data-key="k4">x</a></svg></main><p><a class="fig" data-key="k5">5</a></p>'
    )
    found = dict(sentences_of(page))
    assert found["k1"] == "乙为1亿元。"
    assert found["k2"] == "a · 2"
    assert found["k3"] == "It grew by 2.5% in 2024."
    assert "k5" not in found


def test_every_figure_of_the_pages_has_a_place(old: Path) -> None:
    places = printed(old)
    assert all(place.sentence for some in places.values() for place in some)
    known = {path.stem for path in (old / "zh" / "figures").iterdir()}
    assert set(places) <= known
    assert len(places) > len(known) / 2
