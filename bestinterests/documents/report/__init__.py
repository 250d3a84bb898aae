"""The report: from a framework, a document and its evaluation to a document without a format."""

from __future__ import annotations

from bestinterests.documents import wording
from bestinterests.documents.inline import Plain, Quiet, Words
from bestinterests.documents.model import Report
from bestinterests.documents.report.actions import actions
from bestinterests.documents.report.context import Context
from bestinterests.documents.report.coverage import coverage
from bestinterests.documents.report.features import features
from bestinterests.documents.report.findings import gaps
from bestinterests.documents.report.headline import headline
from bestinterests.documents.report.method import method
from bestinterests.documents.report.profile import profile
from bestinterests.documents.report.record import other_interests, record
from bestinterests.documents.report.robustness import robustness
from bestinterests.documents.report.service import service
from bestinterests.documents.report.standards import higher_protection, minimum_harms, standards
from bestinterests.documents.report.tensions import tensions
from bestinterests.documents.report.voices import remedy, voices
from bestinterests.domain.document import Document
from bestinterests.domain.evaluation import Evaluation
from bestinterests.packs.framework import Framework

FICTIONAL = "A sample. The service, the organisation and every fact are invented; any likeness is by chance."

SECTIONS = (
    profile,
    service,
    features,
    tensions,
    gaps,
    robustness,
    actions,
    coverage,
    standards,
    higher_protection,
    minimum_harms,
    voices,
    remedy,
    record,
    other_interests,
    method,
)
"""Sections in the order of reading; the losing side is on the first screen, interests of others come last."""


def build_report(framework: Framework, document: Document, evaluation: Evaluation) -> Report:
    """The whole report of one record.

    framework: the packs that the evaluation read; document: the record as it stands; evaluation: what
    ``evaluate(framework, document.assessment, on=...)`` gave. Judges nothing itself and raises nothing for a document
    that validates. Source: the visual direction (order, words, pictures) and the method note.
    """
    context = Context(framework, document, evaluation)
    held = context.assessment
    digest = evaluation.assessment_digest
    return Report(
        title=" ".join((held.service.name or held.title).split()) or "Untitled assessment",
        kind="Best-interests assessment",
        subtitle=_subtitle(context),
        organisation=" ".join(held.service.controller.name.split()),
        fictional=evaluation.fictional,
        fictional_note=FICTIONAL if evaluation.fictional else "",
        headline=headline(context),
        sections=tuple(build(context) for build in SECTIONS),
        decided=_decided(context),
        digest=digest,
        read_on=wording.day(evaluation.on),
        short_digest=" ".join(digest.removeprefix("sha256:")[at : at + 4] for at in (0, 4, 8)),
    )


def _subtitle(context: Context) -> Words:
    held = context.assessment
    kind = held.service.kind
    name = held.service.controller.name
    by = f"{wording.upper(kind)} by {name}" if kind and name else wording.upper(kind) or name
    parts = [f"{' '.join(by.split())}."] if by.strip() else []
    parts += [f"Assessed {wording.day(held.assessed_on)}."] if held.assessed_on else []
    parts += [f"Read for {wording.day(context.evaluation.on)}."]
    parts += ["Short pass: only rights that the activities list."] if context.evaluation.depth == "short" else []
    title = held.title.strip()
    known = not title or title.casefold().startswith(held.service.name.casefold())
    quiet = () if known else (Quiet(f" {' '.join(title.split())}"),)
    return (Plain(" ".join(parts)), *quiet)


def _decided(context: Context) -> str:
    digest = context.evaluation.assessment_digest
    own = [d for d in context.document.record.decisions if d.assessment_digest == digest]
    return f"Decided by {' '.join(own[-1].decider.split())}" if own else "Not yet decided by a person"
