"""Take a document over to other pack versions, and say what becomes of every answer.

With --preview nothing is written: it shows per answer what is kept, moved, split or needs a person, and the verdict
before and after. No judgement is changed by an upgrade; what was split is opened for a person.
"""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt

    from bestinterests.cli.inputs import Loaded
    from bestinterests.cli.output import Page
    from bestinterests.domain.document import Assessment
    from bestinterests.domain.evaluation import ProfileResult
    from bestinterests.packs.framework import Framework
    from bestinterests.packs.upgrade import Fate, UpgradePlan

FATES: dict[Fate, str] = {
    "kept": "kept",
    "moved": "moved",
    "split": "split: opened for a person",
    "needs-a-person": "needs a person",
}


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    from bestinterests.cli.options import add_on, add_with_pack

    parser.add_argument("file", metavar="FILE", help="document, or '-' for standard input")
    parser.add_argument(
        "--to",
        action="append",
        required=True,
        metavar="PACK@VERSION",
        help="pack version to go over to; may be given several times",
    )
    parser.add_argument("--preview", action="store_true", help="write nothing, show what would become of it")
    parser.add_argument("-o", "--output", metavar="FILE", help="file to write (standard output)")
    parser.add_argument("--all", action="store_true", help="list the answers that are kept, too")
    add_on(parser)
    add_with_pack(parser)


def run(arguments: argparse.Namespace) -> int:
    """Show or write the upgrade."""
    import sys

    from bestinterests.cli.clock import today
    from bestinterests.cli.documents import form_for
    from bestinterests.cli.fmt import warn_of_comments
    from bestinterests.cli.inputs import loaded
    from bestinterests.cli.output import page
    from bestinterests.cli.outputs import put
    from bestinterests.packs.upgrade import apply_upgrade, plan_upgrade

    on = arguments.on or today()
    found = loaded(arguments.file, arguments, on)
    if found is None:
        return 2
    framework = _target(found, arguments)
    plan = plan_upgrade(found.document, found.framework, framework)
    after = apply_upgrade(found.document, plan)
    stream = sys.stdout if arguments.preview else sys.stderr
    sheet = page(arguments.colour, stream)
    _answers(sheet, plan, everything=arguments.all)
    if arguments.preview:
        _verdicts(sheet, found, framework, after.assessment, on)
    sheet.show(stream)
    if not arguments.preview:
        warn_of_comments([arguments.file], arguments)
        put(form_for(arguments.output, arguments.file).write(after), arguments.output)
    return 0


def _target(found: Loaded, arguments: argparse.Namespace) -> Framework:
    from bestinterests.cli.inputs import brought
    from bestinterests.cli.pins import pin_of
    from bestinterests.domain.problem import Refused
    from bestinterests.packs.resolve import resolve

    extra = brought(arguments)
    pins = {pin.pack: pin for pin in found.document.assessment.packs}
    pins.update({pin.pack: pin for pin in (pin_of(text, extra) for text in arguments.to)})
    framework, problems = resolve(pins.values(), extra)
    if framework is None:
        raise Refused(problems)
    return framework


def _answers(sheet: Page, plan: UpgradePlan, *, everything: bool) -> None:
    sheet.heading("What becomes of each answer")
    sheet.table([(str(plan.count(fate)), words) for fate, words in FATES.items()], head=False)
    shown = [answer for answer in plan.answers if everything or answer.fate != "kept"]
    sheet.blank()
    for answer in shown:
        sheet.entry("-", f"{answer.path} ({FATES[answer.fate]})")
        sheet.line(" ".join(part for part in (answer.sentence, answer.why) if part), indent=4)


def _verdicts(sheet: Page, found: Loaded, framework: Framework, after: Assessment, on: dt.date) -> None:
    from bestinterests.evaluation import evaluate

    sheet.heading("The verdict before and after")
    before_ = evaluate(found.framework, found.document.assessment, on=on)
    after_ = evaluate(framework, after, on=on)
    results = {result.profile: result for result in after_.profiles}
    rows = [("Profile", "View", "Before", "After")]
    for result in before_.profiles:
        new = results.get(result.profile)
        rows += [(result.title, view, _words(result, view), _words(new, view)) for view in ("now", "expected")]
    sheet.table(rows)
    sheet.blank()
    sheet.line(f"Before: {before_.completeness.sentence}")
    sheet.line(f"After: {after_.completeness.sentence}")


def _words(result: ProfileResult | None, view: str) -> str:
    from bestinterests.documents.wording import verdict_words

    return verdict_words(getattr(result, view).verdict) if result else "no such profile"
