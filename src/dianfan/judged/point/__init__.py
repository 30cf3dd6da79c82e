"""The point lens (点): works projects, where they stand and when they will be done.

Numbers in, numbers out; nothing here reads a folder or writes a report. ``earned`` and
``earned_schedule`` hold progress against plan and budget, ``schedule``, ``pert`` and ``simulating``
forecast from a schedule of activities, ``reference_class`` from finished projects alone,
``portfolio_chance`` adds projects up, ``scoring`` holds past forecasts against what came,
``statuses`` brings local words to standard codes and ``lights`` computes a light from evidence.
"""
