"""What holds of every comparison, whichever editions are compared."""

import json
import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st
from markupsafe import escape

from dianfan.cli.diff import DIFFER
from dianfan.cli.program import run
from dianfan.figures.errors import UnreadableFolder
from dianfan.figures.errors import UseError
from dianfan.figures.wording import Language
from dianfan.published.changes import Changes
from dianfan.published.changes import changes
from dianfan.published.changes import changes_page
from dianfan.published.changes import told
from dianfan.published.changes.books import row_changes
from dianfan.published.changes.causes import cause_of
from dianfan.published.changes.figure_changes import figure_changes
from dianfan.published.changes.model import ChangeCause
from dianfan.published.changes.model import SentenceChange
from dianfan.published.changes.pairing import paired
from dianfan.published.changes.reading_pages import content_of
from dianfan.published.changes.side import open_side
from dianfan.published.changes.telling import sentence_differences
from dianfan.published.changes.wording import word
from tests.published.changes.variants import EDITS
from tests.published.changes.variants import variant

names = st.sampled_from(sorted(EDITS))


@pytest.mark.parametrize("name", ["as it is", "later source", "corrected"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_an_edition_is_like_itself(name: str, language: Language) -> None:
    found = changes(variant(name), variant(name), language)
    assert found.are_none
    assert found.unchanged
    assert found.notes == ()


@given(one=names, other=names)
@settings(deadline=None, max_examples=25)
def test_what_one_way_adds_the_other_way_takes(one: str, other: str) -> None:
    there = changes(variant(one), variant(other), "en")
    back = changes(variant(other), variant(one), "en")
    assert there.unchanged == back.unchanged
    assert _alone(there, ChangeCause.NEW) == _alone(back, ChangeCause.GONE)
    assert _alone(there, ChangeCause.GONE) == _alone(back, ChangeCause.NEW)
    assert {(x.old, x.new) for x in there.states} == {(x.new, x.old) for x in back.states}
    assert sorted((x.table, x.row, _turned(x.kind)) for x in there.rows) == sorted(
        (x.table, x.row, x.kind) for x in back.rows
    )
    assert _texts(there, SentenceChange.ADDED) == _texts(back, SentenceChange.GONE)


def _alone(found: Changes, cause: ChangeCause) -> list[str]:
    told = (one.new or one.old for one in found.figures if one.cause is cause)
    return sorted(one.key for one in told if one is not None)


def _turned(kind: str) -> str:
    return {"added": "gone", "gone": "added"}.get(kind, kind)


def _texts(found: Changes, kind: SentenceChange) -> list[str]:
    return sorted(one.old or one.new for one in found.sentences if one.kind is kind)


@given(one=names, other=names)
@settings(deadline=None, max_examples=15)
def test_each_figure_is_paired_once_and_has_one_cause(one: str, other: str) -> None:
    a, b = open_side(variant(one)), open_side(variant(other))
    pairs = list(paired(a, b, a.by_identity, b.by_identity))
    old = [pair.old for pair in pairs if pair.old]
    new = [pair.new for pair in pairs if pair.new]
    assert sorted(old) == sorted(key for keys in a.by_identity.values() for key in keys)
    assert sorted(new) == sorted(key for keys in b.by_identity.values() for key in keys)
    for pair in pairs:
        cause = cause_of(a, b, pair.old, pair.new).cause
        alone = {(True, False): ChangeCause.GONE, (False, True): ChangeCause.NEW}
        stands = (bool(pair.old), bool(pair.new))
        assert (cause in alone.values()) is (stands in alone)
        assert stands not in alone or cause is alone[stands]


def test_each_cause_has_words_in_both_languages() -> None:
    found = changes(variant("as it is"), variant("target"), "zh")
    text = "\n".join(told(found, "zh", 3))
    assert "目标或标准改了" in text
    assert "已达成" in text
    assert "另有" in text
    assert word("en", "on_track") == "on track"
    assert word("en", "never_heard_of") == "never heard of"


def test_the_page_stands_alone_and_holds_what_changed() -> None:
    found = changes(variant("as it is"), variant("project"), "en")
    text = changes_page(found, "en").decode()
    assert "default-src 'none'" in text.replace("&#39;", "'")
    assert "<script" not in text
    assert "src=" not in text.split("<style>")[0] + text.split("</style>")[1]
    assert found.sentences
    assert all(f">{escape(one.old)}<" in text for one in found.sentences if one.old)
    same = changes(variant("project"), variant("project"), "zh")
    assert changes_page(same, "zh").decode().count("两期相同") == 1


def test_pages_are_taken_apart_into_sentences_rows_and_verdicts() -> None:
    content = content_of(
        '<main><p>Up <a class="fig" data-key="k1"><data>3</data></a>. Down <a class="fig tiny" data-key="k2">'
        '<data>4</data></a>!</p><nav>Not read.</nav><article class="claim" id="c1"><p>'
        '<span class="verdict supported">✓</span></p></article><table id="judgements-x"><tr><td>m v1</td>'
        '<td><span class="state on_track">▲</span></td></tr></table></main>'
    )
    assert [(one.text, one.keys) for one in content.sentences[:2]] == [
        ("Up 3.", ("k1",)),
        ("Down 4!", ("k2",)),
    ]
    assert content.verdicts == {"c1": "supported"}
    assert content.rows == [("judgements-x", (("m v1", ""), ("▲", "on_track")))]


def test_a_sentence_in_other_words_with_the_same_figures_is_reworded() -> None:
    side = open_side(variant("as it is"))
    key = next(iter(side.figures))
    pages = [
        content_of(f'<main><p>{words} <a class="fig" data-key="{key}">7</a>.</p></main>')
        for words in ("It came to", "It reached")
    ]
    (one,) = sentence_differences(side, side, {"p": (pages[0], pages[1])})
    assert (one.kind, one.pages) == (SentenceChange.REWORDED, ("p",))


def test_an_older_form_is_compared_as_far_as_it_goes(tmp_path: Path) -> None:
    out = Path(shutil.copytree(variant("as it is"), tmp_path / "edition"))
    manifest = json.loads((out / "manifest.json").read_bytes())
    del manifest["libraries"], manifest["fonts"]
    manifest["form"] = "dianfan-edition-0"
    (out / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    shutil.rmtree(out / "en")
    found = changes(out, variant("as it is"), "en")
    assert {one.part for one in found.made} >= {"form"}
    assert found.figures == ()
    assert "no pages" in found.notes[0]
    shutil.rmtree(out / "book")
    notes: list[str] = []
    assert {row.kind for row in row_changes(out, variant("as it is"), notes)} == {"added"}
    assert figure_changes(open_side(out), open_side(out), "en", lambda _s, _d, _a: None)[0] == ()


def test_what_is_no_edition_or_another_programme_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFolder, match="no edition"):
        changes(tmp_path, variant("as it is"), "en")
    out = Path(shutil.copytree(variant("as it is"), tmp_path / "edition"))
    (out / "lineage.jsonl").write_text("{\n", encoding="utf-8")
    with pytest.raises(UnreadableFolder, match="damaged"):
        changes(variant("as it is"), out, "en")
    manifest = json.loads((out / "manifest.json").read_bytes())
    manifest["programme"] = "other"
    (out / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    shutil.copy(variant("as it is") / "lineage.jsonl", out)
    with pytest.raises(UseError, match="two programmes"):
        changes(variant("as it is"), out, "en")


def test_the_command_tells_writes_and_answers(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    a, b = str(variant("as it is")), str(variant("target"))
    assert run(["diff", a, b]) == 0
    assert "A target or threshold was set otherwise (1)" in capsys.readouterr().out
    assert run(["diff", a, b, "--exit-code"]) == DIFFER
    assert run(["diff", a, a, "--exit-code"]) == 0
    capsys.readouterr()
    assert run(["diff", a, b, "--json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert data["same"] is False
    assert data["figures"][0]["cause"] == "promised otherwise"
    page = tmp_path / "changes.html"
    assert run(["diff", a, b, "--html", str(page), "--language", "zh"]) == 0
    assert "两期比较" in page.read_text(encoding="utf-8")
    assert run(["diff", a, str(tmp_path)]) == 2
