"""What changed between two editions as one page, which stands alone and needs no network."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files
from itertools import groupby
from typing import TYPE_CHECKING

from jinja2 import Environment
from jinja2 import PackageLoader
from jinja2 import StrictUndefined
from markupsafe import Markup

from dianfan.published.changes.wording import CAUSES
from dianfan.published.changes.wording import SENTENCES
from dianfan.published.changes.wording import word
from dianfan.published.client.states import SIGNS
from dianfan.published.client.states import VERDICT_SIGNS

if TYPE_CHECKING:
    from dianfan.figures.wording import Language
    from dianfan.published.changes.model import Changes

_SIGNS = {state.name.lower(): sign for state, sign in SIGNS.items()} | dict(VERDICT_SIGNS)


def changes_page(changes: Changes, language: Language) -> bytes:
    """Write the page of what changed; its policy allows its own style by digest and nothing else."""
    style = "".join(
        files(f"dianfan.published.{room}").joinpath(name).read_text(encoding="utf-8")
        for room, name in (("client", "assets/style.css"), ("changes", "changes.css"))
    )
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    text = (
        _environment()
        .get_template("changes.html.j2")
        .render(
            c=changes,
            language=language,
            policy=f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'",
            style=Markup(style),  # noqa: S704 - files of this program
            t=lambda name: word(language, name),
            signs=_SIGNS,
            causes=[
                (cause, CAUSES[language][cause], list(some))
                for cause, some in groupby(changes.figures, key=lambda one: one.cause)
            ],
            sentences=[
                (kind, name, [one for one in changes.sentences if one.kind is kind])
                for kind, name in SENTENCES[language].items()
            ],
        )
    )
    return text.encode()


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("dianfan.published.changes", ""),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
