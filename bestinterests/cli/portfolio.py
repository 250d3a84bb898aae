"""Take in many assessments once, and ask about all of them: by right, age band and sector, never by a score or a rank.

A portfolio is a folder: 'add' takes files in, 'ask' puts questions to all of them, 'worksheet' and 'letter' are about
one service. 'bestinterests portfolio PART --help' explains a part.
"""

from __future__ import annotations

import argparse
from typing import Any, NamedTuple


class Part(NamedTuple):
    """A part of the verb. Its module in ``cli.portfolios`` has ``arguments(parser)`` and ``run(arguments) -> int``."""

    name: str
    module: str
    does: str


PARTS: dict[str, Part] = {
    part.name: part
    for part in (
        Part("add", "adding", "take in files, folders and archives"),
        Part("list", "listing", "say what is in a portfolio, and which files were refused"),
        Part("ask", "ask", "ask a question, in the terminal or into a file"),
        Part("sql", "sql", "ask in your own SQL: one SELECT, read only"),
        Part("settle", "settling", "work out anew which versions are current, after names were mended"),
        Part("join", "join", "join a table of facts about many services, as evidence with its limit"),
        Part("worksheet", "worksheet", "write a supervisor's worksheet for one service"),
        Part("letter", "letter", "write a draft letter or request for information about one service"),
    )
}
"""Every part by name, in the order in which help shows them."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of every part."""
    from bestinterests.cli.options import explained

    parts = parser.add_subparsers(dest="part", required=True, metavar="PART")
    for part in PARTS.values():
        module = _module(part)
        module.arguments(parts.add_parser(part.name, help=part.does, description=explained(module.__doc__)))


def run(arguments: argparse.Namespace) -> int:
    """Run a part. Raises Refused where a library that it takes is not installed."""
    from bestinterests.domain.problem import Refused
    from bestinterests.formats.libraries import absent

    if missing := absent("portfolio"):
        raise Refused([_library_missing(missing[0])])
    try:
        return int(_module(PARTS[arguments.part]).run(arguments))
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("bestinterests"):
            raise
        raise Refused([_library_missing(error.name or "")]) from error


def _module(part: Part) -> Any:
    from importlib import import_module

    return import_module(f"bestinterests.cli.portfolios.{part.module}")


def _library_missing(name: str) -> Any:
    from bestinterests.domain.problem import Problem

    return Problem(
        code="portfolio.library-missing",
        path="",
        sentence=f"Portfolios: the library {name} is not installed.",
        remedy="Install it with: pip install 'bestinterests[portfolio]'",
    )
