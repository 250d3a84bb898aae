"""Write a Word template to start from: every field of a paper in its place, to be changed in an office program.

Fill it with 'export --paper PAPER --template FILE'.
"""

from __future__ import annotations

import argparse


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    from bestinterests.documents.papers import PAPERS

    parser.add_argument(
        "--paper", choices=tuple(PAPERS), default="report", metavar="PAPER", help=f"which paper: {', '.join(PAPERS)}"
    )
    parser.add_argument("-o", "--output", metavar="FILE", help="where to write it (PAPER-template.docx)")


def run(arguments: argparse.Namespace) -> int:
    """Write the template."""
    from pathlib import Path

    from bestinterests.cli.outputs import replace
    from bestinterests.formats import FORMATS

    target = Path(arguments.output or f"{arguments.paper}-template.docx")
    replace(target, FORMATS["docx"].start(arguments.paper))
    print(target)
    return 0
