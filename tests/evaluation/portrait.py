"""One record with something of everything, and what is read off it, whole.

Golden cases change one thing and say what follows. Here many things stand side by side, so that what belongs to one
feature, group, right, band, measure or person is told apart from what belongs to another. ``portrait.yaml`` holds the
parts of the result that no rule's finding tells. It is written anew by ``python -m tests.evaluation.portrait``; read
the difference as a reviewer would.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import msgspec
import yaml

from bestinterests.domain.balance import ServiceStatement, Tension
from bestinterests.domain.consultation import ConsultationFinding
from bestinterests.domain.coverage import CoverageStatement, RightSetAside
from bestinterests.domain.document import Assessment
from bestinterests.domain.feature import DataActivity, Feature, Link, PracticeUse
from bestinterests.domain.impact import Impact, Judgement, Slot
from bestinterests.domain.service import Group
from bestinterests.evaluation.engine import evaluate
from tests.evaluation import build
from tests.evaluation.build import ON, balance, benefit, harm, measure, slot, sure
from tests.evaluation.framework import small

TOLD = Path(__file__).parent / "portrait.yaml"
YOUNG, OLD = ("10-12",), ("13-15",)


def impacts() -> tuple[Impact, ...]:
    """Harms and benefits of four features: a chat, a shop, a map and an advert."""
    apart = tuple(
        Judgement(scale="likelihood", level=level, by=by) for level, by in (("remote", "P01"), ("likely", "P03"))
    )
    return (
        harm("I01", build.medium(), now=slot("M01", likelihood="remote"), linked_rights=("article-13",)),
        benefit("I02", right="article-16", bands=OLD),
        harm("I03", build.medium(), features=("F02",), groups=("G01",), bands=OLD, findings=("N01", "N02")),
        benefit("I04", features=("F02",), certainty=sure("assertion"), accrues_to=("company",)),
        harm("I05", build.medium(), features=("F03", "F02"), certainty=sure("weak")),
        harm("I06", build.medium(), features=("F01", "F03"), cumulates=("I01", "I05"), bands=YOUNG),
        harm("I07", slot(gravity="serious..grave", likelihood="possible"), features=("F03",), right="article-6"),
        harm("I08", features=("F02",), right="article-31", bands=OLD),
        harm("I09", Slot(given=apart), features=("F02",), right="article-31", bands=OLD, expected=slot("M03")),
        benefit("I10", build.gain("possible", "slight..substantial"), features=("F03",), accrues_to=("parents",)),
        harm("I11", build.blank(), title="Bought by mistake", features=("F04",), right="article-36", bands=()),
        benefit("I12", features=("F02",), bands=("16-17",), groups=("G01",), accrues_to=("this-child", "parents")),
        harm("I13", build.built("likely", "serious", "most", "lasting"), features=("F04",), right="article-34"),
    )


def record() -> Assessment:
    """The whole record."""
    features = (
        Feature(id="F01", name="Chat"),
        Feature(id="F02", name="Shop", practices=(PracticeUse(practice="against-us", present="no"),)),
        Feature(id="F03", name="Map"),
        Feature(id="F04", name="Advert", practices=(PracticeUse(practice="against-code", ended_by=("M05",)),)),
    )
    return build.finished(
        *impacts(),
        features=features,
        groups=(Group(id="G01", name="Children in care"), Group(id="G02", name="Blind children")),
        data_activities=(DataActivity(id="D01", feature="F02", kinds=("profiling",)),),
        links=(Link(id="L01", source="I08", target="I09", kind="amplifies"),),
        measures=(
            measure("M01"),
            measure("M02", "planned", due=dt.date(2026, 5, 31), acts_on=("I03", "I08"), effort="small"),
            measure("M03", "planned", due=dt.date(2026, 8, 1), effort="large"),
            measure("M04", "implemented", acts_on=("I13",), effort="medium", side_effects=("I08",)),
            measure("M05", "planned", acts_on=("I02",)),
            measure("M06", "abandoned", acts_on=("I13",)),
            measure("M07", "planned", due=dt.date(2026, 9, 1), acts_on=("I05",), effort="small"),
            measure("M08", "planned"),
        ),
        coverage=(
            CoverageStatement(
                id="S01",
                features=("F01", "F02"),
                rights=("article-12", "article-16"),
                bands=build.BANDS,
                answer="looked",
            ),
            CoverageStatement(
                id="S02", features=("F03",), rights=("article-12",), bands=YOUNG, answer="none-because", reason="None."
            ),
            CoverageStatement(
                id="S03",
                rights=("article-31", "article-19"),
                bands=build.IN_SCOPE,
                answer="not-applicable-because",
                reason="No play.",
            ),
            CoverageStatement(
                id="S04",
                features=("F01", "F02", "F03", "F04"),
                rights=("article-34",),
                bands=build.IN_SCOPE,
                answer="none-because",
                reason="None.",
            ),
            CoverageStatement(id="S05", rights=("article-6",), bands=OLD, answer="none-because"),
        ),
        rights_set_aside=(
            RightSetAside(right="article-36", reason="Nothing is sold."),
            RightSetAside(right="article-6"),
        ),
        balances=(
            balance("I01", expires_on=dt.date(2026, 12, 1)),
            balance("I03", "I05", benefits=("I12", "I04"), feature="F02", less_harmful_exists="unknown"),
        ),
        tensions=(
            Tension(id="T01", impacts=("I03", "I12"), between="ages"),
            Tension(id="T02", impacts=("I03",), resolution="Friends only."),
            Tension(id="T03", title="Safety against freedom", between="rights", findings=("N03",)),
        ),
        findings=(
            ConsultationFinding(id="N01", consultation="C01", says="Keep out.", supports="no"),
            ConsultationFinding(id="N02", consultation="C01", says="Let us see.", voice="parents", supports="yes"),
            ConsultationFinding(id="N03", consultation="C01", says="Fine.", supports="yes"),
        ),
        consultations=(build.consultation(bands=OLD), build.consultation("C02", bands=YOUNG, status="planned")),
        statement=ServiceStatement(gains="G.", losses="L.", tolerated="T.", children=" ", revision="R."),
    )


FIRM = {
    "one low harm": build.finished,
    "joint": build.joint,
    "a benefit at the edge": lambda: build.tolerated(
        impacts=(harm("I01", build.medium()), benefit("I02", build.gain("possible", "moderate"), right="article-16"))
    ),
    "open, credited and spread": lambda: build.tolerated(
        harm("I03", build.built("remote..possible", "moderate..serious"), right="article-13", features=("F01",)),
        harm("I04", build.medium(), now=slot("M01", "M02", likelihood="remote"), expected=slot("M03", reach="few")),
        measures=(measure("M01"), measure("M02", "implemented"), measure("M03", "planned")),
    ),
    "a weakly evidenced reason beside a range and an open practice": lambda: build.tolerated(
        benefit("I03", right="article-16", certainty=sure("weak")),
        harm("I05", build.built("remote..possible"), right="article-13"),
        features=(Feature(id="F01", name="Chat", practices=(PracticeUse(practice="against-us"),)),),
        balances=(balance("I01", benefits=("I02", "I03")),),
    ),
    "two benefits for one harm": lambda: build.tolerated(
        benefit("I03", build.gain("possible", "moderate"), accrues_to=("company",)),
        balances=(balance("I01", benefits=("I02", "I03")),),
    ),
}
"""Records of which what the verdict hangs on is told."""


def told() -> dict[str, Any]:
    """The parts of the result that no finding of a rule tells, as plain values."""
    result = plain(record())
    parts = {name: result[name] for name in ("completeness", "coverage", "conflicts", "actions")}
    for profile in result["profiles"]:
        for view in ("now", "expected"):
            for name in ("verdict", "sentence", "conditions"):
                parts[f"{profile['profile']} {view} {name}"] = profile[view][name]
    for name in ("impacts", "features", "bands", "groups", "rights", "cells", "cumulative"):
        parts[name] = result["profiles"][0]["now"][name]
    return parts | {name: firm(name) for name in FIRM}


def firm(name: str) -> dict[str, Any]:
    """How firm the verdict of one of those records is, by our method as it stands, and if every action is done."""
    profile = plain(FIRM[name]())["profiles"][0]
    return {view: profile[view]["robustness"] for view in ("now", "expected")}


def plain(made: Assessment) -> Any:
    """The evaluation of a record as plain values."""
    return msgspec.json.decode(msgspec.json.encode(evaluate(small(), made, on=ON)))


if __name__ == "__main__":
    TOLD.write_text(
        yaml.safe_dump(told(), sort_keys=False, allow_unicode=True, width=120, default_flow_style=None),
        encoding="utf-8",
    )
