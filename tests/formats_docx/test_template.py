"""An organisation's own document is filled as it asks, and nothing that it asks reaches further than its fields."""

from __future__ import annotations

import io

import docx
import pytest
from docx.oxml.ns import qn

from bestinterests.documents.papers import PAPERS
from bestinterests.domain.order import in_order
from bestinterests.domain.problem import Problem, Refused
from bestinterests.formats import FORMATS
from bestinterests.formats.arrival import Given
from bestinterests.formats.docx.reading import read_docx
from bestinterests.formats.docx.template.budget import Budget
from bestinterests.formats.docx.template.fields import FIELDS
from bestinterests.formats.docx.template.filling import fill_docx
from bestinterests.formats.docx.template.starter import starter_docx
from tests.formats_docx import word

PAPER = word.paper("small")


def filled(*lines: str) -> list[str]:
    """The paragraphs that these become."""
    return [paragraph.text for paragraph in word.opened(fill_docx(PAPER, word.template(*lines))).paragraphs]


def faults(*lines: str) -> list[Problem]:
    """Why these are refused."""
    with pytest.raises(Refused) as refused:
        fill_docx(PAPER, word.template(*lines))
    return refused.value.problems


def codes(*lines: str) -> list[str]:
    return [problem.code for problem in faults(*lines)]


# -- filling ---------------------------------------------------------------------------------------------------------


def test_words_are_filled_where_they_stand() -> None:
    held = PAPER.document.assessment
    assert filled("{{ title }} by {{ organisation }}: {{ assessment.service.kind|upper }}.", "No field.") == [
        f"{PAPER.title} by {PAPER.organisation}: {held.service.kind.upper()}.",
        "No field.",
    ]


def test_lists_and_conditions_are_followed() -> None:
    lines = filled(
        "{%p for action in assessment.measures %}",
        "{{ loop.index }} {{ action.title }}, {{ action.due|default('no day', true) }}",
        "{%p endfor %}",
        "{% if assessment.measures|length > 3 %}many{% else %}few{% endif %}",
        "{{ assessment.review.owner }}",
    )
    measures = PAPER.document.assessment.measures
    assert [line.split(" ", 1)[0] for line in lines[: len(measures)]] == ["1", "2", "3", "4"]
    assert "1 May 2026" in lines[0]
    assert lines[2].endswith("no day")
    assert lines[-2:] == ["many", "product lead"]


def test_a_body_takes_the_place_of_its_paragraph_with_its_pictures_and_links() -> None:
    document = word.opened(fill_docx(PAPER, word.template("Before", "{{p section.profile }}", "After")))
    texts = [paragraph.text for paragraph in document.paragraphs]
    assert texts[0] == "Before"
    assert texts[1] == "The profile: every right, every age"
    assert texts[-1] == "After"
    assert document.inline_shapes
    assert all(found.get("descr") for found in word.every(document, "wp:docPr"))
    marks = {found.get(qn("w:name")) for found in word.every(document, "w:bookmarkStart")}
    assert {found.get(qn("w:anchor")) for found in word.every(document, "w:hyperlink")} - {None} <= marks


def test_contents_list_what_is_placed_after_them_and_nothing_else() -> None:
    template = word.template("{{p contents }}", "{{p section.gaps }}", "{{p contents }}")
    document = word.opened(fill_docx(PAPER, template))
    box, again = word.every(document, "w:sdt")
    assert word.text_of(box) == word.text_of(again)
    text = word.text_of(box)
    assert "Gaps and contradictions" in text
    assert "Method and provenance" not in text
    assert "\ue000" not in word.text_of(document.element.body)


def test_styles_that_the_organisation_lacks_are_lent_and_its_own_are_kept() -> None:
    theirs = docx.Document()
    theirs.styles["Heading 1"].font.name = "Their Letters"
    theirs.styles.element.remove(theirs.styles["Caption"].element)
    theirs.add_paragraph("{{p body }}")
    held = io.BytesIO()
    theirs.save(held)
    document = word.opened(fill_docx(PAPER, held.getvalue()))
    assert document.styles["Heading 1"].font.name == "Their Letters"
    known = {style.style_id for style in document.styles}
    assert {found.get(qn("w:val")) for found in word.every(document, "w:pStyle")} <= known
    assert "Caption" in known


def test_styles_are_found_by_their_names_whatever_their_ids() -> None:
    theirs = docx.Document()
    for name, key in (("Heading 1", "berschrift1"), ("toc 1", "Verzeichnis1")):
        style = theirs.styles[name] if name in theirs.styles else theirs.styles.add_style(name, 1)
        style.element.set(qn("w:styleId"), key)
    theirs.add_paragraph("{{p contents }}")
    theirs.add_paragraph("{{p section.gaps }}")
    held = io.BytesIO()
    theirs.save(held)
    document = word.opened(fill_docx(PAPER, held.getvalue()))
    used = [found.get(qn("w:val")) for found in word.every(document, "w:pStyle")]
    assert {"berschrift1", "Verzeichnis1"} <= set(used)
    assert not {"Heading1", "TOC1"} & set(used)
    assert len([style for style in document.styles if style.name.lower() == "heading 1"]) == 1


def test_a_document_without_lists_is_lent_their_numbers() -> None:
    parts = word.members(word.template("{{p body }}"))
    del parts["word/numbering.xml"]
    for name in ("word/_rels/document.xml.rels", "[Content_Types].xml"):
        tree = docx.oxml.parse_xml(parts[name])
        for found in list(tree):
            if "numbering" in str(found.attrib):
                tree.remove(found)
        parts[name] = docx.oxml.parser.etree.tostring(tree)
    document = word.opened(fill_docx(PAPER, word.zipped(parts)))
    known = {found.get(qn("w:numId")) for found in document.part.numbering_part.element.iter(qn("w:num"))}
    assert {found.get(qn("w:val")) for found in word.every(document, "w:numId")} <= known


def test_what_a_person_typed_is_never_read_as_a_field_or_as_markup() -> None:
    paper = word.paper("hostile")
    template = word.template("{% for e in assessment.features %}{{ e.name }}|{% endfor %}", "{{p body }}")
    document = word.opened(fill_docx(paper, template))
    text = word.text_of(document.element.body)
    assert "{{7*7}}" in text
    assert "<script>alert(1)</script>" in text
    assert paper.document.assessment.features[0].name in document.paragraphs[0].text


def test_a_filled_template_carries_the_assessment_and_repeats_its_bytes() -> None:
    template = word.template("{{ title }}", "{{p body }}", "{{p body }}")
    data = fill_docx(PAPER, template)
    arrival = read_docx(Given(data, "theirs.docx"))
    assert (arrival.document, arrival.problems) == (in_order(PAPER.document), [])
    assert fill_docx(PAPER, template) == data
    again = fill_docx(PAPER, data)
    assert read_docx(Given(again, "theirs.docx")).document == in_order(PAPER.document)
    assert sum(b"<assessment " in part for part in word.members(again).values()) == 1


@pytest.mark.parametrize("name", PAPERS)
def test_the_starter_names_every_field_and_fills_as_it_is(name: str) -> None:
    starter = starter_docx(name)
    assert starter == starter_docx(name)
    document = word.opened(starter)
    text = "".join(
        word.text_of(part.element)
        for part in document.part.package.iter_parts()
        if hasattr(part, "element") and str(part.partname).startswith("/word/")
    )
    left_out = {"body", "sections", "record", "section"}
    assert all(
        f"{field.name} }}}}" in text or f"{field.name}." in text for field in FIELDS if field.name not in left_out
    )
    if name == PAPER.name:
        full = word.opened(fill_docx(PAPER, starter))
        shown = word.text_of(full.element.body)
        assert "{{" not in shown
        assert all(held.title in shown for held in PAPER.sections)


# -- refusing --------------------------------------------------------------------------------------------------------


def test_every_unknown_field_is_named_with_its_place_and_the_one_that_was_meant() -> None:
    found = faults(
        "First {{ titel }} here", "{{ assessment.servce.name }}", "{% for i in record.reviews %}{{ i.xy }}{% endfor %}"
    )
    assert [problem.code for problem in found] == ["template.unknown-field"] * 3
    assert "'First {{ titel }} here'" in found[0].sentence
    assert "Did you mean title?" in found[0].remedy
    assert "assessment.service.name" in found[1].remedy
    assert "i.xy" in found[2].sentence


@pytest.mark.parametrize(
    "line",
    [
        "{{ title.__class__ }}",
        "{{ title.__class__.__mro__[1].__subclasses__() }}",
        "{{ ''.__class__ }}",
        "{{ ()['__class__'] }}",
        "{{ title['__class__'] }}",
        "{{ title|attr('__class__') }}",
        "{{ title.upper() }}",
        "{{ title.format }}",
        "{{ self }}",
        "{{ self._TemplateReference__context }}",
        "{{ cycler.__init__.__globals__.os }}",
        "{{ lipsum.__globals__ }}",
        "{{ namespace() }}",
        "{{ range(9) }}",
        "{{ assessment.items() }}",
        "{{ assessment.measures.budget }}",
        "{{ section.profile._write }}",
        "{{ loop }}",
        "{% set x = title %}",
        "{% include '/etc/passwd' %}",
        "{% import 'os' as os %}",
        "{% from 'x' import y %}",
        "{% extends 'x' %}",
        "{% block x %}{% endblock %}",
        "{% macro x() %}{% endmacro %}",
        "{% call x() %}{% endcall %}",
        "{% filter upper %}x{% endfilter %}",
        "{% with x = title %}{% endwith %}",
        "{% for x in assessment.measures recursive %}{{ loop(x) }}{% endfor %}",
        "{% for x, y in assessment.measures %}{% endfor %}",
        "{% for x in 'abc' %}{% endfor %}",
        "{% for x in range(999999999) %}{% endfor %}",
        "{{ 'a' * 1000000000 }}",
        "{{ 9 ** 9 ** 9 }}",
        "{{ title ~ title }}",
        "{{ title % title }}",
        "{{ title|center(1000000000) }}",
        "{{ title|replace('a', 'aaaaaaa') }}",
        "{{ title is defined }}",
        "{{ title|default(*x) }}",
        "{{ '" + "x" * 600 + "' }}",
        "{{ assessment.measures|first }}",
        "{{ assessment.measures|join }}",
        "{{ assessment }}",
        "{{ assessment.measures }}",
    ],
)
def test_nothing_but_fields_and_a_few_statements_may_stand_in_a_template(line: str) -> None:
    for problem in faults(line):
        assert problem.code in ("template.not-allowed", "template.unknown-field", "template.place", "template.syntax")
        assert problem.sentence
        assert problem.remedy


@pytest.mark.parametrize(
    "line, code",
    [
        ("Here: {{ body }}", "template.place"),
        ("{{ title if title else body }}", "template.place"),
        ("{{ body or title }}", "template.place"),
        ("{{p title }}", "template.place"),
        ("{% for x in title %}{{ x }}{% endfor %}", "template.place"),
        ("{{ title", "template.syntax"),
        ("{% if title %}", "template.syntax"),
        ("{{ title + }}", "template.syntax"),
        ("{% frobnicate %}", "template.syntax"),
        ("{{ }}", "template.syntax"),
    ],
)
def test_what_stands_in_a_wrong_place_or_cannot_be_read_is_named(line: str, code: str) -> None:
    assert code in codes("Fine.", line)


def test_a_body_may_not_stand_in_the_head_of_a_page() -> None:
    theirs = docx.Document()
    theirs.sections[0].header.paragraphs[0].text = "{{p body }}"
    held = io.BytesIO()
    theirs.save(held)
    with pytest.raises(Refused) as refused:
        fill_docx(PAPER, held.getvalue())
    assert [problem.code for problem in refused.value.problems] == ["template.place"]


def test_a_loop_that_is_torn_apart_is_refused_and_not_mended_in_silence() -> None:
    assert "template.syntax" in codes("{%p for x in assessment.measures %}", "{% endfor %}")


def test_loops_that_explode_are_stopped() -> None:
    loops = "{% for a in assessment.impacts %}" * 12
    assert codes(loops + "x" + "{% endfor %}" * 12) == ["template.too-much"]
    assert codes(loops + "{% endfor %}" * 12) == ["template.too-much"]


@pytest.mark.parametrize(
    "lines, wanted",
    [
        (("{% if title %}" * 2_000, "{% endif %}" * 2_000), "template.too-much"),
        (("{% for a in assessment.impacts %}" * 18, "{% endfor %}" * 18), "template.too-much"),
        (("{{ " + "(" * 3_000 + "title" + ")" * 3_000 + " }}",), "template.too-much"),
        (("{{ " + "not " * 3_000 + "title }}",), "template.too-much"),
        (("{{ " + "title and " * 3_000 + "title }}",), "template.too-much"),
        (("{{ title" + "|upper" * 3_000 + " }}",), "template.too-much"),
        (("{{ title" + ".title" * 3_000 + " }}",), "template.unknown-field"),
        (("{{ nothing }}" * 4_900,), "template.unknown-field"),
    ],
    ids=["if", "for", "brackets", "not", "and", "filters", "names", "faults"],
)
def test_depth_and_number_are_bounded(lines: tuple[str, ...], wanted: str) -> None:
    found = codes(*lines)
    assert set(found) == {wanted}
    assert len(found) <= 50


def test_thousands_of_fields_and_choices_are_filled() -> None:
    many = "{{ title }}" * 2_400 + "{% if body %}" + "{% elif title %}" * 2_400 + "{% endif %}"
    assert filled(many)[0] == PAPER.title * 2_400


def test_what_would_become_too_large_is_stopped() -> None:
    with pytest.raises(Refused) as refused:
        fill_docx(PAPER, word.template("{{p body }}"), budget=Budget(letters=10_000))
    assert [problem.code for problem in refused.value.problems] == ["template.too-much"]


def test_more_fields_than_may_be_looked_at_are_refused() -> None:
    assert codes("{{ title }}" * 6_000) == ["template.too-much"]


def with_parts(**parts: bytes) -> bytes:
    held = word.members(word.template("{{ title }}"))
    return word.zipped({**held, **{name.replace("__", "/"): data for name, data in parts.items()}})


OUTSIDE = (
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
    b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/%b" Target="https://example.org/x" '
    b'TargetMode="External"/></Relationships>'
)


@pytest.mark.parametrize(
    "data, code",
    [
        (b"", "file.damaged"),
        (b"not a file", "file.damaged"),
        (word.zipped({"a.txt": b"x"}), "template.damaged"),
        (with_parts(**{"word__document.xml": b"<a/>"}), "template.damaged"),
        (with_parts(**{"word__document.xml": b"not xml"}), "template.damaged"),
        (with_parts(**{"word__vbaProject.bin": b"x"}), "file.macros"),
        (with_parts(**{"word__document.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}), "file.declaration"),
        (with_parts(**{"word__x.xml": bytes(60_000_000)}), "file.too-much-inside"),
        (with_parts(**{"word__x.xml": b"<a/>" * 3_000_000}), "file.too-much-inside"),
        (with_parts(**{"word___rels__settings.xml.rels": OUTSIDE % b"attachedTemplate"}), "template.elsewhere"),
        (with_parts(**{"word___rels__header9.xml.rels": OUTSIDE % b"image"}), "template.elsewhere"),
    ],
)
def test_a_file_that_is_no_sound_template_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(Refused) as refused:
        fill_docx(PAPER, data)
    assert code in [problem.code for problem in refused.value.problems]


def test_a_template_may_link_to_pages() -> None:
    data = with_parts(**{"word___rels__header9.xml.rels": OUTSIDE % b"hyperlink"})
    assert word.opened(fill_docx(PAPER, data)).paragraphs[0].text == PAPER.title


def test_the_format_fills_and_starts() -> None:
    assert FORMATS["docx"].fill(PAPER, word.template("{{ title }}")) == fill_docx(PAPER, word.template("{{ title }}"))
    assert FORMATS["docx"].start("report") == starter_docx("report")
