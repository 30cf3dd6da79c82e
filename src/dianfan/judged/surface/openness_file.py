"""What the file of an index leaves open: the choices that could as well be taken otherwise.

The key ``openness`` says what :class:`~dianfan.judged.surface.uncertainty.choices.Openness` says::

    openness:
      weights: {noise: perturb, amount: 0.25}
      choices:
        - name: normalisation
          title: {zh: 打分方法, en: how values are scored}
          options:
            - {label: as laid down}
            - label: percentile
              changes: [{field: normalisation, value: percentile}]

A change without a node is one of the index; ``node: "*"`` is one of all its nodes, and ``remove``
leaves an indicator out.
"""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import fields
from dataclasses import replace
from difflib import get_close_matches
from typing import Any
from typing import get_type_hints

import msgspec

from dianfan.figures.errors import UseError
from dianfan.figures.finding import Finding
from dianfan.figures.finding import Severity
from dianfan.judged.surface.endless import endless
from dianfan.judged.surface.spec import IndexSpec
from dianfan.judged.surface.spec import NodeSpec
from dianfan.judged.surface.uncertainty.choices import Change
from dianfan.judged.surface.uncertainty.choices import Choice
from dianfan.judged.surface.uncertainty.choices import Openness
from dianfan.judged.surface.uncertainty.choices import Option
from dianfan.judged.surface.uncertainty.choices import WeightNoise
from dianfan.judged.surface.uncertainty.choices import check_open
from dianfan.judged.surface.uncertainty.sobol import WEIGHTS
from dianfan.promised.trees import Path as TreePath
from dianfan.promised.trees import Tree

KEY = "openness"
_TEXTS = frozenset({"name", "label", "zh", "en"})
_BELOW: Mapping[str, type[Any]] = {"choices": Choice, "options": Option, "changes": Change}


def openness_in(tree: Tree, spec: IndexSpec) -> tuple[Openness | None, tuple[Finding, ...]]:
    """Read what the file of an index leaves open; None and no finding where it does not say.

    Args:
        tree: of the file.
        spec: the sound index that it lays down.
    """
    plain = tree.data.get(KEY)
    if plain is None:
        return None, ()
    found = [*_strangers(tree, (KEY,), plain, Openness), *endless(tree, (KEY,), plain, _TEXTS)]
    if found:
        return None, tuple(found)
    try:
        told = msgspec.convert(plain, Openness, strict=False)
        openness = replace(told, choices=tuple(_typed(one) for one in told.choices))
        check_open(spec, openness)
        _check_names(openness)
    except (msgspec.ValidationError, UseError) as fault:
        what = fault.what if isinstance(fault, UseError) else str(fault)
        remedy = fault.remedy if isinstance(fault, UseError) else ""
        return None, (_fault(tree, (KEY,), what, remedy or "mend the value"),)
    return openness, ()


def _check_names(openness: Openness) -> None:
    names = [one.name for one in openness.choices]
    if not names and openness.weights is None:
        raise UseError("nothing is open", remedy="name a choice, let weights vary, or leave it out")
    for name in names:
        if name == WEIGHTS or not name or ":" in name:
            told = f"a choice cannot be named “{name}”"
            raise UseError(told, remedy=f"give it a name without a colon, other than {WEIGHTS}")


def _typed(choice: Choice) -> Choice:
    """Give the values of changes the types that their fields have."""
    options = (
        replace(option, changes=tuple(_valued(one) for one in option.changes))
        for option in choice.options
    )
    return replace(choice, options=tuple(options))


def _valued(change: Change) -> Change:
    kind = get_type_hints(NodeSpec if change.node else IndexSpec).get(change.field)
    if kind is None:
        return change
    return replace(change, value=msgspec.convert(change.value, kind, strict=False))


def _strangers(tree: Tree, path: TreePath, plain: object, kind: type[Any]) -> Iterator[Finding]:
    """Find what is no mapping, and keys that nothing reads."""
    if not isinstance(plain, dict):
        yield _fault(tree, path, "it is not a mapping of keys", "write key: value")
        return
    known = [one.name for one in fields(kind)]
    for key, value in plain.items():
        if key not in known:
            near = get_close_matches(str(key), known, n=1)
            hint = f"did you mean “{near[0]}”?" if near else f"known are {', '.join(known)}"
            yield _fault(tree, (*path, key), f"nothing reads the key “{key}”", hint)
        elif key == "weights" and value is not None:
            yield from _strangers(tree, (*path, key), value, WeightNoise)
        elif key in _BELOW:
            for number, one in enumerate(value if isinstance(value, list) else ()):
                yield from _strangers(tree, (*path, key, number), one, _BELOW[key])


def _fault(tree: Tree, path: TreePath, message: str, remedy: str) -> Finding:
    return Finding(Severity.ERROR, "index-file", tree.where(path), message, remedy)
