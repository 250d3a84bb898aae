"""The pages of those who prepare, publish and withdraw: nothing typed is lost, and each step is said twice."""

from __future__ import annotations

import re
from html import unescape

import pytest

from bestinterests.web.change_requests.models import ChangeRequest
from bestinterests.web.ledger.models import Line
from bestinterests.web.register.drafting import draft_of, text_for
from bestinterests.web.register.models import Published
from tests.web.changes.cast import answered, described
from tests.web.register.cast import OBJECT, Telling, address
from tests.web.requests import text


@pytest.fixture
def story(cast) -> Telling:
    return Telling(cast).ready()


def at(story, rest: str = "") -> str:
    return f"/assessments/{story.id}/publish/{rest}"


def hidden(page, name: str) -> str:
    return unescape(re.search(rf'name="{name}" value="([^"]*)"', page.content.decode())[1])


def test_the_page_of_a_text_shows_the_facts_of_that_age_and_never_a_text_of_its_own(story, signed):
    page = signed("assessor").get(at(story, "texts/10-12/"))
    assert "What the record says for this age" in text(page)
    assert all(each.title in text(page) for each in story.document.assessment.impacts if "10-12" in each.bands)
    assert re.search(r"<textarea[^>]*>\s*</textarea>", page.content.decode())


def test_a_hard_text_is_saved_and_what_to_change_stands_below(story, signed):
    hard = "The organisation's multidisciplinary governance infrastructure facilitates interoperability for everybody."
    sent = {"text": hard, "tested": "", "seen_text": "", "seen_tested": ""}
    answer = signed("assessor").post(at(story, "texts/6-9/"), sent, follow=True)
    assert text_for(draft_of(story.row, story.document).prepared, "6-9").text == hard
    assert "keeps nobody from saving" in text(answer)
    assert "A short text for 6-9 with a word of more than 3 syllables." in text(answer)


def test_two_people_write_one_text_and_both_texts_stand_on_the_page(story, signed):
    story.written("6-9", "Amara's text.")
    sent = {"text": "Dov's text.", "tested": "", "seen_text": "", "seen_tested": ""}
    met = signed("data-protection-officer").post(at(story, "texts/6-9/"), sent)
    assert met.status_code == 409
    assert "Amara's text." in text(met)
    assert "Dov's text." in text(met)
    again = {**sent, "seen_text": hidden(met, "seen_text"), "seen_tested": hidden(met, "seen_tested")}
    assert signed("data-protection-officer").post(at(story, "texts/6-9/"), again).status_code == 302
    assert text_for(draft_of(story.row, story.document).prepared, "6-9").text == "Dov's text."


def test_leaving_out_shows_where_else_the_words_stand_before_anything_is_done(story, signed):
    impact = story.document.assessment.impacts[0]
    words = impact.mechanism or impact.title
    place = f"{impact.id}/{'mechanism' if impact.mechanism else 'title'}"
    story.written("parents", f"We say: {words}")
    listed = signed("assessor").get(at(story, "leave-out/"), {"find": impact.id})
    assert at(story, f"leave-out/{place}/") in listed.content.decode()
    page = signed("assessor").get(at(story, f"leave-out/{place}/"))
    assert "texts/parents" in text(page)
    blank = signed("assessor").post(at(story, f"leave-out/{place}/"), {"ground": "", "reason": ""})
    assert blank.status_code == 422
    told = signed("assessor").post(at(story, f"leave-out/{place}/"), {"ground": "security", "reason": words})
    assert told.status_code == 422
    assert "repeats" in text(told)
    sent = {"ground": "security", "reason": "It would help whoever wants in."}
    assert signed("assessor").post(at(story, f"leave-out/{place}/"), sent).status_code == 302
    shown = text(signed("observer").get(at(story)))
    assert "It would help an attacker. It would help whoever wants in." in shown
    for audience in ("adults", "parents"):
        assert words not in text(signed("observer").get(at(story, f"preview/{audience}/")))
    assert signed("assessor").post(at(story, f"leave-out/{place}/put-back/")).status_code == 302
    assert draft_of(story.row, story.document).prepared.left_out == ()


def test_publishing_takes_two_steps_and_what_moved_meanwhile_is_looked_at_again(story, signed):
    decider = signed("decider")
    page = decider.get(at(story, "confirm/"))
    assert "It cannot be taken back from those who have copied it." in text(page)
    sent = {"seen": hidden(page, "seen")}
    assert decider.post(at(story, "confirm/"), sent).status_code == 422
    story.written("parents", "Written meanwhile.")
    moved = decider.post(at(story, "confirm/"), {**sent, "sure": "yes"})
    assert moved.status_code == 409
    assert "has changed since you looked" in text(moved)
    assert not Published.objects.exists()
    done = decider.post(at(story, "confirm/"), {"seen": hidden(moved, "seen"), "sure": "yes"}, follow=True)
    assert "It is published, as number 1, for everybody to read." in text(done)
    row = Published.objects.select_related("series").get()
    assert address(row) in done.content.decode()
    assert Line.objects.filter(kind="publication.published").count() == 1


def test_the_preview_is_the_page_that_is_published(story, signed):
    story.written("6-9", "You play. Others see your name.")
    before = signed("observer").get(at(story, "preview/6-9/")).content.decode()
    row = story.publish()
    after = signed().get(address(row, "/6-9/")).content.decode()

    def main(page: str) -> str:
        found = page[page.index('<div class="published for-6-9') :]
        return text_of(found[: found.index("</section>")])

    assert main(before) == main(after)


def text_of(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def test_withdrawing_asks_for_a_reason_and_twice(story, signed):
    story.publish()
    dpo = signed("data-protection-officer")
    blank = dpo.post(at(story, "1/withdraw/"), {"because": "", "sure": "yes"})
    assert blank.status_code == 422
    assert "Say why it is withdrawn" in text(blank)
    unsure = dpo.post(at(story, "1/withdraw/"), {"because": "It named a child."})
    assert unsure.status_code == 422
    assert "It named a child." in unsure.content.decode()
    sent = {"because": "It named a child.", "sure": "yes"}
    assert "It named a child." in text(dpo.post(at(story, "1/withdraw/"), sent, follow=True))


def test_what_is_decided_and_not_published_is_told_to_those_who_publish(story, signed):
    assert "It is decided, and not published." in text(signed("decider").get("/"))
    assert "It is decided, and not published." not in text(signed("assessor").get("/"))
    story.publish()
    assert "It is decided, and not published." not in text(signed("decider").get("/"))


def test_an_answered_change_is_published_beside_the_decision_once(story, cast, signed):
    first = story.publish()
    row = described(cast, story.at(), by="observer")
    answered(cast, row, story.at(), "update", story.row)
    request = ChangeRequest.objects.get(pk=row.pk)
    where = f"/organisations/{cast.organisation.public_id}/changes/{request.public_id}/publish/"
    words = {"what": "Names are shorter.", "answer": "The assessment was updated.", "why": "Fewer strangers see them."}
    assert signed("decider").post(where, words).status_code == 302
    page = signed("decider").get(at(story, f"changes/{request.public_id}/"))
    assert "Names are shorter." in text(page)
    sent = {"decider": "Data protection officer", "object_how": OBJECT, "sure": "yes"}
    assert signed("decider").post(at(story, f"changes/{request.public_id}/"), sent).status_code == 302
    again = signed("decider").post(at(story, f"changes/{request.public_id}/"), sent)
    assert again.status_code == 409
    made = Published.objects.get(kind="change")
    public = text(signed().get(address(made)))
    assert "Names are shorter." in public
    assert "Fewer strangers see them." in public
    assert Published.objects.get(pk=first.pk).standing.state == "published"
    assert signed().get(address(made, "/6-9/")).status_code == 302


def test_a_text_that_is_removed_lawfully_leaves_the_draft_and_tells_where_it_is_published(story, signed):
    secret = "the lighthouse keeper of Whitby"
    story.written("parents", f"We asked {secret}.")
    story.publish()
    where = f"/assessments/{story.id}/history/removal/"
    sent = {"text": secret, "ground": "erasure", "act": "look"}
    looked = text(signed("data-protection-officer").post(where, sent))
    assert "In what is prepared to be published" in looked
    assert "In publication number 1" in looked
