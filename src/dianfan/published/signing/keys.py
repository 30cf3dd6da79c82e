"""Keys in the form of minisign: Ed25519, with an id, in two small text files.

The form is that of minisign 0.11 (Frank Denis, https://jedisct1.github.io/minisign/):
``Ed`` and eight bytes of id before the key; a private key is either plain or hidden under
a stream that scrypt makes of a passphrase, and has a BLAKE2b-256 checksum.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import os
import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from dianfan.figures.errors import UnreadableKey
from dianfan.figures.errors import UseError
from dianfan.figures.errors import WrongPassphrase

if TYPE_CHECKING:
    from pathlib import Path

ALGORITHM = b"Ed"
ID_SIZE, KEY_SIZE, SECRET_SIZE, SALT_SIZE, SUM_SIZE = 8, 32, 64, 32, 32
_SCRYPT, _PLAIN, _CHECKSUM = b"Sc", b"\0\0", b"B2"
_HIDDEN_SIZE = ID_SIZE + SECRET_SIZE + SUM_SIZE
OPERATIONS, MEMORY = 1 << 22, 1 << 27
LARGEST_MEMORY = 1 << 30
COMMENT = "untrusted comment: "


@dataclass(frozen=True, slots=True)
class PublicKey:
    """A public key: eight bytes of id, and the thirty-two of the Ed25519 key itself."""

    id: bytes
    key: bytes

    @property
    def name(self) -> str:
        """The id as minisign prints it: sixteen hexadecimal digits, the last byte first."""
        return self.id[::-1].hex().upper()

    @property
    def text(self) -> str:
        """The key as one line, as ``minisign -P`` takes it."""
        return base64.b64encode(ALGORITHM + self.id + self.key).decode()

    @property
    def fingerprint(self) -> str:
        """The SHA-256 of the key in groups of four digits, to be read out and compared."""
        digest = hashlib.sha256(self.key).hexdigest()
        return " ".join(digest[place : place + 4] for place in range(0, len(digest), 4))


@dataclass(frozen=True, slots=True)
class SecretKey:
    """A private key: its public half, and the thirty-two bytes that it grows from."""

    public: PublicKey
    seed: bytes

    def sign(self, message: bytes) -> bytes:
        """Sign a message; gives the sixty-four bytes of an Ed25519 signature."""
        return Ed25519PrivateKey.from_private_bytes(self.seed).sign(message)


def new_key() -> SecretKey:
    """Make a key pair from the randomness of the system."""
    return key_from_seed(secrets.token_bytes(KEY_SIZE), secrets.token_bytes(ID_SIZE))


def key_from_seed(seed: bytes, name: bytes) -> SecretKey:
    """Give the key pair that grows from a seed, under an id."""
    private = Ed25519PrivateKey.from_private_bytes(seed)
    return SecretKey(PublicKey(name, private.public_key().public_bytes_raw()), seed)


def public_file(key: PublicKey) -> str:
    """Write the file of a public key."""
    return f"{COMMENT}minisign public key {key.name}\n{key.text}\n"


def read_public(text: str, where: str) -> PublicKey:
    """Read a public key: its one line, or the file that holds it.

    Raises:
        UnreadableKey: it is none.
    """
    lines = [line for line in text.splitlines() if line and not line.startswith(COMMENT)]
    try:
        content = base64.b64decode(lines[0].strip() if lines else "", validate=True)
    except (binascii.Error, ValueError) as fault:
        raise _unreadable(where, str(fault)) from fault
    if content[:2] != ALGORITHM or len(content) != 2 + ID_SIZE + KEY_SIZE:
        raise _unreadable(where, "it is not the forty-two bytes of an Ed25519 key of minisign")
    return PublicKey(content[2 : 2 + ID_SIZE], content[2 + ID_SIZE :])


def secret_file(key: SecretKey, passphrase: str) -> str:
    """Write the file of a private key, hidden under a passphrase unless that is empty."""
    secret = key.public.id + key.seed + key.public.key
    secret += _sum(secret)
    if not passphrase:
        kind, salt, sizes = _PLAIN, bytes(SALT_SIZE), bytes(16)
    else:
        kind, salt = _SCRYPT, secrets.token_bytes(SALT_SIZE)
        sizes = OPERATIONS.to_bytes(8, "little") + MEMORY.to_bytes(8, "little")
        secret = _mixed(secret, _stream(passphrase, salt, OPERATIONS, MEMORY))
    content = ALGORITHM + kind + _CHECKSUM + salt + sizes + secret
    note = "minisign encrypted secret key" if passphrase else "minisign secret key, not encrypted"
    return f"{COMMENT}{note}\n{base64.b64encode(content).decode()}\n"


def is_hidden(text: str, where: str) -> bool:
    """Tell whether the file of a private key asks for a passphrase.

    Raises:
        UnreadableKey: it is no private key.
    """
    return _secret_content(text, where)[2:4] == _SCRYPT


def read_secret(text: str, passphrase: str, where: str) -> SecretKey:
    """Read the file of a private key.

    Raises:
        UnreadableKey: it is none.
        WrongPassphrase: it is hidden under another passphrase.
    """
    content = _secret_content(text, where)
    salt, sizes = content[6 : 6 + SALT_SIZE], content[6 + SALT_SIZE : 22 + SALT_SIZE]
    secret = content[22 + SALT_SIZE :]
    if content[2:4] == _SCRYPT:
        operations, memory = (int.from_bytes(part, "little") for part in (sizes[:8], sizes[8:]))
        if memory > LARGEST_MEMORY or operations > LARGEST_MEMORY:
            raise _unreadable(where, "its passphrase takes more memory than a key ever should")
        secret = _mixed(secret, _stream(passphrase, salt, operations, memory))
    return _opened(secret, where, is_hidden=content[2:4] == _SCRYPT)


def _opened(secret: bytes, where: str, *, is_hidden: bool) -> SecretKey:
    """Take a private key apart; minisign leaves the checksum of an open one empty."""
    content, checksum = secret[: ID_SIZE + SECRET_SIZE], secret[ID_SIZE + SECRET_SIZE :]
    is_empty = not is_hidden and checksum == bytes(SUM_SIZE)
    key = key_from_seed(content[ID_SIZE : ID_SIZE + KEY_SIZE], content[:ID_SIZE])
    fits = is_empty or secrets.compare_digest(_sum(content), checksum)
    if not fits or key.public.key != content[ID_SIZE + KEY_SIZE :]:
        raise WrongPassphrase(
            "the private key does not open",
            where=where,
            why="the passphrase is another one, or the file is damaged",
            remedy="type the passphrase that the key was made with",
        )
    return key


def write_pair(path: Path, key: SecretKey, passphrase: str) -> Path:
    """Write a private key, readable by its owner alone, and the public one beside it.

    Returns:
        the file of the public key, ``FILE.pub``.

    Raises:
        UseError: one of the two files stands there already.
    """
    beside = path.with_name(f"{path.name}.pub")
    for place in (path, beside):
        if place.exists() or place.is_symlink():
            raise UseError(
                "a key is never overwritten",
                where=str(place),
                why="whoever has an edition that it signed still needs it",
                remedy="name another file",
            )
    path.parent.mkdir(parents=True, exist_ok=True)
    opened = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(opened, "w", encoding="utf-8") as stream:
        stream.write(secret_file(key, passphrase))
    beside.write_text(public_file(key.public), encoding="utf-8")
    return beside


def _secret_content(text: str, where: str) -> bytes:
    lines = [line for line in text.splitlines() if line and not line.startswith(COMMENT)]
    try:
        content = base64.b64decode(lines[0].strip() if lines else "", validate=True)
    except (binascii.Error, ValueError) as fault:
        raise _unreadable(where, str(fault)) from fault
    marks = (content[:2], content[4:6])
    if marks != (ALGORITHM, _CHECKSUM) or len(content) != 22 + SALT_SIZE + _HIDDEN_SIZE:
        raise _unreadable(where, "it is no private key of minisign")
    if content[2:4] not in {_SCRYPT, _PLAIN}:
        raise _unreadable(where, "its passphrase is treated in a way that is not known here")
    return content


def _sum(secret: bytes) -> bytes:
    return hashlib.blake2b(ALGORITHM + secret, digest_size=SUM_SIZE).digest()


def _mixed(one: bytes, other: bytes) -> bytes:
    return bytes(a ^ b for a, b in zip(one, other, strict=True))


def _stream(passphrase: str, salt: bytes, operations: int, memory: int) -> bytes:
    log_n, r, p = scrypt_sizes(operations, memory)
    room = 128 * r * ((1 << log_n) + p + 2)
    return hashlib.scrypt(
        passphrase.encode(), salt=salt, n=1 << log_n, r=r, p=p, maxmem=room, dklen=_HIDDEN_SIZE
    )


def scrypt_sizes(operations: int, memory: int) -> tuple[int, int, int]:
    """Turn limits of operations and memory into the log2 N, r and p of scrypt, as libsodium does."""
    allowed, r = max(operations, 1 << 15), 8
    if allowed < memory // 32:
        return _log_of(allowed // (r * 4)), r, 1
    log_n = _log_of(memory // (r * 128))
    most = min((allowed // 4) // (1 << log_n), 0x3FFFFFFF)
    return log_n, r, max(1, most // r)


def _log_of(largest: int) -> int:
    return next((log for log in range(1, 63) if (1 << log) > largest // 2), 62)


def _unreadable(where: str, why: str) -> UnreadableKey:
    return UnreadableKey(
        "this is no key that can be read",
        where=where,
        why=why,
        remedy="name the file that `dianfan key new` or `minisign -G` wrote",
    )
