"""Take a backup back into a new data folder or an empty database, and look through it.

The secret of the server is not in it: on this computer a new one is made, elsewhere you set it. Everybody signs in
anew.
"""

from __future__ import annotations

import argparse


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    from bestinterests.cli.options import add_data

    parser.add_argument("file", metavar="FILE", help="a file that 'backup' wrote")
    add_data(parser)


def run(arguments: argparse.Namespace) -> int:
    """Restore, then verify."""
    from pathlib import Path

    from bestinterests.cli.problems import complain
    from bestinterests.cli.server import opened
    from bestinterests.cli.verify import looked_through

    path = Path(arguments.file)
    if not path.is_file():
        return complain(f"There is no file {path}.", "Name a file that 'backup' wrote.")
    opened(arguments)
    from bestinterests.web.config.restoring import restore

    manifest = restore(path)
    print(f"Restored as of {manifest.made_at:%Y-%m-%d %H:%M} UTC.")
    return looked_through(arguments)
