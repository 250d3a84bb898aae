"""What the home page shows to a person for whom documents are named."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from bestinterests.web.accounts.access import Standing
from bestinterests.web.assessments.outside.listing import named_for, readers_of
from bestinterests.web.ui.home import Section, Work

STYLES = "assessments/outside.css"


def work(standings: Sequence[Standing], at: dt.datetime) -> Work:
    """What is named for a person and open; nothing for those who read nothing from outside. One query."""
    readers = readers_of(standings)
    if not readers:
        return Work()
    held = [each for each in named_for(readers, at) if each.is_open]
    return Work(sections=(Section("assessments/outside/_home.html", {"named": held}, STYLES),))
