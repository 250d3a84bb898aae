import pytest

from bestinterests.formats.html.elements import Html, e, escape, join


def test_children_and_attributes_are_escaped():
    assert e("p", "<b>&\"'", title='"><x') == '<p title="&quot;&gt;&lt;x">&lt;b&gt;&amp;&quot;&#39;</p>'


def test_elements_are_not_escaped_twice():
    assert e("p", e("b", "a & b"), [None, "c", ["d"]]) == "<p><b>a &amp; b</b>cd</p>"
    assert escape(escape("&")) == "&amp;"


def test_attributes_are_named_as_html_names_them():
    assert e("a", "x", class_="k", aria_hidden="true", hidden=True, id=None, title="", open=False) == (
        '<a class="k" aria-hidden="true" hidden>x</a>'
    )


def test_numbers_are_short_and_void_elements_close():
    assert e("rect", width=3.60, x=-0.5) == '<rect width="3.6" x="-0.5"/>'
    assert e("br") == "<br>"


@pytest.mark.parametrize("unwanted", ["\x00", "\x1b", "\x85", "\u202e", "\ufffe"])
def test_characters_that_break_pages_are_dropped(unwanted):
    assert escape(f"a{unwanted}b") == "ab"


def test_half_a_character_becomes_a_sign_that_can_be_written():
    assert join("a\ud800b").encode() == "a\ufffdb".encode()


def test_joined_strings_are_escaped_again():
    assert isinstance(join("x"), Html)
    assert not isinstance(Html("<b>") + "<c>", Html)
