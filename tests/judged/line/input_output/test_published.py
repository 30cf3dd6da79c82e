"""Published multipliers are met, and the three forms of one model agree."""

from __future__ import annotations

import gzip

import numpy as np
import pytest

from dianfan.judged.line.input_output.auditing import audit
from dianfan.judged.line.input_output.indicators import indicators
from dianfan.judged.line.input_output.linkages import linkages
from dianfan.judged.line.input_output.linkages import multipliers
from dianfan.judged.line.input_output.solving import model
from dianfan.judged.line.input_output.table import industry_table
from tests.judged.line.input_output.tables import reference
from tests.judged.line.input_output.tables import rows_of
from tests.judged.line.input_output.tables import two_sectors


def test_two_sectors_are_those_of_miller_and_blair() -> None:
    made = model(two_sectors())
    np.testing.assert_allclose(made.inverse, [[1.2541, 0.3300], [0.2640, 1.1221]], atol=5e-5)
    np.testing.assert_allclose(made.solve(np.array([600.0, 1500.0])), [1247.5, 1841.6], atol=0.05)
    labour = multipliers(made, np.array([300.0, 500.0])) @ np.array([600.0, 1500.0])
    assert labour == pytest.approx(374.25 + 460.4, abs=0.05)


def test_germany_1995_has_the_multipliers_of_the_eurostat_manual() -> None:
    rows = rows_of(reference("germany_1995_6x6.csv"))
    head, by_name = rows[0], {row[1]: row for row in rows[1:]}
    sectors = tuple(head[2:8])
    output = np.array([float(by_name["output"][at]) for at in range(2, 8)])
    flows = np.array([[float(cell) for cell in by_name[name][2:8]] for name in sectors])
    made = model(industry_table(sectors, flows, output))
    published = {row[0]: row for row in rows_of(reference("germany_1995_published.csv"))[1:]}
    told = [[float(cell) for cell in published[name][1:]] for name in sectors]
    np.testing.assert_allclose(made.backward, [row[0] for row in told], atol=5e-5)
    added = np.array([float(by_name["gva"][at]) for at in range(2, 8)])
    np.testing.assert_allclose(multipliers(made, added), [row[1] for row in told], atol=5e-5)


def test_netherlands_2000_agrees_with_an_inverse_of_its_own() -> None:
    rows = rows_of(reference("netherlands_2000_6x6.csv"))
    sectors = tuple(rows[0][1:7])
    by_name = {row[0]: row for row in rows[1:]}
    flows = np.array([[float(cell) for cell in by_name[name][1:7]] for name in sectors])
    output = np.array([float(by_name[name][-1]) for name in sectors]) + flows.sum(axis=1)
    made = model(industry_table(sectors, flows, output))
    inverse = np.linalg.inv(np.eye(6) - flows / output)
    np.testing.assert_allclose(made.backward, inverse.sum(axis=0), rtol=1e-12)
    ghosh = np.linalg.inv(np.eye(6) - flows / output[:, None])
    np.testing.assert_allclose(made.forward, ghosh.sum(axis=1), rtol=1e-12)


def test_the_127_products_of_the_united_kingdom_agree_with_a_plain_inverse() -> None:
    with gzip.open(reference("uk_2010_127x127.csv.gz"), "rt", encoding="utf-8") as stream:
        rows = [line.rstrip("\n").split(",") for line in stream]
    by_name = {row[0]: row for row in rows[1:]}
    sectors = tuple(name for name in rows[0][1:] if name in by_name)[:127]
    columns = [rows[0].index(name) for name in sectors]
    flows = np.array([[float(by_name[name][at]) for at in columns] for name in sectors])
    output = np.array([float(by_name["Total output"][at]) for at in columns])
    made = model(industry_table(sectors, flows, output))
    live = output > 0
    plain = np.linalg.inv(
        np.eye(live.sum()) - (flows / np.where(live, output, 1))[np.ix_(live, live)]
    )
    np.testing.assert_allclose(made.backward[live], plain.sum(axis=0), rtol=1e-12)
    assert made.backward[live].min() >= 1


@pytest.mark.parametrize("year", ["1995", "2011"])
def test_sectors_without_output_are_undefined_in_the_tables_of_china(year: str) -> None:
    rows = rows_of(reference(f"wiod_chn_{year}_35x35.csv"))
    by_name = {row[0]: row for row in rows[1:]}
    sectors = tuple(rows[0][1:36])
    flows = np.array([[float(cell) for cell in by_name[name][1:36]] for name in sectors])
    output = np.array([float(by_name[name][-1]) for name in sectors])
    final = np.array([[float(cell) for cell in by_name[name][36:-1]] for name in sectors])
    table = industry_table(sectors, flows, output, final, tuple(rows[0][36:-1]))
    told = indicators(model(table), all_pairs=True)
    silent = told.filter(told["backward"].is_null())["sector"].to_list()
    assert silent == ["c19", "c35"]
    assert {one.where.cell for one in audit(table) if one.code == "table-silent"} == set(silent)
    assert all(role is None for role in told.filter(told["output"] == 0)["role"])
    found = linkages(model(table))
    assert np.nanmean(found.power) == pytest.approx(1)
    assert np.nanmean(found.sensitivity) == pytest.approx(1)
