"""No deadline on drawn examples: a busy machine is no fault of a method."""

from hypothesis import settings

settings.register_profile("judged", deadline=None)
settings.load_profile("judged")
