"""Hypothesis profiles: `dev` unless told, `ci` where CI=true, `long` by `--hypothesis-profile=long`.

No profile has a deadline: how long a test takes on a busy machine says nothing about what is true. Examples are
drawn anew in every run; a failure prints the line that replays it.
"""

import gc
import os

import pytest
from hypothesis import HealthCheck, settings

CI = os.environ.get("CI") == "true"

settings.register_profile(
    "dev",
    max_examples=50,
    deadline=None,
    derandomize=False,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("ci", settings.get_profile("dev"), max_examples=100, database=None)
settings.register_profile("long", settings.get_profile("dev"), max_examples=10_000)
settings.load_profile("ci" if CI else "dev")


def pytest_collection_finish() -> None:
    """Take what the tests are made of out of every later search for garbage, and search less often.

    Some hundred thousand objects live until the end; looking at each of them again and again frees nothing.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish() -> None:
    """Put them back, so that the last search, which finds what was left open, sees everything."""
    gc.unfreeze()
