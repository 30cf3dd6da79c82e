"""Draws: which option of each choice, and which weights, fixed by a seed before any work."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dianfan.judged.surface.spec import IndexSpec
from dianfan.judged.surface.spec import NodeSpec
from dianfan.judged.surface.uncertainty.choices import Noise
from dianfan.judged.surface.uncertainty.choices import Openness
from dianfan.judged.surface.uncertainty.choices import WeightNoise

Matrix = NDArray[np.float64]


@dataclass(frozen=True)
class Draws:
    """Draws of an open index: ``options`` (draws, choices) by number; ``noise`` by node.

    ``noise`` (draws, children) multiplies or replaces the nominal weights, see
    :func:`weights_of`; it is empty for nodes whose weights do not vary.
    """

    options: NDArray[np.int64]
    noise: Mapping[str, Matrix]

    def __len__(self) -> int:
        """The number of draws."""
        return len(self.options)


def draw(spec: IndexSpec, openness: Openness, count: int, seed: int) -> Draws:
    """Draw options and weights.

    Each choice and each node has a stream of its own, spawned from the seed, so that adding
    a choice changes no other draw; nothing hangs on the number of workers.
    """
    chance = np.random.SeedSequence(seed)
    streams = [np.random.default_rng(one) for one in chance.spawn(len(openness.choices) + 1)]
    options = [
        stream.integers(len(choice.options), size=count)
        for stream, choice in zip(streams, openness.choices, strict=False)
    ]
    table = np.column_stack(options) if options else np.zeros((count, 0), dtype=np.int64)
    return Draws(table, _noise(spec, openness.weights, count, streams[-1]))


def _noise(
    spec: IndexSpec, noise: WeightNoise | None, count: int, stream: np.random.Generator
) -> Mapping[str, Matrix]:
    if noise is None:
        return {}
    wanted = [one for one in spec.nodes if not noise.nodes or one.id in noise.nodes]
    return {one.id: _of_node(one, noise, count, stream) for one in wanted}


def _of_node(node: NodeSpec, noise: WeightNoise, count: int, stream: np.random.Generator) -> Matrix:
    if noise.noise is Noise.PERTURB:
        return 1 + noise.amount * (2 * stream.random((count, len(node.children))) - 1)
    nominal = np.array([node.weight(child) for child in node.children])
    shape = np.maximum(noise.amount * nominal / nominal.sum(), 1e-12)
    drawn = stream.standard_gamma(np.broadcast_to(shape, (count, len(shape))))
    shares: Matrix = drawn / np.maximum(drawn.sum(axis=1, keepdims=True), np.finfo(float).tiny)
    return shares


def weights_of(
    spec: IndexSpec,
    draws: Draws,
    rows: NDArray[np.intp],
    kind: Noise | None,
    removed: frozenset[str],
) -> dict[str, Matrix]:
    """Give the weights of each node in some draws, (rows, children); left-out indicators have none."""
    weights = {}
    for node in spec.nodes:
        nominal = np.array([node.weight(child) for child in node.children])
        drawn = np.tile(nominal, (len(rows), 1))
        if node.id in draws.noise:
            noise = draws.noise[node.id][rows]
            drawn = nominal * noise if kind is Noise.PERTURB else noise
        for number, child in enumerate(node.children):
            if child in removed:
                drawn[:, number] = 0
        weights[node.id] = drawn
    return weights
