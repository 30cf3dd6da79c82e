"""The page of each chain: its map, what is on record of its links, and which could come next."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from dianfan.figures.wording import Wording
from dianfan.judged.line.chain_map.map import ChainMap
from dianfan.judged.line.chain_map.map import chain_maps
from dianfan.promised.chains import LinkState
from dianfan.reported.chains.figures import ChainFigures
from dianfan.reported.chains.tables import candidates_table
from dianfan.reported.chains.tables import flows_table
from dianfan.reported.chains.tables import links_table
from dianfan.reported.chains.words import product
from dianfan.reported.model import ChainPage
from dianfan.reported.model import MapNode
from dianfan.reported.parts import Section
from dianfan.reported.say import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dianfan.figures.wording import Language
    from dianfan.reported.desk import Desk
    from dianfan.reported.parts import Paragraph
    from dianfan.reported.parts import Sentence

_LINKS = Wording("环节", "The links")
_FLOWS = Wording("谁供给谁", "What feeds what")
_NEXT = Wording("下一步可以延、补、强哪里", "Where the chain could gain")


def chain_pages(desk: Desk, language: Language) -> Iterator[ChainPage]:
    """Write the page of each chain of which flows are on record."""
    taken: Counter[str] = Counter()
    for chain in chain_maps(desk.programme):
        made = ChainFigures(desk, chain)
        name = _id(chain)
        taken[name] += 1
        yield _page(made, name if taken[name] == 1 else f"{name}-{taken[name]}", language)


def _id(chain: ChainMap) -> str:
    plain = re.sub(r"[^a-z0-9]+", "-", chain.name.en.lower()).strip("-")
    return plain or chain.name.zh


def _page(made: ChainFigures, name: str, language: Language) -> ChainPage:
    nodes = tuple(
        MapNode(id_, product(link).in_(language), link.state) for id_, link in made.links.items()
    )
    return ChainPage(
        name,
        made.chain.name.in_(language),
        headline(made, language),
        (tuple(_lead(made, language)),),
        nodes,
        made.chain.flows,
        (
            Section("links", _LINKS.in_(language), tables=(links_table(made, language),)),
            Section("flows", _FLOWS.in_(language), tables=(flows_table(made, language),)),
            *_next(made, language),
        ),
    )


def headline(made: ChainFigures, language: Language) -> Sentence:
    """Say how much of a chain is there and how far it runs without a break."""
    if made.longest is None:
        return say(
            language,
            "{chain}：{all}环节中{present}已有",
            "{chain}: {present} of {all} links are present",
            chain=made.chain.name, all=made.count(), present=made.count(LinkState.PRESENT),
        )  # fmt: skip
    return say(
        language,
        "{chain}：{all}环节中{present}已有，最长的一段连续{longest}",
        "{chain}: {present} of {all} links are present, {longest} in the longest unbroken run",
        chain=made.chain.name, all=made.count(), present=made.count(LinkState.PRESENT),
        longest=made.longest,
    )  # fmt: skip


def _lead(made: ChainFigures, language: Language) -> Iterator[Sentence]:
    yield from _others(made, language)
    if len(made.chain.present) > 1:
        whole = made.parts.value == 1
        yield say(
            language,
            "按已公布的上下游关系，已有环节连成一体。"
            if whole
            else "按已公布的上下游关系，已有环节断成{parts}片段。",
            "By the flows that sources tell, the present links hang together."
            if whole
            else "By the flows that sources tell, the present links fall into {parts} parts.",
            **({} if whole else {"parts": made.parts}),
        )
    if not made.count(LinkState.MISSING).value:
        yield say(
            language,
            "没有来源写明缺哪一环，所以这里只能说有什么，不能说缺什么。",
            "No source says which link is missing, so this page can tell what is there, not what lacks.",
        )


_OTHERS = {
    LinkState.PLANNED: Wording("另有{count}在建或规划。", "Planned or being built: {count}."),
    LinkState.MISSING: Wording("写明缺失的有{count}。", "Told to be missing: {count}."),
    LinkState.UNKNOWN: Wording(
        "没有载明是否投产的有{count}。", "Of {count} nobody says whether it is there."
    ),
}


def _others(made: ChainFigures, language: Language) -> Iterator[Sentence]:
    """Say of how many links of each other state there are; nothing of a state that none has."""
    for state, words in _OTHERS.items():
        count = made.count(state)
        if count.value:
            yield say(language, words.zh, words.en, count=count)


def _next(made: ChainFigures, language: Language) -> Iterator[Section]:
    told: list[Paragraph] = [tuple(_weighing(made, language))]
    yield Section(
        "next", _NEXT.in_(language), tuple(told), tables=(candidates_table(made, language),)
    )


def _weighing(made: ChainFigures, language: Language) -> Iterator[Sentence]:
    if not made.weighed:
        yield say(
            language,
            "按现有记录，没有可以指认的候选环节。",
            "By what is on record no candidate can be named.",
        )
        return
    yield say(
        language,
        "延链接在已有环节之后，补链填在已有环节之间，强链加固已有而薄弱的环节。折算价值是年价值乘以上游已备的比重，"
        "上游没有载明时取区间。",
        "To extend is to follow a present link, to fill in to join present ones, to strengthen to firm up a weak "
        "one. The weighed worth is the yearly worth times the share of inputs that are there, a range where "
        "nobody says.",
    )
    if not any(one.worth for one in made.weighed):
        yield say(
            language,
            "没有来源估计这些环节值多少，所以不排位次。",
            "No source estimates what these links would be worth, so they have no ranks.",
        )
