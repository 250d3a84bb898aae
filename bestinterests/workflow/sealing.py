"""Seals: the history holds what somebody said to its words from the moment they said it, and tells them when it may.

A view or a rating is told once all of its round are given, a declared interest once its person has said something.
"""

import hashlib

import msgspec

from bestinterests.domain.base import Base


def seal(given: Base) -> str:
    """``sha256:`` and 64 hex digits over it with its salt, so that nobody can guess what is short from its seal."""
    return f"sha256:{hashlib.sha256(msgspec.json.encode(given)).hexdigest()}"
