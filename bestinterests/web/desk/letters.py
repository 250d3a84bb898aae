"""Letters and worksheets as papers: made from the record of a service, with what supervisors noted about it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence

from bestinterests.documents import wording
from bestinterests.documents.context import Context
from bestinterests.documents.model import Paper
from bestinterests.documents.papers import Assessed
from bestinterests.documents.supervision.asking import topics
from bestinterests.documents.supervision.letters import KINDS, information_request, letter
from bestinterests.documents.supervision.wordings import TEMPLATES
from bestinterests.documents.supervision.worksheet import Beside, FollowUp, worksheet
from bestinterests.domain.problem import Refused
from bestinterests.formats.publications import read_publication
from bestinterests.web.accounts.models import Organisation
from bestinterests.web.assessments.evaluating import evaluated
from bestinterests.web.assessments.models import Assessment
from bestinterests.web.assessments.snapshot import framework_of, read_document
from bestinterests.web.desk.models import TABLES
from bestinterests.web.register.models import BroughtIn

QUESTIONS = "{questions}"
NOTED = "We also ask:"
FORMS = {"docx": "Word", "pdf": "PDF"}


def versions_of(organisation: Organisation, service: str) -> list[Assessment]:
    """The assessments that the provider made of a service, the one that is counted first, then from new to old."""
    standings = TABLES["standings"]._base_manager.filter(holder=organisation, service=service)
    found = standings.order_by("-is_current", "-place").values_list("version", flat=True)
    held = Assessment.objects.filter(organisation=organisation, shadow_of=None).in_bulk(list(found))
    return [held[pk] for pk in found if pk in held]


def assessed(row: Assessment, on: dt.date) -> Assessed:
    """A record with what follows from it on a day. Raises Refused where its packs are not here."""
    document = read_document(row.head)
    return Assessed(framework_of(document), document, evaluated(document, on))


def offered_topics(held: Assessed) -> list[tuple[str, str]]:
    """Kinds of questions that the record raises: their names, and their titles with how many there are."""
    found = topics(Context(held.framework, held.document, held.evaluation))
    return [(topic.name, f"{topic.title} ({len(topic.asks)})") for topic in found]


def letter_of(
    held: Assessed, kind: str, given: Mapping[str, str], asked: Sequence[str], notes: Iterable[str], template: str
) -> Paper:
    """A draft letter, or a draft request. notes: put beside the questions. Raises Refused with what is left blank."""
    make = letter if kind == "letter" else information_request
    said = [f"- {_one_line(note)}" for note in notes]
    if said:
        text = template or TEMPLATES[kind]
        template = text.replace(QUESTIONS, "\n\n".join((NOTED, "\n".join(said), QUESTIONS)), 1)
    return make(held, given, template=template, asked=asked)


def _one_line(note: str) -> str:
    """A note as a line of a template, in which braces mean places."""
    return " ".join(note.split()).replace("{", "(").replace("}", ")")


def worksheet_of(rows: Sequence[Assessment], follow_ups: tuple[FollowUp, ...], whose: str, on: dt.date) -> Paper:
    """The worksheet as a paper. rows: as ``versions_of`` gives them. whose: who supervises. Raises Refused."""
    held = assessed(rows[0], on)
    return worksheet(
        held, before=_before(rows[1:], on), beside=_beside(rows[0], on), follow_ups=follow_ups, supervisor=whose
    )


def _before(rows: Sequence[Assessment], on: dt.date) -> Assessed | None:
    """The version before, where it can still be read with its packs."""
    try:
        return assessed(rows[0], on) if rows else None
    except Refused:
        return None


def _beside(row: Assessment, on: dt.date) -> Beside | None:
    """Our own reading of what the provider published of this service, where there is one."""
    rows = BroughtIn.objects.filter(organisation=row.organisation_id, service=row.service).exclude(shadow=None)
    held = rows.select_related("shadow").order_by("-id").first()
    if held is None or held.shadow is None:
        return None
    try:
        return Beside(ours=assessed(held.shadow, on), theirs=read_publication(bytes(held.content)))
    except Refused:
        return None


def told(day: dt.date) -> str:
    """A day as a letter writes it."""
    return wording.day(day)


__all__ = ["FORMS", "KINDS", "assessed", "letter_of", "offered_topics", "told", "versions_of", "worksheet_of"]
