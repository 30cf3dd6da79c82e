"""Words, names, days and stages in the language of the page."""

from __future__ import annotations

from datetime import date
from datetime import datetime

from django import template
from django.template import Context

from dianfan.figures.wording import Language
from dianfan.figures.wording import Wording
from dianfan.web import words

register = template.Library()


def _language(context: Context) -> Language:
    return words.language_of(str(context.get("language", "zh")))


@register.simple_tag(takes_context=True)
def t(context: Context, key: str, **parts: object) -> str:
    """Say a word of the workspace."""
    return words.say(_language(context), key, **parts)


@register.simple_tag(takes_context=True)
def act_word(context: Context, act: str) -> str:
    """Say an act of the trail."""
    return words.say(_language(context), f"act_{act.replace(' ', '_')}")


@register.filter
def plainly(value: object) -> str:
    """Write what a line of the trail holds: the parts of a list that say something, one after another."""
    if isinstance(value, list | tuple):
        return " · ".join(plainly(one) for one in value if one not in ("", None)) or "–"
    if isinstance(value, dict):
        return ", ".join(f"{name} {plainly(one)}" for name, one in value.items()) or "–"
    return str(value)


@register.simple_tag(takes_context=True)
def w(context: Context, told: Wording) -> str:
    """Say a name of the programme."""
    return words.worded(_language(context), told)


@register.simple_tag(takes_context=True)
def when(context: Context, code: str) -> str:
    """Say a period."""
    return words.when(_language(context), code)


@register.simple_tag(takes_context=True)
def day(context: Context, on: date | datetime) -> str:
    """Say a day."""
    return words.day(_language(context), on)


@register.simple_tag(takes_context=True)
def moment(context: Context, at: datetime) -> str:
    """Say a day and a time."""
    return words.moment(_language(context), at)
