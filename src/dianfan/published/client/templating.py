"""Templates to pages: each is compiled once, and escapes whatever it is given."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from jinja2 import Environment
from jinja2 import PackageLoader
from jinja2 import StrictUndefined

from dianfan.published.client.page import Page
from dianfan.published.client.states import SIGNS
from dianfan.published.client.states import VERDICT_SIGNS

if TYPE_CHECKING:
    from jinja2 import Template

    from dianfan.published.client.site import View

POLICY = (
    "default-src 'none'; img-src 'self' data:; style-src 'self'; script-src 'self'; font-src 'self'; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'"
)
SECTIONS = (
    ("overview", "index.html"),
    ("actions", "index.html#actions"),
    ("integration", "integration.html"),
    ("indicators", "indicators/index.html"),
    ("chains", "chains/index.html"),
    ("networks", "networks.html"),
    ("indices", "indices/index.html"),
    ("projects", "projects.html"),
    ("claims", "claims.html"),
    ("timeline", "timeline.html"),
    ("sources", "sources/index.html"),
    ("methods", "methods.html"),
    ("findings", "findings.html"),
    ("book", "book.html"),
)


@cache
def template(name: str) -> Template:
    """Compile a template."""
    return _environment().get_template(f"{name}.html.j2")


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("dianfan.published.client"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
    environment.globals["policy"] = POLICY
    environment.globals["sections"] = SECTIONS
    environment.globals["signs"] = tuple(SIGNS.items())
    environment.globals["verdict_signs"] = VERDICT_SIGNS
    return environment


def page(name: str, view: View, **content: object) -> Page:
    """Write a page by a template."""
    site = view.site
    text = template(name).render(v=view, t=site.words, r=site.review, **content)
    return Page(f"{site.review.language}/{view.address}", text.encode())
