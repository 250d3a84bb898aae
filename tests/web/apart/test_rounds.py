"""Rating apart: each alone, nothing shown before all have given, the spread carried as the range until people agree;
what is rated stands still meanwhile; people who leave are not waited for; secrets that change lose nothing silently."""

from __future__ import annotations

import datetime as dt

import msgspec
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from bestinterests.domain.problem import Refused
from bestinterests.web.accounts import actions as people
from bestinterests.web.accounts.actions import Refusing
from bestinterests.web.accounts.models import Membership
from bestinterests.web.assessments.actions import bring_in, restore_line, submit
from bestinterests.web.assessments.actions.placing import Entry
from bestinterests.web.assessments.actions.saving import delete, save
from bestinterests.web.assessments.apart import actions
from bestinterests.web.assessments.apart.rounds import unreadable
from bestinterests.web.assessments.history import about, history
from bestinterests.web.assessments.models import Assessment, Comment, Draft, RatingRound, SealedRating, Thread
from bestinterests.web.assessments.snapshot import head_of
from bestinterests.web.assessments.verifying import verify_assessment
from bestinterests.web.config.doctor import _looked_at_database
from bestinterests.web.ledger.models import Payload
from bestinterests.web.notices.models import Notice
from tests.web.apart.cast import AMARA, ANTON, ASKS, Pair, fresh
from tests.web.assess.cast import PLAY, STRANGERS, item, page, record
from tests.web.forms import sent
from tests.web.requests import text


@pytest.fixture
def pair(cast):
    return Pair(cast)


def head(pair):
    return head_of(Assessment.objects.select_related("ledger").get(pk=pair.held.pk))


def refused(call, **named):
    with pytest.raises(Refusing) as caught:
        call(**named)
    return {refusal.code for refusal in caught.value.refusals}


def before(pair):
    return item(pair.held, "impacts", STRANGERS).before


def test_the_whole_way_by_the_pages(pair, signed):
    client = signed("assessor")
    asked = page(pair.held, "apart_open") + f"?impact={STRANGERS}"
    raters = [pair.actor(who).id for who in ("assessor", "anton")]
    form = sent(client.get(asked), "bi-narrow", raters=raters, until="16 March 2099")
    assert form["slots"] == ["before", "expected", "certainty"], "it counts on a measure when all is done"
    form["slots"] = ["before", "certainty"]
    assert "severity" not in form["scales"]
    opened = client.post(asked, form)
    assert opened.status_code == 302
    round_ = opened["Location"]
    assert "Anton: is asked" in text(client.get(round_))
    assert Notice.objects.get().sentence.startswith("Amara asks you to rate one impact")

    for who, gravity, me in (("assessor", "serious", AMARA), ("anton", "minor", ANTON)):
        client = signed(who)
        assert f"Rate one impact of {pair.held.title} apart" in text(client.get("/"))
        place = page(pair.held, "rating_slot", item=STRANGERS, slot="before")
        shown = client.get(place)
        assert "You rate this alone" in text(shown)
        assert "Grooming is a serious, lasting harm" not in text(shown), "what was judged before does not lead them"
        levels = {"rating-gravity": gravity, "rating-reach": "few", "rating-irremediability": "lasting"}
        likelihood = {
            "rating-likelihood": "between",
            "rating-likelihood-from": "remote",
            "rating-likelihood-to": "likely",
        }
        answer = client.post(place, sent(shown, **levels, **likelihood, **{"rating-gravity-why": f"As {who} sees it."}))
        assert answer["Location"] == page(pair.held, "rating_slot", item=STRANGERS, slot="certainty")
        early = client.post(f"{round_}give/", {"me": me})
        assert early.status_code == 422
        assert f"Still to be rated: {STRANGERS} certainty" in text(early)
        certainty = client.get(answer["Location"])
        answer = client.post(answer["Location"], sent(certainty, **{"rating-certainty": "unknown"}))
        assert answer["Location"] == round_
        assert client.post(f"{round_}give/", {"me": me}).status_code == 302
        assert not Draft.objects.exists()

    said = text(client.get(round_))
    assert "All ratings shown" in said
    assert "Before controls: Gravity of the effect on one child From minor to serious: two steps apart." in said
    held = before(pair)
    assert [(each.scale, each.by, each.level) for each in held.given[:2]] == [
        ("gravity", AMARA, "serious"),
        ("gravity", ANTON, "minor"),
    ]
    assert held.agreed == ()
    told = client.get(page(pair.held, "rating_slot", item=STRANGERS, slot="before"))
    assert "As assessor sees it." in text(told)
    assert "Who agrees on this?" in text(told)


def test_one_person_alone_does_not_settle_what_several_rated(pair, signed):
    round_ = pair.open()
    pair.rated(round_, "assessor", "serious", reason="It lasts.")
    pair.rated(round_, "anton", "minor")
    pair.give(round_, "assessor")
    assert pair.give(round_, "anton") is True
    client = signed("assessor")
    address = page(pair.held, "rating_slot", item=STRANGERS, slot="before")
    chosen = {"before-gravity": "between", "before-gravity-from": "minor", "before-gravity-to": "serious"}
    form = sent(client.get(address), **chosen)
    alone = client.post(address, form)
    assert alone.status_code == 422
    said = text(alone)
    assert "One alone does not settle what several rated" in said
    assert "Say why you agree" in said
    both = client.post(address, {**form, "agreed_by": [AMARA, ANTON], "before-gravity-why": ["We keep the range."]})
    assert both.status_code == 302
    agreed = next(each for each in before(pair).agreed if each.scale == "gravity")
    assert agreed.level == "minor..serious"
    assert agreed.reason == "We keep the range.\n\nAgreed by Assessor (P01) and Product (P04)."
    assert len([each for each in before(pair).given if each.scale == "gravity"]) == 2
    again = client.post(address, sent(client.get(address), stay="1"))
    assert again.status_code == 302, "what was agreed before is not asked again"


def test_the_evaluation_reads_the_spread_and_the_history_and_the_seals_hold(pair):
    round_ = pair.open()
    columns = Assessment.objects.filter(pk=pair.held.pk).values("now_worst", "open_count", "small_profile")
    first = columns.get()
    pair.rated(round_, "assessor", "grave", "certain")
    pair.rated(round_, "anton", "minor", "remote")
    assert pair.give(round_, "anton") is False
    assert columns.get() == first
    assert verify_assessment(pair.held.pk).state == "intact"
    assert pair.give(round_, "assessor") is True
    assert fresh(round_).state == "shown"
    assert verify_assessment(pair.held.pk).state == "intact"
    lines = history(head(pair))
    assert [line.kind for line in lines[:3]] == ["rating.shown", "rating.given", "rating.opened"]
    assert lines[0].differences
    assert "rating.shown" in {line.kind for line in about(head(pair), STRANGERS).lines}
    assert not any(bytes(each.content) for each in SealedRating.objects.all())
    wrote = head(pair).course.authors
    assert {pair.actor("assessor").id, pair.actor("anton").id} <= set(wrote), "who rated does not review it"


def test_a_rating_that_was_changed_behind_its_seal_is_found(pair):
    round_ = pair.open()
    pair.rated(round_, "anton")
    pair.give(round_, "anton")
    pair.rated(round_, "assessor")
    row = SealedRating.objects.get(seal__startswith="sha256:")
    SealedRating.objects.filter(pk=row.pk).update(seal=f"sha256:{'0' * 64}")
    assert verify_assessment(pair.held.pk).why == "an assessor's rating was changed after it was given."
    with pytest.raises(Refused, match="changed behind its seal"):
        pair.give(round_, "assessor")
    other = SealedRating.objects.get(seal="")
    SealedRating.objects.filter(pk=other.pk).update(content=row.content)
    with pytest.raises(Refused, match="sealed under another secret"):
        pair.rate(round_, "assessor", gravity="minor")


def test_what_is_rated_stands_still_until_the_round_is_over(pair, signed):
    round_ = pair.open()
    amara, at = pair.actor("assessor"), timezone.now()
    held = head(pair)
    path = ("assessment", "impacts", STRANGERS)

    def change(**values):
        return refused(
            save,
            assessment=pair.held,
            base_revision=held.revision,
            entries=[Entry(path, values)],
            actor=amara,
            at=at,
        )

    assert change(before={"agreed": [{"scale": "gravity", "level": "minor"}]}) == {"apart.runs"}
    assert change(before={"given": [{"scale": "gravity", "level": "minor", "by": AMARA}]}) == {"apart.runs"}
    assert change(bands=["13-15"]) == {"apart.runs"}
    gone = {"assessment": pair.held, "base_revision": held.revision, "path": path, "actor": amara, "at": at}
    assert refused(delete, **gone) == {"apart.runs"}
    feature = ("assessment", "features", item(pair.held, "impacts", STRANGERS).features[0])
    assert refused(delete, **gone | {"path": feature}) == {"apart.runs"}
    theirs = held.document.assessment
    impacts = tuple(
        msgspec.structs.replace(each, now=each.before) if each.id == STRANGERS else each for each in theirs.impacts
    )
    file = msgspec.structs.replace(held.document, assessment=msgspec.structs.replace(theirs, impacts=impacts))
    bringing = {"assessment": pair.held, "base_revision": held.revision, "theirs": file, "actor": amara, "at": at}
    assert refused(bring_in, **bringing) == {"apart.runs"}
    assert refused(submit, assessment=pair.held, revision=held.revision, actor=amara, at=at) >= {"submit.rating-apart"}
    done = save(
        assessment=pair.held,
        base_revision=held.revision,
        entries=[Entry(path, {"title": "Strangers reach them"})],
        actor=amara,
        at=at,
    )
    assert done.changed, "whatever else is written meanwhile is written"
    client = signed("assessor")
    split = client.post(page(pair.held, "rating_apart", item=STRANGERS), {"bands": "10-12", "new": "I+w-abc"})
    assert split.status_code == 409
    assert "stands still until the round is over" in text(split)
    assert client.post(page(pair.held, "rating_live", item=STRANGERS, slot="before")).status_code == 403
    assert client.post(page(pair.held, "restore", seq=1)).status_code == 302, "it moves nothing that is rated"
    other = signed("reviewer").get(page(pair.held, "rating", item=STRANGERS))
    assert "Several people rate this apart" in text(other)
    with pytest.raises(Refusing):
        pair.open(asks={STRANGERS: {"now": ("gravity",)}})
    actions.close(round_=round_, reason="Not needed.", actor=amara, at=at)
    assert change_again(pair, path, amara, at).changed
    assert restore_line(assessment=pair.held, seq=1, actor=amara, at=at).changes.edits


def change_again(pair, path, actor, at):
    value = {"before": {"agreed": [{"scale": "gravity", "level": "minor"}]}}
    revision = head(pair).revision
    return save(assessment=pair.held, base_revision=revision, entries=[Entry(path, value)], actor=actor, at=at)


def test_a_round_that_is_closed_shows_two_ratings_and_never_one(pair, cast):
    cast.people["bea"] = people.accept(
        invitation=people.invite(
            organisation=cast.organisation,
            email="bea@example.org",
            roles=frozenset({"assessor"}),
            actor=cast.people["administrator"],
            at=timezone.now(),
        ),
        actor=None,
        display_name="Bea",
        password="copper lantern meadow",
        at=timezone.now(),
    )
    three = ("assessor", "anton", "bea")
    at, was = timezone.now(), before(pair)
    first = pair.open(raters=three)
    pair.rated(first, "anton", reason="Only mine.")
    pair.give(first, "anton")
    assert refused(actions.close, round_=first, reason="Late.", actor=pair.actor("anton"), at=at) == {
        "apart.not-opener"
    }
    assert refused(actions.close, round_=first, reason=" ", actor=pair.actor("assessor"), at=at) == {"step.no-reasons"}
    assert actions.close(round_=first, reason="Late.", actor=pair.actor("assessor"), at=at) is False
    assert before(pair) == was
    assert not any(b"Only mine" in bytes(each.content) for each in Payload.objects.all())
    second = pair.open(raters=three)
    for who in ("anton", "bea"):
        pair.rated(second, who)
        pair.give(second, who, item={"bea": "P03"}.get(who))
    assert actions.close(round_=second, reason="Amara is away.", actor=pair.actor("assessor"), at=at) is True
    assert {each.by for each in before(pair).given} == {ANTON, "P03"}
    assert verify_assessment(pair.held.pk).state == "intact"
    assert refused(actions.give, round_=second, item=AMARA, actor=pair.actor("assessor"), at=at) == {"apart.over"}


def test_somebody_who_leaves_is_not_waited_for_and_what_they_gave_stays(pair, cast):
    leaver = joined = cast.people["anton"]
    first = pair.open()
    pair.rated(first, "anton", "minor")
    pair.give(first, "anton")
    membership = Membership.objects.get(person=leaver)
    people.remove_member(membership=membership, actor=cast.people["administrator"], at=timezone.now())
    pair.rated(first, "assessor", "serious")
    assert pair.give(first, "assessor") is True
    assert {each.by for each in before(pair).given} == {AMARA, ANTON}
    assert joined.display_name == "Anton"


def test_where_whoever_opened_it_has_left_another_assessor_closes_it(pair, cast):
    round_ = pair.open(by="anton")
    gone = Membership.objects.get(person=cast.people["anton"])
    people.remove_member(membership=gone, actor=cast.people["administrator"], at=timezone.now())
    pair.rated(round_, "assessor")
    assert pair.give(round_, "assessor") is False, "one rating alone is not shown"
    assert actions.close(round_=round_, reason="Anton left.", actor=pair.actor("assessor"), at=timezone.now()) is False


def test_a_secret_that_changed_is_said_and_loses_nothing(pair, signed, settings):
    round_ = pair.open()
    pair.rated(round_, "anton")
    pair.give(round_, "anton")
    pair.rated(round_, "assessor")
    old = settings.SECRET_KEY
    settings.SECRET_KEY = "another secret, long enough for anybody: 0123456789"
    assert [problem.code for problem in unreadable()] == ["server.sealed-ratings"]
    assert "server.sealed-ratings" in [problem.code for _, problem in _looked_at_database() if problem]
    with pytest.raises(Refused, match="sealed under another secret"):
        pair.give(round_, "assessor")
    settings.SECRET_KEY = old
    assert unreadable() == []
    assert pair.give(round_, "assessor") is True


def test_nobody_rates_twice_as_somebody_else_or_without_being_asked(pair, signed):
    round_ = pair.open()
    pair.rated(round_, "anton")
    assert refused(pair.give, round_=round_, who="observer", item="P03") >= {"apart.not-asked"}
    assert refused(actions.give, round_=round_, item=None, actor=pair.actor("anton"), at=timezone.now()) == {
        "apart.who"
    }
    pair.give(round_, "anton")
    assert refused(pair.rate, round_=round_, who="anton", gravity="minor") == {"apart.given"}
    pair.rated(round_, "assessor")
    assert refused(pair.give, round_=round_, who="assessor", item=ANTON) == {"apart.same-person"}
    yesterday = timezone.now().date() - dt.timedelta(days=1)
    assert refused(pair.open, raters=("assessor",), asks={"I13": {"before": ()}}, until=yesterday) == {
        "apart.too-few",
        "apart.nothing",
        "apart.past",
    }
    signed("outsider")
    assert signed("outsider").get(page(pair.held, "apart_round", apart=round_.public_id)).status_code == 404


def test_who_rates_apart_says_nothing_on_it_in_comments_until_all_have_given(pair, signed):
    place, elsewhere = f"assessment/impacts/{STRANGERS}/mechanism", f"assessment/impacts/{PLAY}/mechanism"
    talk = page(pair.held, "comments_at")
    for where in (place, elsewhere):
        assert signed("anton").post(f"{talk}?place={where}", {"text": "Before"}).status_code == 302
    there, other = (Thread.objects.get(place=each) for each in (place, elsewhere))
    mine = page(pair.held, "thread", thread=there.public_id)
    round_ = pair.open(until=dt.date(2099, 3, 16))
    pair.rated(round_, "anton")
    pair.give(round_, "anton")
    for who in ("anton", "assessor"):  # whoever has given, too: the other has not
        client = signed(who)
        for address in (f"{talk}?place={place}", f"{talk}?place=assessment/impacts/{STRANGERS}", mine):
            assert "which is asked for until 16 March 2099" in text(client.get(address))
            answer = client.post(address, {"text": "It is grave."})
            assert (answer.status_code, "is said in yours alone" in text(answer)) == (409, True)
        assert client.post(page(pair.held, "thread_resolve", thread=there.public_id)).status_code == 403
        free = page(pair.held, "thread", thread=other.public_id)
        assert client.post(free, {"text": "Of another one."}).status_code == 302
        assert client.post(talk, {"text": "When do we meet?"}).status_code == 302
    own = {"thread": there.public_id, "comment": there.comments.get().public_id}
    assert signed("anton").get(page(pair.held, "comment_correct", **own)).status_code == 403
    assert "Correct" not in text(signed("anton").get(mine))
    assert signed("decider").post(mine, {"text": "I was not asked."}).status_code == 302
    pair.rated(round_, "assessor")
    pair.give(round_, "assessor")
    assert signed("anton").post(mine, {"text": "Now it is said."}).status_code == 302
    assert not Comment.objects.filter(text__contains="grave").exists()
    pair.open()
    assert signed("anton").post(mine, {"text": "Again"}).status_code == 409
    actions.close(round_=RatingRound.objects.last(), reason="Enough.", actor=pair.actor("assessor"), at=timezone.now())
    assert signed("anton").post(mine, {"text": "Again"}).status_code == 302


def test_what_is_typed_is_kept_for_the_person_alone_also_half_made(pair, signed):
    round_ = pair.open()
    client = signed("anton")
    address = page(pair.held, "apart_keep", apart=round_.public_id)
    half = {
        "place": f"{STRANGERS}/before",
        "rating-scales": "gravity likelihood severity",
        "rating-gravity": "between",
        "rating-gravity-from": "minor",
        "rating-gravity-why": "Half a thought.",
        "rating-severity": "grave",
    }
    assert "kept" in client.post(address, half).json()
    place = page(pair.held, "rating_slot", item=STRANGERS, slot="before")
    assert "Half a thought." in text(client.get(place))
    assert "Half a thought." not in text(signed("assessor").get(place))
    assert client.post(address, {**half, "place": "I99/before"}).status_code == 422
    long = "Because of it. " * 270
    client = signed("anton")
    answer = client.post(place, sent(client.get(place), **{"rating-gravity": "minor", "rating-gravity-why": long}))
    assert answer.status_code == 302
    assert long.strip() in text(client.get(place))
    assert "other" not in record(pair.held).title


@pytest.mark.parametrize("who", ["assessor", "anton", "reviewer"])
def test_pages_ask_the_database_little(pair, signed, who):
    for impact in ("I13", "I11", STRANGERS):
        pair.open(asks={impact: {"before": ("size", "gravity", "likelihood")}})
    client = signed(who)
    round_ = pair.held.rating_rounds.first()
    for address, most in (
        (page(pair.held, "ratings"), 12),
        (page(pair.held, "apart_rounds"), 9),
        (page(pair.held, "apart_round", apart=round_.public_id), 13),
        (page(pair.held, "rating", item=STRANGERS), 13),
    ):
        client.get(address)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == 200
        assert len(queries) <= most, f"{address} asks {len(queries)} times"


def test_asks_are_those_of_the_round(pair):
    assert fresh(pair.open()).asks == {key: {slot: list(s) for slot, s in held.items()} for key, held in ASKS.items()}
