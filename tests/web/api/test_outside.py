"""Papers are named for a reader outside by a program, opened by them in a browser, and ended."""

from __future__ import annotations

import datetime as dt

from django.urls import reverse
from django.utils import timezone

from bestinterests.web.accounts.models import Invitation
from bestinterests.web.accounts.queries import invitation_at
from bestinterests.web.assessments.models import Opening
from tests.web.api.cast import program_of
from tests.web.reviews.cast import Story


def test_named_opened_told_and_ended(cast, signed):
    story = Story(cast).decided()
    program = program_of(cast.people["decider"])
    address = f"/assessments/{story.id}/outside"
    until = (timezone.now() + dt.timedelta(days=7)).replace(second=0, microsecond=0)
    asked = {"email": "oriel@example.org", "papers": ["dpia"], "version": 1, "purpose": "the audit", "until": until}
    for wrong in ({"version": 7}, {"papers": []}, {"purpose": " "}, {"until": "9999-12-31T23:59:59-14:00"}):
        said = program.post(address, asked | wrong)
        assert (said.status, [each["path"] for each in said.value["problems"]]) == (422, list(wrong))
    assert program.post(address, asked | {"until": until - dt.timedelta(days=8)}).codes == ["share.past"]
    assert program.post(address, asked | {"until": "2027-01-01T10:00:00"}).status == 422  # without its offset
    made = [program.post(address, asked, idempotency_key="k") for _ in range(2)]
    assert [each.status for each in made] == [201, 201]
    assert len(program.get(address).value["entries"]) == 1
    held = made[0].value
    assert (held["name"], held["papers"], held["version"], held["open"]) == ("Oriel", ["dpia"], 1, True)
    assert dt.datetime.fromisoformat(held["ends"]) == until

    grant = made[0].headers["Location"]
    paper = reverse("assessments:named_paper", args=[held["id"], "dpia", "html"])
    assert signed("outside-reader").post(paper).status_code == 200
    opening = program.get(f"{grant}/openings").value["entries"][0]
    assert (opening["by"], opening["form"], opening["digest"]) == ("Oriel", "html", Opening.objects.get().digest)
    assert program.get(grant).value["last_opened"] == opening["at"]
    assert program_of(cast.people["assessor"]).get(grant).status == 403
    assert program.post(f"{grant}/end", {}).value["open"] is False
    assert program.post(f"{grant}/end", {}).codes == ["share.ended"]
    assert signed("outside-reader").post(paper).status_code == 410


def test_whoever_is_no_member_is_invited_and_their_link_is_told_to_whoever_may_share(cast):
    story = Story(cast)
    program = program_of(cast.people["data-protection-officer"])
    until = timezone.now() + dt.timedelta(days=7)
    asked = {"email": "audit@example.org", "papers": ["action-plan"], "purpose": "the audit", "until": until}
    made = program.post(f"/assessments/{story.id}/outside", asked)
    held = Invitation.objects.get(email="audit@example.org")
    assert held.roles == ["outside-reader"]
    link = program.get(made.headers["Location"]).value["link"]
    assert invitation_at(link.split("/")[-2]) == held
    assert "link" not in program.get(f"/assessments/{story.id}/outside").value["entries"][0]
    other = Story(cast)
    wrong = made.headers["Location"].replace(story.id, other.id)
    assert program.get(wrong).status == 404
