"""The workspace as an application of Django."""

from __future__ import annotations

from django.apps import AppConfig


class WebConfig(AppConfig):
    """What Django has to know of this room."""

    name = "dianfan.web"
    label = "web"
    verbose_name = "Workspace"
