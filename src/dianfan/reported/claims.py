"""Public claims set beside what the record says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dianfan.figures.period import period
from dianfan.figures.period import wording
from dianfan.reported.measures import measure_words
from dianfan.reported.model import CheckedClaim
from dianfan.reported.say import Name
from dianfan.reported.say import phrase
from dianfan.reported.say import say
from dianfan.said.claims import read

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dianfan.figures.wording import Language
    from dianfan.promised.model import ClaimRow
    from dianfan.promised.model import Project
    from dianfan.reported.desk import Desk
    from dianfan.reported.model import Paragraph
    from dianfan.reported.model import Sentence
    from dianfan.said.claims import Claim

MOST_EVIDENCE = 3
VERDICTS = {
    "supported": ("有据", "supported"),
    "contradicted": ("有出入", "contradicted"),
    "open": ("待定", "open"),
    "unverified": ("未核", "unverified"),
}


def checked_claims(desk: Desk, language: Language) -> Iterator[CheckedClaim]:
    """Set every claim beside its evidence, in the order of the programme's file."""
    for claim in read(desk.programme).claims:
        row = claim.row
        yield CheckedClaim(
            id=row.id,
            date=row.date,
            subject=desk.scope(row.subject).in_(language),
            claim=_claim(desk, language, claim),
            verdict=row.verdict.value,
            evidence=tuple(_evidence(desk, language, row)),
            why=row.why_zh if language == "zh" else row.why_en,
            source=row.source,
        )


def _claim(desk: Desk, language: Language, claim: Claim) -> Sentence:
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


def _evidence(desk: Desk, language: Language, row: ClaimRow) -> Iterator[Sentence]:
    projects = {project.id: project for project in desk.programme.projects}
    for reference in row.checked_by:
        kind, _, name = reference.partition(":")
        if kind == "project" and name in projects:
            yield _project_evidence(language, projects[name])
        else:
            yield from _recorded_evidence(desk, language, reference)


def _project_evidence(language: Language, project: Project) -> Sentence:
    name = project.name_zh if language == "zh" else project.name_en
    dates = [code for code in (project.actual_finish, project.status_date) if code]
    time = wording(period(dates[0])) if dates else None
    local = project.status_local if language == "zh" else project.status.value
    shown = f"{name}：{local}" if language == "zh" else f"{name}: {local}"
    return phrase(
        f"{shown}（{time.zh}）"
        if time and language == "zh"
        else f"{shown} ({time.en})"
        if time
        else shown
    )


def _recorded_evidence(desk: Desk, language: Language, reference: str) -> Iterator[Sentence]:
    cell, _, source = reference.partition("#")
    indicator, _, rest = cell.partition("@")
    area, _, code = rest.partition("@")
    entries = desk.entries_by_cell.get((indicator, area, code), ())
    wanted = [entry for entry, origin in entries if source in {"", origin}]
    for entry in wanted[:MOST_EVIDENCE]:
        figure = desk.mint.entry(entry)
        yield say(
            language,
            "{place}{name}{time}：{value}",
            "{place}, {name}, {time}: {value}",
            place=figure.place,
            name=measure_words(desk, figure.measure),
            time=Name(wording(figure.period).in_(language)),
            value=figure,
        )


def claims_of_action(
    desk: Desk, claims: tuple[CheckedClaim, ...], number: int
) -> tuple[CheckedClaim, ...]:
    """Give the claims whose measure or evidence belongs to an action."""
    mine = {row.id for row in desk.programme.claims if number in _actions(desk, row)}
    return tuple(claim for claim in claims if claim.id in mine)


def _actions(desk: Desk, row: ClaimRow) -> set[int | None]:
    projects = {project.id: project.action for project in desk.programme.projects}
    found = {desk.indicators[row.measure].action} if row.measure in desk.indicators else set()
    for reference in row.checked_by:
        kind, _, name = reference.partition(":")
        if kind == "project":
            found.add(projects.get(name))
        else:
            indicator = desk.indicators.get(reference.partition("@")[0])
            found.add(indicator.action if indicator else None)
    return found


def claims_summary(desk: Desk, language: Language) -> Paragraph:
    """Count the claims by verdict."""
    total = desk.count("claims", "条")
    parts = {verdict: desk.count("claims", "条", verdict=verdict) for verdict in VERDICTS}
    return (
        say(
            language,
            "核对公开说法共{total}：记录支持{supported}，与记录有出入{contradicted}，尚待事实揭晓{open_}，"
            "已列证据而未下结论{unverified}。有出入不等于虚假，原因逐条写明。",
            "Of {total} public statements on file, the record supports {supported}, differs from {contradicted},"
            " leaves {open_} open, and {unverified} stand beside their evidence without a verdict. To differ is"
            " not to be false; each reason is given.",
            total=total,
            supported=parts["supported"],
            contradicted=parts["contradicted"],
            open_=parts["open"],
            unverified=parts["unverified"],
        ),
    )
