"""Bring two edited documents together by the base that both began with.

The result is a sound document even where the two contradict each other: it holds ours, every conflict is listed, and
exit code 1 says that there are some. As a merge driver for git: git config merge.bia.driver 'bestinterests merge %O
%A %B -o %A', and '*.bia.yaml merge=bia' in .gitattributes.
"""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bestinterests.cli.output import Page
    from bestinterests.domain.change import MergeResult
    from bestinterests.domain.document import Document


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    from bestinterests.cli.options import add_on, add_with_pack

    parser.add_argument("base", metavar="BASE", help="document that both sides began with")
    parser.add_argument("ours", metavar="OURS", help="document that keeps its numbers: the head")
    parser.add_argument("theirs", metavar="THEIRS", help="document that comes in")
    parser.add_argument("-o", "--output", metavar="FILE", help="file to write (standard output)")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="how to report (text)")
    parser.add_argument("--drop-comments", action="store_true", help="say nothing of comments that are dropped")
    add_on(parser)
    add_with_pack(parser)


def run(arguments: argparse.Namespace) -> int:
    """Merge; return 1 if there are conflicts."""
    import sys

    from bestinterests.changes.merging import merge
    from bestinterests.cli.documents import form_for, well_shaped
    from bestinterests.cli.fmt import warn_of_comments
    from bestinterests.cli.outputs import put
    from bestinterests.formats.json_writing import whole_json

    sides = [well_shaped(name, arguments) for name in (arguments.base, arguments.ours, arguments.theirs)]
    base, ours, theirs = sides
    if base is None or ours is None or theirs is None:
        return 2
    if not arguments.drop_comments:
        warn_of_comments([arguments.ours, arguments.theirs], arguments)
    form = form_for(arguments.output, arguments.ours)
    result = merge(base, ours, theirs)
    put(form.write(result.document), arguments.output)
    meet = _meeting(ours, theirs, result.document, arguments)
    if arguments.format == "json":
        report = {
            "conflicts": result.conflicts,
            "settled": result.settled,
            "renumberings": result.renumberings,
            "edits_that_meet": meet,
        }
        print(whole_json(report), end="", file=sys.stderr)
    else:
        _report(result, meet, arguments)
    return 1 if result.conflicts else 0


def _meeting(ours: Document, theirs: Document, merged: Document, arguments: argparse.Namespace) -> tuple[str, ...]:
    """Return what is found in the merged document and in neither side; nothing where its packs are not here."""
    from bestinterests.changes.meeting import edits_that_meet
    from bestinterests.cli.clock import today
    from bestinterests.cli.inputs import brought
    from bestinterests.evaluation import evaluate
    from bestinterests.packs.meaning import check_document
    from bestinterests.packs.resolve import resolve

    framework, _ = resolve(merged.assessment.packs, brought(arguments))
    if framework is None:
        return ()
    on = arguments.on or today()

    def findings_of(document: Document) -> list[str]:
        problems = check_document(document, framework, on)
        found = [problem.sentence for problem in problems]
        if not any(problem.severity == "error" for problem in problems):
            evaluation = evaluate(framework, document.assessment, on=on)
            for result in evaluation.profiles[:1]:
                found += [finding.sentence for finding in result.now.findings]
            found += [finding.sentence for finding in evaluation.contradictions]
        return found

    return edits_that_meet(ours, theirs, merged, findings_of)


def _report(result: MergeResult, meet: tuple[str, ...], arguments: argparse.Namespace) -> None:
    import sys

    from bestinterests.cli.output import page

    sheet = page(arguments.colour, sys.stderr)
    sheet.line(
        f"Edits that stand: {len(result.from_ours)} of ours, {len(result.from_theirs)} of theirs. "
        f"Conflicts: {len(result.conflicts)}."
    )
    write_conflicts(sheet, result)
    for sentence in meet:
        sheet.entry("edits meet", sentence)
    for settled in result.settled:
        sheet.entry("order", settled.sentence or settled.id)
    sheet.show(sys.stderr)


def write_conflicts(sheet: Page, result: MergeResult) -> None:
    """Write each conflict with what the three sides hold, then the items that got another number."""
    from bestinterests.changes.telling import brief

    for conflict in result.conflicts:
        sheet.entry(sheet.paint("conflict", "red"), f"{conflict.id}: {conflict.sentence}")
        for side, value in (("base:  ", conflict.base), ("ours:  ", conflict.ours), ("theirs:", conflict.theirs)):
            sheet.entry(side, "(not there)" if value is None else brief(value), indent=6)
    for renumbering in result.renumberings:
        sheet.entry("number", renumbering.sentence or f"{renumbering.old} is now {renumbering.new}.")
