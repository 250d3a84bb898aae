"""Make a published document of what was decided: without what is left out, with its digest, for anybody to check.

The record must hold a decision on this very text. Names of people, attached files and remarks are left out by
themselves; what else is left out stands in a file with a reason for each. A stop publishes as plainly as any verdict.
"""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt

    from bestinterests.cli.inputs import Loaded
    from bestinterests.domain.evaluation import Evaluation
    from bestinterests.domain.publication import Publication, ShadowOf
    from bestinterests.formats.publications.choices import Choices
    from bestinterests.workflow.publishing.making import Terms


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    from bestinterests.cli.options import add_with_pack, day

    parser.add_argument("file", metavar="FILE", help="document with a decision on its very text, or '-'")
    parser.add_argument("-o", "--output", required=True, metavar="OUT", help="file to write, as in shop.published.json")
    parser.add_argument("--leave-out", metavar="FILE", help="what is left out: place, ground and reason of each")
    parser.add_argument("--texts", metavar="FILE", help="texts by audience (those in the document)")
    parser.add_argument("--decision", metavar="FILE", help="a decision on this very text that stands beside it")
    parser.add_argument("--organisation", metavar="NAME", help="who publishes (the controller)")
    parser.add_argument("--service", metavar="NAME", help="which service (its name in the document)")
    parser.add_argument("--object-at", default="", metavar="ADDRESS", help="address at which anybody can object")
    parser.add_argument("--object-how", default="", metavar="WORDS", help="how to object, in words")
    parser.add_argument("--decided-by", default="", metavar="ROLE", help="who decided, by role")
    parser.add_argument("--decider-agreed", action="store_true", help="the decider agreed to be named")
    parser.add_argument("--name", action="append", default=[], metavar="ID", help="person who agreed to be named: P03")
    parser.add_argument("--remarks", action="store_true", help="publish the remarks of the assessment too")
    parser.add_argument("--series", metavar="ID", help="id of all publications of this service (from its name)")
    parser.add_argument("--number", type=int, default=1, metavar="N", help="number in the series (1)")
    parser.add_argument("--version", type=int, default=0, metavar="N", help="version of the assessment, if known")
    parser.add_argument("--address", default="", metavar="ADDRESS", help="stable address at which it will be served")
    parser.add_argument("--because", default="", metavar="WORDS", help="why it was screened out, if it was")
    parser.add_argument("--shadow-of", metavar="FILE", help="published document that this one reads again")
    parser.add_argument("--seal-with", metavar="FILE", help="file with chance, kept by you, that seals the whole text")
    parser.add_argument("--published-on", type=day, metavar="DATE", help="day of publication (today)")
    parser.add_argument("--on", type=day, metavar="DATE", help="day to read dates against (the day of the decision)")
    parser.add_argument("--format", choices=("json", "jsonld"), default="json", help="how to write it (json)")
    add_with_pack(parser)


def run(arguments: argparse.Namespace) -> int:
    """Write the published document, and say what was left out. Raises Refused with every reason why not."""
    from pathlib import Path

    from bestinterests.cli.clock import today
    from bestinterests.cli.inputs import loaded
    from bestinterests.cli.outputs import replace
    from bestinterests.formats.publications import write_linked, write_publication
    from bestinterests.workflow.publishing.making import make

    found = loaded(arguments.file, arguments)
    if found is None:
        return 2
    found = _decided(found, arguments.decision)
    on = arguments.published_on or today()
    evaluation = _evaluated(found, arguments.on or _decided_on(found) or on)
    terms = _terms(found, arguments, on)
    made = make(found.document, evaluation, terms=terms)
    written = write_linked(made) if arguments.format == "jsonld" else write_publication(made)
    replace(Path(arguments.output), written)
    _tell(found, evaluation, made, arguments)
    return 0


def _evaluated(found: Loaded, on: dt.date) -> Evaluation:
    from bestinterests.evaluation import evaluate

    return evaluate(found.framework, found.document.assessment, on=on)


def _decided(found: Loaded, name: str | None) -> Loaded:
    """The document with a decision that stands in a file of its own, which counts if it names this very text."""
    from msgspec.structs import replace

    choices = _choices(name)
    record = found.document.record
    added = replace(record, decisions=(*record.decisions, *(choices.decisions if choices else ())))
    return found._replace(document=replace(found.document, record=added))


def _decided_on(found: Loaded) -> dt.date | None:
    """The day of the decision on this very text."""
    from bestinterests.domain.digest import assessment_digest
    from bestinterests.workflow.publishing.making import decision_of, said_on

    decision = decision_of(said_on(found.document.record, assessment_digest(found.document)))
    return decision.on if decision else None


def _terms(found: Loaded, arguments: argparse.Namespace, on: dt.date) -> Terms:
    """What the arguments and the files that they name say. Raises Refused where one cannot be read."""
    from bestinterests.domain.publication import DecidedBy, Publisher
    from bestinterests.workflow.publishing.making import Terms

    held = found.document.assessment.service
    service = arguments.service or held.name or found.document.assessment.title
    choices = _choices(arguments.leave_out)
    texts = _choices(arguments.texts)
    shadow_of = _shadow_of(arguments.shadow_of)
    return Terms(
        id=arguments.series or series_of(service),
        number=arguments.number,
        published_on=on,
        publisher=Publisher(
            organisation=arguments.organisation or held.controller.name,
            service=service,
            object_at=arguments.object_at,
            object_how=arguments.object_how,
        ),
        kind="shadow" if shadow_of else "screened-out" if arguments.because else "decision",
        address=arguments.address,
        decided=DecidedBy(by=arguments.decided_by, version=arguments.version),
        agreed=arguments.decider_agreed,
        named=tuple(arguments.name),
        remarks=arguments.remarks,
        because=arguments.because,
        left_out=choices.left_out if choices else (),
        texts=texts.texts if texts else None,
        shadow_of=shadow_of,
        salt=_salt(arguments.seal_with),
    )


def series_of(name: str) -> str:
    """An id made from the name of a service: small letters and digits joined by hyphens."""
    import re
    import unicodedata

    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", plain)) or "service"


def _given(name: str) -> bytes:
    from bestinterests.cli.given import bytes_of
    from bestinterests.domain.problem import Problem, Refused

    data = bytes_of(name)
    if isinstance(data, Problem):
        raise Refused([data])
    return data


def _choices(name: str | None) -> Choices | None:
    from bestinterests.formats.publications.choices import read_choices

    return read_choices(_given(name), name) if name else None


def _shadow_of(name: str | None) -> ShadowOf | None:
    from bestinterests.domain.publication import ShadowOf
    from bestinterests.formats.publications import read_publication

    if not name:
        return None
    read = read_publication(_given(name))
    return ShadowOf(
        address=read.address,
        digest=read.digest,
        organisation=read.publisher.organisation,
        service=read.publisher.service,
        published_on=read.published_on,
    )


def _salt(name: str | None) -> str:
    return _given(name).decode("utf-8", "replace").strip() if name else ""


def _tell(found: Loaded, evaluation: Evaluation, made: Publication, arguments: argparse.Namespace) -> None:
    """Say on the error stream what was left out, and where else it was taken out."""
    import sys

    from bestinterests.cli.output import page
    from bestinterests.domain.publication import GROUND_WORDS
    from bestinterests.workflow.publishing.leaving_out import elsewhere

    sheet = page(arguments.colour, sys.stderr)
    sheet.line(f"{arguments.output} written.")
    for each in made.left_out:
        sheet.entry("left out", f"{each.place}: {GROUND_WORDS[each.ground]}. {each.reason}")
    others = elsewhere(found.document, evaluation, made.left_out)
    for it in others:
        if not it.stays:
            sheet.entry("also taken out of", f"{it.place}: what stood in {it.of}", indent=4)
    for words in sorted({it.words for it in others if it.stays}):
        sheet.entry("stays elsewhere", f"“{words}”: a word that holds the record together, and says nothing", indent=4)
    if not made.texts:
        sheet.line("No text for an audience is written yet. A person writes them; nothing makes them.")
    sheet.show(sys.stderr)
