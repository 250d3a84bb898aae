"""Ask a portfolio in your own SQL: one SELECT over its tables. It is read, never written, and no other file is seen.

The tables and their columns are in docs/reference/portfolio.md. 'portfolio ask PORTFOLIO QUESTION --sql' prints what a
question asks, to begin with. Small numbers of children are not hidden here: whoever passes them on has to.
"""

from __future__ import annotations

import argparse


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    from bestinterests.cli.portfolios.ask import add_output

    parser.add_argument("lake", metavar="PORTFOLIO", help="folder of the portfolio")
    parser.add_argument("text", metavar="SELECT", help="what to ask; the tables are in docs/reference/portfolio.md")
    parser.add_argument("--limit", type=int, default=0, metavar="ROWS", help="most rows (all)")
    add_output(parser)


def run(arguments: argparse.Namespace) -> int:
    """Ask and print, or write a file. Raises Refused where it is no SELECT."""
    from pathlib import Path

    from bestinterests.cli.portfolios.ask import give
    from bestinterests.portfolio.answering.freely import asked_freely
    from bestinterests.portfolio.lake import Lake

    lake = Lake.opened(Path(arguments.lake))
    return give(asked_freely(lake, arguments.text, limit=max(arguments.limit, 0)), arguments)
