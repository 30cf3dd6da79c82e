"""The files of composite indices: carried as texts, since the lens that judges them knows their form."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from dianfan.figures.finding import Where
from dianfan.promised.faults import Fault
from dianfan.promised.reading import read_text

FOLDER = "indices"
"""Where a programme folder keeps its indices, one YAML file each."""


class IndexFiles(NamedTuple):
    """The texts of a folder's indices by their path in it, and the faults of their bytes."""

    texts: Mapping[str, str]
    faults: tuple[Fault, ...]


def index_files(root: Path) -> IndexFiles:
    """Read the files of indices of a programme folder, in the order of their names.

    Anything but a plain YAML file of UTF-8 is left out and said.
    """
    folder = root / FOLDER
    texts: dict[str, str] = {}
    faults: list[Fault] = []
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        name = f"{FOLDER}/{path.name}"
        if path.name.startswith("."):
            continue
        if path.suffix != ".yaml":
            faults.append(Fault("unknown-file", Where(name), {"value": name}))
            continue
        read = read_text(root, name)
        faults += read.faults
        if read.text:
            texts[name] = read.text
    return IndexFiles(MappingProxyType(texts), tuple(faults))
