"""The rows behind the record: Django models, and what translates them to and from the record."""
