"""The report: from a framework, a document and its evaluation to a document without a format."""

from __future__ import annotations

from bestinterests.documents.context import Context
from bestinterests.documents.framing import paper
from bestinterests.documents.model import Paper
from bestinterests.documents.report.actions import actions
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


def build_report(framework: Framework, document: Document, evaluation: Evaluation) -> Paper:
    """The whole report of one record.

    framework: the packs that the evaluation read; document: the record as it stands; evaluation: what
    ``evaluate(framework, document.assessment, on=...)`` gave. Judges nothing itself and raises nothing for a document
    that validates. Source: the visual direction (order, words, pictures) and the method note.
    """
    context = Context(framework, document, evaluation)
    return paper(
        context,
        name="report",
        kind="Best-interests assessment",
        headline=headline(context),
        sections=tuple(build(context) for build in SECTIONS),
    )
