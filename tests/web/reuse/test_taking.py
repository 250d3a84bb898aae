"""Things taken over from another assessment: found by words, whole, one line, with their origin, and never twice."""

from __future__ import annotations

import pytest
from django.urls import reverse
from django.utils import timezone

from bestinterests.web.accounts.actions import sample_organisation
from bestinterests.web.assessments.actions import create, undo_line
from bestinterests.web.assessments.history import line
from bestinterests.web.assessments.models import Assessment, AttachedFile, Origin
from bestinterests.web.assessments.people import PRODUCT
from bestinterests.web.assessments.reuse.taking import AlreadyHere, Asked, take_over
from bestinterests.web.assessments.snapshot import head_of
from bestinterests.web.assessments.verifying import verify_assessment
from bestinterests.web.ledger.models import Line
from tests.web.identify.stock import assessor, closed, judged
from tests.web.requests import text
from tests.web.reuse.cast import FILE, chat, fresh, outsider, page, rewritten, taken

ALL = ["data_activities", "impacts", "measures", "evidence"]


@pytest.fixture
def source(cast):
    return chat(cast)


@pytest.fixture
def target(cast):
    return create(organisation=cast.organisation, title="Pond Pals", actor=assessor(cast), at=timezone.now())


def test_a_feature_is_found_by_words_looked_at_and_taken_over_in_one_line(
    cast, signed, source, target, django_assert_max_num_queries
):
    client = signed("assessor")
    client.get(page(target, "reuse"))
    with django_assert_max_num_queries(8):
        said = text(client.get(page(target, "reuse"), {"q": "complaints year"}))
    assert "Complaints of a year E01" in said
    assert "Strangers write" not in said
    with django_assert_max_num_queries(8):
        said = text(client.get(page(target, "reuse_item", source.public_id, "F01")))
    assert "Strangers write I01" in said
    assert "complaints.csv A01" in said
    lines = Line.objects.filter(ledger=target.ledger).count()
    sent = {"along": ALL, "judgements": "without", "key": "t-once"}
    answer = client.post(page(target, "reuse_item", source.public_id, "F01"), sent)
    assert answer.url == page(target, "feature", "F01")
    assert Line.objects.filter(ledger=target.ledger).count() == lines + 1
    held = judged(target)
    names = ("features", "impacts", "measures", "evidence", "attachments")
    assert [len(getattr(held, name)) for name in names] == [1] * 5
    assert held.impacts[0].before.agreed == ()
    assert held.measures[0].status == "planned"
    assert held.features[0].note.startswith("Taken over from F01 of Wave Pals, version 1, on ")
    assert bytes(AttachedFile.objects.get(assessment=target).content) == FILE
    told = line(head_of(fresh(target)), fresh(target).revision)
    assert (told.done, told.words) == ("took something over from another assessment", "F01 of Wave Pals")
    assert verify_assessment(target.pk).state == "intact"
    said = text(client.get(answer.url))
    assert "Taken over from Wave Pals , F01 , version 1" in said
    assert "Taken over by one other assessment: Pond Pals , F01" in text(client.get(page(source, "feature", "F01")))


def test_the_same_is_never_taken_twice_and_the_page_says_where_it_is(cast, signed, source, target):
    taken(cast, target, source)
    before = fresh(target).revision
    client = signed("assessor")
    address = page(target, "reuse_item", source.public_id, "F01")
    assert "Already here as F01." in text(client.get(address))
    assert "Already here as F01" in text(client.get(page(target, "reuse"), {"kind": "F"}))
    answer = client.post(address, {"along": ALL, "key": "t-again"}, follow=True)
    assert "It was taken over before: it is here as F01." in text(answer)
    with pytest.raises(AlreadyHere):
        taken(cast, target, source)
    assert fresh(target).revision == before


def test_what_was_undone_can_be_taken_over_again(cast, source, target):
    taken(cast, target, source)
    undo_line(assessment=target, seq=fresh(target).revision, actor=assessor(cast), at=timezone.now())
    assert judged(target).features == ()
    assert taken(cast, target, source, along=()).item == judged(target).features[0].id
    assert Origin.objects.filter(assessment=target, source_item="F01").count() == 1


def test_judgements_come_only_where_they_are_asked_for_and_are_to_be_made_again(cast, signed, source, target):
    client = signed("assessor")
    sent = {"along": ALL, "judgements": "with", "key": "t-judged"}
    client.post(page(target, "reuse_item", source.public_id, "F01"), sent)
    reason = judged(target).impacts[0].before.agreed[0].reason
    assert reason.startswith("Taken over from Wave Pals, version 1, on ")
    assert reason.endswith("to be judged again here.\n\nSeen.")
    said = text(client.get(page(target, "reuse_origins")))
    assert "Judgements to be made again" in said
    assert fresh(target).open_count > 0


def test_a_measure_and_evidence_come_alone_and_are_linked_where_their_impact_is(cast, source, target):
    taken(cast, target, source, along=("impacts",))
    assert judged(target).impacts[0].evidence == ()
    taken(cast, target, source, "E01")
    taken(cast, target, source, "M01")
    held = judged(target)
    assert held.impacts[0].evidence == ("E01",)
    assert held.measures[0].acts_on == ("I01",)


def test_what_does_not_fit_here_stays_and_the_page_says_why(cast, signed, source, target):
    for band in ("10-12", "13-15"):
        _out_of_use(cast, target, band)
    said = text(signed("assessor").get(page(target, "reuse_item", source.public_id, "F01")))
    assert "Strangers write I01 : It does not come: none of its ages (10–12 and 13–15) uses this service." in said
    assert "Impacts: 1" not in said
    answer = signed("assessor").post(page(target, "reuse_item", source.public_id, "I01"), {"key": "t-no"})
    assert answer.status_code == 409
    assert "makes no sense here" in text(answer)


def _out_of_use(cast, target, band):
    from msgspec.structs import replace

    from tests.web.exchange.cast import written

    def other(document):
        children = tuple(
            replace(each, in_scope=False) if each.band == band else each for each in document.assessment.children
        )
        return replace(document, assessment=replace(document.assessment, children=children))

    written(cast, fresh(target), other)


def test_another_organisation_is_no_source_by_any_way(cast, signed, target):
    theirs = chat(cast, "Secret service", where=cast.other, actor=outsider(cast))
    client = signed("assessor")
    assert "Secret service" not in client.get(page(target, "reuse"), {"q": "chat"}).content.decode()
    assert "Secret service" not in client.get(page(target, "reuse")).content.decode()
    assert client.get(page(target, "reuse"), {"within": theirs.public_id}).status_code == 404
    address = page(target, "reuse_item", theirs.public_id, "F01")
    assert client.get(address).status_code == client.post(address, {"key": "t-x"}).status_code == 404
    with pytest.raises(ValueError, match="within an organisation"):
        take_over(
            assessment=target, source=theirs, asked=Asked("F01"), key="t-x", actor=assessor(cast), at=timezone.now()
        )
    own = page(target, "reuse_item", target.public_id, "F01")
    assert client.get(own).status_code == 404
    assert not Origin.objects.exists()


def test_a_sample_is_a_source_for_everybody_and_never_says_who_took_it_over(cast, signed, target):
    samples = sample_organisation(at=timezone.now())
    sample = chat(cast, "Tide Tales", where=samples, actor=PRODUCT)
    client = signed("assessor")
    assert "Tide Tales" in text(client.get(page(target, "reuse"), {"kind": "F"}))
    client.post(page(target, "reuse_item", sample.public_id, "F01"), {"along": ALL, "key": "t-sample"})
    assert "Pond Pals" in text(client.get(page(sample, "feature", "F01")))
    assert "Pond Pals" not in text(signed("outsider").get(page(sample, "feature", "F01")))


def test_who_may_not_write_is_told_and_nothing_is_taken(cast, signed, source):
    done = closed(cast)
    address = page(done, "reuse_item", source.public_id, "F01")
    assert signed("assessor").post(address, {"along": ALL, "key": "t-z"}).status_code == 403
    assert signed("observer").get(address).status_code == 403
    assert "Take it over" not in text(signed("assessor").get(address))
    assert not Origin.objects.exists()


def test_an_item_that_is_not_there_and_hostile_words_are_answered_calmly(cast, signed, source, target):
    client = signed("assessor")
    for item in ("F99", "P01", "S01", "Z01"):
        assert client.get(page(target, "reuse_item", source.public_id, item)).status_code == 404
    for words in ("'\"; --", "*", "a" * 900, "\x00", "(", "нет"):
        assert client.get(page(target, "reuse"), {"q": words}).status_code == 200
    assert client.get(page(target, "reuse"), {"within": "zz", "place": "??"}).status_code == 404
    sent = {"along": ["people", "../.."], "judgements": "maybe", "key": "../../x"}
    assert client.post(page(target, "reuse_item", source.public_id, "F01"), sent).status_code == 302
    assert [len(getattr(judged(target), name)) for name in ("features", "impacts", "people")] == [1, 0, 0]


def test_an_organisation_with_nothing_else_is_told_what_comes_here(cast, signed, target):
    assert "There is no other assessment yet." in text(signed("assessor").get(page(target, "reuse")))
    assert "Nothing here was taken over" in text(signed("observer").get(page(target, "reuse_origins")))
    assert "No two assessments share a feature yet." in text(
        signed("observer").get(reverse("assessments:apart", args=[cast.organisation.public_id]))
    )


def test_a_chain_of_copies_keeps_its_family(cast, source, target):
    taken(cast, target, source, along=())
    third = create(organisation=cast.organisation, title="Third", actor=assessor(cast), at=timezone.now())
    taken(cast, third, target, along=())
    rewritten(cast, third, "features", "F01", name="Chat, again")
    families = set(Origin.objects.values_list("family", flat=True))
    assert families == {f"{source.public_id}:F01"}
    assert Assessment.objects.filter(feature_readings__family__in=families).distinct().count() == 3
