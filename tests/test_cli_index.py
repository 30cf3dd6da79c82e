"""An index from the terminal: ranks, their ranges, and where every finding comes from; all facts invented."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from dianfan import judged
from dianfan import promised
from dianfan import recorded
from dianfan import said
from dianfan.cli import index
from dianfan.cli import index_computed
from dianfan.cli import index_data
from dianfan.cli.program import run
from dianfan.figures.errors import UseError
from dianfan.judged.surface.index_file import read_index
from dianfan.judged.surface.uncertainty.ranges import RankRange
from dianfan.published.charts.rank_picture import rank_picture
from tests.judged.indices.little import with_indices

SPEC = """\
id: living
name: {zh: 生活指数, en: Living index}
indicators:
  - {id: beds, name: Beds, direction: higher}
  - {id: dust, name: Dust, direction: lower}
  - {id: clocks, name: Clocks, direction: higher}
nodes:
  - {id: living, name: Living, children: [beds, dust, clocks]}
"""
PANEL = """\
place,period,beds,dust,clocks
苇渡,2030,4,30,7
Yanxi,2030,9,20,7
Meiting,2030,5,44,7
Lanyu,2030,,,7
苇渡,2029,3,31,7
Yanxi,2029,2,22,7
Meiting,2029,4,44,7
"""


@pytest.fixture
def files(tmp_path: Path) -> tuple[str, str]:
    spec, panel = tmp_path / "living.yaml", tmp_path / "living.csv"
    spec.write_text(SPEC, encoding="utf-8")
    panel.write_text(PANEL, encoding="utf-8")
    return str(spec), str(panel)


def test_ranks_are_told_with_their_ranges_and_findings_with_their_lines(
    files: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["index", *files, "--draws", "40"]) == 0
    told = capsys.readouterr().out
    first = next(line for line in told.splitlines() if "Yanxi" in line)
    assert first.split()[0] == "1"
    assert "rank" in first.split("Yanxi")[1]
    assert "–  Lanyu  no score" in told
    assert f"warning index-constant {files[0]}:6 clocks" in told
    assert f"warning index-availability {files[1]} Lanyu 2030" in told


def test_the_same_seed_gives_the_same_json(
    files: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    told = []
    for seed in ("3", "3", "4"):
        assert run(["index", *files, "--draws", "60", "--seed", seed, "--json"]) == 0
        told.append(json.loads(capsys.readouterr().out))
    assert told[0] == told[1]
    assert told[0]["ranks"] == sorted(told[0]["ranks"], key=lambda one: one["rank"])
    assert all(one["best"] <= one["low"] <= one["high"] <= one["worst"] for one in told[2]["ranks"])
    assert told[0]["unranked"] == ["Lanyu"]
    assert told[0]["period"] == "2030"


def test_an_earlier_period_is_told_when_asked_for(
    files: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["index", *files, "--period", "2029", "--json", "--draws", "5"]) == 0
    ranks = json.loads(capsys.readouterr().out)["ranks"]
    assert {one["place"] for one in ranks} == {"苇渡", "Yanxi", "Meiting"}
    assert run(["index", *files, "--period", "1999", "--draws", "5"]) == 2
    assert "1999" in capsys.readouterr().err


def test_tables_and_a_picture_are_written(
    files: tuple[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["index", *files, "--draws", "40", "--audit", "--out", str(tmp_path / "out")]) == 0
    assert "audit-few" in capsys.readouterr().out
    written = {one.name for one in (tmp_path / "out").iterdir()}
    assert written == {"index.json", "ranks.csv", "ranks.svg", "scores.csv", "weights.csv"}
    with (tmp_path / "out" / "ranks.csv").open(encoding="utf-8", newline="") as stream:
        ranks = list(csv.DictReader(stream))
    assert ranks[0]["place"] == "Yanxi"
    with (tmp_path / "out" / "weights.csv").open(encoding="utf-8", newline="") as stream:
        assert sum(float(one["weight"]) for one in csv.DictReader(stream)) == pytest.approx(
            1, abs=1e-5
        )


def test_the_progress_of_draws_reaches_their_number(files: tuple[str, str]) -> None:
    told: list[tuple[str, int, int]] = []
    sought = index_computed.IndexAsked(
        Path(files[0]), Path(files[1]), "", 50, None, 0.9, 0, audited=False
    )
    found = index_computed.answer(sought, lambda *one: told.append(one))
    assert told[-1] == ("draws", 50, 50)
    assert {one.draws for one in found.ranges} == {50}
    assert len(found.openness.choices) == 2


def test_what_the_file_leaves_open_is_what_varies(
    files: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    with Path(files[0]).open("a", encoding="utf-8") as stream:
        stream.write("openness:\n  weights: {noise: perturb, amount: 0.5}\n")
    assert run(["index", *files, "--draws", "40"]) == 0
    assert "weights (each up to 50% more or less)" in capsys.readouterr().out
    assert run(["index", *files, "--draws", "40", "--vary", "0.1", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["open"] == ["weights (each up to 10% more or less)"]
    assert index.MOST_DRAWS >= 50


def test_a_picture_has_a_line_for_each_place_in_the_order_of_ranks() -> None:
    ranges = [
        RankRange("b <&>", 2, 2.0, 1, 3, 1, 3, 9, 9),
        RankRange("a", 1, 1.0, 1, 2, 1, 2, 9, 9),
        RankRange("c", 3, 3.0, 3, 3, 3, 3, 9, 9),
    ]
    drawn = ET.fromstring(rank_picture(ranges, 'A "title"'))  # noqa: S314  # written above
    groups = drawn.findall("{*}g")
    assert [one.findtext("{*}text") for one in groups] == ["a", "b <&>", "c"]
    dots = [float(one.find("{*}circle").attrib["cx"]) for one in groups]  # type: ignore[union-attr]  # drawn for each
    assert dots == sorted(set(dots))
    assert drawn.attrib["aria-label"] == 'A "title"'
    with pytest.raises(UseError, match="no ranges"):
        rank_picture([], "none")


OF_RECORD = """\
id: work
name: Work
indicators:
  - {id: gva, name: Value added, direction: higher, unit: 亿元}
  - {id: jobless-rate, name: Unemployment, direction: lower, unit: "%"}
nodes:
  - {id: work, name: Work, children: [gva, jobless-rate]}
"""


def test_the_record_of_a_programme_is_data_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "work.yaml").write_text(OF_RECORD, encoding="utf-8")
    qinghe = Path(__file__).parent / "programmes" / "qinghe"
    assert run(["index", str(tmp_path / "work.yaml"), str(qinghe), "--json", "--draws", "9"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert {one["place"] for one in told["ranks"]} == {"QH101", "QH102", "QH103", "QH104"}
    assert {one["name"] for one in told["ranks"]} >= {"Hekou District"}
    assert told["period"] == "2025"
    read = index_data.data_of(qinghe, read_index(tmp_path / "work.yaml"))
    row = read.panel.places.index("QH101"), read.panel.columns.index("gva")
    assert read.panel.values[row] == 301.2


def test_a_programme_without_data_for_the_index_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "none.yaml").write_text(
        OF_RECORD.replace("id: gva", "id: no-gva").replace("[gva, jobless-rate]", "[no-gva, no]")
        .replace("id: jobless-rate", "id: no"), encoding="utf-8",
    )  # fmt: skip
    qinghe = Path(__file__).parent / "programmes" / "qinghe"
    assert run(["index", str(tmp_path / "none.yaml"), str(qinghe)]) == 2
    assert "no value for the index" in capsys.readouterr().err
    assert run(["index", str(tmp_path / "none.yaml"), str(tmp_path)]) != 0
    assert "fault of the program" not in capsys.readouterr().err


def test_ranks_of_a_programme_are_those_of_its_edition(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = with_indices(tmp_path / "qinghe")
    assert run(["index", str(folder / "indices" / "living.yaml"), str(folder), "--json"]) == 0
    told = {one["place"]: one for one in json.loads(capsys.readouterr().out)["ranks"]}
    programme = promised.load(folder)
    book = recorded.close(programme, said.read(programme), programme.charter.review_date)
    judged_index = judged.judge(programme, book).indices[0]
    assert judged_index.done is not None
    edition = judged_index.done.ranges
    assert {one: (r.rank, r.low, r.high) for one, r in edition.items()} == {
        one: (r["rank"], r["low"], r["high"]) for one, r in told.items()
    }
