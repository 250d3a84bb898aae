"""Answering for a consultation: four elements, feedback with a version for each age, and not holding it."""

from __future__ import annotations

from typing import NamedTuple

import msgspec
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from bestinterests.documents import wording
from bestinterests.documents.participation import ELEMENTS, QUESTIONS, element_of
from bestinterests.documents.process import lundy_table
from bestinterests.documents.unasked import RULE
from bestinterests.domain.consultation import Consultation
from bestinterests.domain.document import Document
from bestinterests.domain.evaluation import Evaluation, ProfileResult
from bestinterests.domain.profile import Verdict
from bestinterests.domain.robustness import VerdictRange
from bestinterests.web.assessments.access import Opened, opened
from bestinterests.web.assessments.blocks import context_of, drawn
from bestinterests.web.assessments.evaluating import evaluated
from bestinterests.web.assessments.places import item_of
from bestinterests.web.assessments.sheets.answering import ELEMENT, EXEMPTION, FEEDBACK, TOLD
from bestinterests.web.assessments.sheets.serving import forms_of
from bestinterests.web.assessments.views.consultations.beside import own
from bestinterests.web.assessments.views.items import BOTH

STAND_IN = "A reason."
"""A reason that stands for the one still to be written, to see what one would change. It is never saved."""


class Element(NamedTuple):
    """An element with its questions, each with its form."""

    title: str
    meaning: str
    questions: list[tuple[str, object]]


class Effect(NamedTuple):
    """What follows in one profile and view: as recorded, not held with a reason, not held without one."""

    words: str
    recorded: VerdictRange
    with_it: VerdictRange
    without: VerdictRange


class Says(NamedTuple):
    """What the rule says of ages that were not asked, and the best verdict that it allows; None where it sets none."""

    sentence: str
    allows: Verdict | None


@require_http_methods(BOTH)
def consultation_elements(request: HttpRequest, assessment: str, item: str) -> HttpResponse:
    """Answer the questions on space, voice, audience and influence; a blank is unknown, and nothing is scored."""
    held = opened(request, assessment)
    found = item_of(held, "consultations", item)
    path = ("assessment", "consultations", item, "lundy")
    forms = forms_of(request, held, [(ELEMENT, (*path, question)) for question in QUESTIONS], leaving=True)
    for (_, words), form in zip(QUESTIONS.items(), forms, strict=True):
        form.about = words
    by_question = dict(zip(QUESTIONS, forms, strict=True))
    elements = [
        Element(title, meaning, [(QUESTIONS[q], form) for q, form in by_question.items() if element_of(q) == element])
        for element, (title, meaning) in ELEMENTS.items()
    ]
    table = drawn(held, [lundy_table(context_of(held), found)], 3)
    return own(request, held, found, "consultation_elements", forms, elements=elements, table=table)


@require_http_methods(BOTH)
def consultation_answer(request: HttpRequest, assessment: str, item: str) -> HttpResponse:
    """Record the feedback, and write for each age what the children are told."""
    held = opened(request, assessment)
    found = item_of(held, "consultations", item)
    path = ("assessment", "consultations", item)
    written = [each.band for each in found.told_children]
    bands = [band for band in held.framework.bands if band in found.bands or band in written]
    names = [f"For children aged {wording.band_name(band, held.framework.bands)}" for band in bands]
    forms = forms_of(request, held, [(FEEDBACK, path)])
    told = forms_of(request, held, [(TOLD, (*path, "told_children", band)) for band in bands], leaving=True)
    for name, form in zip(names, told, strict=True):
        form.about = name
    return own(
        request,
        held,
        found,
        "consultation_answer",
        [*forms, *told],
        told=list(zip(names, told, strict=True)),
        is_of_children=found.asked == "children",
        you_said=reverse("assessments:you_said", args=[held.id]),
    )


@require_http_methods(BOTH)
def consultation_exempt(request: HttpRequest, assessment: str, item: str) -> HttpResponse:
    """Write why it is not held, beside what the evaluation says with and without that reason."""
    held = opened(request, assessment)
    found = item_of(held, "consultations", item)
    reason = found.exemption_reason if found.exemption_reason.strip() else STAND_IN
    with_it = evaluated(_not_held(held.head.document, found, reason), held.on)
    without = evaluated(_not_held(held.head.document, found, ""), held.on)
    counts = found.asked == "children" and bool(found.bands)
    return own(
        request,
        held,
        found,
        "consultation_exempt",
        forms_of(request, held, [(EXEMPTION, ("assessment", "consultations", item))]),
        counts=counts,
        effects=_effects(held, found, with_it, without) if counts else (),
        asks=(_asks(held, found, with_it), _asks(held, found, without)) if counts else ((), ()),
    )


def _not_held(document: Document, found: Consultation, reason: str) -> Document:
    """The document as if this consultation were not held, with a reason or with none."""
    other = msgspec.structs.replace(found, status="not-held", exemption_reason=reason)
    held = tuple(other if each.id == found.id else each for each in document.assessment.consultations)
    # Findings stay where they are: no rule of the gate reads them.
    return msgspec.structs.replace(
        document, assessment=msgspec.structs.replace(document.assessment, consultations=held)
    )


def _effects(held: Opened, found: Consultation, with_it: Evaluation, without: Evaluation) -> tuple[Effect, ...]:
    """The service in each profile and view; then each age of the consultation in the headline profile, now."""
    three = (held.evaluation, with_it, without)
    rows = [
        Effect(f"{same[0].title}, {words}", *(getattr(each, view).verdict for each in same))
        for same in zip(*(each.profiles for each in three), strict=True)
        for view, words in (("now", "now"), ("expected", "if every action is done"))
    ]
    by_band = [{each.band: each.verdict for each in _headline(evaluation).now.bands} for evaluation in three]
    for band in held.framework.bands:
        if band in found.bands and all(band in each for each in by_band):
            name = wording.band_name(band, held.framework.bands)
            rows.append(Effect(f"Ages {name}, now", *(each[band] for each in by_band)))
    return tuple(rows)


def _asks(held: Opened, found: Consultation, evaluation: Evaluation) -> tuple[Says, ...]:
    """What the rule says of its ages, in the headline profile as things are now."""
    return tuple(
        Says(wording.dressed(each.sentence, held.framework.bands), each.effect)
        for each in _headline(evaluation).now.findings
        if each.rule == RULE and set(each.bands) & set(found.bands)
    )


def _headline(evaluation: Evaluation) -> ProfileResult:
    return next(each for each in evaluation.profiles if each.profile == evaluation.headline_profile)
