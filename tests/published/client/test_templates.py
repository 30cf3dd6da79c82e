"""Templates hold no numbers of their own, and every word that they ask for exists."""

import csv
import re
from pathlib import Path

import pytest

from dianfan.judged.claims.model import Score
from dianfan.promised.chains import LinkState
from dianfan.published import client
from dianfan.published.client.words import words
from dianfan.published.errata.sheet import Cause
from dianfan.reported.say import loose_number

_FOLDER = Path(client.__file__).parent
_TEMPLATES = sorted((_FOLDER / "templates").glob("*.j2"))
_TAGS = re.compile(r"{%.*?%}|{{.*?}}|{#.*?#}|<[^<>]*>", re.DOTALL)


@pytest.mark.parametrize("path", _TEMPLATES, ids=lambda path: path.name)
def test_no_number_stands_in_the_prose_of_a_template(path: Path) -> None:
    assert not re.findall(r"\d", _TAGS.sub(" ", path.read_text(encoding="utf-8")))


def test_no_number_stands_in_the_words_of_the_client() -> None:
    for language in ("zh", "en"):
        for key, text in vars(words(language)).items():
            assert loose_number(text) is None, f"{key}: {text}"


def test_every_word_is_there_in_both_languages() -> None:
    rows = list(csv.DictReader((_FOLDER / "strings.csv").read_text(encoding="utf-8").splitlines()))
    keys = [row["key"] for row in rows]
    assert len(keys) == len(set(keys))
    assert not [row for row in rows if not row["zh"] or not row["en"] or None in row]


def test_every_word_is_used_and_every_used_word_is_there() -> None:
    known = set(vars(words("zh")))
    text = "".join(path.read_text(encoding="utf-8") for path in _TEMPLATES)
    code = "".join(path.read_text(encoding="utf-8") for path in _FOLDER.glob("*.py"))
    asked = set(re.findall(r"\bt\.([a-z_]+)|_words\.([a-z_]+)", text))
    named = {name for pair in asked for name in pair if name}
    assert not named - known
    idle = {key for key in known if not re.search(rf"\b{key}\b", text + code)}
    states = {"on_track", "at_risk", "off_track", "not_assessable", "no_data", "achieved"}
    causes = {f"cause_{cause.value.replace(' ', '_')}" for cause in Cause}
    scores = {score.value for score in Score}
    links = {f"link_{state.value}" for state in LinkState}
    assert not idle - states - causes - scores - links - {"point", "line", "net", "surface"}


def test_a_word_that_came_with_the_data_is_given_back() -> None:
    assert words("en")("a verdict of their own") == "a verdict of their own"
