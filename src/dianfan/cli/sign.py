"""``dianfan sign``: the office's word that an edition is its own."""

from __future__ import annotations

from datetime import UTC
from datetime import datetime
from pathlib import Path

import click

from dianfan.cli.key import open_key
from dianfan.published.errata.companion import sign_errata
from dianfan.published.signing.signature import sign_edition


@click.command("sign")
@click.argument("edition", type=click.Path(path_type=Path))
@click.option(
    "--key",
    required=True,
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="The private key, as `dianfan key new` or `minisign -G` wrote it.",
)
@click.option(
    "--passphrase-file",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="Take the passphrase from the first line of a file instead of asking for it.",
)
def command(edition: Path, *, key: Path, passphrase_file: Path | None) -> None:
    """Sign the edition in the folder EDITION, and the errata that stand beside it.

    The signature stands in manifest.json.minisig and changes no other file, so the digest
    stays. The manifest holds the digest of every file, so whoever checks its signature
    and the files against it knows whose they are. The form is that of minisign.

    \b
    Example:
      dianfan sign edition --key office.key
      dianfan verify edition --key office.key.pub
    """  # noqa: D301 - the sign keeps click from joining lines
    secret = open_key(key, passphrase_file)
    at = datetime.now(UTC)
    click.echo(sign_edition(edition, secret, at))
    errata = sign_errata(edition, secret, at)
    if errata is not None:
        click.echo(errata)
    click.echo(f"key id {secret.public.name}")
