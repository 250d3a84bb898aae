"""Words that stand for a child go in by every way there is; where nothing of them may come out, nothing does."""

from __future__ import annotations

import io
import logging

import pytest
from django.core import mail
from django.http import HttpResponse
from django.utils import timezone

from bestinterests.web.config.backing_up import back_up
from bestinterests.web.config.jobs import JOBS
from bestinterests.web.config.logs import JsonLines
from bestinterests.web.jobs.running import Job, run_due
from bestinterests.web.notices.models import Notice
from bestinterests.web.redress import receipts
from bestinterests.web.redress.actions.safeguarding import flag
from bestinterests.web.redress.actions.writing import write
from bestinterests.web.redress.held import case_of
from bestinterests.web.redress.looking_up import tried
from bestinterests.web.redress.models import Cover
from bestinterests.web.redress.visiting import Visiting, keep_visit, visit_of
from bestinterests.workflow.casework import events
from bestinterests.workflow.casework.policies import Handler
from tests.web.assessments.cast import begun
from tests.web.attacks.test_receipts import come
from tests.web.cast import AT
from tests.web.redress.cast import RING, portal, received
from tests.web.redress.test_erasing import archived, files, rows

WORDS = {
    "happened": "Quillfeather happened to me.",
    "wanted": "Quillfeather wants it to stop.",
    "name": "Quillfeather Tansley",
    "contact": "quillfeather@school.example",
    "urgent_because": "Quillfeather is afraid.",
}
ADDRESS, AGENT = "203.0.113.199", "QuillfeatherBrowser/9"


@pytest.fixture
def logged():
    """What the logs of the server hold."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(JsonLines())
    logging.getLogger().addHandler(handler)
    yield stream
    logging.getLogger().removeHandler(handler)


@pytest.mark.django_db(transaction=True)
def test_a_whole_journey_leaves_no_word_address_browser_or_receipt(cast, client, settings, tmp_path, logged):
    settings.CASE_KEYS, settings.DATA = RING, tmp_path
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    settings.EMAIL_FILE_PATH = tmp_path / "mail"
    lead = cast.people["safeguarding-lead"]
    Cover.objects.create(organisation=cast.organisation, page_to="lead@example.org", lead=lead, changed_at=AT)
    door = portal(begun(where=cast.organisation))
    request = come(ADDRESS, **{"User-Agent": AGENT})
    mine = received(door, urgent=True, **WORDS)
    now = timezone.now()
    response = keep_visit(request, HttpResponse(), door, Visiting(answers=WORDS, receipt=mine.receipt), now)
    request.COOKIES["visit"] = response.cookies["visit"].value
    assert visit_of(request, door).receipt == mine.receipt
    keep_visit(request, HttpResponse(), door, Visiting(case=mine.row.public_id, receipt=mine.receipt), now)
    assert tried(request, door, mine.receipt, AT).row == mine.row
    for wrong in ("quillfeather", mine.receipt[:-1] + "?", mine.receipt.swapcase()):
        tried(request, door, wrong, AT)

    who = Handler(id=cast.people["case-handler"].public_id, handles=True)
    reply = events.Message(text="Quillfeather, we are sorry.", at=AT, by=who.id)
    write(mine.row, lambda _: (), "case.replied", reply, actor=who.id, at=AT)
    added = events.Message(text="Quillfeather again.", at=AT)
    write(mine.row, lambda _: (), "case.added", added, actor=mine.row.public_id, at=AT)
    flag(row=mine.row, reason="Quillfeather is not safe.", who=None, at=AT)
    client.force_login(lead)
    address = f"/organisations/{cast.organisation.public_id}/cases/{mine.row.public_id}/"
    ways = {"HTTP_USER_AGENT": AGENT, "REMOTE_ADDR": ADDRESS}
    assert client.get(address, **ways).status_code == 200
    assert client.get(f"{address}?quillfeather", **ways).status_code == 200
    assert client.get("/ask/quillfeather/", **ways).status_code == 404

    def breaks(at):
        raise ValueError(f"{case_of(mine.row).told.happened} {mine.receipt}")

    assert "case" in Notice.objects.values_list("kind", flat=True)
    done = run_due([*JOBS, Job("breaks", "Breaks.", JOBS[0].every, breaks)], AT)
    assert {"digests", "safeguarding", "breaks"} <= set(done)
    assert '"exception": "ValueError"' in logged.getvalue()
    assert '"route": "redress:case"' in logged.getvalue()
    back_up(tmp_path.with_suffix(".zip"), AT)
    letters = receipts.read(mine.receipt)
    secrets = ["quillfeather", ADDRESS, mine.receipt, letters, letters[:12], request.COOKIES["visit"].lower()]
    places = {
        "rows": rows(),
        "files": files(tmp_path),
        "backup": archived(tmp_path.with_suffix(".zip")),
        "logs": logged.getvalue().encode(),
        "mail": b"\n".join(str(each.message()).encode() for each in mail.outbox),
    }
    assert b"Subject" in places["files"] + places["mail"]
    assert b"lead@example.org" in places["files"] + places["mail"]
    for place, content in places.items():
        assert not [secret for secret in secrets if secret.encode() in content.lower()], place
