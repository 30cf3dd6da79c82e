"""Reading and confirming from the terminal, as an office does it; all facts are invented."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from dianfan.cli import claims
from dianfan.cli import opened
from dianfan.cli import read
from dianfan.cli.claims_shown import at_length
from dianfan.cli.claims_shown import in_one_line
from dianfan.cli.claims_walk import Walk
from dianfan.cli.claims_walk import walk
from dianfan.cli.program import run
from dianfan.said.confirming.as_read import read_claims
from dianfan.said.confirming.ledger import read_ledger
from dianfan.said.confirming.model import ClaimState
from dianfan.said.confirming.model import StepKind
from dianfan.said.confirming.standing import standing
from tests.said.articles.flatten import RIVER
from tests.said.articles.flatten import broken
from tests.said.readings import small_reading

QINGHE = Path(__file__).parent / "programmes" / "qinghe"


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.txt"
    lines = ["清河两岸堤防加固", "本报记者 甲乙", *broken(RIVER, 22)]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_a_page_is_read_in_words(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["read", str(page), "--date", "2031-10-06", "--workers", "1"]) == 0
    told = capsys.readouterr().out
    assert "清河两岸堤防加固" in told
    assert "七十七公里" in told
    assert "the year is not printed" in told
    assert "published: 2031-10-06" in told


def test_a_page_is_read_as_json(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["read", str(page), "--date", "2031-10-06", "--json", "--workers", "1"]) == 0
    told = json.loads(capsys.readouterr().out)
    (claim,) = [one for one in told["claims"] if one["words"] == "七十七公里"]
    (start, end), *_ = claim["places"][0]["bytes"]
    assert page.read_bytes()[start:end].decode() == "七十七公里"
    assert claim["file"] == page.name
    told_of = claim["fields"]
    assert (told_of["value"], told_of["unit"], told_of["period"]) == ("77", "公里", "2031")
    assert told["articles"][0]["credits"] == [{"name": "甲乙", "role": ""}]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--date", "yesterday"], "no day"),
        (["--date", "2031-05-02/2031-05-01"], "ends before it begins"),
    ],
)
def test_a_wrong_day_is_refused(
    page: Path, arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["read", str(page), *arguments]) == 2
    assert told in capsys.readouterr().err


def test_both_commands_share_the_options_of_reading() -> None:
    shared = {"day", "programme", "ocr", "workers"}
    for command in (read.command, claims.command):
        assert shared <= {str(one.name) for one in command.params}
    assert opened.ReadOptions(None, None, ocr=False, workers=1).published is None


def test_a_file_that_is_not_there_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["read", "nowhere.pdf"]) == 2
    assert "nowhere.pdf" in capsys.readouterr().err


def _keys(page: Path, capsys: pytest.CaptureFixture[str], *more: str) -> list[dict[str, object]]:
    capsys.readouterr()
    arguments = ["claims", str(page), "--date", "2031-10-06", "--workers", "1", "--json", *more]
    assert run(arguments) == 0
    found = json.loads(capsys.readouterr().out)
    assert isinstance(found, list)
    return found


def test_claims_are_confirmed_and_enter_a_programme(
    page: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "qinghe"
    shutil.copytree(QINGHE, folder)
    source = (folder / "sources.csv").read_text(encoding="utf-8").splitlines()[1].split(",")[0]
    programme = ["--programme", str(folder), "--by", "desk-a"]
    first = _keys(page, capsys, *programme)[0]["claim"]
    assert isinstance(first, dict)
    key = str(first["key"])
    corrected = [*programme, "--set", f"{key}:value=78", "--why", "the print says 78"]
    assert _keys(page, capsys, *corrected)[0]["state"] == "open"
    assert _keys(page, capsys, *programme, "--confirm", key)[0]["state"] == "confirmed"
    before = (folder / "claims.csv").read_text(encoding="utf-8")
    base = ["claims", str(page), "--date", "2031-10-06", "--workers", "1", *programme]
    assert run([*base, "--enter", source]) == 0
    added = (folder / "claims.csv").read_text(encoding="utf-8").removeprefix(before)
    assert f"read-{key}" in added
    assert ",78," in added
    kinds = [step.kind for step in read_ledger(folder / "library" / "steps.jsonl")]
    assert kinds == [StepKind.CORRECT, StepKind.CONFIRM, StepKind.ENTER]
    assert run([*base, "--withdraw", key]) == 2
    assert "corrections.csv" in capsys.readouterr().err
    assert run(["check", str(folder)]) == 0


def test_steps_need_a_person_a_key_and_a_source(
    page: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    base = ["claims", str(page), "--date", "2031-10-06", "--workers", "1"]
    assert run([*base, "--confirm", "ffff"]) == 2
    assert "no claims with the key" in capsys.readouterr().err
    assert run([*base, "--set", "nonsense"]) == 2
    assert run([*base, "--enter", "s1"]) == 2
    assert run([*base, "--enter", "s1", "--programme", str(QINGHE)]) == 2
    assert "sources.csv" in capsys.readouterr().err


def _walked(tmp_path: Path, keys: str, answers: list[str], monkeypatch: pytest.MonkeyPatch) -> Walk:
    claims = read_claims(small_reading())
    given = iter(keys)
    typed = iter(answers)
    monkeypatch.setattr("click.prompt", lambda *_args, **_options: next(typed))
    where = Walk(claims, tmp_path / "steps.jsonl", "desk-a", {}, ask=lambda: next(given))
    walk(where)
    return where


def test_a_walk_decides_by_a_key_each(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    where = _walked(
        tmp_path, "?ely", ["value", "78", "the print says 78", "indicator", "dykes"], monkeypatch
    )
    steps = read_ledger(where.ledger)
    assert [step.kind for step in steps] == [StepKind.CORRECT, StepKind.LINK, StepKind.CONFIRM]
    now = standing(where.claims[0], steps)
    assert (now.state, now.fields["value"], now.fields["indicator"]) == (
        ClaimState.CONFIRMED, "78", "dykes",
    )  # fmt: skip
    assert "(read: more than 77 公里)" in "".join(at_length(now))
    assert in_one_line(now).startswith("✓")


def test_a_walk_takes_back_moves_on_and_stops(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    where = _walked(tmp_path, "ebuunq", ["value", "many", "why", "not a claim"], monkeypatch)
    steps = read_ledger(where.ledger)
    assert [step.kind for step in steps] == [StepKind.REJECT]
    assert where.taken == 1


def test_taking_back_returns_to_what_was_decided_last(tmp_path: Path) -> None:
    (claim,) = read_claims(small_reading())
    other = replace(claim, key="fedcba9876543210")
    given = iter("yuq")
    where = Walk([claim, other], tmp_path / "steps.jsonl", "desk-a", {}, ask=lambda: next(given))
    walk(where)
    steps = read_ledger(where.ledger)
    assert [(step.kind, step.key) for step in steps] == [
        (StepKind.CONFIRM, claim.key),
        (StepKind.WITHDRAW, claim.key),
    ]
    assert where.at == 0


def test_a_reading_is_written_in_the_formats_of_others(page: Path, tmp_path: Path) -> None:
    out = tmp_path / "read"
    arguments = ["read", str(page), "--date", "2031-10-06", "--workers", "1", "--out", str(out)]
    assert run(arguments) == 0
    names = {str(path.relative_to(out)) for path in out.rglob("*") if path.is_file()}
    assert {"mets.xml", "alto/0001.xml", "reading.json", "annotations.jsonld"} <= names
    assert "七十七公里" in (out / "annotations.jsonld").read_text(encoding="utf-8")
    assert sorted(one.name for one in tmp_path.iterdir()) == ["page.txt", "read"]
    assert run(arguments) == 2


def test_a_promise_is_shown_by_its_words() -> None:
    (claim,) = read_claims(small_reading())
    bare = dict(claim.fields) | {"value": "", "bound": "", "unit": "", "status": "expected"}
    promise = replace(claim, kind="promise", words="预计年底建成", fields=bare)
    told = in_one_line(standing(promise, ()))
    assert "预计年底建成" in told
    assert "lost" not in told


def test_claims_that_were_entered_are_handed_on_with_their_verdict(
    page: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "qinghe"
    shutil.copytree(QINGHE, folder)
    source = (folder / "sources.csv").read_text(encoding="utf-8").splitlines()[1].split(",")[0]
    programme = ["--programme", str(folder)]
    before = tmp_path / "before"
    base = [str(page), "--date", "2031-10-06", "--workers", "1", *programme]
    assert run(["read", *base, "--out", str(before)]) == 0
    assert not (before / "claims.jsonld").exists()
    first = _keys(page, capsys, *programme)[0]["claim"]
    assert isinstance(first, dict)
    key = str(first["key"])
    assert run(["claims", *base, "--by", "a", "--confirm", key, "--enter", source]) == 0
    after = tmp_path / "after"
    assert run(["read", *base, "--out", str(after)]) == 0
    (told,) = json.loads((after / "claims.jsonld").read_bytes())["@graph"]
    assert told["@type"] == "ClaimReview"
    assert told["url"] == f"#{key}"
    assert told["claimReviewed"] == first["sentence"]
    assert told["reviewBody"]
    with (folder / "claims.csv").open("a", encoding="utf-8") as stream:
        stream.write("read-broken,not-a-day\n")
    faulty = tmp_path / "faulty"
    assert run(["read", *base, "--out", str(faulty)]) == 0
    assert "no verdicts" in capsys.readouterr().err
    assert not (faulty / "claims.jsonld").exists()
