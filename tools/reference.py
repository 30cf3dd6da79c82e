"""Fill the tables of the documentation from the code that they describe.

Where a page says ``<!-- fill: name argument … -->``, what stands between that and
``<!-- end -->`` is written anew by the function of that name below.
"""

from __future__ import annotations

import ast
import csv
import inspect
import re
import sys
from collections.abc import Iterable
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from pkgutil import resolve_name
from pkgutil import walk_packages
from typing import TypeVar

import click

import dianfan
from dianfan.cli.program import COMMANDS
from dianfan.cli.program import program
from dianfan.figures import Figure
from dianfan.figures import Place
from dianfan.figures import Promised
from dianfan.figures import Quantity
from dianfan.figures import Wording
from dianfan.figures import period
from dianfan.figures import unit
from dianfan.figures.errors import DianfanError
from dianfan.figures.period import Period
from dianfan.figures.period import wording
from dianfan.figures.quantity import Bound
from dianfan.figures.rule import methods as registered
from dianfan.figures.wording import LANGUAGES
from dianfan.judged.scorecard import reasons as refusals
from dianfan.judged.scorecard.bands import Bands
from dianfan.promised.fields import Field
from dianfan.promised.fields import fields as table_of_fields
from dianfan.promised.fields import inner
from dianfan.promised.fields import type_of
from dianfan.published.client.states import SIGNS
from dianfan.reported.coverage import STATE_WORDS
from dianfan.reported.display import display

NO_METHODS = frozenset({"dianfan.store", "dianfan.web"})
"""Rooms without methods; they are imported only where Django is set up."""
HOUSE = Path(__file__).resolve().parent.parent
DOCS = HOUSE / "docs"
SOURCE = HOUSE / "src" / "dianfan"
FILL = re.compile(r"( *)<!-- fill: ([^\n]+) -->\n.*?<!-- end -->", re.DOTALL)
WIDTH = 100
T = TypeVar("T")


def main() -> None:
    """Write every page anew whose tables are out of date."""
    for page in sorted(DOCS.rglob("*.md")):
        old = page.read_text(encoding="utf-8")
        new = filled(old)
        if new != old:
            page.write_text(new, encoding="utf-8")
            print(page.relative_to(HOUSE))


def filled(text: str) -> str:
    """Fill every place of a page."""
    for room in iter_modules(dianfan.__path__, "dianfan."):
        if room.name not in NO_METHODS:
            for module in walk_packages(import_module(room.name).__path__, f"{room.name}."):
                import_module(module.name)
    return FILL.sub(_fill, text)


def _fill(match: re.Match[str]) -> str:
    margin, call = match.groups()
    name, *arguments = call.split()
    lines = (f"<!-- fill: {call} -->", "", *BLOCKS[name](*arguments), "", "<!-- end -->")
    return "\n".join(f"{margin}{line}".rstrip() for text in lines for line in text.split("\n"))


def table(head: Iterable[str], rows: Iterable[Iterable[object]]) -> Iterator[str]:
    """Write a table; its cells are Markdown."""
    names = tuple(head)
    for row in (names, ["---"] * len(names), *rows):
        cells = (str(cell).replace("|", r"\|").replace("\n", " ") for cell in row)
        yield f"| {' | '.join(cells)} |"


def code(text: str, language: str = "text") -> Iterator[str]:
    """Write a block of code."""
    yield f"```{language}\n{text.rstrip()}\n```"


def listed(path: str, *columns: str) -> Iterator[str]:
    """Write some columns of a table that the code reads."""
    with (SOURCE / path).open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    words = (f"`{row[columns[0]]}`" for row in rows)
    rest = ([row[name] for name in columns[1:]] for row in rows)
    yield from table(columns, ((word, *cells) for word, cells in zip(words, rest, strict=True)))


def pairs(name: str, *head: str) -> Iterator[str]:
    """Write a mapping of the code, its keys first."""
    yield from table(head, ((f"`{key}`", value) for key, value in resolve_name(name).items()))


def value(name: str) -> Iterator[str]:
    """Write a text of the code as it is."""
    yield from code(str(resolve_name(name)))


def source(name: str) -> Iterator[str]:
    """Write a function without its docstring."""
    module, _, function = name.rpartition(".")
    lines = inspect.getsource(getattr(import_module(module), function)).splitlines()
    node = ast.parse("\n".join(lines)).body[0]
    assert isinstance(node, ast.FunctionDef)  # noqa: S101  # for the type checker alone
    note = node.body[0]
    yield from code("\n".join(lines[: note.lineno - 1] + lines[note.end_lineno :]), "python")


def fields(file: str) -> Iterator[str]:
    """Write the fields of one file of a programme folder."""
    head = ("field", "holds", "must", "description", "说明", "example")
    yield from table(head, map(_field, table_of_fields()[file]))


def _field(field: Field) -> tuple[str, ...]:
    must = "key" if field.is_key else "yes" if field.required else ""
    example = f"`{field.example}`" if field.example else ""
    words = field.description
    return f"`{field.name}`", _holds(field), must, words.en, words.zh, example


def _holds(field: Field) -> str:
    if field.vocabulary:
        return ", ".join(f"`{word}`" for word in field.vocabulary)
    if field.refers:
        return f"one of `{field.refers}`"
    kind = inner(type_of(field.file, field.name))
    return "both wordings" if kind is Wording else field.form or "a list of the fields below"


def periods(*codes: str) -> Iterator[str]:
    """Write examples of period codes with their days and wordings."""
    head = ("code", "kind", "first day", "last day", "中文", "English")
    yield from table(head, map(_period, map(period, codes)))


def _period(span: Period) -> tuple[str, ...]:
    first = "open" if span.start == date.min else span.start.isoformat()
    last = span.end.isoformat() if span.is_dated else "open"
    words = wording(span)
    return f"`{span.code}`", span.kind.value, first, last, words.zh, words.en


def bounds() -> Iterator[str]:
    """Write each bound as both languages print it, and the interval that it stands for."""
    head = ("bound", "中文", "English", "stands for")
    yield from table(head, map(_bound, Bound))


def _bound(bound: Bound) -> tuple[str, ...]:
    quantity = Quantity(Decimal(77), bound, Decimal(79) if bound is Bound.RANGE else None)
    anywhere, why = Place("*", Wording("", "")), Promised("", "", "")
    figure = Figure(quantity, unit("比"), anywhere, period("undated"), "example", why)
    shown = (display(figure, language) for language in LANGUAGES)
    low = "(−∞" if quantity.low is None else f"[{quantity.low}"
    high = "∞)" if quantity.high is None else f"{quantity.high}]"
    some = f"{low}, {high}"
    if not quantity.contains(quantity.value):
        some = some.replace("[", "(").replace("]", ")")
    return f"`{bound}`", *shown, some


def methods() -> Iterator[str]:
    """Write every registered method."""
    own = (one for one in registered().values() if one.explain.__module__.startswith("dianfan."))
    for one in own:
        faces = "faces: explain, column" if one.column else "face: explain"
        yield f"### `{one.name}`\n\nVersion {one.version}; {faces}. Source: {one.source}.\n"
        yield from code(one.formula)
        yield f"\n{one.note}\n"


def grades() -> Iterator[str]:
    """Write the grades of the scorecard's bands, from the best down."""
    found = {id(one): one for _, one in _members(Bands)}
    rows = (
        (f"`{one.method}`", grade.words.en, grade.words.zh, grade.state.value)
        for one in sorted(found.values(), key=lambda one: one.method)
        for grade in one.grades
    )
    yield from table(("method", "grade", "等级", "counts as"), rows)


def _members(kind: type[T]) -> Iterator[tuple[str, T]]:
    modules = [
        sys.modules[name] for name in sorted(sys.modules) if name.startswith("dianfan.judged")
    ]
    for module in modules:
        yield from ((name, one) for name, one in vars(module).items() if isinstance(one, kind))


def reasons() -> Iterator[str]:
    """Write why a method may give no grade."""
    found = (one for one in vars(refusals).values() if isinstance(one, Wording))
    yield from table(("reason", "理由"), ((one.en, one.zh) for one in found))


def states() -> Iterator[str]:
    """Write the states of a judgement with their signs."""
    rows = ((sign, state.value, STATE_WORDS[state.value][0]) for state, sign in SIGNS.items())
    yield from table(("sign", "state", "状态"), rows)


def errors() -> Iterator[str]:
    """Write every error under the one that it is a kind of."""
    rows = ((f"`{one.__name__}`", *_error(one)) for one in _kinds(DianfanError))
    yield from table(("error", "a kind of", "exit code", "means"), rows)


def _error(kind: type[DianfanError]) -> tuple[object, ...]:
    above = f"`{kind.__base__.__name__}`" if kind.__base__ else ""
    return above, kind.exit_code, inspect.getdoc(kind)


def _kinds(kind: type[DianfanError]) -> Iterator[type[DianfanError]]:
    yield kind
    own = (
        one
        for one in kind.__subclasses__()
        if one.__module__.startswith("dianfan.")
        and not one.__module__.startswith(tuple(NO_METHODS))
    )
    for one in sorted(own, key=lambda one: one.__name__):
        yield from _kinds(one)


def commands() -> Iterator[str]:
    """Write the help of the program and of every command."""
    settings = {"terminal_width": WIDTH, "max_content_width": WIDTH, **program.context_settings}
    whole = click.Context(program, None, "dianfan", **settings)
    yield from code(whole.get_help())
    for name in COMMANDS:
        command = import_module(f"dianfan.cli.{name}").command
        command._help_option = None  # noqa: SLF001 - click keeps the one of whoever asked first
        yield f"\n## {name}\n"
        yield from code(click.Context(command, whole, name).get_help())


BLOCKS = {
    block.__name__: block
    for block in (
        listed, pairs, value, source, fields, periods, bounds, methods, grades, reasons, states,
        errors, commands,
    )
}  # fmt: skip

if __name__ == "__main__":
    main()
