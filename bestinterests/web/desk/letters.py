"""Letters and worksheets as papers, with what supervisors noted: from the record of an own service, else from rows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence

from msgspec.structs import replace

from bestinterests.documents import wording
from bestinterests.documents.model import Paper
from bestinterests.documents.papers import Assessed
from bestinterests.documents.supervision.asking import in_order
from bestinterests.documents.supervision.letters import Kind, letter
from bestinterests.documents.supervision.subject import Subject, subject_of
from bestinterests.documents.supervision.wordings import TEMPLATES
from bestinterests.documents.supervision.worksheet import Beside, FollowUp, worksheet
from bestinterests.domain.problem import Refused
from bestinterests.formats.publications import read_publication
from bestinterests.portfolio.worksheets import Worksheet, worksheet_for
from bestinterests.portfolio.worksheets.asking import changed
from bestinterests.portfolio.worksheets.papers import subject_of as subject_of_rows
from bestinterests.portfolio.worksheets.papers import worksheet_paper
from bestinterests.web.accounts.models import Organisation
from bestinterests.web.assessments.evaluating import evaluated
from bestinterests.web.assessments.models import Assessment
from bestinterests.web.assessments.snapshot import framework_of, read_document
from bestinterests.web.desk.actions.supervising import Service
from bestinterests.web.desk.holding import holding_of, lake_of
from bestinterests.web.desk.models import OWN, TABLES
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


def sheet_of(organisation: Organisation, where: str, service: str) -> Worksheet | None:
    """What the rows of a service say; None where nothing is kept of it. Raises Refused as a portfolio."""
    return worksheet_for(holding_of(organisation, where), service, lake_of(where))


def about(organisation: Organisation, service: Service, on: dt.date) -> Subject | None:
    """What a letter is made from: the record of an own service, rows of one of the portfolio; None where neither is.

    What changed since the version before is read from rows in both. Raises Refused as a record, or as a portfolio.
    """
    sheet = sheet_of(organisation, service.where, service.key)
    if sheet is None or service.where != OWN:
        return subject_of_rows(sheet, on) if sheet else None
    rows = versions_of(organisation, service.key)
    if not rows:
        return None
    held = subject_of(assessed(rows[0], on))
    return replace(held, topics=(*held.topics, *in_order({"changed": changed(sheet)})))


def offered_topics(held: Subject) -> list[tuple[str, str]]:
    """Kinds of questions that are raised: their names, and their titles with how many there are."""
    return [(topic.name, f"{topic.title} ({len(topic.asks)})") for topic in held.topics]


def letter_of(
    held: Subject, kind: Kind, given: Mapping[str, str], asked: Sequence[str], notes: Iterable[str], template: str
) -> Paper:
    """A draft letter, or a draft request. notes: put beside the questions. Raises Refused with what is left blank."""
    said = [f"- {_one_line(note)}" for note in notes]
    if said:
        text = template or TEMPLATES[kind]
        template = text.replace(QUESTIONS, "\n\n".join((NOTED, "\n".join(said), QUESTIONS)), 1)
    return letter(held, given, kind=kind, template=template, asked=asked)


def _one_line(note: str) -> str:
    """A note as a line of a template, in which braces mean places."""
    return " ".join(note.split()).replace("{", "(").replace("}", ")")


def worksheet_of(
    organisation: Organisation, service: Service, follow_ups: tuple[FollowUp, ...], on: dt.date
) -> Paper | None:
    """The worksheet as a paper, from the record or from rows as letters are; None where neither is. Raises Refused."""
    whose = organisation.name
    if service.where != OWN:
        sheet = sheet_of(organisation, service.where, service.key)
        return worksheet_paper(sheet, on, follow_ups=follow_ups, supervisor=whose) if sheet else None
    rows = versions_of(organisation, service.key)
    if not rows:
        return None
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


__all__ = ["FORMS", "about", "letter_of", "offered_topics", "sheet_of", "told", "versions_of", "worksheet_of"]
