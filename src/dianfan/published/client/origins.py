"""The sources of a figure as links: each two taps from the number, however deep its tree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from dianfan.published.ancestry import Kind
from dianfan.published.ancestry import Teller
from dianfan.published.ancestry import kind_of
from dianfan.published.ancestry import picture
from dianfan.published.ancestry import roots
from dianfan.published.ancestry.kind import shape
from dianfan.published.ancestry.roots import GRAPH

if TYPE_CHECKING:
    from dianfan.figures.lineage import Figure
    from dianfan.published.ancestry import Root
    from dianfan.published.client.site import Site
    from dianfan.published.client.site import View

_OUT = Markup(' <a class="out" rel="external noreferrer" href="{}">{} ↗</a>')
_FILE = Markup('<a href="{}{}{}">{} {}</a>')
_GRAPH = Markup('<a href="{}integration.html">{}</a>')
_METHODS = Markup('{} · <a href="{}methods.html">{}</a>')
_LOCATORS = Markup(' <span class="note">{}</span>')
_MARK = Markup('<svg class="kind" viewBox="-8 -8 16 16" aria-hidden="true">{}</svg>')
_MOST_LOCATORS = 3
# A kind's shape is drawn by this program alone.
MARKS = {kind: _MARK.format(Markup(shape(kind, 0, 0))) for kind in Kind}  # noqa: S704  # a drawing is markup


def mark(figure: Figure) -> Markup:
    """Draw the shape that says how a figure is known; the word stands beside it."""
    return MARKS[kind_of(figure)]


def origin(root: Root, view: View) -> Markup:
    """Name a source with the ways to it: its page, and its own address where that may be linked."""
    if root.counted == GRAPH:
        return _GRAPH.format(view.up, view.site.words.all_layers)
    if root.counted:
        name = f"{root.counted}.{'yaml' if f'{root.counted}.yaml' in view.site.texts else 'csv'}"
        return _FILE.format(
            view.root, view.site.beside.book, name, view.site.words.counted_in, name
        )
    card = view.site.cards.get(root.source)
    if card is None:
        return _METHODS.format(root.source, view.up, view.site.words.methods)
    named = view.source(root.source)
    if card.link and card.url.startswith(("https://", "http://")):
        named += _OUT.format(card.url, view.site.words.original)
    return named


def located(root: Root, view: View) -> Markup:
    """Name a source as ``origin`` does, with the words to look for in it."""
    quoted = " ".join(f"“{words}”" for words in root.locators[:_MOST_LOCATORS])
    more = " …" if len(root.locators) > _MOST_LOCATORS else ""
    return origin(root, view) + (_LOCATORS.format(quoted + more) if quoted else Markup(""))


def teller(site: Site) -> Teller:
    """Make what a picture is lettered with out of the sheets and sources of a review."""
    sheets, names = site.review.figures, site.sources
    return Teller(
        site.review.language,
        lambda figure: (sheets[figure.key].display, sheets[figure.key].statement),
        lambda name: names.get(name, name),
    )


def drawn(figure: Figure, words: Teller) -> tuple[Markup, str]:
    """Draw where a figure comes from, and say how many inputs are left out, if any are."""
    svg, folded = picture(figure, words)
    # The picture has escaped its words, and draws nothing that is not its own.
    return Markup(svg), words.more(folded) if folded else ""  # noqa: S704  # a drawing is markup


def origins(figure: Figure, view: View) -> tuple[Markup, ...]:
    """List the sources of a figure; a leaf has one, and tells the words to look for elsewhere."""
    if not figure.inputs:
        return tuple(origin(root, view) for root in roots(figure))
    return tuple(located(root, view) for root in roots(figure))
