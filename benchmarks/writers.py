"""``python -m benchmarks.writers [--api] [SECONDS] [KILLS]``: many writers on one assessment; writers that are killed.

Twenty processes write to one assessment for a minute; then one process after the other is killed in the middle of its
writing, fifty times. It says how much was acknowledged, and ends with 1 where anything of that was lost or the ledger
does not verify. With ``--api`` the twenty are programs with tokens, which go through a server, and none is killed. The
database is a throw-away one: BESTINTERESTS_TEST_DATABASE says sqlite or postgresql.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor

WRITERS = 20


Writers = dict[int, "subprocess.Popen[str]"]


def main(seconds: int = 60, kills: int = 50, *, api: bool = False) -> int:
    """Run both, or programs alone; 0 where nothing was lost."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.web.settings"
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    return _programs(seconds) if api else max(_many(seconds), _killed(kills))


def _many(seconds: int) -> int:
    from tests.web.attacks.writing import prepare, started

    assessment = prepare(WRITERS)
    writers = {number: started(assessment, number, 1, 10**9) for number in range(1, WRITERS + 1)}
    return _written(assessment, writers, seconds)


def _programs(seconds: int) -> int:
    from django.conf import settings

    from bestinterests.web.assessments.models import Assessment
    from tests.web.attacks.asking import started, tokens
    from tests.web.attacks.writing import environment, prepare
    from tests.web.serving import served

    assessment = prepare(WRITERS)
    public = Assessment.objects.get(pk=assessment).public_id
    secrets = tokens(assessment, WRITERS)
    given = {name: environment()[name] for name in ("BESTINTERESTS_SECRET", "DATABASE_URL")}
    with served(settings.DATA, **given, BESTINTERESTS_API_RATE="100000", BESTINTERESTS_LOG_LEVEL="error") as server:
        writers = {n: started(server.address, secret, public, n, 1, 10**9) for n, secret in secrets.items()}
        return _written(assessment, writers, seconds)


def _written(assessment: int, writers: Writers, seconds: int) -> int:
    """Let them write for so long; 1 where anything that was acknowledged is lost."""
    from tests.web.attacks.writing import said

    lines: dict[int, list[str]] = {number: [] for number in writers}
    with ThreadPoolExecutor(WRITERS) as pool:
        for number, held in writers.items():
            pool.submit(_collect, held, lines[number])
        while not all(lines.values()) and all(held.poll() is None for held in writers.values()):
            time.sleep(0.1)  # starting twenty processes takes a while; the time counts from when all of them write
        time.sleep(seconds)
        early = [number for number, held in writers.items() if held.poll() is not None]
        for held in writers.values():
            held.kill()
    for held in writers.values():
        held.wait()
    acknowledged = {said(n, int(line)) for n, held in lines.items() for line in held if line.endswith("\n")}
    least = min(len(held) for held in lines.values())
    print(f"{WRITERS} writers, {seconds} s: {len(acknowledged)} edits acknowledged; the slowest writer had {least}")
    if early:
        print(f"writers that ended by an exception: {early}")
    return max(bool(early), _judged(assessment, acknowledged))


def _collect(writer: subprocess.Popen[str], lines: list[str]) -> None:
    for line in writer.stdout or ():
        lines.append(line)  # noqa: PERF402  # it is looked at while it grows


def _killed(kills: int) -> int:
    from tests.web.attacks.writing import prepare, said, started

    assessment = prepare(1)
    acknowledged: set[str] = set()
    first, worst, early = 1, 0, 0
    for kill in range(kills):
        with started(assessment, 1, first, 10**9) as writer:
            seen = []
            for line in writer.stdout or ():
                seen.append(line)
                if len(seen) > kill % 7:
                    writer.kill()
                    break
            seen += list(writer.stdout or ())
        early += writer.returncode != -9
        numbers = [int(line) for line in seen if line.endswith("\n")]
        acknowledged |= {said(1, number) for number in numbers}
        first = max(numbers, default=first) + 2
        worst = max(worst, _judged(assessment, acknowledged, quiet=True))
    print(f"{kills} writers killed: {len(acknowledged)} edits acknowledged; ended by an exception: {early}")
    return max(worst, bool(early), _judged(assessment, acknowledged))


def _judged(assessment: int, acknowledged: set[str], *, quiet: bool = False) -> int:
    from bestinterests.web.assessments.verifying import verify_assessment
    from tests.web.attacks.writing import lost

    missing, found = lost(assessment, acknowledged), verify_assessment(assessment)
    if not quiet or missing or found.state != "intact":
        print(f"lost: {len(missing)}; {found.sentence}")
    return int(bool(missing) or found.state != "intact")


if __name__ == "__main__":
    given = [word for word in sys.argv[1:] if word != "--api"]
    sys.exit(main(*map(int, given), api="--api" in sys.argv))
