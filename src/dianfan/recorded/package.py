"""Write a Book as a Frictionless Data Package: CSV, Parquet, YAML and digests.

The package is itself a programme folder, so that a review can be built again from it.
"""

from __future__ import annotations

import hashlib
import io
import json
from typing import TYPE_CHECKING

import polars as pl

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping

    from dianfan.recorded.book import Book

_TYPES: Mapping[type[pl.DataType], str] = {
    pl.String: "string",
    pl.Int64: "integer",
    pl.Float64: "number",
    pl.Boolean: "boolean",
    pl.Date: "date",
}
ENTRIES_LEFT_OUT = ("line",)


def write_package(book: Book) -> Iterator[tuple[str, bytes]]:
    """Give the files of the package as relative path and content, descriptor last.

    Every table stands as CSV and as Parquet with the same cells; ``entries`` holds the
    closed observations with the choice between sources, the other tables are the
    programme's own.
    """
    resources = []
    for name, text in sorted(book.texts.items()):
        content = text.encode()
        yield name, content
        kind = "application/geo+json" if name.endswith(".geojson") else "text/yaml"
        resources.append(_resource(name, content, kind))
    for name, table in sorted(_tables(book).items()):
        for path, content in _both_forms(name, table):
            yield path, content
            resources.append(_tabular(path, content, table))
    yield "datapackage.json", _descriptor(book, resources)


def _tables(book: Book) -> Mapping[str, pl.DataFrame]:
    entries = book.observations.drop(*ENTRIES_LEFT_OUT, strict=False)
    first = ["entry", *[name for name in entries.columns if name != "entry"]]
    return {**book.tables, "entries": entries.select(first)}


def _both_forms(name: str, table: pl.DataFrame) -> Iterator[tuple[str, bytes]]:
    yield f"{name}.csv", table.write_csv().encode()
    buffer = io.BytesIO()
    table.write_parquet(buffer, compression="zstd", statistics=False)
    yield f"parquet/{name}.parquet", buffer.getvalue()


def _resource(path: str, content: bytes, mediatype: str) -> dict[str, object]:
    return {
        "name": path.replace("/", "-").replace(".", "-").replace("_", "-").lower(),
        "path": path,
        "mediatype": mediatype,
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
    }


def _tabular(path: str, content: bytes, table: pl.DataFrame) -> dict[str, object]:
    if path.endswith(".parquet"):
        return _resource(path, content, "application/vnd.apache.parquet")
    fields = [{"name": name, "type": _TYPES[type(kind)]} for name, kind in table.schema.items()]
    schema: dict[str, object] = {"fields": fields, "missingValues": [""]}
    if "id" in table.columns or "entry" in table.columns:
        schema["primaryKey"] = "entry" if "entry" in table.columns else "id"
    resource = _resource(path, content, "text/csv")
    return {**resource, "profile": "tabular-data-resource", "schema": schema}


def _descriptor(book: Book, resources: list[dict[str, object]]) -> bytes:
    content = {
        "profile": "data-package",
        "name": "book",
        "title": f"The Book as of {book.asof.isoformat()}",
        "created": f"{book.asof.isoformat()}T00:00:00Z",
        "asof": book.asof.isoformat(),
        "digest": f"sha256:{book.digest}",
        "resources": resources,
    }
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()
