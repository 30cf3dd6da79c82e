"""The loss of each edge is what a new search without it finds."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from dianfan.judged.net.network import Network
from dianfan.judged.net.outages import outages
from dianfan.judged.net.searching import nearest
from tests.judged.net.networks import networks

LIMIT = 5.0


@given(networks(), st.data())
def test_each_outage_is_what_a_new_search_finds(told: Network, data: st.DataObject) -> None:
    goals = np.array(data.draw(st.lists(st.integers(0, told.count - 1), min_size=1, unique=True)))
    found = outages(told, goals, LIMIT)
    before = nearest(told, goals).minutes
    had = np.isfinite(before)
    for edge in range(len(told.edges)):
        gone = np.arange(len(told.edges)) == edge
        after = nearest(told.without(gone), goals).minutes
        both = had & np.isfinite(after)
        longer = float((told.people[both] * (after[both] - before[both])).sum())
        late = float(told.people[both & (before <= LIMIT) & (after > LIMIT)].sum())
        cut = float(told.people[had & ~np.isfinite(after)].sum())
        found_here = (found.longer[edge], found.late[edge], found.cut_off[edge])
        np.testing.assert_allclose(found_here, (longer, late, cut), atol=1e-9)
