"""Rows of a small portfolio, drawn: few services, words that meet, and what is rare drawn often."""

from __future__ import annotations

import datetime as dt
from typing import Any

from hypothesis import strategies as st

from bestinterests.domain.evaluation import VERDICTS
from bestinterests.portfolio.rows import (
    NO_NUMBER,
    TABLES,
    Age,
    Asked,
    Count,
    Fact,
    Finding,
    Judged,
    MeasureOn,
    Obligation,
    Place,
    Standing,
    Version,
)
from tests.portfolio.plain import plain_looked, plain_shares

SECTORS = ("games", "schools", "o'shops")
RIGHTS = ("article-3", "article-16", "article-31")
BANDS = ("6-9", "10-12", "13-15")
PATTERNS = ("", "chat", "age-gate")
DIRECTIONS = ("harm", "benefit")
RULES = ("veto.one", "contradiction.level", "contradiction.copied")
DAYS = [None, dt.date(2025, 1, 1), dt.date(2025, 12, 31), dt.date(2026, 1, 1), dt.date(2026, 2, 28)]
LEVEL = st.integers(0, 5)
Held = dict[str, list[Any]]


@st.composite
def held(draw: st.DrawFn) -> Held:
    """Draw rows of every table, of a few versions of at most five services."""
    number = draw(st.integers(3, 8))
    services = [f"maker/{draw(st.sampled_from('abcde'))}" for _ in range(number)]
    rows: Held = {name: [] for name in TABLES}
    sector = {service: draw(st.sampled_from(SECTORS)) for service in sorted(set(services))}
    for version, service in enumerate(services, 1):
        rows["versions"].append(_version(draw, version, service))
        _of_version(draw, version, rows)
    rows["standings"] = _standings(draw, services, sector, rows)
    rows["facts"] = [_fact(draw, service, line) for line, service in enumerate(sorted(set(services)))]
    rows["shares"] = plain_shares(rows)
    rows["looked"] = plain_looked(rows)
    return rows


def _version(draw: st.DrawFn, version: int, service: str) -> Version:
    verdict = draw(st.sampled_from(("", *VERDICTS)))
    whose = draw(st.sampled_from(("provider", "provider", "other", "table")))
    return Version(
        version=version,
        content=f"sha256:{version}",
        original=f"sha256:{version}",
        format=1,
        source="scan" if whose == "table" else "document",
        name=f"{version}.bia.json",
        inside=draw(st.sampled_from(("", "2026/one.bia.json"))),
        taken_on=dt.date(2026, 3, 1),
        whose=whose,
        service=service,
        service_name=f"The {service[-1]}",
        organisation="maker",
        published=draw(st.sampled_from(("", "", "decision", "change"))),
        role=draw(st.sampled_from(("", "controller", "controller processor", "joint-controller"))),
        edtech=draw(st.booleans()),
        day=draw(st.sampled_from(DAYS)),
        fictional=draw(st.sampled_from((False, False, True))),
        finished=draw(st.booleans()),
        open_judgements=draw(st.integers(0, 2)),
        now_worst=verdict,
        now_best=verdict,
        robustness=draw(st.sampled_from(("", "settled", "sensitive", "open"))),
        adverse=draw(st.sampled_from((NO_NUMBER, 1, 2))),
    )


def _standings(draw: st.DrawFn, services: list[str], sector: dict[str, str], rows: Held) -> list[Standing]:
    """Versions in their order; the last that is the provider's and no sample is current, if the service is in scope."""
    standings = []
    for service in sorted(set(services)):
        versions = [number for number, each in enumerate(services, 1) if each == service]
        own = [
            v for v in versions if rows["versions"][v - 1].whose == "provider" and not rows["versions"][v - 1].fictional
        ]
        current = own[-1] if own and draw(st.sampled_from((True, True, True, False))) else 0
        standings += [
            Standing(
                version=version,
                service=service,
                sector=sector[service],
                place=place,
                versions=len(versions),
                is_current=version == current,
            )
            for place, version in enumerate(versions, 1)
        ]
    return standings


def _of_version(draw: st.DrawFn, version: int, rows: Held) -> None:
    rows["ages"] += [
        Age(
            version=version,
            band=band,
            in_scope=draw(st.sampled_from((True, True, False))),
            heard=draw(st.sampled_from(("yes", "planned", "exempt", "no"))),
        )
        for band in _some(draw, BANDS)
    ]
    rows["places"] += [
        Place(
            version=version, right=right, band=band, state=draw(st.sampled_from(("judged", "none", "not-applicable")))
        )
        for right, band in _some(draw, [(right, band) for right in RIGHTS for band in BANDS])
    ]
    rows["counts"] += [_count(draw, version) for _ in range(draw(st.integers(0, 5)))]
    rows["asked"] += [_asked(draw, version) for _ in range(draw(st.integers(0, 2)))]
    rows["obligations"] += [
        Obligation(
            version=version,
            standard=f"standard-{obligation[1]}",
            obligation=obligation,
            answer=draw(st.sampled_from(("met", "partly", "unmet", "not-applicable", "unknown"))),
        )
        for obligation in _some(draw, ("s1-1", "s1-2", "s2-1"))
    ]
    rows["findings"] += [_finding(draw, version) for _ in range(draw(st.integers(0, 3)))]
    rows["judged"] += [_judged(draw, version, impact) for impact in _some(draw, ("I01", "I02", "I03"))]
    rows["measures"] += [
        _measure(draw, version, *each) for each in _some(draw, [("M01", "I01"), ("M02", "I01"), ("M02", "")])
    ]


def _count(draw: st.DrawFn, version: int) -> Count:
    levels = ("before", "now", "expected", "before_ico", "now_ico", "expected_ico", "now_other", "expected_other")
    effects = draw(st.integers(1, 3))
    return Count(
        version=version,
        pattern=draw(st.sampled_from(PATTERNS)),
        right=draw(st.sampled_from(RIGHTS)),
        band=draw(st.sampled_from(BANDS)),
        direction=draw(st.sampled_from(DIRECTIONS)),
        effects=effects,
        once=draw(st.integers(0, effects)),
        **{name: draw(LEVEL) for name in levels},
    )


def _asked(draw: st.DrawFn, version: int) -> Asked:
    return Asked(
        version=version,
        consultation="C01",
        asked=draw(st.sampled_from(("children", "children", "parents"))),
        status=draw(st.sampled_from(("held", "held", "planned"))),
        band=draw(st.sampled_from(("", *BANDS))),
        number=draw(st.sampled_from((NO_NUMBER, 0, 1, 4, 9, 10, 12, 200))),
        findings=0,
        adopted=0,
    )


def _finding(draw: st.DrawFn, version: int) -> Finding:
    rule = draw(st.sampled_from(RULES))
    return Finding(
        version=version,
        view=draw(st.sampled_from(("now", "expected"))),
        kind="contradiction" if rule.startswith("contradiction") else "veto",
        rule=rule,
        basis="method",
        effect=draw(st.sampled_from(("", *VERDICTS))),
        firm=draw(st.booleans()),
        sentence=draw(st.sampled_from(("It may not be.", 'Nobody\'s, %s \\ "said".'))),
    )


def _judged(draw: st.DrawFn, version: int, impact: str) -> Judged:
    return Judged(
        version=version,
        impact=impact,
        feature="F01",
        feature_name="Chat",
        pattern=draw(st.sampled_from(PATTERNS)),
        right=draw(st.sampled_from(RIGHTS)),
        bands=" ".join(BANDS),
        direction="harm" if impact != "I03" else "benefit",
        title=f"Effect {impact}",
        before=draw(LEVEL),
        now=draw(LEVEL),
        expected=draw(LEVEL),
        reason=f"Because of {version}.",
    )


def _measure(draw: st.DrawFn, version: int, measure: str, impact: str) -> MeasureOn:
    return MeasureOn(
        version=version,
        measure=measure,
        title=f"Measure {measure}",
        type=draw(st.sampled_from(("design", "default"))),
        status=draw(st.sampled_from(("planned", "planned", "implemented"))),
        test="",
        impact=impact,
    )


def _fact(draw: st.DrawFn, service: str, line: int) -> Fact:
    return Fact(
        source="scan",
        line=line,
        heading="Adverts",
        service=service,
        value=draw(st.sampled_from(("yes", "unknown"))),
        cell="TRUE",
        sentence="The scan saw adverts.",
        limit="A scan sees one visit.",
        strength="observed",
        contradicts=draw(st.sampled_from(("", "assessment.service"))),
        stated="No adverts.",
    )


def _some(draw: st.DrawFn, values: Any) -> list[Any]:
    return [each for each in values if draw(st.booleans())]
