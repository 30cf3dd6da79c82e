"""Loops over arrays that run as they stand on small networks, and compiled on large ones."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from importlib import import_module
from importlib.util import find_spec
from types import FunctionType
from typing import Generic
from typing import ParamSpec
from typing import TypeVar

Given = ParamSpec("Given")
Found = TypeVar("Found")
WORTH_COMPILING = 200_000
"""Steps of a loop from which compiling it, some seconds once, pays."""


def has_compiler() -> bool:
    """Tell whether the extra ``net`` is installed, which compiles loops."""
    return find_spec("numba") is not None


@dataclass(frozen=True)
class Loop(Generic[Given, Found]):
    """A loop over arrays in the part of Python that numba compiles; ``plain`` is the loop itself."""

    plain: Callable[Given, Found]

    def __call__(self, *given: Given.args, **named: Given.kwargs) -> Found:
        """Run the loop as it stands, as one plain loop calls another."""
        return self.plain(*given, **named)

    @cached_property
    def compiled(self) -> Callable[Given, Found]:
        """The loop and those it calls as machine code, kept on disk; the plain one without the extra."""
        if not has_compiler() or not isinstance(self.plain, FunctionType):
            return self.plain
        names = {
            name: value.compiled if isinstance(value, Loop) else value
            for name, value in self.plain.__globals__.items()
            if name in self.plain.__code__.co_names
        }
        linked = FunctionType(self.plain.__code__, names, self.plain.__name__)
        linked.__module__, linked.__qualname__ = self.plain.__module__, self.plain.__qualname__
        compile_ = import_module("numba").njit(cache=True, nogil=True, error_model="numpy")
        made: Callable[Given, Found] = compile_(linked)
        return made

    def over(self, steps: float) -> Callable[Given, Found]:
        """Choose the form for about so many steps."""
        return self.compiled if steps >= WORTH_COMPILING else self.plain


def loop(function: Callable[Given, Found]) -> Loop[Given, Found]:
    """Let a function be compiled where that pays."""
    return Loop(function)
