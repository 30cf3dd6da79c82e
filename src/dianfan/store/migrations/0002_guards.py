"""Let the database itself keep what was written."""

from __future__ import annotations

from typing import ClassVar

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from dianfan.store.guards import laid
from dianfan.store.guards import lifted


def lay(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Lay the guards."""
    for statement in laid(editor.connection.vendor):
        editor.execute(statement, None)


def lift(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Take the guards away."""
    for statement in lifted(editor.connection.vendor):
        editor.execute(statement, None)


class Migration(migrations.Migration):
    """Triggers against changing and deleting."""

    dependencies: ClassVar[list[tuple[str, str]]] = [("store", "0001_initial")]
    operations: ClassVar[list[migrations.operations.base.Operation]] = [
        migrations.RunPython(lay, lift)
    ]
