"""A published document out of a record: what was said on that very text, without what is left out, wherever it stands.

The law of it: after ``make`` no left-out passage stands anywhere in the value, however it is written; levels, verdicts
and marks are those of the decided text.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable
from typing import Any

import msgspec
from msgspec.structs import replace

from bestinterests.domain.base import Base
from bestinterests.domain.conformity import AudienceText
from bestinterests.domain.digest import assessment_digest
from bestinterests.domain.document import Document, Numbering
from bestinterests.domain.evaluation import Evaluation
from bestinterests.domain.order import in_order, natural
from bestinterests.domain.problem import Problem, Refusal, Refused
from bestinterests.domain.publication import (
    PUBLICATION_FORMAT,
    DecidedBy,
    Kind,
    LeftOut,
    Publication,
    PublishedChange,
    Publisher,
    ShadowOf,
)
from bestinterests.domain.record import Decision, Record
from bestinterests.workflow.publishing.leaving_out import by_itself, left_blank, sought
from bestinterests.workflow.publishing.passages import Finder, Passage, marker, passages
from bestinterests.workflow.publishing.policies import may_make
from bestinterests.workflow.publishing.refusals import not_published
from bestinterests.workflow.publishing.spots import rewritten, spots

UNNAMED = "The person who decided, who is not named here"
"""Who decided, where the record has a name that was not agreed to be published and nobody has given a role."""
ROUNDS = 8
"""How often passages are taken out anew, since taking one out can bring others together."""


class Terms(Base, frozen=True, kw_only=True):
    """On what terms a record is published.

    decided: what is to stand of the decision where the record does not say it or must not: ``by`` is the role of who
    decided, or their name where they agreed; ``version`` its number; ``on`` and ``outcome`` for what was screened out.
    agreed: the decider agreed to be named as the record names them. named: ids of people who agreed to be named.
    remarks: are remarks of the assessment published? texts: by audience; None for those in the document. salt: chance
    that the publisher keeps, with which the digest of the whole text is sealed; blank for no seal.
    """

    id: str
    number: int
    published_on: dt.date
    publisher: Publisher
    kind: Kind = "decision"
    address: str = ""
    decided: DecidedBy = DecidedBy()
    agreed: bool = False
    named: tuple[str, ...] = ()
    remarks: bool = False
    because: str = ""
    left_out: tuple[LeftOut, ...] = ()
    texts: tuple[AudienceText, ...] | None = None
    change: PublishedChange | None = None
    shadow_of: ShadowOf | None = None
    salt: str = ""


def make(document: Document, evaluation: Evaluation | None, *, terms: Terms) -> Publication:
    """Return the published document, with its digest still blank.

    document: the text that was decided, with its record. evaluation: what follows from it, as it was decided on; it may
    be missing for what was screened out and for a change. Raises Refused with every reason why this cannot be
    published so, and where a passage also stands where it cannot be taken out.
    """
    digest = assessment_digest(document)
    own = replace(document, record=said_on(document.record, digest), numbering=Numbering())
    _insist_on_none(may_make(own, evaluation, terms))
    left_out = _in_order((*terms.left_out, *by_itself(own, named=terms.named, remarks=terms.remarks)))
    finder = Finder([*sought(own, {each.place for each in left_out}), *_decider(own, terms)])
    made = _begun(own, evaluation, terms, left_out, digest)
    return _sealed_in_itself(_taken_out(made, finder))


def said_on(record: Record, digest: str) -> Record:
    """The record with what was said on this very text; what was said on earlier or later ones is not published."""
    own = {
        field: tuple(each for each in getattr(record, field) if each.assessment_digest == digest)
        for field in msgspec.structs.asdict(record)
    }
    return Record(**own)


def decision_of(record: Record) -> Decision | None:
    """The decision in a record of one text; sending it back is none."""
    return next((held for held in reversed(record.decisions) if held.outcome != "returned"), None)


def _begun(
    own: Document, evaluation: Evaluation | None, terms: Terms, left_out: tuple[LeftOut, ...], digest: str
) -> Publication:
    """What is published, as long as passages may still stand elsewhere in it."""
    by = _by(own, terms)
    bare = left_blank(own, {each.place: each.reason for each in left_out}, remarks=terms.remarks)
    return Publication(
        format=PUBLICATION_FORMAT,
        id=terms.id,
        number=terms.number,
        kind=terms.kind,
        published_on=terms.published_on,
        address=terms.address,
        publisher=terms.publisher,
        decided=_decided(bare, terms, by, digest),
        because=terms.because,
        document=replace(bare, record=_told_by_role(bare.record, by)),
        evaluation=evaluation,
        change=terms.change,
        shadow_of=terms.shadow_of,
        texts=tuple(each for each in _texts(own, terms) if each.text.strip()),
        left_out=left_out,
        fictional=own.assessment.fictional,
    )


def _texts(own: Document, terms: Terms) -> tuple[AudienceText, ...]:
    return own.assessment.texts if terms.texts is None else terms.texts


def _by(own: Document, terms: Terms) -> str:
    """Who decided, as it may be said."""
    decision = decision_of(own.record)
    if terms.decided.by.strip() or decision is None:
        return " ".join(terms.decided.by.split())
    roles = {person.role.casefold() for person in own.assessment.people}
    known = terms.agreed or decision.decider.casefold() in roles
    return decision.decider if known else UNNAMED


def _decided(bare: Document, terms: Terms, by: str, digest: str) -> DecidedBy:
    held = terms.decided
    decision = decision_of(bare.record)
    seal = sealed_digest(digest, terms.salt) if terms.salt else ""
    if decision is None:
        return replace(held, by=by, seal=seal)
    return DecidedBy(
        by=by,
        on=decision.on or held.on,
        outcome=decision.outcome,
        version=held.version,
        reasons=decision.reasons,
        seal=seal,
    )


def _told_by_role(record: Record, by: str) -> Record:
    """The record with who decided as it may be said; so too where they overruled advice."""
    names = {held.decider for held in record.decisions}
    return replace(
        record,
        decisions=tuple(replace(held, decider=by) for held in record.decisions),
        advice=tuple(replace(held, overruled_by=by) if held.overruled_by in names else held for held in record.advice),
    )


def _decider(own: Document, terms: Terms) -> Iterable[Passage]:
    """The decider's name, which stands nowhere unless it is said who decided in these very words."""
    by = _by(own, terms)
    for held in own.record.decisions:
        if held.decider != by:
            yield from passages(f"{held.id}/decider", held.decider, name=True)


def _taken_out(made: Publication, finder: Finder) -> Publication:
    """The publication without the passages. Raises Refused where one stands where it must not be touched."""
    finder = finder.without(_staying(made, finder))
    always = list(_always(made))
    told = finder.found_in(spot.text for spot in always)
    _insist_on_none(
        not_published("publish.said-anyway", place=each.place, where=spot.text)
        for spot in always
        for each in told.get(spot.text, ())
    )
    markers = {marker(each.reason) for each in made.left_out}
    for _ in range(ROUNDS):
        standing = finder.found_in(spot.text for spot in spots(made) if spot.text not in markers)
        if not standing:
            return made
        new = {text: finder.taken_out(text, held) for text, held in standing.items()}
        made = _written(made, lambda place, text: new.get(text, text))  # noqa: B023 - used before the next round
    left = {each.place for held in standing.values() for each in held}
    _insist_on_none(not_published("publish.still-there", place=place) for place in sorted(left))
    return made


def _insist_on_none(refusals: Iterable[Refusal]) -> None:
    """Raise Refused where there is any, each once."""
    if found := list(dict.fromkeys(refusals)):
        raise Refused([Problem(code=each.code, path="", sentence=each.sentence) for each in found])


def _written(made: Publication, write: Any) -> Publication:
    """The publication with its free texts written anew, but for what says who publishes and what was left out."""
    held = {
        name: rewritten(part, write) if isinstance(part, Base) else part
        for name in ("document", "evaluation", "decided", "change")
        if (part := getattr(made, name)) is not None
    }
    held["decided"] = replace(held["decided"], by=made.decided.by)
    texts = tuple(rewritten(each, write) for each in made.texts)
    because = write("because", made.because) if made.because else ""
    return replace(made, texts=texts, because=because, **held)


def _staying(made: Publication, finder: Finder) -> list[Passage]:
    """Passages that are words of the record's own frame: ids, levels, words of the packs."""
    frame = [spot.text for part in (made.document, made.evaluation) for spot in spots(part) if not spot.free]
    return [each for held in finder.found_in(frame).values() for each in held]


def _always(made: Publication) -> Iterable[Any]:
    """Texts that are published whatever is left out."""
    yield from spots(made.publisher, "publisher")
    yield from (spot for spot in spots(replace(made.decided, reasons="", seal=""), "decided") if spot.free)
    yield from (spot for each in made.left_out for spot in spots(each) if spot.free)
    if made.shadow_of is not None:
        yield from spots(made.shadow_of, "shadow_of")
    if made.address:
        yield from spots(made.address, "address", free=True)


def _sealed_in_itself(made: Publication) -> Publication:
    """The publication in canonical order, in which every digest is that of the record as it is published.

    A plain digest of the whole text would tell whether a guess at a short left-out passage is right.
    """
    document = in_order(made.document)
    digest = assessment_digest(document)
    record = Record(
        **{
            name: tuple(replace(each, assessment_digest=digest) for each in getattr(document.record, name))
            for name in msgspec.structs.asdict(document.record)
        }
    )
    evaluation = replace(made.evaluation, assessment_digest=digest) if made.evaluation else None
    return replace(made, document=replace(document, record=record), evaluation=evaluation)


def sealed_digest(digest: str, salt: str) -> str:
    """The seal of a whole text: ``sha256:`` and 64 hex digits over its digest with chance.

    Whoever is shown the text and the chance can tell that it was this text; nobody can guess it from the seal.
    """
    return f"sha256:{hashlib.sha256((salt + digest).encode()).hexdigest()}"


def _in_order(left_out: Iterable[LeftOut]) -> tuple[LeftOut, ...]:
    return tuple(sorted(left_out, key=lambda each: natural(each.place)))
