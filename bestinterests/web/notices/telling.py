"""The one way to tell people something: a row each, in the transaction of the action that it tells of."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from bestinterests.web.accounts.ids import new_id
from bestinterests.web.accounts.models import Organisation, User
from bestinterests.web.notices.models import ADDRESS, SENTENCE, Notice

KINDS: dict[str, str] = {
    "mention": "Somebody mentions you",
    "reply": "Somebody answers in a thread of yours",
    "rating": "An impact is to be rated apart, or all ratings of it are given",
    "change": "A change is described, or answered",
    "review": "You are asked to review or to sign, or an assessment comes back or is decided",
    "reuse": "Something that was copied has changed where it came from",
    "trigger": "An assessment is to be looked at again",
    "reading": "A document is named for you, or was opened",
    "case": "A case came in, was passed to you, or its day is near",
    "safeguarding": "A child may not be safe: a case waits for the safeguarding lead",
    "connection": "A webhook was stopped, or an administrator ended a token of yours",
}
"""Every kind of notice, as the page of settings explains it."""


def tell(
    *,
    people: Iterable[str],
    kind: str,
    sentence: str,
    address: str,
    organisation: Organisation,
    but: str = "",
    at: dt.datetime,
) -> int:
    """Tell people, given by public id, in the caller's transaction, and return how many there were.

    but: public id of who did it, who knows already. sentence: cut at 500 characters. Those who no longer belong to the
    organisation are not told.
    """
    assert kind in KINDS, kind
    asked = set(people) - {but}
    found = User.objects.filter(public_id__in=asked, is_active=True, memberships__organisation=organisation)
    rows = [
        Notice(
            public_id=new_id(at),
            person=person,
            organisation=organisation,
            kind=kind,
            sentence=sentence if len(sentence) <= SENTENCE else f"{sentence[: SENTENCE - 1]}…",
            address=address[:ADDRESS],
            at=at,
        )
        for person in found.distinct()
    ]
    return len(Notice.objects.bulk_create(rows))
