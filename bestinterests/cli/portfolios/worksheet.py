"""Write a supervisor's worksheet for one service: questions to put, each with its place in the record.

With --facts it sets evidence from joined tables beside what the record states; with --before it says what changed
since that version; with --shadow it sets another reading beside the provider's own. For a service made with the pack
for schools it shows who decides what data are used for. It asks; nothing is found or decided by it.

--service makes it from what a portfolio keeps of a service. Of one that only joined tables know it says that nothing
was assessed, what is known with its strength and limit, and what to ask for.
"""

from __future__ import annotations

import argparse
import datetime as dt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bestinterests.documents.supervision.worksheet import FollowUp
    from bestinterests.formats import Format


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    from bestinterests.cli.portfolios.supervised import add_shared

    add_shared(parser)
    parser.add_argument("--before", metavar="FILE", help="the version before, to say what changed")
    parser.add_argument("--shadow", metavar="FILE", help="another reading of the same service, to stand beside it")
    parser.add_argument(
        "--follow-up",
        action="append",
        default=[],
        type=follow_up,
        metavar="DATE:WHAT",
        help="a day to look again, as in 2026-09-01:'Ask about age checks'; may be given several times",
    )


def follow_up(text: str) -> tuple[dt.date, str]:
    """Read a day and what is looked at then from an argument."""
    from bestinterests.cli.options import day

    when, colon, what = text.partition(":")
    if not colon or not what.strip():
        raise argparse.ArgumentTypeError(f"'{text}' is not a day and what; write it as in 2026-09-01:Ask again")
    return day(when.strip()), what.strip()


def run(arguments: argparse.Namespace) -> int:
    """Write the worksheet; return 2 if a file cannot be used."""
    from bestinterests.cli.clock import today
    from bestinterests.cli.portfolios import supervised
    from bestinterests.documents.supervision.worksheet import Beside, FollowUp, worksheet

    form = supervised.paper_form(arguments)
    if form is None or not supervised.is_named(arguments):
        return 2
    on = arguments.on or today()
    follow_ups = tuple(FollowUp(on=when, what=what) for when, what in arguments.follow_up)
    if arguments.service:
        return _of_portfolio(arguments, form, on, follow_ups)
    names = (arguments.file, arguments.before, arguments.shadow)
    found = [supervised.held(name, arguments, on) if name else None for name in names]
    own, before, shadow = found
    if own is None or any(name and each is None for name, each in zip(names, found, strict=True)):
        return 2
    made = worksheet(
        own.assessed,
        outside=supervised.outside(own, arguments),
        before=before.assessed if before else None,
        beside=Beside(ours=shadow.assessed, theirs=own.publication) if shadow else None,
        follow_ups=follow_ups,
        supervisor=arguments.supervisor,
    )
    return supervised.write(made, form, arguments)


def _of_portfolio(arguments: argparse.Namespace, form: Format, on: dt.date, follow_ups: tuple[FollowUp, ...]) -> int:
    """Write the worksheet of a service from what a portfolio keeps of it."""
    from bestinterests.cli.portfolios import supervised
    from bestinterests.cli.problems import complain
    from bestinterests.portfolio.worksheets.papers import worksheet_paper

    if arguments.before or arguments.shadow:
        return complain("--before and --shadow go with a file.", "A portfolio knows the version before by itself.")
    sheet = supervised.of_portfolio(arguments)
    if sheet is None:
        return 2
    made = worksheet_paper(sheet, on, follow_ups=follow_ups, supervisor=arguments.supervisor)
    return supervised.write(made, form, arguments)
