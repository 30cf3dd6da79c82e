"""The command line: what a person or a script asks of Dianfan, one command per stage."""

from dianfan.cli.program import main

__all__ = ["main"]
