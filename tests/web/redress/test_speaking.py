"""Recordings for the youngest: taken by what they are, heard while the words are the same, and backed up."""

from __future__ import annotations

import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from bestinterests.domain.problem import Problem
from bestinterests.web.config.backing_up import back_up
from bestinterests.web.redress.models import Spoken
from bestinterests.web.redress.speaking import KINDS, SENTENCES, SIZE, kind_of, sentences
from tests.web.assessments.cast import begun
from tests.web.redress.cast import RING
from tests.web.redress.visitors import Visitor, opened
from tests.web.requests import text

OGG = b"OggS" + bytes(range(256)) * 4
SOUNDS = {
    "audio/ogg": OGG,
    "audio/wav": b"RIFF\x24\x08\x00\x00WAVEfmt " + bytes(64),
    "audio/mp4": b"\x00\x00\x00\x1cftypM4A \x00\x00\x00\x00" + bytes(64),
    "audio/mpeg": b"\xff\xfb\x90\x64" + bytes(64),
}
NONE = (
    b"<html><script>alert(1)</script>",
    b"\x89PNG\r\n\x1a\n" + bytes(64),
    b"%PDF-1.7",
    b"RIFF\x24\x08\x00\x00AVI LIST",
    b"\x00\x00\x00\x1cftypqt  ",
    b"\xff\xff\xff\xff",
    b"PK\x03\x04",
    b"\xff",
    b"MZ\x90\x00",
)


@pytest.fixture
def place(cast, settings):
    settings.CASE_KEYS = RING
    return opened(cast, begun(where=cast.organisation), timezone.now())


@pytest.fixture
def staff(cast, client, place):
    client.force_login(cast.people["administrator"])
    return client


def address(place, route="portal_voice", *more):
    return reverse(f"redress:{route}", args=[place.organisation.public_id, place.public_id, *more])


def adds(client, place, name="unhappy", content=OGG, called="recording.ogg"):
    return client.post(address(place, "portal_record", name), {"file": SimpleUploadedFile(called, content)})


def little(place):
    """The first page, as the youngest come to it."""
    child = Visitor(place)
    child.get("who/")
    child.post("who/", {"audience": "0-5"})
    return child


def test_a_recording_is_known_by_what_it_is_and_nothing_else_is_taken():
    for kind, content in SOUNDS.items():
        assert kind_of(content) == kind
        assert sum(begins(content) for begins in KINDS.values()) == 1
    for content in NONE:
        assert isinstance(kind_of(content), Problem), content
    assert kind_of(OGG + bytes(SIZE - len(OGG))) == "audio/ogg"
    assert isinstance(kind_of(OGG + bytes(SIZE)), Problem)


def test_each_sentence_says_that_it_is_not_recorded_until_it_is_and_then_the_youngest_can_hear_it(staff, place):
    assert text(staff.get(address(place))).count("Not yet recorded") == len(SENTENCES)
    assert f"{len(SENTENCES)} of {len(SENTENCES)} not yet recorded" in text(staff.get(address(place, "portal")))
    child = little(place)
    assert b"<audio" not in child.seen.content
    for name in SENTENCES:
        assert adds(staff, place, name).status_code == 302
    page = text(staff.get(address(place)))
    assert "Not yet recorded" not in page
    assert "not yet recorded" not in text(staff.get(address(place, "portal")))
    pages = child.get().content + child.get("with-somebody/").content
    for name, words in sentences().items():
        assert f'src="/ask/{place.slug}/voice/{name}/" aria-label="{words}"'.encode() in pages
    assert pages.count(b"<audio") == pages.count(b'preload="none"') == len(SENTENCES) + 1
    assert b"autoplay" not in pages
    assert "media-src 'self'" in child.seen.headers["Content-Security-Policy"]
    older = Visitor(place)
    assert b"<audio" not in older.get().content


def test_it_is_given_out_whole_or_in_parts_under_a_type_of_ours(staff, place):
    adds(staff, place, called="<script>.html")
    child = Visitor(place)
    whole = child.get("voice/unhappy/")
    assert whole.content == OGG
    assert whole.headers["Content-Type"] == "audio/ogg"
    assert whole.headers["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in whole.headers["Cache-Control"]
    assert not child.client.cookies
    size = len(OGG)
    for asked, said, part in (
        ("bytes=0-1", f"bytes 0-1/{size}", OGG[:2]),
        ("bytes=1000-", f"bytes 1000-{size - 1}/{size}", OGG[1000:]),
        ("bytes=-10", f"bytes {size - 10}-{size - 1}/{size}", OGG[-10:]),
        (f"bytes=0-{size * 9}", f"bytes 0-{size - 1}/{size}", OGG),
        (f"bytes=-{size * 9}", f"bytes 0-{size - 1}/{size}", OGG),
    ):
        answer = child.client.get(f"{child.start}voice/unhappy/", headers={"range": asked})
        assert (answer.status_code, answer.headers["Content-Range"], answer.content) == (206, said, part), asked
    for asked in ("bytes=9999999-", "bytes=5-2", "bytes=-0"):
        answer = child.client.get(f"{child.start}voice/unhappy/", headers={"range": asked})
        assert (answer.status_code, answer.headers["Content-Range"]) == (416, f"bytes */{size}"), asked
    for asked in ("bytes=-", "bytes=0-1,4-5", "lines=1-2", "bytes=٣-٤"):
        assert child.client.get(f"{child.start}voice/unhappy/", headers={"range": asked}).content == OGG, asked
    assert child.get("voice/title/").status_code == 404
    assert child.get("voice/nothing/").status_code == 404


def test_what_is_no_recording_or_too_large_leaves_the_earlier_one_and_says_how_to_mend_it(staff, place):
    adds(staff, place)
    for content, said in ((NONE[0], "no recording that browsers play"), (OGG + bytes(SIZE), "larger than 2 MB")):
        answer = adds(staff, place, content=content, called="x.ogg")
        assert answer.status_code == 422
        assert said in text(answer)
        assert "Nothing was kept or replaced" in text(answer)
    assert "No file was chosen" in text(staff.post(address(place, "portal_record", "unhappy")))
    assert "No file was chosen" in text(adds(staff, place, content=b""))
    assert adds(staff, place, "nothing").status_code == 404
    assert bytes(Spoken.objects.get().content) == OGG
    adds(staff, place, content=SOUNDS["audio/mpeg"])
    assert Spoken.objects.get().kind == "audio/mpeg"


def test_a_sentence_whose_words_have_changed_is_not_played_and_one_that_is_taken_away_is_gone(staff, place):
    adds(staff, place)
    adds(staff, place, "help")
    Spoken.objects.filter(name="unhappy").update(words="I am sad about this")
    page = text(staff.get(address(place)))
    assert "Its words have changed" in page
    assert "I am sad about this" in page
    child = little(place)
    assert b"voice/unhappy/" not in child.seen.content
    assert b"voice/help/" in child.seen.content
    for _ in range(2):
        assert staff.post(address(place, "portal_record_drop", "help")).status_code == 302
    assert b"<audio" not in child.get().content
    assert Visitor(place).get("voice/help/").status_code == 404


def test_who_does_not_run_portals_hears_and_changes_nothing_and_another_organisation_finds_none(cast, staff, place):
    adds(staff, place)
    staff.force_login(cast.people["case-handler"])
    page = staff.get(address(place))
    assert page.status_code == 200
    assert b"Replace it" not in page.content
    assert adds(staff, place).status_code == 403
    staff.force_login(cast.people["outsider"])
    assert adds(staff, place).status_code == 404
    assert Spoken.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_recordings_are_in_a_backup(staff, place, tmp_path):
    adds(staff, place)
    back_up(tmp_path / "one.zip", timezone.now())
    with zipfile.ZipFile(tmp_path / "one.zip") as archive:
        assert len(archive.read("rows/redress.spoken.jsonl").splitlines()) == 1
