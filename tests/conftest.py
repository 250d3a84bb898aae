"""Hypothesis profiles: `dev` unless told, `ci` where CI=true, `long` by `--hypothesis-profile=long`.

No profile has a deadline: how long a test takes on a busy machine says nothing about what is true. Examples are
drawn anew in every run; a failure prints the line that replays it.
"""

import os

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
