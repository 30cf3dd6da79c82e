"""Texts in the file of an index that would be read as an infinite number or as none."""

from __future__ import annotations

from collections.abc import Collection
from collections.abc import Iterator
from math import isfinite

from dianfan.figures.finding import Finding
from dianfan.figures.finding import Severity
from dianfan.promised.trees import Path
from dianfan.promised.trees import Tree


def endless(
    tree: Tree, path: Path, plain: object, texts: Collection[str] = ()
) -> Iterator[Finding]:
    """Find what would be read as an infinite number or none.

    Args:
        tree: of the file.
        path: to what is looked at.
        plain: what stands there.
        texts: keys of words, which may say what they like.
    """
    if isinstance(plain, dict):
        for key, value in plain.items():
            if key not in texts:
                yield from endless(tree, (*path, key), value, texts)
    elif isinstance(plain, list):
        for number, value in enumerate(plain):
            yield from endless(tree, (*path, number), value, texts)
    elif isinstance(plain, str) and _is_endless(plain):
        told = f"“{plain}” is no number to reckon with"
        where = tree.where(path)
        yield Finding(Severity.ERROR, "index-file", where, told, "write a finite number")


def _is_endless(text: str) -> bool:
    try:
        return not isfinite(float(text))
    except ValueError:
        return False
