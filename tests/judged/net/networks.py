"""Small networks with everything that is awkward: loops, parallel, one-way and timeless edges."""

from __future__ import annotations

import numpy as np
from hypothesis import strategies as st

from dianfan.judged.net.network import Network
from dianfan.judged.net.network import network


@st.composite
def networks(draw: st.DrawFn, least: float = 0.0, most_nodes: int = 8) -> Network:
    """Draw a network of a few nodes; times are whole and halves, not below ``least``.

    Some nodes, or none, offer "school" and "clinic".
    """
    count = draw(st.integers(2, most_nodes))
    ends = st.tuples(st.integers(0, count - 1), st.integers(0, count - 1))
    pairs = draw(st.lists(ends, min_size=1, max_size=2 * count))
    size = len(pairs)
    times = st.integers(int(2 * least), 12).map(lambda half: half / 2)
    some = st.lists(st.sampled_from([f"n{at}" for at in range(count)]), unique=True, max_size=3)
    return network(
        [f"n{at}" for at in range(count)],
        [(f"n{one}", f"n{other}") for one, other in pairs],
        draw(st.lists(times, min_size=size, max_size=size)),
        two_way=draw(st.lists(st.booleans(), min_size=size, max_size=size)),
        people=np.array(draw(st.lists(st.integers(0, 9), min_size=count, max_size=count)), float),
        services={"school": draw(some), "clinic": draw(some)},
    )


def directed(told: Network) -> list[tuple[int, int, float, int]]:
    """List every direction of every edge: from, to, minutes, edge."""
    listed = []
    for edge, (tail, head) in enumerate(zip(told.tails, told.heads, strict=True)):
        minutes = float(told.minutes[edge])
        listed.append((int(tail), int(head), minutes, edge))
        if told.two_way[edge]:
            listed.append((int(head), int(tail), minutes, edge))
    return listed


def all_times(told: Network) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    """Give the least minutes between all nodes by the method of Floyd and Warshall."""
    times = np.full((told.count, told.count), np.inf)
    np.fill_diagonal(times, 0.0)
    for tail, head, minutes, _ in directed(told):
        times[tail, head] = min(times[tail, head], minutes)
    for middle in range(told.count):
        times = np.minimum(times, times[:, [middle]] + times[[middle], :])
    return times


def parts(
    told: Network, *, without_edges: frozenset[int] = frozenset(), without_node: int = -1
) -> list[set[int]]:
    """Give the parts that are left, directions left aside, by spreading from each node."""
    beside: dict[int, set[int]] = {
        node: set() for node in range(told.count) if node != without_node
    }
    for edge, (tail, head) in enumerate(zip(told.tails.tolist(), told.heads.tolist(), strict=True)):
        if edge not in without_edges and without_node not in {tail, head}:
            beside[tail].add(head)
            beside[head].add(tail)
    found, left = [], set(beside)
    while left:
        part, fresh = set[int](), {left.pop()}
        while fresh:
            part |= fresh
            fresh = set().union(*(beside[node] for node in fresh)) - part
        left -= part
        found.append(part)
    return found
