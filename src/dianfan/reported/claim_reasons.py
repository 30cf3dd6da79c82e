"""Why a claim got its verdict: a sentence that a reader of a newspaper understands."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from dianfan.figures.period import wording
from dianfan.figures.wording import Wording
from dianfan.judged.claims.model import Ruling
from dianfan.judged.claims.model import Score
from dianfan.judged.claims.model import Slip
from dianfan.reported.claim_words import DIFFERS
from dianfan.reported.claim_words import SLIPS
from dianfan.reported.display import significant
from dianfan.reported.parts import Sentence
from dianfan.reported.say import Unsigned
from dianfan.reported.say import joined
from dianfan.reported.say import say

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dianfan.figures.lineage import Figure
    from dianfan.figures.wording import Language
    from dianfan.judged.claims.model import ClaimVerdict

LEADS: Mapping[str, Wording] = MappingProxyType(
    {
        "parts": Wording("各分项相加为{found}", "The parts add up to {found}"),
        "carried": Wording(
            "前期数加上其后新增为{found}", "The earlier state and what came since make {found}"
        ),
        "same_cell": Wording("另有来源记为{found}", "Another source has {found}"),
        "own_word": Wording(
            "该来源自己另处所载为{found}", "The source itself has {found} elsewhere"
        ),
        "per_unit": Wording("按记录两数相除为{found}", "One amount over the other gives {found}"),
        "other_measure": Wording(
            "记录中只有相近的“{name}”：{found}",
            "The record has only a neighbouring measure, {name}: {found}",
        ),
        "other_scope": Wording(
            "记录中只有另一口径的数：{found}", "The record has only another scope, {found}"
        ),
        "part_of_window": Wording(
            "{time}就已有{found}", "{found} was already reported for {time} alone"
        ),
        "one_way": Wording(
            "{time}已有{found}，累计数只增不减",
            "It was already {found} in {time}, and can only grow",
        ),
        "magnitude": Wording(
            "记录中{time}为{found}，相差悬殊",
            "The record has {found} for {time}, another order of size",
        ),
        "ground": Wording("另一来源（{time}）记为{found}", "Another source ({time}) has {found}"),
        "undated": Wording(
            "记录中各年的数都在同一侧，最近的{time}为{found}",
            "All years on record lie on one side of it, the latest, {time}, at {found}",
        ),
        "misdated": Wording(
            "同一个数{found}记在{time}名下", "The same number, {found}, is on record for {time}"
        ),
        "backward": Wording(
            "由次年的数和增速倒推为{found}", "Taken back from the year after, it was {found}"
        ),
        "falls": Wording(
            "次年只有{found}，而当年报告的是增长",
            "The year after has only {found}, though growth was reported for it",
        ),
        "pulls": Wording("各产业拉动之和为{found}", "The points of the sectors add up to {found}"),
        "of_places": Wording("各地合计增长{found}", "All places together grew by {found}"),
        "from_increase": Wording(
            "按当年新增推算，增幅为{found}", "What the year added makes growth of {found}"
        ),
        "from_levels": Wording(
            "按记录中前后数值相比，变化为{found}",
            "The two values on record give a change of {found}",
        ),
        "mean_growth": Wording(
            "按首末数值推算，年均变化{found}", "The two ends give a mean change of {found} a year"
        ),
        "times_over": Wording("首末之比为{found}", "The two ends give a ratio of {found}"),
        "doubled": Wording(
            "首末相比，加倍的次数为{found}",
            "Between the two ends the number of doublings is {found}",
        ),
        "between_dates": Wording("后期减前期为{found}", "The two dates differ by {found}"),
        "against_quotient": Wording(
            "与上年推算数相减为{found}", "Against the year before, as divided out, it is {found}"
        ),
        "between_places": Wording("两地相减为{found}", "The two places differ by {found}"),
        "of_rates": Wording("两率相减为{found}", "One rate less the other is {found}"),
        "accrued": Wording("累计数前后相减为{found}", "The two running totals differ by {found}"),
        "sum_of_shares": Wording("各项相加为{found}", "The shares add up to {found}"),
        "share_of_places": Wording(
            "各地合计占总体的{found}", "Together the places hold {found} of the whole"
        ),
        "part_of_whole": Wording("按部分与总体相除为{found}", "The part over its whole is {found}"),
        "days_of_period": Wording("按天数计算为{found}", "By days it is {found}"),
        "whole_number": Wording(
            "与最接近的整数总体相除为{found}", "Over the nearest whole number it is {found}"
        ),
        "printed_rank": Wording("另有来源排在{found}", "Another source ranks it {found}"),
        "rank_by_values": Wording(
            "按记录中同期有数的各地排，居{found}",
            "Among the places with a value on record for the period it comes {found}",
        ),
        "outcome": Wording("到期报告为{found}", "At the date {found} was reported"),
        "reached_before": Wording("{time}就已达到{found}", "{found} was reached in {time} already"),
        "still_below": Wording(
            "期限过后，{time}仍为{found}", "After the date, in {time}, it was still {found}"
        ),
        "capacity": Wording("项目记录的能力为{found}", "The project is on record with {found}"),
    }
)
EVENTS: Mapping[str, Wording] = MappingProxyType(
    {
        "begun_later": Wording(
            "记录中项目到{time}才开工", "By the record, the project began only later: {time}"
        ),
        "started": Wording("记录中开工时间为{time}", "By the record, works began: {time}"),
        "finished": Wording("记录中完工时间为{time}", "By the record, it was finished: {time}"),
        "still_undone": Wording(
            "{time}的报道显示仍未完工", "A report shows it still unfinished ({time})"
        ),
        "one_of_many": Wording(
            "记录中只见其中某项目于{time}完工",
            "The record has one of the projects, finished in {time}",
        ),
    }
)
TAILS: Mapping[Ruling, Wording] = MappingProxyType(
    {
        Ruling.SUPPORTED: Wording("，与所说相符。", ", as claimed."),
        Ruling.WITHIN_ROUNDING: Wording(
            "，与所说差{gap}，数字取舍即可解释。",
            ", {gap} from the claim, which rounding explains.",
        ),
        Ruling.CONTRADICTED: Wording(
            "，与所说差{gap}，超出取舍可能造成的误差。",
            ", {gap} from the claim, more than rounding can make.",
        ),
        Ruling.OTHER_SCOPE: Wording(
            "；但{differs}，不能据此断定真伪。", "; but {differs}, so it settles nothing."
        ),
        Ruling.NO_EVIDENCE: Wording(
            "；由此既不能证实，也不能否定。", "; this neither proves nor disproves it."
        ),
    }
)
CANNOT_BOTH = Wording("，与所说不能同时成立。", "; the two cannot both be true.")
NOT_THEN = Wording("，不是所说的时期。", ", not for the time claimed.")
ENDINGS: Mapping[str, Wording] = MappingProxyType(
    {
        "part_of_window": CANNOT_BOTH,
        "one_way": CANNOT_BOTH,
        "magnitude": CANNOT_BOTH,
        "falls": CANNOT_BOTH,
        "misdated": NOT_THEN,
    }
)
KEPT = Wording("，所说已兑现。", ", so the promise was kept.")
MISSED = Wording("，与所说差{gap}，没有兑现。", ", {gap} from what was promised.")
MISSED_PLAIN = Wording("，所说没有兑现。", ", so the promise was not kept.")
NO_OUTCOME = Wording(
    "期限已过，记录中没有到期结果的报告。",
    "Its date has passed, and the record has no report of the outcome.",
)
NOTHING = Wording(
    "除这一来源外，记录中没有同一指标、同一时期的数字可以对照。",
    "But for this source, the record has nothing of the same measure and period to hold it against.",
)
PLAIN = Wording("，与所说不符。", ", which is not as claimed.")
OWN_ONLY = Wording(
    "以上只用该来源自己的数字，只说明其前后是否一致。",
    " These are the source's own figures, and show only whether it agrees with itself.",
)


def reason(language: Language, verdict: ClaimVerdict, name: Wording) -> Sentence:
    """Say why a claim got its verdict, from the figures of the check.

    Args:
        language: the language to write.
        verdict: the verdict on the claim.
        name: what the figure measures that the claim was held against.
    """
    if verdict.ruling is Ruling.NOT_YET_CHECKABLE:
        return say(
            language,
            "所说期限为{time}，尚未到期。",
            "Its date, {time}, has not come.",
            time=wording(verdict.statement.period),
        )
    lead = _lead(language, verdict, name)
    if lead is None:
        words = NO_OUTCOME if verdict.score is Score.NO_REPORT else NOTHING
        return say(language, words.zh, words.en)
    parts = [lead, _tail(language, verdict)]
    parts += [_slipped(language, verdict), _caveat(language, verdict)]
    return joined((one for one in parts if one.spans), "")


def _lead(language: Language, verdict: ClaimVerdict, name: Wording) -> Sentence | None:
    trial = verdict.trial
    if trial.check in EVENTS:
        words = EVENTS[trial.check]
        return say(language, words.zh, words.en, time=wording(trial.inputs[0].period))
    found = verdict.computed
    if found is None or trial.check not in LEADS:
        return None
    words = LEADS[trial.check]
    return say(language, words.zh, words.en, found=found, time=wording(found.period), name=name)


def _tail(language: Language, verdict: ClaimVerdict) -> Sentence:
    ruling, trial = verdict.ruling, verdict.trial
    words = _ending(verdict)
    differs = joined(
        (Sentence(say(language, "{a}", "{a}", a=DIFFERS[one]).spans) for one in trial.differs),
        "，" if language == "zh" else ", and ",
    )
    if ruling is Ruling.OTHER_SCOPE and not trial.differs:
        differs = say(
            language, "另一口径的数与所说相符", "the value of another scope is as claimed"
        )
    gap = verdict.gap if verdict.gap is not None else verdict.statement
    return say(language, words.zh, words.en, gap=gap, differs=differs)


def _ending(verdict: ClaimVerdict) -> Wording:
    has_gap = verdict.gap is not None and bool(verdict.gap.value)
    if verdict.trial.outcome and verdict.ruling is Ruling.SUPPORTED:
        return KEPT
    if verdict.trial.outcome and verdict.ruling is Ruling.CONTRADICTED:
        return MISSED if has_gap else MISSED_PLAIN
    if verdict.ruling is Ruling.CONTRADICTED and verdict.trial.check in ENDINGS:
        return ENDINGS[verdict.trial.check]
    if verdict.ruling in {Ruling.CONTRADICTED, Ruling.WITHIN_ROUNDING} and not has_gap:
        return PLAIN
    return TAILS[verdict.ruling]


def _slipped(language: Language, verdict: ClaimVerdict) -> Sentence:
    """Name the other reading that agrees, the first of them."""
    agreeing = [one for one in verdict.alternatives if one.figure is not None]
    if verdict.ruling is not Ruling.CONTRADICTED or not agreeing:
        return Sentence(())
    first = agreeing[0]
    assert first.figure is not None  # noqa: S101 - for the type checker alone
    if first.slip in {Slip.PERMILLE, Slip.WAN_YI, Slip.FACTOR_TEN}:
        return say(
            language,
            "若是{slip}，则为{figure}，与记录相近。",
            " Read as {slip}, it is {figure}, close to the record.",
            slip=SLIPS[first.slip],
            figure=first.figure,
        )
    return say(
        language,
        "所说与{place}{time}的{figure}一致。",
        " The claim equals {figure} of {place}, {time}.",
        place=first.figure.place,
        time=wording(first.figure.period),
        figure=first.figure,
    )


def _caveat(language: Language, verdict: ClaimVerdict) -> Sentence:
    caveats: list[Sentence] = []
    is_told = verdict.trial.check == "rank_by_values"
    if verdict.ruling is Ruling.SUPPORTED and verdict.trial.differs and not is_told:
        differs = joined(
            (say(language, "{a}", "{a}", a=DIFFERS[one]) for one in verdict.trial.differs),
            "，" if language == "zh" else ", and ",
        )
        caveats.append(say(language, "须注意：{a}。", " Note that {a}.", a=differs))
    if verdict.internal and verdict.ruling is not Ruling.OTHER_SCOPE:
        caveats.append(say(language, OWN_ONLY.zh, OWN_ONLY.en))
    return joined(caveats, "")


def tolerance(language: Language, verdict: ClaimVerdict) -> Sentence | None:
    """Say what the rounding of the claim and of the inputs allows."""
    if verdict.tolerance is None:
        return None
    if verdict.room is None or verdict.room.quantity.is_exact or _is_point(verdict.room):
        return say(
            language,
            "所说印到末位，可有±{tolerance}的取舍。",
            "Printed to its last digit, the claim may be rounded by ±{tolerance}.",
            tolerance=verdict.tolerance,
        )
    return say(
        language,
        "所说印到末位，可有±{tolerance}的取舍；记录各数也有取舍，结果可在{room}之间。",
        "Printed to its last digit, the claim may be rounded by ±{tolerance}; with the rounding of the"
        " record the result may be {room}.",
        tolerance=verdict.tolerance,
        room=verdict.room,
    )


def _is_point(room: Figure) -> bool:
    """Tell whether a range would be shown with two equal ends, since English rounds more."""
    low, high = room.quantity.value, room.quantity.upper
    return high is not None and significant(low) == significant(high)


SIGNS: Mapping[str, str] = MappingProxyType(
    {
        "parts": " + ",
        "carried": " + ",
        "pulls": " + ",
        "sum_of_shares": " + ",
        "between_dates": " − ",
        "between_places": " − ",
        "of_rates": " − ",
        "accrued": " − ",
        "against_quotient": " − ",
        "per_unit": " ÷ ",
        "times_over": " ÷ ",
        "share_of_places": " ÷ ",
        "part_of_whole": " ÷ ",
    }
)


def sum_in_figures(language: Language, verdict: ClaimVerdict) -> Sentence | None:
    """Write the formula of a check with the numbers put in, where it is one line of arithmetic."""
    sign, found = SIGNS.get(verdict.trial.check), verdict.computed
    if sign is None or found is None or len(verdict.trial.inputs) < len("ab"):
        return None
    terms = joined((say(language, "{a}", "{a}", a=one) for one in verdict.trial.inputs), sign)
    return say(language, "{terms} = {found}", "{terms} = {found}", terms=terms, found=found)


def late(language: Language, verdict: ClaimVerdict) -> Sentence | None:
    """Say by how many days a promise was kept early or late."""
    days = verdict.late
    if days is None:
        return None
    if not days.value:
        return say(language, "如期", "on the day")
    if days.value < 0:
        return say(language, "提前{days}", "{days} early", days=Unsigned(days))
    return say(language, "晚{days}", "{days} late", days=days)
