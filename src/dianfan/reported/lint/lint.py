"""The lint: every rule over every sentence of a report, in all its languages."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from dianfan.figures.errors import LintFailed
from dianfan.figures.errors import UntracedFigure
from dianfan.reported.lint.bounds import bounds
from dianfan.reported.lint.directions import directions
from dianfan.reported.lint.faults import Fault
from dianfan.reported.lint.faults import Flaw
from dianfan.reported.lint.ground import Ground
from dianfan.reported.lint.ground import ground_of
from dianfan.reported.lint.languages import languages_differ
from dianfan.reported.lint.links import broken_links
from dianfan.reported.lint.numbers import RULE as UNTRACED
from dianfan.reported.lint.numbers import untraced
from dianfan.reported.lint.passages import gather
from dianfan.reported.lint.percents import beside
from dianfan.reported.lint.percents import percents
from dianfan.reported.lint.ranks import ranks
from dianfan.reported.lint.revisions import superseded
from dianfan.reported.lint.same import told_differently
from dianfan.reported.lint.slips import slips
from dianfan.reported.lint.structures import structures
from dianfan.reported.lint.sums import sums
from dianfan.reported.lint.times import bases
from dianfan.reported.lint.told import told
from dianfan.reported.lint.values import as_valued
from dianfan.reported.lint.values import displays
from dianfan.reported.say import say

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping

    from dianfan.figures.wording import Language
    from dianfan.promised.model import Programme
    from dianfan.reported.lint.passages import Gathered
    from dianfan.reported.lint.passages import Passage
    from dianfan.reported.model import Report
    from dianfan.reported.model import Review
    from dianfan.reported.parts import Sentence
    from dianfan.reported.say import Part

MOST_LISTED = 30
NOWHERE = Ground()


def lint(report: Report, programme: Programme) -> tuple[Fault, ...]:
    """Read a whole report for faults, in the order of its pages, both languages.

    Args:
        report: the report, whose Book tells which entries were chosen.
        programme: what was promised, which tells the versions of targets.
    """
    ground = ground_of(programme, report.book)
    gathered = {review.language: gather(review) for review in report.reviews}
    found = [
        fault
        for review in report.reviews
        for fault in _review(review, gathered[review.language], ground)
    ]
    for one, other in combinations(report.reviews, 2):
        mine, theirs = gathered[one.language].passages, gathered[other.language].passages
        pairs = languages_differ(one, mine, other, theirs)
        found += [_fault(one.language, *pair) for pair in pairs]
    return tuple(found)


def require_sound(report: Report, programme: Programme) -> Report:
    """Give a report back when the lint finds nothing.

    Raises:
        LintFailed: it finds faults; all of them are listed.
    """
    faults = lint(report, programme)
    if not faults:
        return report
    listed = [str(fault) for fault in faults[:MOST_LISTED]]
    if len(faults) > MOST_LISTED:
        listed.append(f"and {len(faults) - MOST_LISTED} more")
    first = faults[0]
    raise LintFailed(
        f"the review has {len(faults)} fault{'' if len(faults) == 1 else 's'}, so nothing was written",
        where=f"{first.language}/{first.page} {first.place}",
        why="\n".join(listed),
        remedy="mend them; `dianfan lint FOLDER` lists all",
    )


def lint_text(
    language: Language, zh: str, en: str, parts: Mapping[str, Part], ground: Ground = NOWHERE
) -> tuple[Fault, ...]:
    """Read words with places for figures, as an editor writes them, for faults.

    Args:
        language: the language to read.
        zh: the Chinese words, ``{name}`` where a part goes.
        en: the English words.
        parts: what goes into the places, by name.
        ground: what is known of the record; without it the words stand for themselves.

    Raises:
        KeyError: a place has no part.
    """
    try:
        sentence = say(language, zh, en, **parts)
    except UntracedFigure as loose:
        words = zh if language == "zh" else en
        return (Fault(UNTRACED, language, "", "", words, loose.what),)
    return lint_sentence(language, sentence, ground)


def lint_sentence(
    language: Language, sentence: Sentence, ground: Ground = NOWHERE
) -> tuple[Fault, ...]:
    """Read one sentence by itself for faults."""
    return tuple(
        Fault(flaw.rule, language, "", "", sentence.text, flaw.message, flaw.figure)
        for flaw in flaws(language, sentence, ground)
    )


def flaws(
    language: Language, sentence: Sentence, ground: Ground, *, free: bool = False
) -> Iterator[Flaw]:
    """Find what is wrong inside one sentence; ``free`` where every source may be told."""
    yield from untraced(language, sentence)
    yield from slips(language, sentence)
    if not sentence.figures:
        return
    yield from as_valued(language, sentence)
    yield from percents(sentence, ground)
    if not free:
        yield from superseded(sentence, ground)
    if len(sentence.spans) > 1:
        yield from _of_words(language, sentence)


def _of_words(language: Language, sentence: Sentence) -> Iterator[Flaw]:
    """Hold the words of a sentence against the figures that they stand beside."""
    some = tuple(told(sentence))
    yield from beside(language, some)
    yield from directions(language, some)
    yield from bounds(language, some)
    yield from bases(language, some)
    yield from ranks(language, some, sentence)
    yield from sums(language, sentence)


def _review(review: Review, gathered: Gathered, ground: Ground) -> Iterator[Fault]:
    language = review.language
    known: dict[tuple[int, bool], tuple[Flaw, ...]] = {}
    for passage in gathered.passages:
        if passage.in_sheets:
            continue
        same = (id(passage.sentence), passage.free)
        if same not in known:
            known[same] = tuple(flaws(language, passage.sentence, ground, free=passage.free))
        yield from (_fault(language, passage, flaw) for flaw in known[same])
    for pairs in (
        displays(review),
        structures(language, gathered),
        told_differently(gathered.passages, review.figures),
        broken_links(review, gathered),
    ):
        yield from (_fault(language, passage, flaw) for passage, flaw in pairs)


def _fault(language: Language, passage: Passage, flaw: Flaw) -> Fault:
    return Fault(
        flaw.rule,
        language,
        passage.page,
        passage.place,
        passage.sentence.text,
        flaw.message,
        flaw.figure,
    )
