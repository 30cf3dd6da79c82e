"""The provenance, read by another program: whole, well-founded, and the keys come out again."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import pytest
from rdflib import RDF
from rdflib import Graph
from rdflib import Literal
from rdflib import Namespace
from rdflib import URIRef
from rdflib.collection import Collection

from dianfan.figures.lineage import content_key
from dianfan.published.lineage import LINEAGE
from dianfan.published.lineage import Stated
from dianfan.published.lineage import read_lines
from dianfan.published.linked.nodes import node
from dianfan.published.linked.provenance import provenances
from tests.editions import built
from tests.published.sample_report import sample_report

# The reader of JSON-LD in rdflib still calls a class that rdflib is about to drop.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")
BASE = "https://reader.example/edition/"
PROV = Namespace("http://www.w3.org/ns/prov#")
DF = Namespace("urn:dianfan:")
SCHEMA = Namespace("https://schema.org/")
DCTERMS = Namespace("http://purl.org/dc/terms/")
KINDS = {"Promised": "promised", "Said": "said", "Recorded": "recorded", "Counted": "recorded"}
REASONS = {
    "promised": ("clause", "locator"),
    "said": ("claim", "locator"),
    "recorded": ("entry", "locator", "status", "source_kind", "published"),
}
REPORTS = ("01-river", "02-trams", "03-wind", "04-work", "integration", "overview")
NAMES = tuple(f"{name}.jsonld" for name in REPORTS)
PAGES = {"overview": "index.html", "integration": "integration.html"}


@cache
def graph(name: str) -> Graph:
    text = (built() / "provenance" / name).read_text(encoding="utf-8")
    return Graph().parse(data=text, format="json-ld", publicID=f"{BASE}provenance/{name}")


@cache
def lineage() -> dict[str, Stated]:
    lines = read_lines((built() / LINEAGE).read_text(encoding="utf-8"))
    return {line.key: line for line in lines if isinstance(line, Stated)}


def figures(some: Graph) -> dict[str, URIRef]:
    start = f"{BASE}figures.json#"
    return {
        str(one).removeprefix(start): one
        for one in some.subjects(RDF.type, PROV.Entity)
        if isinstance(one, URIRef) and str(one).startswith(start)
    }


def closure(keys: set[str]) -> set[str]:
    found: set[str] = set()
    waiting = list(keys)
    while waiting:
        key = waiting.pop()
        if key not in found:
            found.add(key)
            waiting.extend(lineage()[key].inputs)
    return found


def text(some: Graph, one: URIRef, what: URIRef) -> str:
    value = some.value(one, what)
    return "" if value is None else str(value)


def rebuilt(some: Graph, one: URIRef) -> dict[str, Any]:
    """Make the content that a key is the hash of out of the graph alone."""
    upper = some.value(one, SCHEMA.maxValue)
    place = some.value(one, PROV.atLocation)
    assert isinstance(place, URIRef)
    return {
        "value": plain(text(some, one, PROV.value)),
        "upper": None if upper is None else plain(str(upper)),
        "bound": text(some, one, DF.bound),
        "unit": text(some, one, SCHEMA.unitText),
        "place": text(some, place, DCTERMS.identifier),
        "period": text(some, one, DCTERMS.temporal),
        "measure": text(some, one, SCHEMA.variableMeasured),
        "scope": text(some, one, DF.scope),
        "why": reason(some, one),
    }


def plain(value: str) -> str:
    return value.removesuffix(".0")


def reason(some: Graph, one: URIRef) -> dict[str, Any]:
    if (one, RDF.type, DF.Derived) in some:
        return derived(some, one)
    kind = next(KINDS[name] for name in KINDS if (one, RDF.type, DF[name]) in some)
    source = some.value(one, PROV.hadPrimarySource)
    told = {name: text(some, one, DF[name]) for name in REASONS[kind]}
    named = text(some, source, DCTERMS.identifier) if isinstance(source, URIRef) else ""
    return {"kind": kind, "source": named, **told}


def derived(some: Graph, one: URIRef) -> dict[str, Any]:
    making = some.value(one, PROV.wasGeneratedBy)
    plan = some.value(some.value(making, PROV.qualifiedAssociation), PROV.hadPlan)
    assert isinstance(plan, URIRef)
    given = {
        text(some, node, SCHEMA.name): text(some, node, SCHEMA.value)  # type: ignore[arg-type]  # a blank node
        for node in some.objects(making, DF.parameter)
    }
    inputs = some.value(one, DF.inputs)
    listed = Collection(some, inputs) if inputs is not None else ()
    return {
        "kind": "derived",
        "method": text(some, plan, SCHEMA.name),
        "version": text(some, plan, SCHEMA.version),
        "parameters": given,
        "inputs": [str(part).rpartition("#")[2] for part in listed],
    }


def test_there_is_one_for_the_overview_and_one_for_each_action() -> None:
    pages = {path.stem for path in (built() / "zh" / "actions").glob("*.html")}
    assert set(REPORTS) == {*PAGES, *pages}
    assert {path.name for path in (built() / "provenance").iterdir()} == set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_every_key_comes_out_again(name: str) -> None:
    some = graph(name)
    for key, one in figures(some).items():
        content = rebuilt(some, one)
        assert content == dict(lineage()[key].content)
        assert content_key(content) == key == text(some, one, DF.key)


@pytest.mark.parametrize("name", NAMES)
def test_it_holds_what_the_report_cites_and_all_below_and_nothing_else(name: str) -> None:
    some = graph(name)
    report = URIRef(f"{BASE}provenance/{name}#report")
    cited = {str(one).rpartition("#")[2] for one in some.objects(report, PROV.hadMember)}
    assert set(figures(some)) == closure(cited)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_number_of_the_page_stands_in_it(name: str, language: str) -> None:
    stem = name.removesuffix(".jsonld")
    address = PAGES.get(stem, f"actions/{stem}.html")
    page = (built() / language / address).read_text(encoding="utf-8")
    shown = {part.partition('"')[0] for part in page.split('data-key="')[1:]}
    assert shown <= set(figures(graph(name)))
    assert URIRef(f"{BASE}{language}/{address}") in set(graph(name).subjects(RDF.type, PROV.Entity))


@pytest.mark.parametrize("name", NAMES)
def test_all_that_is_pointed_at_is_there(name: str) -> None:
    some = graph(name)
    known = set(some.subjects(RDF.type))
    links = ("wasDerivedFrom", "used", "wasGeneratedBy", "hadPrimarySource", "wasQuotedFrom")
    more = ("hadMember", "hadPlan", "agent", "wasAssociatedWith", "wasAttributedTo", "atLocation")
    for link in (*links, *more):
        targets = set(some.objects(None, PROV[link]))
        assert targets <= known, link
    assert not [one for one in some.all_nodes() if isinstance(one, URIRef) and " " in str(one)]


@pytest.mark.parametrize("name", NAMES)
def test_every_leaf_rests_on_the_book_and_on_a_source_unless_it_counts_rows(name: str) -> None:
    rows = graph(name).query(
        """
        PREFIX prov: <http://www.w3.org/ns/prov#>
        PREFIX dcterms: <http://purl.org/dc/terms/>
        PREFIX df: <urn:dianfan:>
        SELECT ?figure ?book ?source ?counted WHERE {
          ?figure df:key ?key .
          FILTER NOT EXISTS { ?figure a df:Derived }
          OPTIONAL { ?figure prov:wasDerivedFrom ?row . ?row dcterms:isPartOf ?book }
          OPTIONAL { ?figure prov:hadPrimarySource ?source }
          BIND (EXISTS { ?figure a df:Counted } AS ?counted)
        }
        """
    )
    book = URIRef(f"{BASE}book/datapackage.json")
    for figure, part_of, source, counted in rows:  # type: ignore[misc]  # rows of a SELECT
        assert part_of == book, figure
        assert (source is None) == bool(counted), figure


@pytest.mark.parametrize("name", NAMES)
def test_what_was_made_used_exactly_its_inputs_by_a_method_of_this_program(name: str) -> None:
    some = graph(name)
    for one in some.subjects(RDF.type, DF.Derived):
        making = some.value(one, PROV.wasGeneratedBy)
        assert set(some.objects(making, PROV.used)) == set(some.objects(one, PROV.wasDerivedFrom))
        agent = some.value(making, PROV.wasAssociatedWith)
        assert (agent, RDF.type, PROV.SoftwareAgent) in some


@pytest.mark.parametrize("name", NAMES)
def test_nothing_has_to_be_fetched(name: str) -> None:
    content = json.loads((built() / "provenance" / name).read_text(encoding="utf-8"))
    assert isinstance(content["@context"], dict)
    assert "@import" not in content["@context"]


def test_the_book_is_named_by_its_digest() -> None:
    some = graph("overview.jsonld")
    manifest = json.loads((built() / "manifest.json").read_text(encoding="utf-8"))
    book = URIRef(f"{BASE}book/datapackage.json")
    assert some.value(book, SCHEMA.sha256) == Literal(manifest["book"])
    assert (book, RDF.type, PROV.Entity) in some


def test_labels_are_told_in_both_languages() -> None:
    index = json.loads((built() / "figures.json").read_text(encoding="utf-8"))
    for key, one in figures(graph("overview.jsonld")).items():
        labels = graph("overview.jsonld").objects(
            one, URIRef("http://www.w3.org/2000/01/rdf-schema#label")
        )
        told = {str(label.language): str(label) for label in labels if isinstance(label, Literal)}
        assert told == {
            language: f"{words['statement']} = {words['display']}"
            for language, words in index[key].items()
        }


def test_the_files_stand_in_the_manifest() -> None:
    manifest = json.loads((built() / "manifest.json").read_text(encoding="utf-8"))
    listed = {one["path"] for one in manifest["files"]}
    assert {f"provenance/{name}" for name in NAMES} <= listed


def test_the_same_report_gives_the_same_bytes() -> None:
    assert dict(provenances(sample_report())) == dict(provenances(sample_report()))


def test_a_node_leaves_out_what_is_empty() -> None:
    assert node("#a", "Entity", name="", used=["#b"]) == {
        "id": "#a",
        "type": "Entity",
        "used": ["#b"],
    }
