"""Take a backup back into a new data folder or an empty database, and look through it.

The secret of the server is not in it: on this computer a new one is made, elsewhere you set it. Everybody signs in
anew. The keys of cases are not in it either: put their file, or type their sheet, into the new data folder. Cases that
were erased after the backup was made are erased again, by the list `erased-cases` of the server that it came from.
"""

from __future__ import annotations

import argparse


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    from bestinterests.cli.options import add_data

    parser.add_argument("file", metavar="FILE", help="a file that 'backup' wrote")
    parser.add_argument(
        "--erased",
        metavar="LIST",
        help="the newest copy of the list of erased cases (erased-cases in the new data folder)",
    )
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
    if arguments.erased and not Path(arguments.erased).is_file():
        return complain(f"There is no file {arguments.erased}.", "Name a copy of the list of erased cases.")
    opened(arguments)
    from bestinterests.cli.clock import now
    from bestinterests.web.config.restoring import restore

    restored = restore(path, Path(arguments.erased) if arguments.erased else None, now())
    print(f"Restored as of {restored.manifest.made_at:%Y-%m-%d %H:%M} UTC.")
    for sentence in restored.said:
        print(sentence)
    return looked_through(arguments)
