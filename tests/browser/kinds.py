"""One address of every kind of page, in both languages."""

from tests.published.sample_writer import Writer

_FIGURE = Writer("zh").paragraph()[0].figures[1].key
KINDS = (
    "index.html",
    "integration.html",
    "actions/01-unity.html",
    "actions/04-openness.html",
    "indicators/index.html",
    "indicators/gdp.html",
    "indicators/fdi.html",
    "sources/index.html",
    "sources/closed.html",
    "projects.html",
    "claims.html",
    "timeline.html",
    "methods.html",
    "findings.html",
    "book.html",
    f"figures/{_FIGURE}.html",
)
ADDRESSES = (
    "index.html",
    "404.html",
    "errata/zh.html",
    "errata/en.html",
    *(f"{language}/{kind}" for language in ("zh", "en") for kind in KINDS),
)
FIGURE = f"figures/{_FIGURE}.html"
