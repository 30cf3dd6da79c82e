"""Location quotients by hand, and a band that holds every method."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dianfan.figures.errors import UseError
from dianfan.judged.line.input_output.regionalising import Quotient
from dianfan.judged.line.input_output.regionalising import local_shares
from dianfan.judged.line.input_output.regionalising import location_quotients
from dianfan.judged.line.input_output.regionalising import regional_band
from dianfan.judged.line.input_output.solving import model
from dianfan.judged.line.input_output.table import industry_table
from tests.judged.line.input_output.tables import random_table
from tests.judged.line.input_output.tables import reference
from tests.judged.line.input_output.tables import rows_of

REGION, NATION = np.array([10.0, 40.0, 50.0]), np.array([400.0, 400.0, 200.0])


def test_quotients_are_those_worked_by_hand() -> None:
    np.testing.assert_allclose(location_quotients(REGION, NATION), [0.25, 1.0, 2.5])
    np.testing.assert_allclose(local_shares(REGION, NATION, Quotient.SLQ)[:, 0], [0.25, 1, 1])
    crossed = local_shares(REGION, NATION, Quotient.CILQ)
    np.testing.assert_allclose(crossed[0], [0.25, 0.25, 0.1])
    np.testing.assert_allclose(crossed[1], [1, 1, 0.4])
    size = np.log2(1.1) ** 0.25
    flegg = local_shares(REGION, NATION, Quotient.FLQ, 0.25)
    np.testing.assert_allclose(flegg[1], [1, size, 0.4 * size])
    grown = local_shares(REGION, NATION, Quotient.AFLQ, 0.25)
    np.testing.assert_allclose(grown[:, 2], flegg[:, 2] * np.log2(3.5))
    np.testing.assert_allclose(grown[:, :2], flegg[:, :2])


@given(st.integers(0, 2**32 - 1), st.integers(2, 7))
def test_a_band_holds_every_method_and_the_nation_is_its_own_region(seed: int, count: int) -> None:
    nation = random_table(seed, count)
    region = nation.output * np.random.default_rng(seed).uniform(0.01, 0.4, count)
    told = regional_band(nation, region)
    assert told.multipliers.shape == (len(told.methods), count)
    made = ~np.isnan(told.multipliers).any(axis=1)
    assert (~made).sum() == len(told.findings)
    assert (told.low == told.multipliers[made].min(axis=0)).all()
    assert (told.high == told.multipliers[made].max(axis=0)).all()
    whole = regional_band(nation, nation.output, (Quotient.SLQ, Quotient.FLQ))
    np.testing.assert_allclose(
        whole.multipliers, np.tile(model(nation).backward, (5, 1)), rtol=1e-10
    )


def test_a_method_that_starves_the_region_is_told_and_left_out() -> None:
    nation = random_table(555, 2)
    region = nation.output * np.random.default_rng(555).uniform(0.01, 0.4, 2)
    told = regional_band(nation, region)
    assert {one.where.file[:4] for one in told.findings} == {"AFLQ"}
    assert not np.isnan(told.low).any()
    with pytest.raises(UseError, match="no method makes"):
        regional_band(nation, region, (Quotient.AFLQ,), (0.1,))


def test_a_higher_exponent_leaves_less_at_home() -> None:
    nation = random_table(3, 6)
    told = regional_band(nation, nation.output * np.linspace(0.01, 0.2, 6), (Quotient.FLQ,))
    assert (np.diff(told.mean) < 0).all()


def test_what_is_no_region_is_refused() -> None:
    for region, nation in (
        (REGION * 9, NATION),
        (REGION[:2], NATION),
        (-REGION, NATION),
        (REGION * 0, NATION),
    ):
        with pytest.raises(UseError):
            location_quotients(region, nation)
    with pytest.raises(UseError, match="δ"):
        local_shares(REGION, NATION, Quotient.FLQ, 1.5)
    with pytest.raises(UseError, match="no method"):
        regional_band(random_table(1, 3), REGION / 1e3, ())


def test_four_countries_of_a_union_have_bands_in_the_known_order() -> None:
    rows = rows_of(reference("flq_nation_eu27_2011_Z.csv"))
    sectors = tuple(row[0] for row in rows[1:])
    flows = np.array([[float(cell) for cell in row[1:36]] for row in rows[1:]])
    output = np.array([float(row[rows[0].index("output")]) for row in rows[1:]])
    nation = industry_table(sectors, flows, output)
    told = rows_of(reference("flq_region_output_2011.csv"))
    for column in range(1, 5):
        region = np.array([float(row[column]) for row in told[1:]])
        band = regional_band(nation, region)
        mean = dict(zip(band.methods, band.mean, strict=True))
        # the order of the published biases: SLQ above CILQ above FLQ, falling with δ
        assert mean["SLQ"] > mean["CILQ"] > mean["FLQ δ=0.1"] > mean["FLQ δ=0.25"]
