"""Inequality and space agree with PySAL to 1e-8, on a small vector of our own.

The numbers were computed with inequality 1.1.2, esda 2.9.0 and libpysal 4.14.1 (NumPy 2.4.6);
``benchmarks/surface_peers.py`` computes them again where these packages are installed.
"""

from __future__ import annotations

import numpy as np
import pytest

from dianfan.judged.inequality import atkinson
from dianfan.judged.inequality import gini
from dianfan.judged.inequality import theil
from dianfan.judged.inequality import theil_parts
from dianfan.judged.surface.space import Neighbours
from dianfan.judged.surface.space import Quadrant
from dianfan.judged.surface.space import moran

VALUES = np.array([12.5, 3.0, 48.25, 7.75, 20.0, 33.5, 5.25, 61.0, 15.0, 9.5])
GROUPS = tuple("aabbbccaab")
NEAR = {
    "0": ("1", "2"), "1": ("0", "2", "3"), "2": ("0", "1", "4"), "3": ("1", "5"),
    "4": ("2", "5", "6"), "5": ("3", "4", "7"), "6": ("4", "8"), "7": ("5", "8"),
    "8": ("6", "7", "9"), "9": ("8",),
}  # fmt: skip
BY_ROW = (0.010618949996503, 0.060990539419346, 0.492908835244913, 0.622077004174018)
PLAIN = (-0.027379451316884, 0.056896271372479, 0.351032879873437, 0.725563681478209)
LOCAL = (
    -0.094926471775170, -0.060368475143532, -0.671155843247403, 0.118725080307995,
    -0.030203877383009, 0.246652891894946, 0.171817139905406, 0.272383735007829,
    -0.062407787050638, 0.205054157452098,
)  # fmt: skip


def test_inequality_is_that_of_pysal() -> None:
    assert gini(VALUES) == pytest.approx(0.456894553881808, abs=1e-8)
    assert theil(VALUES) == pytest.approx(0.343535952085056, abs=1e-8)
    parts = theil_parts(VALUES, GROUPS)
    assert parts.between == pytest.approx(0.001806258878312, abs=1e-8)
    assert parts.within == pytest.approx(0.341729693206744, abs=1e-8)
    for aversion, value in (
        (0.5, 0.170097580462381),
        (1, 0.325052326104844),
        (2, 0.546363180894990),
    ):
        assert atkinson(VALUES, aversion) == pytest.approx(value, abs=1e-8)


@pytest.mark.parametrize(("by_row", "values"), [(True, BY_ROW), (False, PLAIN)])
def test_moran_is_that_of_pysal(*, by_row: bool, values: tuple[float, ...]) -> None:
    found = moran(VALUES, Neighbours.of(NEAR, by_row=by_row), permutations=0)
    assert found.expected == pytest.approx(-1 / 9)
    ours = (found.value, found.variance, found.z, found.normal_p)
    assert ours == pytest.approx(values, abs=1e-8)


def test_local_values_are_those_of_pysal_but_for_its_n_less_one() -> None:
    """PySAL divides by the variance with n − 1; ours, with n, sum to Moran's I times S₀."""
    found = moran(VALUES, Neighbours.of(NEAR), permutations=0)
    assert found.local * 9 / 10 == pytest.approx(LOCAL, abs=1e-8)
    named = [1, 2, 3, 4]
    kinds = (Quadrant.HIGH_HIGH, Quadrant.LOW_HIGH, Quadrant.LOW_LOW, Quadrant.HIGH_LOW)
    told = dict(zip(kinds, named, strict=True))
    assert [told[one] for one in found.quadrants] == [2, 2, 4, 3, 2, 1, 3, 1, 2, 3]


def test_local_chances_are_near_those_of_pysal() -> None:
    """PySAL's p is one-sided, of 999 draws; twice that is ours but for chance."""
    theirs = np.array([0.421, 0.453, 0.319, 0.45, 0.223, 0.112, 0.431, 0.251, 0.392, 0.45])
    found = moran(VALUES, Neighbours.of(NEAR), permutations=9999, seed=2)
    assert found.local_p == pytest.approx(np.minimum(1, 2 * theirs), abs=0.12)
    assert found.p == pytest.approx(0.622, abs=0.05)
