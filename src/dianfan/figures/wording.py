"""Names and phrases that exist in both languages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Language = Literal["zh", "en"]
LANGUAGES: tuple[Language, ...] = ("zh", "en")


@dataclass(frozen=True, slots=True)
class Wording:
    """One thing said in simplified Chinese and in English."""

    zh: str
    en: str

    def in_(self, language: Language) -> str:
        """Give the wording in one language."""
        return self.zh if language == "zh" else self.en
