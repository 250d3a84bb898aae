"""Secrets of tokens: how one is made, what is kept of it, and whose a secret is."""

from __future__ import annotations

import datetime as dt
import hashlib
import hmac
import re
import secrets

from bestinterests.web.api.models import Token

MARK = "bi_"
"""What every secret begins with, so that tools which look for leaked secrets can know one."""
SECRET = re.compile(r"bi_[A-Za-z0-9_-]{43}")
SHOWN = 11
"""Letters of a secret that are kept: the mark, and eight by which its owner knows it again. 210 bits are left."""


def new_secret() -> str:
    """Return a new secret: 256 bits of chance after the mark."""
    return MARK + secrets.token_urlsafe(32)


def digest_of(secret: str) -> str:
    """Return what is kept of a secret. It holds more chance than can be tried out, so it needs no salt and no delay."""
    return hashlib.sha256(secret.encode()).hexdigest()


def token_of(secret: str, at: dt.datetime) -> Token | None:
    """Return the token of a secret; None where there is none that is good, or where its person may not sign in.

    It is found by digest, so how long that takes says nothing about any other secret.
    """
    if not SECRET.fullmatch(secret):
        return None
    digest = digest_of(secret)
    found = Token.objects.select_related("person").filter(digest=digest).first()
    if found is None or not hmac.compare_digest(found.digest, digest):
        return None
    return found if found.is_good(at) and found.person.is_active else None
