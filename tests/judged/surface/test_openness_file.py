"""What an index leaves open is read from its file, every fault with its line."""

from __future__ import annotations

import pytest

from dianfan.judged.surface.aggregating import Aggregation
from dianfan.judged.surface.index_file import index_of_text
from dianfan.judged.surface.normalising import Normalisation
from dianfan.judged.surface.uncertainty.choices import Change
from dianfan.judged.surface.uncertainty.choices import Noise
from dianfan.judged.surface.uncertainty.choices import WeightNoise

PLAIN = """\
id: living
name: Living
indicators:
  - {id: beds, name: Beds, direction: higher}
  - {id: dust, name: Dust, direction: lower}
nodes:
  - {id: living, name: Living, children: [beds, dust]}
"""
OPEN = """\
openness:
  weights: {noise: perturb, amount: 0.25}
  choices:
    - name: normalisation
      options:
        - {label: as laid down}
        - label: percentile
          changes: [{field: normalisation, value: percentile}]
    - name: mean
      options:
        - {label: as laid down}
        - label: geometric
          changes:
            - {field: span, value: [1, 100]}
            - {field: aggregation, value: geometric, node: "*"}
        - label: without dust
          changes: [{remove: dust}]
"""


def test_a_file_that_says_nothing_leaves_the_default_to_others() -> None:
    told = index_of_text(PLAIN)
    assert told.spec is not None
    assert told.openness is None
    assert told.findings == ()


def test_choices_and_weights_are_read_with_the_types_of_their_fields() -> None:
    told = index_of_text(PLAIN + OPEN)
    assert told.findings == ()
    assert told.spec == index_of_text(PLAIN).spec
    assert told.openness is not None
    assert told.openness.weights == WeightNoise(Noise.PERTURB, 0.25)
    first, second = told.openness.choices
    assert first.options[1].changes == (Change("normalisation", Normalisation.PERCENTILE),)
    assert second.options[1].changes == (
        Change("span", (1.0, 100.0)), Change("aggregation", Aggregation.GEOMETRIC, "*"),
    )  # fmt: skip
    assert second.options[2].changes == (Change(remove="dust"),)


@pytest.mark.parametrize(
    ("old", "new", "line", "says"),
    [
        ("amount: 0.25", "amuont: 0.25", 9, "amuont"),
        ("amount: 0.25", "amount: 2.5", 8, "2.5"),
        ("amount: 0.25", "amount: nan", 9, "nan"),
        ("amount: 0.25", "amount: inf", 9, "inf"),
        ("value: [1, 100]", "value: [1, nan]", 21, "nan"),
        ("noise: perturb", "noise: shake", 8, "shake"),
        ("value: percentile", "value: percent", 8, "percent"),
        ("- name: mean", "- name: normalisation", 8, "one name"),
        ("{remove: dust}", "{remove: mud}", 8, "mud"),
        ('node: "*"', "node: lving", 8, "lving"),
        ("field: span", "field: colour", 8, "colour"),
        ("- name: mean", "- name: weights", 8, "weights"),
        ("- name: mean", '- name: "mean: or not"', 8, "mean: or not"),
        ("{label: as laid down}", "as laid down", 13, "mapping"),
    ],
)
def test_a_fault_is_named_and_nothing_is_laid_down(
    old: str, new: str, line: int, says: str
) -> None:
    told = index_of_text(PLAIN + OPEN.replace(old, new, 1), "indices/living.yaml")
    assert told.spec is None
    assert told.openness is None
    (one,) = told.findings
    assert says in one.message
    assert (one.where.file, one.where.line) == ("indices/living.yaml", line)
    assert one.remedy
