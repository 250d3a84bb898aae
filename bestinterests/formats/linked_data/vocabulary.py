"""Our vocabulary as SKOS and RDF, made from the packs that ship: rights, standards, age bands, verdicts, levels."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from bestinterests.domain.evaluation import VERDICT_WORDS, VERDICTS
from bestinterests.domain.pack import Band, Right, Standard
from bestinterests.formats.json_writing import json_of
from bestinterests.formats.linked_data.context import band_iri, level_iri, right_iri, standard_iri, verdict_iri
from bestinterests.formats.linked_data.terms import PREFIXES, TERMS, Ours
from bestinterests.packs.framework import Framework

Node = dict[str, Any]

HARM_LEVELS = ("none", "low", "medium", "high", "critical")
BENEFIT_LEVELS = ("none", "low", "medium", "high")
_KIND = {"class": "rdfs:Class", "property": "owl:ObjectProperty", "text": "owl:DatatypeProperty"}
LANGUAGE = "en-GB"


def vocabulary_text(framework: Framework) -> str:
    """Return the vocabulary as one JSON-LD document; the same packs give the same text."""
    nodes: list[Node] = [_about(framework), *map(_term, TERMS)]
    nodes += _scheme("rights", "Rights of the child (UNCRC)", map(_right(framework), framework.rights.values()))
    nodes += _scheme("standards", "Standards of the Children's code", map(_standard, framework.standards.values()))
    nodes += _scheme("bands", "Age bands", map(_band, framework.bands.values()))
    nodes += _scheme("verdicts", "Verdicts, worst first", _verdicts())
    nodes += _scheme("levels", "Levels of harm and benefit", _levels())
    return json_of({"@context": _context(), "@graph": nodes})


def _context() -> Node:
    said = {"@language": LANGUAGE}
    return {
        **PREFIXES,
        "label": {"@id": "rdfs:label", **said},
        "comment": {"@id": "rdfs:comment", **said},
        "prefLabel": {"@id": "skos:prefLabel", **said},
        "altLabel": {"@id": "skos:altLabel", **said},
        "definition": {"@id": "skos:definition", **said},
        "childWording": {"@id": "bia:childWording", **said},
        "notation": "skos:notation",
        "provenance": "bia:provenance",
        "category": "bia:category",
        **{
            name: {"@id": place, "@type": "@id"}
            for name, place in (
                ("inScheme", "skos:inScheme"),
                ("related", "skos:related"),
                ("subClassOf", "rdfs:subClassOf"),
                ("subPropertyOf", "rdfs:subPropertyOf"),
                ("isDefinedBy", "rdfs:isDefinedBy"),
            )
        },
    }


def _about(framework: Framework) -> Node:
    return {
        "@id": "urn:bestinterests:vocabulary",
        "@type": "owl:Ontology",
        "label": "Best interests of the child: vocabulary",
        "comment": "Our own words for assessments of children's best interests. Not made or endorsed by a regulator.",
        "owl:versionInfo": ", ".join(f"{pin.pack} {pin.version}" for pin in framework.pins),
    }


def _term(term: Ours) -> Node:
    above = "subClassOf" if term.kind == "class" else "subPropertyOf"
    return {
        "@id": f"bia:{term.name}",
        "@type": _KIND[term.kind],
        "label": term.label,
        "comment": term.definition,
        "isDefinedBy": "urn:bestinterests:vocabulary",
        **({above: term.above} if term.above else {}),
        **({"related": term.near} if term.near else {}),
    }


def _scheme(name: str, title: str, concepts: Iterable[Node]) -> Iterator[Node]:
    scheme = f"bia:scheme:{name}"
    yield {"@id": scheme, "@type": "skos:ConceptScheme", "prefLabel": title}
    for concept in concepts:
        kinds = concept.pop("@type")
        yield {"@id": concept.pop("@id"), "@type": ["skos:Concept", kinds], "inScheme": scheme, **concept}


def _right(framework: Framework) -> Any:
    def node(right: Right) -> Node:
        taken_up = framework.framework_rights.get(right.id)
        return {
            "@id": right_iri(right.id),
            "@type": "dpv:Right",
            "notation": str(right.article),
            "prefLabel": right.title.text,
            **({"altLabel": taken_up.short, "category": taken_up.category} if taken_up else {}),
            "definition": right.adult.text,
            "childWording": right.child.text,
            "provenance": right.adult.provenance,
            **({"related": [right_iri(other) for other in right.related]} if right.related else {}),
        }

    return node


def _standard(standard: Standard) -> Node:
    return {
        "@id": standard_iri(standard.id),
        "@type": "bia:Standard",
        "notation": str(standard.number),
        "prefLabel": standard.title.text,
        "definition": standard.summary.text,
        "provenance": standard.summary.provenance,
    }


def _band(band: Band) -> Node:
    return {
        "@id": band_iri(band.id),
        "@type": "bia:AgeBand",
        "notation": band.id,
        "prefLabel": band.label.text,
        "provenance": band.label.provenance,
    }


def _verdicts() -> Iterator[Node]:
    for place, verdict in enumerate(VERDICTS, 1):
        yield {
            "@id": verdict_iri(verdict),
            "@type": "bia:Verdict",
            "notation": str(place),
            "prefLabel": VERDICT_WORDS[verdict],
            "provenance": "ours",
        }


def _levels() -> Iterator[Node]:
    for scale, levels in (("harm", HARM_LEVELS), ("benefit", BENEFIT_LEVELS)):
        for place, level in enumerate(levels):
            kind = "dpv:RiskLevel" if scale == "harm" and place else "bia:Level"
            yield {
                "@id": level_iri(scale, level),
                "@type": kind,
                "notation": str(place),
                "prefLabel": f"{scale.capitalize()}: {level}",
                "provenance": "ours",
            }
