"""The door from the command to the workspace, which is an optional part."""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from bestinterests.domain.problem import Problem, Refused

if TYPE_CHECKING:
    import argparse

LIBRARIES = ("allauth", "django", "govuk_frontend_jinja", "gunicorn", "whitenoise")


def loaded() -> Any:
    """Return what sets the workspace up; raises Refused where its libraries are not installed."""
    missing = [name for name in LIBRARIES if find_spec(name) is None]
    if missing:
        sentence = f"The workspace needs libraries that are not installed: {', '.join(missing)}."
        remedy = "Install them with: pip install 'bestinterests[server]'"
        raise Refused([Problem(code="server.not-installed", path="", sentence=sentence, remedy=remedy)])
    from bestinterests.web.config import serving

    return serving


def opened(arguments: argparse.Namespace) -> Any:
    """Set up the workspace of the data folder that the arguments name, with its warnings, and return what serves it."""
    import os
    import sys

    from bestinterests.cli.problems import show

    serving = loaded()
    show(serving.set_up(serving.environment_of(os.environ, arguments.data)), arguments, sys.stderr)
    return serving
