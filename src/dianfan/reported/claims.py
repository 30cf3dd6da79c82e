"""Public claims with the verdict of the record beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dianfan.figures.lineage import Promised
from dianfan.figures.period import period
from dianfan.figures.period import wording
from dianfan.figures.wording import Wording
from dianfan.judged.arithmetic import count
from dianfan.judged.claims.model import Ruling
from dianfan.reported.claim_reasons import late
from dianfan.reported.claim_reasons import reason
from dianfan.reported.claim_reasons import sum_in_figures
from dianfan.reported.claim_reasons import tolerance
from dianfan.reported.claim_words import AGREEING
from dianfan.reported.claim_words import CHECKS
from dianfan.reported.claim_words import PERSON
from dianfan.reported.claim_words import SLIPS
from dianfan.reported.measures import measure_words
from dianfan.reported.model import CheckedClaim
from dianfan.reported.model import Reading
from dianfan.reported.say import Name
from dianfan.reported.say import phrase
from dianfan.reported.say import say
from dianfan.said.claims import read

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator

    from dianfan.figures.lineage import Figure
    from dianfan.figures.wording import Language
    from dianfan.judged.claims.model import ClaimVerdict
    from dianfan.promised.model import ClaimRow
    from dianfan.promised.model import Project
    from dianfan.reported.desk import Desk
    from dianfan.reported.parts import Paragraph
    from dianfan.reported.parts import Sentence
    from dianfan.said.claims import Claim

TELLING = (
    Ruling.CONTRADICTED,
    Ruling.WITHIN_ROUNDING,
    Ruling.OTHER_SCOPE,
    Ruling.SUPPORTED,
    Ruling.NOT_YET_CHECKABLE,
    Ruling.NO_EVIDENCE,
)
MOST_EVIDENCE = 3
MOST_INPUTS = 16


def checked_claims(desk: Desk, language: Language) -> Iterator[CheckedClaim]:
    """Set every claim beside its verdict and evidence, in the order of the programme's file."""
    verdicts = {one.claim: one for one in desk.verdicts.claims}
    for claim in read(desk.programme).claims:
        if claim.row.id in verdicts:
            yield _checked(desk, language, claim, verdicts[claim.row.id])


def _checked(desk: Desk, language: Language, claim: Claim, verdict: ClaimVerdict) -> CheckedClaim:
    row = claim.row
    given = row.verdict.value
    return CheckedClaim(
        id=row.id,
        date=row.date,
        subject=desk.scope(row.subject).in_(language),
        claim=claim_words(desk, language, claim),
        verdict=verdict.ruling.value,
        evidence=tuple(_evidence(desk, language, row, verdict)),
        why=row.why_zh if language == "zh" else row.why_en,
        source=row.source,
        reason=reason(language, verdict, _measured(desk, verdict)),
        check=CHECKS[verdict.trial.check].in_(language),
        sum=sum_in_figures(language, verdict),
        tolerance=tolerance(language, verdict),
        readings=_readings(language, verdict),
        person=PERSON[given].in_(language) if given in AGREEING else "",
        person_differs=given in AGREEING and verdict.ruling not in AGREEING[given],
        score=verdict.score.value if verdict.score else "",
        due=wording(verdict.statement.period).in_(language) if verdict.score else "",
        outcome=late(language, verdict),
    )


def _measured(desk: Desk, verdict: ClaimVerdict) -> Wording:
    found = verdict.computed
    return Wording("", "") if found is None else measure_words(desk, found.measure)


def _readings(language: Language, verdict: ClaimVerdict) -> tuple[Reading, ...]:
    return tuple(
        Reading(
            SLIPS[one.slip].in_(language),
            one.agrees,
            phrase("") if one.figure is None else say(language, "{a}", "{a}", a=one.figure),
        )
        for one in verdict.alternatives
    )


def claim_words(desk: Desk, language: Language, claim: Claim) -> Sentence:
    """Write what was claimed: of whom, of what, how much, of when."""
    row, place = claim.row, desk.mint.subject(claim)
    measure = row.measure_zh if language == "zh" else row.measure_en
    span = period(row.period or "undated")
    figure = desk.mint.claim(claim)
    subject = (place.name if place else desk.scope(row.subject)).in_(language)
    if figure is None:
        return say(
            language,
            "{subject}：{measure}（{time}）",
            "{subject}: {measure} ({time})",
            subject=Name(subject),
            measure=Name(measure),
            time=Name(wording(span).in_(language)),
        )
    return say(
        language,
        "{subject}：{measure}{value}（{time}）",
        "{subject}: {measure} {value} ({time})",
        subject=Name(subject),
        measure=Name(measure),
        value=figure,
        time=Name(wording(span).in_(language)),
    )


def _evidence(
    desk: Desk, language: Language, row: ClaimRow, verdict: ClaimVerdict
) -> Iterator[Sentence]:
    """Tell the figures that the check used, then what else the claim points to."""
    used = {one.key for one in verdict.trial.inputs}
    for figure in verdict.trial.inputs[:MOST_INPUTS]:
        if not isinstance(figure.why, Promised) or not figure.measure.startswith("project:"):
            yield _figure_evidence(desk, language, figure)
    projects = {project.id: project for project in desk.programme.projects}
    for reference in row.checked_by:
        kind, _, name = reference.partition(":")
        if kind == "project" and name in projects:
            yield _project_evidence(language, projects[name])
        else:
            yield from _recorded_evidence(desk, language, reference, used)


def _figure_evidence(desk: Desk, language: Language, figure: Figure) -> Sentence:
    return say(
        language,
        "{place}{name}{time}：{value}",
        "{place}, {name}, {time}: {value}",
        place=figure.place,
        name=measure_words(desk, figure.measure),
        time=Name(wording(figure.period).in_(language)),
        value=figure,
    )


def _project_evidence(language: Language, project: Project) -> Sentence:
    name = project.name_zh if language == "zh" else project.name_en
    dates = [code for code in (project.actual_finish, project.status_date) if code]
    time = wording(period(dates[0])) if dates else None
    local = project.status_local if language == "zh" else project.status.value
    shown = f"{name}：{local}" if language == "zh" else f"{name}: {local}"
    if time is None:
        return phrase(shown)
    return phrase(f"{shown}（{time.zh}）" if language == "zh" else f"{shown} ({time.en})")


def _recorded_evidence(
    desk: Desk, language: Language, reference: str, used: set[str]
) -> Iterator[Sentence]:
    cell, _, source = reference.partition("#")
    indicator, _, rest = cell.partition("@")
    area, _, code = rest.partition("@")
    entries = desk.entries_by_cell.get((indicator, area, code), ())
    wanted = [desk.mint.entry(entry) for entry, origin in entries if source in {"", origin}]
    for figure in [one for one in wanted if one.key not in used][:MOST_EVIDENCE]:
        yield _figure_evidence(desk, language, figure)


def claims_of_action(
    desk: Desk, claims: tuple[CheckedClaim, ...], number: int
) -> tuple[CheckedClaim, ...]:
    """Give the claims whose measure or evidence belongs to an action, contradicted ones first."""
    mine = {row.id for row in desk.programme.claims if number in _actions(desk, row)}
    order = [ruling.value for ruling in TELLING]
    return tuple(
        sorted(
            (claim for claim in claims if claim.id in mine),
            key=lambda claim: order.index(claim.verdict),
        )
    )


def _actions(desk: Desk, row: ClaimRow) -> set[int | None]:
    projects = {project.id: project.action for project in desk.programme.projects}
    measure = row.measure.partition(" (")[0]
    found = {desk.indicators[measure].action} if measure in desk.indicators else set()
    for reference in row.checked_by:
        kind, _, name = reference.partition(":")
        if kind == "project":
            found.add(projects.get(name))
        else:
            indicator = desk.indicators.get(reference.partition("@")[0])
            found.add(indicator.action if indicator else None)
    return found


def counted_claims(verdicts: Iterable[ClaimVerdict]) -> Figure | None:
    """Count some claims, each a statement of a document; nothing where there are none."""
    some = [one.statement for one in verdicts]
    return count(*some) if some else None


def claims_summary(desk: Desk, language: Language) -> Paragraph:
    """Count the claims by verdict."""
    verdicts = desk.verdicts.claims
    total = counted_claims(verdicts)
    if total is None:
        return ()
    told = [
        say(
            language,
            "核对公开说法共{total}。",
            "The record was asked about {total} public statements.",
            total=total,
        )
    ]
    for ruling, zh, en in _TOLD:
        found = counted_claims(one for one in verdicts if one.ruling is ruling)
        if found is not None:
            told.append(say(language, zh, en, found=found))
    told.append(
        say(
            language,
            "不符不等于虚假，原因逐条写明。",
            "To be contradicted is not to be false; each reason is given.",
        )
    )
    return tuple(told)


_TOLD = (
    (Ruling.SUPPORTED, "记录支持的有{found}。", "It supports {found}."),
    (
        Ruling.WITHIN_ROUNDING,
        "只差在数字取舍的有{found}。",
        "In {found} the difference is one of rounding.",
    ),
    (Ruling.CONTRADICTED, "与记录不符的有{found}。", "It contradicts {found}."),
    (
        Ruling.OTHER_SCOPE,
        "记录只有另一口径的有{found}。",
        "For {found} it has only another scope.",
    ),
    (Ruling.NOT_YET_CHECKABLE, "尚未到期的有{found}。", "Of {found} the date has not come."),
    (Ruling.NO_EVIDENCE, "记录中没有证据的有{found}。", "For {found} it has no evidence."),
)
