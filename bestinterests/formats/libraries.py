"""Whether the optional libraries of a format are installed, told without loading any of them."""

from __future__ import annotations

import re
from functools import cache
from importlib import metadata

from bestinterests.domain.problem import Problem
from bestinterests.formats import Format, library_missing

_NAME = re.compile(r"[A-Za-z0-9._-]+")


def unusable(form: Format) -> Problem | None:
    """Return why a format cannot be used here; None where everything it takes is installed."""
    missing = absent(form.needs) if form.needs else ()
    return library_missing(form, missing[0]) if missing else None


@cache
def absent(extra: str) -> tuple[str, ...]:
    """Return the distributions that an extra of this package asks for and that are not installed, by name."""
    try:
        asked = metadata.requires("bestinterests") or []
    except metadata.PackageNotFoundError:
        return ()
    marked = re.compile(rf"extra\s*==\s*['\"]{re.escape(extra)}['\"]")
    names = [found[0] for line in asked if marked.search(line) and (found := _NAME.match(line))]
    return tuple(name for name in names if not _installed(name))


def _installed(name: str) -> bool:
    try:
        metadata.version(name)
    except metadata.PackageNotFoundError:
        return False
    return True
