"""What worksheets and letters share on the command line: the record, evidence from elsewhere, and where to write."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import datetime as dt

    from bestinterests.documents.model import Paper
    from bestinterests.documents.papers import Assessed
    from bestinterests.documents.supervision.outside import Outside
    from bestinterests.domain.publication import Publication
    from bestinterests.formats import Format
    from bestinterests.portfolio.worksheets import Worksheet


class Held(NamedTuple):
    """A record with what follows from it; the publication, where it came as one."""

    assessed: Assessed
    publication: Publication | None = None


def add_shared(parser: argparse.ArgumentParser) -> None:
    """Add what both take."""
    from bestinterests.cli.options import add_on, add_with_pack

    parser.add_argument("file", metavar="FILE", nargs="?", help="document or published document")
    parser.add_argument("--facts", metavar="PORTFOLIO", help="portfolio whose joined tables speak of the service")
    parser.add_argument(
        "--service",
        metavar="KEY",
        help="instead of FILE: a service of that portfolio, also one that nobody assessed",
    )
    parser.add_argument("--supervisor", default="", metavar="NAME", help="who supervises, as it is to be printed")
    parser.add_argument("-o", "--output", metavar="OUT", help="HTML, Word or PDF file to write")
    add_on(parser)
    add_with_pack(parser)


def is_named(arguments: argparse.Namespace) -> bool:
    """Say whether one service is named: by a file, or by its key in a portfolio; print what is amiss where not."""
    from bestinterests.cli.problems import complain

    if arguments.service and not arguments.facts:
        complain("It is not said in which portfolio the service is.", "Name its folder with --facts.")
    elif bool(arguments.service) == bool(arguments.file):
        complain("Name one service.", "Give the file of its record, or --service KEY --facts PORTFOLIO.")
    else:
        return True
    return False


def of_portfolio(arguments: argparse.Namespace) -> Worksheet | None:
    """Return what a portfolio keeps of --service; print why where it keeps nothing. Raises Refused without one."""
    from pathlib import Path

    from bestinterests.cli.problems import complain
    from bestinterests.portfolio.holding import of_lake
    from bestinterests.portfolio.lake import Lake
    from bestinterests.portfolio.worksheets import worksheet_for

    lake = Lake.opened(Path(arguments.facts))
    found = worksheet_for(of_lake(lake), arguments.service, lake)
    if found is None:
        complain(
            f"{arguments.facts} keeps nothing of a service with the key '{arguments.service}'.",
            f"Keys stand in: bestinterests portfolio ask {arguments.facts} behind --of services -o services.csv",
        )
    return found


def held(name: str, arguments: argparse.Namespace, on: dt.date) -> Held | None:
    """Return the record in a file; where it may not be used, print why and return None. Raises Refused likewise."""
    from bestinterests.cli.inputs import assessed, loaded

    publication = _publication(name)
    if publication is not None:
        return _of_publication(publication, arguments, on)
    found = loaded(name, arguments, on)
    return Held(assessed(found, on)) if found else None


def _publication(name: str) -> Publication | None:
    """The publication in a file, None where it is none. Raises Refused for one that is not as it was published."""
    import msgspec

    from bestinterests.cli.given import bytes_of
    from bestinterests.domain.problem import Problem
    from bestinterests.formats.publications import read_publication

    data = bytes_of(name) if name != "-" else b""
    if isinstance(data, Problem) or not data.lstrip().startswith(b"{"):
        return None
    try:
        fields = msgspec.json.decode(data)
    except msgspec.MsgspecError:
        return None
    return read_publication(data) if isinstance(fields, dict) and "publisher" in fields else None


def _of_publication(publication: Publication, arguments: argparse.Namespace, on: dt.date) -> Held:
    """A published record, with what followed when it was published. Raises Refused where its packs are not here."""
    from bestinterests.cli.inputs import brought
    from bestinterests.documents.papers import Assessed
    from bestinterests.domain.problem import Refused
    from bestinterests.evaluation import evaluate
    from bestinterests.packs.resolve import resolve

    assessment = publication.document.assessment
    framework, problems = resolve(assessment.packs, brought(arguments))
    if framework is None:
        raise Refused(problems)
    follows = publication.evaluation or evaluate(framework, assessment, on=on)
    return Held(Assessed(framework, publication.document, follows), publication)


def outside(found: Held, arguments: argparse.Namespace) -> tuple[Outside, ...]:
    """Return what the joined tables of --facts say of the service; says so where they say nothing."""
    import sys
    from pathlib import Path

    from bestinterests.cli.output import page
    from bestinterests.portfolio.evidence.of_service import outside_of
    from bestinterests.portfolio.lake import Lake

    if not arguments.facts:
        return ()
    said = outside_of(Lake.opened(Path(arguments.facts)), found.assessed.document, found.assessed.framework)
    if not said.found:
        sheet = page(arguments.colour, sys.stderr)
        sheet.line(f"No joined table of {arguments.facts} speaks of {said.service}.")
        sheet.show(sys.stderr)
    return said.found


def paper_form(arguments: argparse.Namespace) -> Format | None:
    """Return the format that the ending of -o names; None, with the reason printed, where it is no paper."""
    from bestinterests.cli.problems import complain
    from bestinterests.formats import format_of

    form = format_of(arguments.output or "")
    if form is None or form.writes != "paper":
        complain("It is written as a paper.", "Name an HTML, Word or PDF file with -o.")
        return None
    return form


def write(made: Paper, form: Format, arguments: argparse.Namespace) -> int:
    """Write a paper and print its place."""
    from pathlib import Path

    from bestinterests.cli.outputs import replace

    replace(Path(arguments.output), form.write(made))
    print(arguments.output)
    return 0
