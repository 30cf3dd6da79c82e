"""Triggers by which the database itself keeps rows that were written, on SQLite and PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping

KEPT = (
    "store_programmefile",
    "store_value",
    "store_submissionstep",
    "store_entry",
    "store_tablerow",
    "store_attachment",
    "store_claimstep",
    "store_closedbook",
    "store_trailentry",
)
"""Tables whose rows are never changed."""
STAYING: Mapping[str, tuple[str, ...]] = {
    "store_person": ("name", "made_at"),
    "store_appointment": ("person_id", "role", "organisation", "since", "by"),
    "store_submission": ("form", "organisation", "period", "made_at"),
    "store_document": ("digest", "size", "media_type", "by_id", "at"),
    "store_edition": ("book_id", "by_id", "at"),
}
"""Tables whose rows may change, but for these columns."""
_FUNCTION = """
CREATE OR REPLACE FUNCTION store_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'rows of % are kept', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation'; END $$
"""


def laid(vendor: str) -> Iterator[str]:
    """Give the statements that lay the guards.

    Args:
        vendor: ``sqlite`` or ``postgresql``.
    """
    statements = {"sqlite": _sqlite, "postgresql": _postgresql}[vendor]
    if vendor == "postgresql":
        yield _FUNCTION
    for table in (*KEPT, *STAYING):
        yield from statements(table, STAYING.get(table, ()))


def lifted(vendor: str) -> Iterator[str]:
    """Give the statements that take the guards away, for a migration backward."""
    postgresql = vendor == "postgresql"
    for table in (*KEPT, *STAYING):
        for act in ("delete", "update", *(["truncate"] if postgresql else [])):
            yield f"DROP TRIGGER IF EXISTS {table}_no_{act}{f' ON {table}' if postgresql else ''}"


def _sqlite(table: str, columns: tuple[str, ...]) -> Iterator[str]:
    refusal = f"BEGIN SELECT RAISE(ABORT, 'rows of {table} are kept'); END"
    changed = " OR ".join(f"OLD.{name} IS NOT NEW.{name}" for name in columns)
    when = f" WHEN {changed}" if changed else ""
    yield f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} {refusal}"
    yield f"CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table}{when} {refusal}"


def _postgresql(table: str, columns: tuple[str, ...]) -> Iterator[str]:
    refusal = "EXECUTE FUNCTION store_refuse()"
    changed = " OR ".join(f"OLD.{name} IS DISTINCT FROM NEW.{name}" for name in columns)
    when = f" WHEN ({changed})" if changed else ""
    each = "FOR EACH ROW"
    yield f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} {each} {refusal}"
    yield f"CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} {each}{when} {refusal}"
    yield f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} {refusal}"
