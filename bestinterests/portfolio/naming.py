"""Keys of services made from their names."""

from __future__ import annotations

import unicodedata


def service_key(organisation: str, name: str) -> str:
    """Return the key of a service: who answers for it and what it is called, as in ``hollowtree-toys/bramble``.

    Letters of every script are kept; upper and lower case, wide and narrow forms, and what stands between words make no
    difference. A blank name or organisation leaves its part blank.
    """
    return f"{_slug(organisation)}/{_slug(name)}"


def plain(words: str) -> str:
    """Return words as they are compared: one form of each letter, small, one blank between words."""
    return " ".join(unicodedata.normalize("NFKC", words).casefold().split())


def _slug(words: str) -> str:
    # Folding may bring marks apart again, so the form comes last, too.
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", words).casefold())
    kept = "".join(each if each.isalnum() or unicodedata.category(each)[0] == "M" else "-" for each in folded)
    return "-".join(part for part in kept.split("-") if part)
