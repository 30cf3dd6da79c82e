"""What stays open about an index of a programme, where its file does not say: stated for all alike."""

from __future__ import annotations

from dianfan.judged.surface.aggregating import Aggregation
from dianfan.judged.surface.normalising import Normalisation
from dianfan.judged.surface.spec import IndexSpec
from dianfan.judged.surface.uncertainty.choices import Change
from dianfan.judged.surface.uncertainty.choices import Choice
from dianfan.judged.surface.uncertainty.choices import Noise
from dianfan.judged.surface.uncertainty.choices import Openness
from dianfan.judged.surface.uncertainty.choices import Option
from dianfan.judged.surface.uncertainty.choices import WeightNoise

NORMALISATION, AGGREGATION = "normalisation", "aggregation"
AMOUNT = 0.25
"""Weights vary by up to so much of themselves, either way."""
_POSITIVE = (1.0, 100.0)
"""The span of scores under a geometric mean, which is not defined at zero."""


def openness_of(spec: IndexSpec) -> Openness:
    """Give the choices that could as well have been taken otherwise.

    Scores by the span of the values or by percentile; means arithmetic or geometric, which
    does not let a strength make up for a weakness; weights a quarter more or less (OECD/JRC
    Handbook on Constructing Composite Indicators, 2008, step 7).
    """
    as_laid = Option("as laid down")
    by_percentile = spec.normalisation is Normalisation.PERCENTILE
    other = Normalisation.MIN_MAX if by_percentile else Normalisation.PERCENTILE
    geometric = spec.root.aggregation is Aggregation.GEOMETRIC
    mean = Aggregation.ARITHMETIC if geometric else Aggregation.GEOMETRIC
    changes = (Change("span", _POSITIVE), Change("aggregation", mean, "*"))
    return Openness(
        (
            Choice(
                NORMALISATION, (as_laid, Option(other.value, (Change("normalisation", other),)))
            ),
            Choice(AGGREGATION, (as_laid, Option(mean.value, changes))),
        ),
        WeightNoise(Noise.PERTURB, AMOUNT),
    )
