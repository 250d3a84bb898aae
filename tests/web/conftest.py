"""The workspace under test: a database, the cast, and clients that are signed in as one of them."""

from __future__ import annotations

import pytest

try:
    from django.conf import settings

    READY = settings.configured
except ImportError:
    READY = False

if not READY:
    # Without Django's plugin (a plain `pytest`) these tests are not this run's; `make test-web` runs them.
    collect_ignore_glob = ["*"]
else:
    from django.db import connection

    from bestinterests.web.config import tables
    from tests.browser.conftest import axe_source, chromium  # noqa: F401
    from tests.web import databases, flushing, serving
    from tests.web.cast import Cast, cast_of
    from tests.web.requests import Signed

    flushing.install()

    @pytest.hookimpl(tryfirst=True)
    def pytest_collection_modifyitems(items):
        databases.leave_out(items)
        for item in items:
            if "chromium" in item.fixturenames:
                item.add_marker(pytest.mark.browser)

    def pytest_report_header():
        return f"database: {settings.CHOSEN}"

    @pytest.fixture(scope="session")
    def django_db_setup(django_db_setup, django_db_blocker) -> None:
        """The tables, made once; servers get a copy of them."""
        with django_db_blocker.unblock():
            with connection.schema_editor() as editor:
                tables.finish(editor)
            serving.keep_grown()

    @pytest.fixture
    def cast(db) -> Cast:
        """Everybody, in their organisations."""
        return cast_of()

    @pytest.fixture
    def signed(client, cast) -> Signed:
        """A client, to be signed in as somebody of the cast."""
        return Signed(client, cast)
