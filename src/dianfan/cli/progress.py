"""Progress: bars on the terminal, on standard error and only when a person looks at it."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator


@contextmanager
def bars() -> Iterator[Callable[[str, int, int], None]]:
    """Give a function that shows how far each stage is; silent where nobody looks."""
    if not sys.stderr.isatty():
        yield lambda _stage, _done, _all: None
        return
    from rich.console import Console  # noqa: PLC0415 - needed by a person only
    from rich.progress import Progress  # noqa: PLC0415 - likewise
    from rich.progress import TaskID  # noqa: PLC0415 - likewise

    with Progress(console=Console(stderr=True), transient=True) as shown:
        tasks: dict[str, TaskID] = {}

        def tell(stage: str, done: int, total: int) -> None:
            if stage not in tasks:
                tasks[stage] = shown.add_task(stage, total=total)
            shown.update(tasks[stage], completed=done, total=total)

        yield tell
