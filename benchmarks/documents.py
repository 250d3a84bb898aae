"""Documents of any size for the benchmarks: realistic shapes, the same for the same size and seed."""

from __future__ import annotations

import datetime as dt
import random
from typing import Any

import msgspec

from bestinterests.domain.document import Assessment
from bestinterests.packs.framework import Framework

ON = dt.date(2026, 11, 23)
IMPACTS_A_FEATURE = 12
LEVELS = {
    "gravity": ("minor", "moderate", "moderate", "serious"),
    "reach": ("few", "many", "most"),
    "irremediability": ("easily-mended", "with-effort", "lasting"),
    "likelihood": ("remote", "possible", "possible", "likely", "remote..possible"),
    "size": ("slight", "moderate", "substantial"),
    "certainty": ("weak", "fair", "fair", "strong"),
}


def assessment(framework: Framework, impacts: int, *, seed: int = 1, mild: bool = False) -> Assessment:
    """A finished assessment with this many impacts, twelve a feature, two thirds of them harms.

    mild: harms stay low, so that the verdict is a good one and every single step could change it (the dear case).
    """
    return msgspec.convert(_tree(framework, impacts, random.Random(seed), mild), Assessment)


def _tree(framework: Framework, impacts: int, draw: random.Random, mild: bool) -> dict[str, Any]:
    bands = list(framework.bands)[1:4]
    features = [f"F{i:02}" for i in range(1, max(1, impacts // IMPACTS_A_FEATURE) + 1)]
    activities = list(framework.activities)
    rights = [r for r, taken in framework.framework_rights.items() if taken.category in ("self", "support", "society")]
    everything = [r for r, t in framework.framework_rights.items() if t.category not in ("umbrella", "machinery")]
    measures = [f"M{i:02}" for i in range(1, impacts // 4 + 2)]
    people = [{"id": "P01", "role": "assessor"}, {"id": "P02", "role": "head of studio", "senior": True}]
    return {
        "title": f"Benchmark with {impacts} impacts",
        "fictional": True,
        "packs": [{"pack": pin.pack, "version": pin.version} for pin in framework.pins],
        "assessed_on": ON.isoformat(),
        "service": {"name": "Benchmark", "stage": "live"},
        "scope": {"outcome": "in-scope", "reason": "Made for children."},
        "children": [{"band": band} for band in bands],
        "people": people,
        "features": [{"id": f, "name": f"Feature {f}"} for f in features],
        "data_activities": [
            {"id": f"D{i:02}", "feature": f, "kinds": [draw.choice(activities)]} for i, f in enumerate(features, 1)
        ],
        "impacts": [_impact(i, features, rights, bands, measures, draw, mild) for i in range(1, impacts + 1)],
        "coverage": [
            {"id": f"S{i:02}", "features": [f] if f else [], "rights": everything, "bands": bands, "answer": "looked"}
            for i, f in enumerate(["", *features], 1)
        ],
        "evidence": [{"id": f"E{i:02}", "says": f"Source {i}.", "strength": "fair"} for i in range(1, 41)],
        "consultations": [{"id": "C01", "asked": "children", "bands": bands, "number": 60, "said": "They like it."}],
        "remedy_routes": [{"id": "R01", "name": "Report", "status": "working", "tested_on": "2026-10-01"}],
        "measures": [
            {
                "id": m,
                "title": f"Measure {m}",
                "what": f"Do {m}.",
                "status": draw.choice(("planned", "implemented")),
                "owner": "product",
                "due": "2027-03-01",
            }
            for m in measures
        ],
        "statement": dict.fromkeys(("gains", "losses", "tolerated", "children", "revision"), "Written by a person."),
        "review": {"owner": "product", "next_review": "2027-11-01", "publication": "planned"},
    }


def _impact(
    number: int,
    features: list[str],
    rights: list[str],
    bands: list[str],
    measures: list[str],
    draw: random.Random,
    mild: bool,
) -> dict[str, Any]:
    harm = mild or number % 3 != 0
    scales = ("gravity", "reach", "irremediability", "likelihood") if harm else ("size", "likelihood")
    measure = draw.choice(measures)

    def slot(which: tuple[str, ...], credited: list[str]) -> dict[str, Any]:
        judged = [
            {
                "scale": s,
                "level": "minor" if mild and s == "gravity" else draw.choice(LEVELS[s]),
                "reason": f"Because of what source {draw.randint(1, 40)} says about impact {number}.",
            }
            for s in which
        ]
        if mild:
            judged = [j if j["scale"] != "likelihood" else {**j, "level": "remote"} for j in judged]
        return {"agreed": judged, "credits": credited}

    made: dict[str, Any] = {
        "id": f"I{number:02}",
        "title": f"Effect {number}",
        "features": [features[(number - 1) % len(features)]],
        "right": rights[number % len(rights)] if not mild else rights[draw.randrange(len(rights))],
        "linked_rights": [] if mild else [rights[(number + draw.randint(1, 5)) % len(rights)]],
        "bands": sorted(draw.sample(bands, draw.randint(1, len(bands))), key=bands.index),
        "direction": "harm" if harm else "benefit",
        "mechanism": f"Because data are used, children experience effect {number}.",
        "before": slot(scales, []),
        "certainty": slot(("certainty",), [])
        if not mild
        else {"agreed": [{"scale": "certainty", "level": "fair", "reason": f"Own data {number}."}]},
        "evidence": [f"E{draw.randint(1, 40):02}"],
    }
    if harm and number % 2 == 0:
        made["expected"] = slot(scales, [measure])
    if not harm:
        made |= {"accrues_to": ["this-child"], "data_dependent": "yes"}
    return made
