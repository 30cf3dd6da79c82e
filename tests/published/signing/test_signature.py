"""Signatures: what they vouch for, what breaks them, and what minisign itself says of them."""

from __future__ import annotations

import shutil
import subprocess
from datetime import UTC
from datetime import datetime
from pathlib import Path

import pytest

from dianfan.cli.program import run
from dianfan.figures.errors import BrokenSignature
from dianfan.figures.errors import UseError
from dianfan.published.errata import read_errata
from dianfan.published.manifest import MANIFEST
from dianfan.published.placing import whole
from dianfan.published.signing import SIGNATURE
from dianfan.published.signing import SecretKey
from dianfan.published.signing import Standing
from dianfan.published.signing import check_signature
from dianfan.published.signing import new_key
from dianfan.published.signing import sign_edition
from dianfan.published.signing.keys import read_public
from dianfan.published.signing.keys import read_secret
from dianfan.published.signing.keys import write_pair
from dianfan.published.signing.signature import holds
from dianfan.published.signing.signature import read_signature
from dianfan.published.signing.signature import signed
from tests.editions import copy

AT = datetime(2026, 5, 1, tzinfo=UTC)
MINISIGN = shutil.which("minisign")
needs_minisign = pytest.mark.skipif(MINISIGN is None, reason="minisign is not installed here")


@pytest.fixture(scope="module")
def key() -> SecretKey:
    return new_key()


@pytest.fixture
def edition(tmp_path: Path, key: SecretKey) -> Path:
    made = copy(tmp_path / "edition")
    sign_edition(made, key, AT)
    return made


def minisign(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    assert MINISIGN
    return subprocess.run(
        [MINISIGN, *map(str, arguments)], capture_output=True, text=True, check=False, input="\n\n"
    )


def test_signing_changes_nothing_but_the_signature(edition: Path, key: SecretKey) -> None:
    assert check_signature(edition, key.public).standing is Standing.GIVEN
    assert run(["verify", str(edition), "--quick", "--key", key.public.text]) == 0


@pytest.mark.parametrize("line", range(4))
def test_every_line_of_a_signature_counts(edition: Path, key: SecretKey, line: int) -> None:
    """But the first, which is untrusted and says so."""
    path = edition / SIGNATURE
    lines = path.read_text(encoding="utf-8").splitlines()
    place = len(lines[line]) // 2
    letter = "A" if lines[line][place] != "A" else "B"
    lines[line] = lines[line][:place] + letter + lines[line][place + 1 :]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    found = check_signature(edition, key.public).standing
    assert found is (Standing.GIVEN if line == 0 else Standing.BROKEN)


def test_a_changed_manifest_breaks_the_signature(
    edition: Path, key: SecretKey, capsys: pytest.CaptureFixture[str]
) -> None:
    path = edition / MANIFEST
    path.write_bytes(path.read_bytes() + b" ")
    assert check_signature(edition, key.public).standing is Standing.BROKEN
    assert run(["verify", str(edition), "--quick", "--key", key.public.text]) == 4
    assert "does not fit" in capsys.readouterr().out


@pytest.mark.parametrize("content", [b"", b"x\ny\nz\n", b"\xff\xfe", b"a\n" * 4])
def test_what_is_no_signature_is_broken(edition: Path, content: bytes) -> None:
    (edition / SIGNATURE).write_bytes(content)
    with pytest.raises(BrokenSignature):
        read_signature(content, "")
    assert check_signature(edition, None).standing is Standing.BROKEN
    assert run(["verify", str(edition), "--quick"]) == 4


def test_another_key_does_not_pass_for_the_one_that_is_trusted(edition: Path) -> None:
    other = new_key().public
    assert check_signature(edition, other).standing is Standing.UNKNOWN
    assert run(["verify", str(edition), "--quick", "--key", other.text]) == 4
    assert check_signature(edition, None).standing is Standing.UNKNOWN
    assert run(["verify", str(edition), "--quick"]) == 0


def test_a_key_with_the_id_of_another_does_not_pass_either(edition: Path, key: SecretKey) -> None:
    forged = type(key.public)(key.public.id, new_key().public.key)
    assert check_signature(edition, forged).standing is Standing.BROKEN


def test_an_edition_without_a_signature_is_no_less_sound(tmp_path: Path, key: SecretKey) -> None:
    made = copy(tmp_path / "bare")
    assert check_signature(made, None).standing is Standing.NONE
    assert run(["verify", str(made), "--quick"]) == 0
    assert run(["verify", str(made), "--quick", "--key", key.public.text]) == 4


def test_a_signed_edition_is_not_replaced(edition: Path) -> None:
    before = (edition / MANIFEST).read_bytes()
    with pytest.raises(UseError, match="frozen"), whole(edition):
        pass
    assert (edition / MANIFEST).read_bytes() == before


def test_the_comment_is_vouched_for(key: SecretKey) -> None:
    signature = read_signature(signed(b"content", key, "timestamp:1"), "")
    assert holds(signature, b"content", key.public)
    assert not holds(signature, b"contents", key.public)
    other = type(signature)(
        signature.algorithm, signature.id, signature.content, "timestamp:2", signature.whole
    )
    assert not holds(other, b"content", key.public)


def test_the_program_makes_keys_signs_and_verifies(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made = copy(tmp_path / "edition")
    secret = tmp_path / "keys" / "office.key"
    (tmp_path / "phrase").write_text("open sesame\n", encoding="utf-8")
    phrase = ["--passphrase-file", str(tmp_path / "phrase")]
    assert run(["key", "new", str(secret), *phrase]) == 0
    assert "fingerprint" in capsys.readouterr().out
    assert run(["sign", str(made), "--key", str(secret), *phrase]) == 0
    public = f"{secret}.pub"
    assert run(["verify", str(made), "--quick", "--key", public]) == 0
    assert "signed by the given key" in capsys.readouterr().out
    (tmp_path / "phrase").write_text("wrong\n", encoding="utf-8")
    assert run(["sign", str(made), "--key", str(secret), *phrase]) == 2
    assert run(["sign", str(made), "--key", public]) == 2
    sheet = read_errata(made)
    assert sheet is not None
    assert not sheet.errata


@needs_minisign
def test_minisign_accepts_what_we_sign(edition: Path, key: SecretKey) -> None:
    good = minisign("-V", "-P", key.public.text, "-m", edition / MANIFEST)
    assert good.returncode == 0, good.stderr
    assert "edition:" in good.stdout
    (edition / MANIFEST).write_bytes((edition / MANIFEST).read_bytes() + b" ")
    assert minisign("-V", "-P", key.public.text, "-m", edition / MANIFEST).returncode != 0


@needs_minisign
@pytest.mark.parametrize("legacy", [False, True])
def test_we_accept_what_minisign_signs(tmp_path: Path, *, legacy: bool) -> None:
    public, secret = tmp_path / "a.pub", tmp_path / "a.key"
    assert minisign("-G", "-W", "-p", public, "-s", secret).returncode == 0
    (tmp_path / "text").write_bytes(b"some content")
    old = ["-l"] if legacy else []
    made = minisign("-S", *old, "-s", secret, "-m", tmp_path / "text", "-t", "said so")
    assert made.returncode == 0, made.stderr
    signature = read_signature((tmp_path / "text.minisig").read_bytes(), "")
    key = read_public(public.read_text(encoding="utf-8"), "")
    assert holds(signature, b"some content", key)
    assert signature.comment == "said so"
    ours = read_secret(secret.read_text(encoding="utf-8"), "", "")
    assert ours.public == key


@needs_minisign
def test_minisign_signs_with_our_key(tmp_path: Path) -> None:
    key = new_key()
    write_pair(tmp_path / "ours.key", key, "")
    (tmp_path / "text").write_bytes(b"x")
    made = minisign("-S", "-s", tmp_path / "ours.key", "-m", tmp_path / "text")
    assert made.returncode == 0, made.stderr
    assert holds(read_signature((tmp_path / "text.minisig").read_bytes(), ""), b"x", key.public)
