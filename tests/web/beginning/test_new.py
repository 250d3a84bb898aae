"""Beginning an assessment: blank, from patterns, from a file that is looked at first."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from msgspec.structs import replace

from bestinterests.documents.papers import Assessed
from bestinterests.domain.evidence import Attachment
from bestinterests.evaluation import evaluate
from bestinterests.formats import FORMATS
from bestinterests.formats.bundle.dossier import Dossier
from bestinterests.formats.bundle.manifest import digest as file_digest
from bestinterests.formats.limits import ARCHIVE
from bestinterests.packs.resolve import resolve
from bestinterests.web.assessments.actions.committing import read
from bestinterests.web.assessments.beginning import READS, base_framework, pattern_groups, readable
from bestinterests.web.assessments.models import Assessment, AttachedFile, Upload
from bestinterests.web.assessments.verifying import verify_assessment
from bestinterests.web.assessments.views import beginning
from tests.web.assessments.cast import AT, EXAMPLES, example
from tests.web.requests import text

pytestmark = pytest.mark.django_db
ELSEWHERE = EXAMPLES / "from-elsewhere"


@pytest.fixture
def start(cast):
    """The address of beginning one."""
    return reverse("assessments:new", args=[cast.organisation.public_id])


def send(client, start, name, content):
    """Send a file in; the page that follows."""
    return client.post(f"{start}file/", {"file": SimpleUploadedFile(name, content)}, follow=True)


def test_every_pattern_is_offered_once_with_its_text(signed, start):
    patterns = base_framework().patterns
    assert sorted(p.id for group in pattern_groups(base_framework()) for p in group.patterns) == sorted(patterns)
    said = text(signed("assessor").get(start))
    assert all(pattern.name in said and pattern.text.text in said for pattern in patterns.values())
    assert "Short pass" in said
    assert "Services for schools and learners" in said


def test_an_assessment_begins_with_what_was_ticked(signed, start):
    sent = {"title": "Pond Pals", "depth": "short", "patterns": ["chat", "leaderboard"], "packs": ["edtech"]}
    page = signed("assessor").post(start, sent, follow=True)
    row = Assessment.objects.get()
    assert page.redirect_chain == [(reverse("assessments:overview", args=[row.public_id]), 302)]
    held = read(row.pk).document.assessment
    assert (held.title, held.depth) == ("Pond Pals", "short")
    assert [feature.patterns for feature in held.features] == [("chat",), ("leaderboard",)]
    assert {"edtech", "uk-childrens-code"} <= {pin.pack for pin in held.packs}


def test_blank_is_enough(signed, start):
    signed("assessor").post(start, {"title": "Pond Pals", "depth": "full"})
    assert read(Assessment.objects.get().pk).document.assessment.features == ()


@pytest.mark.parametrize(
    "sent, says",
    [
        ({}, ["Enter a title", "Choose how deep"]),
        ({"title": "x" * 301, "depth": "full"}, ["Use at most 300 characters"]),
        ({"title": "x", "depth": "deep"}, ["Choose one of the two."]),
        ({"title": "x", "depth": "full", "patterns": ["none-such"]}, ["A pattern does not exist."]),
        ({"title": "x", "depth": "full", "packs": ["uncrc"]}, ["A pack does not exist."]),
    ],
)
def test_faults_are_said_all_at_once_and_nothing_typed_is_lost(signed, start, sent, says):
    page = signed("assessor").post(start, {"patterns": ["chat"], **sent})
    assert page.status_code == 422
    assert all(each in text(page) for each in says)
    if "patterns" not in sent:
        assert 'value="chat" checked' in page.content.decode()
    assert not Assessment.objects.exists()


@pytest.mark.parametrize("name", ["risk-register.csv", "data-map.csv", "chat.pia.json"])
def test_a_table_of_another_tool_is_shown_before_it_begins_anything(signed, start, name):
    client = signed("assessor")
    page = send(client, start, name, (ELSEWHERE / name).read_bytes())
    said = text(page)
    assert "Nothing is begun yet." in said
    assert "It is a table of another tool." in said
    assert not Assessment.objects.exists()
    client.post(page.request["PATH_INFO"], {"title": "Our register"})
    row = Assessment.objects.get()
    held = read(row.pk).document.assessment
    assert row.title == "Our register"
    assert len(held.children) == 5
    assert row.open_count
    assert not Upload.objects.exists()
    assert verify_assessment(row.pk).state == "intact"


def test_a_whole_assessment_comes_in_as_it_is(signed, start):
    client = signed("assessor")
    content = (EXAMPLES / "puddlehop-islands.bia.yaml").read_bytes()
    page = send(client, start, "puddlehop-islands.bia.yaml", content)
    said = text(page)
    assert "12 features" in said
    assert "29 impacts" in said
    assert "Fictional" in said
    client.post(page.request["PATH_INFO"], {"title": "Puddlehop Islands"})
    row = Assessment.objects.get()
    assert (row.fictional, row.now_worst, row.impacts) == (True, "stop", 29)
    assert client.get(page.request["PATH_INFO"]).status_code == 404  # it has begun: the file is gone


@pytest.mark.parametrize(
    "name, content, says",
    [
        ("notes.bia.yaml", b"format: 1\nassessment: {title: [", "This is not YAML"),
        ("empty.bia.yaml", b"", "empty"),
        ("report.xlsx", b"PK\x03\x04 no archive", "damaged"),
        ("report.pdf", b"%PDF-1.7 nothing", "PDF"),
        ("words.bia.json", b'{"format": 1, "assessment": {"titel": "x"}}', "titel"),
        ("bomb.bia.yaml", b"a: &a [x,x]\nb: *a\n", "alias"),
        (
            "other.bia.json",
            b'{"format":1,"assessment":{"packs":[{"pack":"none-such","version":"1.0.0"}]}}',
            "none-such",
        ),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_with_what_is_wrong(signed, start, name, content, says):
    page = send(signed("assessor"), start, name, content)
    assert page.status_code == 422
    assert "What is wrong with the file" in text(page)
    assert says.lower() in text(page).lower()
    assert not Upload.objects.exists()


def test_a_file_larger_than_any_that_is_read_is_refused_unread(signed, start, monkeypatch):
    monkeypatch.setattr(beginning, "ARCHIVE", type(ARCHIVE)(size=10))
    page = send(signed("assessor"), start, "large.bia.zip", b"PK" + b"0" * 100)
    assert page.status_code == 422
    assert "larger than" in text(page)


def test_no_file_is_a_fault_of_the_form(signed, start):
    page = signed("assessor").post(f"{start}file/")
    assert (page.status_code, "Choose a file." in text(page)) == (422, True)


def test_a_file_waits_for_its_sender_only_and_can_be_thrown_away(signed, start, cast):
    client = signed("assessor")
    page = send(client, start, "risk-register.csv", (ELSEWHERE / "risk-register.csv").read_bytes())
    address = page.request["PATH_INFO"]
    for who in ("outsider", "observer"):
        assert signed(who).get(address).status_code in (403, 404)
    client = signed("assessor")
    assert client.post(address, {"title": " "}).status_code == 422
    page = client.post(f"{address}discard/", follow=True)
    assert "Nothing was begun with it." in text(page)
    assert not Upload.objects.exists()


def test_a_second_file_takes_the_place_of_the_first(signed, start):
    client = signed("assessor")
    for name in ("risk-register.csv", "data-map.csv"):
        send(client, start, name, (ELSEWHERE / name).read_bytes())
    assert [held.name for held in Upload.objects.all()] == ["data-map.csv"]


def test_hostile_titles_and_names_are_text(signed, start):
    client = signed("assessor")
    page = send(client, start, "<img src=x onerror=1>.csv", (ELSEWHERE / "risk-register.csv").read_bytes())
    assert b"<img src=x" not in page.content
    client.post(page.request["PATH_INFO"], {"title": "<script>alert(1)</script>"})
    assert b"<script>alert" not in client.get("/").content


def test_what_can_be_read_is_said_for_every_format():
    assert set(READS) == {name for name, form in FORMATS.items() if form.reader}
    assert len(readable()) == len(READS)


def test_attached_files_come_in_with_their_archive(signed, start):
    data = b"what children said"
    held = example()
    file = Attachment(id="A01", name="survey.txt", media_type="text/plain", size=len(data), digest=file_digest(data))
    document = replace(held, assessment=replace(held.assessment, attachments=(file,)))
    framework, _ = resolve(document.assessment.packs)
    assessed = Assessed(framework, document, evaluate(framework, document.assessment, on=AT.date()))
    client = signed("assessor")
    page = send(client, start, "pond-pals.bia.zip", FORMATS["zip"].write(Dossier(assessed, {file.digest: data})))
    assert "Attached files 1" in text(page)
    client.post(page.request["PATH_INFO"], {"title": "Pond Pals"})
    assert bytes(AttachedFile.objects.get().content) == data
