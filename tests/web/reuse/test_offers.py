"""What changes at an origin is offered field by field, never applied; own edits stay, and removals are mentioned."""

from __future__ import annotations

import pytest
from django.utils import timezone
from msgspec.structs import replace

from bestinterests.web.assessments.actions import create
from bestinterests.web.assessments.actions.removing import remove_lawfully
from bestinterests.web.assessments.models import GONE
from bestinterests.web.assessments.reuse.following import tell_of_changes
from bestinterests.web.assessments.verifying import verify_assessment
from bestinterests.web.ledger.models import Line
from bestinterests.web.notices.models import Notice
from tests.web.exchange.cast import actor, written
from tests.web.identify.stock import assessor, judged
from tests.web.requests import text
from tests.web.reuse.cast import chat, fresh, origin, page, rewritten, taken

THERE = "Children write to one another. Strangers are kept out."


@pytest.fixture
def source(cast):
    return chat(cast)


@pytest.fixture
def target(cast, source):
    row = create(organisation=cast.organisation, title="Pond Pals", actor=assessor(cast), at=timezone.now())
    taken(cast, row, source)
    return row


def offered(client, target, item="F01"):
    return client.get(page(target, "reuse_offer", item))


def sent(target, act="take", item="F01", **more):
    return {"act": act, "seen": origin(target, item).latest, **more}


def test_a_change_is_shown_told_once_and_taken_over_field_by_field(
    cast, signed, source, target, django_assert_max_num_queries
):
    client = signed("assessor")
    before = fresh(target).revision
    rewritten(cast, source, "features", "F01", description=THERE, default="Off")
    assert (fresh(target).revision, origin(target, "F01").is_changed) == (before, True)
    for _ in range(2):
        tell_of_changes(timezone.now())
    notice = Notice.objects.get(kind="reuse")
    assert notice.sentence == "Something that was taken over into Pond Pals changed where it came from."
    assert (notice.person, notice.address) == (cast.people["assessor"], page(target, "reuse_origins"))
    with django_assert_max_num_queries(8):
        said = text(client.get(page(target, "reuse_origins")))
    assert "Changed in Wave Pals , F01, version 1" in said
    assert "It has changed there since." in text(client.get(page(target, "feature", "F01")))
    with django_assert_max_num_queries(11):
        said = text(offered(client, target))
    assert "Children write to one another. Strangers are kept out." in said
    assert client.post(page(target, "reuse_offer", "F01"), sent(target)).status_code == 422
    client.post(page(target, "reuse_offer", "F01"), sent(target, field="default"))
    feature = judged(target).features[0]
    assert (feature.default, feature.description) == ("Off", "Children write to one another.")
    assert origin(target, "F01").is_changed
    answer = client.post(page(target, "reuse_offer", "F01"), sent(target, "all"), follow=True)
    assert "Taken over: description." in text(answer)
    assert judged(target).features[0].description == THERE
    assert not origin(target, "F01").is_changed
    assert "Nothing reads otherwise." in text(offered(client, target))
    assert Line.objects.filter(ledger=target.ledger, kind="reuse.taken_over").count() == 3
    assert verify_assessment(target.pk).state == "intact"


def test_own_edits_stay_and_a_contradiction_becomes_a_question(cast, signed, source, target):
    client = signed("assessor")
    rewritten(cast, target, "features", "F01", description="Here, friends alone write.", default="Friends only")
    rewritten(cast, source, "features", "F01", description=THERE, childrens_part="They choose.")
    said = text(offered(client, target))
    assert "You changed this here as well." in said
    answer = client.post(page(target, "reuse_offer", "F01"), sent(target, "all"))
    assert answer.status_code == 409
    assert "What should the record say?" in text(answer)
    assert judged(target).features[0].description == "Here, friends alone write."
    body = answer.content.decode()
    name = body.split('name="choose-')[1].split('"')[0]
    fields = {"field": ["description", "childrens_part"], f"choose-{name}": "ours"}
    answer = client.post(page(target, "reuse_offer", "F01"), sent(target, **fields))
    assert answer.status_code == 302
    held = judged(target).features[0]
    assert (held.description, held.default, held.childrens_part) == (
        "Here, friends alone write.",
        "Friends only",
        "They choose.",
    )
    assert not origin(target, "F01").is_changed


def test_an_offer_is_set_aside_with_a_reason_until_the_next_change(cast, signed, source, target):
    client = signed("assessor")
    rewritten(cast, source, "features", "F01", description=THERE)
    before = judged(target)
    answer = client.post(page(target, "reuse_offer", "F01"), sent(target, "aside", reason="  "))
    assert answer.status_code == 422
    assert "Say why it is left as it is here." in text(answer)
    client.post(page(target, "reuse_offer", "F01"), sent(target, "aside", reason="Ours has no <strangers>."))
    assert judged(target) == before
    assert not origin(target, "F01").is_changed
    assert "Ours has no <strangers>." in text(offered(client, target))
    assert "Ours has no <strangers>." in text(client.get(page(target, "line", fresh(target).revision)))
    tell_of_changes(timezone.now())
    assert not Notice.objects.filter(kind="reuse").exists()
    rewritten(cast, source, "features", "F01", description="Rewritten again.")
    assert origin(target, "F01").is_changed
    assert "Rewritten again." in text(offered(client, target))


def test_what_was_seen_is_what_is_answered(cast, signed, source, target):
    client = signed("assessor")
    rewritten(cast, source, "features", "F01", description=THERE)
    stale = sent(target, "all")
    rewritten(cast, source, "features", "F01", description="Rewritten meanwhile.")
    answer = client.post(page(target, "reuse_offer", "F01"), stale)
    assert answer.status_code == 409
    assert "It changed again meanwhile." in text(answer)
    assert judged(target).features[0].description == "Children write to one another."


def test_what_is_new_at_the_origin_is_offered_to_be_looked_at(cast, signed, source, target):
    client = signed("assessor")

    def another(document):
        held = document.assessment
        new = replace(held.impacts[0], id="I02", title="Messages at night")
        return replace(document, assessment=replace(held, impacts=(*held.impacts, new)))

    written(cast, fresh(source), another)
    assert "Messages at night I02 Look at it and take it over" in text(offered(client, target))
    client.post(page(target, "reuse_item", source.public_id, "I02"), {"along": ["measures", "evidence"]})
    assert [(each.title, each.features) for each in judged(target).impacts] == [
        ("Strangers write", ("F01",)),
        ("Messages at night", ("F01",)),
    ]
    assert "Nothing reads otherwise." in text(offered(client, target))
    client.post(page(target, "reuse_offer", "F01"), sent(target))
    assert not origin(target, "F01").is_changed


def test_what_is_gone_at_the_origin_stays_here_and_is_said_calmly(cast, signed, source, target):
    client = signed("assessor")

    def emptied(document):
        held = document.assessment
        return replace(
            document,
            assessment=replace(held, evidence=(), impacts=tuple(replace(each, evidence=()) for each in held.impacts)),
        )

    written(cast, fresh(source), emptied)
    assert origin(target, "E01").latest == GONE
    assert "It is no longer there." in text(client.get(page(target, "evidence_item", "E01")))
    said = text(offered(client, target, "E01"))
    assert "It was deleted where it came from." in said
    client.post(page(target, "reuse_offer", "E01"), sent(target, "aside", "E01", reason="We keep ours."))
    assert not origin(target, "E01").is_changed
    assert judged(target).evidence[0].title == "Complaints of a year"


def test_a_lawful_removal_at_the_origin_is_mentioned_to_whoever_holds_a_copy(cast, signed, source, target):
    done = {"actor": actor(cast, "administrator"), "at": timezone.now(), "ground": "erasure"}
    remove_lawfully(assessment=fresh(source), text="Children write to one another", **done)
    tell_of_changes(timezone.now())
    assert "Content was removed there lawfully" in Notice.objects.get(kind="reuse").sentence
    client = signed("assessor")
    assert "Content was removed lawfully on" in text(client.get(page(target, "reuse_origins")))
    said = text(offered(client, target))
    assert "remove it lawfully here" in said
    assert "What reads otherwise there" in said
    assert "Children write to one another" in judged(target).features[0].description
    client.post(page(target, "reuse_offer", "F01"), sent(target, "aside", reason="Another text: nobody is named here."))
    assert origin(target, "F01").removed_on is None


def test_the_origin_page_is_of_this_assessment_alone(cast, signed, source, target):
    client = signed("assessor")
    assert client.get(page(source, "reuse_offer", "F01")).status_code == 404
    assert client.get(page(target, "reuse_offer", "F77")).status_code == 404
    assert signed("outsider").get(page(target, "reuse_offer", "F01")).status_code == 404
    observer = signed("observer")
    rewritten(cast, source, "features", "F01", description=THERE)
    assert "Take over what I chose" not in text(offered(observer, target))
    assert observer.post(page(target, "reuse_offer", "F01"), sent(target, "all")).status_code == 403
    assert judged(target).features[0].description == "Children write to one another."
