"""Rich text into plain paragraphs and lists, in time that grows with its length."""

from __future__ import annotations

import pytest
from hypothesis import given

from bestinterests.formats.cnil.rich_text import plain, rich
from bestinterests.formats.foreign.tables import tidy
from tests.drawing import ALL_TEXTS


@pytest.mark.parametrize(
    "text, expected",
    [
        ("", ""),
        ("plain", "plain"),
        ("<p>One</p><p>Two<br/>lines</p>", "One\n\nTwo\nlines"),
        ("<ul><li>a</li><li>b <b>c</b></li></ul>after", "- a\n- b c\n\nafter"),
        ("a &amp;lt; b &lt; c", "a &lt; b < c"),
        ("<table><tr><td>a</td><td>b</td></tr></table>", "a | b |"),
        ('<a href="https://x.example/a&amp;b">here</a>', "here (https://x.example/a&b)"),
        ("<script>alert(1)</script>text<style>p{}</style>", "text"),
        ("<script>never closed, so kept", "never closed, so kept"),
        ("1 < 2 and 3 > 2", "1 < 2 and 3 > 2"),
        ("<!-- hidden -->seen<![CDATA[x]]>", "seen"),
        ("<p>&nbsp;</p>", ""),
        ("younger <than 13> and <o:p>older</o:p>", "younger <than 13> and older"),
    ],
)
def test_rich_text_becomes_plain(text: str, expected: str) -> None:
    assert plain(text) == expected


@given(ALL_TEXTS)
def test_plain_text_comes_back_from_rich_text(text: str) -> None:
    assert plain(rich(tidy(text))).split() == tidy(text).split()


def test_paragraphs_and_lists_come_back_as_they_were() -> None:
    text = "First & last.\nSame paragraph <b>.\n\n- one\n- two\n\nEnd."
    assert plain(rich(text)) == text


@pytest.mark.parametrize("piece", ["<!--", "<a ", "<", "</p", "<p>", "&", "<a href='"])
def test_text_made_to_hurt_is_read_in_one_pass(piece: str) -> None:
    # Ten times what the standard library's parser needs minutes for; a square would be felt.
    assert isinstance(plain(piece * 400_000), str)
