"""Write everything that the workspace keeps to one file, while people go on working.

It holds no secret of the server and nobody's session. 'restore' takes it back, into SQLite or PostgreSQL.
"""

from __future__ import annotations

import argparse


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    from bestinterests.cli.options import add_data

    parser.add_argument("file", metavar="FILE", help="file to write; it must not be there yet")
    add_data(parser)


def run(arguments: argparse.Namespace) -> int:
    """Write the backup and say what is in it."""
    from pathlib import Path

    from bestinterests.cli.clock import now
    from bestinterests.cli.problems import complain
    from bestinterests.cli.server import opened

    path = Path(arguments.file)
    if path.exists():
        return complain(f"{path} is there already.", "Name another file.")
    opened(arguments).upgrade()
    from bestinterests.web.config.backing_up import back_up

    manifest = back_up(path, now())
    rows = {table.model: table.rows for table in manifest.tables}
    print(f"{path}: {rows['assessments.assessment']} assessments, {rows['ledger.line']} lines of their ledgers")
    return 0
