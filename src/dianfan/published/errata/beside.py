"""What stands beside an edition, verified: its signature and its errata."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dianfan.figures.errors import UnreadableFolder
from dianfan.published.errata.companion import DATA
from dianfan.published.errata.companion import companion
from dianfan.published.errata.companion import read_errata
from dianfan.published.fault import Fault
from dianfan.published.fault import FaultKind
from dianfan.published.manifest import ERRATA
from dianfan.published.signing.check import Standing
from dianfan.published.signing.check import check_signature

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from dianfan.published.errata.sheet import ErrataSheet
    from dianfan.published.fault import Verification
    from dianfan.published.signing.keys import PublicKey


def beside(result: Verification, edition: Path, key: PublicKey | None) -> Verification:
    """Add to a verification what the files beside the edition say.

    Args:
        result: what the edition itself was found to be.
        edition: its folder.
        key: the key that must have signed it; without one the key that its Book names.
    """
    check = check_signature(edition, key)
    faults = list(check.faults)
    try:
        sheet = read_errata(edition)
    except UnreadableFolder as damaged:
        faults.append(Fault(FaultKind.ERRATA, DATA, "", f"{damaged.what}: {damaged.why}"))
        sheet = None
    else:
        faults += errata_faults(edition, result.edition, sheet)
    notes = list(result.notes)
    errata = check_signature(edition, key, DATA)
    if errata.standing is not Standing.NONE:
        faults += errata.faults
    if sheet is not None and sheet.errata:
        notes.append(
            f"errata to this edition: {len(sheet.errata)}, known as of {sheet.known}, {errata.standing}"
        )
    return replace(
        result,
        faults=(*result.faults, *faults),
        notes=tuple(notes),
        signature=f"{check.standing}{f' {check.signer}' if check.signer else ''}",
        errata=len(sheet.errata) if sheet else 0,
    )


def errata_faults(edition: Path, digest: str, sheet: ErrataSheet | None) -> Iterator[Fault]:
    """Hold the companion of an edition against its own data, and against the edition."""
    found = {path.name for path in (edition / ERRATA).glob("*")} if sheet is None else set()
    if found:
        yield Fault(FaultKind.ERRATA, DATA, "", "pages of errata stand here without their data")
    if sheet is None:
        return
    if sheet.edition != digest:
        message = "the errata belong to another edition"
        yield Fault(FaultKind.ERRATA, DATA, "edition", message, digest, sheet.edition)
    for path, content in companion(sheet):
        here = edition / path
        if not here.is_file() or here.read_bytes() != content:
            message = "the page does not say what the data of the errata say"
            yield Fault(FaultKind.ERRATA, path, "", message)
    for one in sheet.errata:
        if not (edition / "zh" / "figures" / f"{one.figure}.html").is_file():
            message = "an erratum names a figure that the edition does not have"
            yield Fault(FaultKind.ERRATA, DATA, "", message, "", one.figure)
