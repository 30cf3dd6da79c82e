"""Drawing: specifications to SVG, each content once, over two processes."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Mapping

from dianfan.published.charts.place import placed_charts
from dianfan.published.charts.specification import key
from dianfan.published.charts.specification import specification
from dianfan.published.workers import workers as started
from dianfan.reported.model import Review

Progress = Callable[[int, int], None]
_WORKERS = 2
_FEW = 24
_BATCH = 8


def draw(
    reviews: Iterable[Review], *, progress: Progress | None = None, workers: int = _WORKERS
) -> Mapping[str, str]:
    """Draw every chart of some reviews, by the key of its specification.

    Args:
        reviews: one review per language.
        progress: is told how many charts are drawn, and how many there are.
        workers: how many processes draw; few charts are drawn in this one.
    """
    wanted = _specifications(reviews)
    tell = progress or (lambda _done, _all: None)
    drawn: dict[str, str] = {}
    for name, svg in zip(wanted, _drawings(list(wanted.values()), workers), strict=True):
        drawn[name] = svg
        tell(len(drawn), len(wanted))
    return drawn


def _specifications(reviews: Iterable[Review]) -> dict[str, dict[str, object]]:
    wanted: dict[str, dict[str, object]] = {}
    for review in reviews:
        for chart, width in placed_charts(review):
            spec = specification(chart, review.language, width)
            wanted.setdefault(key(spec), spec)
    return wanted


def _drawings(specs: list[dict[str, object]], workers: int) -> Iterable[str]:
    if workers < 2 or len(specs) < _FEW:  # noqa: PLR2004 - one process is this one
        yield from map(svg, specs)
        return
    with started(workers) as pool:
        yield from pool.map(svg, specs, chunksize=_BATCH)


def svg(spec: Mapping[str, object]) -> str:
    """Draw one specification."""
    import vl_convert  # noqa: PLC0415 - it starts an engine, which only those who draw need

    return str(vl_convert.vegalite_to_svg(dict(spec)))
