"""The data protection impact assessment: the code's seven steps filled from the record, our additions beside them."""

from __future__ import annotations

from typing import NamedTuple

from bestinterests.documents.context import Context
from bestinterests.documents.dpia.annex import annex, sources
from bestinterests.documents.dpia.conformance import conformance, matters
from bestinterests.documents.dpia.consulting import consulting
from bestinterests.documents.dpia.draft import Draft
from bestinterests.documents.dpia.mitigation import mitigation
from bestinterests.documents.dpia.necessity import necessity
from bestinterests.documents.dpia.need import need
from bestinterests.documents.dpia.opening import opening
from bestinterests.documents.dpia.processing import processing
from bestinterests.documents.dpia.risks import risks
from bestinterests.documents.dpia.sign_off import sign_off
from bestinterests.documents.framing import paper
from bestinterests.documents.missing import Gap
from bestinterests.documents.model import Paper, Section
from bestinterests.domain.document import Document
from bestinterests.domain.evaluation import Evaluation
from bestinterests.packs.framework import Framework


class Drafted(NamedTuple):
    """A DPIA and what it leaves open: each gap with the field it is marked in and the item it is of."""

    paper: Paper
    gaps: tuple[Gap, ...]


def build_dpia(framework: Framework, document: Document, evaluation: Evaluation) -> Paper:
    """The DPIA of one record, as a paper."""
    return draft_dpia(framework, document, evaluation).paper


def draft_dpia(framework: Framework, document: Document, evaluation: Evaluation) -> Drafted:
    """The DPIA of one record, in the order of the Children's code's own template.

    framework, document, evaluation: as for the report. Impacts from the use of data are its risks and benefits; impacts
    of the wider service are counted and named, and stand in no row. What is missing is marked at the spot and counted
    in the opening. Raises nothing for a document that validates. Source: Children's code, standard 2 and Annex D; the
    regulator's general template; UK GDPR Articles 35 and 36.
    """
    draft = Draft(Context(framework, document, evaluation))
    sections = (
        need(draft),
        processing(draft),
        consulting(draft),
        _assess(draft),
        risks(draft),
        mitigation(draft),
        sign_off(draft),
        annex(draft),
        sources(draft),
    )
    made = paper(
        draft.context,
        name="dpia",
        kind="Data protection impact assessment",
        opening=opening(draft),
        sections=sections,
        part=True,
    )
    return Drafted(made, tuple(draft.missing.found))


def _assess(draft: Draft) -> Section:
    return Section(
        anchor="step-4",
        title="Step 4: assess necessity, proportionality and compliance",
        blocks=(necessity(draft), conformance(draft), matters(draft)),
    )
