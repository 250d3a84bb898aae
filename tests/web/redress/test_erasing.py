"""What was erased is nowhere: not in a row, a file, a log, a backup or a restored one. That it was erased stays."""

from __future__ import annotations

import base64
import datetime as dt
import zipfile
from pathlib import Path

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import RequestFactory
from django.utils import timezone

from bestinterests.domain.problem import Refused
from bestinterests.web.accounts.actions import Refusing
from bestinterests.web.config.backing_up import back_up
from bestinterests.web.config.erased_since import UNKNOWN, said_after
from bestinterests.web.config.looking_through import look_through, looked_at
from bestinterests.web.ledger.models import Ledger, Line, Payload
from bestinterests.web.notices.models import Notice
from bestinterests.web.redress import erased, keys, receipts
from bestinterests.web.redress.actions.erasing import erase, erase_what_is_over, tidy
from bestinterests.web.redress.actions.writing import write
from bestinterests.web.redress.held import case_of
from bestinterests.web.redress.models import Case, CaseKey, Cover, ErasedCase, OpenedCase, Visit
from bestinterests.web.redress.visiting import Visiting, keep_visit, visit_of
from bestinterests.workflow.casework import events
from bestinterests.workflow.casework.policies import Handler
from tests.web.assessments.cast import begun
from tests.web.cast import AT
from tests.web.redress.cast import HAPPENED, RING, portal, received
from tests.web.test_backup import another_database, call

NAME, REPLY = "Wren Ashdown of class 4b", "We have switched it off for you."
LATER = AT + dt.timedelta(days=40)


@pytest.fixture
def door(cast, settings, tmp_path):
    settings.CASE_KEYS, settings.DATA = RING, tmp_path
    return portal(begun(where=cast.organisation))


def handler(cast):
    return Handler(id=cast.people["case-handler"].public_id, handles=True)


def done(row, event, told, actor, at=AT):
    return write(row, lambda _: (), event, told, actor=actor.id, at=at)


def taken(row, who, at=AT):
    """The case, which somebody works on now."""
    done(row, "case.assigned", events.Assigned(to=who.id, by=who.id, at=at), who, at)
    return row


def closed(door, cast, sent="one", at=AT, **given):
    """A case that was answered and closed, which somebody read, with a visit that shows it."""
    mine, who = received(door, sent=sent, at=at, name=NAME, **given), handler(cast)
    done(mine.row, "case.replied", events.Message(text=REPLY, at=at, by=who.id), who, at)
    taken(mine.row, who, at)
    OpenedCase.objects.create(case=mine.row, by=who.id, at=at)
    visit = Visiting(case=mine.row.public_id, receipt=mine.receipt)
    keep_visit(RequestFactory().get("/ask/"), HttpResponse(), door, visit, at)
    done(mine.row, "case.closed", events.Closed(why="Answered.", by=who.id, at=at), who, at)
    return mine


def secrets_of(mine):
    """Everything by which something of a case could be known: its words, its receipt, and the bytes that are sealed."""
    row = Case.objects.get(pk=mine.row.pk)
    payloads = Payload.objects.filter(line__ledger=row.ledger_id).values_list("content", flat=True)
    visits = Visit.objects.values_list("sealed", flat=True)
    sealed = [row.held, row.key.wrapped, *payloads, *visits]
    letters = receipts.read(mine.receipt)
    words = [HAPPENED, NAME, REPLY, "Answered.", mine.receipt, letters, letters[:12], row.receipt, row.sent]
    return [word.encode() for word in words], [bytes(each) for each in sealed]


def rows() -> bytes:
    """Every value of every row of every table, as bytes."""
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            values = [value for row in cursor.fetchall() for value in row]
            found += [bytes(v) if isinstance(v, bytes | memoryview) else str(v).encode() for v in values]
    return b"\n".join(found)


def files(folder: Path) -> bytes:
    """Every byte of the data folder, and of the database with its log where it is a file."""
    paths = [path for path in folder.rglob("*") if path.is_file()]
    if connection.vendor == "sqlite":
        kept = Path(connection.settings_dict["NAME"])
        paths += [kept, *kept.parent.glob(f"{kept.name}-wal"), *kept.parent.glob("mail/*")]
    return b"\n".join(path.read_bytes() for path in paths)


def archived(path: Path) -> bytes:
    with zipfile.ZipFile(path) as archive:
        return b"\n".join(archive.read(name) for name in archive.namelist())


@pytest.mark.django_db(transaction=True)
def test_nothing_of_it_is_left_in_rows_files_logs_or_backups_nor_in_one_that_is_restored(door, cast, tmp_path, capsys):
    mine = closed(door, cast)
    other = received(door, sent="two", happened="Something else.").row
    words, sealed = secrets_of(mine)
    assert all(secret in rows() for secret in sealed)
    assert all(secret in rows() for secret in words[7:])
    if connection.vendor == "sqlite":
        # They lie in the file or its log now; a test that looked in the wrong place would find nothing later either.
        assert all(secret[:400] in files(tmp_path) for secret in sealed[:2])
    back_up(tmp_path.with_suffix(".before.zip"), AT)
    before = archived(tmp_path.with_suffix(".before.zip"))
    assert all(base64.b64encode(secret) in before for secret in sealed[:-1])

    who = handler(cast)
    kept = erase(row=mine.row, ground="erasure", who=who, name="Callum", at=LATER)
    assert kept.rows == {
        "case": 1, "casekey": 1, "item": 1, "point": 2, "openedcase": 1, "notice": 1, "visit": 1,
    }  # fmt: skip
    assert [(each.case, each.ground) for each in ErasedCase.objects.all()] == [(mine.row.public_id, "erasure")]
    pieces = [secret[first : first + 48] for secret in sealed for first in range(0, len(secret) - 48, 48)]
    back_up(tmp_path / "after.zip", LATER)
    after = archived(tmp_path / "after.zip")
    for place, content in (("rows", rows()), ("files", files(tmp_path)), ("backup", after)):
        assert not [secret for secret in [*words, *sealed, *pieces] if secret in content], place
    assert not [secret for secret in sealed if base64.b64encode(secret) in after]
    assert not Notice.objects.filter(address__contains=mine.row.public_id).exists()
    assert case_of(Case.objects.get(pk=other.pk)).told.happened == "Something else."

    states = {looked.subject: looked.found for looked in look_through()}
    assert states[mine.row.public_id].state == "removed"
    assert states[mine.row.public_id].removed[0].sentence.startswith("Line 1 (payload): removed lawfully by Callum")
    assert states[other.public_id].state == "intact"
    assert Line.objects.filter(ledger__subject=mine.row.public_id).count() == 5
    listed = (tmp_path / erased.FILE).read_text()
    assert [each.case for each in erased.read(listed).erased] == [mine.row.public_id]

    # The backup of before knows nothing of it: the list does, and whoever leaves it out is told.
    assert said_after(None, LATER) == (UNKNOWN,)
    folder = tmp_path.with_name("again")
    folder.mkdir()
    (folder / keys.FILE).write_text(RING)
    arguments = ("--data", folder, "--erased", tmp_path / erased.FILE)
    place = another_database()
    done = call("restore", tmp_path.with_suffix(".before.zip"), *arguments, address=place)
    assert done.returncode == 0, done.stderr
    assert "were erased again: 1." in done.stdout
    assert "With content removed lawfully: 1. Broken: 0." in done.stdout
    assert "restored backup, by the list of erased cases" in done.stdout
    assert (folder / erased.FILE).read_text() == listed
    if place:
        again = call("backup", folder / "again.zip", "--data", folder, address=place)
        assert again.returncode == 0, again.stderr
        found = archived(folder / "again.zip")
        assert not [secret for secret in sealed if base64.b64encode(secret) in found]
    else:
        content = b"\n".join(path.read_bytes() for path in folder.glob("workspace.sqlite3*"))
        assert not [secret for secret in [*words, *pieces] if secret in content]


@pytest.mark.django_db(transaction=True)
def test_a_backup_holds_wrapped_keys_and_never_what_opens_them(door, cast, tmp_path):
    ring = keys.rotated(keys.read_ring(RING), "2026-03-17")
    (tmp_path / keys.FILE).write_text(keys.written(ring))
    mine = closed(door, cast)
    back_up(tmp_path / "one.zip", AT)
    content = archived(tmp_path / "one.zip")
    row = CaseKey.objects.get(case=mine.row)
    assert base64.b64encode(bytes(row.wrapped)) in content
    held = [*ring.keys.values(), ring.pepper]
    data_key = keys.read_ring(RING).unwrap(row.version, bytes(row.wrapped), mine.row.public_id)
    for text in (*held, base64.b64encode(data_key).decode()):
        key = base64.b64decode(text)
        for form in (key, text.encode(), key.hex().encode(), text.rstrip("=").encode()):
            assert form not in content
    assert not [
        name for name in zipfile.ZipFile(tmp_path / "one.zip").namelist() if "visit" in name or name.endswith(keys.FILE)
    ]


@pytest.mark.django_db
def test_what_is_on_hold_stays_whatever_the_time_and_the_rest_goes_in_its_time(door, cast):
    who = handler(cast)
    Cover.objects.create(organisation=cast.organisation, keep_months=6, changed_at=AT)
    over = closed(door, cast)
    held = closed(door, cast, sent="two")
    done(held.row, "case.held", events.Held(reason="A court asked.", by=who.id, at=AT), who)
    asked = received(door, sent="three", requests=("access",), door="my-data").row
    taken(asked, who)
    again = closed(door, cast, sent="four")
    assert Case.objects.get(pk=again.row.pk).receipt_ends_at == AT + dt.timedelta(days=90)
    done(again.row, "case.reopened", events.Reopened(why="More came in.", by=who.id, at=AT), who)
    assert Case.objects.get(pk=again.row.pk).receipt_ends_at is None
    for row in (held.row, asked):
        with pytest.raises(Refusing) as refusing:
            erase(row=row, ground="erasure", who=who, name="Callum", at=AT)
        assert [each.code for each in refusing.value.refusals] == ["case.on-hold"]
    with pytest.raises(Refusing) as refusing:
        erase(row=again.row, ground=" ", who=Handler(id="x"), name="X", at=AT)
    assert [each.code for each in refusing.value.refusals] == ["case.no-duty", "case.no-ground-erasing"]

    assert erase_what_is_over(dt.datetime(2026, 9, 16, 9, 29, tzinfo=dt.UTC)) == 0
    then = dt.datetime(2026, 9, 16, 9, 30, tzinfo=dt.UTC)
    assert erase_what_is_over(then) == 1
    assert set(Case.objects.values_list("pk", flat=True)) == {held.row.pk, asked.pk, again.row.pk}
    assert [(each.case, each.ground) for each in ErasedCase.objects.all()] == [(over.row.public_id, "retention")]
    freed = events.Released(reason="The court is done.", by=who.id, at=then)
    done(held.row, "case.released", freed, who, then)
    assert erase_what_is_over(then) == 1
    Cover.objects.all().delete()
    assert erase_what_is_over(dt.datetime(2035, 1, 1, tzinfo=dt.UTC)) == 0


def whys():
    """What is wrong with the ledger of each case, by its public id."""
    return {ledger.subject: looked_at(ledger).found.why for ledger in Ledger.objects.filter(kind="case")}


@pytest.mark.django_db
def test_verify_names_a_case_that_is_gone_without_a_word_half_erased_or_back(door, cast):
    gone, half, back = (closed(door, cast, sent=str(number)).row for number in range(3))
    who = handler(cast)
    erase(row=half, ground="unlawful", who=who, name="Callum", at=AT)
    ErasedCase.objects.filter(case=half.public_id).update(case=back.public_id)
    Case.objects.get(pk=gone.pk).delete()
    found = whys()
    assert "nothing says who erased it" in found[gone.public_id]
    assert "nothing says who erased it" in found[half.public_id]
    assert "is here again" in found[back.public_id]
    Case.objects.get(pk=back.pk).delete()
    assert "something of it is left" in whys()[back.public_id]


@pytest.mark.django_db
def test_a_case_whose_keys_are_lost_can_be_erased_and_its_visits_go_too(door, cast, settings):
    mine = closed(door, cast)
    request = RequestFactory().get("/ask/")
    shown = Visiting(case=mine.row.public_id)
    response = keep_visit(request, HttpResponse(), door, shown, timezone.now())
    request.COOKIES["visit"] = response.cookies["visit"].value
    assert visit_of(request, door) == shown
    settings.CASE_KEYS = ""
    assert erase(row=mine.row, ground="erasure", who=handler(cast), name="Callum", at=AT).rows["visit"] == 2
    assert not (settings.DATA / erased.FILE).exists()
    assert visit_of(request, door) == Visiting()
    settings.CASE_KEYS = RING
    tidy()
    assert (settings.DATA / erased.FILE).read_text().count(mine.row.public_id) == 1


@pytest.mark.django_db
def test_a_list_that_was_changed_is_refused_by_line_and_one_under_other_keys_is_followed_and_said(door, cast, settings):
    who = handler(cast)
    for number in range(3):
        erase(row=closed(door, cast, sent=str(number)).row, ground="erasure", who=who, name="C", at=AT)
    path = settings.DATA / erased.FILE
    text = path.read_text()
    assert (path.stat().st_mode & 0o777, erased.keep_list(), path.read_text()) == (0o600, 0, text)
    lines = text.splitlines(keepends=True)
    wrong = {
        "".join(lines[:2] + lines[3:]): 3,
        text.replace("erasure", "ordered", 1): 2,
        text.replace("2026-03-16", "2026-13-16", 1): 2,
        text + "0" * 26 + "\n": 5,
    }
    for changed, line in wrong.items():
        with pytest.raises(Refused) as refused:
            erased.read(changed)
        assert refused.value.problems[0].line == line
        assert {each.code for each in refused.value.problems} == {"restore.erased-list"}
    settings.CASE_KEYS = keys.written(keys.new_ring("2026-03-18"))
    assert (len(erased.read(text).erased), erased.read(text).unproved) == (3, 3)
    settings.CASE_KEYS = RING
    path.write_text(text[:-20])
    with pytest.raises(Refused):
        erased.keep_list()
