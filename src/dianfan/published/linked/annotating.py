"""The figures of a page as W3C Web Annotations: where each stands, and what it leads to."""

import json
from collections.abc import Mapping

from dianfan.figures.wording import Language
from dianfan.published.linked import names
from dianfan.published.linked.page_text import Mark
from dianfan.published.linked.page_text import page_text
from dianfan.published.linked.vocabulary import ANNOTATION_CONTEXT

_AROUND = 16
_MOST_AROUND = 1024
_HTML_FRAGMENT = "http://tools.ietf.org/rfc/rfc3236"


def annotated(name: str, path: str, page: str, language: Language) -> bytes:
    """Annotate a page: one annotation for each figure in its text, in reading order.

    Each target is told twice: by the element that holds it with the position in that
    element's text, and by the words with enough around them to stand but once on the
    page. Positions count characters of the DOM's ``textContent``, from nought.

    Args:
        name: the name of the report.
        path: the path of the page in the edition.
        page: the page as published.
        language: the language of the page.
    """
    read = page_text(page)
    items = ",\n".join(
        json.dumps(
            _annotation(number, mark, read.text, f"../{path}"),
            ensure_ascii=False,
            separators=(",", ":"),
        )
        for number, mark in enumerate(read.marks, start=1)
    )
    own = names.annotations_path(name, language).rpartition("/")[2]
    head = {
        "@context": ANNOTATION_CONTEXT,
        "id": own,
        "type": "AnnotationCollection",
        "label": f"{path}: figures",
        "total": len(read.marks),
    }
    first = {"id": "#page", "type": "AnnotationPage", "partOf": own, "startIndex": 0}
    start, opened = (json.dumps(one, ensure_ascii=False)[:-1] for one in (head, first))
    return f'{start}, "first": {opened}, "items": [\n{items}\n]}}}}\n'.encode()


def _annotation(number: int, mark: Mark, text: str, page: str) -> Mapping[str, object]:
    before, after = _around(mark, text)
    position = {
        "type": "TextPositionSelector",
        "start": mark.start - mark.base,
        "end": mark.end - mark.base,
    }
    quote = {
        "type": "TextQuoteSelector",
        "exact": text[mark.start : mark.end],
        "prefix": before,
        "suffix": after,
    }
    fragment = {
        "type": "FragmentSelector",
        "conformsTo": _HTML_FRAGMENT,
        "value": mark.element,
        "refinedBy": position,
    }
    return {
        "id": f"#figure-{number}",
        "type": "Annotation",
        "motivation": "linking",
        "body": names.figure(mark.key),
        "target": {"source": page, "selector": [fragment if mark.element else position, quote]},
    }


def _around(mark: Mark, text: str) -> tuple[str, str]:
    """Give the words before and after a figure, of its own line where that is enough."""
    line = text.rfind("\n", 0, mark.start) + 1
    stop = text.find("\n", mark.end)
    stop = len(text) if stop < 0 else stop
    near = _AROUND
    first, last = max(line, mark.start - near), min(stop, mark.end + near)
    while text.count(text[first:last]) > 1 and near < _MOST_AROUND:
        near *= 2
        first, last = max(0, mark.start - near), min(len(text), mark.end + near)
    return text[first : mark.start], text[mark.end : last]
