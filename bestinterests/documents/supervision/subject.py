"""What a letter or a worksheet is about: a service, from its record, from rows kept of it, or from tables alone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from bestinterests.documents import wording
from bestinterests.documents.blocks import AnyBlock
from bestinterests.documents.context import Context, foreign
from bestinterests.documents.framing import FICTIONAL, decided, short_digest
from bestinterests.documents.inline import Plain, Words
from bestinterests.documents.model import Paper, Section, Value
from bestinterests.documents.papers import Assessed
from bestinterests.documents.places import placed
from bestinterests.documents.supervision.asking import Topic, topics
from bestinterests.documents.supervision.outside import Outside


class Subject(Value, frozen=True, kw_only=True):
    """A service as letters and worksheets name it, with the questions that what is known of it raises.

    digest: of what was read, as the letter names it; blank where nothing was assessed. digest_note: of what, where
    that is no assessment. decided: who decided, in words.
    documents: what the record names and does not bring along. is_assessed: False for one that only tables know.
    """

    service: str
    organisation: str
    on: dt.date
    decided: str
    subtitle: Words = ()
    assessed_on: dt.date | None = None
    digest: str = ""
    digest_note: str = ""
    fictional: bool = False
    topics: tuple[Topic, ...] = ()
    documents: tuple[Words, ...] = ()
    is_assessed: bool = True


def subject_of(held: Assessed, outside: Sequence[Outside] = ()) -> Subject:
    """Return the service of a record. outside: evidence of others."""
    context = Context(held.framework, held.document, held.evaluation)
    record = context.assessment
    return Subject(
        service=" ".join((record.service.name or record.title).split()),
        organisation=" ".join(record.service.controller.name.split()),
        on=held.evaluation.on,
        decided=decided(context),
        assessed_on=record.assessed_on,
        digest=held.evaluation.assessment_digest,
        fictional=held.evaluation.fictional,
        topics=topics(context, outside),
        documents=_documents(context),
    )


def paper_about(
    about: Subject,
    *,
    name: str,
    kind: str,
    opening: tuple[AnyBlock, ...],
    sections: tuple[Section, ...],
    organisation: str,
    subtitle: Words = (),
) -> Paper:
    """Return a paper about a service that carries no record along. organisation: whose paper it is."""
    return Paper(
        name=name,
        title=about.service or "A service without a name",
        kind=kind,
        subtitle=subtitle,
        organisation=organisation,
        fictional=about.fictional,
        fictional_note=FICTIONAL if about.fictional else "",
        opening=placed(opening, (opening, sections)),
        sections=placed(sections, (opening, sections)),
        decided=about.decided,
        digest=about.digest,
        read_on=wording.day(about.on),
        short_digest=short_digest(about.digest),
    )


def _documents(context: Context) -> tuple[Words, ...]:
    """What the record names and does not bring along: the DPIA that it feeds, and evidence without a file."""
    held = context.assessment
    items: list[Words] = []
    if held.service.earlier_dpia.strip():
        said = wording.short(held.service.earlier_dpia, 200)
        items.append((Plain("The data protection impact assessment: "), *foreign(said)))
    for each in held.evidence:
        if not each.attachments:
            dated = f", {each.dated}" if each.dated else ""
            name = wording.short(each.title or each.says, 160) or each.id
            items.append((*foreign(f"{name}{dated}"), Plain(" "), context.id(each.id)))
    return tuple(items)
