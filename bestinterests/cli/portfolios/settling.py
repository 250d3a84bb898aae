"""Work out anew which versions are current and how services stand, after names were mended.

What services and sectors are called is kept in names/services.yaml and names/sectors.yaml of the portfolio, for any
editor. A slip in them is told with its line, and then nothing is changed. No file has to be taken in again.
"""

from __future__ import annotations

import argparse


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("portfolio", metavar="PORTFOLIO", help="folder of the portfolio")


def run(arguments: argparse.Namespace) -> int:
    """Settle, and say how many services have a current version."""
    from pathlib import Path

    from bestinterests.portfolio.contents import contents
    from bestinterests.portfolio.lake import Lake
    from bestinterests.portfolio.settling import settle

    lake = Lake.opened(Path(arguments.portfolio))
    with lake.writing():
        settle(lake)
    found = contents(lake)
    sectors = f"{len(found.sectors):,} {'sector' if len(found.sectors) == 1 else 'sectors'}"
    print(f"{arguments.portfolio}: {found.current:,} of {found.services:,} services are current, in {sectors}")
    return 0
