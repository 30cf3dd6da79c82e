"""Methods: the only way to make figures from figures."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import replace
from functools import wraps
from typing import Protocol

from dianfan.figures.errors import ForgedFigure
from dianfan.figures.errors import UnknownMethod
from dianfan.figures.lineage import Derived
from dianfan.figures.lineage import Figure


class Explain(Protocol):
    """The face of a method that works on single figures."""

    def __call__(self, *inputs: Figure, **parameters: str) -> Figure:
        """Make one figure from its inputs."""


@dataclass(frozen=True, slots=True)
class Method:
    """A registered method: how it is named, cited, written as a formula and computed.

    ``column`` computes the same on whole columns (NumPy or Polars), where one exists.
    """

    name: str
    version: str
    formula: str
    source: str
    note: str
    explain: Callable[..., Figure]
    column: Callable[..., object] | None = None


_METHODS: dict[str, Method] = {}


def methods() -> Mapping[str, Method]:
    """Give all registered methods by name."""
    return dict(sorted(_METHODS.items()))


def rule(
    *, version: str, formula: str, source: str, column: Callable[..., object] | None = None
) -> Callable[[Callable[..., Figure]], Callable[..., Figure]]:
    """Let a pure function of figures sign its result and enter the register.

    The function takes figures by position and textual parameters by name, and gives a
    figure whose reason is replaced by the signature.
    """

    def sign(function: Callable[..., Figure]) -> Callable[..., Figure]:
        name = f"{function.__module__.removeprefix('dianfan.')}.{function.__name__}"

        @wraps(function)
        def signed(*inputs: Figure, **parameters: str) -> Figure:
            named = tuple(sorted(parameters.items()))
            result = function(*inputs, **parameters)
            return replace(result, why=Derived(name, version, named, inputs))

        note = inspect.cleandoc(function.__doc__ or "")
        _METHODS[name] = Method(name, version, formula, source, note, signed, column)
        return signed

    return sign


def recompute(figure: Figure) -> Figure:
    """Compute a derived figure again from its own inputs; a leaf is given back.

    Raises:
        UnknownMethod: this version has no such method, or another version of it.
    """
    why = figure.why
    if not isinstance(why, Derived):
        return figure
    method = _METHODS.get(why.method)
    if method is None or method.version != why.version:
        raise UnknownMethod(
            f"method {why.method} version {why.version} is not available",
            where=f"figure {figure.key}",
            why="the figure was made by another version of the program",
            remedy="verify the edition with the version that its manifest names",
        )
    return method.explain(*why.inputs, **dict(why.parameters))


def prove(figure: Figure) -> None:
    """Check that a figure is what its method makes of its inputs.

    Raises:
        ForgedFigure: it is not; the message shows both values.
    """
    again = recompute(figure)
    if again.key != figure.key:
        raise ForgedFigure(
            f"figure {figure.key} says {figure.value} {figure.unit}, its inputs give {again.value} {again.unit}",
            where=f"{figure.measure} {figure.place} {figure.period}",
            why="the figure or one of its inputs was changed after it was computed",
            remedy="rebuild the edition from its Book",
        )
