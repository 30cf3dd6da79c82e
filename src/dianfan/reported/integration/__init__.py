"""The four layers told as one: a page of its own, and a paragraph for the overview."""

from dianfan.reported.integration.page import integration_page
from dianfan.reported.integration.story import together

__all__ = ["integration_page", "together"]
