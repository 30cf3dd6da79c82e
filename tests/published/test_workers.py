"""Worker processes end with the process that started them."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time

from dianfan.published.workers import cores
from dianfan.published.workers import workers

PROGRAM = """
import os, sys, time
from dianfan.published.workers import workers

def wait(seconds):
    print(os.getpid(), flush=True)
    time.sleep(seconds)

if __name__ == "__main__":
    with workers(1) as pool:
        pool.submit(wait, 60).result()
"""


def _is_there(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def test_a_worker_is_gone_when_its_parent_was_killed(tmp_path: object) -> None:
    path = f"{tmp_path}/program.py"
    with open(path, "w", encoding="utf-8") as stream:  # noqa: PTH123 - a line of a test
        stream.write(PROGRAM)
    with subprocess.Popen([sys.executable, path], stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        worker = int(parent.stdout.readline())
        parent.send_signal(signal.SIGKILL)
    for _ in range(100):
        if not _is_there(worker):
            return
        time.sleep(0.1)
    os.kill(worker, signal.SIGKILL)
    raise AssertionError("the worker outlived its parent")


def test_what_is_prepared_is_there_for_the_first_task() -> None:
    with workers(2, os.putenv, "DIANFAN_TEST", "prepared") as pool:
        assert pool.submit(os.getpid).result() != os.getpid()
    assert 1 <= cores() <= 4
