"""Files that come in: looked at first, merged as one line, questions where two versions meet, nothing lost."""

from __future__ import annotations

import io
import re
import zipfile

import msgspec
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from bestinterests.domain.evidence import Attachment
from bestinterests.domain.impact import Judgement, Slot
from bestinterests.formats import FORMATS
from bestinterests.formats.bundle.dossier import Dossier
from bestinterests.formats.bundle.manifest import digest
from bestinterests.web.assessments.arrivals import limits_for
from bestinterests.web.assessments.history import history
from bestinterests.web.assessments.models import AttachedFile, Upload
from bestinterests.web.assessments.revisions import Revision
from bestinterests.web.assessments.verifying import verify_assessment
from tests.formats.workbooks import Hand, opened, saved
from tests.web.exchange.cast import (
    as_yaml,
    impact,
    now,
    page,
    puddlehop,
    send,
    with_fields,
    with_impact,
    written,
)
from tests.web.requests import text

CSV = b"Risk,Likelihood,Severity,Measure\nStrangers can message children,Possible,Severe harm,Chat off\n"


@pytest.fixture
def held(cast):
    return puddlehop(cast)


def named(row, revision=1):
    return f"puddlehop-record-revision-{revision}-2026-03-01.bia.yaml"


def choices(answer, **by_question):
    """The form of the questions, each answered by the title that it asks under."""
    body = answer.content.decode()
    found = {}
    for part in body.split('<fieldset class="bi-question"')[1:]:
        asks = re.search(r'bi-question__asks">(.*?)</span>', part)[1]
        name = re.search(r'name="(choose-[0-9a-f]+)"', part)[1]
        key = by_question.get(asks.lower().replace(" ", "_"))
        if key is not None:
            take, _, own = key.partition(":")
            found[name] = take
            if own:
                found[name.replace("choose-", "own-")] = own
    return found


def test_a_document_without_its_base_is_asked_for_it_and_not_taken_for_unchanged(held, signed):
    client = signed("assessor")
    there = send(client, held, "other.yaml", as_yaml(with_fields(now(held).document, title="Other")))
    assert "What was this file made from?" in text(client.get(there))
    assert client.post(there, {"act": "merge"}).status_code == 200
    assert now(held).revision == 1
    assert "There is no revision 7" in text(client.get(there + "?base=7"))
    assert client.post(there, {"act": "merge", "base": "0"}).status_code == 422
    looked = client.get(there + "?base=1")
    assert "What this file would change" in text(looked)
    assert "Merge and save as revision 2" in text(looked)


def test_a_file_is_merged_as_one_line_and_twice_changes_nothing(held, signed):
    client = signed("assessor")
    file = as_yaml(with_impact(now(held).document, "I09", title="Adults write to children"))
    there = send(client, held, named(held), file)
    assert "Its name says 1" in text(client.get(there))
    answer = client.post(there, {"act": "merge", "base": "1"}, follow=True)
    assert "is merged. This is revision 2" in text(answer)
    assert not Upload.objects.exists()
    head = now(held)
    assert impact(head.document, "I09").title == "Adults write to children"
    told = history(head)[0]
    assert (told.kind, told.words, len(told.edits)) == ("assessment.brought_in", named(held), 1)
    again = send(client, held, named(held), file)
    assert "This file changes nothing here" in text(client.get(again + "?base=1"))
    assert "changes nothing here" in text(client.post(again, {"act": "merge", "base": "1"}, follow=True))
    assert now(held).revision == 2
    assert verify_assessment(held.pk).state == "intact"


def differing(cast, held):
    """Both sides change the same text, the same judgement and the same title since revision 1."""
    before = now(held).document
    scales = {each.scale: each for each in impact(before, "I09").before.agreed}
    assert "likelihood" in scales

    def judged(level):
        agreed = tuple(
            msgspec.structs.replace(each, level=level) if each.scale == "likelihood" else each
            for each in impact(before, "I09").before.agreed
        )
        return Slot(agreed=agreed)

    file = with_fields(
        with_impact(before, "I09", before=judged("certain"), mechanism="From the file. Told by two classes."),
        title="Named in the file",
        summary="Only in the file.",
    )
    written(
        cast,
        held,
        lambda d: with_fields(
            with_impact(d, "I09", before=judged("remote"), mechanism="From here. Told by 614 parents."),
            title="Named here",
        ),
    )
    return as_yaml(file)


def test_questions_show_both_sides_and_nothing_is_preset(cast, held, signed):
    client = signed("assessor")
    there = send(client, held, named(held), differing(cast, held))
    answer = client.get(there + "?base=1")
    said = text(answer)
    assert "Three questions before this is merged" in said
    for words in ("1 change in the file", "0 changes made here since", "3 changed on both sides"):
        assert words in said
    assert "Keep both, as a range:" in said
    assert "<ins>" in answer.content.decode()
    assert "checked" not in answer.content.decode()
    assert "Assessor" not in said
    refused = client.post(there, {"act": "merge", "base": "1"})
    assert refused.status_code == 422
    assert text(refused).count("choose what the record should say") == 6  # in the summary and at each question
    assert now(held).revision == 2


@pytest.mark.parametrize(
    "title, mechanism, slot, expected",
    [
        ("ours", "ours", "ours", ("Named here", "From here. Told by 614 parents.", "remote")),
        ("theirs", "theirs", "theirs", ("Named in the file", "From the file. Told by two classes.", "certain")),
        ("base", "base", "range", ("Puddlehop Islands - mobile game", None, "remote..certain")),
        ("own:Both names", "own:By both,\r\nat length.", "base", ("Both names", "By both,\nat length.", None)),
    ],
)
def test_what_is_chosen_is_what_the_record_says(cast, held, signed, title, mechanism, slot, expected):
    client = signed("assessor")
    before = impact(now(held).document, "I09")
    there = send(client, held, named(held), differing(cast, held))
    given = choices(client.get(there + "?base=1"), title=title, mechanism=mechanism, judgements_before_controls=slot)
    assert len([name for name in given if name.startswith("choose-")]) == 3
    answer = client.post(there, {"act": "merge", "base": "1", **given}, follow=True)
    assert answer.status_code == 200, text(answer)
    head = now(held)
    assert head.revision == 3
    found = impact(head.document, "I09")
    levels = {each.scale: each.level for each in found.before.agreed}
    old = {each.scale: each.level for each in before.before.agreed}
    assert head.document.assessment.title == expected[0]
    assert found.mechanism == (expected[1] or before.mechanism)
    assert levels["likelihood"] == (expected[2] or old["likelihood"])
    assert head.document.assessment.summary == "Only in the file."


def test_an_answer_to_what_has_changed_since_is_no_answer(cast, held, signed):
    client = signed("assessor")
    there = send(client, held, named(held), differing(cast, held))
    shown = client.get(there + "?base=1")
    given = choices(shown, title="theirs", mechanism="theirs", judgements_before_controls="theirs")
    written(cast, held, lambda d: with_fields(d, title="Named here again"))
    answer = client.post(there, {"act": "merge", "base": "1", **given})
    assert answer.status_code == 422
    assert "Named here again" in text(answer)
    assert now(held).document.assessment.title == "Named here again"
    assert Upload.objects.exists()


def test_an_own_text_that_is_blank_is_asked_for_at_its_place(cast, held, signed):
    client = signed("assessor")
    there = send(client, held, named(held), differing(cast, held))
    given = choices(client.get(there + "?base=1"), title="own", mechanism="ours", judgements_before_controls="ours")
    name = next(each for each in given if given[each] == "own").replace("choose-", "own-")
    answer = client.post(there, {"act": "merge", "base": "1", **given, name: "  "})
    assert answer.status_code == 422
    assert "write what the record should say" in text(answer)
    assert f'href="#{name}"' in answer.content.decode()


@pytest.fixture
def workbook(held, signed):
    """The workbook of the record as this person takes it away."""
    return signed("assessor").get(page(held, "document", "record", "xlsx")).content


def test_rows_that_a_workbook_misses_stay_until_somebody_says_yes(held, signed, workbook):
    client = signed("assessor")
    book = opened(workbook)
    hand = Hand(book, "Impacts")
    row = hand.row("I12")
    hand.sheet.delete_rows(row)
    there = send(client, held, "back.xlsx", saved(book))
    looked = client.get(there)
    assert "Both began with revision 1" in text(looked)
    assert "No longer in the file" in text(looked)
    place = re.search(r'name="delete" value="([^"]*I12[^"]*)"', looked.content.decode())[1]
    assert "Everything in the file is here already" in text(looked)
    again = client.post(there, {"act": "look", "delete": place})
    assert "Merge and save as revision 2" in text(again)
    assert now(held).revision == 1
    asked = choices(again)
    done = client.post(there, {"act": "merge", "delete": place, **asked})
    gone = all(each.id != "I12" for each in now(held).document.assessment.impacts)
    assert (done.status_code == 302 and gone) or (done.status_code == 422 and "Question 1" in text(done))


def test_a_workbook_is_merged_with_what_was_written_here_meanwhile(cast, held, signed, workbook):
    book = opened(workbook)
    hand = Hand(book, "Impacts")
    title = next(name for name in hand.columns if name.casefold() in ("title", "effect", "the effect in a few words"))
    hand.write(hand.row("I09"), {title: "Adults reach children"})
    written(cast, held, lambda d: with_fields(d, title="Named here"))
    client = signed("assessor")
    there = send(client, held, "back-revision-1-2026-03-01.xlsx", saved(book))
    looked = client.get(there)
    assert "1 change in the file" in text(looked)
    assert "Both began with revision 1" in text(looked)
    assert client.post(there, {"act": "merge", "base": "1"}).status_code == 302
    head = now(held).document
    assert (impact(head, "I09").title, head.assessment.title) == ("Adults reach children", "Named here")


def test_a_table_from_another_tool_becomes_drafts_by_a_mapping_that_can_be_kept(held, signed):
    client = signed("assessor")
    there = send(client, held, "risks.csv", CSV)
    looked = client.get(there)
    assert "a table or text from another tool" in text(looked)
    assert "Strangers can message children" in text(looked)
    assert "Edits that meet" not in text(looked)
    mapping = client.get(there + "mapping.yaml")
    assert mapping.headers["Content-Disposition"].startswith('attachment; filename="risks.mapping.yaml"')
    assert b"mapping: 1" in mapping.content
    broken = client.post(there, {"act": "map", "mapping": SimpleUploadedFile("m.yaml", b"mapping: 1\ntabels: []\n")})
    assert broken.status_code == 422
    assert "tabels" in text(broken)
    assert client.post(there, {"act": "map"}).status_code == 422
    kept = client.post(there, {"act": "map", "mapping": SimpleUploadedFile("m.yaml", mapping.content)}, follow=True)
    assert "By the mapping that you gave" in text(kept)
    count = len(now(held).document.assessment.impacts)
    assert client.post(there, {"act": "merge"}).status_code == 302
    assert len(now(held).document.assessment.impacts) == count + 1
    again = send(client, held, "risks.csv", CSV)
    client.post(again, {"act": "merge"})
    assert len(now(held).document.assessment.impacts) == count + 1


def test_a_paper_that_was_printed_brings_no_change_of_its_own(held, signed):
    client = signed("assessor")
    paper = client.get(page(held, "document", "board-summary", "html")).content
    there = send(client, held, "board.html", paper)
    assert "a paper is made for reading" in text(client.get(there))
    client.post(there, {"act": "merge"})
    assert now(held).revision == 1


def test_attached_files_come_along_once(held, signed):
    data = b"%PDF-1.4 minutes"
    head = now(held)
    item = Attachment(id="A90", name="minutes.pdf", media_type="application/pdf", size=len(data), digest=digest(data))
    document = with_fields(head.document, attachments=(*head.document.assessment.attachments, item))
    at = Revision(1, document, held.updated_at.date(), held.updated_at, (), is_head=False)
    archive = FORMATS["zip"].write(Dossier(at.assessed, {item.digest: data}))
    client = signed("assessor")
    there = send(client, held, "with-files.bia.zip", archive)
    assert "One attached file comes along" in text(client.get(there + "?base=1"))
    assert client.post(there, {"act": "merge", "base": "1"}).status_code == 302
    assert bytes(AttachedFile.objects.get(assessment=held).content) == data
    back = client.get(page(held, "document", "record", "zip")).content
    with zipfile.ZipFile(io.BytesIO(back)) as held_zip:
        assert data in [held_zip.read(name) for name in held_zip.namelist()]


HOSTILE = {
    "empty-zip.xlsx": b"PK\x05\x06" + b"\0" * 18,
    "bomb.yaml": b"a: &a [x,x]\nb: &b [*a,*a]\n",
    "deep.json": b"[" * 100_000,
    "letters.bia.yaml": b"\xff\xfe\x00\x01",
    "page.html": b"<!doctype html><html><script>alert(1)</script>",
    "no.pdf": b"%PDF-1.7 nothing",
    "x.exe": b"MZ\x90",
    "half.bia.zip": b"PK\x03\x04 and then nothing",
    "pia.json": b'{"pia": [], "answers": "<b>"}',
    "<img src=x onerror=alert(1)>.csv": b"a,b\n1,2\n",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_file_that_cannot_be_used_says_why_and_changes_nothing(held, signed, name):
    client = signed("assessor")
    there = send(client, held, name, HOSTILE[name])
    answer = client.get(there)
    assert answer.status_code == 200
    assert "This file cannot be used" in text(answer)
    assert "Problem:" in text(answer)
    assert "<img src=x" not in answer.content.decode()
    assert client.post(there, {"act": "merge"}).status_code == 200
    assert now(held).revision == 1
    assert "was let go" in text(client.post(there, {"act": "drop"}, follow=True))
    assert not Upload.objects.exists()


def test_a_file_that_is_too_large_or_none_is_refused_before_it_is_kept(held, signed):
    client = signed("assessor")
    most = limits_for("x.yaml").size
    answer = client.post(page(held, "arrival_new"), {"file": SimpleUploadedFile("x.yaml", b" " * (most + 1))})
    assert answer.status_code == 422
    assert "larger than 20 MB" in text(answer)
    assert client.post(page(held, "arrival_new"), {"file": SimpleUploadedFile("x.yaml", b"")}).status_code == 422
    assert client.post(page(held, "arrival_new")).status_code == 422
    assert not Upload.objects.exists()


def test_a_file_of_another_assessment_is_not_found(cast, held, signed):
    other = puddlehop(cast)
    client = signed("assessor")
    there = send(client, other, "x.csv", CSV)
    assert client.get(there.replace(other.public_id, held.public_id)).status_code == 404


def test_a_judgement_that_only_one_side_made_is_no_question(cast, held, signed):
    before = now(held).document
    slot = Slot(agreed=(Judgement(scale="likelihood", level="possible"),))
    file = as_yaml(with_impact(before, "I09", expected=slot))
    written(cast, held, lambda d: with_impact(d, "I09", mechanism="Written here."))
    client = signed("assessor")
    there = send(client, held, named(held), file)
    assert "question" not in text(client.get(there + "?base=1")).partition("What follows on it")[0]
    assert client.post(there, {"act": "merge", "base": "1"}).status_code == 302
    found = impact(now(held).document, "I09")
    assert (found.expected, found.mechanism) == (slot, "Written here.")
