"""Clauses of English sentences: where one begins and ends, and its verb."""

from __future__ import annotations

import re

from dianfan.said.statements.model import Span

_SHIFT = (
    r"topp|reach|exceed|surpass|total|amount|account|edg|gain|expand|declin|decreas|"
    r"increas|climb|jump|soar|surg|"
    r"plung|tumbl|slipp?|narrow|widen|contract|accelerat|eas|recover|doubl|tripl|"
    r"quadrupl|averag|rang|"
    r"attract|receiv|creat|employ|host|welcom|generat|produc|export|import|complet|add|"
    r"invest|earn|cover|serv|"
    r"benefit|contribut|remain|stay|rank|open|sign|handl|carri|transport|mov|harvest|"
    r"plant|allocat|issu|approv|"
    r"collect|record|report|register|maintain|improv|reduc|lower|rais|boost|lift|"
    r"accumulat|deliver|install|operat|"
    r"process|publish|train|relocat|renovat|restor|treat|visit|us|own|suppl|compris|"
    r"includ|involv|requir|repair|"
    r"upgrad|connect|launch|establish|support|offer|provid|help|need|plan|aim|expect|"
    r"target|hop|strive|outpac|lagg"
)
_VERBS = (
    rf"(?:(?:{_SHIFT})(?:ed|s|es|ies|ied)|is|are|was|were|has|have|had|will|would|shall|"
    rf"must|should|can|could|may|"
    r"stood|stands?|came|comes?|made|makes?|cost|costs|lends?|hold|weighs?|took|takes?|fell|falls?|rose|rises?|"
    r"grew|grows?|hit|hits|dropped|drops?|"
    r"slid|sank|shrank|shrunk|cut|cuts|spent|spends?|sold|sells?|built|builds?|won|got|"
    r"gets?|lost|ran|runs?|held|holds?|"
    r"went|goes|put|puts|set|sets|saw|sees|gave|gives?|paid|pays?|bought|led|leads?|"
    r"brought|kept|keeps|left|met|"
    r"drew|draws|lies|lay|began|begins|increase|decline|include|cover|employ|account|"
    r"amount|reach|exceed|total|need|"
    r"broke|breaks|blew|blows|did|does|burns|pumps|emits|absorbs|consumes|buys|picks|seats(?=\s$)|became|becomes?|turns?|keeps?|draws|drew|bears?|bore|grows|feeds?|flows?|fed|treats?|handles?|shook|fly|flies|flew|"
    r"numbers(?=\s$)|runs?|carr(?:y|ies)|earns?|uses|saves|serves?|produces|makes|shipped|moved|planted|said|stated|paid|pays?|won|sent|aims?|plans?|targets?|lasted|averages?|covered|(?!unemployed|hundred|disabled|limited|retired|related)[a-z]{4,}ed)"
)
_VERB = re.compile(rf"(?<![-\w])(?:not\s)?{_VERBS}\b(?!-)", re.IGNORECASE)
_MARK = re.compile(
    r"[,;:](?=[\s\"”])|[—–](?=\s?[A-Za-z])|\s\((?=\D)|\)|[.?!](?=\s|$)|(?<=[a-z])[\"”]|“"
)
_JOINT = re.compile(
    r"\s(?:while|whereas|and|but|though|although|after|when|as(?!\s(?:of|a|an|many|much|well)\b))\s(?=\S)"
)
_FINITE = re.compile(
    rf"(?:the\s|its\s|their\s|a\s|an\s)?[A-Za-z-]+(?:\s(?:of|in|for|"
    rf"from)?\s?[A-Za-z-]+){{0,4}}?\s{_VERBS}\b",
    re.IGNORECASE,
)
_IDLE = frozenset(
    {"the", "a", "an", "its", "their", "newly", "more than", "about", "some", "there", "and", "of"}
)
_NO_VERB = re.compile(
    r"\b(?:value added|added value|(?:\S+['’]s|which|the|a|an|its|their|annual|total|of|in|on|for|and) "
    r"(?:exports?|imports?|sales|rise|fall|drop|growth|need|supply|visits|uses?|records?|reports?|plans?|"
    r"targets?|increase|decline|benefits|offers?|supports?|combined|installed|planned|estimated|fixed))$"
)
_DESCRIBED = re.compile(
    r"\b(?:of|the|an?|its|their|for|in|with|by|per|all|newly)\s$", re.IGNORECASE
)
"""Before these a participle tells which: the number of registered unemployed."""
_JOINED = r"(?:and\s|or\s|(?P<who>which\s|that\s|who\s))?"
_VERB_FIRST = re.compile(rf"{_JOINED}{_VERBS}\b", re.IGNORECASE)
_AUXILIARY = re.compile(
    r"(?:and\s)?(?:is|are|was|were|has|have|had|will|would|can|could|may|must|should)\b"
)
_PARTICIPLE_FIRST = re.compile(
    rf"{_JOINED}(?:(?!(?:including|spending|building|housing|farming|mining|training|funding)\b)"
    r"[a-z]+ing|up|down|(?P<noun>an?\s(?:[a-z-]+\s)?(?:increase|rise|growth|drop|fall|decline|decrease|gain|share)))\b",
    re.IGNORECASE,
)
_TELLS = re.compile(
    r"\b(?:said|says|announced|noted|stated|showed?|shows|reported|reports|added|told\sreporters|estimates?|means?|meant|"
    r"learned|revealed|found|promised|pledged|vowed|hopes?|hoped|believes?)\s(?P<that>that\s)?"
)
_NOT_YET = re.compile(r"\b(?:between|both)\b[^,]*$", re.IGNORECASE)


def clause(text: str, start: int, end: int, sentence: Span) -> Span:
    """Give the clause that holds a part of a sentence, without the marks around it.

    A clause ends at a comma, a dash, a bracket, and before “and” or “while” where another
    subject and verb follow.
    """
    first, last = _between_marks(text, start, end, sentence)
    for told in _TELLS.finditer(text, first, start):
        if told["that"] or verb(text, told.end(), last):
            first = told.end()
    for joint in _JOINT.finditer(text, first, last):
        if not _parts(text, first, joint, last):
            continue
        if joint.end() <= start:
            first = joint.end()
        elif joint.start() >= end:
            last = joint.start()
            break
    while first < last and text[first].isspace():
        first += 1
    return Span(first, last)


def _between_marks(text: str, start: int, end: int, sentence: Span) -> Span:
    first, last = sentence
    for mark in _MARK.finditer(text, sentence.start, sentence.end):
        if mark.end() <= start:
            first = mark.end()
        elif mark.start() >= end:
            last = mark.start()
            break
    return Span(first, last)


def _parts(text: str, first: int, joint: re.Match[str], last: int) -> bool:
    """Tell whether a joining word parts two clauses, each with a verb of its own."""
    before = text[first : joint.start()]
    if not _FINITE.match(text, joint.end(), last) or _NOT_YET.search(before):
        return False
    return joint[0].strip() != "and" or _is_told(text, first, joint.start())


def _is_told(text: str, start: int, end: int) -> bool:
    """Tell whether a part has a verb, so that “and” behind it may begin another clause."""
    return verb(text, start, end) is not None or begins_with_verb(text, start, end)


def verb(text: str, start: int, end: int) -> Span | None:
    """Find the first verb of a part of a text that has something before it."""
    for match in _VERB.finditer(text, start, end):
        if match[0].endswith("ed") and _DESCRIBED.search(text[start : match.start()]):
            continue
        before = text[start : match.start()].strip().lower()
        if before and before not in _IDLE and not _NO_VERB.search(f"{before} {match[0].lower()}"):
            return Span(*match.span())
    return None


def begins_with_verb(text: str, start: int, end: int) -> bool:
    """Tell whether a clause begins with its verb, so that its subject stands before it.

    Words such as “exports” are no verb where another verb follows.
    """
    if first := _PARTICIPLE_FIRST.match(text, start, end):
        noun = first["noun"] is not None
        return noun or first.end() >= end or verb(text, start, end) is None
    first = _VERB_FIRST.match(text, start, end)
    if _AUXILIARY.match(text, start, end):
        return True
    if first and first["who"]:
        return verb(text, first.end(), end) is None
    return first is not None and text[start].islower() and verb(text, first.start(), end) is None
