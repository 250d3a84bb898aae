"""Files that people attach: known by what is in them, kept without what they should not carry, only ever saved."""

from __future__ import annotations

import hashlib
import io
import struct
import zipfile
import zlib

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from bestinterests.domain.evidence import Attachment
from bestinterests.formats import FORMATS
from bestinterests.formats.codes import FILE_CODES
from bestinterests.web.assessments.attaching.files import AT_ONCE, TOTAL, Sent, checked
from bestinterests.web.assessments.attaching.kinds import KINDS, SIZE, kind_of
from bestinterests.web.assessments.attaching.names import LONGEST, cleaned
from bestinterests.web.assessments.models import AttachedFile
from tests.web.assess.cast import filled, item, page, record
from tests.web.assessments.cast import example
from tests.web.requests import text

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"


def picture(form="PNG", size=(8, 6), **more):
    out = io.BytesIO()
    Image.new("RGB", size, (200, 40, 40)).save(out, form, **more)
    return out.getvalue()


def taken(name, data, size=None):
    """The file as it is kept; else the code of the Problem."""
    files, problems = checked([Sent(name, len(data) if size is None else size, data)], ())
    assert all(problem.code in FILE_CODES and problem.remedy for problem in problems)
    return files[0] if files else problems[0].code


def zipped(**members):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def office(**members):
    word = b'<Types><Override ContentType="application/vnd.x.wordprocessingml.document.main+xml"/></Types>'
    return zipped(**{"[Content_Types].xml": word, "word/document.xml": b"<w/>", **members})


def huge_png():
    """A PNG of a few bytes that says it has 60,000 by 60,000 points."""

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(b"\0" * 100)) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    "name, data, kept, media_type",
    [
        ("study.pdf", PDF, "study.pdf", "application/pdf"),
        ("a picture.png", picture(), "a picture.png", "image/png"),
        ("photo.JPEG", picture("JPEG"), "photo.jpeg", "image/jpeg"),
        ("really-a-picture.pdf", picture(), "really-a-picture.pdf.png", "image/png"),
        ("said.txt", "Füße\n".encode(), "said.txt", "text/plain"),
        ("notes.md", b"# Notes", "notes.md", "text/plain"),
        ("counts.csv", b"age,n\n6-9,4\n", "counts.csv", "text/csv"),
        (
            "minutes.docx",
            office(),
            "minutes.docx",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ),
    ],
)
def test_what_is_taken_has_the_name_and_type_of_what_is_in_it(name, data, kept, media_type):
    found = taken(name, data)
    assert (found.name, found.media_type) == (kept, media_type)
    assert found.digest == f"sha256:{hashlib.sha256(found.data).hexdigest()}"


@pytest.mark.parametrize(
    "name, data, code",
    [
        ("page.html", b"<script>alert(1)</script>", "attachment.type"),
        ("drawing.svg", b"<svg onload='alert(1)'/>", "attachment.type"),
        ("run.exe", b"MZ\x90\x00", "attachment.type"),
        ("run.txt", b"MZ\x90\x00\x03", "attachment.type"),
        ("said.txt", "Füße".encode("latin-1"), "attachment.type"),
        ("archive.zip", zipped(a=b"a"), "attachment.type"),
        ("minutes.docx", zipped(a=b"a"), "file.damaged"),
        ("table.xlsx", office(), "attachment.type"),
        ("macros.docx", office(**{"word/vbaProject.bin": b"x"}), "file.macros"),
        ("object.docx", office(**{"word/embeddings/oleObject1.bin": b"x"}), "attachment.object"),
        ("entity.docx", office(**{"word/more.xml": b"<!DOCTYPE x [<!ENTITY a 'b'>]><x/>"}), "file.declaration"),
        ("bomb.docx", office(**{"word/media/bomb.xml": b"\0" * 5_000_000}), "file.too-much-inside"),
        ("old.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 64, "file.encrypted"),
        ("cut.pdf", PDF[:20], "attachment.damaged"),
        ("cut.png", picture()[:40], "attachment.damaged"),
        ("bomb.png", huge_png(), "attachment.picture"),
        ("not.jpg", b"\xff\xd8\xff<script>", "attachment.damaged"),
        ("empty.pdf", b"", "attachment.empty"),
    ],
)
def test_what_is_not_taken_says_why(name, data, code):
    assert taken(name, data) == code


def test_what_is_too_large_is_not_even_read_and_too_many_are_not_taken():
    assert taken("large.pdf", b"", SIZE + 1) == "attachment.size"
    assert [p.code for p in checked([Sent("a.pdf", len(PDF), PDF)] * (AT_ONCE + 1), ())[1]] == ["attachment.many"]
    assert [p.code for p in checked([], ())[1]] == ["attachment.none"]
    held = [Attachment(id="A01", name="a", media_type="b", size=TOTAL, digest="sha256:" + "0" * 64)]
    assert [p.code for p in checked([Sent("a.pdf", len(PDF), PDF)], held)[1]] == ["attachment.size"]


def test_a_photograph_is_kept_upright_and_without_where_it_was_taken():
    exif = Image.Exif()
    exif[0x0112] = 6
    exif.get_ifd(0x8825)[1] = "N"
    exif[0x010E] = "at the school gate"
    sent = picture("JPEG", (40, 20), exif=exif.tobytes(), comment=b"taken by Ms Gray")
    kept = taken("photo.jpg", sent).data
    with Image.open(io.BytesIO(kept)) as image:
        assert image.size == (20, 40)
        assert not image.getexif()
        assert "comment" not in image.info
    assert b"school gate" not in kept
    assert b"Ms Gray" not in kept


def test_a_picture_carries_nothing_behind_its_end():
    kept = taken("photo.png", picture() + b"<script>alert(1)</script>").data
    assert b"script" not in kept


@given(st.text(max_size=130), st.sampled_from([kind.suffixes[0] for kind in KINDS]))
def test_any_name_becomes_one_that_every_system_takes(name, suffix):
    found = cleaned(name, suffix)
    assert found.endswith(suffix)
    assert 0 < len(found) <= LONGEST + len("file-")
    assert not set(found) & set('<>:"|?*\\/\0\n\r\u202e')
    assert cleaned(found, suffix) == found


@pytest.mark.parametrize(
    "name, found",
    [
        ("../../etc/passwd", "passwd.txt"),
        ("C:\\Users\\gray\\said.txt", "said.txt"),
        ("said\u202etxt.exe", "saidtxt.exe.txt"),
        ("CON.txt", "file-CON.txt"),
        (".htaccess", "htaccess.txt"),
        ("", "file.txt"),
    ],
)
def test_names_that_would_mislead_do_not(name, found):
    assert cleaned(name, ".txt") == found


def test_every_kind_begins_as_it_says():
    assert {kind_of(data, name) for name, data in [("a.pdf", PDF), ("a.png", picture()), ("a.csv", b"a")]} < set(KINDS)
    assert FORMATS


@pytest.fixture
def held(cast):
    return filled(cast)


def attach(client, held, *files, evidence="E01"):
    sent = [SimpleUploadedFile(name, data) for name, data in files]
    return client.post(page(held, "evidence_attach", item=evidence), {"files": sent})


def test_files_are_attached_together_or_not_at_all_and_each_once(held, signed):
    client = signed("assessor")
    answer = attach(client, held, ("study.pdf", PDF), ("run.exe", b"MZ"), ("cut.png", picture()[:40]))
    said = text(answer)
    assert answer.status_code == 422
    assert "run.exe: What is in the file is of no kind that is taken" in said
    assert "cut.png: The picture cannot be read" in said
    assert not AttachedFile.objects.exists()
    assert attach(client, held, ("study.pdf", PDF), ("said.txt", b"Said")).status_code == 302
    assert attach(client, held, ("again.pdf", PDF), evidence="E02").status_code == 302
    assert [(a.id, a.name) for a in record(held).attachments] == [("A01", "study.pdf"), ("A02", "said.txt")]
    assert item(held, "evidence", "E01").attachments == ("A01", "A02")
    assert item(held, "evidence", "E02").attachments == ("A01",)
    assert AttachedFile.objects.count() == 2


def test_a_file_is_only_ever_saved_never_shown(held, signed):
    client = signed("assessor")
    attach(client, held, ('Füße "1".txt', b"<script>alert(1)</script>"))
    answer = signed("observer").get(page(held, "attachment", item="A01"))
    assert answer.content == b"<script>alert(1)</script>"
    assert answer["Content-Disposition"].startswith("attachment; filename=")
    assert "\n" not in answer["Content-Disposition"]
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert answer["Content-Type"] == "text/plain"
    assert answer["Cache-Control"] == "no-store"
    assert signed("outsider").get(page(held, "attachment", item="A01")).status_code == 404


def test_a_file_that_came_with_a_name_and_type_of_its_own_is_given_out_as_ours(cast, signed):
    data = b"<html>"
    digest = f"sha256:{hashlib.sha256(data).hexdigest()}"
    told = Attachment(id="A01", name="../x.html", media_type="text/html", size=6, digest=digest)
    held = filled(cast, attachments=(told,))
    client = signed("assessor")
    missing = client.get(page(held, "attachment", item="A01"))
    assert missing.status_code == 404
    assert "its bytes did not come with the record" in text(missing)
    AttachedFile.objects.create(assessment=held, digest=digest, content=data)
    answer = client.get(page(held, "attachment", item="A01"))
    assert answer["Content-Type"] == "application/octet-stream"
    assert 'filename="x.html.bin"' in answer["Content-Disposition"]


def test_a_file_is_taken_off_the_record_and_off_what_names_it(held, signed):
    client = signed("assessor")
    attach(client, held, ("study.pdf", PDF))
    address = page(held, "attachment_delete", item="A01")
    assert "study.pdf" in text(client.get(address))
    assert client.post(address).status_code == 302
    assert record(held).attachments == ()
    assert item(held, "evidence", "E01").attachments == ()
    assert example().assessment.evidence[0].attachments == ()


def test_people_who_may_not_write_attach_nothing(held, signed):
    assert attach(signed("observer"), held, ("study.pdf", PDF)).status_code == 403
    assert not AttachedFile.objects.exists()
