"""Which tests run on one database alone: those that ask what a page says or how it behaves, on the faster of the two.

On both run all that ask what is kept, found, merged, sorted, counted, locked, migrated, backed up, erased or refused,
who may do what, what works in the background, what the API takes, and that a server comes up. A page is made of what
was read, by the same code; where reading differs between databases, tests without a browser find it.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from django.conf import settings

HERE = Path(__file__).resolve().parent
IN_A_BROWSER = "what people meet in a browser does not hang on the database; SQLite shows it"
OF_THE_FRAMEWORK = "pages of the framework are made of files, not of what is kept"
OF_FILES = "it reads files alone"
ON_SQLITE_ALONE = {
    "test_every_page.py": IN_A_BROWSER,
    "test_journey.py": IN_A_BROWSER,
    "assess/test_live.py": IN_A_BROWSER,
    "journeys/test_keyboard.py": IN_A_BROWSER,
    "journeys/test_many_hands.py": IN_A_BROWSER,
    "journeys/test_story.py": IN_A_BROWSER,
    "journeys/test_voice.py": IN_A_BROWSER,
    "signon/test_journey.py": IN_A_BROWSER,
    "learn/test_finding.py": OF_THE_FRAMEWORK,
    "learn/test_links.py": OF_THE_FRAMEWORK,
    "learn/test_pages.py": OF_THE_FRAMEWORK,
    "test_components.py": OF_FILES,
    "test_deploy.py": OF_FILES,
}
"""Modules by their path from here, each with the reason; doors have their own measure, see test_access."""


def leave_out(items: list[pytest.Item]) -> None:
    """Skip what this run need not do: all where its database is missing, else what SQLite shows."""
    reasons = {HERE / name: reason for name, reason in ON_SQLITE_ALONE.items()}
    for item in items:
        if settings.NO_DATABASE:
            item.add_marker(pytest.mark.skip(reason="PostgreSQL is not installed on this machine"))
        elif settings.CHOSEN == "postgresql" and item.path in reasons:
            item.add_marker(pytest.mark.skip(reason=reasons[item.path]))
