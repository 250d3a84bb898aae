"""Pages of review and decision by client: every step from a finished record to a decision, and every refusal."""

from __future__ import annotations

import hashlib
import io
import json
import re
import zipfile

import msgspec
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from msgspec.structs import replace

from bestinterests.domain.evaluation import Evaluation
from bestinterests.web.assessments import actions as steps
from bestinterests.web.assessments.models import Assessment, Submission
from bestinterests.web.assessments.verifying import verify_assessment
from bestinterests.web.ledger.history import entries
from tests.web.assessments.cast import from_example
from tests.web.cast import joined
from tests.web.doors import reviews as doors
from tests.web.requests import text
from tests.web.reviews.cast import Story, acting
from tests.web.test_access import TABLE, parameters, routes

pytestmark = pytest.mark.django_db
NEXT_YEAR = f"31 May {timezone.localdate().year + 1}"
LONG = ("Names are shown to strangers for as long as the account lives. " * 70)[:4000]


@pytest.fixture
def story(cast):
    return Story(cast)


@pytest.fixture
def visit(signed):
    """A request as somebody: ``visit("decider", "decide", story)``, with what a form sends."""

    def go(role, route, story, follow=False, **sent):
        where = {"assessment": story.id}
        if route in ("version", "version_report"):
            where["version"] = sent.pop("version", 1)
        if sent and route in ("view", "advise", "decide", "sign"):
            sent = {"interest": "none", **sent}
        address = reverse(f"reviews:{route}", kwargs=where)
        client = signed(role)
        return client.post(address, sent, follow=follow) if sent else client.get(address)

    return go


def hidden(response) -> str:
    """What the page says was seen."""
    found = re.search(r'name="seen" value="([^"]*)"', response.content.decode())
    assert found, "the page has no form"
    return found[1]


def done(response) -> None:
    assert response.status_code == 302, text(response)[:2000]


def test_from_a_finished_record_to_a_decision_by_pages_alone(visit, cast, story):
    page = visit("assessor", "submit", story)
    assert "Consistent on this record" in text(page)
    assert "If every action is done" in text(page) or "if every action is done" in text(page)
    done(visit("assessor", "submit", story, seen=hidden(page)))
    asked = [cast.people[role].public_id for role in ("reviewer", "child-rights-reviewer")]
    done(visit("decider", "open_round", story, reviewers=asked))
    for role, view, remarks in (("reviewer", "supports-with-remarks", LONG), ("child-rights-reviewer", "supports", "")):
        page = visit(role, "view", story)
        done(visit(role, "view", story, seen=hidden(page), view=view, remarks=remarks))
    page = visit("data-protection-officer", "advise", story)
    done(visit("data-protection-officer", "advise", story, seen=hidden(page), advice="Keep names for a month."))
    page = visit("decider", "decide", story)
    assert "Keep names for a month." in text(page)
    assert LONG.strip() in page.content.decode()
    assert "What children lose" in text(page)
    sent = {"outcome": "proceed", "reasons": "Low and watched.", "followed": "accepted", "expires_on": NEXT_YEAR}
    done(visit("decider", "decide", story, seen=hidden(page), **sent))
    page = text(visit("observer", "review", story))
    for words in ("Go on", "Deniz", "Low and watched.", "Accepted", NEXT_YEAR, "Child-rights reviewer"):
        assert words in page
    assert verify_assessment(story.row.pk).state == "intact"
    record = story.head.document.record
    assert (record.reviews[0].remarks, record.reviews[1].reviewer) == (LONG.strip(), "Child-rights reviewer")


def test_what_stands_in_the_way_is_listed_where_it_can_be_mended(visit, cast, signed):
    row = steps.create(
        organisation=cast.organisation,
        title="Pond Pals",
        patterns=("chat",),
        actor=acting(cast.people["assessor"]),
        at=timezone.now(),
    )
    address = reverse("reviews:submit", args=[row.public_id])
    page = signed("assessor").get(address)
    assert "Cannot be judged yet" in text(page)
    assert "Submit it as it stands" not in text(page)
    feature = reverse("assessments:feature", args=[row.public_id, "F01"])
    assert f'href="{feature}"' in page.content.decode()
    refused = signed("assessor").post(address, {"seen": row.revision})
    assert refused.status_code == 409
    assert "It is unfinished" in text(refused)


def test_nobody_hands_in_what_they_did_not_see(visit, story):
    page = visit("assessor", "submit", story)
    head = story.head
    theirs = replace(head.document, assessment=replace(head.document.assessment, summary="Later."))
    steps.bring_in(
        assessment=story.row, base_revision=head.revision, theirs=theirs, actor=story.who("assessor"), at=story.at()
    )
    refused = visit("assessor", "submit", story, seen=hidden(page))
    assert refused.status_code == 409
    assert "changed since it was evaluated" in text(refused)
    done(visit("assessor", "submit", story, seen=hidden(refused)))


def test_a_submission_is_taken_back_until_somebody_is_asked(visit, story):
    story.submitted()
    done(visit("assessor", "recall", story, x="1"))
    story.in_review()
    refused = visit("assessor", "recall", story, x="1")
    assert refused.status_code == 409
    assert "Reviewers have read it" in text(refused) or "cannot be taken back" in text(refused)


def test_only_independent_people_are_offered_and_others_with_the_reason(visit, cast, story):
    pip = joined(cast.organisation, "Pip", frozenset({"assessor", "reviewer"}), cast.people["administrator"])
    head = story.head
    theirs = replace(head.document, assessment=replace(head.document.assessment, summary="By Pip."))
    steps.bring_in(assessment=story.row, base_revision=head.revision, theirs=theirs, actor=acting(pip), at=story.at())
    story.submitted()
    page = visit("decider", "open_round", story)
    assert pip.public_id not in page.content.decode()
    assert "Pip" in text(page)
    assert "wrote part of it" in text(page)
    assert visit("decider", "open_round", story, reviewers=[pip.public_id]).status_code == 422
    none = visit("decider", "open_round", story, x="1")
    assert none.status_code == 422
    assert "At least one reviewer must be asked" in text(none)


def test_what_was_typed_stays_when_a_step_is_refused(visit, story):
    story.in_review()
    page = visit("reviewer", "view", story)
    blank = visit("reviewer", "view", story, seen=hidden(page), view="return", remarks=" ")
    assert blank.status_code == 422
    assert "Remarks are missing" in text(blank)
    story.view("reviewer")
    late = visit("reviewer", "view", story, seen=hidden(page), view="return", remarks="Wombats were not heard.")
    assert late.status_code == 409
    assert "Your view is given and stands" in text(late)
    assert "Wombats were not heard." in late.content.decode()


def test_a_character_that_no_format_can_carry_is_refused_with_its_name(visit, story):
    story.in_review()
    page = visit("reviewer", "view", story)
    sent = visit("reviewer", "view", story, seen=hidden(page), view="return", remarks="Not\x0bso.")
    assert sent.status_code == 422
    assert "which no text may hold" in text(sent)


def test_what_forbids_an_outcome_is_shown_with_it(visit, cast):
    story = Story(cast, "article-36").advised()
    page = text(visit("decider", "decide", story))
    assert "The law asks for the regulator to be consulted first (UK GDPR Art 36): I01." in page
    body = visit("decider", "decide", story).content.decode()
    assert 'value="proceed"' not in body
    assert 'value="do-not-proceed"' in body
    sent = {"outcome": "proceed-with-conditions", "conditions": "Soon.", "reasons": "R.", "followed": "accepted"}
    refused = visit("decider", "decide", story, seen=story.digest, expires_on=NEXT_YEAR, **sent)
    assert refused.status_code == 409
    assert "Art 36" in text(refused)
    assert story.head.course.in_force is None


def test_no_outcome_and_no_reason_is_preset_and_required_conditions_are(visit, cast):
    story = Story(cast, "conditions").advised()
    body = visit("decider", "decide", story).content.decode()
    checked = re.findall(r'<input[^>]*name="(\w+)"[^>]*value="([^"]*)"[^>]*\schecked', body)
    assert checked == [("measures", "M02")]
    for name in ("reasons", "conditions", "overruling_reason"):
        assert re.search(rf'<textarea[^>]*name="{name}"[^>]*></textarea>', body), name
    sent = {"outcome": "proceed-with-conditions", "reasons": "It is worth it.", "followed": "accepted"}
    taken = visit("decider", "decide", story, seen=story.digest, expires_on=NEXT_YEAR, conditions="x", **sent)
    assert taken.status_code == 422
    assert "Measures on which the verdict rests must be conditions: M02." in text(taken)
    done(visit("decider", "decide", story, seen=story.digest, expires_on=NEXT_YEAR, measures=["M02"], **sent))
    page = text(visit("observer", "review", story))
    assert "Names are hidden from strangers M02" in page
    assert story.head.document.record.decisions[0].measures == ("M02",)


def test_every_fault_of_a_decision_is_said_at_once_and_nothing_typed_is_lost(visit, story):
    story.advised()
    sent = {"outcome": "proceed", "reasons": " ", "followed": "overruled", "conditions": "", "expires_on": "soon"}
    refused = visit("decider", "decide", story, seen=story.digest, **sent)
    assert refused.status_code == 422
    assert "is no day" in text(refused)
    sent["expires_on"] = "1 May 2020"
    refused = visit("decider", "decide", story, seen=story.digest, **sent)
    for words in ("Reasons are missing", "only with reasons", "choose a later day"):
        assert words in text(refused)
    lost = visit(
        "decider", "decide", story, seen=story.digest, outcome="proceed", conditions="Hide names.", reasons="R."
    )
    assert lost.status_code == 422
    assert "You wrote conditions" in text(lost)


def test_without_advice_nothing_is_decided_where_an_officer_is_designated(visit, cast, story):
    story.reviewed()
    page = visit("decider", "decide", story)
    assert "The data protection officer has not advised on it" in text(page)
    assert "Record my decision" not in text(page)
    cast.organisation.has_dpo = False
    cast.organisation.save()
    assert "Record my decision" in text(visit("decider", "decide", story))


def test_an_administrator_settles_how_reviews_are_arranged(signed, cast, visit, story):
    where = reverse("accounts:arrangement", args=[cast.organisation.public_id])
    deniz = cast.people["decider"].public_id
    assert "1 at least" in text(signed("observer").get(where))
    wrong = signed("administrator").post(where, {"fewest_reviewers": "0", "has_dpo": "", "senior": ["x"]})
    assert wrong.status_code == 422
    for words in ("Enter a number from 1 to 9.", "Say whether one is designated.", "does not decide here"):
        assert words in text(wrong)
    done(signed("administrator").post(where, {"fewest_reviewers": "2", "has_dpo": "no", "senior": [deniz]}))
    assert acting(cast.people["decider"]).senior
    story.submitted()
    one = visit("decider", "open_round", story, reviewers=[cast.people["reviewer"].public_id])
    assert one.status_code == 422
    assert "At least 2 reviewers must be asked" in text(one)
    happened = text(signed("administrator").get(reverse("accounts:people", args=[cast.organisation.public_id])))
    assert "Edda changed how assessments are reviewed here" in happened
    assert "Edda named Deniz as a senior person" in happened


def test_a_named_senior_person_decides_what_is_high_by_this_method_alone(visit, cast):
    story = Story(cast, "escalated").advised()
    assert "a named senior person decides" in text(visit("decider", "decide", story))
    cast.people["decider"].memberships.update(is_senior=True)
    page = text(visit("decider", "decide", story))
    assert "a named senior person decides" not in page
    assert "it stands once somebody else has signed. Solveig can." in page


def test_two_people_answer_for_a_departure_each_signed_in(visit, cast):
    story = Story(cast, "refused").advised()
    cast.people["dora"] = joined(cast.organisation, "Dora", frozenset({"decider"}), cast.people["administrator"])
    sent = {
        "outcome": "proceed-with-conditions",
        "conditions": "By May.",
        "reasons": "Worth it.",
        "followed": "accepted",
    }
    done(visit("decider", "decide", story, seen=story.digest, expires_on=NEXT_YEAR, **sent))
    page = text(visit("observer", "review", story))
    assert "Proposed, not decided" in page
    assert story.head.course.in_force is None
    own = visit("decider", "sign", story)
    assert "Sign: it is decided" not in text(own)
    assert "must be of somebody else" in text(own)
    page = visit("dora", "sign", story)
    assert "Worth it." in text(page)
    assert visit("dora", "sign", story, seen="0" * 64).status_code == 409
    blank = visit("dora", "retract", story, reasons=" ")
    assert (blank.status_code, "Reasons are missing" in text(blank)) == (422, True)
    done(visit("dora", "sign", story, seen=hidden(page)))
    assert "second signature: Dora" in text(visit("observer", "review", story))


def test_sent_back_the_reasons_head_the_page_of_the_assessors(visit, story):
    story.reviewed()
    done(visit("decider", "return", story, seen=story.digest, reasons="Hear older children."))
    page = text(visit("assessor", "review", story))
    assert "Why it was sent back Hear older children." in page
    assert "Submit it" in page
    again = visit("decider", "return", story, seen=story.digest, reasons="Twice.")
    assert again.status_code == 409


def test_what_changed_since_one_looked_is_told_item_by_item(visit, story):
    story.reviewed()
    done(visit("decider", "return", story, seen=story.digest, reasons="Hear older children."))
    head = story.head
    impacts = head.document.assessment.impacts
    changed = replace(impacts[0], title="Strangers read <b>names</b>")
    theirs = replace(head.document, assessment=replace(head.document.assessment, impacts=(changed, *impacts[1:])))
    steps.bring_in(
        assessment=story.row, base_revision=head.revision, theirs=theirs, actor=story.who("assessor"), at=story.at()
    )
    story.in_review("reviewer")
    page = visit("reviewer", "view", story)
    assert "Since what you last said something on: version 1" in text(page)
    assert "Strangers read &lt;b&gt;names&lt;/b&gt;" in page.content.decode()
    whole = text(visit("observer", "changes", story))
    assert "Since what was submitted before" in whole
    assert "Harm I01" in whole


def test_a_decided_version_stays_readable_while_the_next_draft_is_open(visit, story):
    story.decided(reasons="Low and watched.")
    done(visit("assessor", "open_draft", story, x="1"))
    head = story.head
    theirs = replace(head.document, assessment=replace(head.document.assessment, summary="A new idea."))
    steps.bring_in(
        assessment=story.row, base_revision=head.revision, theirs=theirs, actor=story.who("assessor"), at=story.at()
    )
    listed = text(visit("observer", "versions", story))
    assert "Version 2 Draft" in listed
    assert "Version 1 Decided in force" in listed
    page = text(visit("observer", "version", story))
    assert "Low and watched." in page
    assert "in force" in page
    report = visit("observer", "version_report", story).content.decode()
    assert "A new idea." not in report
    assert "Deniz" in report
    assert visit("observer", "version", story, version=2).status_code == 200
    assert visit("observer", "version", story, version=3).status_code == 404
    assert visit("observer", "version_report", story, version=2).status_code == 404


def test_a_version_is_read_by_what_was_stored_with_it_and_never_rewritten(visit, signed, story):
    story.decided()
    held = Submission.objects.get(assessment=story.row)
    stored = msgspec.json.decode(bytes(held.evaluation), type=Evaluation)
    first = replace(stored.profiles[0], now=replace(stored.profiles[0].now, sentence="As it was read by method 0.9."))
    older = msgspec.json.encode(replace(stored, method="0.9", profiles=(first, *stored.profiles[1:])))
    Submission.objects.filter(pk=held.pk).update(evaluation=older, method="0.9")
    page = text(visit("observer", "version", story))
    assert "As it was read by method 0.9." in page
    assert "method 0.9" in page
    assert "As it was read by method 0.9." in visit("observer", "version_report", story).content.decode()
    again = text(signed("observer").get(reverse("reviews:version", args=[story.id, 1]), {"again": "yes"}))
    assert "reads otherwise than by 0.9. What was stored stays." in again
    assert bytes(Submission.objects.get(pk=held.pk).evaluation) == older


def test_the_report_of_a_version_allows_its_own_style_and_nothing_inline(visit, story):
    story.submitted()
    page = visit("observer", "version_report", story)
    policy = page.headers["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "style-src 'sha256-" in policy
    assert not re.search(r"<[^>]* style=", page.content.decode())


def test_triggers_say_what_brings_a_decision_back(visit, story):
    story.decided(expires_on=timezone.localdate() + timezone.timedelta(days=10))
    head = story.head
    steps.open_draft(assessment=story.row, actor=story.who("assessor"), at=story.at())
    features = head.document.assessment.features
    more = (*features, replace(features[0], id="F02", name="Quokka chat"))
    theirs = replace(story.head.document, assessment=replace(head.document.assessment, features=more))
    steps.bring_in(
        assessment=story.row,
        base_revision=story.head.revision,
        theirs=theirs,
        actor=story.who("assessor"),
        at=story.at(),
    )
    page = text(visit("observer", "review", story))
    assert "Quokka chat (F02) is new: nothing was decided about it." in page
    assert "The decision lapses:" in page


def test_dissent_is_shown_with_the_decision(visit, story):
    story.decided()
    done(visit("observer", "dissent", story, view="Strangers see names."))
    assert visit("decider", "dissent", story, view="I differ.").status_code == 409
    page = text(visit("assessor", "review", story))
    assert "Dissent Iman Observer" in page
    assert "Strangers see names." in page


def test_nobody_without_the_duty_gets_to_a_form(visit, story):
    story.in_review()
    for role, route in (("assessor", "view"), ("reviewer", "advise"), ("observer", "decide"), ("reviewer", "return")):
        page = visit(role, route, story)
        assert page.status_code == 403
        assert "An administrator can give the duty." in text(page)


SECRET = "Quokkas were never asked"
OPEN_TO_ALL = ("reviews:review", "reviews:changes", "reviews:version", "reviews:version_report", "assessments:overview")


def test_a_sealed_view_is_told_to_nobody_by_any_page_paper_or_file(signed, visit, cast, story):
    """Every route as those who may do most, what is open as everybody; then home, bundle, ledger, and the row."""
    cast.people["second"] = joined(cast.organisation, "Sol", frozenset({"reviewer"}), cast.people["administrator"])
    story.submitted()
    asked = [cast.people[role].public_id for role in ("reviewer", "second")]
    done(visit("decider", "open_round", story, reviewers=asked))
    done(visit("reviewer", "view", story, seen=story.digest, view="return", remarks=SECRET))
    assert SECRET in text(visit("reviewer", "review", story))
    named = {"assessment": story.id, "organisation": cast.organisation.public_id, "version": 1, "item": "F01"}
    within = [route for route in TABLE if "assessment" in parameters(route) and route != "reviews:bundle"]
    assert len(within) > 18
    for role in set(cast.people) - {"reviewer", "nowhere", "outsider"}:
        client = signed(role)
        for route in within if role in ("second", "decider", "administrator") else OPEN_TO_ALL:
            known = {name: named.get(name) for name in parameters(route)}
            if None in known.values():
                continue
            page = client.get(reverse(route, kwargs=known))
            assert SECRET.encode() not in page.content, (role, route)
        assert SECRET.encode() not in client.get("/").content
    archive = zipfile.ZipFile(io.BytesIO(visit("observer", "bundle", story).content))
    assert "history/ledger.jsonl" in archive.namelist()
    for name in archive.namelist():
        assert SECRET.encode() not in archive.read(name), name
    assert not any(SECRET.encode() in entry.content for entry in entries(story.row.ledger))
    assert SECRET not in str(list(Assessment.objects.filter(pk=story.row.pk).values("title", "service", "state")))
    done(visit("second", "view", story, seen=story.digest, view="supports"))
    assert SECRET in text(visit("observer", "review", story))
    assert story.head.document.record.reviews[0].remarks == SECRET


def test_the_bundle_holds_the_ledger_and_every_version_and_can_be_checked(visit, story):
    story.decided()
    archive = zipfile.ZipFile(io.BytesIO(visit("observer", "bundle", story).content))
    names = set(archive.namelist())
    assert {"history/version-1.bia.yaml", "history/version-1-evaluation.json", "papers/report.html"} <= names
    lines = [json.loads(line) for line in archive.read("history/ledger.jsonl").splitlines()]
    assert [line["seq"] for line in lines] == list(range(1, 8))
    before = ""
    for line in lines:
        assert line["before"] if line["seq"] > 1 else not line.get("before")
        assert line.get("before", "") == before
        before = line["digest"]
        salted = bytes.fromhex(line["salt"]) + line["content"].encode()
        assert hashlib.sha256(salted).hexdigest() == line["payload_digest"]
    people = json.loads(archive.read("history/people.json"))
    assert set(people.values()) == {"Amara", "Bram", "Chioma", "Deniz", "Dov"}


def test_home_finds_what_waits_for_whom(signed, story):
    def home(role):
        return text(signed(role).get("/"))

    story.in_review()
    assert "Give your view on Pond Pals" in home("reviewer")
    assert "Advise on Pond Pals" in home("data-protection-officer")
    assert "Nothing needs you today" in home("observer")
    story.view("reviewer")
    assert "Give your view" not in home("reviewer")
    story.view("child-rights-reviewer")
    story.advise()
    assert "Decide on Pond Pals" in home("decider")
    story.decide(expires_on=timezone.localdate() + timezone.timedelta(days=20))
    page = home("assessor")
    assert "Look at Pond Pals again" in page
    assert "Decide on" not in home("decider")


def test_home_asks_no_more_however_much_waits(signed, cast):
    client = signed("decider")

    def asked():
        with CaptureQueriesContext(connection) as queries:
            client.get("/")
        return len(queries)

    Story(cast).submitted()
    asked()
    few = asked()
    for _ in range(3):
        Story(cast).submitted()
    asked()  # once more, since others bring what they show up to date at the first look
    assert asked() == few <= 15


@pytest.mark.parametrize(
    "role, route, most",
    [("decider", "review", 13), ("reviewer", "view", 11), ("decider", "decide", 10), ("observer", "versions", 8)],
)
def test_pages_ask_little(signed, cast, role, route, most):
    """Four of them are the session, the person and where they belong."""
    story = Story(cast).advised() if route != "view" else Story(cast).in_review()
    client = signed(role)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(reverse(f"reviews:{route}", args=[story.id])).status_code == 200
    assert len(queries) <= most, [query["sql"][:90] for query in queries]


def test_a_large_real_record_is_read_and_stopped(visit, signed, cast):
    row = from_example(where=cast.organisation)
    page = text(signed("observer").get(reverse("reviews:review", args=[row.public_id])))
    assert "Stop" in page
    assert "more of this weight" in page


def test_samples_are_read_by_everybody_and_worked_on_by_nobody_else(signed, story, cast):
    cast.organisation.is_sample = True
    cast.organisation.save()
    story.decided()
    client = signed("outsider")
    assert client.get(reverse("reviews:review", args=[story.id])).status_code == 200
    assert "it can be read, not worked on" in text(client.get(reverse("reviews:review", args=[story.id])))
    for route in ("dissent", "submit", "decide"):
        assert client.get(reverse(f"reviews:{route}", args=[story.id])).status_code == 403
    assert client.post(reverse("reviews:dissent", args=[story.id]), {"view": "No."}).status_code == 403
    assert story.head.document.record.dissent == ()


def test_doors_of_review_are_all_routes_of_it():
    assert {route for route in routes() if route.startswith("reviews:")} == set(doors.TABLE)
