"""A ledger takes lines at its end only, finds one changed byte, and tells a lawful removal from a break."""

from __future__ import annotations

import datetime as dt

import msgspec
import pytest
from django.db import DatabaseError, connection, transaction

from bestinterests.web.ledger.appending import SNAPSHOT_EVERY, append, open_ledger
from bestinterests.web.ledger.history import between, entries, entry, nearest_snapshot
from bestinterests.web.ledger.models import Ledger, Line, Payload, Snapshot
from bestinterests.web.ledger.removing import MARK, remove, without
from bestinterests.web.ledger.verifying import verify

pytestmark = pytest.mark.django_db
AT = dt.datetime(2026, 6, 1, 9, 30, tzinfo=dt.UTC)
WHO = "0" * 25 + "a"
NAME = "Maya Petrova"
GUARDED = ("ledger_ledger", "ledger_line", "ledger_payload", "ledger_snapshot")


def filled(count: int = 5, subject: str = "s1") -> Ledger:
    """A ledger of this many lines, the third of which holds a name, as do the snapshots from there on."""
    ledger = open_ledger(kind="assessment", subject=subject, at=AT)
    for number in range(1, count + 1):
        said = {"n": number, "text": f"{NAME} wrote" if number == 3 else "plain"}
        whole = {"upto": number, "text": NAME if number >= 3 else ""}
        append(
            ledger=ledger,
            kind="assessment.edited",
            content=msgspec.json.encode(said),
            document=lambda whole=whole: msgspec.json.encode(whole),
            snapshot=number == 4,
            actor=WHO,
            at=AT + dt.timedelta(microseconds=number),
        )
    return ledger


def triggers() -> list[str]:
    """The triggers in the database."""
    names = (
        "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal"
        if connection.vendor == "postgresql"
        else "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    )
    with connection.cursor() as cursor:
        cursor.execute(names)
        return [row[0] for row in cursor.fetchall()]


def unguarded(statement: str, values: tuple = ()) -> None:
    """What somebody does who has the database in their hands: lift the guard, change, lay it again."""
    table = next(table for table in GUARDED if table in statement)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
            cursor.execute(statement, values)
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
            return
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s", [table])
        kept = cursor.fetchall()
        for name, _ in kept:
            cursor.execute(f"DROP TRIGGER {name}")
        cursor.execute(statement, values)
        for _, sql in kept:
            cursor.execute(sql.replace("%", "%%"))


def test_lines_follow_one_another_and_verify():
    ledger = filled()
    found = verify(ledger)
    assert (found.state, found.lines, found.removed) == ("intact", 5, ())
    assert found.sentence == "Intact: 5 lines."
    lines = list(ledger.lines.order_by("seq"))
    assert [line.seq for line in lines] == [1, 2, 3, 4, 5]
    assert [line.before for line in lines[1:]] == [line.digest for line in lines[:-1]]


def test_an_empty_ledger_is_intact():
    assert verify(open_ledger(kind="assessment", subject="s", at=AT)).sentence == "Intact: 0 lines."


def test_a_line_holds_no_text_that_anybody_wrote():
    ledger = filled()
    line = ledger.lines.get(seq=3)
    texts = {getattr(line, field.attname) for field in Line._meta.concrete_fields if isinstance(field.attname, str)}
    assert not any("wrote" in str(text) for text in texts)


def test_equal_content_has_unlike_digests():
    ledger = filled()
    digests = [line.payload_digest for line in ledger.lines.filter(seq__in=[4, 5])]
    assert len(set(digests)) == 2


@pytest.mark.django_db(transaction=True)
def test_a_line_is_written_only_in_a_transaction():
    ledger = filled_in_a_transaction()
    with pytest.raises(transaction.TransactionManagementError):
        append(ledger=ledger, kind="x", content=b"", actor=WHO, at=AT)
    assert verify(ledger).lines == 2


@transaction.atomic
def filled_in_a_transaction() -> Ledger:
    """A ledger of two lines, committed."""
    return filled(2)


def _fails_after_its_line(ledger: Ledger) -> None:
    with transaction.atomic():
        append(ledger=ledger, kind="assessment.edited", content=b"{}", actor=WHO, at=AT)
        raise ZeroDivisionError


def test_an_action_that_fails_leaves_no_line():
    ledger = filled(2)
    with pytest.raises(ZeroDivisionError):
        _fails_after_its_line(ledger)
    assert verify(ledger).lines == 2


def test_snapshots_are_taken_at_the_start_on_demand_and_every_fifty_lines():
    ledger = filled(SNAPSHOT_EVERY + 3)
    assert list(Snapshot.objects.order_by("seq").values_list("seq", flat=True)) == [1, 4, SNAPSHOT_EVERY + 1]
    assert nearest_snapshot(ledger, 3)[0] == 1
    assert nearest_snapshot(ledger, 50)[0] == 4
    assert nearest_snapshot(ledger, 0) is None


def test_history_is_read_newest_first_a_page_at_a_time():
    ledger = filled()
    assert [each.seq for each in entries(ledger, count=2)] == [5, 4]
    assert [each.seq for each in entries(ledger, before=4, count=9)] == [3, 2, 1]
    assert [each.seq for each in between(ledger, 1, 3)] == [2, 3]
    assert entry(ledger, 3).actor == WHO
    assert entry(ledger, 9) is None


@pytest.mark.parametrize("table", GUARDED)
def test_both_databases_hold_guards_on_every_table(table):
    assert {f"{table}_update", f"{table}_delete"} <= set(triggers())


@pytest.mark.parametrize(
    "change",
    [
        lambda: Line.objects.filter(seq=2).update(actor="somebody"),  # a line
        lambda: Line.objects.filter(seq=5).delete(),  # the last line
        lambda: Payload.objects.filter(line__seq=2).update(content=b"{}"),  # what was said
        lambda: Payload.objects.all()._raw_delete("default"),  # all of it
        lambda: Snapshot.objects.filter(seq=1).update(content=b"{}"),  # how it stood
        lambda: Snapshot.objects.all()._raw_delete("default"),  # or that it stood
        lambda: Ledger.objects.update(length=3),  # the end
        lambda: Ledger.objects.update(subject="other"),  # what it is about
        lambda: Ledger.objects.all()._raw_delete("default"),  # that there is one
    ],
)
def test_the_database_itself_refuses_to_change_what_was_written(change):
    ledger = filled()
    with pytest.raises(DatabaseError), transaction.atomic():
        change()
    assert verify(ledger).state == "intact"


@pytest.mark.parametrize(
    "statement, values, at, why",
    [
        ("UPDATE ledger_line SET actor = %s WHERE seq = 2", ("b",), 2, "the line was changed"),
        ("UPDATE ledger_line SET kind = %s WHERE seq = 1", ("review.given",), 1, "the line was changed"),
        ("UPDATE ledger_line SET at = %s WHERE seq = 4", (AT,), 4, "the line was changed"),
        ("UPDATE ledger_line SET before = digest WHERE seq = 3", (), 3, "does not follow"),
        ("UPDATE ledger_ledger SET length = 4", (), 5, "should have 4 lines"),
        ("UPDATE ledger_ledger SET head = %s", ("0" * 64,), 5, "does not end with this line"),
        ("UPDATE ledger_snapshot SET content = %s WHERE seq = 4", (b"{}",), 4, "the snapshot was changed"),
        ("UPDATE ledger_snapshot SET seq = 5 WHERE seq = 4", (), 5, "no line names"),
        ("DELETE FROM ledger_snapshot WHERE seq = 1", (), 1, "the snapshot is missing"),
    ],
)
def test_whatever_is_changed_behind_its_back_is_found_where_it_is(statement, values, at, why):
    ledger = filled()
    unguarded(statement, values)
    found = verify(ledger)
    assert (found.state, found.at) == ("broken", at)
    assert why in found.why
    assert found.sentence.startswith(f"Broken at line {at}: ")


@pytest.mark.parametrize("place", [0, 5, -1])
def test_one_changed_byte_in_history_is_found(place):
    ledger = filled()
    content = bytearray(Payload.objects.get(line__seq=3).content)
    content[place] ^= 1
    line = ledger.lines.get(seq=3)
    unguarded("UPDATE ledger_payload SET content = %s WHERE line_id = %s", (bytes(content), line.pk))
    assert (verify(ledger).at, verify(ledger).why) == (3, "the payload was changed.")


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE ledger_payload SET content = 'text where bytes were' WHERE line_id = %s",
        "UPDATE ledger_line SET at = 'no time' WHERE id = %s",
    ],
)
def test_what_cannot_even_be_read_is_a_break_and_no_failure(statement):
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL keeps to the types of its columns")
    ledger = filled()
    unguarded(statement, (ledger.lines.get(seq=3).pk,))
    assert verify(ledger).state == "broken"


def test_a_line_that_is_cut_out_is_missed():
    ledger = filled()
    line = ledger.lines.get(seq=5)
    unguarded("DELETE FROM ledger_payload WHERE line_id = %s", (line.pk,))
    assert verify(ledger).why == "the payload is missing."
    unguarded("DELETE FROM ledger_line WHERE id = %s", (line.pk,))
    assert verify(ledger).at == 5
    assert "should have 5 lines" in verify(ledger).why


def removed(ledger: Ledger, text: str = NAME):
    """Remove a text from a ledger."""
    return remove(
        ledger=ledger,
        rewrite=lambda _, content: without(text, content),
        name="Hanna Voss",
        ground="erasure",
        actor=WHO,
        at=AT,
    )


def test_a_lawful_removal_is_told_and_nothing_of_the_text_is_left():
    ledger = filled()
    salts = {bytes(row.salt) for row in (Payload.objects.get(line__seq=3), Snapshot.objects.get(seq=4))}
    line = removed(ledger)
    assert (line.seq, line.kind) == (6, "content.removed")
    found = verify(ledger)
    assert found.state == "removed"
    assert [(each.what, each.seq, each.line, each.name) for each in found.removed] == [
        ("payload", 3, 6, "Hanna Voss"),
        ("snapshot", 4, 6, "Hanna Voss"),
    ]
    assert found.removed[0].sentence == (
        "Line 3 (payload): removed lawfully by Hanna Voss on 1 June 2026. "
        "A person asked for their data to be erased (UK GDPR Art 17)."
    )
    rest = [*Payload.objects.all(), *Snapshot.objects.all()]
    assert not any(NAME.encode() in bytes(row.content) for row in rest)
    assert not salts & {bytes(row.salt) for row in rest}
    assert MARK.encode() in bytes(Payload.objects.get(line__seq=3).content)


def test_what_is_not_there_is_not_removed():
    ledger = filled()
    assert removed(ledger, "Nobody") is None
    assert verify(ledger).lines == 5


def test_more_can_be_removed_from_what_was_rewritten():
    ledger = filled()
    removed(ledger)
    removed(ledger, "wrote")
    found = verify(ledger)
    assert found.state == "removed"
    assert [(each.what, each.seq, each.line) for each in found.removed] == [("payload", 3, 7), ("snapshot", 4, 6)]


def test_a_break_after_a_removal_is_a_break():
    ledger = filled()
    removed(ledger)
    line = ledger.lines.get(seq=3)
    unguarded("UPDATE ledger_payload SET content = %s WHERE line_id = %s", (b"{}", line.pk))
    assert verify(ledger).why == "the payload was changed."


def test_a_removal_that_nobody_told_is_a_break():
    ledger = filled()
    line = ledger.lines.get(seq=3)
    Payload.objects.filter(line=line).update(content=b"", removed_by=9)
    assert verify(ledger).why == "content is gone and no line says who removed it."


def test_a_text_is_removed_from_values_and_never_from_keys():
    content = msgspec.json.encode({"plain": ["a plain text", {"plain": 1}], "n": None})
    assert msgspec.json.decode(without("plain", content)) == {"plain": [f"a {MARK} text", {"plain": 1}], "n": None}


def test_two_things_have_two_ledgers_that_do_not_meet():
    one, two = filled(3, "s1"), filled(3, "s2")
    removed(one)
    assert verify(one).state == "removed"
    assert verify(two).state == "intact"
