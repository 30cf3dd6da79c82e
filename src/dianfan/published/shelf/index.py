"""The index of a shelf: its editions with digest, day, signature and errata, in both languages."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dianfan.figures.wording import LANGUAGES
from dianfan.figures.wording import Wording
from dianfan.published.client.render import assets
from dianfan.published.client.templating import POLICY
from dianfan.published.client.templating import template
from dianfan.published.client.words import words
from dianfan.published.errata.companion import read_errata
from dianfan.published.signing.check import Standing
from dianfan.published.signing.check import check_signature

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from dianfan.published.shelf.register import Shelf
    from dianfan.published.shelf.register import Shelved

COLUMNS = ("name", "asof", "edition", "book", "signature", "signer", "errata", "errata_known")
_SHARED = ("style.css", "theme.js", "icon.svg")
_SIGNED = frozenset({Standing.OWN, Standing.GIVEN, Standing.UNKNOWN})


@dataclass(frozen=True, slots=True)
class IndexRow:
    """A line of the index: an edition, whose key signed it, how many errata it has and as of when."""

    shelved: Shelved
    standing: str
    signer: str
    errata: int
    known: str

    @property
    def is_signed(self) -> bool:
        """Whether a signature that can be read stands beside it."""
        return self.standing in _SIGNED


def index_pages(shelf: Path, register: Shelf) -> Iterator[tuple[str, bytes]]:
    """Give the files of the index by their path: pages, table, style."""
    rows = tuple(_row(shelf, one) for one in reversed(register.editions))
    sheet = read_errata(shelf / register.editions[-1].name)
    title = sheet.title if sheet else Wording(register.programme, register.programme)
    yield from ((one.path, one.content) for one in assets() if one.path.endswith(_SHARED))
    yield "editions.csv", _table(rows)
    for language in LANGUAGES:
        text = template("shelf").render(
            t=words(language),
            language=language,
            title=title.in_(language),
            rows=rows,
            policy=POLICY,
        )
        yield ("index.html" if language == LANGUAGES[0] else f"{language}.html"), text.encode()


def _row(shelf: Path, one: Shelved) -> IndexRow:
    check = check_signature(shelf / one.name, None)
    sheet = read_errata(shelf / one.name)
    count, known = (len(sheet.errata), sheet.known) if sheet else (0, "")
    return IndexRow(one, check.standing, check.signer, count, known)


def _table(rows: tuple[IndexRow, ...]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in rows:
        one = row.shelved
        cells = (one.name, one.asof.isoformat(), one.edition, one.book, row.standing, row.signer)
        writer.writerow([*cells, row.errata, row.known])
    return text.getvalue().encode()
