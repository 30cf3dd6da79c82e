"""The signature of an edition: one small file beside its manifest, as minisign writes it."""

from __future__ import annotations

import base64
import binascii
import hashlib
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from dianfan.figures.errors import BrokenSignature
from dianfan.published.manifest import MANIFEST
from dianfan.published.manifest import read_manifest
from dianfan.published.signing.keys import ALGORITHM
from dianfan.published.signing.keys import COMMENT
from dianfan.published.signing.keys import ID_SIZE

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from dianfan.published.signing.keys import PublicKey
    from dianfan.published.signing.keys import SecretKey

ENDING = ".minisig"
SIGNATURE = f"{MANIFEST}{ENDING}"
TRUSTED = "trusted comment: "
_PREHASHED = b"ED"
_LINES = 4
_SIZE = 2 + ID_SIZE + 64


@dataclass(frozen=True, slots=True)
class Signature:
    """A signature as it was written: how, under which key's id, and the comment it vouches for."""

    algorithm: bytes
    id: bytes
    content: bytes
    comment: str
    whole: bytes

    @property
    def name(self) -> str:
        """The id of the key as minisign prints it."""
        return self.id[::-1].hex().upper()


def sign_edition(edition: Path, key: SecretKey, at: datetime) -> Path:
    """Sign an edition: its manifest, and by that every file of it.

    Args:
        edition: the folder; nothing in it is changed but the signature.
        key: the private key.
        at: the time that the signature vouches for, with its zone.

    Returns:
        the file of the signature.

    Raises:
        UnreadableFolder: the folder is no edition.
    """
    manifest = read_manifest(edition)
    comment = (
        f"timestamp:{int(at.timestamp())}\tfile:{MANIFEST}\thashed\tedition:{manifest.edition}"
    )
    path = edition / SIGNATURE
    _placed(path, signed((edition / MANIFEST).read_bytes(), key, comment))
    return path


def _placed(path: Path, content: bytes) -> None:
    """Write a file so that nobody ever sees half of it."""
    hidden = path.with_name(f".{path.name}-{os.getpid()}")
    hidden.write_bytes(content)
    hidden.replace(path)


def signed(content: bytes, key: SecretKey, comment: str) -> bytes:
    """Write the signature of some content, with a comment of one line that it vouches for."""
    signature = key.sign(_hashed(content))
    whole = key.sign(signature + comment.encode())
    first = base64.b64encode(_PREHASHED + key.public.id + signature).decode()
    lines = (
        f"{COMMENT}signature from dianfan with key {key.public.name}",
        first,
        f"{TRUSTED}{comment}",
        base64.b64encode(whole).decode(),
    )
    return ("\n".join(lines) + "\n").encode()


def read_signature(content: bytes, where: str) -> Signature:
    """Read a signature file.

    Raises:
        BrokenSignature: it has not the four lines of one.
    """
    try:
        lines = content.decode().split("\n")
        if len([line for line in lines if line]) != _LINES:
            raise _broken(where, "a signature has four lines")
        first, whole = (base64.b64decode(lines[place].strip(), validate=True) for place in (1, 3))
    except (UnicodeDecodeError, binascii.Error, ValueError, IndexError) as fault:
        raise _broken(where, str(fault)) from fault
    known = first[:2] in {_PREHASHED, ALGORITHM} and len(first) == _SIZE
    if not known or not lines[2].startswith(TRUSTED):
        raise _broken(where, "it is no signature of minisign")
    comment = lines[2].removeprefix(TRUSTED).rstrip("\r")
    return Signature(first[:2], first[2 : 2 + ID_SIZE], first[2 + ID_SIZE :], comment, whole)


def holds(signature: Signature, content: bytes, key: PublicKey) -> bool:
    """Tell whether a signature was made by a key over some content and its own comment."""
    public = Ed25519PublicKey.from_public_bytes(key.key)
    message = content if signature.algorithm == ALGORITHM else _hashed(content)
    try:
        public.verify(signature.content, message)
        public.verify(signature.whole, signature.content + signature.comment.encode())
    except InvalidSignature:
        return False
    return True


def _hashed(content: bytes) -> bytes:
    return hashlib.blake2b(content).digest()


def _broken(where: str, why: str) -> BrokenSignature:
    return BrokenSignature(
        "the signature cannot be read",
        where=where,
        why=why,
        remedy="fetch the edition again, with its signature",
    )
