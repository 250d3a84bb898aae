"""Building records by hand: values in, values out. Whatever is not named is finished, mild and unremarkable.

``finished`` makes a record whose verdict is consistent in both profiles and both views, so that one fault put into it
is the only fault there is.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from bestinterests.domain.balance import Alternative, Balance, Override, ServiceStatement
from bestinterests.domain.conformity import HarmAnswer, MatterAnswer, ObligationAnswer, ReviewPlan
from bestinterests.domain.consultation import Consultation
from bestinterests.domain.coverage import CoverageStatement
from bestinterests.domain.document import Assessment
from bestinterests.domain.feature import Feature
from bestinterests.domain.impact import Impact, Judgement, Slot
from bestinterests.domain.measure import Measure, MeasureStatus, RemedyRoute
from bestinterests.domain.service import BandUse, Person, ScopeTest, Service
from tests.evaluation.framework import ASKED

ON = dt.date(2026, 6, 1)
"""The day that every record of these tests is read for."""
BANDS = ("0-5", "6-9", "10-12", "13-15", "16-17")
IN_SCOPE = ("10-12", "13-15")
ALTERNATIVES = ("do-not-offer", "less-data", "off-by-default", "older-bands-only")


def slot(*credits: str, reason: str = "So it was seen.", **levels: str) -> Slot:
    """An agreed slot. Scales by keyword, with ``_`` for ``-``: ``slot("M01", likelihood="likely")``."""
    agreed = tuple(
        Judgement(scale=scale.replace("_", "-"), level=level, reason=reason) for scale, level in levels.items()
    )
    return Slot(agreed=agreed, credits=credits)


def blank() -> Slot:
    """A slot in which nobody has judged."""
    return Slot()


def sure(level: str = "strong") -> Slot:
    """Certainty of this level."""
    return slot(certainty=level)


def built(
    likelihood: str = "remote", gravity: str = "moderate", reach: str = "few", irremediability: str = "easily-mended"
) -> Slot:
    """A harm judged on all four of our scales; low unless told."""
    return slot(gravity=gravity, reach=reach, irremediability=irremediability, likelihood=likelihood)


def medium() -> Slot:
    """A harm that is medium on both tables."""
    return built("possible")


def high() -> Slot:
    """A harm that is high on both tables."""
    return built("certain")


def gain(likelihood: str = "likely", size: str = "substantial") -> Slot:
    """A benefit judged on our scales; high unless told."""
    return slot(size=size, likelihood=likelihood)


def harm(key: str = "I01", before: Slot | None = None, **fields: Any) -> Impact:
    """A harm to privacy in F01, low unless told."""
    made: dict[str, Any] = {
        "title": f"Harm {key}",
        "features": ("F01",),
        "right": "article-16",
        "bands": IN_SCOPE,
        "mechanism": "Names are shown, so strangers read them.",
        "before": built() if before is None else before,
        "certainty": sure("fair"),
    }
    return Impact(id=key, direction="harm", **{**made, **fields})


def benefit(key: str = "I02", before: Slot | None = None, **fields: Any) -> Impact:
    """A benefit to play in F01 that may pay for harms there, high and well evidenced unless told."""
    made: dict[str, Any] = {
        "title": f"Benefit {key}",
        "features": ("F01",),
        "right": "article-31",
        "bands": IN_SCOPE,
        "mechanism": "Scores are kept, so friends play together.",
        "accrues_to": ("this-child",),
        "data_dependent": "yes",
        "before": gain() if before is None else before,
        "certainty": sure(),
    }
    return Impact(id=key, direction="benefit", **{**made, **fields})


def measure(key: str = "M01", status: MeasureStatus = "tested", **fields: Any) -> Measure:
    """A measure, implemented and tested unless told."""
    made: dict[str, Any] = {"title": f"Measure {key}"}
    if status == "tested":
        made |= {"test_result": "passed", "tested_on": dt.date(2026, 3, 1)}
    return Measure(id=key, status=status, **{**made, **fields})


def balance(*harms: str, benefits: tuple[str, ...] = ("I02",), feature: str = "F01", **fields: Any) -> Balance:
    """A balance that tolerates these harms and answers everything that it must."""
    made: dict[str, Any] = {
        "alternatives": tuple(Alternative(kind=kind, reason="It would end the play.") for kind in ALTERNATIVES),
        "less_harmful_exists": "no",
        "core_untouched": "yes",
        "children_said": "They want to keep it.",
        "reason": "Nothing milder gives the same.",
        "by": "P01",
        "expires_on": dt.date(2027, 6, 1),
    }
    return Balance(feature=feature, tolerates=harms, benefits=benefits, **{**made, **fields})


def signature(key: str = "O01", rule: str = "toleration.held", items: tuple[str, ...] = ("I01",)) -> Override:
    """A named senior person's signature with a second one."""
    return Override(id=key, rule=rule, items=items, reason="We looked at it twice.", by="P01", second="P02")


def consultation(key: str = "C01", **fields: Any) -> Consultation:
    """Children of every band, asked and told."""
    made: dict[str, Any] = {
        "asked": "children",
        "status": "held",
        "bands": BANDS,
        "number": 12,
        "held_on": dt.date(2026, 2, 1),
    }
    return Consultation(id=key, **{**made, **fields})


def route(key: str = "R01", **fields: Any) -> RemedyRoute:
    """A route for every right and band that works and was tested."""
    made: dict[str, Any] = {"name": "Report button", "status": "working", "tested_on": dt.date(2026, 3, 1)}
    return RemedyRoute(id=key, **{**made, **fields})


def assessment(*impacts: Impact, **fields: Any) -> Assessment:
    """A bare record of these impacts: their features, and nothing else that anybody has answered."""
    names = sorted({feature for impact in impacts for feature in impact.features} or {"F01"})
    made: dict[str, Any] = {"features": tuple(Feature(id=name, name=f"Feature {name}") for name in names)}
    return Assessment(impacts=impacts, **{**made, **fields})


def finished(*impacts: Impact, **fields: Any) -> Assessment:
    """A finished record of these impacts (a low harm and a benefit unless told), with every answer given."""
    impacts = impacts or (harm(), benefit())
    bare = assessment(*impacts)
    features = tuple(feature.id for feature in (*bare.features, *fields.get("features", ())))
    looked = CoverageStatement(
        id="S01", features=features, rights=ASKED, bands=BANDS, answer="looked", reason="We walked through it."
    )
    service = CoverageStatement(id="S02", rights=ASKED, bands=BANDS, answer="looked", reason="We walked through it.")
    duties = ("s2-1", "s2-2", "s2-3", "s12-1", "s12-2")
    made: dict[str, Any] = {
        "title": "Small service",
        "assessed_on": dt.date(2026, 5, 1),
        "service": Service(name="Small service", stage="planned"),
        "scope": ScopeTest(outcome="in-scope", reason="Children play it."),
        "children": tuple(BandUse(band=band, in_scope=band in IN_SCOPE) for band in BANDS),
        "people": (
            Person(id="P01", role="Director", senior=True),
            Person(id="P02", role="Safeguarding lead", senior=True),
            Person(id="P03", role="Designer"),
        ),
        "features": bare.features,
        "coverage": (looked, service),
        "consultations": (consultation(),),
        "measures": (measure(),),
        "remedy_routes": (route(),),
        "statement": ServiceStatement(gains="G.", losses="L.", tolerated="T.", children="C.", revision="R."),
        "obligations": tuple(ObligationAnswer(obligation=duty, answer="met", reason="Done.") for duty in duties),
        "higher_protection": tuple(
            MatterAnswer(matter=matter, how="By age.") for matter in ("needs-by-age", "protect-and-support")
        ),
        "minimum_harms": tuple(HarmAnswer(harm=name, answer="no", reason="No.") for name in ("sleep", "spending")),
        "review": ReviewPlan(owner="Product lead", next_review=dt.date(2027, 3, 1), publication="planned"),
    }
    return Assessment(impacts=impacts, **{**made, **fields})


def tolerated(*more: Impact, before: Slot | None = None, **fields: Any) -> Assessment:
    """A finished record with a medium harm I01 that is tolerated for benefit I02 in due form."""
    impacts = (harm(before=medium() if before is None else before), benefit(right="article-16"))
    chosen = fields.pop("impacts", impacts)
    return finished(*chosen, *more, **{"balances": (balance("I01"),), **fields})


def three(*more: Impact, **fields: Any) -> Assessment:
    """A finished record of three features, in each a tolerated medium harm to privacy: I01, I03 and I05."""
    pairs = (("F01", "I01", "I02"), ("F02", "I03", "I04"), ("F03", "I05", "I06"))
    impacts: list[Impact] = []
    for feature, worse, better in pairs:
        impacts += [
            harm(worse, medium(), features=(feature,)),
            benefit(better, features=(feature,), right="article-16"),
        ]
    together = tuple(impact.id for impact in more)
    balances = tuple(balance(worse, *together, benefits=(better,), feature=feature) for feature, worse, better in pairs)
    return finished(*impacts, *more, **{"balances": balances, **fields})


def joint(before: Slot | None = None, **fields: Any) -> Assessment:
    """The same with a joint effect I07 of the three harms, medium with a reason unless told, tolerated as they are."""
    made: dict[str, Any] = {
        "features": ("F01", "F02", "F03"),
        "cumulates": ("I01", "I03", "I05"),
        "cumulative_reason": "The same few strangers.",
    }
    return three(harm("I07", medium() if before is None else before, **{**made, **fields}))
