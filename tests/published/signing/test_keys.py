"""Keys: the form of minisign, passphrases, and the published vectors of what they rest on."""

from __future__ import annotations

import hashlib
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from dianfan.figures.errors import UnreadableKey
from dianfan.figures.errors import UseError
from dianfan.figures.errors import WrongPassphrase
from dianfan.published.signing import PublicKey
from dianfan.published.signing import new_key
from dianfan.published.signing.keys import is_hidden
from dianfan.published.signing.keys import key_from_seed
from dianfan.published.signing.keys import public_file
from dianfan.published.signing.keys import read_public
from dianfan.published.signing.keys import read_secret
from dianfan.published.signing.keys import scrypt_sizes
from dianfan.published.signing.keys import secret_file
from dianfan.published.signing.keys import write_pair

# RFC 8032, section 7.1, tests 1 to 3: seed, public key, message, signature.
RFC_8032 = (
    (
        "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        "",
        (
            "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
            "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"
        ),
    ),
    (
        "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        "72",
        (
            "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
            "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
        ),
    ),
    (
        "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
        "af82",
        (
            "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
            "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"
        ),
    ),
)
# RFC 7693, appendix A: BLAKE2b-512 of "abc".
BLAKE2B_ABC = (
    "ba80a53f981c4d0d6a2797b69f12f6e94c212f14685ac4b74b12bb6fdbffa2d1"
    "7d87c5392aab792dc252d5de4533cc9518d38aa8dbf1925ab92386edd4009923"
)


@pytest.mark.parametrize(("seed", "public", "message", "signature"), RFC_8032)
def test_ed25519_is_that_of_the_standard(
    seed: str, public: str, message: str, signature: str
) -> None:
    key = key_from_seed(bytes.fromhex(seed), bytes(8))
    assert key.public.key.hex() == public
    assert key.sign(bytes.fromhex(message)).hex() == signature


def test_blake2b_is_that_of_the_standard() -> None:
    assert hashlib.blake2b(b"abc").hexdigest() == BLAKE2B_ABC


@given(seed=st.binary(min_size=32, max_size=32), name=st.binary(min_size=8, max_size=8))
@settings(max_examples=30)
def test_keys_are_read_as_they_were_written(seed: bytes, name: bytes) -> None:
    key = key_from_seed(seed, name)
    assert read_public(public_file(key.public), "") == key.public
    assert read_public(key.public.text, "") == key.public
    assert read_secret(secret_file(key, ""), "", "") == key


def test_a_key_of_minisign_itself_is_read() -> None:
    """The public key that minisign's own page shows."""
    key = read_public("RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3", "")
    assert isinstance(key, PublicKey)
    assert key.name == "E7620F1842B4E81F"
    assert len(key.fingerprint.split()) == 16


def test_a_passphrase_hides_the_key() -> None:
    key = new_key()
    text = secret_file(key, "北风 north")
    assert is_hidden(text, "")
    assert key.seed not in text.encode()
    assert read_secret(text, "北风 north", "") == key
    with pytest.raises(WrongPassphrase):
        read_secret(text, "South", "")


@pytest.mark.parametrize(
    ("operations", "memory", "sizes"),
    [
        (524288, 16777216, (14, 8, 1)),  # libsodium's interactive limits
        (33554432, 1073741824, (20, 8, 1)),  # libsodium's sensitive limits, minisign's own
        (1 << 22, 1 << 27, (17, 8, 1)),  # ours
        (1, 1 << 20, (10, 8, 1)),  # raised to the least
    ],
)
def test_the_sizes_of_scrypt_are_those_of_libsodium(
    operations: int, memory: int, sizes: tuple[int, int, int]
) -> None:
    assert scrypt_sizes(operations, memory) == sizes


@pytest.mark.parametrize("text", ["", "RWQ", "untrusted comment: x\n!!!\n", "QUJD", "é"])
def test_what_is_no_key_is_told(text: str) -> None:
    with pytest.raises(UnreadableKey):
        read_public(text, "here")
    with pytest.raises(UnreadableKey):
        read_secret(text, "", "here")


def test_a_private_key_is_its_owners_alone_and_never_overwritten(tmp_path: Path) -> None:
    key = new_key()
    beside = write_pair(tmp_path / "office.key", key, "")
    assert stat.S_IMODE((tmp_path / "office.key").stat().st_mode) == 0o600
    assert read_public(beside.read_text(encoding="utf-8"), "") == key.public
    before = (tmp_path / "office.key").read_bytes()
    with pytest.raises(UseError, match="never overwritten"):
        write_pair(tmp_path / "office.key", new_key(), "")
    assert (tmp_path / "office.key").read_bytes() == before
