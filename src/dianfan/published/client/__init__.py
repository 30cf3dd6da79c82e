"""The client: a static site that a browser can read without anything else."""

from dianfan.published.client.page import Beside
from dianfan.published.client.page import Page
from dianfan.published.client.render import assets
from dianfan.published.client.render import render

__all__ = ["Beside", "Page", "assets", "render"]
