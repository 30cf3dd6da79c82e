"""``dianfan read``: the articles and claims of any document."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping
from datetime import UTC
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from dianfan.cli.opened import ReadOptions
from dianfan.cli.opened import opened
from dianfan.cli.opened import read_options
from dianfan.cli.reviewed import verdicts_on
from dianfan.figures.errors import UseError
from dianfan.figures.finding import Severity
from dianfan.said.articles.model import Article
from dianfan.said.articles.model import Role
from dianfan.said.confirming.as_read import published_text
from dianfan.said.confirming.as_read import read_claims
from dianfan.said.confirming.model import ReadClaim
from dianfan.said.formats.as_json import as_json
from dianfan.said.formats.package import package
from dianfan.said.reading import Reading

FAULTY = 3
_WIDTH = 60


@click.command("read")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@read_options
@click.option("--text", "whole", is_flag=True, help="Print the articles in full.")
@click.option("--json", "machine", is_flag=True, help="Print articles and claims as JSON.")
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    help="Write PAGE, ALTO, METS, JSON, Web Annotations and verdicts into this new folder.",
)
@click.pass_context
def command(
    ctx: click.Context,
    files: tuple[Path, ...],
    *,
    options: ReadOptions,
    whole: bool,
    machine: bool,
    out: Path | None,
) -> None:
    """Read FILES as the pages of one issue and print their articles and claims.

    PDF, pictures (with --ocr) and text of any encoding; a page is taken apart into articles,
    boxes, captions and furniture, and each number that an article claims is given with its
    words, subject, period and what was inferred. Without --date the day is taken from the
    page's date line; where none is printed, 今年 and the like stay open.

    \b
    Example:
      dianfan read page.pdf
      dianfan read page-1.txt page-2.txt --date 2031-05-02 --json
      dianfan read scan.png --ocr --programme my-region
      dianfan read page.pdf --out page
    """  # noqa: D301 - the sign keeps click from joining lines
    if out is not None and out.exists():
        raise UseError("the folder is there already", where=str(out), remedy="name a new one")
    reading = opened(files, options)
    if out is not None:
        verdicts = verdicts_on(reading, options.programme) if options.programme else {}
        write_package(out, package(reading, created=datetime.now(UTC), verdicts=verdicts))
    if machine:
        click.echo(as_json(reading).decode(), nl=False)
    else:
        for line in told(reading, whole=whole):
            click.echo(line)
    failed = any(finding.severity is Severity.ERROR for finding in reading.findings)
    ctx.exit(FAULTY if failed else 0)


def write_package(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files into a new folder, all of them or none."""
    with TemporaryDirectory(dir=folder.absolute().parent) as made:
        for name, content in files.items():
            path = Path(made) / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        Path(made).chmod(0o755)
        Path(made).rename(folder)
        Path(made).mkdir()


def told(reading: Reading, *, whole: bool) -> Iterator[str]:
    """Tell a reading in lines: each article with its claims, then furniture and findings."""
    claims = read_claims(reading)
    by_article: dict[str, list[ReadClaim]] = {}
    for claim, made in zip(claims, reading.candidates, strict=True):
        by_article.setdefault(made.article, []).append(claim)
    for article in reading.articles:
        yield from _article(article, by_article.get(article.id, []), whole=whole)
    aside = [block for layout in reading.layouts for block in layout.furniture]
    if aside:
        yield click.style("set apart: " + " · ".join(block.text for block in aside), dim=True)
    for finding in reading.findings:
        yield click.style(str(finding), fg="yellow")
    day = published_text(reading.published) or "not printed; give --date"
    yield (
        f"{len(reading.pages)} pages, {len(reading.articles)} articles, "
        f"{sum(len(article.captions) for article in reading.articles)} captions, "
        f"{len(claims)} claims; published: {day}"
    )


def _article(article: Article, claims: list[ReadClaim], *, whole: bool) -> Iterator[str]:
    place = f" in {article.within}" if article.within else ""
    yield ""
    yield click.style(
        f"{article.id} {article.genre}{place}: {article.headline or '(no headline)'}", bold=True
    )
    for block in article.of(Role.SERIES, Role.KICKER, Role.LABEL):
        yield f"  {block.role}: {block.text}"
    if article.credits:
        names = ", ".join(f"{one.name} {one.role}".strip() for one in article.credits)
        yield f"  by {names}"
    for block in article.blocks if whole else article.of(Role.SUBHEAD, Role.CAPTION):
        yield f"  {block.role}: {block.text}"
    if article.jump_out:
        yield f"  goes on on page {article.jump_out.page}"
    if article.jump_in:
        yield f"  goes on from page {article.jump_in.page}"
    for claim in claims:
        yield from _claim(claim)


def _claim(claim: ReadClaim) -> Iterator[str]:
    fields = claim.fields
    value = f"{fields['bound']} {fields['value']}" if fields["value"] else claim.kind
    upper = f"–{fields['upper']}" if fields["upper"] else ""
    parts = (
        f"{value}{upper} {fields['unit']}".strip(),
        fields["measure"],
        fields["subject"],
        fields["place"],
        fields["period"] or "period open",
        fields["status"],
        *(f"→ {fields[name]}" for name in ("indicator", "project") if fields[name]),
    )
    yield f"    “{claim.words[:_WIDTH]}”  " + " · ".join(part for part in parts if part)
    if claim.marks:
        yield click.style(f"      ! {'; '.join(claim.marks)}", fg="yellow")
