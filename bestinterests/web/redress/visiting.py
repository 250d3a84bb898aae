"""A browser in the door: who has no account still comes back to what they wrote, and reads their own case alone.

A cookie that lives as long as the browser holds a secret. The row holds what was answered under a key that is made from
that secret and from the ring: neither the database alone, nor the cookie alone, opens it. No case is ever named by an
address or a form: the visit is bound to it.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import secrets

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from bestinterests.domain.base import Base
from bestinterests.web.redress import keys
from bestinterests.web.redress.models import Portal, Visit
from bestinterests.web.redress.sealing import sealed, unsealed

COOKIE = "visit"
LIVES = dt.timedelta(hours=24)
"""How long a visit is kept that nobody ends: longer than the 20 hours after which WCAG 2.2.1 asks for no warning."""


class Visiting(Base, frozen=True, kw_only=True):
    """What a browser has answered so far, by the name of the question, and what it may read.

    form: what makes this form one when it is sent twice. case: public id of the case that it sent or opened with a
    receipt. receipt: shown until it is written down, then dropped; checked: was it typed again, or skipped? seen: when
    the receipt opened the case before, as ISO 8601; said: which of its forms was just sent.
    """

    answers: dict[str, str | list[str]] = {}
    form: str = ""
    case: str = ""
    receipt: str = ""
    checked: bool = False
    seen: str = ""
    said: str = ""


def visit_of(request: HttpRequest, portal: Portal) -> Visiting:
    """What this browser has in this door; an empty visit where there is none, or its time is over."""
    secret = request.COOKIES.get(COOKIE, "")
    if not secret:
        return Visiting()
    row = Visit.objects.filter(digest=_digest(secret), portal=portal, expires_at__gt=timezone.now()).first()
    if row is None:
        return Visiting()
    try:
        return unsealed(_key(secret), row.sealed, f"visit {portal.public_id}", Visiting)
    except (keys.Locked, keys.NoKeys):
        return Visiting()


def keep_visit(
    request: HttpRequest, response: HttpResponse, portal: Portal, visit: Visiting, at: dt.datetime
) -> HttpResponse:
    """Keep what a browser has from now on, and give it its cookie. Raises keys.NoKeys."""
    secret = request.COOKIES.get(COOKIE, "") or secrets.token_urlsafe(32)
    content = sealed(_key(secret), visit, f"visit {portal.public_id}")
    bound = bound_to(visit.case) if visit.case else ""
    Visit.objects.update_or_create(
        digest=_digest(secret),
        defaults={"portal": portal, "sealed": content, "bound": bound, "expires_at": at + LIVES},
    )
    response.set_cookie(COOKIE, secret, secure=request.is_secure(), httponly=True, samesite="Lax", path="/ask/")
    return response


def bound_to(case: str) -> str:
    """What visits that read a case are found by, in hex. case: its public id. Raises keys.NoKeys."""
    return keys.ring().lookup("visit of", case)


def kept_words(visit: Visiting) -> dict[str, str | list[str]]:
    """What goes on once a case is sent or opened: who somebody is and whose words they read, nothing of the answers."""
    return {key: held for key, held in visit.answers.items() if key in ("audience", "words")}


def new_form() -> str:
    """What makes a form one, by chance."""
    return secrets.token_hex(16)


def end_visit(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Forget what a browser has, here and in the browser."""
    secret = request.COOKIES.get(COOKIE, "")
    if secret:
        Visit.objects.filter(digest=_digest(secret)).delete()
    response.delete_cookie(COOKIE, path="/ask/", samesite="Lax")
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
    return response


def forget_visits(at: dt.datetime) -> int:
    """Delete the rows whose time is over, and say how many there were. A job of the clock."""
    return Visit.objects.filter(expires_at__lte=at).delete()[0]


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def _key(secret: str) -> bytes:
    salt = keys.ring().lookup("visit", secret).encode()
    return HKDF(SHA256(), 32, salt=salt, info=b"bestinterests visit").derive(secret.encode())
