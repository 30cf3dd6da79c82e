"""Figure lint: what a careful sub-editor reads for, over every sentence of a report."""

from dianfan.reported.lint.faults import Fault
from dianfan.reported.lint.ground import Ground
from dianfan.reported.lint.lint import lint
from dianfan.reported.lint.lint import lint_sentence
from dianfan.reported.lint.lint import lint_text
from dianfan.reported.lint.lint import require_sound
from dianfan.reported.lint.rules import lint_rules

__all__ = [
    "Fault",
    "Ground",
    "lint",
    "lint_rules",
    "lint_sentence",
    "lint_text",
    "require_sound",
]
