"""What lets somebody in lies in the database only under a key that is made from the server's secret."""

from __future__ import annotations

import base64

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings


def sealed(text: str) -> str:
    """Return a text that only this server can read, or one with its secret."""
    return _box().encrypt(text.encode()).decode()


def unsealed(text: str) -> str | None:
    """Return the text again; None where it was sealed with another secret, or changed."""
    try:
        return _box().decrypt(text.encode()).decode()
    except InvalidToken:
        return None


def _box() -> Fernet:
    key = HKDF(SHA256(), 32, salt=None, info=b"bestinterests second factor").derive(settings.SECRET_KEY.encode())
    return Fernet(base64.urlsafe_b64encode(key))
