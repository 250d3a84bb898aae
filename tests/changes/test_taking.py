"""Things taken over from another document: whole, naming nothing that is not there, followed without losing edits."""

from __future__ import annotations

import datetime as dt
from functools import cache

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bestinterests.changes import merge
from bestinterests.changes.references import cited, items_by_id, renamed, unnamed
from bestinterests.changes.taking.content import OWN, collection_of, content_digest, followed, found, parts_of
from bestinterests.changes.taking.fitting import Ground, fitted, is_marked
from bestinterests.changes.taking.offering import Pair
from bestinterests.changes.taking.parcel import ALONG, Wish, key_of, parcel, placed
from bestinterests.domain.document import FORMAT, Assessment, Document
from bestinterests.domain.evidence import Attachment, Evidence
from bestinterests.domain.feature import DataActivity, Feature, PracticeUse
from bestinterests.domain.impact import Impact, Judgement, Slot
from bestinterests.domain.measure import Measure
from bestinterests.domain.order import in_order
from bestinterests.domain.service import Group
from tests.changes.strategies import dangling, kept
from tests.strategies import documents
from tests.words import SCALES, WORDS

MARK = "Taken over from Pond Pals"
TEXTS = st.lists(st.sampled_from(["One.", "Two.", "Three."]), max_size=3).map("\n\n".join)
SETTINGS = settings(max_examples=40, deadline=None)


def ground(document=None, here=None, **changed):
    """What a document is for what comes; its packs have every word that documents are drawn from."""
    judged = document.assessment if document else Assessment()
    held = Ground(
        known=lambda refers: SCALES if refers == "pack:scales" else WORDS.get(refers.removeprefix("pack:")),
        levels=SCALES,
        bands=frozenset(each.band for each in judged.children if each.in_scope) if judged.children else None,
        here=here or {},
        groups={each.name.strip().casefold(): each.id for each in judged.groups},
    )
    return held._replace(**changed)


@cache
def drawn():
    """Documents as they are kept, with something of everything that can be taken over."""
    counts = {"F": (1, 3), "I": (1, 5), "M": (0, 3), "E": (0, 3), "A": (0, 1), "G": (0, 2), "D": (0, 3)}
    return documents(texts=TEXTS, counts=counts, record=False).map(kept)


def taken(target, source, wish, held):
    """The target with the parcel in it, merged as every arrival, and ids by those at the origin."""
    found_ = parcel(source.assessment, wish, held)
    result = merge(target, target, placed(target, found_, "t-1", lambda item: f"From {item.id}."))
    ids = {each: result.document.numbering.keys[key_of(each, "t-1")] for each in found_.ids}
    return found_, result, {**found_.here, **ids}


@given(drawn(), drawn(), st.sets(st.sampled_from(ALONG)), st.booleans(), st.data())
@SETTINGS
def test_what_is_taken_over_is_whole_and_names_nothing_that_is_not_there(target, source, along, judged, data):
    item = data.draw(
        st.sampled_from([*source.assessment.features, *source.assessment.impacts, *source.assessment.measures])
    )
    held = ground(target)
    wish = Wish(item.id, frozenset(along), MARK if judged else "")
    came, result, ids = taken(target, source, wish, held)
    after = items_by_id(result.document)
    assert not result.conflicts
    assert set(dangling(result.document)) <= set(dangling(target))
    for name, item_ in items_by_id(target).items():
        assert after[name] == item_, "what was there stays as it was"
    assert len(after) == len(items_by_id(target)) + len(came.ids)
    for origin in came.ids:
        here, there = after[ids[origin]][1], found(source.assessment, origin)
        said, _ = fitted(there, collection_of(origin), held)
        said = unnamed(said, {key for key, _ in cited(said) if key not in ids})
        for name in followed(type(here), collection_of(origin)):
            if not any(field == name for _, _, field, *_ in came.left):
                assert getattr(in_order(here), name) == getattr(in_order(renamed(said, ids)), name)
        assert here.note == f"From {origin}."
        named = {ids[key] for key, _ in cited(there) if key in ids}
        assert {key for key, _ in cited(here)} <= named, "it names what it named there, under the ids of here"
    if isinstance(item, Feature):
        stays = {left.item for left in came.left if left.why in ("no-band", "no-right")}
        wanted = {key for key in parts_of(source.assessment, item.id) if collection_of(key) in along}
        assert wanted - stays <= set(came.ids)


@given(drawn(), drawn(), st.data())
@SETTINGS
def test_taking_over_what_is_here_brings_nothing_and_what_it_names_is_linked(target, source, data):
    feature = data.draw(st.sampled_from(source.assessment.features))
    _, first, ids = taken(target, source, Wish(feature.id), ground(target))
    again = parcel(source.assessment, Wish(feature.id), ground(first.document, ids))
    assert not again.ids
    for part in parts_of(source.assessment, feature.id):
        if part not in ids:
            later, second, more = taken(first.document, source, Wish(part), ground(first.document, ids))
            assert set(dangling(second.document)) <= set(dangling(first.document))
            assert not set(later.ids) & set(ids), "nothing comes twice"
            if part[:1] == "D" and part in more:
                assert found(second.document.assessment, more[part]).feature == ids[feature.id]


@given(drawn(), st.data())
@SETTINGS
def test_taking_an_offer_over_keeps_own_edits_and_tells_every_contradiction(source, data):
    blank = Document(format=FORMAT)
    impact = data.draw(st.sampled_from(source.assessment.impacts))
    feature = impact.features[0]
    _, result, ids = taken(blank, source, Wish(feature), ground())
    item = data.draw(st.sampled_from([feature, impact.id])) if impact.id in ids else feature
    collection, texts = (
        collection_of(item),
        ("description", "default", "childrens_part") if item == feature else ("mechanism", "title"),
    )
    words = st.sampled_from(["", "Here.", "There.", "One.\n\nHere."])
    mine = {name: data.draw(words) for name in data.draw(st.sets(st.sampled_from(texts)))}
    theirs = {name: data.draw(words) for name in data.draw(st.sets(st.sampled_from(texts), min_size=1))}
    here = changed(result.document, collection, ids[item], mine)
    now = changed(source, collection, item, theirs)
    pair = Pair(here, ids[item], now.assessment, item, source.assessment, ground(None, ids))
    told = pair.offer()
    then, there, held = (found(each.assessment, key) for each, key in ((source, item), (now, item), (here, ids[item])))
    differing = {name for name in texts if getattr(there, name) not in (getattr(then, name), getattr(held, name))}
    assert {edit.path[-1] for edit in told.fields} == differing
    assert set(told.own) == {name for name in differing if getattr(held, name) != getattr(then, name)}
    assert (content_digest(now, item) == content_digest(source, item)) == (there == then)
    base, arriving = pair.sides(differing)
    done = merge(base, here, arriving)
    after = found(done.document.assessment, ids[item])
    clashing = {conflict.path[-1] for conflict in done.conflicts}
    for name in texts:
        own, new, old = getattr(held, name), getattr(there, name), getattr(then, name)
        if name not in differing or name in clashing:
            assert getattr(after, name) == own, "own edits stay, and a contradiction is told"
        elif own == old:
            assert getattr(after, name) == new, "what was chosen is taken over"
        else:
            both = set(getattr(after, name).split("\n\n"))
            assert set(own.split("\n\n")) - set(old.split("\n\n")) <= both, "both sides stand beside each other"
    assert (
        done.document.assessment
        == changed(done.document, collection, ids[item], {name: getattr(after, name) for name in texts}).assessment
    )
    others = set(items_by_id(here)) - {ids[item]}
    assert all(items_by_id(done.document)[each] == items_by_id(here)[each] for each in others)


def changed(document, collection, key, values):
    items = tuple(
        msgspec.structs.replace(each, **values) if each.id == key else each
        for each in getattr(document.assessment, collection)
    )
    return kept(
        msgspec.structs.replace(
            document, assessment=msgspec.structs.replace(document.assessment, **{collection: items})
        )
    )


# -- single cases ----------------------------------------------------------------------------------------------------

SAID = Judgement(scale="likelihood", level="likely", reason="Seen often.", by="P01", on=dt.date(2026, 3, 1))
SLOT = Slot(agreed=(SAID,))


def record(**changed):
    """A chat with one harm, what is done about it, and what it rests on."""
    harm = Impact(
        id="I01",
        title="Strangers write",
        features=("F01", "F02"),
        right="article-19",
        bands=("6-9", "13-15"),
        groups=("G01",),
        direction="harm",
        before=SLOT,
        now=Slot(agreed=(SAID,), credits=("M01",)),
        expected=Slot(agreed=(SAID,), credits=("M02",)),
        certainty=Slot(agreed=(Judgement(scale="certainty", level="strong"),)),
        occurrence="observed",
        evidence=("E01",),
        findings=(),
    )
    held = Assessment(
        title="Pond Pals",
        features=(
            Feature(
                id="F01",
                name="Chat",
                patterns=("chat",),
                practices=(PracticeUse(practice="detrimental-use", ended_by=("M03",)),),
            ),
            Feature(id="F02", name="Codes"),
        ),
        data_activities=(DataActivity(id="D01", feature="F01", data="messages"),),
        impacts=(harm,),
        groups=(Group(id="G01", name="Children in care"),),
        measures=(
            Measure(
                id="M01", title="Filter", status="tested", acts_on=("I01",), owner="Safety lead", test_result="passed"
            ),
            Measure(id="M02", title="Friends only", acts_on=("I01",)),
            Measure(id="M03", title="End it"),
            Measure(id="M04", title="Elsewhere"),
        ),
        evidence=(Evidence(id="E01", title="Complaints", attachments=("A01",), consultation=None, limits="One year."),),
        attachments=(Attachment(id="A01", name="c.csv", media_type="text/csv", size=3, digest=f"sha256:{'a' * 64}"),),
    )
    return msgspec.structs.replace(held, **changed)


def ids_of(judged, wish, held=None):
    return parcel(judged, wish, held or ground())


def test_a_feature_brings_what_belongs_to_it_and_nothing_else():
    came = ids_of(record(), Wish("F01"))
    assert set(came.ids) == {"F01", "D01", "I01", "M01", "M02", "M03", "E01", "A01", "G01"}
    assert [(left.item, left.why, left.words) for left in came.left] == [("I01", "reference", ("F02",))]


def test_a_measure_comes_alone_and_begins_as_planned():
    came = ids_of(record(), Wish("M01"))
    measure = came.items["measures"][0]
    assert came.ids == ("M01",)
    assert (measure.title, measure.status, measure.owner, measure.test_result) == (
        "Filter",
        "planned",
        "",
        "not-tested",
    )
    assert measure.acts_on == ()
    assert [(left.field, left.words) for left in came.left] == [("acts_on", ("I01",))]


def test_evidence_comes_with_its_files_and_its_limits():
    came = ids_of(record(), Wish("E01"))
    assert set(came.ids) == {"E01", "A01"}
    assert came.items["evidence"][0].limits == "One year."


def test_without_judgements_nothing_is_judged():
    impact = ids_of(record(), Wish("F01")).items["impacts"][0]
    assert (impact.before, impact.now, impact.expected, impact.certainty) == (Slot(), Slot(), Slot(), Slot())
    assert (impact.occurrence, impact.stated) == ("potential", None)


def test_judgements_are_marked_and_never_rest_on_what_is_in_place_there():
    came = ids_of(record(), Wish("F01", judgements=MARK))
    impact = came.items["impacts"][0]
    assert impact.before.agreed[0] == Judgement(scale="likelihood", level="likely", reason=f"{MARK}\n\nSeen often.")
    assert impact.now == Slot()
    assert impact.certainty == Slot()
    assert impact.expected.credits == ("M02",)
    assert is_marked(impact, MARK)
    assert "slot-now" in {left.why for left in came.left}
    alone = ids_of(record(), Wish("F01", frozenset({"impacts"}), MARK))
    assert alone.items["impacts"][0].expected == Slot()
    assert "slot-credits" in {left.why for left in alone.left}


@pytest.mark.parametrize(
    "changed, why",
    [
        ({"bands": frozenset({"16-17"})}, "no-band"),
        (
            {"known": lambda refers: () if refers == "pack:rights" else WORDS.get(refers.removeprefix("pack:"))},
            "no-right",
        ),
    ],
)
def test_an_impact_that_makes_no_sense_here_stays_with_what_only_it_needs(changed, why):
    came = ids_of(record(), Wish("F01"), ground(**changed))
    assert [left.why for left in came.left if left.item == "I01"] == [why]
    assert set(came.ids) == {"F01", "D01", "M03"}


def test_ages_that_do_not_use_the_service_are_left_and_told():
    came = ids_of(record(), Wish("F01"), ground(bands=frozenset({"13-15"})))
    assert came.items["impacts"][0].bands == ("13-15",)
    assert ("I01", "band-unused", "bands", ("6-9",), "pack:bands") in came.left


def test_a_group_of_the_same_name_is_the_same_group():
    came = ids_of(record(), Wish("F01"), ground(groups={"children in care": "G07"}))
    assert "G01" not in came.ids
    assert came.here["G01"] == "G07"


def test_what_belongs_to_nothing_here_cannot_come():
    for item in ("D01", "I01", "A01"):
        came = ids_of(record(), Wish(item))
        assert item not in came.ids
        assert [left.why for left in came.left if left.item == item] == ["no-owner"]
    assert not ids_of(record(), Wish("F99")).ids


def test_evidence_that_comes_later_is_cited_by_the_impact_that_came_before():
    source = Document(format=FORMAT, assessment=record())
    _, first, ids = taken(Document(format=FORMAT), source, Wish("F01", frozenset({"impacts"})), ground())
    assert found(first.document.assessment, ids["I01"]).evidence == ()
    came, second, more = taken(first.document, source, Wish("E01"), ground(first.document, ids))
    assert came.joins == ((ids["I01"], "evidence", "E01"),)
    assert found(second.document.assessment, ids["I01"]).evidence == (more["E01"],)


def test_the_digest_follows_content_and_parts_but_no_judgement():
    before = Document(format=FORMAT, assessment=record())
    harm = before.assessment.impacts[0]
    for change, same in (
        ({"before": Slot()}, True),
        ({"note": "A remark."}, True),
        ({"mechanism": "Otherwise."}, False),
        ({"evidence": ()}, False),
    ):
        after = changed(before, "impacts", "I01", change)
        assert (content_digest(after, "I01") == content_digest(before, "I01")) == same, change
    new = msgspec.structs.replace(harm, id="I09")
    more = Document(format=FORMAT, assessment=record(impacts=(harm, new)))
    assert content_digest(more, "F01") != content_digest(before, "F01")
    assert content_digest(before, "I77") == ""


def test_every_field_that_stays_is_a_field():
    for name, fields in OWN.items():
        kind = {"features": Feature, "impacts": Impact, "measures": Measure, "evidence": Evidence}.get(name)
        if kind:
            assert set(fields) <= set(kind.__struct_fields__)
            assert not set(fields) & set(followed(kind, name))
