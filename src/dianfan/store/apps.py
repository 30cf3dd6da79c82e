"""The rows of the record as an application of Django."""

from __future__ import annotations

from django.apps import AppConfig


class StoreConfig(AppConfig):
    """What Django has to know of this room."""

    name = "dianfan.store"
    label = "store"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "Record"
