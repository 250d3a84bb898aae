"""The context that stands inside every file: no reader has to fetch anything to understand it."""

from __future__ import annotations

from typing import Any

from bestinterests.formats.linked_data.terms import PREFIXES, TERMS

_USED = ("bia", "dpv", "dct", "skos", "xsd")
_REFERS = {"@type": "@id"}


def context() -> dict[str, Any]:
    """Return the ``@context`` of assessments and publications: prefixes, our terms, and DPV's that are written."""
    found: dict[str, Any] = {name: PREFIXES[name] for name in _USED}
    for term in TERMS:
        if term.kind == "property":
            found[term.name] = {"@id": f"bia:{term.name}", **_REFERS}
        elif term.kind == "text":
            found[term.name] = f"bia:{term.name}"
    found |= {
        "title": "dct:title",
        "description": "dct:description",
        "identifier": "dct:identifier",
        "assessedOn": {"@id": "dct:created", "@type": "xsd:date"},
        "readOn": {"@id": "dct:valid", "@type": "xsd:date"},
        "publishedOn": {"@id": "dct:issued", "@type": "xsd:date"},
        "decidedOn": {"@id": "bia:decidedOn", "@type": "xsd:date"},
        "standingSince": {"@id": "bia:standingSince", "@type": "xsd:date"},
        "publisher": {"@id": "dct:publisher", **_REFERS},
        "service": {"@id": "dpv:hasService", **_REFERS},
        "controller": {"@id": "dpv:hasDataController", **_REFERS},
        "process": {"@id": "dpv:hasProcess", **_REFERS},
        "impact": {"@id": "dpv:hasImpact", **_REFERS},
        "impactOn": {"@id": "dpv:hasImpactOn", **_REFERS},
        "mitigatedBy": {"@id": "dpv:isMitigatedByMeasure", **_REFERS},
    }
    return found


def right_iri(right: str) -> str:
    """Name of a right."""
    return f"bia:right:{right}"


def band_iri(band: str) -> str:
    """Name of an age band."""
    return f"bia:band:{band}"


def standard_iri(standard: str) -> str:
    """Name of a standard."""
    return f"bia:{standard}"


def verdict_iri(verdict: str) -> str:
    """Name of a verdict."""
    return f"bia:verdict:{verdict.replace('_', '-')}"


def level_iri(scale: str, level: str) -> str:
    """Name of a level: of harm, of benefit, or of a scale of the pack."""
    return f"bia:level:{scale}:{level}"
