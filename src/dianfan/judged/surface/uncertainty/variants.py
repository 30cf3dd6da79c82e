"""What stands upstream of the tree, computed once for each distinct way of taking it."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field

import numpy as np
from numpy.typing import NDArray

from dianfan.figures.finding import Finding
from dianfan.judged.surface.chain import imputed_by
from dianfan.judged.surface.chain import scored_by
from dianfan.judged.surface.chain import treated_by
from dianfan.judged.surface.panel import Panel
from dianfan.judged.surface.spec import IndexSpec


@dataclass
class Upstream:
    """Stages of one data set under many rules; each distinct one is computed once and kept."""

    screened: Panel
    barred: NDArray[np.bool_]
    filled: dict[object, Panel] = field(default_factory=dict)
    drawn_in: dict[object, Panel] = field(default_factory=dict)
    scored: dict[object, Panel] = field(default_factory=dict)

    def scores(self, spec: IndexSpec) -> Panel:
        """Give the normalised columns under an index's rules."""
        by_treatment = (spec.imputation, spec.group, spec.treatment, spec.most_points)
        key = (*by_treatment, spec.normalisation, spec.span, spec.bounds, spec.base)
        if key not in self.scored:
            found: list[Finding] = []
            self.scored[key] = scored_by(spec, self._treated(spec, by_treatment), found)
        return self.scored[key]

    def _treated(self, spec: IndexSpec, key: object) -> Panel:
        if key not in self.drawn_in:
            found: list[Finding] = []
            self.drawn_in[key], _ = treated_by(spec, self._imputed(spec), found)
        return self.drawn_in[key]

    def _imputed(self, spec: IndexSpec) -> Panel:
        key = (spec.imputation, spec.group)
        if key not in self.filled:
            self.filled[key], _ = imputed_by(spec, self.screened, self.barred)
        return self.filled[key]
