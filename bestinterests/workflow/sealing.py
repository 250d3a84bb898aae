"""Seals: the history holds a view to its words from the moment it is given, and tells them once all are given."""

import hashlib

import msgspec

from bestinterests.workflow.course import GivenView


def seal(given: GivenView) -> str:
    """``sha256:`` and 64 hex digits over a view with its salt, so that nobody can guess a short view from its seal."""
    return f"sha256:{hashlib.sha256(msgspec.json.encode(given)).hexdigest()}"
