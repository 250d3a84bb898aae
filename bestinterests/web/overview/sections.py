"""What other parts add to the overview: a function each, from an organisation, what is asked and a day to a section.

Parts below this one in the layers are named here. Each asks at most one query.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from bestinterests.web.accounts.models import Organisation
from bestinterests.web.change_requests.queries import open_in
from bestinterests.web.overview.asking import Asked
from bestinterests.web.ui.home import Section

Provider = Callable[[Organisation, Asked, dt.date], Section | None]


def changes(organisation: Organisation, asked: Asked, on: dt.date) -> Section | None:
    """How many change requests wait for an answer, and the way to what brings services back; no filter narrows them."""
    waiting = open_in([organisation.pk]).get(organisation.pk, 0)
    return Section("overview/_changes.html", {"open": waiting, "organisation": organisation.public_id})


PROVIDERS: tuple[Provider, ...] = (changes,)
"""Every part that has something for the overview; None where it has nothing to say."""


def sections_of(organisation: Organisation, asked: Asked, on: dt.date) -> list[Section]:
    """The sections of an organisation, in the order of the table."""
    return [section for provider in PROVIDERS if (section := provider(organisation, asked, on)) is not None]
