"""The sentences with figures as data: for scripts, and as a table for spreadsheets."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING
from typing import Any

from dianfan.published.client.addresses import address_of
from dianfan.published.errata.sheet import harmless

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Mapping

    from dianfan.reported.model import FigureSheet
    from dianfan.reported.parts import Sentence
    from dianfan.reported.sentences import ListedSentence

COLUMNS = ("sentence", "language", "pages", "state", "ticked", "wanted", "text", "figures")


def marked(sentence: Sentence) -> str:
    """Write a sentence with its figures in brackets: 总量为[301.2亿元]。."""
    return "".join(f"[{span.text}]" if span.figure else span.text for span in sentence.spans)


def sentences_data(
    sentences: Iterable[ListedSentence], sheets: Mapping[str, FigureSheet]
) -> list[dict[str, Any]]:
    """Give sentences as plain data, each figure with what it says and how it is known.

    Args:
        sentences: those of one review.
        sheets: the figures of the same review, by key.
    """
    return [
        {
            "sentence": one.id,
            "language": one.language,
            "pages": [f"{one.language}/{address_of(page)}" for page in one.pages],
            "state": one.standing.state.value,
            "ticked": list(one.standing.ticked),
            "wanted": [{"by": by, "words": words} for by, words in one.standing.wanted],
            "text": marked(one.sentence),
            "spans": [
                {"text": span.text, "figure": span.figure.key if span.figure else ""}
                for span in one.sentence.spans
            ],
            "figures": [
                {
                    "key": figure.key,
                    "display": sheets[figure.key].display,
                    "statement": sheets[figure.key].statement,
                    "reason": sheets[figure.key].reason,
                    "source": sheets[figure.key].source,
                }
                for figure in dict.fromkeys(one.sentence.figures)
                if figure.key in sheets
            ],
        }
        for one in sentences
    ]


def sentences_csv(rows: Iterable[Mapping[str, Any]]) -> bytes:
    """Write the data of sentences as a table, a row for each."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in rows:
        figures = (
            f"{one['display']} = {one['statement']} ({one['reason']})" for one in row["figures"]
        )
        cells = (
            *(row["sentence"], row["language"], "; ".join(row["pages"]), row["state"]),
            "; ".join(row["ticked"]),
            "; ".join(f"{one['by']}: {one['words']}" for one in row["wanted"]),
            *(row["text"], "; ".join(figures)),
        )
        writer.writerow([harmless(cell) for cell in cells])
    return text.getvalue().encode()
