"""Random indices of random tables: an answer in finite numbers, or an error that says what to do."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random

import pytest

from dianfan.cli.program import run
from dianfan.judged.surface.aggregating import Aggregation
from dianfan.judged.surface.imputing import Imputation
from dianfan.judged.surface.normalising import Normalisation
from dianfan.judged.surface.spec import Weighting
from dianfan.judged.surface.treating import Treatment

SEEDS = range(12)
EACH = 8
WRONG_USE = 2
STRANGE = ("", "0", "1", "2", "5", "-7", "1e308", "-1e308", "1e-320", "7", "7", "4", "6", "100")


def _table(chance: Random, names: list[str]) -> str:
    strange = chance.random() < 0.5
    lines = ["place,period,region," + ",".join(names)]
    places, periods = chance.choice((1, 2, 4, 9)), chance.choice((1, 1, 3))
    for row in range(places * periods):
        cells = [
            chance.choice(STRANGE) if strange else f"{chance.gauss(50, 20):.1f}" for _ in names
        ]
        lines.append(
            f"p{row % places},{2030 + row // places},r{row % places % 2}," + ",".join(cells)
        )
    return "\n".join(lines) + "\n"


def _spec(chance: Random, names: list[str]) -> str:
    imputation = chance.choice(list(Imputation))
    lines = ["id: x", "name: X", f"imputation: {imputation}"]
    lines += ["group: region"] if imputation.startswith("group") else []
    lines += [f"treatment: {chance.choice(list(Treatment))}"]
    lines += [f"normalisation: {chance.choice(list(Normalisation))}"]
    lines += [f"span: {chance.choice(('[0, 100]', '[1, 100]', '[-50, 50]'))}"]
    lines += [f"availability: {chance.choice((0, 0.65))}"]
    lines += ["bounds: base", "base: '2030'"] if chance.random() < 0.3 else []
    goals = (5, 100, -3)
    lines += ["indicators:"] + [
        f"  - {{id: {name}, name: N, direction: {chance.choice(('higher', 'lower'))}, low: 0,"
        f" high: 10, goal: {chance.choice(goals)}}}"
        for name in names
    ]
    lines += ["nodes:", *_node(chance, "x", ["l", names[-1]]), *_node(chance, "l", names[:-1])]
    return "\n".join(lines) + "\n"


def _node(chance: Random, name: str, children: list[str]) -> list[str]:
    weighting = chance.choice(list(Weighting))
    terms: dict[str, object] = {"zeros": chance.choice(("refuse", "zero", "floor"))}
    terms |= {
        "exponent": chance.choice((-100, -1, 0, 0.5, 50)),
        "order": [2, 1, 1][: len(children)],
    }
    aggregation = chance.choice(list(Aggregation))
    if weighting is Weighting.BOD:
        aggregation = Aggregation.ARITHMETIC
    weights = {child: chance.choice((0, 1, 3)) for child in children}
    given = weighting in {Weighting.GIVEN, Weighting.IMPORTANCE}
    return [
        f"  - id: {name}", "    name: N", f"    children: {json.dumps(children)}",
        f"    aggregation: {aggregation}", f"    terms: {json.dumps(terms)}",
        f"    weighting: {weighting}", *([f"    weights: {json.dumps(weights)}"] if given else []),
    ]  # fmt: skip


@pytest.mark.parametrize("seed", SEEDS)
def test_random_files_get_an_answer_or_a_clear_error(
    seed: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    chance = Random(seed)  # noqa: S311  # a made-up world
    spec, panel = tmp_path / "s.yaml", tmp_path / "p.csv"
    for _ in range(EACH):
        names = ["a", "b", "c", "d"][: chance.choice((2, 3, 4))]
        spec.write_text(_spec(chance, names), encoding="utf-8")
        panel.write_text(_table(chance, names), encoding="utf-8")
        code = run(["index", str(spec), str(panel), "--json", "--audit", "--draws", "15"])
        told = json.loads(capsys.readouterr().out, parse_constant=pytest.fail)
        if code == 0:
            assert not told["unranked"] or told["findings"] or told["failures"]
            assert all(one["low"] <= one["high"] for one in told["ranks"])
        else:
            assert code == WRONG_USE, told
            assert told["error"]["what_to_do"], told
