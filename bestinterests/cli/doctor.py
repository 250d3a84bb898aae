"""Look whether the workspace is well: settings, folder, database, styles, people. It changes nothing.

Exit code 1 says that something needs a person.
"""

from __future__ import annotations

import argparse


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    from bestinterests.cli.options import add_data

    add_data(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print what was looked at, then every Problem."""
    import os

    from bestinterests.cli.output import page
    from bestinterests.cli.problems import write
    from bestinterests.cli.server import loaded

    serving = loaded()
    from bestinterests.web.config.doctor import examine

    found = examine(serving.environment_of(os.environ, arguments.data))
    sheet = page(arguments.colour)
    sheet.table([("Looked at", "Found"), *found.seen], indent=0)
    if found.problems:
        sheet.blank()
    for problem in found.problems:
        write(sheet, problem)
    sheet.show()
    return 1 if any(problem.severity != "note" for problem in found.problems) else 0
