"""Proof of lineage: derived figures are computed again, leaves are held against the Book."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import replace
from decimal import InvalidOperation
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from dianfan.figures.errors import DianfanError
from dianfan.figures.gap import Gap
from dianfan.figures.lineage import Derived
from dianfan.figures.lineage import Figure
from dianfan.figures.lineage import Recorded
from dianfan.figures.lineage import content_key
from dianfan.figures.lineage import statement
from dianfan.figures.lineage import walk
from dianfan.figures.period import period
from dianfan.figures.place import Place
from dianfan.figures.quantity import exactly
from dianfan.figures.rule import recompute
from dianfan.figures.wording import Wording
from dianfan.judged.integration import PREFIX as GRAPHED
from dianfan.judged.integration import Graph
from dianfan.judged.integration import leaves as integration_leaves
from dianfan.judged.integration import recounted
from dianfan.judged.integration import weave
from dianfan.judged.portfolio import investment
from dianfan.judged.portfolio import member
from dianfan.judged.portfolio import priced
from dianfan.judged.scorecard.thresholds import thresholds
from dianfan.published.edition import Progress
from dianfan.published.edition import silent
from dianfan.published.fault import Fault
from dianfan.published.fault import FaultKind
from dianfan.published.lineage import LINEAGE
from dianfan.published.lineage import Stated
from dianfan.published.lineage import figure_of
from dianfan.published.lineage import read_lines
from dianfan.recorded.built import built_leaves
from dianfan.recorded.count import PREFIX as COUNTED
from dianfan.recorded.count import recount
from dianfan.recorded.mint import Mint

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping

    from dianfan.promised.model import Programme
    from dianfan.recorded.book import Book
    from dianfan.said.claims import Claims

_STEP = 100
_UNREADABLE = (KeyError, TypeError, ValueError, InvalidOperation, DianfanError)


@dataclass(frozen=True)
class Ground:
    """What leaves are held against: the Book of an edition, the programme and claims in it."""

    programme: Programme
    claims: Claims
    book: Book

    @cached_property
    def mint(self) -> Mint:
        """The maker of figures from this Book."""
        return Mint(self.programme, self.book)

    @cached_property
    def graph(self) -> Graph:
        """The layers of the programme as one graph."""
        return weave(self.programme, self.book)

    @cached_property
    def told(self) -> Mapping[str, tuple[Figure, ...]]:
        """What the programme promises and its documents say, by clause or claim."""
        found: dict[str, tuple[Figure, ...]] = {
            clause: (one,) for clause, one in thresholds().items()
        }
        for figure in self._minted():
            found[figure.why[0]] = (*found.get(figure.why[0], ()), figure)
        return found

    def _minted(self) -> Iterator[Figure]:
        """Give every leaf that can be made of a target, a project or a claim."""
        for target in map(self.mint.target, self.programme.targets):
            yield from (part for part in walk(target) if not part.inputs)
        minted = chain(
            map(self.mint.investment, self.programme.projects),
            map(self.mint.claim, self.claims.claims),
        )
        yield from (figure for figure in minted if figure is not None)
        yield from integration_leaves(self.mint)
        yield from map(self.mint.statement, self.claims.claims)
        yield from self._of_projects()
        yield from built_leaves(self.mint)
        home = self.mint.places[self.programme.charter.place]
        for project in self.programme.projects:
            for place in (home, self.mint.places[project.area]):
                leaves = (
                    make(project, place, self.book.asof) for make in (member, priced, investment)
                )
                yield from (leaf for leaf in leaves if isinstance(leaf, Figure))

    def _of_projects(self) -> Iterator[Figure]:
        """Give the capacity and the dates of every project."""
        for project in self.programme.projects:
            yield from filter(None, (self.mint.capacity(project),))
            for field in ("start", "planned_finish", "actual_finish", "status_date"):
                yield self.mint.milestone(project, field)

    def place(self, code: str) -> Place:
        """Give a place by its code; several joined by a method have the code for a name."""
        return self.mint.places.get(code) or Place(code, Wording(code, code))


def prove_lineage(
    text: str, ground: Ground, progress: Progress = silent
) -> tuple[Mapping[str, Figure], tuple[Fault, ...]]:
    """Prove every line of a lineage file.

    Returns:
        the figures that the file states, by the key that it gives them, and what does not hold.
    """
    known: dict[str, Figure] = {}
    faults: list[Fault] = []
    total = text.count("\n")
    for done, stated in enumerate(read_lines(text), start=1):
        if done % _STEP == 0 or done == total:
            progress("figures", done, total)
        if not isinstance(stated, Stated):
            faults.append(_fault(f"line {stated[0]}", f"the line cannot be read: {stated[1]}"))
            continue
        faults.extend(_prove(stated, known, ground))
    return known, tuple(faults)


def _prove(stated: Stated, known: dict[str, Figure], ground: Ground) -> Iterator[Fault]:
    where = f"line {stated.line}"
    key = content_key(stated.content)
    if key != stated.key:
        yield _fault(where, "the key is not the hash of the content", key, stated.key, stated.key)
    missing = [name for name in stated.inputs if name not in known]
    if missing:
        yield _fault(
            where, f"no line above states the input {missing[0]}", found=missing[0], key=stated.key
        )
        return
    try:
        place = ground.place(stated.content["place"])
        figure = figure_of(
            stated.content, tuple(known[name] for name in stated.inputs), {place.code: place}
        )
    except _UNREADABLE as fault:
        yield _fault(where, f"the line states no figure: {fault}", key=stated.key)
        return
    known[stated.key] = figure
    yield from _hold(figure, stated.key, where, ground)


def _hold(figure: Figure, key: str, where: str, ground: Ground) -> Iterator[Fault]:
    try:
        if isinstance(figure.why, Derived):
            again = recompute(figure)
            message = "the figure is not what its method makes of its inputs"
        else:
            again = expected_leaf(figure, ground)
            message = "the figure is not what the Book says"
    except _UNREADABLE as fault:
        yield _fault(where, f"the figure cannot be computed again: {fault}", key=key)
        return
    if again.key != figure.key:
        field, right, wrong = _difference(again, figure)
        yield _fault(where, f"{message} in its {field}", right, wrong, key)


def expected_leaf(figure: Figure, ground: Ground) -> Figure:
    """Give the leaf as the Book, the programme, its claims or a table of thresholds have it.

    Raises:
        KeyError: there is no such entry, clause or claim.
        UnknownKey: the Book has no such table.
    """
    match figure.why:
        case Recorded(entry) if entry.startswith(COUNTED):
            counted = exactly(recount(ground.book, entry))
            return replace(figure, quantity=counted, period=period(ground.book.asof.isoformat()))
        case Recorded(entry) if entry.startswith(GRAPHED):
            number = recounted(ground.graph, entry.removeprefix(GRAPHED))
            if isinstance(number, Gap):
                raise KeyError(str(number))
            day = period(ground.book.asof.isoformat())
            return replace(figure, quantity=exactly(number), period=day, measure=entry)
        case Recorded(entry):
            return ground.mint.entry(entry)
    told = ground.told[figure.why[0]]
    alike = [one for one in told if (one.measure, one.place) == (figure.measure, figure.place)]
    return next((one for one in alike if one.key == figure.key), (alike or told)[-1])


def _difference(again: Figure, figure: Figure) -> tuple[str, str, str]:
    """Give the first field in which two figures differ, with both contents."""
    right, wrong = (dict(statement(one)) for one in (again, figure))
    field = next(name for name in right if right[name] != wrong[name])
    return field, f"{right[field]}", f"{wrong[field]}"


def _fault(where: str, message: str, expected: str = "", found: str = "", key: str = "") -> Fault:
    return Fault(FaultKind.LINEAGE, LINEAGE, where, message, expected, found, (key,) if key else ())
