"""A backup made while people write comes back elsewhere as it was, on either database, and verifies."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import zipfile
from pathlib import Path

import msgspec
import pytest
from django.db import connection

from bestinterests.domain.problem import Refused
from bestinterests.web.assessments import actions
from bestinterests.web.config.backing_up import MANIFEST, Manifest, back_up, kept_models
from bestinterests.web.config.restoring import restore
from tests.web.assessments.cast import AMARA, AT, HANNA, from_example, later
from tests.web.attacks.writing import ROOT, prepare, started
from tests.web.cast import cast_of

pytestmark = pytest.mark.django_db(transaction=True)


def manifest_of(path: Path) -> Manifest:
    """What an archive says that it holds."""
    with zipfile.ZipFile(path) as archive:
        return msgspec.json.decode(archive.read(MANIFEST), type=Manifest)


def call(verb: str, *arguments: object, address: str = "") -> subprocess.CompletedProcess[str]:
    """Run the command as a process of its own, as an administrator does."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("BESTINTERESTS_", "DJANGO_"))}
    kept.pop("DATABASE_URL", None)
    return subprocess.run(
        [sys.executable, "-m", "bestinterests.cli", verb, *map(str, arguments)],
        cwd=ROOT,
        env={**kept, **({"DATABASE_URL": address} if address else {})},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def another_database() -> str:
    """The address of a new database: in the same PostgreSQL, or none, which is a new file."""
    if connection.vendor != "postgresql":
        return ""
    held = connection.settings_dict
    with connection.cursor() as cursor:
        cursor.execute("DROP DATABASE IF EXISTS restored")
        cursor.execute("CREATE DATABASE restored")
    return f"postgresql://{held['USER']}@/restored?host={held['HOST']}"


def test_a_backup_while_people_write_comes_back_equal_and_verified(tmp_path):
    cast_of()
    row = from_example()
    actions.submit(assessment=row, revision=1, actor=AMARA, at=later(1))
    actions.remove_lawfully(assessment=row, text="Puddlehop", ground="confidential", actor=HANNA, at=later(2))
    assessment = prepare(1)
    with started(assessment, 1, 1, 10_000) as writer:
        seen = [next(writer.stdout) for _ in range(3)]
        made = back_up(tmp_path / "one.zip", AT)
        seen.append(next(writer.stdout))
        writer.kill()
    rows = {table.model: table.rows for table in made.tables}
    assert rows["ledger.line"] >= 3 + 1 + 2 + 1
    assert len(seen) == 4
    for place in dict.fromkeys(["", another_database()]):
        folder = tmp_path / ("other" if place else "new")
        done = call("restore", tmp_path / "one.zip", "--data", folder, address=place)
        assert (done.returncode, done.stderr) == (0, "")
        assert "Ledgers: 2. Intact: 1. With content removed lawfully: 1. Broken: 0." in done.stdout
        again = call("backup", folder.with_suffix(".zip"), "--data", folder, address=place)
        assert (again.returncode, again.stderr) == (0, "")
        assert manifest_of(folder.with_suffix(".zip")).tables == made.tables
        assert call("verify", "--data", folder, address=place).returncode == 0


def test_a_backup_holds_no_session_and_is_for_its_owner_only(tmp_path):
    cast_of()
    path = tmp_path / "one.zip"
    made = back_up(path, AT)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(tmp_path.iterdir()) == [path]
    assert not any("session" in table.model for table in made.tables)
    assert {model._meta.label_lower for model in kept_models()} == {table.model for table in made.tables}


def test_a_backup_that_cannot_be_written_leaves_nothing(tmp_path):
    with pytest.raises(Refused) as refused:
        back_up(tmp_path / "no" / "one.zip", AT)
    assert [problem.code for problem in refused.value.problems] == ["backup.cannot-write"]


def rewritten(path: Path, member: str, change) -> Path:
    """The archive with one member changed."""
    other = path.with_name("other.zip")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(other, "w") as new:
        for name in old.namelist():
            new.writestr(name, change(old.read(name)) if name == member else old.read(name))
    return other


@pytest.mark.parametrize(
    "member, change, code",
    [
        ("rows/accounts.user.jsonl", lambda data: data.replace(b"amara", b"mallo"), "restore.changed"),
        (MANIFEST, lambda data: data[:-9], "restore.damaged"),
        (MANIFEST, lambda data: data.replace(b'"format":1', b'"format":2'), "restore.newer"),
        (MANIFEST, lambda data: data.replace(b"0002_guard_lines", b"0099_guard_lines"), "restore.newer"),
        (MANIFEST, lambda data: data.replace(b'"accounts.user"', b'"auth.group"'), "restore.damaged"),
        ("rows/accounts.user.jsonl", lambda data: data, "restore.not-empty"),
    ],
)
def test_a_backup_that_cannot_be_taken_back_is_refused_and_changes_nothing(tmp_path, member, change, code):
    cast_of()
    path = tmp_path / "one.zip"
    before = back_up(path, AT)
    with pytest.raises(Refused) as refused:
        restore(rewritten(path, member, change), None, AT)
    assert [problem.code for problem in refused.value.problems] == [code]
    path.unlink()
    assert back_up(path, AT).tables == before.tables


def test_a_file_that_is_no_backup_is_refused(tmp_path):
    path = tmp_path / "x.zip"
    path.write_bytes(b"PK no archive")
    with pytest.raises(Refused) as refused:
        restore(path, None, AT)
    assert [problem.code for problem in refused.value.problems] == ["restore.damaged"]
