"""Heads: a headline with what stands over and under it, from the kicker to the byline."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce

from dianfan.said.articles import signs
from dianfan.said.articles.columns.frames import parted_flat
from dianfan.said.articles.columns.pictures import is_chart_label
from dianfan.said.articles.columns.stacks import Stack
from dianfan.said.articles.columns.stacks import Zone
from dianfan.said.articles.columns.styles import Style
from dianfan.said.articles.model import Role
from dianfan.said.documents.model import Box

_FEW = 2
_LABEL = 16
_SUBHEAD = 1.45
"""Type up to so many times the body's may open a part of an article."""


@dataclass(frozen=True, eq=False)
class Head:
    """The stacks of a head from the top down; ``main`` is the headline, or what stands for one."""

    stacks: tuple[Stack, ...]
    main: Stack
    box: Box

    @property
    def size(self) -> float:
        """The size of the largest type in it."""
        return self.main.size


def heads_of(zone: Zone, stacks: Sequence[Stack]) -> tuple[Head, ...]:
    """Group stacks that head an article; each stack is in one head at most.

    Larger type heads what is below it. A line or two of other type directly over or under
    it belong to it: a kicker, the name of a series, a byline. A reference to the page on
    which an article began heads its rest; the label of an editor's note heads the note.
    """
    opening = [stack for stack in stacks if _opens(zone, stack)]
    satellites = [stack for stack in stacks if stack not in opening and _may_join(zone, stack)]
    groups = _grouped(zone, [*opening, *satellites], stacks)
    found = []
    for group in groups:
        if any(stack in opening for stack in group):
            ordered = tuple(sorted(group, key=lambda stack: stack.box.top))
            main = max(ordered, key=lambda stack: (stack in opening, stack.size))
            found.append(Head(ordered, main, reduce(Box.union, (one.box for one in ordered))))
    return tuple(found)


def _opens(zone: Zone, stack: Stack) -> bool:
    if is_note_label(zone, stack):
        return True
    if stack.style is Style.HEAD:
        return not (is_chart_label(zone, stack) and stack.size < 2 * zone.scale.body)
    text = zone.lines[stack.lines[0]].text
    return stack.style is Style.SIGN and (
        signs.jump_in(text) is not None or signs.is_note(text) or signs.is_label(text)
    )


def is_note_label(zone: Zone, stack: Stack) -> bool:
    """Tell the label of an editor's note that stands over or beside the note."""
    text = stack.text(zone.lines)
    return len(stack.lines) <= _FEW and len(text) < _LABEL and signs.is_note(text)


def _may_join(zone: Zone, stack: Stack) -> bool:
    if (
        len(stack.lines) > _FEW
        or signs.caption_numbers(zone.lines[stack.lines[0]].text) is not None
    ):
        return False
    last = zone.lines[stack.lines[-1]].text
    out = signs.jump_out(last) is not None
    return not out and not signs.ends_sentence(last) and not signs.photo_numbers(last)


def _grouped(zone: Zone, some: Sequence[Stack], stacks: Sequence[Stack]) -> list[list[Stack]]:
    group = {id(stack): [stack] for stack in some}
    ordered = sorted(some, key=lambda stack: stack.box.top)
    for number, upper in enumerate(ordered):
        for lower in ordered[number + 1 :]:
            one, other = group[id(upper)], group[id(lower)]
            if (
                one is not other
                and _belong(zone, upper, lower)
                and not _between(upper, lower, stacks)
            ):
                one += other
                for stack in other:
                    group[id(stack)] = one
    return list({id(one): one for one in group.values()}.values())


def _belong(zone: Zone, upper: Stack, lower: Stack) -> bool:
    """Tell whether two stacks stand over one another closely enough to be parts of one head."""
    if Style.HEAD not in {upper.style, lower.style} and Style.SIGN not in {
        upper.style,
        lower.style,
    }:
        return False
    gap = lower.box.top - upper.box.bottom
    shared = min(upper.box.right, lower.box.right) - max(upper.box.left, lower.box.left)
    narrower = min(upper.box.width, lower.box.width)
    size = max(upper.size, lower.size)
    near = -0.3 * size <= gap <= max(0.62 * size, 1.3 * zone.scale.pitch)
    if not near or parted_flat(upper.box, lower.box, zone.flat):
        return False
    wide = lower.style is Style.BODY and lower.box.width > 1.3 * upper.box.width
    return shared > 0.5 * narrower and not wide and not _is_first_of_body(zone, upper, lower)


def _is_first_of_body(zone: Zone, upper: Stack, lower: Stack) -> bool:
    """Tell a short paragraph of the body under a headline from a byline."""
    if lower.style is not Style.BODY or upper.style is not Style.HEAD:
        return False
    return len(lower.lines) == 1 and len(zone.lines[lower.lines[0]].text) > 24  # noqa: PLR2004 - no byline is longer


def _between(upper: Stack, lower: Stack, stacks: Sequence[Stack]) -> bool:
    left, right = max(upper.box.left, lower.box.left), min(upper.box.right, lower.box.right)
    return any(
        one is not upper
        and one is not lower
        and upper.box.bottom <= (one.box.top + one.box.bottom) / 2 <= lower.box.top
        and one.box.left < right
        and one.box.right > left
        for one in stacks
    )


def role_in(zone: Zone, head: Head, stack: Stack) -> tuple[Role, float, str]:
    """Give the role of a stack of a head, how sure it is, and why."""
    lines = [zone.lines[at].text for at in stack.lines]
    text = stack.text(zone.lines)
    for holds, role, why in (
        (signs.jump_in(text), Role.JUMP_IN, "a reference to the page before"),
        (
            len(lines) == 1 and signs.bylines(text),
            Role.BYLINE,
            "names after the word of a reporter",
        ),
        (signs.is_note(text), Role.LABEL, "the label of an editor's note"),
        (signs.is_label(text), Role.LABEL, "the name of a column or box"),
    ):
        if holds:
            return role, 0.95, why
    if stack is head.main:
        why = f"type of {stack.size:.3g}, the largest over its columns, the body's {zone.scale.body:.3g}"
        return Role.HEADLINE, 0.9, why
    above = stack.box.top < head.main.box.top
    if signs.series(text):
        return Role.SERIES, 0.9, "a series and its part"
    if above:
        return Role.KICKER, 0.85, "smaller type over the headline"
    if stack.style is Style.HEAD:
        return Role.SUBHEAD, 0.8, "smaller type under the headline"
    return Role.BYLINE, 0.6, "a short line between headline and body"


def may_open_a_part(head: Head, zone: Zone) -> bool:
    """Tell a head that could as well open a part of the article above it."""
    return (
        head.main.style is Style.HEAD
        and len(head.stacks) == 1
        and len(head.main.lines) <= _FEW
        and head.size <= _SUBHEAD * zone.scale.body
    )
