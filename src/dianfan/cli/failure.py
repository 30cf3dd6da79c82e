"""Failures: told in four parts, as text or as JSON, never as a traceback."""

from __future__ import annotations

import json
import platform
from typing import TYPE_CHECKING

import click

import dianfan
from dianfan.figures.errors import DianfanError

if TYPE_CHECKING:
    from collections.abc import Mapping

WRONG_USE = 2


def report_failure(fault: Exception, *, as_json: bool) -> int:
    """Tell a failure and give its exit code.

    A fault of use, data or lineage says what, where, why and what to do; anything else
    is a fault of the program, and the reader is told how to report it.
    """
    known = fault if isinstance(fault, DianfanError) else unexpected(fault)
    if as_json:
        click.echo(json.dumps({"error": parts(known)}, ensure_ascii=False, indent=1))
    else:
        click.echo(f"dianfan: {known}", err=True)
    return known.exit_code


def report_use(fault: click.ClickException, *, as_json: bool) -> int:
    """Tell a wrong call and give its exit code."""
    if as_json:
        told = {"what": fault.format_message(), "exit_code": WRONG_USE}
        click.echo(json.dumps({"error": told}, ensure_ascii=False, indent=1))
    else:
        fault.show()
    return WRONG_USE


def unexpected(fault: Exception) -> DianfanError:
    """Word a fault of the program itself."""
    return DianfanError(
        f"the program failed: {type(fault).__name__}: {fault}",
        why="this is a fault of the program, not of your data or your call",
        remedy=(
            "run it again with --debug and report what it prints, together with"
            f" “dianfan {dianfan.__version__}, Python {platform.python_version()}, {platform.system()}”"
        ),
    )


def parts(fault: DianfanError) -> Mapping[str, str | int]:
    """Give the four parts of a failure and its exit code."""
    return {
        "kind": type(fault).__name__,
        "what": fault.what,
        "where": fault.where,
        "why": fault.why,
        "what_to_do": fault.remedy,
        "exit_code": fault.exit_code,
    }
