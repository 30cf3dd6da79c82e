"""The companion of a frozen edition: its errata, on pages beside it that change no digest.

An edition ships with an empty one, so that the link to it on every page is never dead.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dianfan.figures.wording import LANGUAGES
from dianfan.figures.wording import Wording
from dianfan.published.client.templating import POLICY
from dianfan.published.client.templating import template
from dianfan.published.client.words import words
from dianfan.published.errata.sheet import ErrataSheet
from dianfan.published.errata.sheet import as_csv
from dianfan.published.errata.sheet import as_json
from dianfan.published.errata.sheet import from_json
from dianfan.published.manifest import ERRATA
from dianfan.published.signing.signature import ENDING
from dianfan.published.signing.signature import signed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path

    from dianfan.published.signing.keys import SecretKey
    from dianfan.reported.model import Report

DATA = f"{ERRATA}/errata.json"
TABLE = f"{ERRATA}/errata.csv"


def first_sheet(report: Report, edition: str) -> ErrataSheet:
    """Give the errata of an edition on the day it is made: none are known."""
    titles = {review.language: review.title for review in report.reviews}
    first = next(iter(titles.values()))
    day = report.book.asof.isoformat()
    return ErrataSheet(
        edition=edition,
        programme=report.reviews[0].programme,
        title=Wording(titles.get("zh", first), titles.get("en", first)),
        asof=day,
        known=day,
    )


def companion(sheet: ErrataSheet) -> Iterator[tuple[str, bytes]]:
    """Give every file of the companion by its path in the edition; the data decide the rest."""
    yield DATA, as_json(sheet)
    yield TABLE, as_csv(sheet)
    for language in LANGUAGES:
        text = template("errata").render(
            t=words(language), language=language, sheet=sheet, policy=POLICY
        )
        yield f"{ERRATA}/{language}.html", text.encode()


def attach(edition: Path, sheet: ErrataSheet) -> Path:
    """Put errata beside an edition, in the place of those that stand there.

    A signature of the earlier errata no longer fits and is removed; sign them again.

    Returns:
        the file of the data.
    """
    (edition / ERRATA).mkdir(exist_ok=True)
    for path, content in companion(sheet):
        hidden = (edition / path).with_name(f".{(edition / path).name}")
        hidden.write_bytes(content)
        hidden.replace(edition / path)
    (edition / f"{DATA}{ENDING}").unlink(missing_ok=True)
    return edition / DATA


def read_errata(edition: Path) -> ErrataSheet | None:
    """Read the errata beside an edition; nothing where it has no companion.

    Raises:
        UnreadableFolder: they are damaged.
    """
    path = edition / DATA
    return from_json(path.read_bytes(), str(path)) if path.is_file() else None


def sign_errata(edition: Path, key: SecretKey, at: datetime) -> Path | None:
    """Sign the errata beside an edition; gives the signature, nothing where there are none."""
    path = edition / DATA
    if not path.is_file():
        return None
    sheet = from_json(path.read_bytes(), str(path))
    comment = f"timestamp:{int(at.timestamp())}\tfile:{path.name}\thashed\tedition:{sheet.edition}"
    place = path.with_name(f"{path.name}{ENDING}")
    place.write_bytes(signed(path.read_bytes(), key, comment))
    return place
