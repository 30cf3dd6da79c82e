"""The story of the layers: how money, projects, chains, targets and places hang together."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dianfan.figures.gap import Gap
from dianfan.figures.lineage import Figure
from dianfan.figures.wording import Wording
from dianfan.judged.arithmetic import share
from dianfan.promised.model import Lens
from dianfan.reported.integration.finish import promises
from dianfan.reported.integration.money import whole
from dianfan.reported.integration.naming import listed
from dianfan.reported.parts import Sentence
from dianfan.reported.say import Name
from dianfan.reported.say import joined
from dianfan.reported.say import say

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dianfan.figures.wording import Language
    from dianfan.reported.desk import Desk
    from dianfan.reported.parts import Paragraph

MOST_NAMED = 5
_NEGATED = frozenset(
    {
        "action-without-measure",
        "action-without-target",
        "action-without-project",
        "place-without-target",
    }
)


def some(desk: Desk, query: str) -> Figure | None:
    """Give the number of loose ends of a question when it is known and not nought."""
    number = desk.integration.answers[query].number
    return number if isinstance(number, Figure) and number.value else None


def of(desk: Desk, query: str) -> Figure | str:
    """Give of how many the loose ends of a question are; a dash where even that is a gap."""
    return _told(desk.integration.answers[query].whole)


def headline(desk: Desk, language: Language) -> Sentence:
    """Tell in one line where most projects hang loose."""
    unassigned, unchained = (
        some(desk, "project-without-action"),
        some(desk, "project-without-chain"),
    )
    if unassigned is not None and unchained is not None:
        return say(
            language,
            "在册项目{projects}，{unassigned}不属任何行动，{unchained}不在公布的产业链上",
            "Of {projects} projects, no action claims {unassigned} and no published chain {unchained}",
            projects=of(desk, "project-without-action"),
            unassigned=unassigned,
            unchained=unchained,
        )
    if unchained is not None:
        return say(
            language,
            "项目都归了行动，{projects}中仍有{unchained}不在公布的产业链上",
            "Every project serves an action, but no published chain claims {unchained} of {projects}",
            projects=of(desk, "project-without-chain"),
            unchained=unchained,
        )
    return say(language, "各层面如何接在一起", "How the layers hang together")


def lead(desk: Desk, language: Language) -> tuple[Paragraph, ...]:
    """Tell the story: where the money goes, what hangs loose on each side, what cannot be told."""
    found = (
        _paid(desk, language),
        (*_projects(desk, language), *_chains(desk, language)),
        (*_actions(desk, language), *_targets(desk, language)),
        (*_places(desk, language), *_network(desk, language)),
        promises(desk, language)[:1],
    )
    return tuple(paragraph for paragraph in found if paragraph)


def together(desk: Desk, language: Language) -> tuple[Paragraph, ...]:
    """Tell on the overview how the layers hang together, and what hangs loose."""
    found = (
        (*_projects(desk, language), *_chains(desk, language)),
        (*_actions(desk, language), *_places(desk, language), *_network(desk, language)),
    )
    return tuple(paragraph for paragraph in found if paragraph)


def _paid(desk: Desk, language: Language) -> Paragraph:
    every, line, surface = (whole(desk, lens) for lens in (Lens.POINT, Lens.LINE, Lens.SURFACE))
    if every is None or isinstance(every.money, Gap):
        return ()
    first = say(
        language,
        "单列的项目有{count}，{priced}公布了总投资，合计{money}。",
        "The record lists {count} single projects and the cost of {priced} of them, {money} in all.",
        count=_told(every.count),
        priced=_told(every.priced),
        money=every.money,
    )
    ties = []
    if line is not None and isinstance(line.money, Figure):
        ties.append(
            say(
                language,
                "接在产业链上的占{part}（{money}）",
                "{part} of that ({money}) is tied to a chain",
                part=share(line.money, every.money),
                money=line.money,
            )
        )
    if surface is not None and isinstance(surface.money, Figure):
        ties.append(
            say(
                language,
                "经由行动连到{layer}指标的占{part}（{money}）",
                "{part} ({money}) reaches the indicators of {layer} through an action",
                layer=_surface(desk, language),
                part=share(surface.money, every.money),
                money=surface.money,
            )
        )
    if not ties:
        return (first,)
    second = say(
        language,
        "按有数的投资算，{ties}。",
        "{ties}.",
        ties=joined(ties, "，" if language == "zh" else ", and "),
    )
    return (first, second)


def _surface(desk: Desk, language: Language) -> Name:
    """Name the layer of the surface as the programme calls it, within a sentence."""
    names = [one.name for one in desk.programme.charter.path if one.lens is Lens.SURFACE]
    told = (names[0] if names else Wording("经济社会", "economy and society")).in_(language)
    return Name(told[:1].lower() + told[1:])


def _told(number: Figure | Gap) -> Figure | str:
    return "—" if isinstance(number, Gap) else number


def _projects(desk: Desk, language: Language) -> Paragraph:
    unassigned, unchained = (
        some(desk, "project-without-action"),
        some(desk, "project-without-chain"),
    )
    if unassigned is None and unchained is None:
        return ()
    parts = []
    if unassigned is not None:
        parts.append(
            say(
                language,
                "{n}没有归入任何行动",
                "no action claims {n}",
                n=unassigned,
            )
        )
    if unchained is not None:
        parts.append(
            say(
                language,
                "{n}不在已公布的产业链上",
                "no published chain claims {n}",
                n=unchained,
            )
        )
    query = "project-without-chain" if unchained is not None else "project-without-action"
    return (
        say(
            language,
            "连同打包项目，在册的{projects}里，{parts}。",
            "Of all {projects} rows of projects, bundles included, {parts}.",
            projects=of(desk, query),
            parts=joined(parts, "，" if language == "zh" else " and "),
        ),
    )


def _chains(desk: Desk, language: Language) -> Paragraph:
    chains, stages = some(desk, "chain-without-project"), some(desk, "stage-without-project")
    found = []
    if chains is not None:
        found.append(
            say(
                language,
                "反过来看，公布的产业链{whole}，{n}还没有在册项目",
                "Seen from the other side, no project on record serves {n} of {whole} chains",
                whole=of(desk, "chain-without-project"),
                n=chains,
            )
        )
    if stages is not None:
        found.append(
            say(
                language,
                "写明上下游的环节{whole}，{n}没有项目与之对应",
                "no project matches {n} of the {whole} documented stages of chains",
                whole=of(desk, "stage-without-project"),
                n=stages,
            )
        )
    return (_stopped(found, language),) if found else ()


def _actions(desk: Desk, language: Language) -> Paragraph:
    found = []
    for query, zh, en in (
        ("action-without-measure", "{names}没有指标", "no indicator measures {names}"),
        ("action-without-target", "{names}没有目标", "no target is set for {names}"),
        ("action-without-project", "{names}没有项目", "no project serves {names}"),
    ):
        if some(desk, query) is not None:
            found.append(say(language, zh, en, names=_names(desk, query, language)))
    if not found:
        return ()
    told = _stopped(found, language)
    return (say(language, "各项行动中，{told}", "{told}", told=told),)


def _targets(desk: Desk, language: Language) -> Paragraph:
    undecided, unbuilt = some(desk, "target-without-decision"), some(desk, "target-without-project")
    found = []
    if undecided is not None:
        found.append(
            say(
                language,
                "本地目标{whole}，{n}查不到由哪次会议或哪个文件定下",
                "Of {whole} local targets, {n} cannot be traced to a decision",
                whole=of(desk, "target-without-decision"),
                n=undecided,
            )
        )
    if unbuilt is not None:
        found.append(
            say(
                language,
                "{n}所属的行动没有项目，或者不属任何行动",
                "no project stands behind {n}, for want of an action or of projects in it",
                n=unbuilt,
            )
            if undecided is not None
            else say(
                language,
                "本地目标{whole}，{n}所属的行动没有项目，或者不属任何行动",
                "Of {whole} local targets, no project stands behind {n}, for want of an action or of projects in it",
                whole=of(desk, "target-without-project"),
                n=unbuilt,
            )
        )
    return (_stopped(found, language),) if found else ()


def _places(desk: Desk, language: Language) -> Paragraph:
    untouched = some(desk, "place-untouched")
    if untouched is not None:
        names = _names(desk, "place-untouched", language)
        return (
            say(
                language,
                "{names}没有项目，没有目标，实施以来也没有数据。",
                "{names}: no project, no target, no figure since the start.",
                names=names,
            ),
        )
    aimless = some(desk, "place-without-target")
    if aimless is None or some(desk, "place-without-project") is not None:
        return ()
    return (
        say(
            language,
            "各地都有项目，但没有哪项目标写到{names}。",
            "Every place has a project, but no target names {names}.",
            names=_names(desk, "place-without-target", language),
        ),
    )


def _network(desk: Desk, language: Language) -> Paragraph:
    if not isinstance(desk.integration.answers["project-without-network"].number, Gap):
        return ()
    return (
        say(
            language,
            "电网、道路、水网能不能承接这些项目，现在答不出来：记录里没有线路，也没有容量。",
            "Whether power lines, roads and water can carry these projects cannot be told: the record holds"
            " no lines and no capacities.",
        ),
    )


def _names(desk: Desk, query: str, language: Language) -> Sentence:
    """Name the loose ends of a question: actions in short, places as they are called."""
    shorts = {str(one.no): one.short.in_(language) for one in desk.programme.actions}
    nodes = desk.integration.answers[query].nodes
    names = [shorts.get(node.id, node.name.in_(language)) for node in nodes[:MOST_NAMED]]
    if len(nodes) > MOST_NAMED:
        return say(language, "{names}等", "{names} and others", names=listed(names, language))
    if language == "zh" or len(names) == 1:
        return listed(names, language)
    *first, last = names
    rest = listed(first, language)
    if query in _NEGATED:
        return say(language, "", "{first} or {last}", first=rest, last=Name(last))
    return say(language, "", "{first} and {last}", first=rest, last=Name(last))


def _stopped(parts: Iterable[Sentence], language: Language) -> Sentence:
    """Make one sentence of some clauses, the first letter of the first one a capital."""
    told = joined(parts, "；" if language == "zh" else "; ").spans
    first = replace(told[0], text=told[0].text[:1].upper() + told[0].text[1:])
    return say(language, "{whole}。", "{whole}.", whole=Sentence((first, *told[1:])))
