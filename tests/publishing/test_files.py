"""A published document as a file: it comes back equal, one changed byte is seen, and every fault is told at once."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pyshacl
import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from bestinterests.documents.publication.standing import UNSEEN, opening
from bestinterests.domain.problem import Refused
from bestinterests.domain.publication import Entry, LeftOut, Publication, PublishedChange, ShadowOf, Standing
from bestinterests.formats.linked_data.terms import BASE, PREFIXES, TERMS
from bestinterests.formats.publications import read_publication, sealed, write_linked, write_publication
from tests.publishing.published import published, small

ROOT = Path(__file__).parents[2]
BIA = rdflib.Namespace(BASE)
pytestmark = pytest.mark.filterwarnings("ignore:.* is deprecated:DeprecationWarning")


@cache
def publication() -> Publication:
    left = (LeftOut(place="F01/description", ground="security", reason="It would show how to get in."),)
    return published(small(), left_out=left)


@cache
def raw() -> bytes:
    return write_publication(publication())


def problems(data: bytes) -> list[tuple[str, str]]:
    with pytest.raises(Refused) as caught:
        read_publication(data)
    return [(problem.code, problem.path) for problem in caught.value.problems]


def test_it_comes_back_equal_and_the_same_value_gives_the_same_bytes() -> None:
    assert read_publication(raw()) == sealed(publication())
    assert write_publication(read_publication(raw())) == raw()
    assert write_publication(replace(publication(), digest="sha256:" + "0" * 64)) == raw()


@settings(max_examples=150)
@given(st.data())
def test_any_changed_byte_is_seen(data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(raw()) - 1))
    change = data.draw(st.sampled_from(("flip", "drop", "double", "add")))
    byte = bytes([data.draw(st.integers(0, 255).filter(lambda byte: byte != raw()[at]))])
    new = {"flip": byte, "drop": b"", "double": raw()[at : at + 1] * 2, "add": byte + raw()[at : at + 1]}[change]
    with pytest.raises(Refused):
        read_publication(raw()[:at] + new + raw()[at + 1 :])


def test_what_was_changed_is_said_and_what_to_do() -> None:
    with pytest.raises(Refused) as caught:
        read_publication(raw().replace(b'"outcome": "stop"', b'"outcome": "proceed"'))
    (problem,) = caught.value.problems
    assert problem.code == "publication.digest"
    assert "One or more bytes were changed since it was published" in problem.sentence
    assert "Get it again from where it was published" in problem.remedy


@pytest.mark.parametrize(
    "saved",
    [
        lambda data: data.replace(b"\n", b"\r\n"),
        lambda data: json.dumps(json.loads(data)).encode(),
        lambda data: b"\xef\xbb\xbf" + data,
        lambda data: data.rstrip(),
        lambda data: json.dumps(json.loads(data), indent=2, sort_keys=True, ensure_ascii=False).encode() + b"\n",
    ],
)
def test_a_file_that_was_saved_anew_is_refused_too(saved: Callable[[bytes], bytes]) -> None:
    ((code, _),) = problems(saved(raw()))
    assert code in ("publication.written-anew", "publication.digest")


def test_a_key_that_stands_twice_is_refused() -> None:
    twice = raw().replace(b'"number": 1,', b'"number": 2,\n  "number": 1,')
    assert problems(twice) == [("publication.written-anew", "")]


def test_every_fault_of_the_shape_at_once() -> None:
    tree = json.loads(raw())
    tree["kind"] = "advert"
    tree["published_on"] = "soon"
    del tree["publisher"]["service"]
    tree["document"]["assessment"]["impacts"][0]["direction"] = "up"
    assert {path for _, path in problems(json.dumps(tree).encode())} == {
        "kind",
        "published_on",
        "publisher",
        "document.assessment.impacts[I01].direction",
    }


@pytest.mark.parametrize(
    "data, code",
    [
        (b"", "publication.none"),
        (b"[]", "publication.none"),
        (b"\xff\xfe{", "file.encoding"),
        (b'{"format": 1, "assessment": {}}', "publication.is-a-document"),
        (b'{"format": 9, "future": true}', "publication.newer-format"),
        (b'{"format": 1', "json.syntax"),
    ],
)
def test_what_is_no_published_document_says_what_it_is(data: bytes, code: str) -> None:
    assert [found for found, _ in problems(data)] == [code]


def test_a_newer_format_is_refused_without_further_complaint() -> None:
    newer = json.loads(raw()) | {"format": 2, "colour": "red"}
    assert problems(json.dumps(newer).encode()) == [("publication.newer-format", "format")]
    record = json.loads(raw())
    record["document"]["format"] = 2
    assert problems(json.dumps(record).encode())[0] == ("publication.newer-format", "document.format")


def test_a_file_opens_with_whose_it_is_who_decided_and_who_did_not_approve_it() -> None:
    first, *_ = json.loads(raw())
    assert first == "statement"
    assert json.loads(raw())["statement"] == opening(Entry(publication=publication())).text
    assert UNSEEN in json.loads(write_linked(sealed(publication())))["description"]


def test_one_that_was_never_published_says_so() -> None:
    tree = json.loads(raw())
    del tree["digest"]
    with pytest.raises(Refused, match="was never published"):
        read_publication(json.dumps(tree).encode())


class TestLinked:
    """As linked data."""

    @staticmethod
    def graph(held: Publication, standing: Standing | None = None) -> rdflib.Graph:
        return rdflib.Graph().parse(data=write_linked(held, standing), format="json-ld")

    @staticmethod
    def faults(data: rdflib.Graph) -> str:
        shape = rdflib.Graph().parse(ROOT / "schemas/assessment.shacl.ttl", format="turtle")
        conforms, _, text = pyshacl.validate(data, shacl_graph=shape, inference="none")
        return "" if conforms else text

    def test_it_conforms_and_says_who_decided_how_it_stands_and_what_was_left_out(self) -> None:
        standing = Standing(state="withdrawn", because="It was of a test.", on=publication().published_on)
        held = self.graph(publication(), standing)
        assert self.faults(held) == ""
        (node,) = held.subjects(rdflib.RDF.type, BIA.Publication)
        assert str(held.value(node, BIA.decidedBy)) == publication().decided.by
        assert str(held.value(node, BIA.publicationDigest)) == sealed(publication()).digest
        assert str(held.value(node, BIA.standing)) == "withdrawn"
        assert str(held.value(node, BIA.withdrawnBecause)) == "It was of a test."
        assert str(held.value(node, rdflib.DCTERMS.issued)) == "2026-04-02"
        assert {str(held.value(each, BIA.place)) for each in held.objects(node, BIA.leftOut)} >= {"F01/description"}
        assert "Friends write to each other" not in write_linked(publication())

    def test_a_change_and_a_shadow_conform(self) -> None:
        change = PublishedChange(title="Later hours", what="Open until nine.", answer="no-effect", reason="No.")
        held = published(small(), kind="change", change=change)
        shadow = published(small(), kind="shadow", shadow_of=ShadowOf(digest=sealed(held).digest))
        assert self.faults(self.graph(held)) == self.faults(self.graph(shadow)) == ""
        assert self.faults(self.graph(replace(held, evaluation=None))) == ""

    def test_only_known_terms_are_written_and_nothing_is_fetched(self) -> None:
        known = {f"{BASE}{term.name}" for term in TERMS}
        held = self.graph(publication())
        named = {str(term) for triple in held for term in triple if isinstance(term, rdflib.URIRef)}
        assert {name for name in named if name.startswith(BASE) and ":" not in name.removeprefix(BASE)} <= known
        assert isinstance(json.loads(write_linked(publication()))["@context"], dict)
        assert PREFIXES["bia"] == BASE

    @pytest.mark.parametrize(
        "old, new",
        [
            ('"kind": "decision"', '"kind": "approval"'),
            ('"publicationDigest": "sha256:', '"publicationDigest": "'),
            ('"reason": "It would', '"hint": "It would'),
            ('"publishedOn": "2026', '"publishedOn": "in 2026'),
        ],
    )
    def test_what_is_wrong_does_not_conform(self, old: str, new: str) -> None:
        text = write_linked(publication())
        assert old in text
        assert self.faults(rdflib.Graph().parse(data=text.replace(old, new), format="json-ld"))
