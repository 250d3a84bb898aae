"""What is written as linked data is read as meant by another program, and holds what the shape asks for."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache
from pathlib import Path

import msgspec
import pyshacl
import pytest
import rdflib
from hypothesis import given, settings

from bestinterests.documents.papers import Assessed
from bestinterests.domain.document import Document
from bestinterests.domain.evaluation import VERDICTS
from bestinterests.evaluation import evaluate
from bestinterests.formats import FORMATS
from bestinterests.formats.checking import check
from bestinterests.formats.linked_data.terms import BASE, DPV, DPV_TERMS, PREFIXES, TERMS
from tests.documents import fixture
from tests.strategies import documents

ROOT = Path(__file__).parents[2]
EXAMPLES = sorted((ROOT / "examples").glob("*.bia.yaml"))
ON = dt.date(2026, 6, 1)
pytestmark = pytest.mark.filterwarnings("ignore:.* is deprecated:DeprecationWarning")
"""The libraries that read linked data still use parts of their own that they deprecate."""
BIA, OURS = rdflib.Namespace(BASE), BASE
DPV_SPACE = rdflib.Namespace(DPV)
SKOS = rdflib.Namespace(PREFIXES["skos"])


@cache
def example(path: Path) -> Assessed:
    checked = check(path.read_bytes(), path.name)
    assert checked.document is not None
    assert checked.framework is not None
    evaluation = evaluate(checked.framework, checked.document.assessment, on=ON)
    return Assessed(checked.framework, checked.document, evaluation)


@cache
def shape() -> rdflib.Graph:
    return rdflib.Graph().parse(ROOT / "schemas/assessment.shacl.ttl", format="turtle")


@cache
def vocabulary() -> rdflib.Graph:
    return rdflib.Graph().parse(ROOT / "schemas/vocabulary.jsonld", format="json-ld")


def graph(assessed: Assessed) -> rdflib.Graph:
    return rdflib.Graph().parse(data=FORMATS["jsonld"].write(assessed).decode(), format="json-ld")


def faults(data: rdflib.Graph) -> str:
    conforms, _, text = pyshacl.validate(data, shacl_graph=shape(), inference="none")
    return "" if conforms else text


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_conforms_to_the_shape(path: Path) -> None:
    assert faults(graph(example(path))) == ""


def test_every_impact_and_verdict_arrives() -> None:
    assessed = example(EXAMPLES[-1])
    held = graph(assessed)
    sides = {impact.direction for impact in assessed.document.assessment.impacts}
    assert sides == {"harm", "benefit"}
    for impact in assessed.document.assessment.impacts:
        kind = BIA.HarmImpact if impact.direction == "harm" else BIA.SupportImpact
        (node,) = held.subjects(rdflib.DCTERMS.identifier, rdflib.Literal(impact.id))
        assert (node, rdflib.RDF.type, kind) in held
        assert {str(right).rpartition(":")[2] for right in held.objects(node, BIA.onRight)} == set(impact.rights)
    head = assessed.evaluation.profiles[0].now
    (service,) = held.objects(None, DPV_SPACE.hasService)
    verdicts = {
        str(held.value(node, BIA.verdict))
        for node in held.subjects(BIA.about, service)
        if str(held.value(node, BIA.profile)) == assessed.evaluation.profiles[0].profile
        and str(held.value(node, BIA.view)) == "now"
    }
    assert verdicts == {f"{OURS}verdict:{head.verdict.worst.replace('_', '-')}"}


def test_only_known_terms_are_written() -> None:
    known = {f"{OURS}{term.name}" for term in TERMS}
    named = {str(term) for triple in graph(example(EXAMPLES[0])) for term in triple if isinstance(term, rdflib.URIRef)}
    ours = {name for name in named if name.startswith(OURS) and ":" not in name.removeprefix(OURS)}
    assert ours <= known
    assert {name.removeprefix(DPV) for name in named if name.startswith(DPV)} <= DPV_TERMS
    concepts = {str(node) for node in vocabulary().subjects(rdflib.RDF.type, SKOS.Concept)}
    assert {name for name in named if name.startswith(OURS)} - known <= concepts


def test_nothing_is_fetched_to_understand_it() -> None:
    tree = msgspec.json.decode(FORMATS["jsonld"].write(example(EXAMPLES[0])))
    assert isinstance(tree["@context"], dict)
    assert "@import" not in tree["@context"]


def test_another_version_has_other_names() -> None:
    assessed = example(EXAMPLES[0])
    changed = msgspec.structs.replace(assessed.document.assessment, title="Another title")
    document = msgspec.structs.replace(assessed.document, assessment=changed)
    other = Assessed(assessed.framework, document, evaluate(assessed.framework, changed, on=ON))
    records = [next(graph(one).subjects(rdflib.RDF.type, BIA.BestInterestsAssessment)) for one in (assessed, other)]
    assert records[0] != records[1]


@pytest.mark.parametrize(
    "old, new",
    [
        ('"bia:SupportImpact"', '"bia:HarmImpact"'),
        ("bia:verdict:stop", "bia:verdict:in-the-best-interests"),
        ('"view": "now"', '"view": "later"'),
        ('"basis": "method"', '"basis": "duty"'),
        ('"digest": "sha256:', '"digest": "md5:'),
    ],
)
def test_what_is_wrong_does_not_conform(old: str, new: str) -> None:
    text = FORMATS["jsonld"].write(example(EXAMPLES[0])).decode()
    assert old in text
    assert faults(rdflib.Graph().parse(data=text.replace(old, new), format="json-ld"))


@settings(max_examples=8)
@given(documents())
def test_any_record_conforms(document: Document) -> None:
    assessed = Assessed(fixture.framework(), document, fixture.evaluated(document.assessment))
    held = graph(assessed)
    assert faults(held) == ""
    assert len(list(held.subjects(rdflib.RDF.type, BIA.BestInterestsAssessment))) == 1


class TestVocabulary:
    """The words themselves."""

    def test_it_holds_every_right_standard_band_and_verdict(self) -> None:
        def concepts(scheme: str) -> int:
            return len(list(vocabulary().subjects(SKOS.inScheme, BIA[f"scheme:{scheme}"])))

        assert (concepts("rights"), concepts("standards"), concepts("verdicts")) == (54, 15, len(VERDICTS))
        assert concepts("bands") == 5

    def test_every_term_has_a_label_and_a_meaning_and_says_how_sure_a_statement_is(self) -> None:
        for term in TERMS:
            assert list(vocabulary().objects(BIA[term.name], rdflib.RDFS.label))
            assert list(vocabulary().objects(BIA[term.name], rdflib.RDFS.comment))
        for concept in vocabulary().subjects(rdflib.RDF.type, SKOS.Concept):
            assert list(vocabulary().objects(concept, SKOS.prefLabel))
            assert list(vocabulary().objects(concept, SKOS.inScheme))

    def test_a_benefit_is_no_risk(self) -> None:
        above = set(vocabulary().transitive_objects(BIA.SupportImpact, rdflib.RDFS.subClassOf))
        assert DPV_SPACE.Risk not in above
        assert (BIA.benefit, rdflib.RDFS.subPropertyOf, DPV_SPACE.hasRiskLevel) not in vocabulary()
        assert (BIA.harm, rdflib.RDFS.subPropertyOf, DPV_SPACE.hasRiskLevel) in vocabulary()

    def test_dpv_names_are_of_its_namespace(self) -> None:
        assert all(re.fullmatch(r"[A-Za-z]+", name) for name in DPV_TERMS)
