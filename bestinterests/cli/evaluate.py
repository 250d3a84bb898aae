"""Say what follows on the record: completeness first, then a verdict per profile and view, and why.

Nothing is netted and nothing scored. A verdict is a range where judgements are open; its bad end heads. Exit code 0
unless --fail-on finds what it names: 1. An input that is not in order: 2.
"""

from __future__ import annotations

import argparse
from collections.abc import Collection
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt

    from bestinterests.cli.inputs import Loaded
    from bestinterests.domain.evaluation import Evaluation


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    from bestinterests.cli.options import add_on, add_with_pack

    parser.add_argument("file", metavar="FILE", help="document, or '-' for standard input")
    parser.add_argument("--profile", metavar="PROFILE", help="show this profile only, and let it head")
    parser.add_argument("--format", choices=("text", "json", "sarif"), default="text", help="how to print (text)")
    parser.add_argument(
        "--view",
        choices=("now", "expected"),
        default="now",
        help="view that --fail-on reads: now, or expected once all is done, tested and signed (now)",
    )
    parser.add_argument(
        "--fail-on",
        action="append",
        default=[],
        metavar="VERDICT|RULE",
        help="exit code 1 at this verdict or a worse one, or if this rule found something; "
        "'unfinished' for an unfinished record; may be given several times",
    )
    parser.add_argument("--all", action="store_true", help="print every gap, not only the first ten")
    add_on(parser)
    add_with_pack(parser)


def run(arguments: argparse.Namespace) -> int:
    """Evaluate the document; return 1 if --fail-on says so."""
    from bestinterests.cli.clock import today
    from bestinterests.cli.inputs import loaded
    from bestinterests.cli.problems import complain

    on = arguments.on or today()
    found = loaded(arguments.file, arguments, on)
    if found is None:
        return 2
    if fault := _wrong_call(arguments, found.framework.profiles):
        return complain(*fault)
    print_as = {"text": _as_text, "json": _as_json, "sarif": _as_sarif}[arguments.format]
    evaluation = print_as(arguments, found, on)
    return 1 if any(_fails(evaluation, word, arguments.view) for word in arguments.fail_on) else 0


def _as_text(arguments: argparse.Namespace, found: Loaded, on: dt.date) -> Evaluation:
    """Print title first, since a long record takes a while, and then what follows."""
    from bestinterests.cli.output import page
    from bestinterests.cli.views.evaluation import opening, show

    sheet = page(arguments.colour)
    opening(sheet, found.document.assessment)
    sheet.show()
    evaluation = _evaluated(arguments, found, on)
    show(sheet, found.framework, found.document.assessment, evaluation, everything=arguments.all)
    sheet.show()
    return evaluation


def _as_json(arguments: argparse.Namespace, found: Loaded, on: dt.date) -> Evaluation:
    from bestinterests.formats.json_writing import whole_json

    evaluation = _evaluated(arguments, found, on)
    print(whole_json(evaluation), end="")
    return evaluation


def _as_sarif(arguments: argparse.Namespace, found: Loaded, on: dt.date) -> Evaluation:
    from bestinterests.cli.given import bytes_of, label
    from bestinterests.formats.checking import tree_of
    from bestinterests.formats.sarif import Seen, sarif_of

    evaluation = _evaluated(arguments, found, on)
    # Standard input can be read only once, and has no lines that anybody could open.
    data = bytes_of(arguments.file) if arguments.file != "-" else b""
    tree = tree_of(data, arguments.file) if isinstance(data, bytes) and data else None
    print(sarif_of([Seen(label(arguments.file), tree, (), found.document, evaluation)]), end="")
    return evaluation


def _evaluated(arguments: argparse.Namespace, found: Loaded, on: dt.date) -> Evaluation:
    """What follows, with the profile that was asked for."""
    from bestinterests.evaluation import evaluate

    evaluation = evaluate(found.framework, found.document.assessment, on=on)
    return _only(evaluation, arguments.profile) if arguments.profile else evaluation


def _wrong_call(arguments: argparse.Namespace, profiles: Collection[str]) -> tuple[str, str] | None:
    if arguments.profile and arguments.profile not in profiles:
        return f"There is no profile '{arguments.profile}'.", f"Profiles: {', '.join(profiles)}."
    if not arguments.fail_on:
        return None
    from bestinterests.domain.evaluation import VERDICTS
    from bestinterests.evaluation.rules import RULES
    from bestinterests.packs.load import nearest

    for word in arguments.fail_on:
        if word.replace("-", "_") not in VERDICTS and word != "unfinished" and word not in RULES:
            known = [*VERDICTS, "unfinished", *RULES]
            hint = nearest(word, known) or f"Verdicts: {', '.join(VERDICTS)}."
            return f"'{word}' is no verdict and no rule.", hint
    return None


def _only(evaluation: Evaluation, profile: str) -> Evaluation:
    import msgspec

    kept = tuple(result for result in evaluation.profiles if result.profile == profile)
    return msgspec.structs.replace(evaluation, profiles=kept, headline_profile=profile)


def _fails(evaluation: Evaluation, word: str, view: str) -> bool:
    from bestinterests.domain.evaluation import VERDICTS

    if word == "unfinished":
        return not evaluation.completeness.finished
    head = next(result for result in evaluation.profiles if result.profile == evaluation.headline_profile)
    seen = getattr(head, view)
    verdict = word.replace("-", "_")
    if verdict in VERDICTS:
        return VERDICTS.index(seen.verdict.worst) <= VERDICTS.index(verdict)
    found = (
        *seen.stops,
        *seen.findings,
        *evaluation.coverage.open,
        *evaluation.contradictions,
        *evaluation.gaps,
    )
    return any(finding.rule == word for finding in found)
