"""What the client yields: pages and assets by their relative paths."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dianfan.figures.wording import Language
    from dianfan.published.signing.keys import PublicKey


@dataclass(frozen=True, slots=True)
class Page:
    """A file of the client: its path from the root, and its bytes."""

    path: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Beside:
    """What an edition holds beside the client, as addresses from the client's root.

    ``paper`` has the broadsheet of each language, ``book`` the folder of the Book, ``key``
    is the public key that signs the editions of the programme, where one is named;
    ``linked`` tells whether the linked data of each report lies there.
    """

    book: str = "book/"
    paper: Mapping[Language, str] = field(default_factory=dict)
    key: PublicKey | None = None
    linked: bool = False
