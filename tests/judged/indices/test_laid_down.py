"""An index of a programme is read with every fault of its file, and names what the programme has."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from dianfan.cli.program import program
from dianfan.figures.errors import BlockedByFindings
from dianfan.judged.indices.laid_down import laid_down
from dianfan.judged.surface.uncertainty.choices import Noise
from dianfan.judged.surface.uncertainty.choices import Openness
from dianfan.judged.surface.uncertainty.choices import WeightNoise
from tests.promised.folder import copied

INDICATORS = frozenset({"gva", "jobless-rate", "people"})
LIVING = """\
id: living
name: {zh: 生活, en: Living}
indicators:
  - {id: gva, name: {zh: 总增加值, en: Value added}, direction: higher, denominator: people}
  - {id: jobless-rate, name: {zh: 失业率, en: Unemployment}, direction: lower}
nodes:
  - {id: living, name: {zh: 生活, en: Living}, children: [gva, jobless-rate]}
"""


def test_a_sound_index_is_laid_down_by_its_path() -> None:
    found = laid_down({"indices/living.yaml": LIVING, "programme.yaml": "id: x"}, INDICATORS)
    assert found.findings == ()
    assert [(path, spec.id) for path, spec in found.specs.items()] == [
        ("indices/living.yaml", "living")
    ]


def test_an_indicator_that_the_programme_does_not_have_is_named() -> None:
    wrong = LIVING.replace("denominator: people", "denominator: peoples")
    found = laid_down({"indices/living.yaml": wrong}, INDICATORS)
    assert not found.specs
    (one,) = found.findings
    assert one.where.file == "indices/living.yaml"
    assert "peoples" in one.message
    assert "people" in one.remedy


def test_two_indices_of_one_id_are_refused() -> None:
    found = laid_down({"indices/a.yaml": LIVING, "indices/b.yaml": LIVING}, INDICATORS)
    assert list(found.specs) == ["indices/a.yaml"]
    assert "a.yaml" in found.findings[0].message


def test_check_and_build_stop_at_the_line_of_a_fault(tmp_path: Path) -> None:
    folder = copied(tmp_path / "qinghe")
    (folder / "indices").mkdir()
    wrong = LIVING.replace("direction: lower", "direction: sideways").replace(
        ", denominator: people", ""
    )
    (folder / "indices" / "living.yaml").write_text(wrong, encoding="utf-8")
    checked = CliRunner().invoke(program, ["check", str(folder)])
    assert checked.exit_code == 3
    assert "indices/living.yaml:5" in checked.output
    built = CliRunner().invoke(
        program, ["build", str(folder), "--out", str(tmp_path / "edition"), "--no-pdf"]
    )
    assert isinstance(built.exception, BlockedByFindings)
    assert not (tmp_path / "edition").exists()


def test_what_an_index_leaves_open_is_kept_by_its_path() -> None:
    says = LIVING.replace("id: living", "id: other", 1).replace("id: living,", "id: other,")
    says += "openness: {weights: {noise: perturb, amount: 0.1}}\n"
    found = laid_down({"indices/a.yaml": LIVING, "indices/b.yaml": says}, INDICATORS)
    assert found.findings == ()
    assert found.openness == {"indices/b.yaml": Openness(weights=WeightNoise(Noise.PERTURB, 0.1))}
