"""The words of the linked data: W3C PROV, and few of our own; nothing to be fetched."""

from __future__ import annotations

from collections.abc import Mapping

PROV = "http://www.w3.org/ns/prov#"
OWN = "urn:dianfan:"
ANNOTATION_CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_CLASSES = ("Activity", "Association", "Collection", "Entity", "Location", "Organization")
_LINKS = (
    "agent",
    "atLocation",
    "hadMember",
    "hadPlan",
    "hadPrimarySource",
    "specializationOf",
    "used",
    "wasAssociatedWith",
    "wasAttributedTo",
    "wasDerivedFrom",
    "wasGeneratedBy",
    "wasQuotedFrom",
)


def _link(name: str) -> Mapping[str, str]:
    return {"@id": name, "@type": "@id"}


def _own(*names: str) -> Mapping[str, str]:
    return {name: f"df:{name}" for name in names}


CONTEXT: Mapping[str, object] = {
    "@version": 1.1,
    "prov": PROV,
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "dcterms": "http://purl.org/dc/terms/",
    "schema": "https://schema.org/",
    "df": OWN,
    "id": "@id",
    "type": "@type",
    **{name: f"prov:{name}" for name in (*_CLASSES, "Plan", "SoftwareAgent")},
    **{name: _link(f"prov:{name}") for name in _LINKS},
    **_own("Promised", "Said", "Recorded", "Counted", "Derived"),
    **_own("bound", "scope", "locator", "clause", "claim", "entry", "status", "source_kind"),
    **_own("published", "formula", "key", "parameter"),
    "label": {"@id": "rdfs:label", "@container": "@language"},
    "name": "schema:name",
    "value": {"@id": "prov:value", "@type": "xsd:decimal"},
    "upper": {"@id": "schema:maxValue", "@type": "xsd:decimal"},
    "unit": "schema:unitText",
    "period": "dcterms:temporal",
    "covers": "schema:temporalCoverage",
    "measure": "schema:variableMeasured",
    "given": "schema:value",
    "version": "schema:version",
    "sha256": "schema:sha256",
    "url": _link("schema:url"),
    "identifier": "dcterms:identifier",
    "issued": "dcterms:issued",
    "language": "dcterms:language",
    "source": "dcterms:source",
    "asof": {"@id": "dcterms:date", "@type": "xsd:date"},
    "isPartOf": _link("dcterms:isPartOf"),
    "qualifiedAssociation": "prov:qualifiedAssociation",
    "inputs": {"@id": "df:inputs", "@type": "@id", "@container": "@list"},
}
