"""Children are short of time, memory and secrets, and one's end is one task's failure."""

import os
import pickle
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from dianfan.figures.errors import UseError
from dianfan.said.documents.child import Children
from dianfan.said.documents.child import Fate
from dianfan.said.documents.child import LostTask
from dianfan.said.documents.child_side import answer
from dianfan.said.documents.limits import Limits
from tests.said.documents.befall import work

QUICK = Limits(seconds=20, cpu_seconds=20, memory=1 << 30)


def _run(tasks: list[tuple[str, float]], limits: Limits = QUICK, count: int = 2) -> list[object]:
    with Children(work, count, limits) as pool:
        done = dict(pool.run(tasks))
    assert sorted(done) == list(range(len(tasks)))
    return [done[at] for at in range(len(tasks))]


def _fate(result: object) -> Fate:
    assert isinstance(result, LostTask)
    return result.fate


def test_every_task_has_its_own_result() -> None:
    assert _run([("double", at) for at in range(9)]) == [2 * at for at in range(9)]


def test_children_are_used_again() -> None:
    assert len(set(_run([("pid", 0)] * 8))) <= 2


def test_what_befalls_one_task_befalls_no_other() -> None:
    tasks = [
        ("double", 1.0),
        ("raise", 0),
        ("kill", 0),
        ("double", 2.0),
        ("fill", 8e9),
        ("double", 3.0),
    ]
    one, raised, died, two, filled, three = _run(tasks)
    assert (one, two, three) == (2, 4, 6)
    assert (_fate(raised), _fate(died), _fate(filled)) == (Fate.RAISED, Fate.DIED, Fate.MEMORY)
    assert isinstance(raised, LostTask)
    assert "no such sign" in raised.detail
    assert isinstance(died, LostTask)
    assert "SIGSEGV" in died.detail


def test_who_sleeps_is_ended_and_the_rest_goes_on() -> None:
    limits = Limits(seconds=1.5, memory=1 << 30)
    slow, quick = _run([("sleep", 60), ("double", 4)], limits, 1)
    assert (_fate(slow), quick) == (Fate.OVERRUN, 8)


def test_who_spins_is_ended_by_the_time_of_the_processor() -> None:
    limits = Limits(seconds=30, cpu_seconds=1, memory=1 << 30)
    spun, quick = _run([("spin", 0), ("double", 4)], limits, 1)
    assert (_fate(spun), quick) == (Fate.OVERRUN, 8)


def test_no_secret_and_no_file_is_handed_down(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("A_SECRET", "of the office")
    with (tmp_path / "open").open("w") as ours:
        os.set_inheritable(ours.fileno(), True)  # noqa: FBT003  # the call of the system
        known, files = _run([("environment", 0), ("files", 0)], count=1)
    assert isinstance(known, dict)
    assert isinstance(files, list)
    assert "of the office" not in known.values()
    assert len(files) <= 7


def test_work_that_has_no_name_elsewhere_is_refused() -> None:
    with pytest.raises(UseError, match="top of a module"):
        Children(lambda task: task, 1, QUICK)


def test_children_end_with_a_parent_that_is_killed() -> None:
    """The parent starts a sleeping child, names it and is killed."""
    script = (
        "import os, signal\n"
        "from dianfan.said.documents.child import Children\n"
        "from dianfan.said.documents.limits import Limits\n"
        "from tests.said.documents.befall import work\n"
        "pool = Children(work, 1, Limits())\n"
        "print(next(pool.run([('pid', 0)]))[1], flush=True)\n"
        "pool._begin(0, ('sleep', 600))\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    told = subprocess.run(
        [sys.executable, "-c", script], check=False, capture_output=True, env=environment
    )
    child = Path("/proc") / told.stdout.decode().strip()
    until = time.monotonic() + 10
    while child.exists() and time.monotonic() < until:
        time.sleep(0.05)
    assert not child.exists() or "zombie" in (child / "status").read_text()


def test_an_answer_is_pickled_whatever_happens() -> None:
    assert pickle.loads(answer(pickle.dumps(work), pickle.dumps(("double", 3)))) == 6  # noqa: S301  # our own
    failure = pickle.loads(answer(b"no pickle", b""))  # noqa: S301  # our own
    assert _fate(failure) is Fate.RAISED


def test_a_child_that_is_ended_while_it_waits_costs_no_task() -> None:
    with Children(work, 1, QUICK) as pool:
        ((_, first),) = pool.run([("pid", 0)])
        assert isinstance(first, int)
        os.kill(first, signal.SIGKILL)
        pool._idle[0].process.wait()
        assert list(pool.run([("double", 3)])) == [(0, 6)]
