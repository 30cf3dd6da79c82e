"""Web Annotations and ClaimReviews are sound JSON-LD, and their selectors find the words."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from rdflib import RDF
from rdflib import Graph
from rdflib import Literal
from rdflib import Namespace

from dianfan.figures.errors import UseError
from dianfan.said.confirming.as_read import read_claims
from dianfan.said.formats.annotations import raw_text
from dianfan.said.formats.annotations import web_annotations
from dianfan.said.formats.claim_reviews import ReviewedClaim
from dianfan.said.formats.claim_reviews import claim_reviews
from dianfan.said.formats.observations import observation
from dianfan.said.reading import Reading
from tests.said.formats.printed import printed_reading
from tests.said.readings import small_reading

pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")
OA = Namespace("http://www.w3.org/ns/oa#")
SCHEMA = Namespace("http://schema.org/")
RDF_VALUE = {"@id": "rdf:value"}
LOCAL: dict[str, Any] = {
    "http://www.w3.org/ns/anno.jsonld": {
        "oa": str(OA), "rdf": str(RDF), "as": "http://www.w3.org/ns/activitystreams#",
        "dcterms": "http://purl.org/dc/terms/", "xsd": "http://www.w3.org/2001/XMLSchema#",
        "id": "@id", "type": "@type",
        **{name: f"oa:{name}" for name in (
            "Annotation", "TextPositionSelector", "TextQuoteSelector", "FragmentSelector",
            "exact", "prefix", "suffix",
        )},
        "AnnotationPage": "as:OrderedCollectionPage", "items": {"@id": "as:items", "@container": "@list"},
        "body": {"@id": "oa:hasBody", "@type": "@id"}, "target": {"@id": "oa:hasTarget", "@type": "@id"},
        "source": {"@id": "oa:hasSource", "@type": "@id"},
        "selector": {"@id": "oa:hasSelector", "@type": "@id"},
        "motivation": {"@id": "oa:motivatedBy", "@type": "@vocab"}, "describing": "oa:describing",
        "start": {"@id": "oa:start", "@type": "xsd:nonNegativeInteger"},
        "end": {"@id": "oa:end", "@type": "xsd:nonNegativeInteger"},
        "value": RDF_VALUE, "conformsTo": {"@id": "dcterms:conformsTo", "@type": "@id"},
    },
    "https://schema.org": {"@vocab": str(SCHEMA), "value": "http://schema.org/value"},
}  # fmt: skip
"""The terms that are used, as the published contexts define them: nothing is fetched."""


def _graph(data: bytes) -> Graph:
    return Graph().parse(
        data=json.dumps(_local(json.loads(data))),
        format="json-ld",
        publicID="https://example.org/r",
    )


def _local(node: Any) -> Any:  # noqa: ANN401  # any JSON
    if isinstance(node, dict):
        return {
            key: LOCAL[value] if key == "@context" else _local(value) for key, value in node.items()
        }
    return [_local(one) for one in node] if isinstance(node, list) else node


@pytest.mark.parametrize("reading", [printed_reading(), small_reading()], ids=["print", "text"])
def test_selectors_of_every_target_mean_the_same_words(reading: Reading) -> None:
    raw = raw_text(reading.documents[0])
    notes = json.loads(web_annotations(reading))["items"]
    assert len(notes) == len(reading.candidates)
    for note, one in zip(notes, reading.candidates, strict=True):
        exact = []
        for target in note["target"]:
            position, quote = target["selector"][:2]
            assert raw[position["start"] : position["end"]] == quote["exact"]
            around = quote["prefix"] + quote["exact"] + quote["suffix"]
            assert raw.count(around) == 1
            exact.append(quote["exact"].replace("\n", ""))
        assert "".join(exact) == one.words


def test_only_print_has_a_fragment() -> None:
    printed, text = (
        json.loads(web_annotations(one)) for one in (printed_reading(), small_reading())
    )
    values = [note["target"][0]["selector"][2]["value"] for note in printed["items"]]
    assert values[0] == "page=1&xywh=20,40,90,25"
    assert len(text["items"][0]["target"][0]["selector"]) == 2


def test_annotations_are_a_graph_of_notes() -> None:
    graph = _graph(web_annotations(printed_reading(), at="https://example.org/issue"))
    notes = set(graph.subjects(RDF.type, OA.Annotation))
    assert len(notes) == 3
    assert len(set(graph.subjects(RDF.type, OA.TextQuoteSelector))) == 3
    assert set(graph.objects(None, OA.motivatedBy)) == {OA.describing}
    bodies = set(graph.subjects(RDF.type, SCHEMA.Observation))
    assert bodies == set(graph.objects(None, OA.hasBody))
    assert Literal("公里") in set(graph.objects(None, SCHEMA.unitText))


def test_an_open_interval_has_one_end_and_its_bound_in_words() -> None:
    told = observation(printed_reading().candidates[0])
    assert (told["minValue"], "maxValue" in told) == (77.0, False)
    named = told["additionalProperty"]
    assert {"@type": "PropertyValue", "name": "bound", "value": "more than"} in named  # type: ignore[operator]  # a list


def _verdict(rating: int | None) -> ReviewedClaim:
    return ReviewedClaim("supported", "The record says 78.", "a bureau", date(2031, 6, 1), rating)


def test_only_claims_with_a_verdict_are_reviewed() -> None:
    reading = small_reading()
    key = read_claims(reading)[0].key
    graph = _graph(claim_reviews(reading, {key: _verdict(5)}))
    (review,) = graph.subjects(RDF.type, SCHEMA.ClaimReview)
    (rating,) = graph.objects(review, SCHEMA.reviewRating)
    assert graph.value(rating, SCHEMA.ratingValue) == Literal(5)
    (claim,) = graph.objects(review, SCHEMA.itemReviewed)
    about = graph.value(claim, SCHEMA.about)
    assert graph.value(about, SCHEMA.minValue) == Literal(77.0)
    assert json.loads(claim_reviews(reading, {}))["@graph"] == []


def test_what_cannot_be_checked_has_no_number() -> None:
    reading = small_reading()
    (review,) = json.loads(claim_reviews(reading, {read_claims(reading)[0].key: _verdict(None)}))[
        "@graph"
    ]
    assert "ratingValue" not in review["reviewRating"]
    assert review["itemReviewed"]["datePublished"] == "2031-05-02"


def test_verdicts_on_nothing_and_off_the_scale_are_refused() -> None:
    reading = small_reading()
    with pytest.raises(UseError, match="no claim of this reading"):
        claim_reviews(reading, {"0" * 16: _verdict(5)})
    with pytest.raises(UseError, match="rates it 7"):
        claim_reviews(reading, {read_claims(reading)[0].key: _verdict(7)})
