"""Links that need no signing in: an id, signed, so that nobody can guess or make one. None is kept in a table."""

from __future__ import annotations

import datetime as dt

from django.core import signing
from django.urls import reverse

from bestinterests.web.accounts.ids import new_id
from bestinterests.web.change_requests.models import ChangeRequest, Link

LINK, RECEIPT, FORM = "change.link", "change.receipt", "change.form"


def link_path(link: Link) -> str:
    """The path by which a change is described."""
    return reverse("change_requests:described_by_link", args=[signing.dumps(link.public_id, salt=LINK)])


def link_at(token: str) -> Link | None:
    """The link of a path, open or not; None where this server did not make it."""
    found = _read(token, LINK)
    return Link.objects.select_related("organisation", "assessment").filter(public_id=found).first() if found else None


def receipt_path(request: ChangeRequest) -> str:
    """The path by which a sender follows a request."""
    return reverse("change_requests:receipt", args=[signing.dumps(request.public_id, salt=RECEIPT)])


def receipt_at(token: str) -> ChangeRequest | None:
    """The request of a path; None where this server did not make it."""
    found = _read(token, RECEIPT)
    rows = ChangeRequest.objects.select_related("organisation", "ledger")
    return rows.filter(public_id=found).first() if found else None


def form_key(given: str, place: str, at: dt.datetime) -> tuple[str, str]:
    """The key of a form, and how the form carries it: as it was given, or a new one. place: whose form it is."""
    held = _read(given, f"{FORM}.{place}") if given else None
    return (held, given) if held else _new_key(place, at)


def _new_key(place: str, at: dt.datetime) -> tuple[str, str]:
    made = new_id(at)
    return made, signing.dumps(made, salt=f"{FORM}.{place}")


def _read(token: str, salt: str) -> str | None:
    try:
        return str(signing.loads(token, salt=salt))
    except signing.BadSignature:
        return None
