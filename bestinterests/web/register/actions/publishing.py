"""Publishing: what was decided goes out for everybody, in one transaction with one line of the assessment's ledger."""

from __future__ import annotations

import datetime as dt
import hashlib
import secrets
from typing import NamedTuple

from django.db import transaction
from django.utils import timezone
from msgspec.structs import replace

from bestinterests.domain.document import Document
from bestinterests.domain.problem import Refusal
from bestinterests.domain.publication import DecidedBy, Publication, PublishedChange
from bestinterests.formats.publications import sealed, write_publication
from bestinterests.web.accounts.actions import Refusing
from bestinterests.web.assessments import search
from bestinterests.web.assessments.actions.committing import commit, insist, locked
from bestinterests.web.assessments.evaluating import project
from bestinterests.web.assessments.models import Assessment
from bestinterests.web.assessments.snapshot import Head, Said, short
from bestinterests.web.change_requests.held import change_of
from bestinterests.web.change_requests.models import ChangeRequest
from bestinterests.web.register.drafting import Draft, draft_of
from bestinterests.web.register.facets import facets_of, sector_of, verdict_of
from bestinterests.web.register.holding import head_bytes
from bestinterests.web.register.models import Facet, Published, Series, Standing
from bestinterests.web.register.search import WORDS, words_of
from bestinterests.web.register.sources import Source, source_of
from bestinterests.web.register.terms import Place, place_of, publisher_of, terms_of
from bestinterests.workflow.changing import EFFECTS
from bestinterests.workflow.people import Actor
from bestinterests.workflow.publishing.making import Terms, make
from bestinterests.workflow.publishing.policies import may_publish, may_publish_change

EVENT = "publication.published"
MOVED = Refusal(
    code="publish.moved",
    sentence="What would be published has changed since you looked. Look at the pages again, then publish.",
)
NOTHING = Refusal(
    code="publish.nothing",
    sentence="Nothing is decided here yet, or its text cannot be read any more.",
    who_could_help="A decider.",
)


ALREADY = Refusal(code="publish.change-twice", sentence="This change is published already.")


class Ready(NamedTuple):
    """What would be published now. seen: stands for all that it is made from, to be sent back with the confirmation."""

    publication: Publication
    source: Source
    seen: str


def prepared(row: Assessment, head: Head, base: str, at: dt.datetime) -> Ready:
    """What would be published of an assessment now, with everything in it; nothing is written.

    Raises Refusing where there is nothing to publish; Refused with every reason why it cannot be published so.
    """
    source = source_of(row, head)
    if source is None:
        raise Refusing([NOTHING])
    draft = draft_of(row, source.document)
    place = place_of(row, base)
    terms = terms_of(row, source, draft.prepared, place, secrets.token_hex(16), at)
    return Ready(_made(source.document, source, terms), source, seen_of(draft, source, place))


def seen_of(draft: Draft, source: Source, place: Place) -> str:
    """What a page of confirmation carries, so that nobody publishes what they have not seen."""
    return f"{source.version.number}.{draft.revision}.{place.number}"


def publish(*, assessment: Assessment, base: str, seen: str, actor: Actor, at: dt.datetime) -> Published:
    """Publish the version in force; what was in force in its series before is superseded.

    base: the address of this server. Raises Refusing and Refused with every reason why not.
    """
    with transaction.atomic():
        head = locked(assessment.pk)
        version = head.course.in_force
        if version is None:
            raise Refusing([NOTHING])
        insist(may_publish(actor, head.course, version.number))
        source = source_of(assessment, head)
        if source is None:
            raise Refusing([NOTHING])
        draft, place = draft_of(assessment, source.document), place_of(assessment, base)
        insist(() if seen == seen_of(draft, source, place) else (MOVED,))
        salt = secrets.token_hex(16)
        publication = _made(source.document, source, terms_of(assessment, source, draft.prepared, place, salt, at))
        row = _written(assessment, publication, actor, at, salt=salt, version=version.number)
        _supersede(row, actor, at)
        revision = _line(head, row, actor, at)
    project(assessment.pk, timezone.localdate(at), revision, head.document)
    return row


def publish_change(
    *, request: ChangeRequest, base: str, object_how: str, decider: str, actor: Actor, at: dt.datetime
) -> Published:
    """Publish an answered change request of an assessment, in the words that were written for everybody.

    It supersedes nothing: it stands beside the decision. Raises Refusing and Refused with every reason why not.
    """
    change = change_of(request.held)
    assessment = request.assessment
    if assessment is None:
        raise Refusing([NOTHING])
    with transaction.atomic():
        head = locked(assessment.pk)
        insist(may_publish_change(actor, change))
        insist((ALREADY,) if Published.objects.filter(change=request.public_id).exists() else ())
        assert change.public is not None
        place = place_of(assessment, base)
        answered = timezone.localdate(request.answered_at) if request.answered_at else None
        told = PublishedChange(
            title=short(change.public.what)[:120],
            what=change.public.what,
            answer=request.effect,
            reason="\n\n".join(part for part in (change.public.answer, change.public.why) if part),
            on=answered,
        )
        terms = Terms(
            id=place.slug,
            number=place.number,
            published_on=timezone.localdate(at),
            publisher=publisher_of(assessment, object_how, base, at),
            kind="change",
            address=place.address,
            decided=DecidedBy(by=decider, on=answered, outcome=EFFECTS[request.effect]),  # type: ignore[index]  # one of the choices
            change=told,
        )
        publication = sealed(make(_named_alone(head.document), None, terms=terms))
        row = _written(assessment, publication, actor, at, change=request.public_id)
        revision = _line(head, row, actor, at)
    project(assessment.pk, timezone.localdate(at), revision, head.document)
    return row


def _made(document: Document, source: Source, terms: Terms) -> Publication:
    return sealed(make(document, source.evaluation, terms=terms))


def _named_alone(document: Document) -> Document:
    """What a change is about: the name of the service and its packs, and nothing that is judged of it."""
    held = document.assessment
    kept = {name: getattr(held, name) for name in ("title", "packs", "fictional")}
    service = replace(type(held.service)(), name=held.service.name, kind=held.service.kind)
    return Document(format=document.format, assessment=type(held)(**kept, service=service))


def _written(
    assessment: Assessment,
    publication: Publication,
    actor: Actor,
    at: dt.datetime,
    *,
    salt: str = "",
    version: int = 0,
    change: str = "",
) -> Published:
    """The rows of a publication, in the caller's transaction, which holds the lock of the assessment."""
    series, _ = Series.objects.get_or_create(
        assessment=assessment,
        defaults={"slug": publication.id, "organisation": assessment.organisation, "made_at": at},
    )
    content = write_publication(publication)
    row = Published.objects.create(
        series=series,
        organisation=assessment.organisation,
        number=publication.number,
        kind=publication.kind,
        content=content,
        digest=publication.digest,
        file_digest=hashlib.sha256(content).hexdigest(),
        head=head_bytes(publication),
        published_on=publication.published_on,
        published_at=at,
        by=actor.id,
        salt=salt,
        version=version,
        change=change,
        fictional=publication.fictional,
        service=short(publication.publisher.service),
        sector=sector_of(publication),
        verdict=verdict_of(publication),
    )
    Series.objects.filter(pk=series.pk).update(last=publication.number)
    Standing.objects.create(published=row, state="published", on=publication.published_on, by=actor.id)
    Facet.objects.bulk_create(Facet(published=row, name=n, value=v) for n, v in facets_of(publication))
    search.index(row.pk, words_of(publication), WORDS)
    return row


def _supersede(row: Published, actor: Actor, at: dt.datetime) -> None:
    """What was in force in the series before gives place to this one; changes stand beside it and stay."""
    before = Standing.objects.filter(published__series=row.series, state="published").exclude(published=row)
    before.exclude(published__kind="change").update(
        state="superseded", superseded_by=row.number, on=timezone.localdate(at), by=actor.id
    )
    Series.objects.filter(pk=row.series_id).update(number=row.number)


def _line(head: Head, row: Published, actor: Actor, at: dt.datetime) -> int:
    """The line that tells of it, with a snapshot of the record."""
    facts = {"series": row.series.slug, "number": row.number, "kind": row.kind, "digest": row.digest}
    facts |= {"version": row.version} if row.version else {}
    facts |= {"change": row.change} if row.change else {}
    return commit(head, EVENT, Said(facts=facts), snapshot=True, actor=actor.id, at=at)
