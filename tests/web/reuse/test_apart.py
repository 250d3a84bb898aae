"""The same feature in several services: its judgements side by side, none averaged, from rows that are kept."""

from __future__ import annotations

import pytest
from django.urls import reverse
from django.utils import timezone

from bestinterests.web.assessments.models import FeatureReading
from bestinterests.web.assessments.samples import load_samples
from tests.web.identify.stock import begun
from tests.web.requests import text
from tests.web.reuse.cast import chat, fresh, judged, rewritten, taken


@pytest.fixture
def pair(cast):
    """Two services with the same chat, of which one judges the same harm lower."""
    high, low = chat(cast, "Wave Pals"), chat(cast, "Pond Pals")
    rewritten(cast, low, "impacts", "I01", before=judged("minor", "possible"))
    return high, low


def at(cast, *arguments, route="apart"):
    return reverse(f"assessments:{route}", args=[cast.organisation.public_id, *arguments])


def test_levels_that_differ_are_said_to_differ_and_each_stands_as_it_was_made(
    cast, signed, pair, django_assert_max_num_queries
):
    client = signed("observer")
    client.get(at(cast))
    with django_assert_max_num_queries(8):
        said = text(client.get(at(cast)))
    assert "Chat and messages In several assessments" in said
    with django_assert_max_num_queries(8):
        said = text(client.get(at(cast, "chat", route="apart_pattern")))
    assert "Judged apart" in said
    assert "harms differ" in said
    assert "Wave Pals Worst harm high" in said
    assert "Pond Pals Worst harm low" in said
    for word in ("average", "score", "rank "):
        assert f"{word} of" not in said


def test_rows_follow_the_record_and_are_not_written_again_where_nothing_changed(cast, pair):
    high, _ = pair
    row = FeatureReading.objects.get(assessment=high)
    assert row.cells["article-19"]["13-15"]["harm"]["high"] == "high"
    rewritten(cast, high, "impacts", "I01", before=judged("minor", "possible"))
    after = FeatureReading.objects.get(assessment=high)
    assert (after.pk, after.cells["article-19"]["13-15"]["harm"]["high"]) == (row.pk, "low")
    rewritten(cast, high, "features", "F01", patterns=())
    assert [each.pattern for each in FeatureReading.objects.filter(assessment=high)] == [""]
    rewritten(cast, high, "features", "F01", patterns=("chat", "leaderboard"))
    rows = {each.pattern: each.family for each in FeatureReading.objects.filter(assessment=high)}
    assert sorted(rows) == ["chat", "leaderboard"]
    assert sorted(rows.values()) == ["", f"{high.public_id}:F01"], "copies are compared once a feature"


def test_copies_are_compared_whatever_they_are_called(cast, signed, pair):
    high, low = pair
    third = begun(cast)
    taken(cast, third, high, along=("impacts",))
    rewritten(cast, third, "features", "F01", patterns=(), name="Whisper")
    client = signed("observer")
    assert "Copied from one another" in text(client.get(at(cast)))
    said = text(client.get(at(cast, high.public_id, "F01", route="apart_family")))
    assert "Whisper" in said
    assert "Wave Pals" in said
    assert low.public_id not in client.get(at(cast, high.public_id, "F01", route="apart_family")).content.decode()


def test_many_features_are_paged_and_cost_no_more_queries(cast, signed, pair, django_assert_max_num_queries):
    high, _ = pair
    row = FeatureReading.objects.get(assessment=high)
    rows = [
        FeatureReading(
            **{
                name: getattr(row, name)
                for name in ("organisation", "name", "worst", "best", "profile", "cells", "reasons")
            },
            assessment=fresh(high),
            feature=f"F{number}",
            pattern="chat",
            family=f"x:{number}",
            by_verdict=row.by_verdict,
        )
        for number in range(10, 60)
    ]
    FeatureReading.objects.bulk_create(rows)
    client = signed("observer")
    client.get(at(cast))
    seen, place = set(), ""
    for _ in range(9):
        with django_assert_max_num_queries(8):
            answer = client.get(at(cast, "chat", route="apart_pattern"), {"place": place})
        page = answer.context["page"] if answer.context else None
        body = answer.content.decode()
        seen |= {
            f"F{number}"
            for number in range(1, 60)
            if f"<code>F{number}</code>" in body or f"<code>F{number:02}</code>" in body
        }
        if 'rel="next"' not in body:
            break
        place = body.split('rel="next"')[0].split("?place=")[-1].split('"')[0]
        assert page is None or len(page.rows) <= 12
    assert len(seen) == 51


def test_another_organisation_is_not_compared_and_samples_are_open(cast, signed, pair):
    outsider = signed("outsider")
    assert outsider.get(at(cast)).status_code == 404
    assert outsider.get(at(cast, "chat", route="apart_pattern")).status_code == 404
    assert signed("observer").get(at(cast, "leaderboard", route="apart_pattern")).status_code == 404
    load_samples(timezone.now())
    samples = FeatureReading.objects.filter(organisation__is_sample=True).first().organisation.public_id
    address = reverse("assessments:apart", args=[samples])
    assert "Chat and messages" in text(signed("outsider").get(address))
    said = text(signed("nowhere").get(reverse("assessments:apart_pattern", args=[samples, "chat"])))
    assert "Judged apart" in said
    assert "Wave Pals" not in said


def test_hostile_names_are_written_out(cast, signed, pair):
    high, _ = pair
    rewritten(cast, high, "features", "F01", name="<script>alert(1)</script>" + "x" * 4000)
    body = signed("observer").get(at(cast, "chat", route="apart_pattern")).content.decode()
    assert "<script>alert" not in body
