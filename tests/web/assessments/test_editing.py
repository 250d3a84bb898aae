"""Edits and arrivals: nobody's work is lost, a contradiction comes back as a value, every line can be read again."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from bestinterests.changes import diff
from bestinterests.domain.change import CHANGE_FORMAT, ChangeSet, Edit
from bestinterests.domain.problem import Refused
from bestinterests.web.accounts.actions import Refusing
from bestinterests.web.assessments import actions
from bestinterests.web.assessments.actions.committing import read
from bestinterests.web.assessments.history import history
from bestinterests.web.assessments.models import Assessment, AttachedFile, Draft, Total, Upload
from bestinterests.web.assessments.queries import drafts_of, listed, totals
from bestinterests.web.assessments.queries import shown as shown_row
from bestinterests.web.assessments.snapshot import Unreadable, document_at
from bestinterests.web.assessments.verifying import verify_assessment
from bestinterests.web.assessments.wanted import Wanted
from tests.web.assessments.cast import AMARA, ANTON, AT, BRAM, begun, example, from_example, later, organisation

pytestmark = pytest.mark.django_db
TITLE = ("assessment", "title")
SUMMARY = ("assessment", "summary")
FEATURE = ("assessment", "features", "F01", "name")


def change(path, before, after):
    """A change set of one field."""
    return ChangeSet(format=CHANGE_FORMAT, edits=(Edit(kind="set", path=path, before=before, after=after),))


def edited(row, path, before, after, base, actor=AMARA, minutes=1):
    """One field changed on a revision."""
    changes = change(path, before, after)
    return actions.edit(assessment=row, base_revision=base, changes=changes, actor=actor, at=later(minutes))


def test_an_assessment_begins_with_its_patterns_and_a_line():
    row = begun()
    row.refresh_from_db()
    head = read(row.pk)
    assert (row.revision, row.state, row.version, row.title) == (1, "draft", 1, "Pond Pals")
    assert [feature.patterns for feature in head.document.assessment.features] == [("chat",)]
    assert head.course.authors == (AMARA.id,)
    assert row.evaluated == 1
    assert row.open_count
    assert verify_assessment(row.pk).state == "intact"


def test_a_pattern_that_is_not_there_is_refused_with_those_that_are():
    with pytest.raises(Refused) as refused:
        actions.create(organisation=organisation(), patterns=("chat", "chaat"), actor=AMARA, at=AT)
    (problem,) = refused.value.problems
    assert "chaat" in problem.sentence
    assert "Did you mean chat?" in problem.remedy


def test_only_assessors_begin_and_edit():
    row = begun()
    with pytest.raises(Refusing) as refusing:
        edited(row, TITLE, "Pond Pals", "Mine", 1, actor=BRAM)
    assert [each.code for each in refusing.value.refusals] == ["step.no-duty"]
    with pytest.raises(Refusing):
        actions.create(organisation=row.organisation, actor=BRAM, at=AT)
    assert read(row.pk).revision == 1


def test_a_file_that_comes_in_becomes_the_document_with_its_attachments():
    attachments = {"sha256:" + "0" * 64: b"%PDF"}
    row = actions.create_from(
        organisation=organisation(), document=example(), attachments=attachments, source="p.yaml", actor=AMARA, at=AT
    )
    assert read(row.pk).document.assessment == example().assessment
    assert bytes(AttachedFile.objects.get(assessment=row).content) == b"%PDF"
    assert history(read(row.pk))[0].words == "p.yaml"


def test_an_edit_is_one_line_and_brings_the_columns_up_to_date():
    row = begun()
    brought = edited(row, TITLE, "Pond Pals", "Pond  Pals\nand friends", 1)
    assert (brought.revision, brought.conflicts, len(brought.changes.edits)) == (2, (), 1)
    row.refresh_from_db()
    assert (row.title, row.revision, row.evaluated) == ("Pond Pals and friends", 2, 2)


def test_an_edit_that_changes_nothing_writes_no_line():
    row = begun()
    assert edited(row, TITLE, "Pond Pals", "Pond Pals", 1).revision == 1
    assert verify_assessment(row.pk).lines == 1


def test_edits_of_two_people_on_one_revision_both_stand():
    row = begun()
    edited(row, TITLE, "Pond Pals", "Pond Friends", 1)
    brought = edited(row, SUMMARY, "", "Chat helps and harms.", 1, actor=ANTON)
    assert brought.conflicts == ()
    held = read(row.pk)
    assert (held.document.assessment.title, held.document.assessment.summary) == (
        "Pond Friends",
        "Chat helps and harms.",
    )
    assert held.course.authors == (AMARA.id, ANTON.id)


def test_a_contradiction_comes_back_and_what_stood_stands():
    row = begun()
    edited(row, TITLE, "Pond Pals", "Pond Friends", 1)
    brought = edited(row, TITLE, "Pond Pals", "Pond Mates", 1, actor=ANTON)
    (conflict,) = brought.conflicts
    assert (conflict.ours, conflict.theirs) == ("Pond Friends", "Pond Mates")
    assert (brought.revision, brought.changes.edits) == (2, ())
    assert read(row.pk).document.assessment.title == "Pond Friends"


def test_edits_that_do_not_fit_are_problems_and_none_of_them_is_made():
    row = begun()
    changes = ChangeSet(
        format=CHANGE_FORMAT,
        edits=(
            Edit(kind="set", path=TITLE, before="Pond Pals", after="New"),
            Edit(kind="set", path=("assessment", "depth"), before="full", after="deep"),
            Edit(kind="set", path=("assessment", "colour"), before=None, after="blue"),
        ),
    )
    brought = actions.edit(assessment=row, base_revision=1, changes=changes, actor=AMARA, at=later(1))
    assert {problem.code for problem in brought.problems} == {"changes.value-invalid", "changes.unknown-field"}
    assert read(row.pk).document.assessment.title == "Pond Pals"


def test_a_new_item_gets_the_next_number_and_so_does_the_next():
    row = begun()
    for actor in (AMARA, ANTON):
        key = f"F+{actor.name.split()[0]}-1"
        added = Edit(kind="add", path=("assessment", "features", key), after={"id": key, "name": "Voice"})
        changes = ChangeSet(format=CHANGE_FORMAT, edits=(added,))
        actions.edit(assessment=row, base_revision=1, changes=changes, actor=actor, at=later(1))
    assert [feature.id for feature in read(row.pk).document.assessment.features] == ["F01", "F02", "F03"]


def test_the_same_file_twice_changes_nothing_the_second_time():
    row = begun()
    before = read(row.pk).document
    theirs = replace(before, assessment=replace(before.assessment, summary="From a file."))
    for _ in range(2):
        brought = actions.bring_in(
            assessment=row, base_revision=1, theirs=theirs, source="back.xlsx", actor=ANTON, at=later(2)
        )
    assert brought.revision == 2
    assert [each.words for each in history(read(row.pk))] == ["back.xlsx", ""]


def test_findings_that_only_both_edits_bring_about_are_told():
    row = begun()
    edited(row, ("assessment", "service", "minimum_age"), None, 13, 1)
    brought = edited(row, ("assessment", "children", "6-9", "children"), None, 400, 1, actor=ANTON)
    assert brought.conflicts == ()
    assert [finding.rule for finding in brought.meeting] == ["contradiction.minimum-age"]


def test_findings_of_one_side_alone_do_not_meet():
    row = begun()
    edited(row, ("assessment", "service", "minimum_age"), None, 13, 1)
    assert edited(row, ("assessment", "children", "6-9", "children"), None, 400, 2, actor=ANTON).meeting == ()


def test_the_document_can_be_read_as_of_any_line():
    row = begun()
    for number in range(2, 61):
        edited(row, SUMMARY, "" if number == 2 else f"v{number - 1}", f"v{number}", number - 1, minutes=number)
    head = read(row.pk)
    assert head.revision == 60
    for number in (2, 3, 49, 50, 51, 52, 59, 60):
        assert document_at(head, number).assessment.summary == f"v{number}"
    for number in (0, 61):
        with pytest.raises(Unreadable):
            document_at(head, number)
    assert verify_assessment(row.pk).state == "intact"


def test_an_item_that_comes_is_edited_and_goes_is_replayed_line_by_line():
    row = begun()
    path = ("assessment", "features", "F02")
    item = {"id": "F02", "name": "Voice"}
    for number, edit in enumerate(
        (
            Edit(kind="add", path=path, after=item),
            Edit(kind="set", path=(*path, "name"), before="Voice", after="Voices"),
            Edit(kind="delete", path=path, before={**item, "name": "Voices"}),
            Edit(kind="set", path=SUMMARY, before="", after="Gone."),
        ),
        start=1,
    ):
        changes = ChangeSet(format=CHANGE_FORMAT, edits=(edit,))
        assert not actions.edit(
            assessment=row, base_revision=number, changes=changes, actor=AMARA, at=later(number)
        ).problems
    edited(row, SUMMARY, "Gone.", "Gone for good.", 5)
    head = read(row.pk)
    features = [[each.name for each in document_at(head, seq).assessment.features[1:]] for seq in range(1, 7)]
    assert features == [[], ["Voice"], ["Voices"], [], [], []]
    assert document_at(head, 5).assessment.summary == "Gone."
    assert verify_assessment(row.pk).state == "intact"


def test_an_edit_on_an_old_revision_is_merged_not_applied_to_the_head():
    row = begun()
    for number in range(2, 6):
        edited(row, SUMMARY, "" if number == 2 else f"v{number - 1}", f"v{number}", number - 1)
    assert edited(row, TITLE, "Pond Pals", "Late", 1, actor=ANTON).conflicts == ()
    assert read(row.pk).document.assessment.summary == "v5"


def test_restoring_is_a_new_line_and_forgets_no_number():
    row = begun()
    added = {"id": "F02", "name": "Voice"}
    changes = ChangeSet(
        format=CHANGE_FORMAT, edits=(Edit(kind="add", path=("assessment", "features", "F02"), after=added),)
    )
    actions.edit(assessment=row, base_revision=1, changes=changes, actor=AMARA, at=later(1))
    brought = actions.restore_line(assessment=row, seq=1, actor=ANTON, at=later(2))
    assert brought.revision == 3
    head = read(row.pk)
    assert [feature.id for feature in head.document.assessment.features] == ["F01"]
    assert head.document.numbering.highest["F"] == 2
    assert [told.kind for told in history(head)] == ["assessment.restored", "assessment.edited", "assessment.created"]
    assert verify_assessment(row.pk).state == "intact"


def test_history_says_who_changed_what_from_what_to_what():
    row = begun()
    edited(row, FEATURE, read(row.pk).document.assessment.features[0].name, "Pond chat", 1)
    told = history(read(row.pk))[0]
    (difference,) = told.differences
    assert (difference.item, difference.field, difference.done, difference.after) == (
        "features F01",
        "name",
        "changed",
        "Pond chat",
    )
    assert told.done == "edited the assessment"


def test_what_is_typed_is_kept_until_it_is_saved_as_one_line_a_field():
    row = begun()
    for text in ("P", "Po", "Pond Mates"):
        actions.keep_draft(assessment=row, place=TITLE, value=text, base_revision=1, actor=AMARA, at=later(1))
    actions.keep_draft(assessment=row, place=SUMMARY, value="So.", base_revision=1, actor=AMARA, at=later(2))
    actions.keep_draft(assessment=row, place=SUMMARY, value="Mine.", base_revision=1, actor=ANTON, at=later(2))
    assert drafts_of(row, AMARA.id) == {"assessment/title": "Pond Mates", "assessment/summary": "So."}
    done = actions.save_draft(assessment=row, actor=AMARA, at=later(3))
    assert [brought.revision for brought in done.values()] == [2, 3]
    assert drafts_of(row, AMARA.id) == {}
    assert drafts_of(row, ANTON.id) == {"assessment/summary": "Mine."}


def test_a_draft_that_contradicts_stays_a_draft():
    row = begun()
    actions.keep_draft(assessment=row, place=TITLE, value="Mine", base_revision=1, actor=ANTON, at=later(1))
    edited(row, TITLE, "Pond Pals", "Theirs", 1)
    (brought,) = actions.save_draft(assessment=row, actor=ANTON, at=later(2)).values()
    assert brought.conflicts[0].theirs == "Mine"
    assert drafts_of(row, ANTON.id) == {"assessment/title": "Mine"}
    assert actions.drop_draft(assessment=row, places=[TITLE], actor=ANTON, at=later(3)) == 1


@pytest.mark.parametrize(
    "place, value, code",
    [
        (("assessment", "features", "F09", "name"), "x", "changes.unknown-field"),  # the item was deleted
        (("assessment", "no_such"), "x", "changes.unknown-field"),  # no field
        (("assessment", "depth"), "deep", "changes.value-invalid"),  # a value that the field cannot hold
    ],
)
def test_a_draft_that_fits_nowhere_is_a_problem_and_is_kept(place, value, code):
    row = begun()
    actions.keep_draft(assessment=row, place=place, value=value, base_revision=1, actor=AMARA, at=later(1))
    (brought,) = actions.save_draft(assessment=row, actor=AMARA, at=later(2)).values()
    assert [problem.code for problem in brought.problems] == [code]
    assert Draft.objects.count() == 1


def test_an_upload_waits_and_goes():
    row = begun()
    held = actions.keep_upload(
        organisation=row.organisation, assessment=row, name="x" * 400 + ".xlsx", content=b"PK", actor=AMARA, at=AT
    )
    assert held.name.endswith(".xlsx")
    actions.drop_upload(upload=held, actor=AMARA, at=AT)
    assert not Upload.objects.exists()


def test_an_order_of_edits_replays_to_the_very_document():
    row = from_example()
    before = read(row.pk).document
    after = replace(before, assessment=replace(before.assessment, impacts=before.assessment.impacts[:-1]))
    actions.edit(assessment=row, base_revision=1, changes=diff(before, after), actor=AMARA, at=later(1))
    assert verify_assessment(row.pk).state == "intact"
    assert document_at(read(row.pk), 1) == before


def test_lists_are_read_a_page_at_a_time_in_either_order():
    where = organisation()
    for number in range(7):
        begun(f"Service {number}", where)
    Assessment.objects.update(updated_at=AT)
    for sort, titles in (("updated", [6, 5, 4, 3, 2, 1, 0]), ("title", [0, 1, 2, 3, 4, 5, 6])):
        seen, after = [], ""
        while True:
            page = listed(where, Wanted(sort=sort), place=after, size=3, on=AT.date())
            seen += [row.title for row in page.rows]
            after = page.after
            if not after:
                break
        assert seen == [f"Service {number}" for number in titles]


@pytest.mark.parametrize("after", ["x", "updated.", "updated.9.never", "title.1", "updated.1.2026-01-01", "updated.²"])
def test_a_key_of_no_page_begins_anew(after):
    where = organisation()
    begun(where=where)
    assert len(listed(where, place=after, on=AT.date()).rows) == 1


def test_lists_show_one_organisation_and_say_when_verdicts_lag_behind():
    row = begun()
    other = organisation("Another")
    begun("Theirs", other)
    (shown,) = listed(other, on=AT.date()).rows
    assert (shown.title, shown.current) == ("Theirs", True)
    (row_of,) = Assessment.objects.filter(pk=row.pk)
    assert not shown_row(row_of, later(60 * 24).date()).current
    assert listed(row.organisation, on=later(60 * 24).date()).rows[0].current  # it is brought up to the day
    assert listed(other, Wanted(state="decided"), on=AT.date()).rows == ()


@pytest.mark.parametrize(
    "query, found",
    [
        ("pond", True),
        ("PON", True),  # the beginning of the last word
        ("pals pond", True),  # in any order
        ("pond zebra", False),
        ("zebra", False),
        ("pond' OR 1=1 --", False),  # no code
        ('"pond" NEAR*(', False),
        ("%_&|!:*", False),  # no letter
        ("pond & | ! pals", True),
        ("é" * 5000, False),
    ],
)
def test_search_takes_any_text_as_words(query, found):
    row = begun()
    begun("Something else", row.organisation)
    titles = [each.title for each in listed(row.organisation, Wanted(query=query), on=AT.date()).rows]
    assert titles == (["Pond Pals"] if found else [])


def test_totals_follow_without_counting_and_leave_samples_out():
    row = begun()
    begun("Second", row.organisation)
    from_example(where=row.organisation)
    assert totals(row.organisation) == {"draft": 2}
    assert sum(Total.objects.filter(fictional=True).values_list("number", flat=True)) == 1
