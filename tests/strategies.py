"""Random documents that are valid: ids that are there, words that packs have, levels that scales have.

``documents()`` draws whole documents for the laws of files, changes and evaluation. About half of what a finished
record needs (coverage, consultation, remedy, statement ...) is drawn finished, so that every verdict comes up.
"""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import Any

from hypothesis import strategies as st

from bestinterests.domain.balance import Balance, OtherInterest, Override, ServiceStatement, Tension
from bestinterests.domain.conformity import (
    AudienceText,
    DpiaAnswer,
    HarmAnswer,
    MatterAnswer,
    ObligationAnswer,
    RegulatorConsultation,
    ReviewPlan,
)
from bestinterests.domain.consultation import Consultation, ConsultationFinding, Session
from bestinterests.domain.coverage import CoverageStatement, RightSetAside
from bestinterests.domain.document import FORMAT, Assessment, Document, Numbering, PackPin
from bestinterests.domain.evidence import Attachment, Evidence
from bestinterests.domain.feature import DataActivity, Feature, Link
from bestinterests.domain.impact import Impact, Judgement, Slot
from bestinterests.domain.measure import Measure, RemedyRoute
from bestinterests.domain.record import Advice, Decision, Dissent, Record, Review
from bestinterests.domain.service import BandUse, Group, Organisation, Person, ScopeTest, Service
from tests.drawing import SHORT_TEXTS, Draw, numbers
from tests.words import BANDS, FAMILIES, SCALES, WORDS

PINS = (PackPin(pack="uk-childrens-code", version="1.0.0"), PackPin(pack="uncrc", version="1.0.0"))
ON = dt.date(2026, 6, 1)
"""A day in the middle of the days that are drawn: the day to evaluate at."""

COUNTS = {
    "F": (1, 4), "I": (0, 8), "M": (0, 4), "P": (0, 3), "G": (0, 2), "D": (0, 3), "L": (0, 3), "E": (0, 3),
    "A": (0, 1), "C": (0, 2), "H": (0, 2), "N": (0, 3), "R": (0, 2), "S": (0, 3), "T": (0, 2), "O": (0, 2), "K": (0, 1),
    "X": (0, 2),
}  # fmt: skip
"""Fewest and most items of each kind."""


@st.composite
def documents(
    draw: st.DrawFn,
    *,
    texts: st.SearchStrategy[str] = SHORT_TEXTS,
    counts: dict[str, tuple[int, int]] | None = None,
    provisional: bool = False,
    record: bool = True,
) -> Document:
    """Draw a document that passes the check of its shape and of its references.

    counts: overrides of COUNTS by letter. provisional: may the last item of a kind carry a provisional key?
    record: may it hold reviews, advice, decisions and dissent?
    """
    d = Draw(draw, texts)
    for letter, (low, high) in {**COUNTS, **(counts or {})}.items():
        d.give_ids(letter, draw(numbers(low, high)), provisional)
    if not d.ids["C"]:
        d.ids["N"] = d.ids["H"] = []
    return Document(
        format=FORMAT,
        assessment=assessment(d),
        record=_record(d) if record and d.yes() else Record(),
        numbering=_numbering(d),
    )


@st.composite
def assessments(draw: st.DrawFn, **options: Any) -> Assessment:
    """Draw the assessment part alone; options as for ``documents``."""
    return draw(documents(record=False, **options)).assessment


def assessment(d: Draw) -> Assessment:
    """Draw the assessment for the ids that have been given."""
    bands = d.some(BANDS, least=1)
    impacts = _impacts(d, bands)
    consultations = _consultations(d, bands)
    untouched = tuple(right for right in WORDS["rights"] if not any(right in i.rights for i in impacts))
    return d.struct(
        Assessment,
        most=3,
        packs=PINS,
        service=d.struct(Service, controller=d.struct(Organisation, most=2)),
        scope=_scope(d),
        children=tuple(d.struct(BandUse, most=2, band=band, in_scope=band in bands) for band in BANDS),
        groups=_items(d, "G", Group),
        people=_items(d, "P", Person),
        features=_items(d, "F", Feature),
        data_activities=_items(d, "D", DataActivity),
        links=_links(d),
        impacts=impacts,
        coverage=_coverage(d, bands),
        rights_set_aside=_keyed(d, RightSetAside, "right", untouched, 1),
        evidence=_items(d, "E", Evidence),
        attachments=_items(d, "A", Attachment, name="panel notes.pdf"),
        consultations=consultations,
        sessions=_sessions(d, consultations),
        findings=_findings(d, consultations),
        measures=_items(d, "M", Measure, most=6),
        remedy_routes=_routes(d),
        tensions=_items(d, "T", Tension),
        balances=tuple(_balance(d, feature, impacts) for feature in d.some(d.ids["F"])),
        statement=_statement(d),
        other_interests=_items(d, "X", OtherInterest),
        regulator_consultations=_items(d, "K", RegulatorConsultation),
        overrides=tuple(_override(d, key) for key in d.ids["O"]),
        obligations=_keyed(d, ObligationAnswer, "obligation", WORDS["obligations"], 5),
        higher_protection=_keyed(d, MatterAnswer, "matter", WORDS["higher-protection-matters"], 3),
        minimum_harms=tuple(_harm(d, harm) for harm in d.some(WORDS["minimum-harms"])),
        dpia=_keyed(d, DpiaAnswer, "field", WORDS["dpia-fields"], 2),
        review=_review(d),
        texts=_keyed(d, AudienceText, "audience", WORDS["audiences"], 2),
    )


@st.composite
def judgements(draw: st.DrawFn, scale: str) -> Judgement:
    """Draw a judgement on a scale: mostly a level, else a range or unknown."""
    return Judgement(scale=scale, level=draw(levels(scale)))


@cache
def levels(scale: str) -> st.SearchStrategy[str]:
    """Draw a level of a scale, a range on it, or unknown."""
    steps = SCALES[scale]
    ranges = [f"{low}..{high}" for at, low in enumerate(steps) for high in steps[at + 1 :]]
    return st.one_of(*[st.sampled_from(steps)] * 3, st.sampled_from(ranges), st.just("unknown"))


def slot(d: Draw, scales: tuple[str, ...], *, credited: bool = False) -> Slot:
    """Draw a slot in any state: blank, agreed in full or in part, given by assessors who differ, with credits."""
    state = d.one(["agreed", "agreed", "part", "given", "both", "blank"])
    if state == "blank":
        return Slot(credits=d.some(d.ids["M"], most=2) if credited and d.yes() else ())
    judged = d.some(scales, least=1) if state == "part" else scales
    agreed = tuple(_judged(d, scale) for scale in judged) if state != "given" else ()
    who = d.some(d.ids["P"], most=2) if state in ("given", "both") else ()
    given = tuple(_judged(d, scale, by) for by in who for scale in judged)
    return Slot(agreed=agreed, given=given, credits=d.some(d.ids["M"], most=2) if credited else ())


def _judged(d: Draw, scale: str, by: str | None = None) -> Judgement:
    level = d.draw(levels(scale))
    reason = d.draw(d.texts) if d.yes() else ""
    return Judgement(scale=scale, level=level, reason=reason, by=by)


def _items(d: Draw, letter: str, kind: Any, **given: Any) -> tuple[Any, ...]:
    titles = {name: d.field(kind, name) for name in ("title",) if name in kind.__struct_fields__}
    return tuple(d.struct(kind, id=key, **{**titles, **given}) for key in d.ids[letter])


def _keyed(d: Draw, kind: Any, key: str, words: tuple[str, ...], most: int) -> tuple[Any, ...]:
    return tuple(d.struct(kind, most=2, **{key: word}) for word in d.some(words, most=most))


def _impacts(d: Draw, bands: tuple[str, ...]) -> tuple[Impact, ...]:
    impacts: list[Impact] = []
    for key in d.ids["I"]:
        impacts.append(_impact(d, key, bands, impacts))
    return tuple(impacts)


def _impact(d: Draw, key: str, bands: tuple[str, ...], before: list[Impact]) -> Impact:
    direction = d.one(["harm", "harm", "benefit"])
    scales = d.one(FAMILIES[direction])
    right, reached = d.one(WORDS["rights"]), d.some(bands, least=1)
    parts = [i.id for i in before if i.direction == direction and right in i.rights and set(reached) & set(i.bands)]
    return d.struct(
        Impact,
        id=key,
        features=d.some(d.ids["F"], least=1),
        right=right,
        linked_rights=d.some([other for other in WORDS["rights"] if other != right], most=1),
        direction=direction,
        bands=reached,
        accrues_to=d.some(WORDS["beneficiaries"], least=1) if direction == "benefit" else (),
        before=slot(d, scales),
        now=slot(d, scales, credited=True) if d.yes() else Slot(),
        expected=slot(d, scales, credited=True) if d.yes() else Slot(),
        certainty=Slot(agreed=(_judged(d, "certainty"),)) if d.yes() else Slot(),
        cumulates=d.some(parts) if d.yes() else (),
        stated=None,
    )


def _override(d: Draw, key: str) -> Override:
    by, second = (*d.some(d.ids["P"], most=2), None, None)[:2]
    rule = d.one(["method.escalate", "veto.grave-harm"])
    return d.struct(Override, id=key, rule=rule, by=by, second=second)


def _harm(d: Draw, harm: str) -> HarmAnswer:
    answer = d.one(["yes", "no", "unknown"])
    return d.struct(HarmAnswer, harm=harm, answer=answer, impacts=d.some(d.ids["I"]) if answer == "yes" else ())


def _links(d: Draw) -> tuple[Link, ...]:
    links = []
    for key in d.ids["L"]:
        kind = d.one("FI" if len(d.ids["I"]) > 1 else "F")
        ends = d.some(d.ids[kind], least=min(2, len(d.ids[kind])), most=2)
        if len(ends) == 2:
            links.append(d.struct(Link, id=key, source=ends[0], target=ends[1]))
    return tuple(links)


def _coverage(d: Draw, bands: tuple[str, ...]) -> tuple[CoverageStatement, ...]:
    if d.ids["S"] and d.yes():
        key = d.ids["S"][0]
        d.ids["S"] = [key]
        return (
            CoverageStatement(
                id=key, features=tuple(d.ids["F"]), rights=WORDS["rights"], bands=bands, answer="looked", reason="How."
            ),
        )
    return _items(d, "S", CoverageStatement)


def _consultations(d: Draw, bands: tuple[str, ...]) -> tuple[Consultation, ...]:
    if not d.yes():
        first = {"status": "held"} if d.ids["N"] else {}
        return tuple(d.struct(Consultation, id=key, **(first if key == d.ids["C"][0] else {})) for key in d.ids["C"])
    held = {"asked": "children", "status": "held", "held_on": dt.date(2025, 12, 1), "bands": bands}
    return tuple(d.struct(Consultation, id=key, feedback="Told.", **held) for key in d.ids["C"])


def _sessions(d: Draw, consultations: tuple[Consultation, ...]) -> tuple[Session, ...]:
    """Sessions of what was held or is planned; without any there is none."""
    held = [consultation.id for consultation in consultations if consultation.status != "not-held"]
    return tuple(d.struct(Session, id=key, consultation=d.one(held)) for key in d.ids["H"] if held)


def _findings(d: Draw, consultations: tuple[Consultation, ...]) -> tuple[ConsultationFinding, ...]:
    held = [consultation.id for consultation in consultations if consultation.status == "held"]
    return tuple(d.struct(ConsultationFinding, id=key, consultation=d.one(held)) for key in d.ids["N"])


def _routes(d: Draw) -> tuple[RemedyRoute, ...]:
    if not d.yes():
        return _items(d, "R", RemedyRoute)
    tested = {"status": "working", "tested_on": dt.date(2026, 3, 1), "tested_bands": BANDS, "rights": (), "bands": ()}
    return tuple(d.struct(RemedyRoute, id=key, **tested) for key in d.ids["R"])


def _balance(d: Draw, feature: str, impacts: tuple[Impact, ...]) -> Balance:
    here = [i for i in impacts if feature in i.features]
    sides = {
        "tolerates": d.some([i.id for i in here if i.direction == "harm"]),
        "benefits": d.some([i.id for i in here if i.direction == "benefit"]),
    }
    if not d.yes():
        return d.struct(Balance, feature=feature, **sides)
    return d.struct(
        Balance,
        feature=feature,
        less_harmful_exists="no",
        core_untouched="yes",
        reason="Nothing milder gives the same.",
        children_said="They want to keep it.",
        **sides,
    )


def _scope(d: Draw) -> ScopeTest:
    if d.yes():
        return ScopeTest(outcome="in-scope", reason="It is made for children.", intended_for_children="yes")
    return d.struct(ScopeTest)


def _statement(d: Draw) -> ServiceStatement:
    if d.yes():
        return ServiceStatement(gains="G.", losses="L.", tolerated="T.", children="C.", revision="R.")
    return d.struct(ServiceStatement)


def _review(d: Draw) -> ReviewPlan:
    if d.yes():
        return ReviewPlan(owner="Product lead", next_review=dt.date(2027, 3, 1), triggers=("A new feature",))
    return d.struct(ReviewPlan)


def _record(d: Draw) -> Record:
    for letter in "VYZW":
        d.give_ids(letter, d.draw(numbers(0, 1)))
    return Record(
        reviews=_items(d, "V", Review),
        advice=_items(d, "Y", Advice),
        decisions=_items(d, "Z", Decision),
        dissent=_items(d, "W", Dissent),
    )


def _numbering(d: Draw) -> Numbering:
    if not d.yes():
        return Numbering()
    highest = {}
    for letter, ids in d.ids.items():
        used = [int(key[1:]) for key in ids if key[1:].isdigit()]
        if used:
            highest[letter] = max(used) + d.draw(numbers(0, 2))
    first = next((ids[0] for letter, ids in d.ids.items() if letter == "I" and ids), "")
    return Numbering(highest=highest, keys={f"{first[0]}+row-1": first} if first[1:].isdigit() else {})
