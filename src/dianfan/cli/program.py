"""The program ``dianfan``: its commands, loaded only when asked for, and its exit codes."""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Mapping
from collections.abc import Sequence
from types import MappingProxyType

import click

import dianfan
from dianfan.cli.failure import report_failure
from dianfan.cli.failure import report_use

COMMANDS: Mapping[str, str] = MappingProxyType(
    {
        "new": "Start a programme: a small folder that can be checked and built at once.",
        "check": "Check a programme folder and print every finding.",
        "lint": "Read the review of a programme for faults, as a sub-editor would.",
        "read": "Read a newspaper page or any document: its articles and claims.",
        "claims": "Walk through the claims of a document, and enter what was confirmed.",
        "news": "List what the record has to tell, weighed, with the ids that edits name.",
        "sentences": "List every sentence with figures, to be read before publication.",
        "tick": "Record what a person decided on sentences.",
        "build": "Build the edition of a programme: site, papers, open data.",
        "serve": "Serve an edition, or a workspace, on this machine.",
        "explain": "Explain a figure of an edition down to its sources.",
        "verify": "Verify that an edition is what its Book makes of it.",
        "diff": "Compare two editions: what changed, and why.",
        "key": "Make the key pair that an office signs its editions with.",
        "sign": "Sign an edition.",
        "errata": "List what an edition printed and a later one corrects.",
        "shelve": "Put a frozen edition on the shelf beside the earlier ones.",
        "export": "Export figures, lineage or the Book of an edition.",
        "index": "Compute a composite index: ranks, how sure they are, and what is to be known.",
        "industries": "Compute what a table of industries says of each: linkages, position, extraction.",
        "network": "Tell whom a network serves, and what hangs on one edge of it.",
        "load": "Load a programme folder into a workspace.",
        "dump": "Write a workspace as a folder, without loss.",
        "audit": "Follow the trail of a workspace, and name the first broken link.",
        "methods": "List the methods that make figures from figures.",
    }
)
EXIT_CODES = """Exit codes: 0 done; 1 failure, or editions that differ under “diff --exit-code”;
2 wrong use; 3 findings of severity error in the data; 4 a figure or file of an edition
is not what it should be."""
INTERRUPTED = 130
DEBUG = "--debug"


class Commands(click.Group):
    """The commands by name; a command's module is imported when the command is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Give the names in the order of a programme's way."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the module of a command."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        command = importlib.import_module(f"dianfan.cli.{cmd_name}").command
        assert isinstance(command, click.Command)  # noqa: S101 - for the type checker alone
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without importing them."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.command(
    cls=Commands, epilog=EXIT_CODES, context_settings={"help_option_names": ["-h", "--help"]}
)
@click.version_option(dianfan.__version__, prog_name="dianfan")
@click.option(
    DEBUG, is_flag=True, expose_value=False, help="Show where in the program a failure arose."
)
def program() -> None:
    """Run a regional development programme in the open.

    A programme is a folder of plain files; an edition is its year-end review, in which
    every figure leads back to the words, the entry or the promise that it came from.

    \b
    Example:
      dianfan new my-region
      dianfan build my-region --out edition
      dianfan serve edition
    """  # noqa: D301 - the sign keeps click from joining lines


def main() -> None:
    """Run the program with the arguments of the process."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Run the program and give its exit code; every failure is told, none escapes.

    Args:
        arguments: what stands after the program's name; ``--debug`` may stand anywhere.
    """
    given = [argument for argument in arguments if argument != DEBUG]
    as_json = "--json" in given
    debug = DEBUG in arguments
    try:
        code = program.main(given, prog_name="dianfan", standalone_mode=False)
        sys.stdout.flush()
    except click.Abort:
        return INTERRUPTED
    except click.ClickException as fault:
        return report_use(fault, as_json=as_json)
    except BrokenPipeError:
        return _closed_pipe()
    except Exception as fault:
        if debug:
            raise
        return report_failure(fault, as_json=as_json)
    return code if isinstance(code, int) else 0


def _closed_pipe() -> int:
    """Stop quietly when the reader of our output has gone, as ``head`` does."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 1
