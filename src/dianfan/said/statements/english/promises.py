"""English promises without a number: what is to be finished, opened or reached, and by when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dianfan.said.statements.english.clauses import clause
from dianfan.said.statements.english.clauses import verb
from dianfan.said.statements.english.elsewhere import opening
from dianfan.said.statements.english.elsewhere import relative
from dianfan.said.statements.english.nouns import bare
from dianfan.said.statements.model import PeriodRole
from dianfan.said.statements.model import Span
from dianfan.said.statements.model import Status
from dianfan.said.statements.model import Time
from dianfan.said.statements.promises import Pledge
from dianfan.said.statements.promises import is_due
from dianfan.said.statements.sentence_read import SentenceRead

_AIMS = (
    r"(?:aim(?:s|ing)?|pledg(?:es|ed|ing)|vow(?:s|ed|ing)|promis(?:es|ed|ing)|striv(?:es|ing)|seeks?|committed|undertakes?)"
    r"\sto|aim(?:s|ing)?\sfor|must|should|(?:is|are)\srequired\sto|targets?\sto|hopes?\sto|wants?\sto|(?:determined|resolved)\sto"
)
_EXPECTS = (
    r"(?:(?:is|are)\s)?(?:now\s)?(?:expected|likely|forecast|projected|estimated|anticipated|set|poised)"
    r"\sto|expects?\sto"
)
_PLANS = (
    r"will|shall|(?:is|are)\sgoing\sto|plan(?:s|ning)?\sto|intends?\sto|(?:is|are)\sto(?=\s)|"
    r"takes?(?=\seffect\b)|comes?(?=\sinto\s(?:force|effect|operation)\b)|enters?(?=\sinto\sforce\b)|"
    r"(?:(?:is|are)\s)?(?:scheduled|planned|due|slated|timed)\s(?:to|for)"
)
_AHEAD = re.compile(
    rf"\b(?:(?P<target>{_AIMS})|(?P<expected>{_EXPECTS})|(?P<planned>{_PLANS}))\s", re.IGNORECASE
)
_SOON = r"in|at|on|from|by|before|this|next|early|late|later|soon|today|tomorrow"
_TO = re.compile(r"\b(?P<target>(?!))?(?P<expected>(?!))?(?P<planned>to)\s(?!the\b|an?\b)(?=[a-z])")
_WORK = r"building|construction|work|operations?|production|services?|trials?|[a-z]{3,}ing|trial\s[a-z]+"
_MADE = (
    r"complet|finish|open|reopen|erect|establish|found|extend|connect|link|deliver|eliminat|launch|commission|inaugurat|"
    r"achiev|attain|realiz|realis|renovat|upgrad|moderniz|modernis|replac|restor|repair|introduc|implement|publish|install|"
    r"relocat|demolish|dredg|pav|widen|clear|electrif|conclud"
)
_ENDS = (
    rf"(?:{_MADE})(?:ed?|ied|y|ion)?|(?:re)?buil[dt]|set\sup|hand(?:ed)?\sover|phas(?:e|ed)\sout|roll(?:ed)?\sout|"
    r"(?:enter|go|come|be\sput|put|be\sbrought|bring)\s(?:[a-z\s]{1,40}?\s)?into\s(?:full\s|trial\s|commercial\s)?"
    r"(?:operation|use|service|production|force|effect)|enter\s(?:service|operation|use|production|force)|"
    r"(?:going|becoming|achieving|reaching|eliminating|completing|ending|building|phasing)\b|"
    r"bring\s(?:[a-z-]+\s){1,5}?on(?:\sstream|line)|(?:go|come)\s(?:online|on\sstream|live)|(?:take\s)?effect(?=\s)|into\s(?:force|effect|operation)|be\sin\s(?:place|use|operation|force)|"
    rf"(?:start|begin|resume|commence)(?=\s(?:[a-z]+\s)?(?:{_WORK}|{_SOON})\b|[.,;]|$)|be\s(?:started|begun|resumed)|breaks?\sground|"
    r"(?:reach|serve)(?=\s(?:all|every)\b)|(?:be\s)?(?:turned|converted|transformed)\sinto|"
    rf"(?<!the\s)end(?=\s(?!of\b|(?:{_SOON})\b)[a-z])|be\s(?:ended|closed|met)|clos(?:e|ing)(?=\s(?:all|the|its|down)\b)|"
    r"meet(?=\s(?:the|its|all|national)\s)|mov(?:ed?)\sinto|cover(?=\s(?:all|every|the\swhole)\b)|"
    r"have\s(?:been\s)?(?:full\s|free\s|their\s|its\s)?access|(?:have|get|receive)\san?|becom(?:e|es)|"
    r"be\s(?:fully\s)?(?:ready|available|operational|covered|free|equipped)"
)
_END = re.compile(rf"\b(?:{_ENDS})\b", re.IGNORECASE)
_EVENT = re.compile(
    r"\b(?:completion|opening|start|launch|inauguration|operations?|handover|construction|production|delivery|commissioning)\b",
    re.IGNORECASE,
)
"""What may be planned “for” a time."""
_DONE = re.compile(
    r"\b(?:have|get|receive)\s(?!to\b|been\b|had\b)[a-z]+|\bbe\s(?:[a-z]+ly\s)?(?!(?:discuss|consider|decid|announc|expect|need|us|allow|requir|review|examin|delay|postpon)ed\b|held\b)"
    r"(?:[a-z]{3,}ed|[a-z]+(?:own|ilt|ought|aid)|cut|set|put|made|done)\b",
    re.IGNORECASE,
)
"""Anything that is to be done counts as an end where it has a deadline."""
_NOT = re.compile(r"\b(?:not|never|no\slonger|cannot|unable\sto|failed\sto)\b", re.IGNORECASE)
_AND = re.compile(r"\s(?:and|then|and\sthen)\s$")
_NEXT = re.compile(rf"\sand\s(?=(?:then\s)?(?:{_ENDS})\b)", re.IGNORECASE)
_DOER = re.compile(
    r".*\b(?:government|bureau|authorit(?:y|ies)|commission|committee|council|ministry|department|administration|company|"
    r"group|office|officials|operator|firm|county|city|prefecture|province|region|town|township|village|district|country|state|it|"
    r"they|we|parties|side|sides|contractor|builder|builders|developer)",
    re.IGNORECASE | re.DOTALL,
)
_OBJECT = re.compile(
    rf"\s(?!(?:{_SOON}|of|to|for|into|with|during|free|access|service|operation|use|production|effect|force)\b)"
    r"(?P<noun>[A-Za-z'’][A-Za-z'’ -]{2,60}?)"
    rf"(?=\s(?:{_SOON}|during|to|for|into|as|with|so|that|which|between|within|and)\b|[,.;]|$)"
)
_PERSON = re.compile(r"(?:he|she|i|you|who)", re.IGNORECASE)
_HAS = re.compile(r"(?:have|get|receive)\s(?:an?\b|[a-z]+$)", re.IGNORECASE)
_BRINGS = re.compile(
    r"(?:launch|(?:re)?build|establish|introduce|eliminate|complete|finish|replace|renovate|install|publish|implement|"
    r"demolish|repair|restore|erect|inaugurate|set\sup|hand\sover|phase\sout|roll\sout)$",
    re.IGNORECASE,
)
"""Verbs whose object is what is promised, whoever does it."""
_BROUGHT = re.compile(
    r"(?:bring|put)\s(?P<noun>[a-z][a-z\s-]{2,40}?)\s(?:into|on\sstream|online)\b", re.IGNORECASE
)
_BECOMES = re.compile(
    r"becom|going|reaching|have\s(?:been\s)?(?:full|free|their|its)?\s?access", re.IGNORECASE
)
_TOLD_ALONE = re.compile(r"aim|pledg|vow|promis|commit", re.IGNORECASE)
_EDGES = " ,;:.\"”’'"


@dataclass(frozen=True)
class _Part:
    """A stretch with one word that looks ahead: its clause, that word, and where it ends."""

    clause: Span
    sign: re.Match[str]
    start: int
    end: int


def promises(sentence: SentenceRead) -> tuple[Pledge, ...]:
    """Find the promises of one English sentence that name no number: “will open by the end of 2033”.

    A promise reaches from the first word that looks ahead, or the time that leads it, to the
    end of its clause. It tells an end (completed, put into operation, have access), no number, and
    a time that is not over on the day of publication; words that aim (pledged to) need no time.

    Args:
        sentence: with the times and amounts that were found in it.
    """
    some = (_promise(sentence, part) for part in _parts(sentence))
    return tuple(one for one in some if one and not _is_counted(sentence, one))


def _is_counted(sentence: SentenceRead, one: Pledge) -> bool:
    """Tell whether a number stands in a promise, or counts what is promised."""
    parts = [one.span, *([one.subject] if one.subject else [])]
    return any(
        part.start < number.span.end and number.span.start < part.end
        for part in parts
        for number in sentence.amounts
    )


def _parts(sentence: SentenceRead) -> Iterator[_Part]:
    """Part clauses before the second word that looks ahead, and before an end behind a number."""
    text = sentence.text
    signs = list(_AHEAD.finditer(text, *sentence.span)) or list(_headline(sentence))
    for number, sign in enumerate(signs):
        whole = clause(text, *sign.span(), sentence.span)
        stop = whole.end
        if number + 1 < len(signs) and signs[number + 1].start() < stop:
            stop = signs[number + 1].start()
            joined = _AND.search(text[:stop])
            stop = joined.start() if joined else stop
        start = sign.start()
        for joint in _NEXT.finditer(text, sign.end(), stop):
            if any(start <= one.number.start < joint.start() for one in sentence.amounts):
                yield _Part(whole, sign, start, joint.start())
                start = joint.end()
        yield _Part(whole, sign, start, stop)


def _headline(sentence: SentenceRead) -> Iterator[re.Match[str]]:
    """Give the “to” of a line without a stop and a verb: Ring road to be finished by 2034."""
    text, (start, end) = sentence.text, sentence.span
    sign = (
        None if text[start:end].rstrip().endswith((".", "!", "?")) else _TO.search(text, start, end)
    )
    if sign and verb(text, start, sign.start()) is None:
        yield sign


def _promise(sentence: SentenceRead, part: _Part) -> Pledge | None:
    text = sentence.text
    due, here = _due(sentence, part)
    end = _end(sentence, part, due)
    if end is None or _NOT.search(text, part.start, end.start()):
        return None
    alone = part.sign["target"] and _TOLD_ALONE.match(part.sign["target"])
    if due is None and (here or not alone):
        return None
    begin = part.start
    if due and due.span and due.span.end <= begin and not _between(sentence, part, due.span):
        begin = due.span.start
    stop = begin + len(text[begin : part.end].rstrip(_EDGES))
    what = _subject(sentence, part, end)
    if what and _PERSON.fullmatch(text[slice(*what)]):
        return None
    status = next(one for one in (Status.TARGET, Status.EXPECTED, Status.PLANNED) if part.sign[one])
    return Pledge(Span(begin, stop), due, status, what)


def _end(sentence: SentenceRead, part: _Part, due: Time | None) -> re.Match[str] | None:
    """Find what is to be reached: a word that tells an end, or with a deadline anything that is to be done."""
    ahead = Span(max(part.start, part.sign.end()), part.end)
    found = _END.search(sentence.text, *ahead)
    if found is None and due is not None:
        firm = due.role is PeriodRole.DEADLINE or not part.sign[0].lower().startswith("will")
        found = _DONE.search(sentence.text, *ahead) if firm else None
    if found is None and part.sign[0].rstrip().endswith("for"):
        found = _EVENT.search(sentence.text, part.clause.start, part.sign.start())
    return found


def _due(sentence: SentenceRead, part: _Part) -> tuple[Time | None, bool]:
    """Give when a promise is due, from its own words or from the time that leads it, and whether it tells any."""
    spans = [(one, one.span) for one in sentence.times if one.span]
    own = [one for one, span in spans if part.start <= span.start < part.end]
    due = next((one for one in reversed(own) if is_due(one, sentence.published)), None)
    if due is not None or own:
        return due, True
    led = [one for one, span in spans if span.end <= part.start]
    return next((one for one in reversed(led) if is_due(one, sentence.published)), None), bool(led)


def _between(sentence: SentenceRead, part: _Part, time: Span) -> bool:
    """Tell whether a verb or another clause stands between a time and the promise that it leads."""
    gap = sentence.text[time.end : part.start]
    return "," in gap.lstrip(", ") or _END.search(gap) is not None


def _subject(sentence: SentenceRead, part: _Part, end: re.Match[str]) -> Span | None:
    """Give the noun before the promise, or what a body is to build, open or end."""
    text = sentence.text
    doer = _doer(sentence, part)
    if _BECOMES.match(end[0]):
        return doer
    if brought := _BROUGHT.match(text, end.start(), end.end()):
        return bare(text, Span(*brought.span("noun")), sentence.times)
    is_body = doer is None or _DOER.fullmatch(text[slice(*doer)]) is not None
    if not is_body and not _HAS.match(end[0]) and not _BRINGS.match(end[0]):
        return doer
    plain = _HAS.match(end[0]) and not end[0].endswith((" a", " an"))
    after = end.start() + len(end[0].split()[0]) if plain else end.end()
    found = _OBJECT.match(text, after, part.end)
    thing = bare(text, Span(*found.span("noun")), sentence.times) if found else None
    return thing or doer


def _doer(sentence: SentenceRead, part: _Part) -> Span | None:
    """Give the noun before the word that looks ahead, else that of the clauses before."""
    text, head = sentence.text, Span(part.clause.start, part.sign.start())
    if _AND.search(text[slice(*head)]) and (first := verb(text, *head)):
        head = Span(head.start, first.start)
    found = bare(text, head, sentence.times)
    found = found or relative(text, part.clause)
    return found or opening(text, sentence.span, head.start - 1, sentence.times)
