"""Talk, notices and remarks by programs: what pages do, under the same rules, and within the token's reach."""

from __future__ import annotations

import datetime as dt
from typing import get_args

import pytest
from django.utils import timezone

from bestinterests.web.accounts import actions as people
from bestinterests.web.accounts.access import standings_of
from bestinterests.web.api.actions import make_token
from bestinterests.web.api.shapes.notices import Often
from bestinterests.web.api.shapes.talk import Ground
from bestinterests.web.assessments.models import Comment
from bestinterests.web.assessments.verifying import verify_assessment
from bestinterests.web.ledger.removing import GROUNDS
from bestinterests.web.notices.models import Notice
from bestinterests.web.notices.queries import MAIL
from bestinterests.web.notices.telling import tell
from tests.web.apart.cast import Pair
from tests.web.api.cast import Program, program_of
from tests.web.assess.cast import PLAY, STRANGERS
from tests.web.cast import AT
from tests.web.learn.cast import remarked

MECHANISM = f"assessment/impacts/{STRANGERS}/mechanism"


@pytest.fixture
def of(cast):
    """A program for each person of the cast."""
    return {who: program_of(held) for who, held in cast.people.items() if who != "nowhere"}


def test_words_of_lists_are_those_of_the_workspace():
    assert set(get_args(Ground)) == set(GROUNDS)
    assert set(get_args(Often)) == set(MAIL)


def test_a_thread_goes_from_a_question_to_its_end(cast, of):
    held = Pair(cast).held
    threads = f"/assessments/{held.public_id}/threads"
    words = {"about": MECHANISM, "text": "Is this so, @Bram?", "tell": [cast.people["decider"].public_id]}
    made = of["assessor"].post(threads, words, idempotency_key="one")
    assert (made.status, made.value["there"], made.value["open"], made.value["number"]) == (201, True, True, 1)
    again = of["assessor"].post(threads, words, idempotency_key="one")
    assert (again.value, of["observer"].get(f"{threads}?about={MECHANISM}").value["entries"]) == (
        made.value,
        [made.value],
    )
    at = made.headers["Location"]
    answered = of["reviewer"].post(f"{at}/comments", {"text": "It is."})
    assert (answered.status, answered.value["by"], answered.value["mine"]) == (201, "Bram", True)
    reply = f"{at}/comments/{answered.value['id']}"
    assert of["reviewer"].post(f"{reply}/correct", {"text": "It was."}).value["corrected_at"]
    assert of["decider"].post(f"{reply}/correct", {"text": "Mine"}).codes == ["comment.not-own"]
    assert of["decider"].post(f"{reply}/take-back", {}).codes == ["comment.not-own"]
    said = of["observer"].get(at).value
    assert [(each["text"], each["told"], each["mine"]) for each in said["comments"]] == [
        ("Is this so, @Bram?", ["Bram", "Deniz"], False),
        ("It was.", [], False),
    ]
    assert [each["code"] for each in said["closed"]] == ["access.comment-write"]
    kinds = [each["kind"] for each in of["assessor"].get("/notices").value["entries"]]
    assert kinds == ["reply"]
    assert of["decider"].post(f"{at}/resolve", {}).value["open"] is False
    assert of["reviewer"].post(f"{at}/comments", {"text": "Late"}).codes == ["comment.resolved"]
    assert of["decider"].post(f"{at}/reopen", {}).value["open"] is True
    assert of["reviewer"].post(f"{reply}/take-back", {}).value["removed"] == "Removed by its writer."
    first = f"{at}/comments/{said['comments'][0]['id']}"
    gone = of["data-protection-officer"].post(f"{first}/remove", {"ground": "confidential"})
    assert (gone.status, gone.value["text"]) == (200, "")
    assert gone.value["removed"].startswith("Removed by Dov.")
    assert of["data-protection-officer"].post(f"{first}/remove", {"ground": "ordered"}).codes == ["comment.gone"]
    assert (verify_assessment(held.pk).state, Comment.objects.exclude(text="").count()) == ("removed", 0)
    for about, status in (("assessment/nothing", 422), ("assessment/impacts/I99/title", 409)):
        assert of["assessor"].post(threads, {"about": about, "text": "x"}).status == status
    faults = of["assessor"].post(threads, {"text": " ", "tell": [cast.people["outsider"].public_id]})
    assert {each["path"] for each in faults.value["problems"]} == {"text", "tell"}


def test_who_rates_apart_hears_when_they_can_comment_on_it(cast, of):
    pair = Pair(cast)
    pair.open(until=dt.date(2099, 3, 16))
    threads = f"/assessments/{pair.held.public_id}/threads"
    refused = of["assessor"].post(threads, {"about": MECHANISM, "text": "It is grave."})
    assert (refused.status, refused.codes) == (409, ["comment.rated-apart"])
    assert "until 16 March 2099" in refused.value["problems"][0]["remedy"]
    there = of["decider"].post(threads, {"about": MECHANISM, "text": "I was not asked."})
    assert there.status == 201
    closed = of["assessor"].get(there.headers["Location"]).value["closed"]
    assert [each["code"] for each in closed] == ["comment.rated-apart"]
    for step in ("comments", "resolve"):
        sent = {"text": "It is grave."} if step == "comments" else {}
        assert of["assessor"].post(f"{there.headers['Location']}/{step}", sent).codes == ["comment.rated-apart"]
    elsewhere = {"about": f"assessment/impacts/{PLAY}", "text": "Of another."}
    assert of["assessor"].post(threads, elsewhere).status == 201
    assert not Comment.objects.filter(text__contains="grave").exists()


def test_notices_are_the_persons_own_within_the_reach_of_the_token(cast, of):
    person = cast.people["assessor"]
    elsewhere = people.found_organisation(name="Elsewhere", actor=person, at=AT)
    for place, sentence in ((cast.organisation, "Here."), (cast.organisation, "Also here."), (elsewhere, "There.")):
        tell(people=[person.public_id], kind="reply", sentence=sentence, address="/", organisation=place, at=AT)
    near = of["assessor"]
    _, secret = make_token(
        name="Elsewhere alone",
        scopes=frozenset({"read", "write"}),
        organisations=frozenset({elsewhere.public_id}),
        standings=standings_of(person),
        until=timezone.localdate() + dt.timedelta(days=9),
        actor=person,
        at=timezone.now(),
    )
    far = Program(secret)
    assert {each["sentence"] for each in near.get("/notices").value["entries"]} == {"Here.", "Also here."}
    (there,) = far.get("/notices").value["entries"]
    assert near.post(f"/notices/{there['id']}/read", {}).status == 404
    one = near.get("/notices").value["entries"][0]
    assert near.post(f"/notices/{one['id']}/read", {}).value["read_at"] is not None
    assert near.post("/notices/read", {}).value == {"number": 1}
    assert near.get("/notices?unread=true").value["entries"] == []
    assert Notice.objects.get(sentence="There.").read_at is None, "out of reach"
    kept = near.get("/notices/digest").value["mail"]
    assert set(kept.values()) == {"day"}
    assert near.ask("PUT", "/notices/digest", {"mail": kept | {"reply": "never"}}).value["mail"]["reply"] == "never"
    assert near.ask("PUT", "/notices/digest", {"mail": {"reply": "hour"}}).status == 422
    assert near.ask("PUT", "/notices/digest", {"mail": kept | {"weather": "hour"}}).status == 422
    assert near.get("/notices/digest").value["mail"]["reply"] == "never"


def test_a_remark_is_settled_opened_again_given_out_and_removed(cast, of):
    remark = remarked(cast, wrong="Parents are not named.")
    list_ = f"/organisations/{cast.organisation.public_id}/remarks"
    at = f"{list_}/{remark.public_id}"
    assert of["observer"].post(f"{at}/settle", {"answer": "No."}).codes == ["learn.may-not-settle"]
    assert of["assessor"].post(f"{at}/settle", {"answer": " "}).status == 422
    settled = of["administrator"].post(f"{at}/settle", {"answer": "They will be."}).value
    assert (settled["answer"], settled["settled_at"] is None) == ("They will be.", False)
    table = of["observer"].get(f"{list_}/file?form=csv&state=settled")
    assert (table.headers["Content-Type"], b"They will be." in table.content) == ("text/csv; charset=utf-8", True)
    assert of["observer"].get(f"{list_}/file?state=open").value["remarks"] == []
    assert of["assessor"].post(f"{at}/reopen", {}).value["settled_at"] is None
    author = next(who for who, held in cast.people.items() if held == remark.by)
    others = {"administrator", "assessor", "observer"} - {author}
    assert {of[who].post(f"{at}/remove", {}).status for who in others} == {403}
    assert of[author].post(f"{at}/remove", {}).status == 204
    assert of[author].get(at).status == 404
