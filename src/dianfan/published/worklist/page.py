"""The working list as one file: it works offline, by keyboard, and keeps its marks locally.

Style and script stand in the file itself, since it is sent around as one; its policy
allows these two by their digests and nothing else.
"""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING
from typing import Any

from jinja2 import Environment
from jinja2 import PackageLoader
from jinja2 import StrictUndefined
from markupsafe import Markup

from dianfan.recorded.signoff import SignoffState

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence

    from dianfan.reported.model import Review


def worklist(reviews: Sequence[Review], rows: Sequence[Mapping[str, Any]]) -> bytes:
    """Write the working list of the sentences of all languages.

    Args:
        reviews: the reviews, for the titles and the day.
        rows: the sentences as ``sentences_data`` gives them, in reading order.
    """
    style, script = _part("worklist.css"), _part("worklist.js")
    policy = (
        f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    text = (
        _environment()
        .get_template("worklist.html.j2")
        .render(
            reviews=reviews,
            rows=rows,
            policy=policy,
            style=Markup(style),  # noqa: S704 - a file of this package
            script=Markup(script),  # noqa: S704 - a file of this package
            states=[state.value for state in SignoffState],
            counts={
                state.value: sum(row["state"] == state.value for row in rows)
                for state in SignoffState
            },
        )
    )
    return text.encode()


def _digest(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def _part(name: str) -> str:
    return files("dianfan.published.worklist").joinpath(name).read_text(encoding="utf-8")


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("dianfan.published.worklist", ""),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
