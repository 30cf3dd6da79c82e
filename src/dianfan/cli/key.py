"""``dianfan key``: the key pair that an office signs its editions with."""

from __future__ import annotations

from pathlib import Path

import click

from dianfan.figures.errors import UnreadableKey
from dianfan.published.signing.keys import SecretKey
from dianfan.published.signing.keys import is_hidden
from dianfan.published.signing.keys import new_key
from dianfan.published.signing.keys import read_secret
from dianfan.published.signing.keys import write_pair


@click.group("key")
def command() -> None:
    """Make the key pair that an office signs its editions with.

    \b
    Example:
      dianfan key new office.key
    """  # noqa: D301 - the sign keeps click from joining lines


@command.command("new")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "--no-passphrase", is_flag=True, help="Leave the private key open; whoever has it can sign."
)
@click.option(
    "--passphrase-file",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="Take the passphrase from the first line of a file instead of asking for it.",
)
def new(file: Path, *, no_passphrase: bool, passphrase_file: Path | None) -> None:
    """Make a key pair: the private key in FILE, the public one in FILE.pub.

    The private key is readable by its owner alone and hidden under a passphrase. Keep it
    off the web server; give the public key to everybody, on paper too.

    \b
    Example:
      dianfan key new office.key
    """  # noqa: D301 - the sign keeps click from joining lines
    passphrase = "" if no_passphrase else _chosen(passphrase_file)
    pair = new_key()
    beside = write_pair(file, pair, passphrase)
    click.echo(f"private key {file}")
    click.echo(f"public key  {beside}")
    click.echo(f"key id      {pair.public.name}")
    click.echo(f"fingerprint {pair.public.fingerprint}")
    click.echo(f"programme.yaml can name it: signing_key: {pair.public.text}")


def _chosen(file: Path | None) -> str:
    if file is not None:
        return first_line(file)
    return str(click.prompt("Passphrase", hide_input=True, confirmation_prompt=True, err=True))


def first_line(file: Path) -> str:
    """Give the first line of a file, without its end."""
    lines = file.read_text(encoding="utf-8").splitlines()
    return lines[0] if lines else ""


def open_key(file: Path, passphrase_file: Path | None) -> SecretKey:
    """Read a private key, asking for its passphrase where it has one.

    Raises:
        UnreadableKey: the file is none.
        WrongPassphrase: it does not open.
    """
    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as fault:
        raise UnreadableKey("the key cannot be read", where=str(file), why=str(fault)) from fault
    passphrase = ""
    if is_hidden(text, str(file)):
        passphrase = (
            first_line(passphrase_file)
            if passphrase_file is not None
            else str(click.prompt("Passphrase", hide_input=True, err=True))
        )
    return read_secret(text, passphrase, str(file))
