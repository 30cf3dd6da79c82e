"""The register of public claims: how many of each verdict, and the dated promises scored."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dianfan.figures.period import wording
from dianfan.judged.claims.model import Ruling
from dianfan.judged.claims.model import Score
from dianfan.reported.claim_reasons import late
from dianfan.reported.claim_words import SCORES
from dianfan.reported.claims import claim_words
from dianfan.reported.claims import claims_summary
from dianfan.reported.claims import counted_claims
from dianfan.reported.model import ClaimRegister
from dianfan.reported.parts import Cell
from dianfan.reported.parts import Table
from dianfan.reported.say import figure_phrase
from dianfan.reported.say import phrase
from dianfan.reported.say import say
from dianfan.said.claims import read

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dianfan.figures.wording import Language
    from dianfan.judged.claims.model import ClaimVerdict
    from dianfan.reported.desk import Desk
    from dianfan.reported.parts import Sentence
    from dianfan.said.claims import Claim

ORDER = (Score.MISSED, Score.KEPT, Score.NO_REPORT, Score.NOT_YET)


def claim_register(desk: Desk, language: Language) -> ClaimRegister:
    """Set up the register: the counts are figures that lead to the claims counted."""
    verdicts = desk.verdicts.claims
    return ClaimRegister(
        summary=claims_summary(desk, language),
        counts=tuple(_counts(language, verdicts)),
        scores=tuple(_scores(language, verdicts)),
        promises=_promises(desk, language),
    )


def _counts(
    language: Language, verdicts: tuple[ClaimVerdict, ...]
) -> Iterator[tuple[str, Sentence]]:
    for ruling in Ruling:
        found = counted_claims(one for one in verdicts if one.ruling is ruling)
        if found is not None:
            yield ruling.value, figure_phrase(found, language)


def _scores(
    language: Language, verdicts: tuple[ClaimVerdict, ...]
) -> Iterator[tuple[str, Sentence]]:
    for score in ORDER:
        found = counted_claims(one for one in verdicts if one.score is score)
        if found is not None:
            yield score.value, figure_phrase(found, language)


def _promises(desk: Desk, language: Language) -> Table:
    claims = {claim.row.id: claim for claim in read(desk.programme).claims}
    scored = [one for one in desk.verdicts.claims if one.score is not None]
    ordered = sorted(scored, key=lambda one: (_place(one), -one.statement.period.end.toordinal()))
    zh = language == "zh"
    columns = ("结果", "所说", "记录") if zh else ("Result", "Promise", "Record")
    rows = tuple(_row(desk, language, claims[one.claim], one) for one in ordered)
    caption = "到期与未到期的承诺" if zh else "Dated promises, due and not yet due"
    empty = "没有带期限的承诺。" if zh else "No promise with a date is on file."
    return Table("promises", phrase(caption), columns, (False,) * 3, rows, phrase(empty))


def _place(verdict: ClaimVerdict) -> int:
    return ORDER.index(verdict.score) if verdict.score else len(ORDER)


def _row(desk: Desk, language: Language, claim: Claim, verdict: ClaimVerdict) -> tuple[Cell, ...]:
    score = SCORES[verdict.score].in_(language) if verdict.score else ""
    return (
        Cell(phrase(score)),
        Cell(claim_words(desk, language, claim), href=f"claims#{verdict.claim}"),
        Cell(_outcome(language, verdict)),
    )


def _outcome(language: Language, verdict: ClaimVerdict) -> Sentence:
    if verdict.score in {Score.NOT_YET, Score.NO_REPORT}:
        return phrase("—")
    days = late(language, verdict)
    if days is not None:
        time = wording(verdict.trial.inputs[0].period)
        return say(language, "{time}，{days}", "{time}, {days}", time=time, days=days)
    if verdict.computed is not None:
        return say(language, "{found}", "{found}", found=verdict.computed)
    return phrase("—")
