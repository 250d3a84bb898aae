"""Whatever is left out stands nowhere in what is published, however it was written and wherever else it stood."""

from __future__ import annotations

import base64
import html
import json
import unicodedata
from urllib.parse import quote, quote_plus

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from bestinterests.domain.digest import assessment_digest
from bestinterests.domain.document import Document, Numbering
from bestinterests.domain.evaluation import Evaluation
from bestinterests.domain.evidence import Attachment
from bestinterests.domain.problem import Refused
from bestinterests.domain.publication import DecidedBy, LeftOut, Publication, Publisher
from bestinterests.domain.record import Dissent
from bestinterests.domain.service import Person
from bestinterests.formats.publications import read_publication, write_linked, write_publication
from bestinterests.workflow.publishing.leaving_out import elsewhere, may_be_left_out
from bestinterests.workflow.publishing.making import UNNAMED, make, sealed_digest
from bestinterests.workflow.publishing.spots import rewritten, spots
from tests.documents import fixture
from tests.publishing.published import decided, evaluated, small, terms, texts_in
from tests.strategies import documents

ZEROS = f"sha256:{'0' * 64}"
REASON = "Kept back here."
SIGNS = "aeiouktzQXÄßéİñžдЖשءبह王明พ한0189.*+?()[]{}|^$\\/&<>\"'`%=;:-_~ \n"
PASSAGES = st.one_of(
    st.text(alphabet=SIGNS, min_size=4, max_size=40),
    st.text(alphabet=st.characters(exclude_categories=("Cc", "Cs", "Cn", "Co")), min_size=4, max_size=20),
).filter(lambda text: sum(map(str.isalnum, text)) >= 4 and not set(compared(text)) <= set("0123456789abcdef "))
"""Passages that hold something to tell, and are no piece of a digest."""
BASE = Document(format=1, assessment=fixture.small())
PLACES = [each.place for each in may_be_left_out(BASE) if "/" in each.place or not each.place[0].isupper()]
Drawn = tuple[Document, Document, list[str], list[str]]
VARIANTS = st.sampled_from(
    (
        lambda text: text,
        str.upper,
        str.casefold,
        lambda text: "\n\n".join(text.split(" ")),
        lambda text: "  ".join(text.split(" ")),
        lambda text: unicodedata.normalize("NFD", text),
        lambda text: unicodedata.normalize("NFC", text),
    )
)


def compared(text: str) -> str:
    """A text without case, composition and white space that differs; written another way than the code does."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return " ".join("".join(sign for sign in plain if unicodedata.category(sign) != "Cf").split())


def written(text: str) -> set[bytes]:
    """The bytes of a text in every way in which it may be written down."""
    raw = text.encode()
    coded = {base64.b64encode(b"x" * before + raw)[4 * bool(before) : -4] for before in range(3)}
    forms = {text, json.dumps(text)[1:-1], json.dumps(text, ensure_ascii=False)[1:-1], html.escape(text), quote(text)}
    return {form.encode() for form in (*forms, quote_plus(text))} | {code for code in coded if len(code) > 8}


@st.composite
def left_out(draw: st.DrawFn) -> Drawn:
    """A decided record with passages at places and, in some form, elsewhere; the same without; passages; places."""
    first = draw(PASSAGES)
    longer = f"{first}{draw(st.sampled_from((' ', '. ', '-')))}{draw(PASSAGES)}"
    passages = draw(st.sampled_from(([first], [longer], [first, longer])))
    chosen = draw(st.lists(st.sampled_from(PLACES), min_size=4, max_size=4, unique=True))
    new = dict(zip(chosen, passages, strict=False))
    rest = chosen[len(passages) :]
    for place in rest:
        variant = draw(VARIANTS)(draw(st.sampled_from(passages)))
        new[place] = draw(st.sampled_from(("{}", "({})", "so {} it was", "„{}“"))).replace("{}", variant)
    with_them = rewritten(BASE, new.get)
    without = rewritten(BASE, lambda place, text: "-" if place in new else text)
    return decided(with_them), decided(without), passages, chosen[: len(passages)]


@settings(max_examples=20)
@given(left_out())
def test_a_passage_stands_in_no_byte_and_changes_no_mark(drawn: Drawn) -> None:
    document, without, passages, places = drawn
    bare = write_publication(make(without, evaluated(without), terms=terms()))
    said = compared("\x00".join(texts_in(bare)) + REASON)
    assume(not any(compared(passage) in said for passage in passages))
    evaluation = evaluated(document)
    left = tuple(LeftOut(place=place, ground="security", reason=REASON) for place in places)
    publication = make(document, evaluation, terms=terms(left_out=left))
    raw = write_publication(publication)
    leaves = [compared(text) for text in texts_in(raw)]
    for passage in passages:
        assert not any(compared(passage) in leaf for leaf in leaves)
        for data in (raw, write_linked(publication).encode()):
            assert not [form for form in written(passage) if form in data and form not in bare]
    assert marks(publication.evaluation) == marks(evaluation)
    assert read_publication(raw).document == publication.document


def marks(evaluation: Evaluation | None) -> list[object]:
    """Everything in an evaluation but its sentences and the digest of what it read."""
    assert evaluation is not None
    found: list[object] = [evaluation.completeness.finished, evaluation.coverage.states, evaluation.packs]
    for profile in evaluation.profiles:
        for view in (profile.now, profile.expected):
            found += [view.verdict, view.features, view.bands, view.rights, view.cells, view.impacts, view.cumulative]
            found += [[(f.rule, f.effect, f.firm, f.items, f.impacts) for f in view.findings], view.conditions]
            found += [view.robustness.label, view.robustness.evidence_test, view.robustness.stability_share]
    return found


def publish(document: Document, *places: str, **changes: object) -> Publication:
    left = tuple(LeftOut(place=place, ground="commercial", reason=REASON) for place in places)
    return make(document, evaluated(document), terms=terms(left_out=left, **changes))


class TestSomeCases:
    """What a person meets."""

    def test_a_title_goes_from_every_sentence_that_was_made_with_it(self) -> None:
        document = small()
        (impact,) = [each for each in document.assessment.impacts if each.id == "I01"]
        before = write_publication(publish(document)).decode()
        assert before.count(impact.title) == 2
        publication = publish(document, "I01/title")
        after = write_publication(publication).decode()
        assert impact.title not in after
        (left,) = [each for each in publication.document.assessment.impacts if each.id == "I01"]
        assert left.title == "Left out: Kept back here."
        assert (left.right, left.bands, left.direction, left.now) == (
            impact.right,
            impact.bands,
            impact.direction,
            impact.now,
        )

    def test_an_item_keeps_its_id_and_what_it_is_worth(self) -> None:
        document = small()
        before = document.assessment.evidence[0]
        after = publish(document, before.id).document.assessment.evidence[0]
        assert (after.id, after.strength, after.kinds) == (before.id, before.strength, before.kinds)
        assert after.title == "Left out: Kept back here."
        assert before.says not in write_publication(publish(document, before.id)).decode()

    def test_a_sentence_of_a_longer_text_goes_too(self) -> None:
        words = "Two thousand children were asked by Quill Research. It cost much."
        document = small(summary="As we said: Two thousand children were\nasked by Quill Research. Nothing more.")
        evidence = (replace(document.assessment.evidence[0], says=words),)
        document = decided(Document(format=1, assessment=replace(document.assessment, evidence=evidence)))
        summary = publish(document, f"{evidence[0].id}/says").document.assessment.summary
        assert summary == "As we said: [left out] Nothing more."

    def test_a_word_of_the_framework_stays_where_it_holds_the_record_together(self) -> None:
        document = small()
        evidence = (replace(document.assessment.evidence[0], stated_strength="Serious"),)
        document = decided(Document(format=1, assessment=replace(document.assessment, evidence=evidence)))
        place = f"{evidence[0].id}/stated_strength"
        left = (LeftOut(place=place, ground="legal", reason=REASON),)
        assert {each.stays for each in elsewhere(document, evaluated(document), left)} <= {True}
        publication = publish(document, place)
        assert publication.document.assessment.evidence[0].stated_strength == "Left out: Kept back here."
        assert publication.document.assessment.impacts == document.assessment.impacts

    def test_elsewhere_tells_every_place_before_it_is_published(self) -> None:
        document = small(summary="Friends write to each\nOTHER. And more.")
        left = (LeftOut(place="F01/description", ground="commercial", reason=REASON),)
        found = elsewhere(document, evaluated(document), left)
        assert [(each.place, each.of, each.stays) for each in found] == [("summary", "F01/description", False)]

    def test_no_digest_is_over_what_was_left_out(self) -> None:
        document = small()
        publication = publish(document, "F01/description", salt="0123456789abcdef" * 2)
        digests = {held.assessment_digest for held in publication.document.record.decisions}
        assert publication.evaluation is not None
        assert digests == {assessment_digest(publication.document)} == {publication.evaluation.assessment_digest}
        assert assessment_digest(document) not in write_publication(publication).decode()
        assert publication.decided.seal == sealed_digest(assessment_digest(document), "0123456789abcdef" * 2)
        assert publication.decided.seal != sealed_digest(assessment_digest(document), "f" * 32)


class TestByItself:
    """What is left out without being asked."""

    def test_names_files_and_remarks(self) -> None:
        people = (
            Person(id="P01", role="product lead", name="Ada May", note="Ask her first."),
            Person(id="P02", role="tester", name="Will"),
        )
        files = (Attachment(id="A01", name="panel notes.pdf", media_type="application/pdf", size=3, digest=ZEROS),)
        summary = "ADA  MAY read Panel Notes.pdf, as Will will."
        publication = publish(small(people=people, attachments=files, summary=summary))
        assert publication.document.assessment.summary == "[left out] read [left out], as [left out] will."
        assert [(each.place, each.ground) for each in publication.left_out] == [
            ("A01", "file"),
            ("P01/name", "person"),
            ("P02/name", "person"),
            ("note", "remark"),
        ]
        raw = write_publication(publication)
        assert b"Ask her first" not in raw
        assert ZEROS.encode() not in raw

    def test_a_person_who_agreed_is_named_and_remarks_can_be_published(self) -> None:
        people = (Person(id="P01", role="product lead", name="Ada May", note="Asked first."),)
        publication = publish(small(people=people), named=("P01",), remarks=True)
        assert publication.document.assessment.people == people
        assert publication.left_out == ()

    def test_the_decider_is_named_only_where_they_agreed(self) -> None:
        document = decided(Document(format=1, assessment=fixture.small(summary="So says Bo Ek.")), decider="Bo Ek")
        unnamed = publish(document)
        assert unnamed.decided.by == UNNAMED
        assert "Bo Ek" not in write_publication(unnamed).decode()
        assert publish(document, agreed=True).decided.by == "Bo Ek"
        role = publish(document, decided=DecidedBy(by="Chief executive", version=3))
        assert (role.decided.by, role.decided.version) == ("Chief executive", 3)
        assert role.document.record.decisions[0].decider == "Chief executive"

    def test_only_what_was_said_on_this_very_text_is_kept(self) -> None:
        earlier = Dissent(id="W01", by="nurse", assessment_digest=ZEROS, view="I said this of an earlier text.")
        document = small()
        document = replace(document, record=replace(document.record, dissent=(earlier,)))
        numbering = Numbering(highest={"I": 40}, keys={"I+from-blue": "I02"})
        publication = publish(replace(document, numbering=numbering))
        assert publication.document.record.dissent == ()
        assert publication.document.numbering == Numbering()


class TestRefused:
    """What cannot be left out, and what cannot be published."""

    @pytest.mark.parametrize("place", ["I01/direction", "I01/now/agreed/1/level", "I01", "I77/title", "Z99/decider"])
    def test_what_holds_the_record_together_stays(self, place: str) -> None:
        assert codes(place) == ["publish.not-to-be-left-out"]

    def test_every_fault_at_once(self) -> None:
        left = (
            LeftOut(place="I01/title", ground="file", reason=" "),
            LeftOut(place="F01/description", ground="legal", reason="It says: Friends write to each other."),
        )
        with pytest.raises(Refused) as caught:
            make(
                small(),
                evaluated(small()),
                terms=terms(left_out=left, publisher=Publisher(organisation="", service="")),
            )
        assert [problem.code for problem in caught.value.problems] == [
            "publish.no-publisher",
            "publish.no-objecting",
            "publish.no-reason",
            "publish.ground",
            "publish.reason-tells",
        ]

    def test_what_is_said_of_the_publisher_cannot_be_left_out(self) -> None:
        assert codes("service/name") == ["publish.said-anyway"]

    def test_another_text_was_decided(self) -> None:
        document = small()
        changed = replace(document, assessment=replace(document.assessment, summary="Changed."))
        with pytest.raises(Refused) as caught:
            make(changed, evaluated(document), terms=terms())
        assert [each.code for each in caught.value.problems] == ["publish.no-decision", "publish.other-evaluation"]


def codes(*places: str) -> list[str]:
    with pytest.raises(Refused) as caught:
        publish(small(), *places)
    return [problem.code for problem in caught.value.problems]


@settings(max_examples=10)
@given(documents(record=False))
def test_words_of_the_record_stand_only_in_sentences_of_an_evaluation(document: Document) -> None:
    """A text of an evaluation that is no sentence holds it together, so no word of the record may come into it."""
    marked = rewritten(document, lambda place, text: f"Quizzical {place}")
    found = [spot for spot in spots(evaluated(marked)) if "uizzical" in spot.text]
    assert {spot.place for spot in found if not spot.free} == set()
