"""Django's settings for the tests: the real ones, on a database made for the run, with a cheap password hash."""

import os
import tempfile
from pathlib import Path

from tests.web import cluster

CHOSEN = os.environ.get("BESTINTERESTS_TEST_DATABASE", "sqlite")
for name in [name for name in os.environ if name.startswith("BESTINTERESTS_") or name == "DATABASE_URL"]:
    if name not in ("BESTINTERESTS_CHROMIUM", "BESTINTERESTS_PICTURES", "BESTINTERESTS_TEST_DATABASE"):
        del os.environ[name]

PROGRAMS = cluster.programs() if CHOSEN == "postgresql" else None
NO_DATABASE = CHOSEN == "postgresql" and PROGRAMS is None
if NO_DATABASE and os.environ.get("CI") == "true":
    raise RuntimeError("PostgreSQL is not installed, and CI must not lose its tests unseen.")
if PROGRAMS:
    os.environ["DATABASE_URL"] = cluster.start(PROGRAMS)
os.environ["BESTINTERESTS_DATA"] = tempfile.mkdtemp(prefix="bestinterests-tests-")
os.environ["BESTINTERESTS_SECRET"] = "for tests only, never for people: 0123456789 abcdefghij"

from bestinterests.web.config.settings import *  # noqa: E402, F403
from bestinterests.web.config.settings import DATA, DATABASES, STORAGES  # noqa: E402

Path(DATA, "mail").mkdir()
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
WHITENOISE_AUTOREFRESH = WHITENOISE_USE_FINDERS = True
# As a new workspace makes its tables, at once: conftest lays the rest. One test goes through all migrations.
DATABASES["default"]["TEST"] = {"MIGRATE": False}
if CHOSEN == "sqlite":
    DATABASES["default"]["TEST"]["NAME"] = str(DATA / "tests.sqlite3")

from bestinterests.web.redress import keys  # noqa: E402

# Keys by chance, of this run alone: nothing that is kept lies under them.
CASE_KEYS = keys.written(keys.new_ring("2026-03-16"))
