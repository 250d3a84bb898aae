"""The scheduler: a process beside the server that does what is due, until the server ends.

Any number may run on one database: each job is claimed in its row.
"""

from __future__ import annotations

import datetime as dt
import logging
import os
import signal
import subprocess
import sys
import time
from types import FrameType

PAUSE = 5.0
"""Seconds between two looks at the clock."""
LOG = logging.getLogger("bestinterests.jobs")


def start_beside() -> None:
    """Start the scheduler as a child of this process, which becomes the server."""
    called = [sys.executable, "-m", "bestinterests.web.config.scheduling", str(os.getpid())]
    subprocess.Popen(called)  # noqa: S603  # our own interpreter and module


def run(parent: int) -> None:
    """Do what is due until the parent process is gone, or somebody stops it."""
    import django

    django.setup()
    from django.db import close_old_connections
    from django.utils import timezone

    from bestinterests.web.config.jobs import JOBS
    from bestinterests.web.jobs.running import run_due

    signal.signal(signal.SIGTERM, _end)
    signal.signal(signal.SIGINT, _end)
    while os.getppid() == parent:
        at: dt.datetime = timezone.now()
        try:
            run_due(JOBS, at)
        except Exception:
            # The database may be away for a while; the next look finds it again.
            LOG.exception("scheduler failed")
        close_old_connections()
        time.sleep(PAUSE)


def _end(_number: int, _frame: FrameType | None) -> None:
    sys.exit(0)


if __name__ == "__main__":
    run(int(sys.argv[1]))
