"""Files and functions stay small enough to be read at once."""

from math import ceil
from pathlib import Path
from statistics import median

from tests.house.source import functions
from tests.house.source import modules
from tests.house.source import shown

LONGEST_FILE, MEDIAN_FILE = 500, 150
LONGEST_FUNCTION, P90_FUNCTION, MEDIAN_FUNCTION = 60, 30, 10


def test_no_file_is_too_long() -> None:
    long = {shown(path): size for path in modules() if (size := _lines(path)) > LONGEST_FILE}
    assert not long, f"split these by what they are about: {long}"


def test_the_usual_file_is_short() -> None:
    assert median(map(_lines, modules())) <= MEDIAN_FILE


def test_no_function_is_too_long() -> None:
    long = [f"{f.where} {f.name}: {f.lines}" for f in functions() if f.lines > LONGEST_FUNCTION]
    assert not long, "name the steps of these and call them: " + "; ".join(long)


def test_the_usual_function_is_short() -> None:
    lengths = sorted(f.lines for f in functions())
    p90 = lengths[ceil(0.9 * len(lengths)) - 1]
    assert (median(lengths) <= MEDIAN_FUNCTION, p90 <= P90_FUNCTION) == (True, True), (
        f"median {median(lengths)} (at most {MEDIAN_FUNCTION}), p90 {p90} (at most {P90_FUNCTION})"
    )


def _lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())
