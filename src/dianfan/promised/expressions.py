"""Expressions of validation rules: indicators in brackets, numbers, the four operations."""

from __future__ import annotations

import re
from collections.abc import Callable
from collections.abc import Mapping
from decimal import Decimal
from decimal import InvalidOperation
from functools import cache
from operator import add
from operator import mul
from operator import sub
from operator import truediv
from types import MappingProxyType
from typing import NamedTuple

LONGEST = 500
_TOKEN = re.compile(
    r"\s*(?:\[(?P<name>[\w.+-]{1,100})\]|(?P<number>[0-9]+(?:\.[0-9]+)?)|(?P<sign>[-+*/()]))"
)
_SIGNS: Mapping[str, Callable[[Decimal, Decimal], Decimal]] = MappingProxyType(
    {"+": add, "-": sub, "*": mul, "/": truediv}
)
_BINDS: Mapping[str, int] = MappingProxyType({"+": 1, "-": 1, "*": 2, "/": 2})


class Step(NamedTuple):
    """A step in postfix order: a ``name`` to look up, a ``number``, or a ``sign`` to apply."""

    kind: str
    text: str


class UnreadableExpression(ValueError):
    """The text is no expression; the message says why."""


@cache
def steps(text: str) -> tuple[Step, ...]:
    """Read an expression into postfix order (Dijkstra's shunting yard).

    Raises:
        UnreadableExpression: a sign or an operand stands where the other was due, brackets
            do not pair, or it is longer than ``LONGEST``.
    """
    if len(text) > LONGEST:
        message = f"it is longer than {LONGEST} characters"
        raise UnreadableExpression(message)
    out: list[Step] = []
    waiting: list[str] = []
    operand_due = True
    for kind, part in _tokens(text):
        opens = part == "("
        if (kind != "sign" or opens) != operand_due:
            message = f"“{part}” stands where {'an operand' if operand_due else 'a sign'} is due"
            raise UnreadableExpression(message)
        if kind != "sign":
            out.append(Step(kind, part))
            operand_due = False
        elif opens:
            waiting.append(part)
        elif part == ")":
            _close(waiting, out)
        else:
            while waiting and _BINDS.get(waiting[-1], 0) >= _BINDS[part]:
                out.append(Step("sign", waiting.pop()))
            waiting.append(part)
            operand_due = True
    if operand_due or "(" in waiting:
        message = "it ends too early"
        raise UnreadableExpression(message)
    return (*out, *(Step("sign", sign) for sign in reversed(waiting)))


def _tokens(text: str) -> list[tuple[str, str]]:
    found, at, stripped = [], 0, text.rstrip()
    while at < len(stripped):
        match = _TOKEN.match(stripped, at)
        if match is None:
            message = f"it cannot be read from “{stripped[at:].strip()[:20]}” on"
            raise UnreadableExpression(message)
        kind = match.lastgroup or ""
        found.append((kind, match[kind]))
        at = match.end()
    return found


def _close(waiting: list[str], out: list[Step]) -> None:
    while waiting and waiting[-1] != "(":
        out.append(Step("sign", waiting.pop()))
    if not waiting:
        message = "a bracket closes that none opened"
        raise UnreadableExpression(message)
    waiting.pop()


def reading_fault(text: str) -> str:
    """Say why a text is no expression; nothing where it is one."""
    try:
        steps(text)
    except UnreadableExpression as fault:
        return str(fault)
    return ""


def named(text: str) -> tuple[str, ...]:
    """Give the names that stand in an expression, each once, in their order."""
    return tuple(dict.fromkeys(step.text for step in steps(text) if step.kind == "name"))


def reckon(text: str, values: Mapping[str, Decimal]) -> Decimal | None:
    """Reckon an expression; nothing where it divides by nought.

    Args:
        text: the expression.
        values: a number for each name in it.

    Raises:
        KeyError: a name has no value.
        UnreadableExpression: as :func:`steps`.
    """
    stack: list[Decimal] = []
    for step in steps(text):
        if step.kind == "sign":
            right, left = stack.pop(), stack.pop()
            try:
                stack.append(_SIGNS[step.text](left, right))
            except (InvalidOperation, ZeroDivisionError):
                return None
        else:
            stack.append(values[step.text] if step.kind == "name" else Decimal(step.text))
    return stack[0]
