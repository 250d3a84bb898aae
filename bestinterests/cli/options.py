"""Arguments that several verbs share."""

from __future__ import annotations

import argparse
import datetime as dt


def explained(text: str) -> str:
    """Return what a module says of itself as help prints it: paragraphs as wide as the page."""
    import textwrap

    return "\n\n".join(textwrap.fill(part, 98) for part in text.strip().split("\n\n"))


def day(text: str) -> dt.date:
    """Read a day from an argument."""
    try:
        return dt.date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"'{text}' is not a day; write it as in 2026-10-05") from error


def add_on(parser: argparse.ArgumentParser) -> None:
    """Add ``--on``."""
    parser.add_argument("--on", type=day, default=None, metavar="DATE", help="day to read dates against (today)")


def add_with_pack(parser: argparse.ArgumentParser) -> None:
    """Add ``--with-pack``."""
    parser.add_argument(
        "--with-pack",
        action="append",
        default=[],
        metavar="PATH",
        help="a pack of your own, as a source folder or a built file; may be given several times",
    )


def add_data(parser: argparse.ArgumentParser) -> None:
    """Add ``--data``."""
    parser.add_argument(
        "--data",
        metavar="FOLDER",
        help="folder of everything that is kept (data, or BESTINTERESTS_DATA)",
    )
