"""Whatever a document says, each format says it, and says it again when read back."""

from __future__ import annotations

import datetime as dt

import msgspec
import pytest
from hypothesis import given

from bestinterests.domain.digest import assessment_digest
from bestinterests.domain.document import Assessment, Document
from bestinterests.domain.order import in_order, natural
from bestinterests.domain.service import Service
from bestinterests.formats import FORMATS
from bestinterests.formats.arrival import Given
from bestinterests.formats.json_writing import write_json
from bestinterests.formats.reading import read_document
from bestinterests.formats.yaml_writing import WIDTH, write_yaml
from tests.drawing import ALL_TEXTS
from tests.strategies import documents

FORMAT_NAMES = [name for name, form in FORMATS.items() if form.whole and form.writes == "document"]
"""Formats that are the document itself. Papers and workbooks have round trips of their own, beside their writers."""


@pytest.mark.parametrize("name", FORMAT_NAMES)
@given(documents(texts=ALL_TEXTS, provisional=True))
def test_reading_gives_back_what_was_written(name: str, document: Document) -> None:
    arrival = FORMATS[name].read(Given(FORMATS[name].write(document), f"x.{name}"))
    assert (arrival.document, arrival.problems) == (in_order(document), [])


@pytest.mark.parametrize("name", FORMAT_NAMES)
@given(documents(texts=ALL_TEXTS))
def test_canonical_text_is_a_fixed_point(name: str, document: Document) -> None:
    written = FORMATS[name].write(document)
    again = FORMATS[name].read(Given(written, f"x.{name}")).document
    assert again is not None
    assert FORMATS[name].write(again) == written


@given(ALL_TEXTS)
def test_any_text_survives_yaml(text: str) -> None:
    document = Document(format=1, assessment=Assessment(title=text, service=Service(description=text)))
    assert read_document(write_yaml(document).encode(), "x.yaml") == (document, [])


@given(documents())
def test_order_of_items_and_sets_is_no_content(document: Document) -> None:
    turned = _turned(document)
    assert write_yaml(turned) == write_yaml(document)
    assert write_json(turned) == write_json(document)
    assert assessment_digest(turned) == assessment_digest(document.assessment)


def _turned(document: Document) -> Document:
    assessment = document.assessment
    changed = {
        name: getattr(assessment, name)[::-1] for name in ("impacts", "measures", "people", "children", "obligations")
    }
    changed["impacts"] = tuple(
        msgspec.structs.replace(impact, features=impact.features[::-1], bands=impact.bands[::-1])
        for impact in changed["impacts"]
    )
    return msgspec.structs.replace(document, assessment=msgspec.structs.replace(assessment, **changed))


def test_digest_changes_with_content_and_with_nothing_else() -> None:
    plain = Assessment(title="A", assessed_on=dt.date(2026, 1, 1))
    assert assessment_digest(plain) == assessment_digest(Document(format=1, assessment=plain))
    assert assessment_digest(plain) != assessment_digest(msgspec.structs.replace(plain, title="B"))
    assert assessment_digest(Assessment()) == (
        "sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"
    )


def test_natural_order() -> None:
    assert sorted(["I10", "I9", "I+b", "I2"], key=natural) == ["I2", "I9", "I10", "I+b"]
    assert sorted(["10-12", "0-5", "6-9", "²"], key=natural) == ["0-5", "6-9", "10-12", "²"]


WRITTEN = """\
format: 1
assessment:
  title: "yes"
  summary: |-
    First paragraph.

    - a point
      - a finer one
  service:
    name: "Trailing space "
    kind: "10"
    description: >-
      One paragraph that is too long for a line, so it is folded at the width of the page and reads
      as one when it is read back.
    controller:
      name: "a: b"
      size: 34 staff
      country: "line\\u2028separator"
      contact: "12:30"
      dpo: "# not a comment"
    processing_starts_on: 2026-10-05
    age_assurance_methods: [self-declaration, third-party]
  children:
    - {band: 0-5}
    - {band: 6-9, children: 12}
    - band: 10-12
      reason: Some words.
"""


def test_canonical_yaml_is_for_people() -> None:
    document, problems = read_document(WRITTEN.encode(), "x.yaml")
    assert problems == []
    assert document is not None
    assert write_yaml(document) == WRITTEN
    assert max(map(len, WRITTEN.splitlines())) <= WIDTH


def test_a_note_stands_last() -> None:
    text = "format: 1\nassessment:\n  features:\n    - id: F01\n      note: Why.\n      name: Chat\n"
    document, _ = read_document(text.encode(), "x.yaml")
    assert document is not None
    assert write_yaml(document).endswith("    - id: F01\n      name: Chat\n      note: Why.\n")
