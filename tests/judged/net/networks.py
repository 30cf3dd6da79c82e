"""Small networks with everything that is awkward: loops, parallel, one-way and timeless edges."""

from __future__ import annotations

import numpy as np
from hypothesis import strategies as st

from dianfan.judged.net.network import Network
from dianfan.judged.net.network import network


@st.composite
def networks(draw: st.DrawFn, least: float = 0.0, most_nodes: int = 8) -> Network:
    """Draw a network of a few nodes; times are whole and halves, not below ``least``."""
    count = draw(st.integers(2, most_nodes))
    ends = st.tuples(st.integers(0, count - 1), st.integers(0, count - 1))
    pairs = draw(st.lists(ends, min_size=1, max_size=2 * count))
    size = len(pairs)
    times = st.integers(int(2 * least), 12).map(lambda half: half / 2)
    return network(
        [f"n{at}" for at in range(count)],
        [(f"n{one}", f"n{other}") for one, other in pairs],
        draw(st.lists(times, min_size=size, max_size=size)),
        two_way=draw(st.lists(st.booleans(), min_size=size, max_size=size)),
        people=np.array(draw(st.lists(st.integers(0, 9), min_size=count, max_size=count)), float),
    )
