"""The meaning of a document: a sound one has no Problem, and each code fires where its fault is planted."""

import datetime as dt
from typing import Any

import pytest

from bestinterests.domain.balance import Alternative, Balance, Override, Tension
from bestinterests.domain.conformity import HarmAnswer, ObligationAnswer, RegulatorConsultation
from bestinterests.domain.consultation import BandCount, Consultation, ConsultationFinding, Session
from bestinterests.domain.coverage import CoverageStatement, RightSetAside
from bestinterests.domain.document import Document
from bestinterests.domain.evidence import Attachment
from bestinterests.domain.feature import Feature, Link, PracticeUse
from bestinterests.domain.impact import Judgement, Slot
from bestinterests.domain.measure import Measure
from bestinterests.domain.record import Decision, Record
from bestinterests.domain.service import BandUse, Group, ScopeTest
from bestinterests.packs.framework import compose
from bestinterests.packs.meaning import CODES, check_document
from bestinterests.packs.meaning.codes import TABLE
from bestinterests.packs.meaning.fields import columns, document_plan, uses
from tests.packs.tiny import BENEFIT, DIGEST, HARM, assessment, change, document, framework, judged

ON = dt.date(2026, 6, 1)
BEFORE, AFTER = dt.date(2026, 5, 1), dt.date(2026, 7, 1)


def harm(**fields: Any) -> Document:
    return document(impacts=(change(HARM, **fields), BENEFIT))


def benefit(**fields: Any) -> Document:
    return document(impacts=(HARM, change(BENEFIT, **fields)))


def asking(**fields: Any) -> Document:
    """The tiny document with one more consultation of children, C02, and a session of it."""
    more = Consultation(id="C02", asked="children", **fields)
    session = Session(id="H01", consultation="C02")
    return document(consultations=(*assessment().consultations, more), sessions=(session,))


def given(*judgements: Judgement) -> Document:
    return harm(before=Slot(given=judgements))


FILE = Attachment(id="A02", name="a.pdf", media_type="application/pdf", size=1, digest="sha256:" + "1" * 64)
LIKELY = Judgement(scale="likelihood", level="likely", by="P01")
COVER = CoverageStatement(id="S01", rights=("article-12",), bands=("6-9",), answer="looked")

FAULTS: list[tuple[str, str, Document]] = [
    (
        "id.wrong-letter",
        "assessment.groups[P09].id",
        document(groups=(Group(id="P09", name="x"), Group(id="G01", name="y"))),
    ),
    ("key.duplicate", "assessment.features[F01]", document(features=(Feature(id="F01", name="a"),) * 2)),
    ("key.duplicate", "assessment.children[6-9]", document(children=(BandUse(band="6-9"),) * 2)),
    (
        "key.duplicate",
        "assessment.features[F01].practices[detrimental-use]",
        document(features=(Feature(id="F01", name="a", practices=(PracticeUse(practice="detrimental-use"),) * 2),)),
    ),
    (
        "key.duplicate",
        "assessment.balances[F01].alternatives[do-not-offer]",
        document(balances=(Balance(feature="F01", alternatives=(Alternative(kind="do-not-offer"),) * 2),)),
    ),
    ("reference.unknown-item", "assessment.impacts[I01].features", harm(features=("F01", "F09"))),
    ("reference.unknown-item", "assessment.impacts[I01].now.credits", harm(now=Slot(credits=("M09",)))),
    (
        "reference.unknown-item",
        "assessment.impacts[I01].now.agreed[likelihood].by",
        harm(now=Slot(agreed=(change(LIKELY, by="P09"),))),
    ),
    ("reference.unknown-item", "assessment.statement.by", document(statement=change(assessment().statement, by="P09"))),
    ("reference.wrong-kind", "assessment.impacts[I01].evidence", harm(evidence=("F01",))),
    ("reference.unknown-word", "assessment.impacts[I01].right", harm(right="article-61")),
    ("reference.unknown-word", "assessment.profile", document(profile="plane")),
    ("reference.unknown-word", "assessment.impacts[I01].now.agreed[luck].scale", harm(now=judged(luck="good"))),
    ("reference.no-vocabulary", "assessment.packs", harm(online_risk="contact")),
    ("reference.repeated", "assessment.impacts[I01].bands", harm(bands=("6-9", "6-9"))),
    ("reference.itself", "assessment.impacts[I01].cumulates", harm(cumulates=("I01",))),
    (
        "reference.itself",
        "assessment.links[L01].target",
        document(links=(Link(id="L01", source="F01", target="F01", kind="feeds"),)),
    ),
    (
        "text.blank-title",
        "assessment.features[F03].name",
        document(features=(*assessment().features, Feature(id="F03", name=" "))),
    ),
    ("text.blank-title", "assessment.measures[M01].title", document(measures=(Measure(id="M01"),))),
    (
        "judgement.unknown-level",
        "assessment.impacts[I01].now.agreed[likelihood].level",
        harm(now=judged(likelihood="rare..often")),
    ),
    ("judgement.unknown-level", "assessment.impacts[I01].before.given[0].level", given(change(LIKELY, level="often"))),
    (
        "judgement.range-order",
        "assessment.impacts[I01].now.agreed[likelihood].level",
        harm(now=judged(likelihood="likely..rare")),
    ),
    ("judgement.scale-unfit", "assessment.impacts[I01].now.agreed[size].scale", harm(now=judged(size="small"))),
    (
        "judgement.scale-unfit",
        "assessment.impacts[I02].now.agreed[severity].scale",
        benefit(now=judged(severity="small")),
    ),
    (
        "judgement.scale-unfit",
        "assessment.impacts[I01].certainty.agreed[size].scale",
        harm(certainty=judged(size="small")),
    ),
    (
        "judgement.agreed-twice",
        "assessment.impacts[I01].now.agreed[likelihood]",
        harm(now=Slot(agreed=(LIKELY, LIKELY))),
    ),
    ("judgement.given-twice", "assessment.impacts[I01].before.given", given(LIKELY, change(LIKELY, level="rare"))),
    ("judgement.given-by-nobody", "assessment.impacts[I01].before.given[0].by", given(change(LIKELY, by=None))),
    (
        "judgement.credit-before",
        "assessment.impacts[I01].before.credits",
        document(
            measures=(Measure(id="M01", title="m"),), impacts=(change(HARM, before=Slot(credits=("M01",))), BENEFIT)
        ),
    ),
    ("impact.no-feature", "assessment.impacts[I01].features", harm(features=())),
    ("impact.no-right", "assessment.impacts[I01].right", harm(right="")),
    ("impact.no-band", "assessment.impacts[I01].bands", harm(bands=())),
    (
        "impact.band-not-in-use",
        "assessment.impacts[I01].bands",
        document(children=(BandUse(band="10-12"), BandUse(band="6-9", in_scope=False))),
    ),
    ("impact.group-elsewhere", "assessment.impacts[I01].groups", harm(bands=("10-12",))),
    ("impact.gain-for-nobody", "assessment.impacts[I02].accrues_to", benefit(accrues_to=())),
    ("impact.harm-with-gain", "assessment.impacts[I01].accrues_to", harm(accrues_to=("company",))),
    ("impact.right-repeated", "assessment.impacts[I01].linked_rights", harm(linked_rights=("article-16",))),
    ("impact.mixed-directions", "assessment.impacts[I01].cumulates", harm(cumulates=("I02",))),
    (
        "impact.parts-elsewhere",
        "assessment.impacts[I03].cumulates",
        document(impacts=(HARM, BENEFIT, change(HARM, id="I03", right="article-12", cumulates=("I01",)))),
    ),
    (
        "right.set-aside-touched",
        "assessment.rights_set_aside[article-31]",
        document(rights_set_aside=(RightSetAside(right="article-31"),)),
    ),
    ("coverage.empty", "assessment.coverage[S01].rights", document(coverage=(change(COVER, rights=()),))),
    ("coverage.empty", "assessment.coverage[S01].bands", document(coverage=(change(COVER, bands=()),))),
    (
        "coverage.no-reason",
        "assessment.coverage[S01].reason",
        document(coverage=(change(COVER, answer="none-because"),)),
    ),
    (
        "balance.wrong-direction",
        "assessment.balances[F01].tolerates",
        document(balances=(Balance(feature="F01", tolerates=("I02",)),)),
    ),
    (
        "balance.wrong-direction",
        "assessment.balances[F01].benefits",
        document(balances=(Balance(feature="F01", benefits=("I01",)),)),
    ),
    (
        "balance.other-feature",
        "assessment.balances[F02].tolerates",
        document(balances=(Balance(feature="F02", tolerates=("I01",)),)),
    ),
    (
        "answer.no-with-impacts",
        "assessment.minimum_harms[sleep]",
        document(minimum_harms=(HarmAnswer(harm="sleep", answer="no", impacts=("I01",)),)),
    ),
    (
        "answer.yes-without-impacts",
        "assessment.minimum_harms[sleep]",
        document(minimum_harms=(HarmAnswer(harm="sleep", answer="yes"),)),
    ),
    (
        "answer.no-reason",
        "assessment.obligations[s1-1].reason",
        document(obligations=(ObligationAnswer(obligation="s1-1", answer="not-applicable"),)),
    ),
    (
        "consultation.no-reason",
        "assessment.consultations[C02].exemption_reason",
        document(
            consultations=(*assessment().consultations, Consultation(id="C02", asked="children", status="not-held"))
        ),
    ),
    (
        "consultation.not-held",
        "assessment.findings[N01].consultation",
        document(consultations=(Consultation(id="C01", asked="children", status="planned"),)),
    ),
    (
        "consultation.bare-exemption",
        "assessment.consultations[C02]",
        asking(status="not-held", exemption_reason="They are in hospital.", proxy="Their nurses.", hold_by=AFTER),
    ),
    (
        "consultation.no-waiver-reason",
        "assessment.consultations[C02].waiver_reason",
        asking(permission="waived"),
    ),
    (
        "consultation.other-children",
        "assessment.consultations[C02].planned_bands[10-12]",
        asking(bands=("6-9",), planned_bands=(BandCount(band="6-9", number=4), BandCount(band="10-12", number=4))),
    ),
    (
        "session.not-held",
        "assessment.sessions[H01].consultation",
        asking(status="not-held", exemption_reason="Later."),
    ),
    (
        "override.same-person",
        "assessment.overrides[O01].second",
        document(overrides=(Override(id="O01", rule="gate.remedy", by="P01", second="P01"),)),
    ),
    (
        "override.unknown-rule",
        "assessment.overrides[O01].rule",
        document(overrides=(Override(id="O01", rule="gate.remedies"),)),
    ),
    (
        "attachment.file-name",
        "assessment.attachments[A02].name",
        document(attachments=(*assessment().attachments, change(FILE, name="../a.pdf"))),
    ),
    (
        "attachment.repeated",
        "assessment.attachments[A02].digest",
        document(attachments=(*assessment().attachments, change(FILE, digest=DIGEST))),
    ),
    ("attachment.unused", "assessment.attachments[A02]", document(attachments=(*assessment().attachments, FILE))),
    (
        "children.shares",
        "assessment.children",
        document(children=(BandUse(band="6-9", share=60), BandUse(band="10-12", share=50))),
    ),
    ("scope.no-band", "assessment.children", document(children=(), scope=ScopeTest(outcome="in-scope"))),
    (
        "date.order",
        "assessment.balances[F01].expires_on",
        document(balances=(Balance(feature="F01", on=ON, expires_on=BEFORE),)),
    ),
    (
        "date.order",
        "assessment.regulator_consultations[K01].outcome_on",
        document(regulator_consultations=(RegulatorConsultation(id="K01", sent_on=ON, outcome_on=BEFORE),)),
    ),
    ("date.future", "assessment.assessed_on", document(assessed_on=AFTER)),
    (
        "date.future",
        "assessment.consultations[C01].held_on",
        document(consultations=(Consultation(id="C01", asked="children", held_on=AFTER),)),
    ),
    (
        "date.future",
        "assessment.measures[M01].done_on",
        document(measures=(Measure(id="M01", title="m", done_on=AFTER),)),
    ),
    (
        "date.future",
        "record.decisions[Z01].on",
        change(
            document(),
            record=Record(
                decisions=(Decision(id="Z01", decider="d", assessment_digest=DIGEST, outcome="stop", on=AFTER),)
            ),
        ),
    ),
]


def test_a_sound_document_has_no_problem() -> None:
    assert check_document(document(), framework(), ON) == []
    assert check_document(Document(format=1, assessment=change(assessment(), impacts=(), evidence=(), attachments=())),
                          framework()) == []  # fmt: skip


@pytest.mark.parametrize("code, path, faulty", FAULTS, ids=[f"{c}-{i}" for i, (c, _, _) in enumerate(FAULTS)])
def test_each_fault_is_found_at_its_path(code: str, path: str, faulty: Document) -> None:
    problems = check_document(faulty, framework(), ON)
    found = [problem for problem in problems if (problem.code, problem.path) == (code, path)]
    assert len(found) == 1, problems
    assert found[0].sentence.endswith(".")
    assert found[0].remedy
    assert found[0].severity == TABLE[code].severity


def test_the_table_of_faults_covers_every_code() -> None:
    assert {code for code, _, _ in FAULTS} == set(CODES)
    assert len(CODES) >= 25
    assert all(title and not title.endswith(".") for title in CODES.values())


def test_several_faults_come_at_once() -> None:
    faulty = harm(title="", right="article-61", bands=(), features=("F09",), now=judged(likelihood="often"))
    codes = {problem.code for problem in check_document(faulty, framework())}
    assert {"text.blank-title", "reference.unknown-word", "impact.no-band", "reference.unknown-item",
            "judgement.unknown-level"} <= codes  # fmt: skip


def test_the_nearest_word_is_suggested() -> None:
    problem = next(
        p for p in check_document(harm(right="artcle-16"), framework()) if p.code == "reference.unknown-word"
    )
    assert "article-16" in problem.remedy


def test_without_a_day_nothing_is_to_come() -> None:
    assert check_document(document(assessed_on=AFTER), framework()) == []


def test_a_scale_that_maps_to_a_fitting_one_fits_too() -> None:
    assert check_document(harm(now=judged(stars="one..two")), framework()) == []
    assert check_document(harm(now=judged(likelihood="unknown", severity="large")), framework()) == []


def test_provisional_keys_are_references_like_any_other() -> None:
    tension = Tension(id="T+a", title="t", impacts=("I+new",), rights=("article-16",))
    held = document(impacts=(HARM, BENEFIT, change(HARM, id="I+new")), tensions=(tension,))
    assert check_document(held, framework()) == []


def test_a_finding_of_an_unknown_consultation_is_one_problem() -> None:
    held = document(findings=(ConsultationFinding(id="N01", consultation="C09", says="s"),))
    assert [problem.code for problem in check_document(held, framework())] == ["reference.unknown-item"]


def test_without_profiles_no_rule_is_called_unknown() -> None:
    bare = compose([change(framework().packs[0], profiles=())])
    held = document(overrides=(Override(id="O01", rule="anything"),))
    assert "override.unknown-rule" not in {problem.code for problem in check_document(held, bare)}


def test_the_quick_pass_sees_every_value_that_the_slow_one_sees() -> None:
    for _, _, held in FAULTS:
        quick: set[tuple[str, Any]] = set()
        for refers, values in columns([held], document_plan()):
            quick |= {(refers, value) for value in values if value}
        slow = {(reference.refers, use.value) for reference, use in uses(held, document_plan(), "")}
        assert quick == slow
