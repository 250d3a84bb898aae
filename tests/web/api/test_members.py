"""People by programs: invited by a link that is kept nowhere, given roles, let go; and what they declared."""

from __future__ import annotations

from django.utils import timezone

from bestinterests.web.accounts.models import Event, Invitation
from bestinterests.web.accounts.queries import invitation_at
from bestinterests.web.api.models import Once
from tests.web.api.cast import program_of
from tests.web.cast import PASSWORD
from tests.web.reviews.cast import Story


def home(cast):
    return f"/organisations/{cast.organisation.public_id}"


def test_somebody_is_invited_by_a_link_that_stands_nowhere_joins_gets_roles_and_goes(cast, client):
    program = program_of(cast.people["administrator"])
    asked = {"email": "gia@example.org", "roles": ["observer"]}
    refused = program.post(f"{home(cast)}/invitations", {"email": "gia", "roles": ["king"]})
    assert (refused.status, [each["path"] for each in refused.value["problems"]]) == (422, ["email", "roles"])
    known = program.post(f"{home(cast)}/invitations", asked | {"email": "Bram@example.org"})
    assert (known.status, known.codes) == (409, ["people.member"])
    made = [program.post(f"{home(cast)}/invitations", asked, idempotency_key="k") for _ in range(2)]
    assert [each.status for each in made] == [201, 201]
    held = Invitation.objects.get(email="gia@example.org")
    address = made[0].headers["Location"]
    assert address == made[1].headers["Location"] == f"/api/v1{home(cast)}/invitations/{held.public_id}"
    told = program.get(address).value
    assert told["link"].startswith("http://testserver/")
    assert invitation_at(told["link"].split("/")[-2]) == held
    assert b"link" not in b"".join(bytes(row.content) for row in Once.objects.all())
    reading = program_of(cast.people["administrator"], ("people",))
    assert "link" not in reading.get(f"{home(cast)}/invitations").value["entries"][0]
    assert reading.get(address).codes == ["api.scope"]

    client.post(told["link"], {"display_name": "Gia", "password": PASSWORD})
    people = program.get(f"{home(cast)}/people").value["entries"]
    gia = next(each for each in people if each["name"] == "Gia")
    assert program.get(f"{home(cast)}/people/{gia['id']}").value == gia
    after = program.ask("PUT", f"{home(cast)}/people/{gia['id']}/roles", {"roles": ["reviewer", "decider"]})
    assert (after.status, after.value["roles"]) == (200, ["reviewer", "decider"])
    assert program.post(f"{home(cast)}/people/{gia['id']}/remove", {}).status == 204
    assert program.get(f"{home(cast)}/people/{gia['id']}").status == 404
    said = [each["sentence"] for each in program.get(f"{home(cast)}/people-events").value["entries"]]
    assert [each for each in said if "token" not in each][:4] == [
        "Edda removed Gia",
        "Edda changed the roles of Gia",
        "Gia joined",
        "Edda invited gia@example.org",
    ]


def test_a_link_is_closed_and_somebody_can_always_let_people_in(cast):
    program = program_of(cast.people["administrator"])
    address = program.post(f"{home(cast)}/invitations", {"email": "g@example.org", "roles": ["observer"]})
    address = address.headers["Location"]
    assert program.post(f"{address}/withdraw", {}).value["open"] is False
    assert program.get(address).value["link"] == ""
    edda = f"{home(cast)}/people/{cast.people['administrator'].public_id}"
    events = Event.objects.count()
    for said in (program.ask("PUT", f"{edda}/roles", {"roles": ["assessor"]}), program.post(f"{edda}/remove", {})):
        assert (said.status, said.codes) == (409, ["people.last-administrator"])
    assert Event.objects.count() == events


def test_reviews_are_arranged_and_the_organisation_is_renamed(cast):
    program = program_of(cast.people["administrator"])
    bram, deniz = (cast.people[role].public_id for role in ("reviewer", "decider"))
    asked = {"fewest_reviewers": 2, "has_dpo": True, "senior": [bram]}
    assert program.ask("PUT", f"{home(cast)}/arrangement", asked).status == 422
    told = program.ask("PUT", f"{home(cast)}/arrangement", asked | {"senior": [deniz]}).value
    assert (told["fewest_reviewers"], told["senior"], [each["name"] for each in told["deciders"]]) == (
        2,
        [deniz],
        ["Deniz"],
    )
    assert program_of(cast.people["observer"]).get(f"{home(cast)}/arrangement").value == told
    assert program.ask("PUT", f"{home(cast)}/name", {"name": "Tern"}).value["name"] == "Tern"
    assert program.ask("PUT", f"{home(cast)}/name", {"name": " "}).status == 422


def test_an_interest_is_declared_for_everything_and_for_one_assessment_and_told_to_those_who_may_know(cast):
    story = Story(cast).in_review()
    bram, dov, iman = (program_of(cast.people[role]) for role in ("reviewer", "data-protection-officer", "observer"))
    own = f"{home(cast)}/interest"
    assert bram.get(own).value == {"interest": "", "interest_words": "", "on": None, "bars": False}
    nothing_said = bram.ask("PUT", own, {"interest": "family"})
    assert (nothing_said.status, nothing_said.codes) == (409, ["interest.no-words"])
    told = bram.ask("PUT", own, {"interest": "makes-or-manages", "interest_words": "I built it."}).value
    assert (told["bars"], told["on"]) == (True, timezone.localdate().isoformat())
    everybody = dov.get(f"{home(cast)}/interests").value["entries"]
    assert [(each["name"], each["words"], each["bars"]) for each in everybody] == [("Bram", "I built it.", True)]
    assert iman.get(f"{home(cast)}/interests").status == 403

    address = f"/assessments/{story.id}"
    chioma, deniz = (program_of(cast.people[role]) for role in ("child-rights-reviewer", "decider"))
    step = chioma.post(f"{address}/steps/interest", {"interest": "family", "interest_words": "My sister sells it."})
    assert (step.status, step.value["state"]) == (200, "in_review")
    held = dov.get(f"{address}/interests").value["entries"]
    assert [(each["name"], each["words"]) for each in held] == [("Chioma", "My sister sells it.")]
    assert iman.get(f"{address}/interests").status == 403
    for path in ("", "/course", "/history", f"/history/{step.value['revision']}"):
        assert b"My sister" not in iman.get(f"{address}{path}").content

    offered = {each["step"]: each["refusals"] for each in deniz.get(f"{address}/course").value["steps"]}
    assert offered["release"] == []
    chioma_id = cast.people["child-rights-reviewer"].public_id
    other = deniz.post(f"{address}/steps/release", {"person": chioma_id})
    assert (other.status, other.value["problems"][0]["path"]) == (422, "person")
    out = deniz.post(f"{address}/steps/release", {"person": cast.people["reviewer"].public_id})
    assert (out.status, out.value["state"]) == (200, "in_review")
    assert deniz.get(f"{address}/course").value["versions"][0]["rounds"][0]["waiting"] == ["Chioma"]
    again = deniz.post(f"{address}/steps/release", {"person": cast.people["reviewer"].public_id})
    assert again.status == 422
