"""Places: which place a number is told of, by the programme's own gazetteer or by suffix."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import replace

from dianfan.said.statements.model import Link
from dianfan.said.statements.model import LinkKind
from dianfan.said.statements.model import Mark
from dianfan.said.statements.model import Mention
from dianfan.said.statements.model import Span
from dianfan.said.statements.vocabulary import Vocabulary

_PLACE = re.compile(
    r"(?<![居占于列较比前排在向由和])全[省市县州区](?![性面体程局])"
    r"|(?:(?<=[，。；：、“（在于从到年月日天度期来中的])|^)"
    r"(?:(?![年月日全该本我各居占由较])[\u4e00-\u9fff]){1,5}?(?:省|自治区|自治州|市|县|州|镇|乡|村|(?<=[\u4e00-\u9fff]{2})区)"
    r"(?![场民委区位值内级政化])"
)
_NO_PLACE = re.compile(
    r".*(?:城[镇乡市区]|农村|乡村|[政然]村|乡镇|[村小集]镇|[县州省]市|[园发地山社灌矿景小库辖校院林牧新片厂市郊战库务]区)"
    r"|.*[建改增达高低受覆届]"
)
"""Words with such a suffix that name no place."""
_LEVELS = "province|region|prefecture|city|county|district|township|town|village"
_NAMED = re.compile(
    r"\b(?P<named>(?!(?:In|At|The|From|Of|On|By|For|And|Since|Across)\s)(?:[A-Z][\w'’-]+\s){1,3}"
    rf"(?:{_LEVELS.title()}))\b|\b[Tt]he\s(?P<level>{_LEVELS})\b(?!\s(?:collective|committee|hall|[a-z]+\s(?:bureau|commission|office|department)))"
)
_WHOLE = re.compile(rf"全[省市县州区]|我[省市县州区]|[该本][省市县州区]|\b[Tt]he\s(?:{_LEVELS})\b")
_THIS = re.compile(r"(?<![应活])该[市县州区镇乡村](?![场民委内级政])")
_LONGER = re.compile(
    r"[\u4e00-\u9fffA-Za-z]{0,12}?(?:有限(?:责任)?公司|公司|集团|银行|信用社|合作社|大学|学院|中学|小学|医院|[日晚早时]报"
    r"|电视台|融媒体中心|水泥厂|电厂|[\u4e00-\u9fff]厂|电站|变电站|煤矿|机场|火车站|高速公路|高速|铁路|公路|国道|大桥|水库|灌区|油田|运河)"
)
_BREAK = re.compile(r"[，。；：、（）“”的和与在]|今年|去年|目前|累计|新建|完成|实现|共有|境内")
_WHOLE_LIKELY, _PART_LIKELY = 0.6, 0.4


@dataclass(frozen=True)
class Located:
    """A place that a text names, or leaves to be understood, and what is doubtful about it."""

    mention: Mention
    marks: tuple[Mark, ...] = ()

    @property
    def is_part(self) -> bool:
        """Whether the name only stands within a longer one, of a firm, a road or a paper."""
        return bool(self.mention.links) and self.mention.links[0].score <= _PART_LIKELY


def place(
    text: str, within: Span, vocabulary: Vocabulary, before: Mention | None
) -> Located | None:
    """Find the place that a number is told of.

    It is the last one named between the start of the sentence and the number; a name within
    a longer one counts only when there is no other. Without any, 全市 and the like mean the
    place that the programme is about, and otherwise the place named before is still meant.

    Args:
        text: the block.
        within: from the start of the sentence to the number.
        vocabulary: the names of a programme; without names, places are told by their suffix.
        before: the place that the text before left to be understood.
    """
    if not vocabulary.names:
        return _by_suffix(text, within, before)
    found = list(places(text, within, vocabulary))
    firm = [one for one in found if not one.is_part]
    if firm:
        return firm[-1]
    meant = _meant(text[slice(*within)], vocabulary, before)
    if found and (before is None or meant is None):
        return found[-1]
    return meant


def places(text: str, within: Span, vocabulary: Vocabulary) -> Iterator[Located]:
    """Give the places of the gazetteer that a part of a text names, in their order.

    Of places with one name, the one in the place named just before it is meant, then the one
    in the place that the programme is about; where that leaves several, all are given and
    the mention is marked as ambiguous.
    """
    last = ""
    for match in vocabulary.places.finditer(text, *within):
        ids = _narrowed(vocabulary.place_ids[match[0]], last, vocabulary)
        part = _is_part(text, match)
        score, why = (
            (_PART_LIKELY, "its name is part of a longer one")
            if part
            else (1.0, "its name is printed")
        )
        links = tuple(Link(LinkKind.PLACE, one, score / len(ids), why) for one in ids)
        marks = (Mark.AMBIGUOUS,) if len(ids) > 1 else ()
        yield Located(Mention(match[0], Span(*match.span()), links), marks)
        last = ids[0] if len(ids) == 1 else ""


def _narrowed(ids: tuple[str, ...], last: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    for upper in (last, vocabulary.home):
        inside = tuple(one for one in ids if upper and _is_in(one, upper, vocabulary))
        if len(ids) > 1 and inside:
            ids = inside
    return ids


def _is_in(place: str, upper: str, vocabulary: Vocabulary) -> bool:
    seen: set[str] = set()
    while place and place not in seen:
        if place == upper:
            return True
        seen.add(place)
        place = vocabulary.parents.get(place, "")
    return False


def _is_part(text: str, match: re.Match[str]) -> bool:
    """Tell whether a name goes on, without a break, to that of a firm, a road or a paper."""
    longer = _LONGER.match(text, match.end())
    return longer is not None and not _BREAK.search(longer[0])


def _meant(head: str, vocabulary: Vocabulary, before: Mention | None) -> Located | None:
    whole = _WHOLE.search(head)
    if before is not None and not whole:
        return Located(replace(before, span=None), (Mark.INFERRED_PLACE,))
    if not vocabulary.home:
        return None
    why = "the place that the programme is about"
    link = Link(LinkKind.PLACE, vocabulary.home, _WHOLE_LIKELY, why)
    return Located(Mention(whole[0] if whole else "", None, (link,)), (Mark.INFERRED_PLACE,))


def _by_suffix(text: str, within: Span, before: Mention | None) -> Located | None:
    named = [
        Span(*one.span()) for one in _PLACE.finditer(text, *within) if not _NO_PLACE.match(one[0])
    ]
    named += [Span(*one.span()) for one in _THIS.finditer(text, *within)]
    named += [Span(*one.span(one.lastgroup or 0)) for one in _NAMED.finditer(text, *within)]
    if named:
        return Located(Mention(text[slice(*max(named))], max(named)))
    return Located(replace(before, span=None), (Mark.INFERRED_PLACE,)) if before else None
