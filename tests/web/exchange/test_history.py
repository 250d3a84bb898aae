"""History in a browser: readable lines, the record as of any of them, taking back, putting back, and is it intact."""

from __future__ import annotations

import msgspec
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bestinterests.changes import diff
from bestinterests.web.assessments import actions
from bestinterests.web.assessments.differing.words import marked
from bestinterests.web.assessments.history import about
from bestinterests.web.assessments.snapshot import document_at
from bestinterests.web.assessments.verifying import verify_assessment
from bestinterests.web.ledger.models import Payload
from tests.web.assessments.cast import AMARA, begun
from tests.web.exchange.cast import actor, impact, now, page, puddlehop, with_fields, with_impact, written
from tests.web.exchange.test_arrivals import choices
from tests.web.ledger.test_ledger import unguarded
from tests.web.requests import text

WORDS = st.text(alphabet="ab \n.", max_size=40)


@given(WORDS, WORDS)
def test_marking_loses_no_word_of_the_new_text(before, after):
    pieces = marked(before, after)
    assert "".join(piece.text for piece in pieces if piece.kind != "out") == after
    gone = "".join(piece.text for piece in pieces if piece.kind != "in")
    assert gone.split() == before.split()


@pytest.fixture
def held(cast):
    row = puddlehop(cast)
    written(cast, row, lambda d: with_impact(d, "I09", title="Second title", mechanism="Second mechanism."))
    written(cast, row, lambda d: with_fields(d, title="Third"))
    written(cast, row, lambda d: with_impact(d, "I09", title="Fourth title"))
    return row


def test_lines_are_told_with_names_and_marked_words(held, signed):
    shown = signed("observer").get(page(held, "history"))
    said = text(shown)
    assert "Amara edited the assessment" in said
    assert "Amara began the assessment" in said
    assert "<ins>Fourth </ins>" in shown.content.decode()
    assert "Second title" not in text(signed("observer").get(page(held, "history") + "?item=I10"))


def test_the_history_of_one_item_holds_only_its_lines(held, signed):
    found = about(now(held), "I09")
    assert [line.seq for line in found.lines] == [4, 2, 1]
    assert found.looked_to == 0
    shown = text(signed("observer").get(page(held, "history") + "?item=I09"))
    assert "History of Fourth title I09" in shown
    assert "Third" not in shown.partition("Only what changed")[0].partition("Every line")[2]
    assert signed("observer").get(page(held, "history") + "?item=<script>").status_code == 200


def test_a_long_history_is_paged_by_its_lines_at_a_constant_cost(cast, signed):
    row = begun(where=cast.organisation)
    for number in range(2, 61):
        written(cast, row, lambda d, n=number: with_fields(d, title=f"Title {n}"))
    client = signed("observer")
    with CaptureQueriesContext(connection) as first:
        shown = client.get(page(row, "history"))
    assert "Title 60" in text(shown)
    assert "before=11" in shown.content.decode()
    with CaptureQueriesContext(connection) as second:
        rest = client.get(page(row, "history") + "?before=11")
    assert 'id="line-10"' in rest.content.decode()
    assert 'id="line-11"' not in rest.content.decode()
    assert 'rel="next"' not in rest.content.decode()
    assert len(second) <= len(first) <= 10
    assert [line.seq for line in about(now(row), "F01", count=1).lines] == [1]


def test_a_line_shows_what_it_did_and_what_can_be_done(held, signed):
    shown = text(signed("assessor").get(page(held, "line", 2)))
    assert "Second mechanism." in shown
    assert "Take back what this line did" in shown
    assert "Take back" not in text(signed("observer").get(page(held, "line", 2)))
    assert "Take back" not in text(signed("assessor").get(page(held, "line", 1)))
    assert signed("observer").get(page(held, "line", 99)).status_code == 404


def test_two_revisions_are_compared(held, signed):
    client = signed("observer")
    shown = text(client.get(page(held, "compare") + "?from=1&to=3"))
    assert "From revision 1 to revision 3" in shown
    assert "Third" in shown
    assert "Fourth" not in shown
    assert "They say the same" in text(client.get(page(held, "compare") + "?from=3&to=3"))
    assert client.get(page(held, "compare") + "?from=x&to=3").status_code == 404


def test_putting_back_shows_what_it_undoes_and_is_a_line_of_its_own(held, signed):
    client = signed("assessor")
    before = now(held).document
    shown = text(client.get(page(held, "restore", 2)))
    assert "Third" in shown
    assert "What it would undo" in shown
    client.post(page(held, "restore", 2))
    head = now(held)
    assert (head.revision, impact(head.document, "I09").title) == (5, "Second title")
    assert head.document.assessment.title != before.assessment.title
    assert "(line 2)" in text(client.get(page(held, "history"))).replace("( line 2 )", "(line 2)")
    assert "stands like this already" in text(client.get(page(held, "restore", 5)))
    client.post(page(held, "restore", 5))
    assert now(held).revision == 5


def test_taking_back_a_line_keeps_what_others_wrote_since(held, signed):
    client = signed("assessor")
    shown = text(client.get(page(held, "undo", 3)))
    assert "Take back what line 3 did?" in shown
    client.post(page(held, "undo", 3))
    head = now(held)
    assert head.document.assessment.title == "Puddlehop Islands - mobile game"
    assert impact(head.document, "I09").title == "Fourth title"
    assert "took back what one line had changed" in text(client.get(page(held, "history")))
    assert verify_assessment(held.pk).state == "intact"
    assert "Nothing of it stands any more" in text(client.get(page(held, "undo", 3)))


@pytest.mark.parametrize("key, title", [("ours", "Fourth title"), ("theirs", None), ("own:A fifth", "A fifth")])
def test_taking_back_what_somebody_wrote_over_asks(held, signed, key, title):
    client = signed("assessor")
    first = impact(now_at(held, 1), "I09")
    shown = client.get(page(held, "undo", 2))
    assert "Somebody wrote in the same place since" in text(shown)
    assert client.post(page(held, "undo", 2)).status_code == 422
    assert now(held).revision == 4
    done = client.post(page(held, "undo", 2), choices(shown, title=key))
    assert done.status_code == 302, text(done)
    found = impact(now(held).document, "I09")
    assert (found.title, found.mechanism) == (title or first.title, first.mechanism)


def now_at(row, seq):
    return document_at(now(row), seq)


def test_a_line_that_changed_nothing_cannot_be_taken_back(held, signed):
    client = signed("assessor")
    answer = client.post(page(held, "undo", 1))
    assert answer.status_code == 409
    assert "there is nothing before it" in text(answer)


def test_while_it_is_closed_nobody_takes_or_puts_anything_back(cast, held, signed):
    actions.submit(assessment=held, revision=4, actor=actor(cast), at=timezone.now())
    client = signed("assessor")
    for route in ("restore", "undo"):
        assert client.get(page(held, route, 2)).status_code == 403
        assert client.post(page(held, route, 2)).status_code == 403
    assert client.post(page(held, "conflicts"), {"act": "save"}).status_code == 403
    shown = client.get(page(held, "dpia_step", "step-1"))
    assert "It cannot be edited while it is submitted" in text(shown)
    assert "Bring a file in" not in text(client.get(page(held, "documents")))
    assert "It cannot be edited" in text(client.get(page(held, "arrival_new")))


def test_an_intact_history_is_told_as_intact(held, signed):
    assert "The history is intact 4 lines were walked" in text(signed("observer").get(page(held, "verify")))


def test_a_changed_byte_is_told_with_its_line(held, signed):
    payload = Payload.objects.get(line__ledger=held.ledger, line__seq=3)
    changed = bytes(payload.content).replace(b"Third", b"Thorn")
    unguarded("UPDATE ledger_payload SET content = %s WHERE id = %s", (changed, payload.pk))
    assert "The history is broken at line 3" in text(signed("observer").get(page(held, "verify")))


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(["title", "summary", "note"]), min_size=1, max_size=4), st.data())
@pytest.mark.django_db(transaction=False)
def test_taking_back_a_line_that_nobody_wrote_over_restores_its_fields(db, fields, data):
    row = begun()
    for number, field in enumerate(fields, 2):
        value = f"{field} {number}"

        def change(d, field=field, value=value):
            if field == "note":
                held = d.assessment.features
                return with_fields(d, features=(msgspec.structs.replace(held[0], note=value),))
            return with_fields(d, **{field: value})

        _as_amara(row, change)
    seq = data.draw(st.integers(2, len(fields) + 1))
    before = now(row).document
    brought = actions.undo_line(assessment=row, seq=seq, actor=AMARA, at=timezone.now())
    if fields[seq - 2] not in fields[seq - 1 :]:
        assert not brought.conflicts
        again = now(row)
        undone = actions.undo_line(assessment=row, seq=again.revision, actor=AMARA, at=timezone.now())
        assert undone.document.assessment == before.assessment
    else:
        assert brought.conflicts
        assert now(row).document == before


def _as_amara(row, change):
    head = now(row)
    actions.edit(
        assessment=row,
        base_revision=head.revision,
        changes=diff(head.document, change(head.document)),
        actor=AMARA,
        at=timezone.now(),
    )
