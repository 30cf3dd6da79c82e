"""Complexity against a plain computation, what holds of every table, and tables that mean nothing."""

from __future__ import annotations

import gzip
from pathlib import Path

import numpy as np
import polars as pl
import pytest
from hypothesis import assume
from hypothesis import given
from hypothesis import strategies as st

from dianfan.figures.errors import UseError
from dianfan.judged.line import complexity as face
from dianfan.judged.line.complexity.explaining import explain_density
from dianfan.judged.line.complexity.explaining import explain_place
from dianfan.judged.line.complexity.indices import Complexity
from dianfan.judged.line.complexity.indices import complexity
from dianfan.judged.line.complexity.outlook import candidates
from dianfan.judged.line.complexity.outlook import outlook
from dianfan.judged.line.complexity.outlook import outlook_gains
from dianfan.judged.line.complexity.product_space import ProductSpace
from dianfan.judged.line.complexity.product_space import advantage
from dianfan.judged.line.complexity.product_space import product_space
from dianfan.judged.line.complexity.table import ProductTable
from dianfan.judged.line.complexity.table import cut
from dianfan.judged.line.complexity.table import product_table
from dianfan.judged.line.complexity.table import products_of
from dianfan.judged.line.complexity.table import read_products
from tests.judged.line.input_output.tables import reference

SMALL = np.array(
    [
        [1, 1, 1, 1, 1, 1],
        [1, 1, 1, 0, 0, 0],
        [1, 1, 0, 0, 1, 0],
        [1, 0, 0, 0, 0, 0],
        [1, 1, 1, 1, 0, 0],
    ],
    dtype=float,
)


def _space(has: np.ndarray[tuple[int, int], np.dtype[np.float64]]) -> ProductSpace:
    places = tuple(f"p{at}" for at in range(has.shape[0]))
    products = tuple(f"g{at}" for at in range(has.shape[1]))
    return ProductSpace(product_table(places, products, has), has > 0)


def _plain(
    has: np.ndarray[tuple[int, int], np.dtype[np.float64]],
) -> tuple[np.ndarray[tuple[int], np.dtype[np.float64]], ...]:
    """Compute ECI and PCI by the eigenvectors of the unsymmetric matrices themselves."""
    by_place = has / has.sum(axis=1, keepdims=True)
    by_product = has / has.sum(axis=0)
    values, vectors = np.linalg.eig(by_place @ by_product.T)
    eci = np.real(vectors[:, np.argsort(-np.real(values))[1]])
    pci = by_product.T @ eci
    eci = by_place @ pci
    sign = np.sign(np.corrcoef(eci, has.sum(axis=1))[0, 1])
    return sign * (eci - eci.mean()) / eci.std(), sign * (pci - eci.mean()) / eci.std()


def _made(seed: int, places: int = 9, products: int = 14) -> Complexity:
    random = np.random.default_rng(seed)
    has = (random.random((places, products)) < np.linspace(0.9, 0.2, products)).astype(float)
    try:
        return complexity(_space(has))
    except UseError:
        assume(condition=False)
        raise


def test_a_small_case_is_that_of_the_plain_eigenvectors() -> None:
    found = complexity(_space(SMALL))
    eci, pci = _plain(SMALL)
    np.testing.assert_allclose(found.places, eci, atol=1e-9)
    np.testing.assert_allclose(found.products, pci, atol=1e-9)
    assert found.eigenvalue > found.next


def test_advantage_proximity_and_density_worked_by_hand() -> None:
    table = product_table(("a", "b"), ("x", "y"), np.array([[30.0, 10.0], [10.0, 50.0]]))
    np.testing.assert_allclose(advantage(table), [[1.875, 10 / 24], [10 / 24, 50 / 36]])
    space = _space(SMALL)
    assert space.diversity.tolist() == [6, 3, 3, 1, 4]
    assert space.ubiquity.tolist() == [5, 4, 3, 2, 2, 1]
    assert space.proximity[0].tolist() == [1, 0.8, 0.6, 0.4, 0.4, 0.2]
    assert space.density[3, 0] == pytest.approx(1 / 3.4)


def test_trade_of_226_places_agrees_with_a_plain_computation() -> None:
    with gzip.open(reference("trade_1998_2000_sitc4.csv.gz")) as stream:
        told = pl.read_csv(stream.read(), schema_overrides={"product": pl.String})
    table = products_of(told.rename({"country": "place"}))
    smaller, found = cut(table, place_total=1e9, product_total=1e8, makers=5)
    assert {one.code for one in found} == {"complexity-small-place", "complexity-small-product"}
    made = complexity(product_space(smaller))
    assert np.isfinite(made.places).all()
    eci, pci = _plain(made.space.present)
    np.testing.assert_allclose(made.places, eci, atol=1e-9)
    np.testing.assert_allclose(made.products, pci, atol=1e-9)
    order = [smaller.places[at] for at in np.argsort(-made.places)]
    assert {"jpn", "deu", "che"} <= set(order[:8])


@given(st.integers(0, 2**32 - 1))
def test_the_complexity_of_a_place_is_the_mean_of_its_products(seed: int) -> None:
    found = _made(seed)
    known = np.isfinite(found.places)
    assert found.places[known].mean() == pytest.approx(0, abs=1e-9)
    assert found.places[known].std() == pytest.approx(1)
    for at in np.flatnonzero(known):
        place = found.space.table.places[at]
        told = explain_place(found, place)
        assert told.value == pytest.approx(np.mean([part for _, part in told.parts]), abs=1e-9)
        assert f"{told.value:.6g}" in told.formula
    np.testing.assert_allclose(
        _plain(found.space.present[known][:, found.space.ubiquity > 0])[0],
        found.places[known],
        atol=1e-7,
    )


@given(st.integers(0, 2**32 - 1))
def test_neither_order_nor_unit_matters(seed: int) -> None:
    random = np.random.default_rng(seed)
    values = random.lognormal(0, 2, (8, 12))
    names = tuple("abcdefgh"), tuple("lmnopqrstuvw")
    try:
        one = complexity(product_space(product_table(*names, values)))
    except UseError:
        return
    rows, columns = random.permutation(8), random.permutation(12)
    other = complexity(
        product_space(
            product_table(
                tuple(names[0][at] for at in rows), tuple(names[1][at] for at in columns),
                values[np.ix_(rows, columns)] * 1e4,
            )
        )
    )  # fmt: skip
    assume(one.eigenvalue - one.next > 1e-4)
    np.testing.assert_allclose(one.places[rows], other.places, atol=1e-8)
    np.testing.assert_allclose(one.products[columns], other.products, atol=1e-8)


@given(st.integers(0, 2**32 - 1))
def test_the_gain_of_a_product_is_the_change_of_the_outlook(seed: int) -> None:
    found = _made(seed)
    gains, space = outlook_gains(found), found.space
    assert np.isnan(gains[space.has]).all()
    absent = np.argwhere(~space.has & (space.ubiquity > 0))
    row, column = absent[seed % len(absent)]
    has = space.present.copy()
    has[row, column] = 1
    near = (has @ space.proximity) / np.maximum(space.proximity.sum(axis=0), 1e-300)
    after = (near * (1 - has)) @ np.nan_to_num(found.products)
    expected = after[row] - outlook(found)[row] + _kept(found, column)
    assert gains[row, column] == pytest.approx(expected, abs=1e-9)


def _kept(found: Complexity, column: int) -> float:
    """Give what the new product would have held out of itself once it is near by itself."""
    space = found.space
    return float(
        space.proximity[column, column] / space.proximity[column].sum() * found.products[column]
    )


def test_density_is_taken_apart_and_candidates_are_absent() -> None:
    found = complexity(_space(SMALL))
    told = explain_density(found.space, "p3", "g1")
    assert told.parts == (("g0", 0.8),)
    assert told.value == pytest.approx(found.space.density[3, 1])
    listed = candidates(found, "p3")
    assert listed["product"][0] == "g1"
    assert "g0" not in listed["product"].to_list()
    assert listed["density"].to_list() == sorted(listed["density"], reverse=True)
    for name in ("p9", "g9"):
        with pytest.raises(UseError, match="not in the table"):
            explain_density(found.space, name, "g9")
    with pytest.raises(UseError, match="no place"):
        candidates(found, "p9")


@pytest.mark.parametrize(
    ("has", "told"),
    [
        (np.ones((4, 4)), "differs"),
        (np.kron(np.eye(2), np.array([[1.0, 1.0, 0.0], [1.0, 0.0, 1.0]])), "parts"),
        (np.array([[1.0, 1.0, 0.0], [1.0, 0.0, 1.0]]), "least"),
        (np.array([[1.0, 1, 0, 0], [1, 0, 1, 0], [1, 0, 0, 1]]), "equally well"),
    ],
)
def test_a_table_that_sets_no_line_is_refused(
    has: np.ndarray[tuple[int, int], np.dtype[np.float64]], told: str
) -> None:
    with pytest.raises(UseError) as caught:
        complexity(_space(has))
    assert told in str(caught.value)


def test_places_without_presence_have_no_complexity() -> None:
    has = np.vstack([SMALL, np.zeros(6)])
    found = complexity(_space(has))
    assert np.isnan(found.places[-1])
    with pytest.raises(UseError, match="nothing"):
        explain_place(found, "p5")


@pytest.mark.parametrize(
    ("values", "told"), [([[1.0, -1.0]], "-1"), ([[1.0, np.nan]], "nan"), ([[1.0]], "shape")]
)
def test_values_that_are_none_are_refused(values: list[list[float]], told: str) -> None:
    with pytest.raises(UseError, match=told):
        product_table(("a",), ("x", "y"), np.array(values))
    with pytest.raises(UseError, match="twice"):
        product_table(("a", "a"), ("x",), np.ones((2, 1)))


def test_a_file_is_read_and_its_faults_are_told(tmp_path: Path) -> None:
    path = tmp_path / "made.csv"
    path.write_text("place,product,value\nb,x,3\na,y,2\na,x,1\n", encoding="utf-8")
    table = read_products(path, unit="万元")
    assert table == ProductTable(("a", "b"), ("x", "y"), table.values, "万元")
    assert table.values.tolist() == [[1, 2], [3, 0]]
    for text, told in (
        ("place,product,value\na,x,1\na,x,2\n", "twice"),
        ("place,product\na,x\n", "value"),
        ("place,product,value\na,x,\n", "missing"),
    ):
        path.write_text(text, encoding="utf-8")
        with pytest.raises(UseError, match=told):
            read_products(path)
    with pytest.raises(UseError, match="cannot be read"):
        read_products(tmp_path / "none.csv")


def test_a_cut_that_leaves_too_little_is_refused() -> None:
    with pytest.raises(UseError, match="are left"):
        cut(_space(SMALL).table, place_total=4)


def test_the_face_is_short() -> None:
    assert len(face.__all__) <= 15
