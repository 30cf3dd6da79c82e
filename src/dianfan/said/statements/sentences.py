"""Sentences and clauses of a text, by their marks."""

from __future__ import annotations

import re

from dianfan.said.statements.model import Span

_SENTENCE = re.compile(r"[^。！？!?；;\n]*(?:[。！？!?；;\n]+[”’」』）)]*|$)")
_TELLS = re.compile(r"[^，。“”]{1,25}(?:说|表示|介绍|指出|强调|认为|透露)[，。：]")
_LATIN_END = re.compile(r"(?<=[a-z)%\"”’])[.?!](?=\s+[A-Z“\"]|\s*$)")
_CLAUSE_MARKS = "，,：:；;。！？!?（）()——…"


def sentences(text: str) -> tuple[Span, ...]:
    """Give the spans of sentences, closing quotation marks with them; 。！？； end one.

    In a text of letters a full stop ends one where a capital follows.
    """
    if sum("\u4e00" <= char <= "\u9fff" for char in text) * 4 < len(text):
        ends = [match.end() for match in _LATIN_END.finditer(text)]
        spans = [Span(a, b) for a, b in zip([0, *ends], [*ends, len(text)], strict=True)]
    else:
        spans = _with_quotations(text, [Span(*m.span()) for m in _SENTENCE.finditer(text)])
    return tuple(span for span in spans if text[slice(*span)].strip())


def _with_quotations(text: str, parts: list[Span]) -> list[Span]:
    """Join what a quotation holds together, and the quotation with who says it after it."""
    joined: list[Span] = []
    for part in parts:
        last = text[slice(*joined[-1])] if joined else ""
        is_open = "\n" not in last and last.count("“") > last.count("”")
        if is_open or (last.endswith("”") and _TELLS.match(text[slice(*part)])):
            joined[-1] = Span(joined[-1].start, part.end)
        else:
            joined.append(part)
    return joined


def clause_start(text: str, at: int, sentence: Span) -> int:
    """Give where the clause begins that holds a character; 、 parts no clause."""
    start = at
    while start > sentence.start and text[start - 1] not in _CLAUSE_MARKS:
        start -= 1
    return start


def clause_end(text: str, at: int, sentence: Span) -> int:
    """Give where the clause ends that holds a character."""
    end = at
    while end < sentence.end and text[end] not in _CLAUSE_MARKS:
        end += 1
    return end
