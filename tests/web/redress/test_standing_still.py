"""While upheld cases rest on evidence, no way into the record closes in silence the judgement that they opened."""

from __future__ import annotations

import re

import msgspec
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from msgspec.structs import replace

from bestinterests.changes import diff
from bestinterests.changes.deleting import taken_out
from bestinterests.domain.evidence import Evidence
from bestinterests.web.accounts.actions import Refusing
from bestinterests.web.assessments import actions
from bestinterests.web.assessments.actions.committing import read as head_of
from bestinterests.web.assessments.actions.editing import Arriving, bring
from bestinterests.web.assessments.models import Draft, Upload
from bestinterests.web.redress.models import Resting
from tests.formats.workbooks import Hand, opened, saved
from tests.web.api.cast import program_of
from tests.web.exchange.cast import as_yaml, page, send
from tests.web.forms import sent
from tests.web.redress.cast import portal, received
from tests.web.redress.test_consequences import IMPACT, decided, weighed
from tests.web.requests import text
from tests.web.reviews.cast import AT, acting, document

MEND = f"Judge {IMPACT} again and say why, then note that it was weighed."
KIND = "application/vnd.bestinterests.document+json"


class World:
    """An assessment whose judgement a case has opened again, and those who would like to close it."""

    def __init__(self, cast, client=None):
        self.cast, self.client = cast, client
        self.row = actions.create_from(
            organisation=cast.organisation, document=document(), source="p.yaml", actor=assessor(cast), at=AT
        )
        decided(cast, received(portal(self.row)).row)
        (self.key,) = Resting.objects.values_list("evidence", flat=True)
        self.opened = self.revision
        self.path = f"/assessments/{self.row.public_id}"

    @property
    def head(self):
        return head_of(self.row.pk)

    @property
    def revision(self):
        return self.head.revision

    @property
    def evidence(self):
        return next(each for each in self.head.document.assessment.evidence if each.id == self.key)

    @property
    def program(self):
        return program_of(self.cast.people["assessor"])

    def page(self, route, *names):
        return page(self.row, route, *names)

    def with_evidence(self, **fields):
        held = self.head.document
        evidence = tuple(replace(e, **fields) if e.id == self.key else e for e in held.assessment.evidence)
        return replace(held, assessment=replace(held.assessment, evidence=evidence))

    def without(self, collection, key):
        return taken_out(self.head.document, ("assessment", collection, key)).document


def assessor(cast):
    return acting(cast.people["assessor"])


@pytest.fixture
def world(cast, signed):
    return World(cast, signed("assessor"))


def of_page(answer):
    assert answer.status_code == 409, (answer.status_code, text(answer)[:500])
    return text(answer)


def of_program(said, *codes):
    assert (said.status, said.codes) == (409, list(codes)), said.content
    return " ".join(f"{each['sentence']} {each['remedy']}" for each in said.value["problems"])


def on_its_page(world):
    there = world.page("evidence_item", world.key)
    form = sent(world.client.get(there), contradicts=None, note="Typed and kept")
    said = world.client.post(there, form)
    assert "Typed and kept" in said.content.decode()
    return of_page(said)


def noted_on_its_page(world):
    there = world.page("evidence_item", world.key)
    said = world.client.post(there, sent(world.client.get(there), weighed=IMPACT))
    assert "was not judged again with a reason" in text(said)
    return of_page(said)


def noted_with_the_rating(world):
    there = world.page("rating", IMPACT)
    said = world.client.post(there, sent(world.client.get(there), judged_again=world.key))
    assert re.search(rf'value="{world.key}" checked', said.content.decode())
    return of_page(said)


def _deleted(world, route, key):
    there = world.page(route, key)
    looked = world.client.get(there)
    assert looked.status_code == 200
    assert "cannot be deleted" in text(looked)
    assert "Delete it" not in text(looked)
    return of_page(world.client.post(there))


def deleted_on_its_page(world):
    assert f"{world.key} cannot be deleted" in _deleted(world, "evidence_delete", world.key)
    return MEND


def impact_deleted(world):
    return _deleted(world, "impact_delete", IMPACT)


def typed_before_and_saved_at_once(world):
    place = ("assessment", "evidence", world.key, "contradicts")
    actor = assessor(world.cast)
    actions.keep_draft(
        assessment=world.row, place=place, value=[], base_revision=world.opened, actor=actor, at=timezone.now()
    )
    said = of_page(world.client.post(world.page("conflicts"), {"act": "save"}))
    assert Draft.objects.count() == 1
    return said


def taken_back(world):
    there = world.page("undo", world.opened)
    assert "Why it cannot be taken back" in text(world.client.get(there))
    assert f"{world.key} cannot be deleted" in of_page(world.client.post(there))
    return MEND


def put_back(world):
    there = world.page("restore", 1)
    assert "Why it cannot be put back" in text(world.client.get(there))
    assert f"{world.key} cannot be deleted" in of_page(world.client.post(there))
    return MEND


def _came_in(world, name, content):
    there = send(world.client, world.row, name, content)
    looked = world.client.get(there)
    assert MEND in text(looked)
    assert "Merge and save" not in text(looked)
    said = of_page(world.client.post(there, {"act": "merge", "base": str(world.opened)}))
    assert Upload.objects.exists()
    return said


def file_came_in(world):
    content = as_yaml(world.with_evidence(contradicts=()))
    name = f"p-record-revision-{world.opened}-2026-06-01.bia.yaml"
    there = send(world.client, world.row, name, content)
    assert MEND in text(world.client.get(f"{there}?base={world.opened}"))
    said = of_page(world.client.post(there, {"act": "merge", "base": str(world.opened)}))
    assert Upload.objects.exists()
    return said


def workbook_came_in(world):
    book = opened(world.client.get(world.page("document", "record", "xlsx")).content)
    hand = Hand(book, "Evidence")
    hand.write(hand.row(world.key), {"Judgements it contradicts": None})
    return _came_in(world, "back.xlsx", saved(book))


def patched(world):
    changes = msgspec.to_builtins(diff(world.head.document, world.without("impacts", IMPACT)).edits)
    return of_program(world.program.patch(world.path, world.opened, *changes), "reopened.impact")


def put_whole(world):
    content = msgspec.json.encode(world.with_evidence(contradicts=(), weighed=()))
    said = world.program.ask("PUT", world.path, content, kind=KIND, if_match=f'"{world.opened}"')
    return of_program(said, "reopened.contradiction")


def taken_back_by_a_program(world):
    there = f"{world.path}/history/{world.opened}/undo"
    assert [each["code"] for each in world.program.get(there).value["refused"]] == ["reopened.evidence"]
    of_program(world.program.post(there, {}), "reopened.evidence")
    return MEND


def put_back_by_a_program(world):
    there = f"{world.path}/history/1/restore"
    assert [each["code"] for each in world.program.get(there).value["refused"]] == ["reopened.evidence"]
    of_program(world.program.post(there, {"base_revision": world.opened}), "reopened.evidence")
    return MEND


def file_came_in_by_a_program(world):
    content = as_yaml(world.with_evidence(weighed=(IMPACT,)))
    name = "p.bia.yaml"
    sending = world.program.ask("POST", f"{world.path}/uploads?name={name}", content, kind="application/octet-stream")
    there = sending.headers["Location"]
    looked = world.program.get(f"{there}?base={world.opened}").value
    assert [each["code"] for each in looked["refused"]] == ["reopened.not-judged"]
    return of_program(world.program.post(f"{there}/merge", {"base": world.opened}), "reopened.not-judged")


WAYS = (
    on_its_page,
    noted_on_its_page,
    noted_with_the_rating,
    deleted_on_its_page,
    impact_deleted,
    typed_before_and_saved_at_once,
    taken_back,
    put_back,
    file_came_in,
    workbook_came_in,
    patched,
    put_whole,
    taken_back_by_a_program,
    put_back_by_a_program,
    file_came_in_by_a_program,
)


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_no_way_in_closes_it_in_silence(world, way):
    before = world.head.document
    assert MEND in way(world)
    assert (world.revision, world.head.document) == (world.opened, before), "nothing was written"


def test_judged_again_with_a_reason_it_closes_in_one_go_and_opens_again_by_no_way_round(world):
    there = world.page("rating", IMPACT)
    form = sent(world.client.get(there), judged_again=world.key)
    why = next(name for name in form if name.endswith("-why"))
    said = world.client.post(there, {**form, why: "We read what they wrote: it stays."}, follow=True)
    assert "It is noted that it was judged again." in text(said)
    assert world.evidence.reopens == ()
    assert world.revision == world.opened + 1, "one line"
    # Somebody puts the judgement back by hand: what was noted no longer holds.
    impacts = document().assessment.impacts
    old = replace(world.head.document, assessment=replace(world.head.document.assessment, impacts=impacts))
    edits = msgspec.to_builtins(diff(world.head.document, old).edits)
    said = of_program(world.program.patch(world.path, world.revision, *edits), "reopened.put-back")
    assert f"note first in {world.key} that it is open" in said
    # Taking the whole line back opens it again, and that may be.
    assert world.client.post(world.page("undo", world.revision)).status_code == 302
    assert world.evidence.reopens == (IMPACT,)


def test_every_fault_is_said_at_once_and_texts_are_written_whatever_rests_on_them(world):
    both = replace(world.without("impacts", IMPACT).assessment, evidence=())
    edits = msgspec.to_builtins(diff(world.head.document, replace(world.head.document, assessment=both)).edits)
    said = world.program.patch(world.path, world.opened, *edits)
    assert (said.status, sorted(said.codes)) == (409, ["reopened.evidence", "reopened.impact"])
    texts = {"says": "We looked.", "limits": "Few wrote.", "strength": "weak", "note": "Ours.", "fictional": True}
    edits = msgspec.to_builtins(diff(world.head.document, world.with_evidence(**texts)).edits)
    assert world.program.patch(world.path, world.opened, *edits).status == 200
    assert world.evidence.says == "We looked."


def test_once_every_case_is_decided_otherwise_it_may_go(cast, world):
    decided(cast, world.row.cases.get(), "not-upheld")
    assert world.evidence.contradicts == ()
    assert world.client.post(world.page("evidence_delete", world.key)).status_code == 302


@pytest.mark.parametrize("chosen, code", [(False, "reopened.contradiction"), (True, "reopened.impact")])
def test_a_case_that_is_upheld_while_somebody_deletes_comes_first(cast, world, chosen, code):
    weighed(world.row, world.key, timezone.now())
    meanwhile = [received(world.row.portal, sent="two").row]

    def cut(base):
        """What deletes the impact; between reading the record and writing, a second case is upheld."""
        if meanwhile:
            decided(cast, meanwhile.pop())
        return taken_out(base, ("assessment", "impacts", IMPACT)).document, ()

    def delete_it(result):
        """What somebody chooses who is asked. Unasked the impact stays, but not what named it."""
        return taken_out(result.document, ("assessment", "impacts", IMPACT)).document

    settle = delete_it if chosen else None
    arrival = Arriving(world.revision, cut, "assessment.edited", "", assessor(cast), timezone.now(), settle=settle)
    with pytest.raises(Refusing) as caught:
        bring(world.row.pk, arrival)
    assert [each.code for each in caught.value.refusals] == [code]
    assert any(impact.id == IMPACT for impact in world.head.document.assessment.impacts)


def test_what_is_deleted_before_a_case_is_upheld_is_not_looked_for(cast, world):
    weighed(world.row, world.key, timezone.now())
    assert world.client.post(world.page("impact_delete", IMPACT)).status_code == 302
    decided(cast, received(world.row.portal, sent="two").row)
    assert Resting.objects.count() == 1


def test_only_what_could_close_a_judgement_asks_what_rests_on_it(world):
    def asked(after):
        edits = diff(world.head.document, after)
        with CaptureQueriesContext(connection) as queries:
            done = actions.edit(
                assessment=world.row,
                base_revision=world.revision,
                changes=edits,
                actor=assessor(world.cast),
                at=timezone.now(),
            )
        assert done.changes.edits
        return sum("redress_resting" in each["sql"] for each in queries.captured_queries)

    held = world.head.document
    assert asked(replace(held, assessment=replace(held.assessment, title="Another"))) == 0
    assert asked(world.with_evidence(says="We looked.")) == 0
    assert asked(world.without("impacts", "I02")) == 0
    other = Evidence(id="E77", title="A study")
    held = world.head.document.assessment
    assert asked(replace(world.head.document, assessment=replace(held, evidence=(*held.evidence, other)))) == 0
    assert asked(world.without("evidence", world.head.document.assessment.evidence[-1].id)) == 1
