"""The choice between two sources of one cell: its order, and its two faces alike."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from random import Random

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from dianfan.figures import Derived
from dianfan.figures import Figure
from dianfan.figures import Place
from dianfan.figures import Quantity
from dianfan.figures import Recorded
from dianfan.figures import Wording
from dianfan.figures import period
from dianfan.figures import unit
from dianfan.figures.quantity import Bound
from dianfan.figures.rule import prove
from dianfan.recorded.choice import KIND_ORDER
from dianfan.recorded.choice import STATUS_ORDER
from dianfan.recorded.choice import preferred
from dianfan.recorded.choice import rank_entries
from dianfan.recorded.choice import reason

HERE = Place("Q1", Wording("清河", "Qinghe"))


def entry(
    name: str,
    *,
    status: str = "final",
    kind: str = "bulletin",
    bound: Bound = Bound.EXACTLY,
    published: str = "2024-03-01",
    source: str = "s",
) -> Figure:
    """Make a recorded figure with the merits that a choice goes by."""
    why = Recorded(name, source, "", status, kind, published)
    return Figure(Quantity(unit_value(name), bound), unit("亿元"), HERE, period("2023"), "gdp", why)


def unit_value(name: str) -> Decimal:
    """Give each entry another value, so that the winner can be told by it."""
    return Decimal(sum(ord(char) for char in name))


def test_final_goes_before_preliminary_even_when_older() -> None:
    final = entry("a", status="final", published="2023-01-01")
    news = entry("b", status="preliminary", published="2024-12-01")
    assert preferred(news, final).value == final.value
    assert reason(final, news).en.startswith("final")


def test_bulletin_goes_before_news_of_the_same_status() -> None:
    bulletin = entry("a", kind="bulletin", published="2023-01-01")
    news = entry("b", kind="news", published="2024-01-01")
    assert preferred(news, bulletin).value == bulletin.value
    assert "bulletin" in reason(bulletin, news).en


def test_an_exact_value_goes_before_a_bound() -> None:
    exact = entry("a", published="2023-01-01")
    bound = entry("b", bound=Bound.MORE_THAN, published="2024-01-01")
    assert preferred(bound, exact).value == exact.value


def test_the_later_publication_goes_first_and_an_undated_one_last() -> None:
    early, late, never = (
        entry("a", published="2023-01-01"),
        entry("b", published="2024-01-01"),
        entry("c", published=""),
    )
    assert preferred(never, early, late).value == late.value
    assert preferred(never, early).value == early.value


def test_ids_decide_when_all_else_is_equal() -> None:
    first, second = entry("a", source="s1"), entry("b", source="s2")
    assert preferred(second, first).value == first.value


def test_the_choice_keeps_every_candidate_in_its_lineage() -> None:
    some = (entry("a"), entry("b", status="claimed"))
    chosen = preferred(*some)
    assert isinstance(chosen.why, Derived)
    assert chosen.inputs == some
    prove(chosen)


candidates = st.lists(
    st.tuples(
        st.sampled_from(STATUS_ORDER[:3]),
        st.sampled_from(KIND_ORDER),
        st.sampled_from((Bound.EXACTLY, Bound.ABOUT, Bound.AT_LEAST)),
        st.sampled_from(("", "2023-05-31", "2024-01-31", "2024-02-01")),
        st.sampled_from(("s1", "s2", "s3")),
    ),
    min_size=2,
    max_size=6,
)


@given(candidates)
def test_columns_and_figures_choose_alike(rows: list[tuple[str, str, Bound, str, str]]) -> None:
    figures = tuple(
        entry(
            chr(97 + place) * 3,
            status=status,
            kind=kind,
            bound=bound,
            published=published,
            source=source,
        )
        for place, (status, kind, bound, published, source) in enumerate(rows)
    )
    frame = pl.DataFrame(
        {
            "entry": [chr(97 + place) * 3 for place in range(len(rows))],
            "cell": ["one"] * len(rows),
            "status": [row[0] for row in rows],
            "source_kind": [row[1] for row in rows],
            "bound": [row[2].value for row in rows],
            "published": [date.fromisoformat(row[3]) if row[3] else None for row in rows],
            "source": [row[4] for row in rows],
            "superseded_by": [""] * len(rows),
        },
        schema_overrides={"published": pl.Date},
    )
    ranked = rank_entries(frame, ("cell",))
    chosen = ranked.filter(pl.col("chosen"))["entry"].item()
    winner = preferred(*figures)
    assert chosen == next(
        f.why.entry for f in figures if isinstance(f.why, Recorded) and f.value == winner.value
    )
    assert sorted(ranked["rank"]) == list(range(len(rows)))
    assert ranked["entry"].to_list() == frame["entry"].to_list()


@given(candidates, st.randoms())
def test_the_choice_does_not_depend_on_the_order(
    rows: list[tuple[str, str, Bound, str, str]], shuffle: Random
) -> None:
    figures = [
        entry(
            chr(97 + place) * 3,
            status=status,
            kind=kind,
            bound=bound,
            published=published,
            source=source,
        )
        for place, (status, kind, bound, published, source) in enumerate(rows)
    ]
    before = preferred(*figures)
    shuffle.shuffle(figures)
    assert preferred(*figures).value == before.value
