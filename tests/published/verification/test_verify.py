"""Verify: an untouched edition is sound; change one digit anywhere and it is not."""

from __future__ import annotations

import json
import random
from dataclasses import replace
from pathlib import Path

import pytest

from dianfan.figures.errors import UnreadableFolder
from dianfan.figures.lineage import content_key
from dianfan.published.fault import FaultKind
from dianfan.published.fault import Verification
from dianfan.published.manifest import MANIFEST
from dianfan.published.manifest import FileEntry
from dianfan.published.manifest import edition_digest
from dianfan.published.manifest import file_entry
from dianfan.published.manifest import read_manifest
from dianfan.published.manifest import written
from dianfan.published.verification.verify import verify
from tests.editions import built
from tests.editions import copy
from tests.editions import digits
from tests.editions import flip
from tests.editions import has_fonts
from tests.editions import verified

KINDS = {
    "page": "zh/index.html",
    "report": "en/actions/*.html",
    "figure": "zh/figures/*.html",
    "style": "assets/*.css",
    "script": "assets/*.js",
    "table": "book/observations.csv",
    "closed table": "book/entries.csv",
    "other table": "book/projects.csv",
    "twin": "book/parquet/*.parquet",
    "text": "book/programme.yaml",
    "descriptor": "book/datapackage.json",
    "lineage": "lineage.jsonl",
    "index": "figures.json",
    "provenance": "provenance/*.jsonld",
    "annotations": "annotations/*.jsonld",
    "paper": "broadsheet-zh.pdf",
    "manifest": MANIFEST,
}
NAMED = {"page", "report", "figure", "annotations", "closed table", "lineage", "index"}


@pytest.fixture(scope="module")
def spoiled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give one copy for all tests that change a file and put it back."""
    return copy(tmp_path_factory.mktemp("spoiled") / "edition")


def seal(edition: Path) -> None:
    """Write the manifest anew, as a forger would who knows the digests."""
    manifest = read_manifest(edition)
    files: tuple[FileEntry, ...] = tuple(
        file_entry(entry.path, (edition / entry.path).read_bytes()) for entry in manifest.files
    )
    forged = replace(manifest, files=files, edition=edition_digest(files))
    (edition / MANIFEST).write_bytes(written(forged))


def files_of(result: Verification) -> set[str]:
    return {fault.file for fault in result.faults}


def kinds_of(result: Verification) -> set[FaultKind]:
    return {fault.kind for fault in result.faults}


def named(result: Verification) -> set[str]:
    return {key for fault in result.faults for key in fault.figures}


def test_an_untouched_edition_is_sound() -> None:
    result = verified(built())
    assert result.faults == ()
    assert result.rebuilt
    assert result.figures > 50
    assert result.shown > 500
    assert result.files == len(read_manifest(built()).files) + 1


def test_a_quick_look_finds_it_sound_too() -> None:
    result = verify(built(), rebuild=None)
    assert result.is_sound
    assert not result.rebuilt


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("seed", range(2))
def test_one_changed_digit_is_found_and_named(spoiled: Path, kind: str, seed: int) -> None:
    chance = random.Random(f"{kind} {seed}")  # noqa: S311  # a repeatable choice, no secret
    known = [path for path in sorted(spoiled.glob(KINDS[kind])) if any(digits(path.read_bytes()))]
    if not known and not has_fonts():
        pytest.skip("no paper was printed: the printing fonts are missing")
    path = chance.choice(known)
    before = path.read_bytes()
    flip(path, chance.choice(list(digits(before))), chance.randint(1, 9))
    try:
        result = verified(spoiled)
    finally:
        path.write_bytes(before)
    name = path.relative_to(spoiled).as_posix()
    assert not result.is_sound
    told = files_of(result)
    assert name in told
    if kind not in {"manifest", "lineage"}:
        assert told <= {name, MANIFEST}, "nothing else is blamed"
    if kind in NAMED:
        assert named(result), "the figures that stand there are named"


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def first_link(page: Path) -> tuple[str, str, str]:
    """Give key, value and text of the first figure of a page."""
    text = page.read_text(encoding="utf-8")
    _, _, rest = text.partition('data-key="')
    key, _, rest = rest.partition('"')
    _, _, rest = rest.partition('<data value="')
    value, _, rest = rest.partition('">')
    return key, value, rest.partition("<")[0]


@pytest.mark.parametrize("what", ["text", "value", "address"])
@pytest.mark.parametrize("full", [True, False], ids=["full", "quick"])
def test_a_forged_figure_with_a_forged_manifest_is_found(
    tmp_path: Path,
    what: str,
    full: bool,  # noqa: FBT001  # a parameter of the test
) -> None:
    edition = copy(tmp_path / "edition")
    page = edition / "zh" / "index.html"
    key, value, text = first_link(page)
    if what == "text":
        change(page, f">{text}</data>", f">{text}0</data>")
    elif what == "value":
        change(page, f'<data value="{value}"', f'<data value="{value}1"')
    else:
        change(page, f"figures/{key}.html", f"figures/{key[::-1]}.html")
    seal(edition)
    result = verified(edition) if full else verify(edition, rebuild=None)
    assert FaultKind.SHOWN in kinds_of(result)
    assert key in named(result)
    assert files_of(result) <= {"zh/index.html", MANIFEST}


def forge_lineage(edition: Path, key: str) -> str:
    """Change the value of a figure in the lineage, and give it the key of its new content."""
    path = edition / "lineage.jsonl"
    lines = path.read_text(encoding="utf-8").splitlines()
    place = next(i for i, line in enumerate(lines) if f'"key": "{key}"' in line)
    content = json.loads(lines[place])
    del content["key"]
    content["value"] = f"{content['value']}1"
    forged = content_key(content)
    lines[place] = json.dumps({"key": forged, **content}, ensure_ascii=False)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return forged


@pytest.mark.parametrize("kind", ["derived", "recorded", "promised", "said", "count"])
def test_a_figure_that_its_reason_does_not_bear_is_found(tmp_path: Path, kind: str) -> None:
    edition = copy(tmp_path / "edition")
    lines = map(json.loads, (edition / "lineage.jsonl").read_text(encoding="utf-8").splitlines())
    wanted = {"count": "recorded"}.get(kind, kind)
    chosen = next(
        line["key"]
        for line in lines
        if line["why"]["kind"] == wanted
        and str(line["why"].get("entry", "")).startswith("count:") == (kind == "count")
    )
    forged = forge_lineage(edition, chosen)
    seal(edition)
    result = verify(edition, rebuild=None)
    assert FaultKind.LINEAGE in kinds_of(result)
    assert forged in named(result)


def test_a_figure_without_its_inputs_is_found(tmp_path: Path) -> None:
    edition = copy(tmp_path / "edition")
    path = edition / "lineage.jsonl"
    lines = path.read_text(encoding="utf-8").splitlines()
    derived = next(line for line in lines if '"derived"' in line)
    path.write_text(derived + "\n", encoding="utf-8")
    result = verify(edition, rebuild=None)
    assert any("no line above states the input" in fault.message for fault in result.faults)


def test_a_changed_book_is_mended_from_its_twin_and_the_row_is_named(tmp_path: Path) -> None:
    edition = copy(tmp_path / "edition")
    change(edition / "book" / "observations.csv", ",301.2,", ",307.2,")
    seal(edition)
    result = verified(edition)
    fault = next(one for one in result.faults if one.file == "book/observations.csv")
    assert (fault.expected, fault.found) == ("301.2", "307.2")
    assert fault.where == "row 2, value"
    assert fault.figures
    assert result.rebuilt


def test_a_changed_text_of_the_book_is_mended_by_its_digest(tmp_path: Path) -> None:
    edition = copy(tmp_path / "edition")
    change(edition / "book" / "programme.yaml", "2026-04-30", "2026-04-20")
    result = verified(edition)
    fault = next(one for one in result.faults if one.file == "book/programme.yaml")
    assert (fault.expected, fault.found) == ("review_date: 2026-04-30", "review_date: 2026-04-20")


def test_a_book_changed_together_with_all_that_names_it_differs_from_the_pages(
    tmp_path: Path,
) -> None:
    """The whole Book is another, consistent with itself: the lineage does not follow from it."""
    edition = copy(tmp_path / "edition")
    book = edition / "book" / "observations.csv"
    change(book, ",301.2,", ",307.2,")
    (edition / "book" / "parquet" / "observations.parquet").unlink()
    seal_present(edition)
    result = verified(edition)
    assert {FaultKind.BOOK, FaultKind.LINEAGE} <= kinds_of(result)
    assert not result.rebuilt
    assert named(result)


def seal_present(edition: Path) -> None:
    manifest = read_manifest(edition)
    kept = tuple(entry for entry in manifest.files if (edition / entry.path).is_file())
    (edition / MANIFEST).write_bytes(written(replace(manifest, files=kept)))
    seal(edition)


def test_a_missing_and_an_extra_file_are_found(tmp_path: Path) -> None:
    edition = copy(tmp_path / "edition")
    page = next((edition / "zh" / "figures").iterdir())
    page.unlink()
    (edition / "zh" / "figures" / "note.html").write_text("?", encoding="utf-8")
    result = verified(edition)
    assert {FaultKind.MISSING, FaultKind.EXTRA} <= kinds_of(result)
    assert page.stem in named(result)


def test_an_edition_of_another_version_cannot_be_compared(tmp_path: Path) -> None:
    edition = copy(tmp_path / "edition")
    manifest = replace(read_manifest(edition), program="1.0")
    (edition / MANIFEST).write_bytes(written(manifest))
    result = verified(edition)
    assert [fault.where for fault in result.faults] == ["program"]
    assert verify(edition, rebuild=None).is_sound


@pytest.mark.parametrize("text", ["{}", "no JSON", '{"form": "dianfan-edition-9"}'])
def test_a_damaged_manifest_is_a_fault(tmp_path: Path, text: str) -> None:
    edition = copy(tmp_path / "edition")
    (edition / MANIFEST).write_text(text, encoding="utf-8")
    assert files_of(verified(edition)) == {MANIFEST}


def test_a_folder_without_a_manifest_is_no_edition(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFolder, match="no edition"):
        verified(tmp_path)


def test_a_book_that_cannot_be_loaded_is_a_fault(tmp_path: Path) -> None:
    edition = copy(tmp_path / "edition")
    (edition / "book" / "areas.csv").write_text("nothing\n", encoding="utf-8")
    (edition / "book" / "parquet" / "areas.parquet").write_bytes(b"nothing")
    result = verified(edition)
    assert "book/areas.csv:1" in " ".join(files_of(result))
    assert not result.rebuilt
