"""JSON keeps to its schema, and its places lead back to the words."""

from __future__ import annotations

import json
from itertools import chain
from pathlib import Path

import jsonschema
import pytest

from dianfan.said.formats import as_json as module
from dianfan.said.formats.as_json import as_json
from dianfan.said.formats.as_json import schema
from dianfan.said.reading import Reading
from tests.said.formats.printed import printed_reading
from tests.said.readings import RAW
from tests.said.readings import small_reading

COMMITTED = Path(module.__file__).with_name("reading.schema.json")


@pytest.mark.parametrize("reading", [printed_reading(), small_reading()], ids=["print", "text"])
def test_a_reading_keeps_to_the_schema(reading: Reading) -> None:
    jsonschema.Draft202012Validator(schema()).validate(json.loads(as_json(reading)))


def test_the_committed_schema_is_current() -> None:
    remedy = (
        "run: python -m dianfan.said.formats.as_json > src/dianfan/said/formats/reading.schema.json"
    )
    assert json.loads(COMMITTED.read_text(encoding="utf-8")) == schema(), remedy


def test_bytes_of_a_claim_hold_its_words() -> None:
    (claim,) = json.loads(as_json(small_reading()))["claims"]
    raw = RAW.encode()
    runs = chain.from_iterable(place["bytes"] for place in claim["places"])
    assert b"".join(raw[slice(*run)] for run in runs).decode() == claim["words"]
    assert claim["marks"] == ["the year is not printed"]


def test_a_decision_tells_who_did_what() -> None:
    claims = json.loads(as_json(printed_reading()))["claims"]
    assert [claim["decision"] for claim in claims[:2]] == [None, None]
    assert claims[2]["decision"]["body"] == "县人民政府"


def test_a_line_end_gives_two_boxes() -> None:
    claims = json.loads(as_json(printed_reading()))["claims"]
    assert [len(place["boxes"]) for place in claims[0]["places"]] == [2]
    assert len(claims[0]["sentence_places"]) == 2
