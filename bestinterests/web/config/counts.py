"""The rows that count attempts hold no address: what they are about is sealed with the secret of this server."""

from __future__ import annotations

from django.utils.crypto import salted_hmac


def sealed(key: str, prefix: str, version: int) -> str:
    """Return the name of a row: a digest that nobody without the secret can lead back to an address."""
    return salted_hmac("counts", f"{prefix}:{version}:{key}", algorithm="sha256").hexdigest()
