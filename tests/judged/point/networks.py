"""Schedules that tests share: the General Foundry network and random ones."""

from __future__ import annotations

import numpy as np
from hypothesis import strategies as st

from dianfan.judged.point.activities import Activity

# Render, Stair and Hanna, Quantitative Analysis for Management: weeks
FOUNDRY = tuple(
    Activity(name, float(low), float(likely), float(high), tuple(before))
    for name, low, likely, high, before in (
        ("A", 1, 2, 3, ""),
        ("B", 2, 3, 4, ""),
        ("C", 1, 2, 3, "A"),
        ("D", 2, 4, 6, "B"),
        ("E", 1, 4, 7, "C"),
        ("F", 1, 2, 9, "C"),
        ("G", 3, 4, 11, "DE"),
        ("H", 1, 2, 3, "FG"),
    )
)


@st.composite
def schedules(draw: st.DrawFn, most: int = 9) -> tuple[Activity, ...]:
    """Draw activities in any order, each waiting for some that come before it in another order."""
    count, random = (
        draw(st.integers(1, most)),
        np.random.default_rng(draw(st.integers(0, 2**32 - 1))),
    )
    names = [f"n{at}" for at in random.permutation(count)]
    made = []
    for at, name in enumerate(names):
        low, likely, high = map(float, np.sort(random.integers(0, 6, 3)))
        before = tuple(one for one in names[:at] if random.random() < 0.4)
        made.append(Activity(name, low, likely, high, before))
    return tuple(made[at] for at in random.permutation(count))
