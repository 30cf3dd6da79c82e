"""``dianfan methods``: the methods that make figures from figures."""

from __future__ import annotations

import json

import click

import dianfan.judged
import dianfan.reported  # noqa: F401 - likewise
from dianfan.figures.rule import methods


@click.command("methods")
@click.option("--json", "as_json", is_flag=True, help="Print the methods as JSON.")
def command(*, as_json: bool) -> None:
    """List the methods that make figures from figures: name, version, formula and source.

    \b
    Example:
      dianfan methods --json
    """  # noqa: D301 - the sign keeps click from joining lines
    known = methods().values()
    if as_json:
        told = [
            {
                "name": m.name,
                "version": m.version,
                "formula": m.formula,
                "source": m.source,
                "note": m.note,
            }
            for m in known
        ]
        click.echo(json.dumps(told, ensure_ascii=False, indent=1))
        return
    for method in known:
        click.echo(
            f"{method.name} v{method.version}\n  {method.formula}\n  source: {method.source}\n  {method.note}\n"
        )
