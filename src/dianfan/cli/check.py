"""``dianfan check``: every finding on a programme folder."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dianfan import promised
from dianfan import recorded
from dianfan import said
from dianfan.figures.finding import Severity
from dianfan.figures.finding import blocking
from dianfan.judged.indices.laid_down import index_findings

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dianfan.figures.finding import Finding

FOUND = 3
_ORDER = tuple(Severity)


@click.command("check")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print the findings as JSON.")
@click.pass_context
def command(ctx: click.Context, folder: Path, *, as_json: bool) -> None:
    """Check the programme in FOLDER and print every finding, the gravest first.

    Exit code 0 when it can be built, 3 when findings of severity error stop it.

    \b
    Example:
      dianfan check my-region
    """  # noqa: D301 - the sign keeps click from joining lines
    found = tuple(sorted(findings(folder), key=_weight))
    counts = Counter(finding.severity for finding in found)
    told = {severity.value: counts[severity] for severity in Severity}
    if as_json:
        content = {"folder": str(folder), "counts": told, "findings": [plain(one) for one in found]}
        click.echo(json.dumps(content, ensure_ascii=False, indent=1))
    else:
        for finding in found:
            click.echo(finding)
        click.echo(
            f"{folder}: "
            + ", ".join(
                f"{count} {name}{'' if count == 1 else 's'}" for name, count in told.items()
            )
        )
    ctx.exit(FOUND if counts[Severity.ERROR] else 0)


def findings(folder: Path) -> Iterable[Finding]:
    """Give the findings of loading, reading and closing; errors stop at the stage they arise in."""
    programme = promised.load(folder)
    faults = (*programme.findings, *index_findings(programme))
    yield from faults
    if blocking(faults):
        return
    book = recorded.close(programme, said.read(programme), programme.charter.review_date)
    yield from book.findings


def _weight(finding: Finding) -> tuple[int, str, int, str, str]:
    where = finding.where
    return (
        _ORDER.index(finding.severity),
        where.file,
        where.line or 0,
        finding.code,
        finding.message,
    )


def plain(finding: Finding) -> dict[str, str | int | None]:
    """Give a finding as plain data."""
    return {
        "severity": finding.severity.value,
        "code": finding.code,
        "file": finding.where.file,
        "line": finding.where.line,
        "cell": finding.where.cell,
        "message": finding.message,
        "remedy": finding.remedy,
    }
