"""The judgement of public claims, by the record alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dianfan.figures.lineage import Recorded
from dianfan.figures.lineage import walk
from dianfan.judged.claims.alternatives import alternatives
from dianfan.judged.claims.case import Case
from dianfan.judged.claims.checks import ORDER
from dianfan.judged.claims.docket import Docket
from dianfan.judged.claims.events import lateness
from dianfan.judged.claims.methods import distance
from dianfan.judged.claims.methods import half_digit
from dianfan.judged.claims.methods import half_of
from dianfan.judged.claims.methods import shown
from dianfan.judged.claims.model import ClaimVerdict
from dianfan.judged.claims.model import Differs
from dianfan.judged.claims.model import Ruling
from dianfan.judged.claims.model import Score
from dianfan.judged.claims.model import Slip
from dianfan.judged.claims.model import Trial
from dianfan.judged.claims.weighing import Weight
from dianfan.judged.claims.weighing import promised_of
from dianfan.judged.claims.weighing import said_of
from dianfan.judged.claims.weighing import weigh
from dianfan.judged.interval import exact
from dianfan.judged.interval import interval
from dianfan.judged.making import within

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dianfan.figures.lineage import Figure
    from dianfan.judged.claims.model import Alternative
    from dianfan.judged.interval import Interval
    from dianfan.promised.model import Programme
    from dianfan.recorded.book import Book
    from dianfan.said.claims import Claim

RULINGS = {
    Weight.AGREES: Ruling.SUPPORTED,
    Weight.ROUNDING: Ruling.WITHIN_ROUNDING,
    Weight.OPEN: Ruling.NO_EVIDENCE,
    Weight.DIFFERS: Ruling.CONTRADICTED,
}
UNSETTLED = frozenset({Ruling.CONTRADICTED, Ruling.WITHIN_ROUNDING})
SCORES = {
    Ruling.SUPPORTED: Score.KEPT,
    Ruling.WITHIN_ROUNDING: Score.KEPT,
    Ruling.CONTRADICTED: Score.MISSED,
    Ruling.NOT_YET_CHECKABLE: Score.NOT_YET,
}


def judge_claims(
    programme: Programme, book: Book, claims: Iterable[Claim]
) -> tuple[ClaimVerdict, ...]:
    """Judge every claim by the entries, targets and projects of the record.

    The verdict that a person wrote beside a claim is not looked at.
    """
    docket = Docket(programme, book)
    return tuple(judge_claim(Case(docket, claim)) for claim in claims)


def judge_claim(case: Case) -> ClaimVerdict:
    """Judge one claim: the first check that applies decides, then other readings are tried."""
    trial, ruling = _decide(case)
    others = alternatives(case, trial) if ruling in UNSETTLED else ()
    ruling = _with_scope(ruling, others)
    figure, statement = case.figure, case.docket.mint.statement(case.claim)
    return ClaimVerdict(
        claim=case.row.id,
        ruling=ruling,
        trial=trial,
        statement=statement,
        claimed=figure,
        computed=_shown(figure, trial.computed),
        room=_shown(figure, trial.room) if ruling in UNSETTLED else None,
        tolerance=half_digit(figure) if figure and _has_tolerance(figure, trial) else None,
        gap=_gap(case, trial, ruling),
        internal=_is_internal(case, trial),
        alternatives=others,
        score=_score(case, trial, ruling),
        late=lateness(trial, statement),
    )


def _decide(case: Case) -> tuple[Trial, Ruling]:
    """Give the trial that decides; one that leaves the question open only when none does."""
    if case.is_promise and case.span.end > case.docket.book.asof:
        return Trial("not_due"), Ruling.NOT_YET_CHECKABLE
    undecided: Trial | None = None
    for check in ORDER[case.asks]:
        trial = check(case)
        ruling = _rule(case, trial) if trial is not None else None
        if trial is not None and ruling is not None:
            is_beside = trial.fixed is Ruling.OTHER_SCOPE and undecided is not None
            if ruling is not Ruling.NO_EVIDENCE and not is_beside:
                return trial, ruling
            undecided = undecided or trial
    return undecided or Trial("nothing"), Ruling.NO_EVIDENCE


def _rule(case: Case, trial: Trial) -> Ruling | None:
    """Turn a trial into a ruling; nothing where claim and value cannot be compared."""
    if trial.fixed is not None:
        return trial.fixed
    if case.figure is None or trial.computed is None or trial.room is None:
        return None
    if trial.computed.unit.dimension != case.figure.unit.dimension:
        return None
    with exact():
        said = _said(case, case.figure, trial)
        found = within(trial.computed, case.figure.unit)
        room = within(trial.room, case.figure.unit)
        weight = weigh(said, found, room)
    ruling = RULINGS[weight]
    if Differs.PART in trial.differs and ruling is not Ruling.SUPPORTED:
        return Ruling.NO_EVIDENCE if found.low <= said.high else ruling
    is_explained = trial.differs and ruling is Ruling.CONTRADICTED
    return Ruling.OTHER_SCOPE if is_explained else ruling


def _said(case: Case, figure: Figure, trial: Trial) -> Interval:
    said = said_of(interval(figure.quantity), half_of(figure))
    if trial.outcome and case.indicator is not None:
        return promised_of(said, case.indicator.direction)
    return said


def _with_scope(ruling: Ruling, others: Iterable[Alternative]) -> Ruling:
    scoped = {Slip.SCOPE, Slip.PLACE}
    if ruling is Ruling.CONTRADICTED and any(one.agrees and one.slip in scoped for one in others):
        return Ruling.OTHER_SCOPE
    return ruling


def _has_tolerance(figure: Figure, trial: Trial) -> bool:
    return bool(half_of(figure)) and figure.quantity.is_exact and trial.computed is not None


def _shown(claimed: Figure | None, some: Figure | None) -> Figure | None:
    """Write a value in the unit of the claim; an entry of the record stays as it was printed."""
    if claimed is None or some is None or claimed.unit.dimension != some.unit.dimension:
        return some
    return shown(some, claimed) if some.inputs else some


def _gap(case: Case, trial: Trial, ruling: Ruling) -> Figure | None:
    if case.figure is None or trial.computed is None or ruling is Ruling.SUPPORTED:
        return None
    if trial.computed.unit.dimension != case.figure.unit.dimension:
        return None
    return distance(case.figure, trial.computed)


def _is_internal(case: Case, trial: Trial) -> bool:
    """Tell whether every leaf of a check comes from the claim's own source."""
    leaves = [one for figure in trial.inputs for one in walk(figure) if not one.inputs]
    sources = {one.why.source for one in leaves if isinstance(one.why, Recorded)}
    return bool(sources) and sources == {case.row.source}


def _score(case: Case, trial: Trial, ruling: Ruling) -> Score | None:
    if not case.is_promise:
        return None
    if ruling is Ruling.NOT_YET_CHECKABLE:
        return Score.NOT_YET
    return SCORES.get(ruling, Score.NO_REPORT) if trial.outcome else Score.NO_REPORT
