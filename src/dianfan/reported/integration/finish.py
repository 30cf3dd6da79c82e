"""If they finish: what unfinished projects would move, and with what chance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dianfan.figures.gap import Gap
from dianfan.figures.period import wording
from dianfan.figures.quantity import exactly
from dianfan.reported.integration.naming import action_reference
from dianfan.reported.integration.naming import cell
from dianfan.reported.integration.naming import chain_word
from dianfan.reported.integration.naming import listed
from dianfan.reported.integration.naming import project_name
from dianfan.reported.integration.naming import when
from dianfan.reported.parts import Cell
from dianfan.reported.parts import Section
from dianfan.reported.parts import Table
from dianfan.reported.say import joined
from dianfan.reported.say import phrase
from dianfan.reported.say import say

if TYPE_CHECKING:
    from dianfan.figures.lineage import Figure
    from dianfan.figures.wording import Language
    from dianfan.judged.integration import Move
    from dianfan.judged.integration import Prospect
    from dianfan.reported.desk import Desk
    from dianfan.reported.parts import Paragraph
    from dianfan.reported.parts import Sentence

KEPT, BROKEN = exactly(1), exactly(0)


def finish_section(desk: Desk, language: Language) -> Section:
    """Write what the unfinished projects of each action would move if they finish."""
    zh = language == "zh"
    return Section(
        "finish",
        "在手项目若能完成" if zh else "If they finish",
        paragraphs=tuple(
            one for one in (promises(desk, language), _caution(desk, language)) if one
        ),
        tables=(_prospects(desk, language), _moves(desk, language), _cases(desk, language)),
    )


def promises(desk: Desk, language: Language) -> Paragraph:
    """Tell how many promised finish dates have come due, were kept, broken, or went silent."""
    due = desk.integration.cases
    if not due:
        return (
            say(
                language,
                "还没有项目的预定完工时间已过，无从推算在手项目如期完成的可能。",
                "No promised finish date has passed yet, so nothing can be said of the chance that one is kept.",
            ),
        )
    ids = {
        kind: tuple(one for one in due if (one.quantity == KEPT, one.quantity == BROKEN) == kind)
        for kind in ((True, False), (False, True), (False, False))
    }
    kept, broken, silent = (_number(desk, some) for some in ids.values())
    parts = [
        say(language, "{n}有如期完工的报道", "{n} reported as kept", n=kept) if kept else None,
        say(language, "{n}没有如期", "{n} not kept", n=broken) if broken else None,
        say(
            language,
            "{n}此后没有报道，成败不明",
            "{n} never heard of again",
            n=silent,
        )
        if silent
        else None,
    ]
    told = joined((one for one in parts if one is not None), "，" if language == "zh" else ", ")
    first = say(
        language,
        "单列项目中，预定完工时间已过的有{n}：{told}。",
        "Of the single projects, {n} had a finish date that has passed: {told}.",
        n=_counted(desk, due),
        told=told,
    )
    return (first, _chance(desk, language))


def _number(desk: Desk, cases: tuple[Figure, ...]) -> Figure | None:
    """Count some cases as rows of the Book, since an unknown outcome is no member of a count."""
    return _counted(desk, cases) if cases else None


def _counted(desk: Desk, cases: tuple[Figure, ...]) -> Figure:
    ids = "|".join(sorted(one.why[0].removeprefix("project:") for one in cases))
    return desk.count("projects", "项", id=ids)


def _chance(desk: Desk, language: Language) -> Sentence:
    chance = desk.integration.chance
    if isinstance(chance, Gap):
        return say(
            language,
            "有下文的太少，推不出有用的可能性，所以下面只说全部完成会怎样，不说把握多大。",
            "Too few outcomes are known to give a chance worth printing, so the tables say what would follow"
            " if all finished, and not how likely that is.",
        )
    return say(
        language,
        "照此推算，预定时间得到遵守的可能在{chance}之间。",
        "On that record the chance that a promised date is kept lies within {chance}.",
        chance=chance,
    )


def _caution(desk: Desk, language: Language) -> Paragraph:
    if not desk.integration.moves:
        return ()
    return (
        say(
            language,
            "项目与目标的对应，靠同一行动、同一地区、同一计量单位和名称中相同的词；"
            "数据之后没有未完工报道的项目，产能可能已在现有水平之内，因此结果是区间。",
            "Projects and targets are matched by action, place, unit and the words that their names share."
            " Where no report after the latest level shows a project unfinished, its capacity may be in that"
            " level already, so the result is a range.",
        ),
    )


def _prospects(desk: Desk, language: Language) -> Table:
    zh = language == "zh"
    columns = (
        ("行动", "未完工项目", "总投资", "新增产能或规模（按产业链）")
        if zh
        else ("Action", "Unfinished projects", "Investment", "Capacity to come, by chain")
    )
    rows = tuple(_prospect(desk, language, one) for one in desk.integration.prospects)
    caption = "各行动的在手项目" if zh else "Unfinished projects of each action"
    empty = "没有归入行动的未完工项目。" if zh else "No action has an unfinished project."
    return Table(
        "prospects", phrase(caption), columns, (False, True, True, False), rows, phrase(empty)
    )


def _prospect(desk: Desk, language: Language, one: Prospect) -> tuple[Cell, ...]:
    action = next(some for some in desk.programme.actions if some.no == one.action)
    money = (
        phrase("未公布" if language == "zh" else "unpublished")
        if isinstance(one.money, Gap)
        else say(
            language,
            "{money}（{priced}有数）",
            "{money} ({priced} priced)",
            money=one.money,
            priced=one.priced,
        )
    )
    sizes = [
        say(
            language,
            "{chain}{size}",
            "{chain} {size}",
            chain=phrase(chain_word(desk, chain, language)),
            size=size,
        )
        for chain, size in one.capacities
    ]
    between = "；" if language == "zh" else "; "
    return (
        Cell(phrase(action.short.in_(language)), href=action_reference(desk, action.no)),
        cell(one.count, language),
        Cell(money),
        Cell(joined(sizes, between) if sizes else phrase("—")),
    )


def _moves(desk: Desk, language: Language) -> Table:
    zh = language == "zh"
    columns = (
        ("目标", "现有水平", "未完工项目", "全部完成后", "目标值", "超出目标", "计入可能性")
        if zh
        else (
            "Target",
            "Level now",
            "Unfinished projects",
            "If all finish",
            "Target value",
            "Above target",
            "With the chance",
        )
    )
    rows = tuple(_move(desk, language, one) for one in desk.integration.moves)
    caption = "在手项目完成后与目标的距离" if zh else "What finishing would do for the targets"
    empty = (
        "本地目标都不能与未完工项目的产能对上。"
        if zh
        else "No local target can be matched with the capacity of an unfinished project."
    )
    numeric = (False, True, False, True, True, True, True)
    return Table("moves", phrase(caption), columns, numeric, rows, phrase(empty))


def _move(desk: Desk, language: Language, one: Move) -> tuple[Cell, ...]:
    zh = language == "zh"
    due = wording(one.promised.period)
    target = say(
        language,
        "{place}{name}（{due}）",
        "{name}, {place} ({due})",
        place=one.promised.place,
        name=desk.indicators[one.indicator].name,
        due=due,
    )
    level = (
        phrase("无记录" if zh else "not on record")
        if isinstance(one.level, Gap)
        else say(
            language,
            "{value}（{time}）",
            "{value} ({time})",
            value=one.level,
            time=wording(one.level.period),
        )
    )
    return (
        Cell(target, href=f"indicators/{one.indicator}"),
        Cell(level),
        Cell(
            listed((project_name(desk.projects[name], language) for name in one.projects), language)
        ),
        cell(one.reached, language),
        cell(one.promised, language),
        _margin(language, one),
        cell(one.likely, language, "可能性未知" if zh else "chance unknown"),
    )


def _margin(language: Language, one: Move) -> Cell:
    zh = language == "zh"
    if one.met:
        return Cell(phrase("现有水平已达到" if zh else "reached already"))
    return cell(one.margin, language, "不能相减" if zh else "two bounds, no difference")


def _cases(desk: Desk, language: Language) -> Table:
    zh = language == "zh"
    columns = (
        ("项目", "预定完工", "实际完工", "最后可查", "结果")
        if zh
        else ("Project", "Promised", "Finished", "Last seen", "Outcome")
    )
    words = {
        (True, False): "如期" if zh else "kept",
        (False, True): "没有如期" if zh else "not kept",
        (False, False): "不明" if zh else "not known",
    }
    rows = []
    for case in desk.integration.cases:
        project = desk.projects[case.why[0].removeprefix("project:")]
        name, source = project_name(project, language), f"sources/{project.source}"
        told = words[case.quantity == KEPT, case.quantity == BROKEN]
        dates = (project.planned_finish, project.actual_finish, project.status_date)
        days = (Cell(phrase(when(code, language))) for code in dates)
        rows.append((Cell(phrase(name), href=source), *days, Cell(phrase(told))))
    caption = "到期的完工承诺" if zh else "Finish dates that have come due"
    empty = "没有到期的完工承诺。" if zh else "No promised finish date has come due."
    return Table("cases", phrase(caption), columns, (False,) * 5, tuple(rows), phrase(empty))
