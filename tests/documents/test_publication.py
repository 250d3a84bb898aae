"""What each audience's page says: the opening on each, nothing made up for children, links that lead somewhere."""

import datetime as dt
import itertools

import msgspec
import pytest
from msgspec.structs import replace

from bestinterests.documents.inline import Id, Inline, Link, Tag
from bestinterests.documents.model import Paper
from bestinterests.documents.places import places
from bestinterests.documents.publication import AUDIENCES, audiences_of, page
from bestinterests.documents.publication.audiences import CHILDREN, YOUNGEST
from bestinterests.documents.publication.standing import opening
from bestinterests.documents.publication.written import parts_of, text_for
from bestinterests.domain.conformity import AudienceText
from bestinterests.domain.publication import Entry, Standing
from bestinterests.formats.html import write_html
from bestinterests.texts.audiences import Audience
from bestinterests.texts.reading.gates import missed
from bestinterests.texts.reading.measure import measure
from tests.formats_register.published import TELL, examples, frame, kites, short

PAPERS: dict[tuple[str, str], Paper] = {}


def page_of(entry: Entry, audience: str) -> Paper:
    """The page of an example, made once."""
    key = (entry.publication.digest, audience)
    if key not in PAPERS:
        PAPERS[key] = page(entry, audience, frame())
    return PAPERS[key]


PAGES = [(entry, audience) for entry in examples() for audience in AUDIENCES]
NAMES = [f"{entry.publication.id}-{audience}" for entry, audience in PAGES]
SHORT = ("screened-out", "change", "shadow")


def inlines(thing: object) -> list[Inline]:
    """Every word of a paper."""
    if isinstance(thing, Inline):
        return [thing]
    if isinstance(thing, msgspec.Struct):
        fields = [getattr(thing, field) for field in thing.__struct_fields__ if field != "document"]
        return list(itertools.chain.from_iterable(map(inlines, fields)))
    if isinstance(thing, tuple):
        return list(itertools.chain.from_iterable(map(inlines, thing)))
    return []


def text_of(paper: Paper) -> str:
    """All words of a paper one after the other."""
    return " ".join(getattr(word, "text", "") for word in inlines(paper))


@pytest.mark.parametrize("entry, audience", PAGES, ids=NAMES)
def test_every_page_opens_with_whose_word_it_is_who_decided_and_how_to_object(entry, audience):
    paper = page_of(entry, audience)
    said, held = opening(entry, audience), text_of(paper)
    for part in (said.own, said.decided, said.regulator):
        assert part.strip() in held
    assert any(isinstance(word, Link) and word.address == TELL for word in inlines(paper.opening))
    assert paper.fictional_note


@pytest.mark.parametrize("entry, audience", PAGES, ids=NAMES)
def test_every_link_within_a_page_leads_somewhere(entry, audience):
    paper = page_of(entry, audience)
    known = list(places((paper.opening, paper.sections)))
    assert len(known) == len(set(known)), "an anchor stands twice"
    opened = {word.anchor for word in inlines(paper) if isinstance(word, Link | Id) and word.anchor}
    assert opened <= set(known)


def test_a_reader_goes_from_right_to_judgement_to_evidence_to_the_door_of_redress():
    entry = next(e for e in examples() if e.publication.id.startswith("puddlehop"))
    paper = page(entry, "adults", frame())
    sections = {section.anchor: section for section in paper.sections}
    rights = [
        row for block in sections["rights"].blocks if hasattr(block, "groups") for g in block.groups for row in g.rows
    ]
    privacy = next(row for row in rights if row.anchor == "right-16")
    impacts = {word.anchor for word in inlines(privacy) if isinstance(word, Id)}
    cards = {card.anchor: card for block in sections["effects"].blocks for card in (*block.gains, *block.losses)}
    assert impacts
    assert impacts <= set(cards)
    cited = {word.anchor for key in impacts for word in inlines(cards[key]) if isinstance(word, Id)} - impacts
    assert any(anchor.startswith("E") for anchor in cited)
    for key in impacts:
        assert {"right-16", "disagree"} <= {word.anchor for word in inlines(cards[key]) if isinstance(word, Link)}
    evidence = [row for block in sections["evidence"].blocks for g in block.groups for row in g.rows]
    assert all(any(isinstance(w, Link) and w.anchor == "disagree" for w in inlines(row)) for row in evidence)
    assert TELL in {way.address for block in sections["disagree"].blocks for way in getattr(block, "ways", ())}


def test_a_day_that_had_passed_on_the_day_of_publication_is_said_to_have_passed():
    entry = next(e for e in examples() if e.publication.id.startswith("puddlehop"))
    held = entry.publication
    due = min(m.due for m in held.document.assessment.measures if m.due and m.status == "planned")

    def labels(on: dt.date) -> list[str]:
        paper = page(replace(entry, publication=replace(held, published_on=on)), "adults", frame())
        section = next(each for each in paper.sections if each.anchor == "measures")
        return [group.label for block in section.blocks for group in block.groups]

    assert not any("passed" in label for label in labels(due))
    assert any("passed" in label for label in labels(due + dt.timedelta(days=1)))


@pytest.mark.parametrize("entry", examples(), ids=lambda e: e.publication.id)
@pytest.mark.parametrize("audience", YOUNGEST)
def test_pages_of_the_youngest_hold_no_verdict_no_level_and_no_id(entry, audience):
    words = inlines(page_of(entry, audience))
    assert not [word for word in words if isinstance(word, Tag | Id) or type(word).__name__ == "Mark"]


@pytest.mark.parametrize("audience", [*CHILDREN, "parents"])
def test_what_nobody_wrote_is_said_to_be_missing_and_nothing_stands_in_its_place(audience):
    entry = kites()
    if audience == "6-9":
        entry = Entry(publication=replace(entry.publication, texts=()))
    paper = page(entry, audience, frame())
    said = text_of(paper)
    assert "Not yet written." in said
    assert "No child has tested" not in said
    assert any(isinstance(word, Link) and word.address == "audience:adults" for word in inlines(paper.opening))


def test_what_is_instead_is_the_page_for_parents_where_somebody_wrote_that():
    held = kites().publication
    entry = Entry(publication=replace(held, texts=(AudienceText(audience="parents", text="For you."),)))
    assert "audience:parents" in {
        w.address for w in inlines(page(entry, "10-12", frame()).opening) if isinstance(w, Link)
    }


def test_a_text_is_a_draft_until_children_have_tested_it():
    held = kites().publication
    assert "No child has tested this page yet" in text_of(page(kites(), "6-9", frame()))
    tested = tuple(replace(text, tested="June 2026, twelve children") for text in held.texts)
    said = text_of(page(Entry(publication=replace(held, texts=tested)), "6-9", frame()))
    assert "No child has tested" not in said
    assert "June 2026, twelve children" in said


@pytest.mark.parametrize("entry", examples(), ids=lambda e: e.publication.id)
def test_every_sentence_that_a_child_reads_about_the_service_was_written_by_a_person(entry):
    for audience in YOUNGEST:
        text = text_for(entry.publication.texts, audience)
        assert text is not None
        told = page_of(entry, audience)
        for part in parts_of(text.text):
            for item in part.items():
                line = " ".join(word.text for word in (*item.words, *item.then))
                assert " ".join(line.split()) in " ".join(text.text.split())
        assert all(section.anchor.startswith(("gain", "part", "disagree", "grown")) for section in told.sections)


@pytest.mark.parametrize("entry, audience", PAGES, ids=NAMES)
def test_texts_of_the_examples_pass_the_gate_of_their_audience(entry, audience):
    text = text_for(entry.publication.texts, audience)
    assert text is not None
    assert not text.tested
    whom = {"adults": Audience.OTHER, "parents": Audience.PARENT}.get(audience) or Audience(audience)
    assert missed(measure(text.text), whom) == []


@pytest.mark.parametrize("audience", ["0-5", "6-9", "10-12"])
@pytest.mark.parametrize("state", ["published", "superseded", "withdrawn"])
def test_our_own_words_on_pages_of_children_pass_their_gate(audience, state):
    said = opening(replace(examples()[0], standing=Standing(state=state)), audience)
    ours = "\n\n".join(part for part in (said.standing, said.sample, said.own, said.regulator, said.objecting) if part)
    assert missed(measure(ours), Audience(audience)) == []


@pytest.mark.parametrize(
    "standing, says",
    [
        (Standing(state="superseded", superseded_by=4), "by publication 4"),
        (Standing(state="withdrawn", because="Of another version"), "Of another version."),
    ],
    ids=["superseded", "withdrawn"],
)
def test_what_is_no_longer_in_force_says_so_before_anything_else(standing, says):
    paper = page(replace(kites(), standing=standing), "adults", frame())
    first = text_of(replace(paper, opening=paper.opening[:1], sections=(), subtitle=()))
    assert says in first
    assert opening(replace(kites(), standing=standing)).text.startswith(("Superseded", "Withdrawn"))


@pytest.mark.parametrize("kind", SHORT)
def test_other_kinds_have_one_short_page_that_says_what_they_are(kind):
    entry = short(kind)
    assert audiences_of(entry.publication) == ("adults",)
    said = text_of(page(entry, "adults", frame()))
    assert {"screened-out": "No child can reach it.", "change": "Same data.", "shadow": "Kite Makers"}[kind] in said
    assert opening(entry).own in said
    assert "Write to us." in said


def test_a_page_for_an_audience_that_does_not_exist_is_an_error():
    with pytest.raises(KeyError):
        page(kites(), "robots", frame())


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "//evil.example", "https://a b"])
def test_an_address_that_is_none_of_the_web_is_no_link(address):
    entry = kites(tell=address)
    for audience in AUDIENCES:
        held = write_html(page(entry, audience, frame()))
        assert f'href="{address}"' not in held


def test_a_text_is_parted_where_a_line_names_what_follows():
    parts = parts_of(
        "One: two.\n\nGood for you:\n- a. b.\n- c\n\nNot good for you:\n\n- d\n\nA line of text that goes on:\nand on"
    )
    assert [(part.title, part.kind) for part in parts] == [
        ("", ""),
        ("Good for you", "good"),
        ("Not good for you", "bad"),
    ]
    assert [len(part.items()) for part in parts] == [1, 2, 2]
