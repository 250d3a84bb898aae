"""Rows follow the record: kept anew as it changes, so many a beat, gone with it, and lawfully emptied."""

from __future__ import annotations

import pytest
from django.db.models import CASCADE
from django.utils import timezone
from msgspec.structs import replace

from bestinterests.changes import diff
from bestinterests.web.accounts import actions as people
from bestinterests.web.accounts.access import standings_of
from bestinterests.web.assessments.actions import edit
from bestinterests.web.assessments.actions.committing import read
from bestinterests.web.assessments.actions.removing import remove_lawfully
from bestinterests.web.assessments.models import Assessment
from bestinterests.web.config.erasing import doing
from bestinterests.web.desk import removing
from bestinterests.web.desk.actions import supervising
from bestinterests.web.desk.actions.keeping import behind
from bestinterests.web.desk.models import KEPT, TABLES, FollowUp, Kept, SavedQuestion, ServiceNote
from bestinterests.web.desk.reading import rows_of_record
from bestinterests.web.register.models import BroughtIn
from tests.web.assessments.cast import example
from tests.web.desk.cast import actor, held_of, kept, service

pytestmark = pytest.mark.django_db
SECRET = "flumwick"


def changed(row, cast, **values):
    head = read(row.pk)
    after = replace(head.document, assessment=replace(head.document.assessment, **values))
    edit(
        assessment=row,
        base_revision=head.revision,
        changes=diff(head.document, after),
        actor=actor(cast),
        at=timezone.now(),
    )


def versions(cast):
    return list(TABLES["versions"].objects.filter(holder=cast.organisation).values_list("title", flat=True))


def test_columns_are_those_of_the_structs():
    for struct in KEPT:
        columns = {field.column for field in TABLES[struct.table]._meta.concrete_fields}
        assert columns - {"id", "holder_id"} == set(struct.__struct_fields__), struct.table


def test_rows_kept_are_the_rows_of_the_record_and_follow_it(cast):
    row = service(cast, "bramble-badger")
    assert kept() == 1
    fresh = Assessment.objects.select_related("ledger", "organisation").get(pk=row.pk)
    wanted = rows_of_record(fresh, timezone.localdate())
    held = held_of(cast.organisation)
    for table, rows in wanted.items():
        assert sorted(map(str, held[table])) == sorted(map(str, rows)), table
    assert kept() == 0, "nothing changed"
    changed(row, cast, title="Renamed")
    assert kept() == 1
    assert versions(cast) == ["Renamed"]
    assert Kept.objects.get().revision == Assessment.objects.get(pk=row.pk).revision


def test_a_beat_keeps_so_many_and_the_next_goes_on_and_another_form_keeps_all_anew(cast):
    for name in ("bramble-badger", "larkspur-lane", "harbour-classroom"):
        service(cast, name)
    assert kept(2) == 2
    assert kept(2) == 1
    Kept.objects.update(form=0)
    assert behind().count() == 3


def test_the_newest_version_by_the_provider_is_current_and_no_shadow_or_withdrawn_one(cast):
    first = service(cast, "bramble-badger", title="Newer")
    older = service(cast, "bramble-badger", title="Older", assessed_on=None)
    shadow = service(cast, "bramble-badger", title="Ours")
    BroughtIn.objects.create(
        public_id="3" * 26, organisation=cast.organisation, shadow=shadow, content=b"", digest="x",
        service="Bramble", whose="Hollowtree Toys Ltd (fictional)", published_on=timezone.localdate(),
        by="", at=timezone.now(),
    )  # fmt: skip
    kept()

    def standings():
        rows = TABLES["standings"].objects.filter(holder=cast.organisation)
        return {row.version_id: (row.place, row.versions, row.is_current) for row in rows}

    assert standings()[older.pk] == (1, 3, False)
    assert [pk for pk, held in standings().items() if held[2]] == [first.pk]
    assert TABLES["versions"].objects.get(version=shadow).whose == "other"
    Assessment.objects.filter(pk=first.pk).update(state="withdrawn", revision=99, evaluated=99)
    kept()
    assert [pk for pk, held in standings().items() if held[2]] == [older.pk]


def test_rows_go_with_the_assessment(cast):
    row = service(cast, "bramble-badger")
    kept()
    assert TABLES["counts"].objects.filter(version=row.pk).exists()
    gone = set()
    related = [each for each in Assessment._meta.get_fields(include_hidden=True) if each.auto_created]
    for each in related:
        if each.related_model in (*TABLES.values(), Kept):
            assert each.on_delete is CASCADE
            gone.add(each.related_model)
    assert len(gone) == len(TABLES) + 1


def test_what_supervisors_keep_goes_along_with_the_key_and_no_name_of_somebody_erased_stays_in_one(cast):
    reviewer = cast.people["reviewer"]
    people.rename_person(display_name="Quorra Vexley", actor=reviewer, at=timezone.now())
    held = example("bramble-badger").assessment.service
    row = service(
        cast, "bramble-badger", service=replace(held, controller=replace(held.controller, name="Quorra Vexley"))
    )
    kept()
    key = TABLES["versions"].objects.get().service
    assert key == "quorra-vexley/bramble"
    standing, at = standings_of(cast.people["data-protection-officer"])[0], timezone.now()
    about = supervising.Service("own", key, "Bramble")
    supervising.write_note(standing=standing, service=about, text="Ask.", at=at)
    supervising.make_follow_up(standing=standing, service=about, day=at.date(), what="Again", person="", at=at)
    asked = {"service": key}
    supervising.save_question(standing=standing, name="One", question="verdicts", where="own", asked=asked, at=at)
    changed(row, cast, service=replace(read(row.pk).document.assessment.service, name="Badger"))
    kept()
    assert ServiceNote.objects.get().service == "quorra-vexley/badger"
    doing.finish(doing.begin(person=reviewer, actor=cast.people["administrator"], at=at), at)
    kept()
    now = TABLES["versions"].objects.get().service
    kept_for = {
        ServiceNote.objects.get().service,
        FollowUp.objects.get().service,
        SavedQuestion.objects.get().asked["service"],
    }
    assert kept_for == {now}
    for model in (*TABLES.values(), ServiceNote, FollowUp, SavedQuestion):
        assert "vexley" not in str(list(model.objects.values())).lower(), model


def test_a_lawful_removal_takes_a_text_out_of_rows_notes_and_follow_ups_at_once(cast):
    row = service(cast, "bramble-badger", title=f"The {SECRET} build")
    kept()
    standing_role = "data-protection-officer"
    standing = standings_of(cast.people[standing_role])[0]
    about = supervising.Service("own", TABLES["versions"].objects.get().service, f"The {SECRET} build")
    at = timezone.now()
    supervising.write_note(standing=standing, service=about, text=f"Ask about {SECRET}.", at=at)
    supervising.make_follow_up(
        standing=standing, service=about, day=timezone.localdate(), what=f"{SECRET} again", person="", at=at
    )
    assert removing.look(row.pk, SECRET) == (removing.ROWS, removing.WRITTEN)
    by = actor(cast, standing_role)
    remove_lawfully(assessment=row, text=SECRET, ground="erasure", actor=by, at=at)
    for model in (*TABLES.values(), ServiceNote, FollowUp):
        for held in model.objects.values():
            assert SECRET not in str(held), model
    assert ServiceNote.objects.get().text == "Ask about [removed]."
