"""What stands on the pages: all of it, whatever a person typed, and on each page what a print needs."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bestinterests.documents.blocks import Paragraph, Part
from bestinterests.documents.inline import Foreign
from bestinterests.documents.model import Section
from bestinterests.formats.pdf import letters
from bestinterests.formats.pdf.words import BREAK, LONGEST, said, turned
from bestinterests.formats.pdf.writing import write_pdf
from tests.documents import fixture
from tests.documents.walking import blocks
from tests.formats_pdf.opened import opened, pages_of, paper, words_of, written


def squeezed(text):
    return re.sub(r"\s", "", text)


@pytest.mark.parametrize("name", ["small", "hostile"])
def test_every_page_says_what_it_belongs_to(name):
    held, pages = paper(name), pages_of(name)
    for number, words in enumerate(pages, 1):
        assert squeezed(f"Page {number} of {len(pages)}") in words
        assert squeezed(held.short_digest) in words
        assert squeezed(held.read_on) in words
        assert squeezed(held.decided)[:20] in words
        assert ("Fictionalsample." in words) == held.fictional


def test_every_paragraph_of_a_paper_is_on_its_pages():
    words = "".join(pages_of("small"))
    for block in blocks(paper("small"), Paragraph):
        text = "".join(part.text for part in block.words if isinstance(part, Foreign))
        assert squeezed(text) in words


def test_hostile_texts_are_shown_as_they_are():
    words = "".join(pages_of("hostile"))
    for text in fixture.NASTY:
        shown = squeezed(said(text)).replace(BREAK, "")
        if all(ord(letter) < 0x180 for letter in shown):
            assert shown in words


CODE = (
    '#panic("read") #let x = 1 *bold* _slant_ $x^2$ <I01> @I01 = Heading \\u{41} `raw` // gone /* gone */ [x] "q" ~ --'
)


def test_what_looks_like_code_of_the_typesetter_is_only_text():
    words = words_of(write_pdf(with_text(CODE)))
    assert squeezed(CODE) in words


def with_text(text):
    """A short paper with a text that a person typed."""
    section = Section(anchor="one", title="One", blocks=(Paragraph(words=(Foreign(text),)),))
    return msgspec.structs.replace(paper("empty"), headline=None, opening=(), sections=(section,))


def test_a_word_as_long_as_a_text_may_be_is_shown_whole():
    words = words_of(write_pdf(with_text("q" * 32_767)))
    assert words.count("q") >= 32_767


@given(st.text(max_size=200))
def test_a_line_can_always_be_broken_and_loses_no_letter(text):
    shown = said(text)
    assert all(len(piece) <= LONGEST or not piece.isalnum() for piece in re.split(rf"[\s{BREAK}]", shown) if piece)
    assert letters_of(shown) == letters_of(text)


def letters_of(text):
    """What is seen of a text: spaces apart, as a break of a line becomes one."""
    unseen = ("Cc", "Cs", "Cf")
    return [letter for letter in text if not letter.isspace() and unicodedata.category(letter) not in unseen]


def test_length_of_the_paper_follows_the_record():
    assert len(opened("empty").pages) <= 30
    assert len(opened("large").pages) <= 200


def test_the_page_for_a_board_is_one_page():
    assert len(opened("board-summary").pages) == 1


def test_the_same_paper_gives_the_same_bytes():
    assert write_pdf(paper("small")) == written("small")


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="asks Linux how much memory is held")
def test_papers_of_the_past_are_let_go_of():
    held = []
    for number in range(4):
        text = "\n".join(f"{number} {line} " + "word " * 20 for line in range(1_000))
        write_pdf(with_text(text))
        held.append(int(Path("/proc/self/statm").read_text().split()[1]))
    assert held[3] < held[1] * 1.25


def test_the_day_in_the_file_is_the_day_of_reading():
    assert str(opened("small").docinfo["/CreationDate"]).startswith("D:20260316")


# -- letters that no font draws --------------------------------------------------------------------------------------

SCRIPTS = "Cymraeg ŵŷ · Ελληνικά · Русский · עברית · العربية · 中文儿童 · हिन्दी · 👩‍👩‍👧‍👦 · \U000e0fff"


def test_any_script_is_drawn_or_said_to_be_left_out():
    words = words_of(write_pdf(with_text(SCRIPTS)))
    for text in ("Cymraegŵŷ", "Ελληνικά", "Русский"):
        assert text in words
    assert re.search(r"\[\d+letters?\]", words)
    assert squeezed(letters.NOTE) in words


def test_letters_that_are_drawn_need_no_note():
    assert squeezed(letters.NOTE) not in "".join(pages_of("small"))


def test_usual_letters_are_never_asked_about(monkeypatch):
    monkeypatch.setattr(letters, "refused", None)
    assert letters.undrawn_of("Ŵyn’s “café” – 5 € · ½ → ≤"[:-2]) == (False, frozenset())


def test_a_run_is_said_by_its_number_of_letters():
    spelled = letters.spelled("a 中文 b 中\u200d c", frozenset("中文"))
    assert spelled == "a [2 letters] b [1 letter] c"


def test_direction_of_a_line_is_that_of_its_first_letter():
    assert turned((Foreign("12 שלום then"),))
    assert not turned((Foreign("12 then שלום"),))


def test_every_title_is_on_the_pages():
    words = "".join(pages_of("small"))
    for part in blocks(paper("small"), Part):
        assert squeezed(part.title) in words
