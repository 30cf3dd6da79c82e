"""Subjects of English numbers: the words before the verb, the noun that is worth them, or before."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dianfan.said.statements.english.clauses import begins_with_verb
from dianfan.said.statements.english.clauses import clause
from dianfan.said.statements.english.clauses import verb
from dianfan.said.statements.model import Amount
from dianfan.said.statements.model import Span
from dianfan.said.statements.model import Time

_LEAD = re.compile(
    r"(?:(?:with|there\s(?:are|is|were|was)(?:\snow|\salso|\salready)?|there|or|and|but|while|whereas|meanwhile|also|of\s(?:this|these|them|which)|in\stotal|"
    r"so\sfar|as\sof|by|to\sdate|that|which|who|"
    r"a\stotal\sof|the|its|their|in|on|at|during|for|from|over|between|an?|this|last|year|will|is\sto|are\sto|of|has|have|,|\d{4}|\s|\"|“)\b\s*)+",
    re.IGNORECASE,
)
_WORTH = re.compile(
    r"(?P<noun>(?:[A-Za-z-]+\s){0,3}[A-Za-z-]+)\s(?:worth|totall?ing|valued\sat|of|"
    r"costing|covering|averaging)\s(?:a\stotal\sof\s)?$"
)
_OBJECT = re.compile(
    r"(?:raise|lift|increase|cut|reduce|lower|bring|expand|boost|keep|hold|limit|"
    r"(?:rais|lift|increas|cutt|reduc|lower|bring|expand|boost|keep|hold|limit|push|tak)ing)"
    r"\s(?:(?:its|the|their)\s)?(?P<noun>[A-Za-z -]{3,40}?)\s"
    r"(?:from\s\d[^,;]*?\sto|by|to|from|above|below|under|within|at|over)?\s?(?:[a-z]+\s)?$"
)
_PUT = re.compile(
    r"\b(?:puts?|estimat(?:es|ed?)|values?|valued|fixed|sets?)\s(?:(?:its|the|their)\s)?(?P<noun>[A-Za-z -]{3,50}?)\s"
    r"(?:at|to\sbe)\s(?:[a-z]+\s)?$"
)
_OF = re.compile(
    r"\s(?:of)\s(?:the\s|its\s|all\s)?(?:\d[\d,]*\s)?(?P<noun>[A-Za-z][A-Za-z' -]{2,40}?)(?=\s(?:are|is|was|"
    r"were|has|have|had|earned|live|use|now|will|came|come|met|meet|went|go|got|made|took|work|do|did|can|could|must|should|left|sold|sent|rose|fell|grew|"
    r"this|last|next|each|every|per|in|on|at|by|for|from|during|over|a\s(?:year|month|week|day)|[a-z]+ed)\b|[,.;]|$)"
)
_COUNTED = re.compile(
    r"\s?(?P<noun>[A-Za-z][a-z-]+(?:\s[a-z-]+){0,3}?)(?=\s(?:are|is|was|were|has|have|"
    r"had|will|received|took|in|at|on|from|by|under|and\s(?:an?|the|one|two|three|four|five|\d+)|[a-z]+ed)\b|[,.;]|$)"
)
_IDLE = re.compile(
    r"\b(?:average|total|target|goal|quota|ceiling|increase|rise|growth|drop|decline|decrease|fall|gain|"
    r"to|and an?|rate|\d+)$|\d|^(?:up|down)\b|\b(?:days|to an)\b"
)
_LEVELS = re.compile(
    r"\b(?:is|are|was|were|reach(?:ed|es)?|total(?:l?ed|s)?|stood|stands|hit|amounted|averaged|accounted|came|rose|fell|"
    r"grew|exceed(?:s|ed)?|topped|dropped|climbed|up|down|by|to)\b"
)
_PLACE = re.compile(
    r"(?:[Bb]y\s|[Ii]n\s)?(?:[\d,A-Z][\w,]*\s){0,4}?(?:[Tt]he\s)?(?:(?:[A-Z][\w-]+\s){0,3}(?:[Cc]ity|[Cc]ounty|"
    r"[Pp]refecture|[Pp]rovince|[Rr]egion|"
    r"[Tt]own(?:ship)?|[Vv]illage|[Dd]istrict|[Cc]ountry)|[Ii]nspectors|[Oo]fficials|[Pp]olice)(?:\s(?:government|authorities))?"
)
_INTO = re.compile(
    r"\s(?:in|on|for|into)\s(?:the\s|its\s|a\s|an\s)?(?P<noun>[a-z][A-Za-z' -]{2,40}?)"
    r"(?=\s(?:in|by|this|last|next|on|from|over|during)\b|[,.;]|$)"
)
_OWNED = re.compile(
    r"(?:(?:[A-Z][\w-]+\s){0,2}[A-Z][\w-]+|(?:[a-z]+\s)?(?:county|city|prefecture|province|region|town|township|village|district|country|zone))['’]s\s"
)
_QUANTIFIERS = (
    "about|some|nearly|more|less|fewer|than|over|under|almost|around|roughly|all|the|of|only|just|at|least|most|up|to|a|"
    "total|another|other|its|their|these|those|additional|with|by|in"
)
_PORTION = re.compile(
    r"(?:[A-Za-z]+\s){0,3}?(?:\d[\d.,]*\s?(?:%|per\s?cent)|half|(?:a|one|two|three|four)[\s-](?:thirds?|quarters?|fifths?|tenths?))"
    r"\sof\s(?:the\s|all\s|its\s|their\s)?"
    rf"|(?:(?:{_QUANTIFIERS})\s){{0,3}}?\d[\d.,]*(?:\s(?:million|billion|thousand))?\s(?=[a-z])"
    r"|\d[\d.,]*-[a-z]+\s"
)
_EMPTY = re.compile(
    r"(?:can|be|may|will|could|must|should|after|before|than|and|or|of|to|it|they|we|which|that|who|been|have|has|not|also|now|"
    r"compared|with|against|percent|cent|one|two|three|four|five|six|seven|eight|nine|ten|dozens?|hundreds|as|many|much|so|those|worth|valued|costing|totall?ing|every|from|up|down|only|still|\s)+",
    re.IGNORECASE,
)
_PLACES = re.compile(
    r"(?:countries|nations|provinces|regions|cities|towns|counties|villages|districts)$"
)
_FROM_PLACES = re.compile(r"\b(?P<noun>[a-z]{3,}s|people)\sfrom\s$")
_ARTICLE = re.compile(r"^.*\s(?:an?|the|its|their)\s(?=[a-z])")
_TARGET = re.compile(
    r"(?:against|versus|compared\swith|compared\sto)\s(?:an?|the|its|their)\s(?:[a-z]+\s){0,2}(?:target|goal|plan|quota)\sof\b"
)
_AGO = re.compile(r"\b(?:years?|months?|decades?|earlier|ago|later|before)\b")
_OF_ALL = re.compile(
    r"\bOf\s(?:the|all|these|those|its|their)\s(?:[\d,]+\s)?(?P<noun>[A-Za-z'’ -]{3,50}),\s$"
)
_FINITE = re.compile(r"\b(?:is|are|was|were|has|have|had|will)\b")
_OF_WHICH = re.compile(r",?\sof\s(?:which|whom|these|them),?\s")
_AMONG = re.compile(r"\b(?:in|across|among)\s(?:[a-z]+\s){0,2}$")
_FOR = re.compile(r"\bfor\s(?:[a-z]+\s){0,2}$")
_WHO = re.compile(r"(?:which|who|that)\s")
_THE_NOUN = re.compile(
    r"\b(?:the|an?|its|their|by|with)\s(?P<noun>(?:(?!(?:the|an?|its|their|in|at|of|on|by|for)\s)[A-Za-z'’-]+\s?){1,5}),\s$",
    re.IGNORECASE,
)
_WHOSE = re.compile(r"\sof\s(?:whom|which)\b")
_FROM_IT = re.compile(r"\sfrom\s")
_ALONG = re.compile(r"\b(?:along|across|over|on)\s(?:[a-z]+\s){0,2}$")
_WHOLE = re.compile(
    r"(?:the\s)?(?:total|plan|annual|target|year|whole|national|regional|value\sadded|added\svalue|value$)\b"
)
_MEASURE = re.compile(
    r"yuan|dollars|tonnes?|tons?|mu|hectares?|(?:kilo)?met(?:er|re)s?|kilowatts?|kilowatt-hours?|"
    r"megawatts?|gigawatts?|(?:mega|giga)watt-hours?|[kMGT]Wh?|k?g|km|[cm]m|ha|degrees|Celsius|[MGk]bps|TEUs?|kV|dB|°C|℃|.*/[a-z0-9²³]+|m[23²³]?|(?:milli|micro|kilo)?grams?|"
    r"days|weeks|months|years|hours?|minutes|percent|points|times|million|billion|trillion|head|pairs|copies|"
    r"litres|liters|acres|euros|pounds|yen|megawatt|kilowatt"
)
_ASIDE = re.compile(
    r"(?:with|in|by|of|at|on|for|during|as|since|from|after|under|over|to)\b", re.IGNORECASE
)
_JOINS = re.compile(
    r"\s(?:is|are|was|were|has|have|had|will|in|on|at|by|and|or|to|went|goes?|came|comes?)\b"
)
_MOVED = re.compile(r"\s(?:more|less|fewer|higher|lower|faster|slower|better|worse|above|below)\b")
_LAST_NOUN = re.compile(r"^.*\sand\san?\s(?=[a-z]+$)")
_TRAIL = re.compile(r"\s(?:is|was|are|were|in|during|for|by|since|at|of|on|over)\s?(?:the\s)?$")
_LIST = re.compile(r",\sand\s|,\s|\sand\s")
_LEAST = 2


def subject(text: str, one: Amount, sentence: Span, times: Sequence[Time]) -> Span | None:
    """Find the words that a number is of.

    They are the object of what raises or cuts it, the noun worth it, the words before the
    verb of its clause, or the noun that it counts at the head of a clause; None where the
    clause has none of its own.
    """
    part = clause(text, *one.span, sentence)
    if found := _objects(text, one, part, times):
        return found
    if _has_none(text, one, part):
        return relative(text, part)
    head = text[part.start : one.span.start]
    if head.strip() == "At":
        return _behind(text, part, sentence, times)
    at = verb(text, part.start, one.span.start)
    if at is not None and (own := _given(text, one, part, times)):
        return own
    if at is None:
        return _without_verb(text, one, part, times)
    return (
        _handled(text, one, Span(part.start, at.start), part, times)
        or bare(text, Span(part.start, at.start), times)
        or _own(text, one, part, times)
    )


def _behind(text: str, part: Span, sentence: Span, times: Sequence[Time]) -> Span | None:
    """Give the noun of the next clause: At 3,080 meters, the pass is the highest."""
    following = clause(text, part.end + 1, part.end + 2, sentence)
    at = verb(text, *following)
    return bare(text, Span(following.start, at.start), times) if at else None


def _given(text: str, one: Amount, part: Span, times: Sequence[Time]) -> Span | None:
    """Give those among whom a share lies, or for whom something was done: in 92 percent of villages."""
    head = text[part.start : one.span.start]
    of_them = text.startswith(" of ", one.span.end) and one.unit in {"%", ""}
    if of_them and _AMONG.search(head):
        return _counted(text, one, part, times)
    counts = one.unit not in {"", "%", "‰"} and not _MEASURE.fullmatch(
        one.unit.rsplit(" ", maxsplit=1)[-1]
    )
    return _counted(text, one, part, times) if counts and _FOR.search(head) else None


def _without_verb(text: str, one: Amount, part: Span, times: Sequence[Time]) -> Span | None:
    """Give what a number at the head of its clause counts, or the words before it."""
    if _MOVED.match(text, one.span.end):
        return None
    if not text[part.start : one.span.start].strip() and (whole := _whole(text, part)):
        return whole
    return _own(text, one, part, times) or bare(text, Span(part.start, one.span.start), times)


def _own(text: str, one: Amount, part: Span, times: Sequence[Time]) -> Span | None:
    return None if text.startswith("or ", part.start) else _counted(text, one, part, times)


def _whole(text: str, part: Span) -> Span | None:
    """Find what “of the” before a comma names, of which numbers are shares: Of the loans granted, 72 percent."""
    found = _OF_ALL.search(text[: part.start])
    return Span(*found.span("noun")) if found else None


def relative(text: str, part: Span) -> Span | None:
    """Find the noun that “which” or “who” at the head of a clause stands for, right before its comma."""
    found = _THE_NOUN.search(text[: part.start]) if _WHO.match(text, part.start) else None
    return Span(*found.span("noun")) if found else None


def _has_none(text: str, one: Amount, part: Span) -> bool:
    """Tell whether the subject of a clause stands before it: it begins with its verb, or with “against a target of”."""
    begins = begins_with_verb(text, part.start, one.span.start)
    return bool(begins or _TARGET.match(text, part.start) or _WHOSE.match(text, one.span.end))


def _objects(text: str, one: Amount, part: Span, times: Sequence[Time]) -> Span | None:
    """Give what a verb raises or cuts, or the noun that is worth a number: a grant of 3 million yuan."""
    from_places = (_FROM_PLACES,) if _PLACES.search(one.unit) else ()
    for form in (_OBJECT, _PUT, _WORTH, *from_places):
        match = form.search(text[part.start : one.span.start])
        if match is None:
            continue
        start, end = (part.start + at for at in match.span("noun"))
        led = _ARTICLE.match(text[start:end]) if form is _WORTH else None
        start += led.end() if led else 0
        found = None if _FINITE.search(text, start, end) else bare(text, Span(start, end), times)
        if found and not _IDLE.search(text[slice(*found)]) and _stands(text, part, one, form):
            return found
    return None


def _stands(text: str, part: Span, one: Amount, form: re.Pattern[str]) -> bool:
    return form is not _WORTH or verb(text, part.start, one.span.start) is not None


def _handled(text: str, one: Amount, doer: Span, part: Span, times: Sequence[Time]) -> Span | None:
    """Give what is measured where a doer stands before the verb: planted 30 mu of trees.

    A place or its government that has or spends something is no subject of it.
    """
    unit = one.unit.rsplit(" ", maxsplit=1)[-1]
    is_measured = _MEASURE.fullmatch(unit) is not None
    is_along = _ALONG.search(text[doer.end : one.span.start])
    is_grown = text.startswith("grew ", doer.end) and text.startswith(" of ", one.span.end)
    if is_measured and (is_along or is_grown or not _LEVELS.search(text, doer.end, one.span.start)):
        match = _OF.match(text, one.span.end, part.end)
        found = bare(text, Span(*match.span("noun")), times) if match else None
        if found and not _WHOLE.match(text[slice(*found)]):
            return found
    if not _PLACE.fullmatch(text[slice(*doer)].strip()):
        return None
    if is_measured:
        match = _INTO.match(text, one.span.end, part.end)
        return bare(text, Span(*match.span("noun")), times) if match else None
    return _counted(text, one, part, times)


def _counted(text: str, one: Amount, part: Span, times: Sequence[Time]) -> Span | None:
    form = _OF if text.startswith(" of ", one.span.end) else _COUNTED
    counted = one.unit.rsplit(" ", maxsplit=1)[-1]
    names_it = text[slice(*one.span)].endswith(counted) and counted.replace("-", "").isalpha()
    if names_it and (not _MEASURE.fullmatch(counted) or one.unit == "points"):
        behind = form.match(text, one.span.end, part.end) if form is _OF else None
        return Span(one.span.end - len(counted), behind.end("noun") if behind else one.span.end)
    if form is _COUNTED and _JOINS.match(text, one.span.end):
        return None
    match = form.match(text, one.span.end, part.end)
    found = bare(text, Span(*match.span("noun")), times) if match else None
    no_thing = (
        found is None or _WHOLE.match(text[slice(*found)]) or _AGO.search(text[slice(*found)])
    )
    return None if no_thing else found


def antecedent(text: str, one: Amount, before: Amount) -> Span | None:
    """Find the noun that the number before counts, where it is what a number is of.

    So in “2,860 nurses, 40 percent of whom” and “300 runners from 14 towns”.

    Args:
        text: the block.
        one: a number.
        before: the number before it in its sentence.
    """
    is_more = not one.unit and _MOVED.match(text, one.span.end)
    from_it = _FROM_IT.fullmatch(text, before.span.end, one.span.start)
    from_it = from_it or _OF_WHICH.fullmatch(text, before.span.end, one.span.start)
    noun = before.unit.rsplit(" ", maxsplit=1)[-1]
    if not (from_it or is_more or _WHOSE.match(text, one.span.end)) or _MEASURE.fullmatch(noun):
        return None
    counts = noun and text[slice(*before.span)].endswith(noun)
    return Span(before.span.end - len(noun), before.span.end) if counts else None


def opening(text: str, sentence: Span, until: int, times: Sequence[Time]) -> Span | None:
    """Find the subject of the clauses before one in which there is none, the nearest first."""
    end = _before_marks(text, until)
    while end > sentence.start:
        part = clause(text, end - 1, end, sentence)
        at = verb(text, part.start, part.end)
        first = at is None and part.start == sentence.start and not _ASIDE.match(text, part.start)
        if first or (at is not None and not begins_with_verb(text, part.start, part.end)):
            found = bare(text, Span(part.start, at.start if at else part.end), times)
            if found is not None and not re.search(r"\d", text[slice(*found)]):
                return found
        end = _before_marks(text, min(part.start - 1, end - 1))
    return None


def _before_marks(text: str, end: int) -> int:
    while end > 0 and text[end - 1] in " ,;:(—–":
        end -= 1
    return end


def bare(text: str, span: Span, times: Sequence[Time]) -> Span | None:
    """Take times, articles and joining words off the ends of a noun; None where nothing is left.

    Args:
        text: the block.
        span: a stretch of it.
        times: the mentions of time in it.
    """
    start, end = _without_times(text, span, times)
    if lead := _LEAD.match(text, start, end):
        start = lead.end()
    for form in (_PORTION, _OWNED):
        if (led := form.match(text, start, end)) and led.end() < end:
            start = led.end()
    if joint := _LAST_NOUN.search(text[start:end]):
        start += joint.end()
    if trail := _TRAIL.search(text[start:end]):
        end = start + trail.start()
    while start < end and text[start] in " ,\"“'":
        start += 1
    while end > start and text[end - 1] in " ,\"”'":
        end -= 1
    return (
        Span(start, end)
        if end - start >= _LEAST
        and re.search("[A-Za-z]{2}", text[start:end])
        and not _EMPTY.fullmatch(text, start, end)
        else None
    )


def _without_times(text: str, span: Span, times: Sequence[Time]) -> Span:
    start, end = span
    for time in times:
        if time.span is None or not time.span.within(Span(start, end)):
            continue
        if not text[start : time.span.start].strip(" ,").lower().removesuffix(
            "in"
        ).strip() or time.span.start - start < len("during the "):
            start = time.span.end
        elif not text[time.span.end : end].strip(" ,"):
            end = time.span.start
    return Span(start, end)


def respectively(text: str, some: Sequence[Amount], sentence: Span) -> dict[Amount, Span] | None:
    """Pair the members of a list with numbers told “respectively”.

    Returns:
        each number with its member, in order; empty where nothing is told so; None where
        their counts differ.
    """
    at = text.lower().find("respectively", sentence.start, sentence.end)
    if at < 0:
        return {}
    numbers = [one for one in some if sentence.start <= one.span.start < at]
    if not numbers:
        return {}
    end = verb(text, sentence.start, numbers[0].span.start)
    part = clause(text, *numbers[0].span, sentence)
    stop = end.start if end else numbers[0].span.start
    start = sentence.start
    members: list[Span] = []
    here = start
    for piece in _LIST.split(text[start:stop]):
        if piece.strip():
            place = text.index(piece, here)
            plain = bare(text, Span(place, place + len(piece)), ())
            if plain is not None:
                members.append(plain)
            here = place + len(piece)
    members = (
        members[-len(numbers) :] if len(members) > len(numbers) and part.start > start else members
    )
    return dict(zip(numbers, members, strict=True)) if len(members) == len(numbers) else None
