"""Candidates: links to lengthen a chain by, to fill in, and to strengthen (延链, 补链, 强链)."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from dianfan.judged.line.chain_map.map import ChainMap
from dianfan.judged.line.chain_map.map import fragments
from dianfan.promised.chains import LinkState

FAIR_QUOTIENT = 1.0
"""A location quotient below this is less than the share that the whole economy has."""
LOW_VALUE_ADDED = 20.0
"""Percent of output; industry in China as a whole kept 22.9 in the World Input-Output Database of 2011."""
HEAVY_LEAD = 50.0
"""Percent of a link in one firm from which on it hangs on that firm."""

Interval = tuple[float, float]
"""The least and the greatest that something may be."""


class CandidateKind(StrEnum):
    """What a candidate does for its chain.

    ``EXTEND`` (延链) an absent link that a present one would feed, with nothing present behind it;
    ``FILL`` (补链) an absent link between present ones; ``STRENGTHEN`` (强链) a present link that
    is small, keeps little value, or hangs on one firm.
    """

    EXTEND = "extend"
    FILL = "fill"
    STRENGTHEN = "strengthen"


@dataclass(frozen=True)
class Weakness:
    """What is counted of a present link: quotient, value added in percent, lead share in percent."""

    quotient: float | None = None
    value_added_rate: float | None = None
    lead_share: float | None = None

    @property
    def reasons(self) -> tuple[str, ...]:
        """The names of those that are known and lie on the wrong side of their threshold."""
        tests = {
            "quotient": self.quotient is not None and self.quotient < FAIR_QUOTIENT,
            "value_added_rate": self.value_added_rate is not None
            and self.value_added_rate < LOW_VALUE_ADDED,
            "lead_share": self.lead_share is not None and self.lead_share > HEAVY_LEAD,
        }
        return tuple(name for name, is_so in tests.items() if is_so)


@dataclass(frozen=True)
class Candidate:
    """A link that a chain could gain by; ``joined`` how many fragments fewer it would leave.

    ``feasible`` is the share of its direct inputs that is there, 0 to 1: least counting only
    those present, most also those planned and those that nobody speaks of; 0 to 1 where no input
    is on record.
    """

    link: str
    kind: CandidateKind
    feasible: Interval
    joined: int


def candidates(chain: ChainMap, weak: Mapping[str, Weakness]) -> tuple[Candidate, ...]:
    """Find the candidates of a chain, in the order of its links.

    A link of which nobody says whether it is there is no candidate.

    Args:
        chain: its map.
        weak: what is counted of its present links.
    """
    return tuple(_found(chain, weak))


def _found(chain: ChainMap, weak: Mapping[str, Weakness]) -> Iterator[Candidate]:
    for link, state in chain.states.items():
        if state is LinkState.PRESENT and weak.get(link, Weakness()).reasons:
            yield Candidate(link, CandidateKind.STRENGTHEN, (1.0, 1.0), 0)
        elif state in {LinkState.MISSING, LinkState.PLANNED}:
            kind = _kind(chain, link)
            if kind is not None:
                yield Candidate(link, kind, feasibility(chain, link), _joined(chain, link))


def _kind(chain: ChainMap, link: str) -> CandidateKind | None:
    above = chain.reach(link, upward=True) & chain.present
    below = chain.reach(link, upward=False) & chain.present
    if above and below:
        return CandidateKind.FILL
    fed = set(chain.inputs[link]) & chain.present
    return CandidateKind.EXTEND if fed and not below else None


def feasibility(chain: ChainMap, link: str) -> Interval:
    """Give the share of a link's direct inputs that is there, the least and the most."""
    inputs = chain.inputs[link]
    if not inputs:
        return 0.0, 1.0
    there = sum(one in chain.present for one in inputs)
    absent = sum(chain.states[one] is LinkState.MISSING for one in inputs)
    return there / len(inputs), 1 - absent / len(inputs)


def _joined(chain: ChainMap, link: str) -> int:
    """Count the fragments that a link would join, less the one that it leaves or makes."""
    return fragments(chain.flows, chain.present) - fragments(chain.flows, chain.present | {link})


def rank_range(own: Interval, others: Sequence[Interval]) -> tuple[int, int]:
    """Give the best and the worst rank of something among others known within intervals, 1 the best.

    Those surely above make the best rank, those perhaps above the worst.
    """
    surely = sum(one[0] > own[1] for one in others)
    perhaps = sum(one[1] > own[0] for one in others)
    return 1 + surely, 1 + perhaps
