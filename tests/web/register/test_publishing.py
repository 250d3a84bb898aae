"""Preparing, publishing, superseding and withdrawing: one action is one line, and what was published never changes."""

from __future__ import annotations

import hashlib

import pytest
from django.db import DatabaseError, transaction

from bestinterests.domain.problem import Refused
from bestinterests.formats.publications import read_publication
from bestinterests.web.accounts.actions import Refusing
from bestinterests.web.assessments.verifying import verify_assessment
from bestinterests.web.ledger.models import Line
from bestinterests.web.register.actions.preparing import Who, save_text, say_who
from bestinterests.web.register.actions.publishing import prepared, publish
from bestinterests.web.register.drafting import draft_of, text_for
from bestinterests.web.register.holding import listed, whole
from bestinterests.web.register.models import Facet, Published, Series, Standing
from bestinterests.web.register.terms import free_slug
from tests.web.register.cast import BASE, WHO, Telling


def codes(refusing) -> set[str]:
    return {each.code for each in refusing.value.refusals}


def test_publishing_is_one_line_of_the_ledger_with_what_was_published(cast):
    story = Telling(cast).ready().written("parents", "What we do, and why.")
    before = story.head.revision
    row = story.publish()
    head = story.head
    line = Line.objects.get(ledger=head.ledger, seq=head.revision)
    assert (head.revision, line.kind, line.actor) == (before + 1, "publication.published", story.who("decider").id)
    assert row.digest in bytes(line.payload.content).decode()
    assert not verify_assessment(story.row.pk).why
    found = read_publication(bytes(row.content))
    assert (found.digest, found.number, found.kind) == (row.digest, 1, "decision")
    assert row.file_digest == hashlib.sha256(bytes(row.content)).hexdigest()
    assert [each.text for each in found.texts] == ["What we do, and why."]
    assert (found.decided.by, found.publisher.object_how) == (WHO.decider, WHO.object_how)
    assert found.address == f"{BASE}/register/small-service/1/"
    assert row.verdict == "consistent_on_this_record"


def test_the_next_version_takes_its_place_and_both_can_be_read(cast):
    story = Telling(cast).ready()
    first = story.publish()
    second = story.decided_again().publish()
    stands = {each.published.number: each for each in Standing.objects.select_related("published")}
    assert (stands[1].state, stands[1].superseded_by, stands[2].state) == ("superseded", 2, "published")
    assert (second.number, second.version, Series.objects.get().number) == (2, 2, 2)
    assert whole(Published.objects.get(pk=first.pk)).publication.number == 1


def test_a_stop_is_published_as_plainly_as_any_verdict(cast, client):
    story = Telling(cast, "refused").advised()
    story.decide(outcome="stop", expires_on=None)
    story.named()
    row = story.publish()
    page = client.get(f"/register/{row.series.slug}/1/").content.decode()
    assert "stop" in page.lower()
    assert "stop" in listed(Published.objects.get(pk=row.pk)).publication.decided.outcome


@pytest.mark.parametrize("role", ["assessor", "reviewer", "administrator", "observer"])
def test_only_those_who_answer_for_it_publish(cast, role):
    story = Telling(cast).ready()
    with pytest.raises(Refusing) as refusing:
        story.publish(role)
    assert "step.no-duty" in codes(refusing)
    assert not Published.objects.exists()


def test_a_draft_cannot_be_published_and_a_decision_needs_a_way_to_object(cast):
    story = Telling(cast)
    with pytest.raises(Refusing) as refusing:
        prepared(story.row, story.head, BASE, story.at())
    assert codes(refusing) == {"publish.nothing"}
    story.decided()
    with pytest.raises(Refused) as refused:
        prepared(story.row, story.head, BASE, story.at())
    assert [each.code for each in refused.value.problems] == ["publish.no-objecting"]


def test_what_changed_since_it_was_looked_at_is_not_published(cast):
    story = Telling(cast).ready()
    seen = prepared(story.row, story.head, BASE, story.at()).seen
    story.written("parents", "Written meanwhile.")
    with pytest.raises(Refusing) as refusing:
        publish(assessment=story.row, base=BASE, seen=seen, actor=story.who("decider"), at=story.at())
    assert codes(refusing) == {"publish.moved"}
    assert not Published.objects.exists()


def test_two_people_write_at_once_and_nothing_goes_unseen(cast):
    story = Telling(cast).ready().written("6-9", "First.")
    seen = text_for(draft_of(story.row, story.document).prepared, "6-9")
    story.written("6-9", "Amara's.").written("10-12", "For others.")
    said = seen.__class__(audience="6-9", text="Dov's.")
    with pytest.raises(Refusing) as refusing:
        save_text(text=said, seen=seen, **story.told)
    assert codes(refusing) == {"publish.meanwhile"}
    held = draft_of(story.row, story.document).prepared
    assert {each.audience: each.text for each in held.texts} == {"6-9": "Amara's.", "10-12": "For others."}
    with pytest.raises(Refusing):
        say_who(told=Who(decider="Somebody"), seen=Who(), **story.told)


def test_a_blank_text_is_no_text(cast):
    story = Telling(cast).ready().written("6-9", "First.").written("6-9", "  ")
    assert draft_of(story.row, story.document).prepared.texts == ()


def test_what_was_published_cannot_be_changed_or_deleted(cast):
    row = Telling(cast).ready().publish()
    for change in (
        lambda rows: rows.update(content=b"{}"),
        lambda rows: rows.update(digest="sha256:0"),
        lambda rows: rows.update(verdict="stop"),
        lambda rows: rows.update(number=7),
        lambda rows: rows.update(fictional=True),
        lambda rows: rows.filter(pk=row.pk)._raw_delete("default"),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            change(Published.objects.filter(pk=row.pk))
    assert bytes(Published.objects.get(pk=row.pk).content) == bytes(row.content)


def test_withdrawing_keeps_the_place_and_takes_away_what_it_said(cast):
    story = Telling(cast).ready()
    row = story.publish()
    with pytest.raises(Refusing) as refusing:
        story.withdraw(row, because=" ")
    assert codes(refusing) == {"withdraw.no-because"}
    with pytest.raises(Refusing):
        story.withdraw(row, role="assessor")
    story.withdraw(row)
    held = Published.objects.select_related("standing").get(pk=row.pk)
    assert (bytes(held.content), held.digest, held.standing.state) == (b"", row.digest, "withdrawn")
    assert not Facet.objects.exists()
    assert Series.objects.get().number is None
    assert whole(held).publication.document.assessment.title == ""
    assert not verify_assessment(story.row.pk).why
    with pytest.raises(Refusing) as refusing:
        story.withdraw(row)
    assert codes(refusing) == {"withdraw.already"}
    assert story.publish().number == 2


def test_addresses_are_words_and_each_is_given_once(cast):
    story = Telling(cast).ready()
    story.publish()
    assert free_slug("Small service") == "small-service-2"
    assert free_slug("Ünïcode & Söns") == "unicode-sons"
    assert free_slug("日本") == "assessment"
