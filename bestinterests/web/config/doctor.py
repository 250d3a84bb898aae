"""Is the workspace well? Looks at everything that a start needs, and changes nothing."""

from __future__ import annotations

import datetime as dt
import os
import platform
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from bestinterests import __version__
from bestinterests.domain.problem import Problem, Refused
from bestinterests.web.config import folder, serving
from bestinterests.web.config.starting import unsafe
from bestinterests.web.config.variables import is_local, read

LEAST_FREE = 500 * 2**20
LATE = dt.timedelta(minutes=15)
"""After its time a job may take this long to begin: others are done before it."""
FAILED = "The log of the server says why ('job failed'). It is tried again when it is next due."


class Examined(NamedTuple):
    """What was looked at, with what was found there; and what needs a person."""

    seen: list[tuple[str, str]]
    problems: list[Problem]


def examine(environment: Mapping[str, str]) -> Examined:
    """Look at settings, folder, database, styles and people, as far as each can be reached."""
    values, problems = read(environment)
    data: Path = values["BESTINTERESTS_DATA"]
    secret = values["BESTINTERESTS_SECRET"] or folder.kept(data / folder.SECRET)
    address = values["BESTINTERESTS_ADDRESS"]
    seen = [
        ("Release", f"{__version__} on Python {platform.python_version()}"),
        ("Address", address or "this computer only"),
        ("Data folder", str(data.resolve())),
    ]
    if not data.is_dir():
        sentence = f"There is no folder {data}: the workspace has not been started with it yet."
        problems.append(_problem("no-folder", "BESTINTERESTS_DATA", sentence, "Start it: bestinterests serve"))
        return Examined(seen, problems)
    problems += unsafe(values, secret=secret)
    problems += _looked_at_folder(data, is_local(address))
    seen.append(("Free space", f"{shutil.disk_usage(data).free // 2**20:,} MB"))
    if not any(problem.severity == "error" for problem in problems):
        os.environ.update(environment)
        import django

        django.setup()
        for row, problem in _looked_at_database():
            seen += [row] if row else []
            problems += [problem] if problem else []
    return Examined(seen, problems)


def _looked_at_folder(data: Path, local: bool) -> Iterator[Problem]:
    secret = data / folder.SECRET
    if local and secret.exists() and secret.stat().st_mode & 0o077:
        sentence = f"Other people on this computer can read {secret}."
        yield _problem("secret-readable", "BESTINTERESTS_DATA", sentence, f"chmod 600 {secret}")
    if not os.access(data, os.W_OK):
        sentence = f"The data folder {data} cannot be written to."
        yield _problem("no-folder", "BESTINTERESTS_DATA", sentence, "Give this user the right to write.")
    if shutil.disk_usage(data).free < LEAST_FREE:
        yield _problem("little-space", "BESTINTERESTS_DATA", "The disk is almost full.", "Make room.")


def _looked_at_database() -> Iterator[tuple[tuple[str, str] | None, Problem | None]]:
    from django.conf import settings
    from django.contrib.staticfiles import finders
    from django.db import DatabaseError, connection
    from django.db.migrations.executor import MigrationExecutor
    from django.utils import timezone

    from bestinterests.web.accounts.models import User
    from bestinterests.web.assessments.apart.rounds import unreadable
    from bestinterests.web.redress.custody import seen

    kind = {"postgresql": "PostgreSQL", "sqlite": "SQLite"}.get(connection.vendor, connection.vendor)
    yield ("Styles", "fetched" if finders.find(serving.STYLES) else "missing"), None
    if not finders.find(serving.STYLES):
        yield None, serving.no_styles()
    try:
        if connection.vendor == "sqlite" and not Path(settings.DATABASES["default"]["NAME"]).is_file():
            raise Refused([_problem("database", "DATABASE_URL", "There is no database yet.", "bestinterests serve")])
        executor = MigrationExecutor(connection)
        waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
        yield ("Database", kind if not waiting else f"{kind}, {len(waiting)} steps behind this release"), None
        if waiting:
            sentence = f"The tables are {len(waiting)} steps behind this release."
            yield None, _problem("behind", "DATABASE_URL", sentence, "Start it once: bestinterests serve")
        else:
            yield ("People", str(User.objects.count())), None
            yield from looked_at_jobs(timezone.now())
            yield from seen()
            for problem in unreadable():
                yield None, problem
    except DatabaseError as error:
        yield ("Database", f"{kind}, does not answer"), serving.no_database(error)
    except Refused as refused:
        yield ("Database", f"{kind}, not made yet"), refused.problems[0]


def looked_at_jobs(at: dt.datetime) -> Iterator[tuple[tuple[str, str] | None, Problem | None]]:
    """What is done by the clock: when each job was last done; those that broke off or are late, as Problems."""
    from bestinterests.web.config.jobs import JOBS
    from bestinterests.web.jobs.models import Beat
    from bestinterests.web.ui.environment import moment

    beats = {beat.name: beat for beat in Beat.objects.all()}
    if not beats:
        yield ("Jobs", "none was done yet: the scheduler starts with the server"), None
        return
    late = []
    for job in JOBS:
        beat = beats.get(job.name)
        said = f"last begun on {moment(beat.began_at)}" if beat and beat.began_at else "not done yet"
        yield (f"Job {job.name}", f"{said}, and broke off" if beat and beat.failed else said), None
        if beat and beat.failed:
            sentence = f"The job {job.name} broke off. What it does: {job.says}"
            yield None, _problem("job-failed", job.name, sentence, FAILED)
        if beat and at - beat.due_at > LATE:
            late.append(job.name)
    if late:
        sentence = f"What is done by the clock is late: {', '.join(late)}."
        yield None, _problem("jobs-late", "", sentence, "Is the server running? Start it: bestinterests serve")


def _problem(code: str, path: str, sentence: str, remedy: str) -> Problem:
    return Problem(code=f"server.{code}", path=path, sentence=sentence, remedy=remedy)
