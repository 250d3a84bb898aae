"""Write a draft letter, or a request for information, about one service, from a template that a person fills.

Places in braces are filled from the record, or by --set; a place that nobody filled is refused, all of them at once.
--write-template writes ours to start from: it is a draft, and no regulator wrote it. Questions are those of the
worksheet; --ask chooses their kinds. A letter carries no record along. Of a service that only joined tables know
(--service), what is written is the request for its assessment.
"""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt

    from bestinterests.documents.supervision.subject import Subject


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    from bestinterests.cli.portfolios.supervised import add_shared
    from bestinterests.documents.supervision.asking import TOPICS
    from bestinterests.documents.supervision.letters import FROM_PERSON, KINDS

    add_shared(parser)
    parser.add_argument("--kind", choices=tuple(KINDS), help="what is written (letter)")
    parser.add_argument("--template", metavar="FILE", help="your own template, a text file")
    parser.add_argument("--write-template", metavar="FILE", help="write ours to this file, to change it")
    parser.add_argument(
        "--set",
        action="append",
        default=[],
        type=place,
        metavar="NAME=TEXT",
        help=f"what stands for a place: {', '.join(name for name in FROM_PERSON if name != 'supervisor')}",
    )
    parser.add_argument(
        "--ask", action="append", choices=TOPICS, default=[], metavar="KIND", help=f"questions: {', '.join(TOPICS)}"
    )


def place(text: str) -> tuple[str, str]:
    """Read the name of a place and what stands for it from an argument."""
    name, equals, value = text.partition("=")
    if not equals:
        raise argparse.ArgumentTypeError(f"'{text}' is not a place and a text; write it as in reference=EX-1")
    return name.strip(), value


def run(arguments: argparse.Namespace) -> int:
    """Write the letter or the template; return 2 if something cannot be used."""
    from bestinterests.cli.clock import today
    from bestinterests.cli.portfolios import supervised
    from bestinterests.documents import wording
    from bestinterests.documents.supervision.letters import kinds_for, letter

    if arguments.write_template:
        return _write_template(arguments)
    form = supervised.paper_form(arguments)
    if form is None or not supervised.is_named(arguments):
        return 2
    on = arguments.on or today()
    about = _about(arguments, on)
    if about is None:
        return 2
    given = {"date": wording.day(on), "supervisor": arguments.supervisor, **dict(arguments.set)}
    kind = arguments.kind or kinds_for(about)[0]
    made = letter(about, given, kind=kind, template=_template(arguments), asked=arguments.ask)
    return supervised.write(made, form, arguments)


def _about(arguments: argparse.Namespace, on: dt.date) -> Subject | None:
    """The service of a file, or of a portfolio; None, with the reason printed, where there is none. Raises Refused."""
    from bestinterests.cli.portfolios import supervised
    from bestinterests.documents.supervision.subject import subject_of

    if arguments.service:
        from bestinterests.portfolio.worksheets.papers import subject_of as subject_of_rows

        sheet = supervised.of_portfolio(arguments)
        return subject_of_rows(sheet, on) if sheet else None
    found = supervised.held(arguments.file, arguments, on)
    return subject_of(found.assessed, supervised.outside(found, arguments)) if found else None


def _template(arguments: argparse.Namespace) -> str:
    """Return the text of the template that was brought along; blank where none was. Raises Refused."""
    from bestinterests.cli.export import template_of
    from bestinterests.domain.problem import Refused
    from bestinterests.formats.reading import decoded

    if not arguments.template:
        return ""
    text, problems = decoded(template_of(arguments))
    if text is None:
        raise Refused(problems)
    return text


def _write_template(arguments: argparse.Namespace) -> int:
    from pathlib import Path

    from bestinterests.cli.outputs import replace
    from bestinterests.cli.problems import complain
    from bestinterests.documents.supervision.wordings import TEMPLATES

    path = Path(arguments.write_template)
    if path.exists():
        return complain(f"{path} is there already and is left as it is.", f"Give it with: --template {path}")
    replace(path, TEMPLATES[arguments.kind or "letter"])
    print(path)
    return 0
