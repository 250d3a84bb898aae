from bestinterests.documents.blocks import Bullets, Paragraph
from bestinterests.documents.inline import Foreign, Id, Link, Plain
from bestinterests.documents.prose import linked, prose, sentence

ANCHORS = {"F01": "F01", "I02": "I02"}


def test_paragraphs_and_lists_are_told_apart():
    blocks = prose("One\nline.\r\n\r\n- first\n- second\n  goes on\n\n1. a\n2) b", ANCHORS)
    assert blocks == (
        Paragraph(words=(Foreign("One line."),)),
        Bullets(items=((Foreign("first"),), (Foreign("second goes on"),))),
        Bullets(items=((Foreign("a"),), (Foreign("b"),)), ordered=True),
    )


def test_a_dash_within_a_line_is_no_list():
    assert prose("now - and then", ANCHORS) == (Paragraph(words=(Foreign("now - and then"),)),)


def test_known_ids_open_their_items_and_others_stay_text():
    assert linked("see F01, F99 and XF01.", ANCHORS) == (
        Foreign("see "),
        Id("F01", "F01"),
        Foreign(", F99 and XF01."),
    )


def test_a_name_before_its_id_becomes_the_link():
    words = sentence("Stop if Chat (F01) or I02 is bad.", ANCHORS, {"F01": "Chat", "I02": "Strangers"})
    assert words == (
        Plain("Stop if "),
        Link("Chat", "F01"),
        Plain(" "),
        Id("F01", "F01"),
        Plain(" or "),
        Id("I02", "I02"),
        Plain(" is bad."),
    )


def test_markup_is_nothing_but_text():
    assert prose("<b>*x*</b>", {}) == (Paragraph(words=(Foreign("<b>*x*</b>"),)),)
