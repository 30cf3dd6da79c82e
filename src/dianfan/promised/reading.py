"""Read the bytes of a folder as text, whatever is wrong with them."""

from __future__ import annotations

import re
import stat
from pathlib import Path
from typing import NamedTuple

from dianfan.figures.errors import UnreadableFolder
from dianfan.figures.finding import Where
from dianfan.promised.faults import Fault
from dianfan.promised.fields import CHARTER
from dianfan.promised.fields import FILES
from dianfan.promised.fields import MADE
from dianfan.promised.fields import MAY_BE_ABSENT
from dianfan.promised.fields import OPTIONAL

LARGEST_YAML = 1 << 20
LARGEST_CSV = 1 << 30
BOM = b"\xef\xbb\xbf"
CJK = re.compile("[\u4e00-\u9fff]")
INVISIBLE = bytes(set(range(0x20)) - set(b"\t\n\r")) + b"\x7f"
TURNING = re.compile(rb"\xe2(?:\x80[\xaa-\xae]|\x81[\xa6-\xa9])")
LOST = "\ufffd".encode()


class Text(NamedTuple):
    """The text of a file, empty where it could not be read, and the faults of its bytes."""

    text: str
    faults: tuple[Fault, ...]


def open_folder(folder: Path) -> Path:
    """Give the real path of a programme folder.

    Raises:
        UnreadableFolder: it is no directory, or has no ``programme.yaml``.
    """
    if not folder.is_dir():
        raise UnreadableFolder(
            f"{folder} is no folder",
            where=str(folder),
            remedy="name the folder that holds programme.yaml",
        )
    if not (folder / CHARTER).exists() and not (folder / CHARTER).is_symlink():
        raise UnreadableFolder(
            f"{folder} is no programme",
            where=str(folder),
            why=f"it has no {CHARTER}",
            remedy="name the folder that holds programme.yaml, or write one after docs/reference/programme-folder.md",
        )
    return folder.resolve()


def strangers(folder: Path) -> tuple[Fault, ...]:
    """Find the tables and YAML files of a folder that nothing reads."""
    names = {path.name for path in folder.iterdir() if path.suffix in {".csv", ".yaml", ".yml"}}
    absent = [name for name in FILES if name not in names]
    return tuple(
        Fault("unknown-file", Where(name), {"value": name}, absent)
        for name in sorted(names.difference(FILES, MADE))
    )


def read_text(folder: Path, name: str) -> Text:
    """Read a file of the folder as UTF-8, without a byte-order mark.

    A file that leaves the folder, is no plain file, is too large or is not UTF-8 text
    gives an empty text and says so; one that a folder need not have, and does not, gives
    an empty text without a word.
    """
    path = folder / name
    if name in OPTIONAL and not path.exists() and not path.is_symlink():
        return Text("", ())
    fault = _unopened(folder, name)
    if fault is not None:
        return Text("", (fault,))
    try:
        data = path.read_bytes()
    except OSError as error:
        return Text(
            "", (Fault("unreadable-file", Where(name), {"why": error.strerror or str(error)}),)
        )
    return _decoded(data, name)


def _unopened(folder: Path, name: str) -> Fault | None:
    path, where = folder / name, Where(name)
    if not path.exists():
        if path.is_symlink():
            return Fault("unreadable-file", where, {"why": "it is a link to nothing"})
        return Fault("absent-file" if name in MAY_BE_ABSENT else "missing-file", where)
    if not path.resolve().is_relative_to(folder):
        return Fault("outside-folder", where)
    status = path.stat()
    if not stat.S_ISREG(status.st_mode):
        return Fault("unreadable-file", where, {"why": "it is no plain file"})
    limit = LARGEST_CSV if path.suffix == ".csv" else LARGEST_YAML
    if status.st_size > limit:
        return Fault("too-large", where, {"size": f"{status.st_size:,}", "limit": f"{limit:,}"})
    return None


def _decoded(data: bytes, name: str) -> Text:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return Text("", (Fault("saved-as-utf16", Where(name, 1)),))
    if (at := data.find(0)) >= 0:
        return Text("", (Fault("nul-byte", Where(name, _line(data, at))),))
    notes = (Fault("byte-order-mark", Where(name)),) if data.startswith(BOM) else ()
    body = data.removeprefix(BOM)
    if not body or body.isspace():
        return Text("", (*notes, Fault("empty-file", Where(name))))
    try:
        text = body.decode()
    except UnicodeDecodeError as error:
        return Text("", (*notes, _misencoded(data, len(data) - len(body) + error.start, name)))
    return Text(text, (*notes, *_marks(body, name)))


def _line(data: bytes, at: int) -> int:
    return data.count(b"\n", 0, at) + 1


def _misencoded(data: bytes, at: int, name: str) -> Fault:
    where = Where(name, _line(data, at))
    guess = data.decode(errors="replace")
    if guess.count("\ufffd") > len(CJK.findall(guess)):
        try:
            chinese = CJK.search(data.decode("gb18030"))
        except UnicodeDecodeError:
            chinese = None
        if chinese:
            return Fault("saved-as-gbk", where)
    return Fault("not-utf8", where, {"offset": f"{at}", "byte": f"{data[at]:02x}"})


def _marks(body: bytes, name: str) -> tuple[Fault, ...]:
    faults = []
    if len(body.translate(None, INVISIBLE)) < len(body):
        at = next(place for place, byte in enumerate(body) if byte in INVISIBLE)
        faults.append(Fault("control-character", Where(name, _line(body, at))))
    if turn := TURNING.search(body):
        faults.append(Fault("control-character", Where(name, _line(body, turn.start()))))
    if (at := body.find(LOST)) >= 0:
        faults.append(Fault("lost-character", Where(name, _line(body, at))))
    return tuple(faults)
