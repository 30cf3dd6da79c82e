"""Load a programme folder: everything it says, and everything that is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from dianfan.promised.amounts import check_amounts
from dianfan.promised.boundaries import boundaries
from dianfan.promised.carrying import check_networks
from dianfan.promised.chains import Chain
from dianfan.promised.chains import Flow
from dianfan.promised.chains import Link
from dianfan.promised.columns import check_columns
from dianfan.promised.corrections import check_corrections
from dianfan.promised.duties import check_reporting
from dianfan.promised.editing import Edit
from dianfan.promised.faults import Fault
from dianfan.promised.faults import word
from dianfan.promised.fields import CHARTER
from dianfan.promised.fields import OBSERVATIONS
from dianfan.promised.flows import check_chains
from dianfan.promised.gathered import Gathered
from dianfan.promised.gathered import gather
from dianfan.promised.indices import index_files
from dianfan.promised.joins import check_joins
from dianfan.promised.making import charter
from dianfan.promised.making import good
from dianfan.promised.making import parts
from dianfan.promised.making import rows
from dianfan.promised.model import OBSERVATION_COLUMNS
from dianfan.promised.model import Action
from dianfan.promised.model import Area
from dianfan.promised.model import ClaimRow
from dianfan.promised.model import Correction
from dianfan.promised.model import Decision
from dianfan.promised.model import Indicator
from dianfan.promised.model import PastEdition
from dianfan.promised.model import Programme
from dianfan.promised.model import Project
from dianfan.promised.model import Question
from dianfan.promised.model import Source
from dianfan.promised.model import Target
from dianfan.promised.model import Tick
from dianfan.promised.networks import Connection
from dianfan.promised.networks import Edge
from dianfan.promised.networks import Infrastructure
from dianfan.promised.networks import Need
from dianfan.promised.networks import Node
from dianfan.promised.networks import Tile
from dianfan.promised.progress import Activity
from dianfan.promised.progress import Progress
from dianfan.promised.progress import Works
from dianfan.promised.reading import open_folder
from dianfan.promised.reading import strangers
from dianfan.promised.reporting import Assignment
from dianfan.promised.reporting import FormItem
from dianfan.promised.reporting import Organisation
from dianfan.promised.reporting import ReportForm
from dianfan.promised.reporting import Reporting
from dianfan.promised.reporting import ValidationRule
from dianfan.promised.schedules import check_works
from dianfan.promised.sense import check_sense
from dianfan.promised.shapes import check_tree


def load(folder: Path) -> Programme:
    """Load a programme folder.

    Every fault of the folder is a finding of the programme; rows with an error are left
    out. Build nothing while ``figures.finding.blocking(programme.findings)`` gives any.

    Raises:
        UnreadableFolder: it is no directory, or has no ``programme.yaml``.
    """
    root = open_folder(folder)
    gathered, indices = gather(root), index_files(root)
    sheets, trees = gathered.sheets, gathered.trees
    drawn = boundaries(root, trees[CHARTER], gathered.known["areas.code"])
    found = (gathered.faults, indices.faults, drawn.faults)
    faults = [*strangers(root), *(one for some in found for one in some), *_check(gathered)]
    return Programme(
        folder=folder,
        charter=charter(trees[CHARTER], faults),
        decisions=rows(sheets["decisions.csv"], Decision, faults),
        actions=parts(trees["actions.yaml"], Action, faults),
        areas=rows(sheets["areas.csv"], Area, faults),
        indicators=rows(sheets["indicators.csv"], Indicator, faults),
        targets=rows(sheets["targets.csv"], Target, faults),
        projects=rows(sheets["projects.csv"], Project, faults),
        chains=rows(sheets["chains.csv"], Chain, faults),
        links=rows(sheets["links.csv"], Link, faults),
        flows=rows(sheets["flows.csv"], Flow, faults),
        questions=parts(trees["questions.yaml"], Question, faults),
        sources=rows(sheets["sources.csv"], Source, faults),
        claims=rows(sheets["claims.csv"], ClaimRow, faults),
        observations=good(sheets[OBSERVATIONS], faults).select(list(OBSERVATION_COLUMNS)),
        edits=parts(trees["editing.yaml"], Edit, faults),
        findings=word(faults),
        corrections=rows(sheets["corrections.csv"], Correction, faults),
        editions=rows(sheets["editions.csv"], PastEdition, faults),
        signoff=rows(sheets["signoff.csv"], Tick, faults),
        indices=indices.texts,
        boundaries=drawn.text,
        infrastructure=_infrastructure(gathered, faults),
        works=Works(
            rows(sheets["progress.csv"], Progress, faults),
            rows(sheets["activities.csv"], Activity, faults),
        ),
        reporting=_reporting(gathered, faults),
    )


def _infrastructure(gathered: Gathered, faults: list[Fault]) -> Infrastructure:
    sheets = gathered.sheets
    return Infrastructure(
        rows(sheets["nodes.csv"], Node, faults),
        rows(sheets["edges.csv"], Edge, faults),
        rows(sheets["needs.csv"], Need, faults),
        rows(sheets["connections.csv"], Connection, faults),
        rows(sheets["tiles.csv"], Tile, faults),
    )


def _reporting(gathered: Gathered, faults: list[Fault]) -> Reporting:
    sheets = gathered.sheets
    return Reporting(
        rows(sheets["organisations.csv"], Organisation, faults),
        rows(sheets["forms.csv"], ReportForm, faults),
        rows(sheets["items.csv"], FormItem, faults),
        rows(sheets["assignments.csv"], Assignment, faults),
        rows(sheets["rules.csv"], ValidationRule, faults),
    )


def _check(gathered: Gathered) -> Iterator[Fault]:
    for tree in gathered.trees.values():
        yield from check_tree(tree, gathered.known)
    for sheet in gathered.sheets.values():
        yield from check_columns(sheet, gathered.known)
    yield from check_amounts(gathered)
    yield from check_sense(gathered)
    yield from check_joins(gathered)
    yield from check_chains(gathered)
    yield from check_networks(gathered)
    yield from check_works(gathered)
    yield from check_reporting(gathered)
    yield from check_corrections(gathered)
