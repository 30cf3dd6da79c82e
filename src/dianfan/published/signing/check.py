"""Whose edition it is: a signature held against a key that is given or that the Book names."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import yaml

from dianfan.figures.errors import BrokenSignature
from dianfan.figures.errors import UnreadableKey
from dianfan.published.fault import Fault
from dianfan.published.fault import FaultKind
from dianfan.published.manifest import BOOK
from dianfan.published.manifest import MANIFEST
from dianfan.published.signing.keys import PublicKey
from dianfan.published.signing.keys import read_public
from dianfan.published.signing.signature import ENDING
from dianfan.published.signing.signature import holds
from dianfan.published.signing.signature import read_signature

CHARTER = "programme.yaml"


class Standing(StrEnum):
    """What can be said of a signature."""

    GIVEN = "signed by the given key"
    OWN = "signed by the key that the edition itself names"
    UNKNOWN = "signed by an unknown key"
    NONE = "not signed"
    BROKEN = "signature broken"


@dataclass(frozen=True, slots=True)
class Check:
    """What became of a signature: how it stands, the id of its key, the comment it vouches for.

    ``faults`` is empty unless the signature is broken, or a key was asked for that did not
    make it.
    """

    standing: Standing
    signer: str = ""
    comment: str = ""
    faults: tuple[Fault, ...] = ()


def given_key(text: str) -> PublicKey:
    """Read a public key from what stands on a command line: a file, or the key's one line.

    Raises:
        UnreadableKey: it is neither.
    """
    path = Path(text)
    try:
        found = path.read_text(encoding="utf-8") if path.is_file() else text
    except (OSError, UnicodeDecodeError) as fault:
        raise UnreadableKey("the key cannot be read", where=text, why=str(fault)) from fault
    return read_public(found, text)


def key_in(charter: str) -> PublicKey | None:
    """Give the public key that the text of a charter names; nothing when it names none."""
    try:
        told = yaml.safe_load(charter)
        return read_public(str(told.get("signing_key", "")), CHARTER)
    except (yaml.YAMLError, AttributeError, UnreadableKey):
        return None


def named_key(edition: Path) -> PublicKey | None:
    """Give the public key that the Book of an edition names; nothing when it names none."""
    try:
        return key_in((edition / BOOK / CHARTER).read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError):
        return None


def check_signature(edition: Path, key: PublicKey | None, file: str = MANIFEST) -> Check:
    """Hold the signature of a file of an edition against a key.

    Args:
        edition: the folder.
        key: the key that the reader trusts; without it the one that the Book names.
        file: what was signed, the manifest unless another is named.

    Returns:
        the standing. A signature by the key that the edition itself names shows that its
        files belong together; only a key from elsewhere shows whose they are.
    """
    path = edition / f"{file}{ENDING}"
    if not path.is_file():
        faults = () if key is None else (_fault(path.name, "the file is not signed", key, ""),)
        return Check(Standing.NONE, faults=faults)
    try:
        signature = read_signature(path.read_bytes(), str(path))
    except BrokenSignature as fault:
        message = f"{fault.what}: {fault.why}"
        return Check(Standing.BROKEN, faults=(_fault(path.name, message, key, ""),))
    held = key or named_key(edition)
    if held is None or held.id != signature.id:
        message = "the file was signed by another key"
        faults = () if key is None else (_fault(path.name, message, key, signature.name),)
        return Check(Standing.UNKNOWN, signature.name, signature.comment, faults)
    content = (edition / file).read_bytes() if (edition / file).is_file() else b""
    if not holds(signature, content, held):
        message = "the signature does not fit the file: one of the two was changed"
        broken = _fault(path.name, message, held, signature.name)
        return Check(Standing.BROKEN, signature.name, faults=(broken,))
    standing = Standing.OWN if key is None else Standing.GIVEN
    return Check(standing, signature.name, signature.comment)


def _fault(file: str, message: str, key: PublicKey | None, found: str) -> Fault:
    return Fault(FaultKind.SIGNATURE, file, "", message, key.name if key else "", found)
