"""Take in documents, published records, workbooks and archives of them. Name files, folders or ZIP archives.

Each is checked. One that is not in order is named with every fault, and the others go in. The same content comes in
once; versions of one service are kept in their order. A run that was stopped goes on where it was when it is called
again. Nothing of what a person wrote is changed.

Exit code 2 if a file was refused; the others are in.
"""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bestinterests.portfolio.taking.adding import Added, Outcome
    from bestinterests.portfolio.taking.pieces import Passed
    from bestinterests.portfolio.taking.working import Done

SHOWN = 5
"""Problems of one file that are printed; all are kept, and told by ``portfolio list --format json``."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    from bestinterests.cli.options import add_with_pack

    parser.add_argument(
        "files", nargs="+", metavar="DIR|ZIP|FILE", help="documents, published records, workbooks, archives, folders"
    )
    parser.add_argument("--to", required=True, metavar="PORTFOLIO", help="folder of the portfolio, new or begun")
    parser.add_argument("--others", action="store_true", help="these are readings by others, not by the providers")
    parser.add_argument("--jobs", type=_number, metavar="N", help="processes (as many as processors)")
    parser.add_argument("--batch", type=_number, default=1_000, metavar="N", help="files sealed at a time (1,000)")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="how to print (text)")
    add_with_pack(parser)


def _number(text: str) -> int:
    if not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"'{text}' is not a number from 1")
    return int(text)


def run(arguments: argparse.Namespace) -> int:
    """Take in, settle, and say what came of it; return 2 if a file was refused."""
    from pathlib import Path

    from bestinterests.cli.clock import today
    from bestinterests.cli.inputs import brought
    from bestinterests.cli.problems import complain
    from bestinterests.portfolio.lake import Lake
    from bestinterests.portfolio.settling import kept_names, settle
    from bestinterests.portfolio.taking.adding import add
    from bestinterests.portfolio.taking.pieces import Passed, pieces
    from bestinterests.portfolio.taking.reading import Setting

    paths = [Path(given) for given in arguments.files]
    setting = Setting(today=today(), whose="other" if arguments.others else "provider", extra=tuple(brought(arguments)))
    passed = Passed()
    number = sum(1 for _ in pieces(paths))
    if not number:
        return complain("There is no file that could hold a record.", "Name files, folders of them, or archives.")
    lake = Lake.made(Path(arguments.to))
    with lake.writing():
        kept_names(lake)  # a slip in them is told before the work, not after
        told = _Told(number, arguments)
        jobs = min(arguments.jobs or _processors(), -(-number // 8) or 1)
        added = add(lake, pieces(paths, passed), setting, jobs=jobs, batch=arguments.batch, tell=told.tell)
        settle(lake)
    if arguments.format == "json":
        _as_json(added, told.refused)
    else:
        _as_text(added, passed, arguments)
    return 2 if added.refused else 0


def _processors() -> int:
    import os

    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class _Told:
    """Says on the error stream how far it has come, and what is wrong with each file that is not in order."""

    def __init__(self, number: int, arguments: argparse.Namespace) -> None:
        self.number = number
        self.arguments = arguments
        self.at = 0
        self.refused: list[Done] = []

    def tell(self, done: Done, outcome: Outcome) -> None:
        """Take note of one file."""
        from bestinterests.cli.output import progress

        self.at += 1
        if outcome != "known" and done.problems:
            self._show(done)
            if outcome == "refused" and self.arguments.format == "json":
                self.refused.append(done)
        progress(self.at, self.number, "files looked at")

    def _show(self, done: Done) -> None:
        from msgspec.structs import replace

        from bestinterests.cli.problems import show
        from bestinterests.portfolio.taking.working import problems_in

        if self.arguments.format == "json":
            return
        name = " in ".join(part for part in (done.inside, done.name) if part)
        problems = problems_in(done.problems)
        shown = problems[:SHOWN]
        if (more := len(problems) - SHOWN) > 0:
            shown[-1] = replace(shown[-1], remedy=f"{shown[-1].remedy} {more} more are kept.".strip())
        if done.lines is not None:  # it was taken in for all that
            shown = [replace(problem, severity="warning") for problem in shown]
        show(shown, self.arguments, sys.stderr, name)


def _as_text(added: Added, passed: Passed, arguments: argparse.Namespace) -> None:
    from bestinterests.cli.output import page

    sheet = page(arguments.colour)
    sheet.line(f"{arguments.to}: {added.files:,} {'file' if added.files == 1 else 'files'} looked at")
    rows = [
        (f"{number:,}", words)
        for number, words in (
            (added.taken, "taken in"),
            (added.known, "taken in before"),
            (added.again, "of a content that is here already"),
            (added.refused, "refused, each named above with its faults"),
            (added.told, "of those taken in with a warning, named above"),
        )
        if number
    ]
    sheet.table(rows, head=False)
    if said := passed.sentence():
        sheet.line(said)
    sheet.show()


def _as_json(added: Added, refused: list[Done]) -> None:
    import msgspec

    from bestinterests.formats.json_writing import json_of
    from bestinterests.portfolio.taking.working import problems_in

    files = [{"name": each.name, "inside": each.inside, "problems": problems_in(each.problems)} for each in refused]
    print(json_of({**msgspec.structs.asdict(added), "refused_files": files}), end="")
