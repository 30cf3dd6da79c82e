"""Finding figures of an edition by words, when nobody has the key at hand."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dianfan.cli.reading import Reading
    from dianfan.figures.wording import Language

MOST_LISTED = 40


def matches(words: str, reading: Reading) -> tuple[str, ...]:
    """Give the figures whose measure, place, period, scope or reading has all of some words.

    Upper and lower case are alike; the words may be Chinese or English, or an
    indicator's id. What was made of other figures comes first.
    """
    wanted = words.casefold().split()
    if not wanted:
        return ()
    found = [key for key in reading.figures if all(word in _text(key, reading) for word in wanted)]
    return tuple(sorted(found, key=lambda key: (not reading.figures[key].inputs, key)))


def _text(key: str, reading: Reading) -> str:
    content = reading.figures[key].content
    told = " ".join(reading.told(key, language) for language in ("zh", "en"))
    return f"{content['measure']} {content['period']} {content['scope']} {told}".casefold()


def listed(keys: tuple[str, ...], reading: Reading, language: Language) -> Iterator[str]:
    """List figures with their keys, the first forty."""
    for key in keys[:MOST_LISTED]:
        yield f"{key}  {reading.told(key, language)}"
    if len(keys) > MOST_LISTED:
        yield f"… and {len(keys) - MOST_LISTED} more; give a further word"


def as_json(keys: tuple[str, ...], reading: Reading) -> str:
    """Give the figures found as JSON: key, and how it is told in each language."""
    told = [
        {"key": key, "told": {language: reading.told(key, language) for language in ("zh", "en")}}
        for key in keys
    ]
    return json.dumps(told, ensure_ascii=False, indent=1)
