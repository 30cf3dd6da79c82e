"""What two editions tell: how their sentences, states, verdicts and findings differ."""

from __future__ import annotations

import re
from collections import Counter
from collections import defaultdict
from typing import TYPE_CHECKING

from dianfan.published.changes.model import FindingChange
from dianfan.published.changes.model import SentenceChange
from dianfan.published.changes.model import SentenceDifference
from dianfan.published.changes.model import StateChange

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator

    from dianfan.published.changes.reading_pages import PageContent
    from dianfan.published.changes.reading_pages import PageSentence
    from dianfan.published.changes.side import ComparedEdition
    from dianfan.published.changes.side import Identity

_JUDGEMENTS = "judgements-"
_FINDINGS = "findings"
_LINE = re.compile(r":\d+")
_VERSION = re.compile(r" v[\w.]+$")
_NUMBER = re.compile(r"\d[\d,.]*")
_FINDING_CELLS = 4

Pages = dict[str, tuple["PageContent", "PageContent"]]


def sentence_differences(
    a: ComparedEdition, b: ComparedEdition, pages: Pages
) -> Iterator[SentenceDifference]:
    """Give the sentences that differ in the order of the pages, each once with all its pages."""
    found: dict[tuple[SentenceChange, str, str], list[str]] = {}
    for page, (old, new) in pages.items():
        for difference in _on_page(a, b, old.sentences, new.sentences):
            where = found.setdefault(difference, [])
            if page not in where:
                where.append(page)
    for (kind, before, after), where in found.items():
        yield SentenceDifference(kind, tuple(where), before, after)


def _on_page(
    a: ComparedEdition, b: ComparedEdition, old: list[PageSentence], new: list[PageSentence]
) -> Iterator[tuple[SentenceChange, str, str]]:
    left, right = _unlike(old, new), _unlike(new, old)
    told = defaultdict(list)
    for one in right:
        told[_about(b, one)].append(one)
    lone: list[PageSentence] = []
    for one in left:
        same = told.get(_about(a, one)) if one.keys else None
        if same:
            other = same.pop(0)
            yield _kind(one, other), one.text, other.text
        else:
            lone.append(one)
    for one in lone:
        yield SentenceChange.GONE, one.text, ""
    for some in told.values():
        for one in some:
            yield SentenceChange.ADDED, "", one.text


def _unlike(mine: list[PageSentence], others: list[PageSentence]) -> list[PageSentence]:
    """Give the sentences whose words the other page does not have, as often as it lacks them."""
    count = Counter(one.text for one in others)
    lone = []
    for one in mine:
        if count[one.text]:
            count[one.text] -= 1
        else:
            lone.append(one)
    return lone


def _about(side: ComparedEdition, sentence: PageSentence) -> tuple[Identity, ...]:
    return tuple(sorted(side.identities.get(key, (key,)) for key in sentence.keys))


def _kind(old: PageSentence, new: PageSentence) -> SentenceChange:
    same = _NUMBER.sub("#", old.text) == _NUMBER.sub("#", new.text)
    return SentenceChange.FIGURES if same else SentenceChange.REWORDED


def state_changes(pages: Pages) -> Iterator[StateChange]:
    """Give the judgements and the verdicts on claims that differ."""
    before: dict[tuple[str, str, str], str] = {}
    after: dict[tuple[str, str, str], str] = {}
    for old, new in pages.values():
        before.update(_states(old))
        after.update(_states(new))
    for what, subject, by in sorted({*before, *after}):
        old_word, new_word = (side.get((what, subject, by), "") for side in (before, after))
        if old_word != new_word:
            yield StateChange(what, subject, by, old_word, new_word)


def _states(content: PageContent) -> Iterator[tuple[tuple[str, str, str], str]]:
    for table, cells in content.rows:
        state = next((sign for _, sign in cells if sign), "")
        if table.startswith(_JUDGEMENTS) and state:
            method = _VERSION.sub("", cells[0][0])
            yield ("judgement", table.removeprefix(_JUDGEMENTS), method), state
    for claim, verdict in content.verdicts.items():
        yield ("claim", claim, ""), verdict


def finding_changes(
    old: Iterable[PageContent], new: Iterable[PageContent]
) -> Iterator[FindingChange]:
    """Give the findings on the data that stand in one edition alone; lines of files may move."""
    before, after = _findings(old), _findings(new)
    for kind, some in (("added", after - before), ("gone", before - after)):
        for (severity, code, where, message), count in sorted(some.items()):
            for _ in range(count):
                yield FindingChange(kind, severity, code, where, message)


def _findings(contents: Iterable[PageContent]) -> Counter[tuple[str, ...]]:
    return Counter(
        (cells[0][0], cells[1][0], _LINE.sub("", cells[2][0]), cells[3][0])
        for content in contents
        for table, cells in content.rows
        if table == _FINDINGS and len(cells) >= _FINDING_CELLS and cells[0][0]
    )
