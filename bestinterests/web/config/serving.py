"""Everything between a data folder and a server that answers: tables, static files, the code of the first screen."""

from __future__ import annotations

import datetime as dt
import os
import socket
from collections.abc import Mapping
from pathlib import Path

from bestinterests.domain.problem import Problem, Refused
from bestinterests.web.accounts.beginning import CODE
from bestinterests.web.config import folder
from bestinterests.web.config.starting import unsafe
from bestinterests.web.config.variables import is_local, read

SETTINGS = "bestinterests.web.config.settings"
STYLES = "govuk/govuk-frontend.css"


def environment_of(given: Mapping[str, str], data: str | None = None) -> dict[str, str]:
    """Return the environment of a server process: what was given, with the settings module and the data folder."""
    return {**given, "DJANGO_SETTINGS_MODULE": SETTINGS, **({"BESTINTERESTS_DATA": data} if data else {})}


def set_up(environment: Mapping[str, str], host: str = "") -> list[Problem]:
    """Make the data folder, keep a secret in it where this computer may, and load Django.

    host: where the server is to listen, where that is known. Returns warnings. Raises Refused with every Problem
    that makes a start unsafe or impossible; then nothing was loaded.
    """
    values, problems = read(environment)
    data: Path = values["BESTINTERESTS_DATA"]
    errors = [problem for problem in problems if problem.severity == "error"]
    if errors:
        raise Refused(problems)
    try:
        folder.prepare(data)
        local = is_local(values["BESTINTERESTS_ADDRESS"])
        secret = values["BESTINTERESTS_SECRET"] or (folder.keep_secret(data / folder.SECRET) if local else "")
    except OSError as error:
        raise Refused([_no_folder(data, error)]) from error
    problems += unsafe(values, secret=secret, host=host)
    if any(problem.severity == "error" for problem in problems):
        raise Refused(problems)
    os.environ.update(environment_of(environment, str(data)))
    import django

    django.setup()
    return problems


def upgrade() -> None:
    """Bring the tables to the shape of this release; an empty database gets them all at once.

    Raises Refused where the database does not answer.
    """
    from django.core.management import call_command
    from django.db import DatabaseError

    from bestinterests.web.config import tables

    try:
        if not tables.begin():
            call_command("migrate", interactive=False, verbosity=0)
            call_command("createcachetable", verbosity=0)
    except DatabaseError as error:
        raise Refused([no_database(error)]) from error


def fill(at: dt.datetime) -> None:
    """Load the samples that come with this release, and bring the verdicts in lists up to the day.

    Raises Refused where a file of a sample cannot be read.
    """
    from django.utils import timezone

    from bestinterests.web.assessments.evaluating import catch_up
    from bestinterests.web.assessments.samples import load_samples

    load_samples(at)
    catch_up(timezone.localdate(at))


def collect() -> None:
    """Put every static file into the data folder, compressed and named by its digest.

    Raises Refused where the styles were not fetched.
    """
    from django.contrib.staticfiles import finders
    from django.core.management import call_command

    if not finders.find(STYLES):
        raise Refused([no_styles()])
    call_command("collectstatic", interactive=False, verbosity=0)


def insist_free(host: str, port: int) -> None:
    """Raise Refused where the address cannot be listened on, before anything is started."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError as error:
        sentence = f"Port {port} on {host} cannot be used ({error.strerror or 'no reason given'})."
        raise Refused([_problem("port", "", sentence, "Stop what uses it, or take another: --port 8001.")]) from error


def first_code() -> str:
    """Return the code of the first screen where nobody can sign in yet, else take it away and return nothing."""
    from django.conf import settings

    from bestinterests.web.accounts.models import User

    path = settings.DATA / CODE
    if User.objects.exists():
        path.unlink(missing_ok=True)
        return ""
    return folder.keep_secret(path, 12)


def no_database(error: Exception) -> Problem:
    """Return the Problem of a database that does not answer, with the first line of what it said."""
    said = (str(error).strip() or type(error).__name__).splitlines()[0][:200]
    remedy = "See that it runs and that DATABASE_URL is right."
    return _problem("database", "DATABASE_URL", f"The database cannot be used: {said}", remedy)


def no_styles() -> Problem:
    """Return the Problem of a workspace that was built without its styles."""
    sentence = "The styles of the workspace are not here: they are fetched when it is built."
    return _problem("no-styles", "", sentence, "Run `make assets` on a machine with a network.")


def _no_folder(path: Path, error: OSError) -> Problem:
    sentence = f"The data folder {path} cannot be written to ({error.strerror or 'no reason given'})."
    remedy = "Name another with --data, or give this user the right to write."
    return _problem("no-folder", "BESTINTERESTS_DATA", sentence, remedy)


def _problem(code: str, path: str, sentence: str, remedy: str) -> Problem:
    return Problem(code=f"server.{code}", path=path, sentence=sentence, remedy=remedy)
