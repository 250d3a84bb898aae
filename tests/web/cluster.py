"""A throw-away PostgreSQL for one run of tests: no port, no password, no trace."""

from __future__ import annotations

import atexit
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

# PostgreSQL refuses to run as root, so root hands it to a user that owns nothing else.
SOMEBODY = {"user": "nobody", "group": "nogroup", "extra_groups": []} if os.getuid() == 0 else {}
# Nothing is kept, so nothing has to survive a power cut.
OPTIONS = "-c listen_addresses='' -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c shared_buffers=64MB"


def programs() -> Path | None:
    """The folder of the newest PostgreSQL on this machine; None where there is none."""
    installed = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    found = str(installed[-1]) if installed else shutil.which("initdb")
    return Path(found).parent if found else None


def start(folder_of_programs: Path) -> str:
    """Start a cluster that ends with this process; return the address of its database."""
    folder = Path(tempfile.mkdtemp(prefix="bestinterests-postgresql-"))
    folder.chmod(0o777)
    data = folder / "data"

    def run(program: str, *arguments: str) -> None:
        subprocess.run(
            [folder_of_programs / program, *arguments],
            check=True,
            cwd=folder,
            stdout=subprocess.DEVNULL,
            stdin=subprocess.DEVNULL,
            **SOMEBODY,
        )

    run("initdb", "-D", str(data), "-A", "trust", "-U", "tests", "-E", "UTF8", "--locale=C", "--no-sync")

    @atexit.register
    def end() -> None:
        run("pg_ctl", "-D", str(data), "-m", "immediate", "stop")
        shutil.rmtree(folder, ignore_errors=True)

    run("pg_ctl", "-D", str(data), "-w", "-l", str(folder / "log"), "-o", f"{OPTIONS} -k {folder}", "start")
    return f"postgresql://tests@/postgres?host={folder}"
