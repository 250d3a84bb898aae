"""What is being prepared of one assessment, as it is kept between two visits, and as two people leave it together."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from bestinterests.domain.base import Base
from bestinterests.domain.conformity import AudienceText
from bestinterests.domain.document import Document
from bestinterests.domain.publication import LeftOut
from bestinterests.web.assessments.models import Assessment
from bestinterests.web.register.models import PublishingDraft


class Prepared(Base, frozen=True, kw_only=True):
    """What a person prepares for publication.

    texts: by audience. left_out: what is left out, and why. named: ids of people of the record who agreed to be named.
    decider: who decided, as everybody reads it: a role, or a name where the person agreed. object_how: how to object,
    in words.
    """

    format: int = 1
    texts: tuple[AudienceText, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    named: tuple[str, ...] = ()
    decider: str = ""
    object_how: str = ""


class Draft(Base, frozen=True, kw_only=True):
    """What is prepared, at a revision; 0 where nobody has saved anything yet."""

    prepared: Prepared
    revision: int


def draft_of(assessment: Assessment, document: Document | None) -> Draft:
    """What is prepared of an assessment. Nothing saved yet: the texts that its document holds."""
    row = PublishingDraft.objects.filter(assessment=assessment).first()
    if row is None:
        held = document.assessment.texts if document else ()
        return Draft(prepared=Prepared(texts=written(held)), revision=0)
    return Draft(prepared=read(row.held), revision=row.revision)


def read(content: bytes | memoryview) -> Prepared:
    """What is prepared, from the bytes that are kept."""
    return msgspec.json.decode(bytes(content), type=Prepared)


def text_for(prepared: Prepared, audience: str) -> AudienceText:
    """The text for an audience; blank where there is none yet."""
    return next((each for each in prepared.texts if each.audience == audience), AudienceText(audience=audience))


def written(texts: Iterable[AudienceText]) -> tuple[AudienceText, ...]:
    """Texts that say something."""
    return tuple(each for each in texts if each.text.strip())
