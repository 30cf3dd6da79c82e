"""``dianfan diff``: two editions held against each other."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dianfan.cli.progress import bars
from dianfan.published.changes import changes
from dianfan.published.changes import changes_page
from dianfan.published.changes import told

if TYPE_CHECKING:
    from dianfan.figures.wording import Language

DIFFER = 1
MOST = 20


@click.command("diff")
@click.argument("a", type=click.Path(path_type=Path))
@click.argument("b", type=click.Path(path_type=Path))
@click.option(
    "--language",
    type=click.Choice(["zh", "en"]),
    default="en",
    show_default=True,
    help="The language to tell the changes in; sentences are compared in it.",
)
@click.option("--json", "as_json", is_flag=True, help="Print all changes as JSON.")
@click.option(
    "--html",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write all changes as a page that stands alone.",
)
@click.option("--all", "whole", is_flag=True, help="Print all changes, not the first of each kind.")
@click.option("--exit-code", is_flag=True, help="Exit with code 1 when the editions differ.")
@click.pass_context
def command(  # noqa: PLR0913 - one argument for each option of the command line
    ctx: click.Context,
    a: Path,
    b: Path,
    *,
    language: Language,
    as_json: bool,
    html: Path | None,
    whole: bool,
    exit_code: bool,
) -> None:
    """Compare the editions in the folders A and B of one programme: what changed, and why.

    Figures are matched by what they are figures of, and each that differs is listed under
    one cause: the record was corrected, another source was chosen, the same source gave
    another value, a target was set otherwise, rows are counted otherwise, the method or
    its parameters changed, figures under it changed (each is named), it is new or gone, or
    only its reading changed. Then come judgements and verdicts on claims, sentences, the
    tables of the Book and findings. The exit code is 0 whether they differ or not, unless
    --exit-code is given, as with git diff.

    \b
    Example:
      dianfan diff edition-2025 edition-2026
      dianfan diff edition-2025 edition-2026 --html changes.html --language zh
    """  # noqa: D301 - the sign keeps click from joining lines
    with bars() as progress:
        found = changes(a, b, language, progress)
    if html is not None:
        html.write_bytes(changes_page(found, language))
    if as_json:
        click.echo(
            json.dumps({"same": found.are_none, **asdict(found)}, ensure_ascii=False, indent=1)
        )
    elif html is not None:
        click.echo(html)
    else:
        for line in told(found, language, None if whole else MOST):
            click.echo(line)
    ctx.exit(DIFFER if exit_code and not found.are_none else 0)
