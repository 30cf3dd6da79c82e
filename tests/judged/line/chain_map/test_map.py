"""Maps of chains: what hangs together, what could come next, and ranks that are ranges."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dianfan.figures.errors import UseError
from dianfan.figures.lineage import Figure
from dianfan.figures.lineage import Recorded
from dianfan.figures.period import period
from dianfan.figures.place import Place
from dianfan.figures.quantity import Bound
from dianfan.figures.quantity import Quantity
from dianfan.figures.quantity import exactly
from dianfan.figures.unit import unit
from dianfan.figures.wording import Wording
from dianfan.judged.line.chain_map import methods
from dianfan.judged.line.chain_map.candidates import Candidate
from dianfan.judged.line.chain_map.candidates import CandidateKind
from dianfan.judged.line.chain_map.candidates import Weakness
from dianfan.judged.line.chain_map.candidates import candidates
from dianfan.judged.line.chain_map.candidates import feasibility
from dianfan.judged.line.chain_map.candidates import rank_range
from dianfan.judged.line.chain_map.map import ChainMap
from dianfan.judged.line.chain_map.map import chain_maps
from dianfan.judged.line.chain_map.map import fragments
from dianfan.judged.line.chain_map.map import longest_path
from dianfan.promised.chains import LinkState
from dianfan.promised.model import Programme
from tests.judged.integration.woven import programmes

P, L, M, U = LinkState.PRESENT, LinkState.PLANNED, LinkState.MISSING, LinkState.UNKNOWN
FLOWS = (
    ("sand", "melt"),
    ("melt", "sheet"),
    ("sheet", "panes"),
    ("sand", "pure"),
    ("pure", "lens"),
)
GLASS = ChainMap(
    Wording("玻璃", "Glass"),
    {"sand": P, "melt": P, "sheet": M, "panes": P, "pure": L, "lens": U},
    FLOWS,
)
NAMES = "abcdefg"


@st.composite
def maps(draw: st.DrawFn) -> ChainMap:
    """Draw a chain whose flows lead forward."""
    states = {one: draw(st.sampled_from(list(LinkState))) for one in NAMES}
    pairs = st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)).filter(
        lambda one: one[0] < one[1]
    )
    return ChainMap(
        Wording("链", "chain"), states, tuple(draw(st.lists(pairs, unique=True, max_size=12)))
    )


def test_a_chain_is_read_from_its_map() -> None:
    assert GLASS.present == {"sand", "melt", "panes"}
    assert fragments(FLOWS, GLASS.present) == 2
    assert longest_path(FLOWS, GLASS.present) == 2
    assert longest_path(FLOWS, ()) == 0
    assert GLASS.reach("lens", upward=True) == {"pure", "sand"}


def test_candidates_extend_fill_and_strengthen() -> None:
    found = {one.link: one for one in candidates(GLASS, {"melt": Weakness(lead_share=71)})}
    assert found["sheet"] == Candidate("sheet", CandidateKind.FILL, (1.0, 1.0), 1)
    assert found["pure"].kind is CandidateKind.EXTEND
    assert found["melt"].kind is CandidateKind.STRENGTHEN
    assert "lens" not in found
    assert feasibility(GLASS, "lens") == (0.0, 1.0)
    assert feasibility(GLASS, "sand") == (0.0, 1.0)
    assert Weakness(0.9, 25, 40).reasons == ("quotient",)
    assert Weakness(None, 19, 50).reasons == ("value_added_rate",)


def test_flows_in_a_circle_have_no_longest_way() -> None:
    round_ = (("a", "b"), ("b", "a"))
    assert longest_path(round_, "ab") is None
    with pytest.raises(UseError, match="circle"):
        methods.longest_way(_figure("2"), flows="a>b b>a", present="a b")


@given(maps())
def test_the_order_of_rows_does_not_matter(chain: ChainMap) -> None:
    turned = ChainMap(
        chain.name,
        dict(sorted(chain.states.items(), reverse=True)),
        tuple(reversed(chain.flows)),
    )
    assert set(candidates(chain, {})) == set(candidates(turned, {}))
    assert longest_path(chain.flows, chain.present) == longest_path(turned.flows, chain.present)
    assert fragments(chain.flows, chain.present) == fragments(turned.flows, chain.present)


@given(maps(), st.sampled_from(NAMES))
def test_a_link_more_never_shortens_the_longest_way(chain: ChainMap, more: str) -> None:
    before, after = (
        longest_path(chain.flows, one) for one in (chain.present, chain.present | {more})
    )
    assert before is not None
    assert after is not None
    assert before <= after <= _by_hand(chain.flows, chain.present | {more})


def _by_hand(flows: Iterable[tuple[str, str]], present: frozenset[str]) -> int:
    told = set(flows)

    def on(one: str) -> int:
        return 1 + max((on(down) for up, down in told if up == one and down in present), default=0)

    return max((on(one) for one in present), default=0)


@given(maps())
def test_candidates_are_what_their_kind_says(chain: ChainMap) -> None:
    for one in candidates(chain, {}):
        above = chain.reach(one.link, upward=True) & chain.present
        below = chain.reach(one.link, upward=False) & chain.present
        assert chain.states[one.link] in {M, L}
        assert bool(above)
        assert bool(below) == (one.kind is CandidateKind.FILL)
        low, high = one.feasible
        assert 0 <= low <= high <= 1
        alone = chain.present | {one.link}
        assert fragments(chain.flows, alone) == fragments(chain.flows, chain.present) - one.joined


@given(
    st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)).map(sorted), min_size=1, max_size=6),
    st.data(),
)
def test_the_rank_of_any_draw_lies_in_the_range(
    bands: list[list[int]], data: st.DataObject
) -> None:
    drawn = [data.draw(st.floats(low, high)) for low, high in bands]
    spans = [(float(low), float(high)) for low, high in bands]
    for at, value in enumerate(drawn):
        best, worst = rank_range(spans[at], [one for other, one in enumerate(spans) if other != at])
        assert best <= 1 + sum(other > value for other in drawn) <= worst


@given(programmes())
def test_maps_hold_every_flow_of_a_programme(programme: Programme) -> None:
    found = chain_maps(programme)
    told = {(one.chain_zh, one.upstream, one.downstream) for one in programme.flows}
    assert {(one.name.zh, *flow) for one in found for flow in one.flows} == told


def _figure(value: str, symbol: str = "个", upper: str | None = None) -> Figure:
    told = exactly(int(value))
    if upper is not None:
        told = Quantity(told.value, Bound.RANGE, Decimal(upper))
    here = Place("99", Wording("清河州", "Qinghe"))
    return Figure(told, unit(symbol), here, period("2024"), "count:links", Recorded("e", "s", "l"))


def test_figures_of_a_chain_are_made_of_counts_and_values() -> None:
    assert methods.parts(_figure("6"), flows="a>b b>c", present="a c").value == 2
    assert methods.longest_way(_figure("6"), flows="a>b b>c", present="a b").value == 2
    share = methods.feasible(_figure("4"), _figure("1"), _figure("2"))
    assert (share.quantity.low, share.quantity.high) == (Decimal(25), Decimal(50))
    worth = methods.worth(_figure("6", "亿元", "9"), share)
    assert (float(worth.value), float(worth.quantity.upper or 0)) == (1.5, 4.5)
    other = methods.worth(
        _figure("2", "亿元", "3"), methods.feasible(*[_figure("1")] * 2, _figure("0"))
    )
    ranks = methods.worth_ranks(worth, other)
    assert (ranks.quantity.low, ranks.quantity.high) == (Decimal(1), Decimal(2))
