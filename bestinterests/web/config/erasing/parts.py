"""What an erasure would reach beside the records, part by part: what goes, what loses the name, what stays."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from django.db.models import Q, QuerySet

from bestinterests.web.accounts.models import Invitation, User
from bestinterests.web.api.models import Token
from bestinterests.web.assessments.models import Comment, Draft, Grant, Opening, SealedRating, Upload
from bestinterests.web.assessments.names import Named
from bestinterests.web.change_requests.actions import held_where
from bestinterests.web.change_requests.models import ChangeRequest, Incident
from bestinterests.web.learn.models import Remark
from bestinterests.web.notices.models import Notice
from bestinterests.web.redress.models import Case, Custodian, OpenedCase
from bestinterests.web.register.models import Published
from bestinterests.web.webhooks.models import Webhook

MOST = 1_000
"""Rows of a part whose words a preview reads; where there are more, the number is a lower bound."""
GOES, NAMED, STAYS = "goes", "named", "stays"


class Whose(NamedTuple):
    """Somebody whose account would be erased. named: what is looked for; organisations: by number, where they were."""

    person: User
    named: Named
    organisations: list[int]

    @property
    def id(self) -> str:
        """Their public id, under which what they did stands."""
        return self.person.public_id


class Reached(NamedTuple):
    """How much of a part an erasure would reach. becomes: GOES, NAMED (the name goes, the rest stays) or STAYS."""

    key: str
    becomes: str
    words: str
    number: int
    more: bool = False


class Part(NamedTuple):
    """A part of the workspace that holds something of people. look: how much, and whether there may be more."""

    key: str
    becomes: str
    words: str
    look: Callable[[Whose], tuple[int, bool]]


def reached(whose: Whose) -> tuple[Reached, ...]:
    """Count every part as it stands now, in the order of the table; nothing is changed by looking."""
    return tuple(Reached(part.key, part.becomes, part.words, *part.look(whose)) for part in PARTS)


def _all(rows: QuerySet[Any]) -> tuple[int, bool]:
    return rows.count(), False


def _naming(rows: Iterable[Iterable[Any]], named: Named) -> tuple[int, bool]:
    """Of some rows with texts, those in which the name or the address stands."""
    found = 0
    for looked, texts in enumerate(rows):
        if looked == MOST:
            return found, True
        found += any(named.without(text) != text for text in texts)
    return found, False


def _texts(rows: QuerySet[Any], *columns: str) -> Iterable[Iterable[str]]:
    return rows.order_by("pk").values_list(*columns)[: MOST + 1].iterator(chunk_size=200)


def _speaking(whose: Whose, *columns: str) -> Q:
    """Rows that may hold the name or the address, as far as a database can tell: the first word of the name does."""
    words = [whose.named.address, *(name.split()[0] for name in whose.named.names if name.split())]
    wanted = Q()
    for column in columns:
        for word in words:
            wanted |= Q(**{f"{column}__icontains": word})
    return wanted


def _comments_naming(whose: Whose) -> tuple[int, bool]:
    rows = Comment.objects.filter(thread__assessment__organisation__in=whose.organisations)
    return _naming(_texts(rows.filter(_speaking(whose, "text")), "text"), whose.named)


def _notices_naming(whose: Whose) -> tuple[int, bool]:
    rows = Notice.objects.filter(organisation__in=whose.organisations).exclude(person=whose.person)
    return _naming(_texts(rows.filter(_speaking(whose, "sentence")), "sentence"), whose.named)


def _remarks_naming(whose: Whose) -> tuple[int, bool]:
    columns = ("wrong", "right", "source", "answer")
    rows = Remark.objects.filter(organisation__in=whose.organisations)
    return _naming(_texts(rows.filter(_speaking(whose, *columns)), *columns), whose.named)


def _changes_naming(model: type[ChangeRequest] | type[Incident]) -> Callable[[Whose], tuple[int, bool]]:
    columns = ("held", "email", "name") if model is ChangeRequest else ("held",)

    def count(whose: Whose) -> tuple[int, bool]:
        rows = held_where(model, whose.id, whose.organisations).values_list(*columns)[: MOST + 1]
        return _naming((_told(row) for row in rows.iterator(chunk_size=50)), whose.named)

    return count


def _published_naming(whose: Whose) -> tuple[int, bool]:
    rows = Published.objects.filter(organisation__in=whose.organisations).exclude(content=b"").order_by("pk")
    held = rows.values_list("content")[: MOST + 1]
    return _naming((_told(row) for row in held.iterator(chunk_size=50)), whose.named)


def _told(row: Iterable[Any]) -> Iterable[str]:
    return [bytes(value).decode() if isinstance(value, bytes | memoryview) else value for value in row]


PARTS: tuple[Part, ...] = (
    Part("memberships", GOES, "places in organisations, with their roles", lambda w: _all(w.person.memberships.all())),
    Part("sessions", GOES, "browsers that are signed in", lambda w: _all(w.person.sessions.all())),
    Part("tokens", GOES, "tokens with which programs act", lambda w: _all(Token.objects.filter(person=w.person))),
    Part("notices", GOES, "notices", lambda w: _all(Notice.objects.filter(person=w.person))),
    Part("notices-naming", GOES, "notices to others that name them", _notices_naming),
    Part("drafts", GOES, "texts typed and not saved", lambda w: _all(Draft.objects.filter(person=w.id))),
    Part("uploads", GOES, "files that wait to be looked at", lambda w: _all(Upload.objects.filter(person=w.id))),
    Part(
        "ratings",
        GOES,
        "rounds of rating apart in which nothing is given yet",
        lambda w: _all(SealedRating.objects.filter(person=w.id, seal="").exclude(content=b"")),
    ),
    Part(
        "invitations",
        GOES,
        "invitations that are open",
        lambda w: _all(
            Invitation.objects.filter(email__iexact=w.person.email, accepted_at=None, withdrawn_at=None),
        ),
    ),
    Part(
        "keys",
        GOES,
        "that they hold the keys of cases: their copy is to be destroyed",
        lambda w: _all(Custodian.objects.filter(person=w.person)),
    ),
    Part("comments-naming", NAMED, "comments that name them", _comments_naming),
    Part("changes-naming", NAMED, "change requests that name them", _changes_naming(ChangeRequest)),
    Part("incidents-naming", NAMED, "incidents that name them", _changes_naming(Incident)),
    Part("remarks-naming", NAMED, "remarks on the framework that name them", _remarks_naming),
    Part("comments", STAYS, "comments", lambda w: _all(Comment.objects.filter(person=w.id, removed_at=None))),
    Part("remarks", STAYS, "remarks on the framework", lambda w: _all(Remark.objects.filter(by=w.person))),
    Part(
        "given",
        STAYS,
        "ratings that are given and under a seal, which lose the name once the round is over",
        lambda w: _all(SealedRating.objects.filter(person=w.id).exclude(seal="").exclude(content=b"")),
    ),
    Part(
        "readings",
        STAYS,
        "papers named for them to read, which open nothing any more",
        lambda w: _all(
            Grant.objects.filter(Q(person=w.id) | Q(person="", invitation__email__iexact=w.person.email)),
        ),
    ),
    Part("cases", STAYS, "cases that they work on", lambda w: _all(Case.objects.filter(handler=w.id))),
    Part("cases-read", STAYS, "times that they read a case", lambda w: _all(OpenedCase.objects.filter(by=w.id))),
    Part("openings", STAYS, "times that they opened one", lambda w: _all(Opening.objects.filter(person=w.id))),
    Part("published", STAYS, "publications that they put out", lambda w: _all(Published.objects.filter(by=w.id))),
    Part("published-naming", STAYS, "publications that name them, until they are withdrawn", _published_naming),
    Part(
        "webhooks",
        STAYS,
        "webhooks that they made, which go on",
        lambda w: _all(Webhook.objects.filter(made_by=w.person)),
    ),
)
"""Every part that a preview counts, records apart."""
