"""Say what follows on the record: completeness first, then a verdict per profile and view, and why.

Nothing is netted and nothing scored. A verdict is a range where judgements are open; its bad end heads. Exit code 0
unless --fail-on finds what it names: 1. An input that is not in order: 2.
"""

from __future__ import annotations

import argparse
from collections.abc import Collection
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bestinterests.domain.document import Document
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
    from bestinterests.evaluation import evaluate

    on = arguments.on or today()
    found = loaded(arguments.file, arguments, on)
    if found is None:
        return 2
    if fault := _wrong_call(arguments, found.framework.profiles):
        return complain(*fault)
    evaluation = evaluate(found.framework, found.document.assessment, on=on)
    if arguments.profile:
        evaluation = _only(evaluation, arguments.profile)
    if arguments.format == "json":
        from bestinterests.formats.json_writing import whole_json

        print(whole_json(evaluation), end="")
    elif arguments.format == "sarif":
        _as_sarif(found.document, evaluation, arguments)
    else:
        from bestinterests.cli.output import page
        from bestinterests.cli.views.evaluation import show

        sheet = page(arguments.colour)
        show(sheet, found.framework, found.document.assessment, evaluation, everything=arguments.all)
        sheet.show()
    return 1 if any(_fails(evaluation, word, arguments.view) for word in arguments.fail_on) else 0


def _as_sarif(document: Document, evaluation: Evaluation, arguments: argparse.Namespace) -> None:
    from bestinterests.cli.given import bytes_of, label
    from bestinterests.formats.checking import tree_of
    from bestinterests.formats.sarif import Seen, sarif_of

    # Standard input can be read only once, and has no lines that anybody could open.
    data = bytes_of(arguments.file) if arguments.file != "-" else b""
    tree = tree_of(data, arguments.file) if isinstance(data, bytes) and data else None
    seen = Seen(label(arguments.file), tree, (), document, evaluation)
    print(sarif_of([seen]), end="")


def _wrong_call(arguments: argparse.Namespace, profiles: Collection[str]) -> tuple[str, str] | None:
    from bestinterests.domain.evaluation import VERDICTS
    from bestinterests.evaluation.rules import RULES
    from bestinterests.packs.load import nearest

    if arguments.profile and arguments.profile not in profiles:
        return f"There is no profile '{arguments.profile}'.", f"Profiles: {', '.join(profiles)}."
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
