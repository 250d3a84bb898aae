"""Look whether anything that the workspace keeps was changed behind its back.

Every ledger is walked and replayed up to the record as it stands, and every submission is evaluated anew. Content that
was removed lawfully is said as such. Exit code 1 says that something is broken.
"""

from __future__ import annotations

import argparse


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    from bestinterests.cli.options import add_data

    add_data(parser)


def run(arguments: argparse.Namespace) -> int:
    """Look through everything and say what was found."""
    from bestinterests.cli.server import opened

    opened(arguments).upgrade()
    return looked_through(arguments)


def looked_through(arguments: argparse.Namespace) -> int:
    """Print what stands out, then the sum; 1 where something is broken."""
    from collections import Counter

    from bestinterests.cli.output import page
    from bestinterests.web.assessments.apart.rounds import unreadable
    from bestinterests.web.config.looking_through import look_through

    sheet = page(arguments.colour)
    states: Counter[str] = Counter()
    for looked in look_through():
        found = looked.found
        states[found.state] += 1
        if found.state != "intact" or looked.rereads:
            sheet.heading(f"{looked.title} ({looked.subject})")
            sheet.line(found.sentence, indent=2)
        for removed in found.removed:
            sheet.line(removed.sentence, indent=2)
        for reread in looked.rereads:
            sheet.line(f"Submission at line {reread.submission}: {reread.sentence}", indent=2)
            for rule in reread.rules:
                sheet.entry("-", rule, indent=4)
    total = states.total()
    sheet.line(
        f"Ledgers: {total}. Intact: {states['intact']}. With content removed lawfully: {states['removed']}. "
        f"Broken: {states['broken']}."
    )
    for problem in unreadable():
        sheet.line(problem.sentence)
        sheet.line(problem.remedy, indent=2)
    sheet.show()
    return 1 if states["broken"] else 0
