"""The ICO's DPIA template, and Annex D that follows it, known by the headings of its steps and what its boxes ask.

Only a few words of each prompt are known here, enough to tell one box from another. The prompt itself is taken out of
an answer; what was written below or after it is the answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

import msgspec

from bestinterests.formats.foreign.draft import Draft
from bestinterests.formats.foreign.headings import normal
from bestinterests.formats.foreign.tables import Passage, Row, Table, Tables


class Box(NamedTuple):
    """A box of the template: words of its prompt or of its step, and the field of the DPIA that it answers."""

    field: str
    words: tuple[str, ...]


BOXES: tuple[Box, ...] = (
    Box("nature", ("nature of the processing", "nature of the online service", "nature of your online service")),
    Box("scope", ("scope of the processing",)),
    Box("context", ("context of the processing",)),
    Box("purposes", ("purposes of the processing",)),
    Box("need", ("explain broadly", "identify the need for a dpia")),
    Box(
        "consultation",
        ("how to consult", "when and how you will seek", "consultation process", "consider consultation"),
    ),
    Box("necessity", ("compliance and proportionality", "necessity and proportionality")),
    Box("code-conformance", ("conform to each", "conformance with the code", "conform with the standards")),
    Box("sign-off", ("sign off and record", "sign-off and record")),
)
_STEP = re.compile(r"^step ([1-7])\b")
_STEP_FIELDS = {"1": "need", "3": "consultation", "4": "necessity", "7": "sign-off"}
_SIGNED = ("measures approved by", "residual risks approved by", "dpo advice")
_HEADER = ("name of controller", "subject/title of", "title of dpo", "controller contact")
_SENTENCE_END = re.compile(r"(?<=[.?!:]) ")
_ASKS = re.compile(
    r"^(?:describe|explain|consider|summarise|include|state|you (?:may|might|should)|if you|how|what|who|when|where|"
    r"why|is|are|do|does|will|would|can|could|have|has|or justify)\b",
    re.IGNORECASE,
)


_LONGEST_PROMPT = 3_000
"""Characters of a line that may begin with a prompt."""


class Template(NamedTuple):
    """The template in a file: what its boxes answer, by the name of their table, and whose it is."""

    fields: dict[str, str]
    header: frozenset[str]

    @property
    def tables(self) -> frozenset[str]:
        """Names of the tables that the template explains."""
        return frozenset(self.fields) | self.header


NONE = Template({}, frozenset())


def template_in(found: Tables) -> Template:
    """Return the template's boxes, or none where fewer than three of its steps or boxes are there."""
    fields: dict[str, str] = {}
    header = set()
    for table in found.tables:
        if len(table.rows[0].cells) <= 3 and (field := _field(table)):
            fields[table.name] = field
        elif _says(table, _HEADER):
            header.add(table.name)
    steps = {step[1] for text in _headings(found) if (step := _STEP.match(text))}
    return Template(fields, frozenset(header)) if len(steps) + len(set(fields.values())) >= 3 else NONE


def _headings(found: Tables) -> Iterable[str]:
    for table in found.tables:
        yield normal(table.name)
    for passage in found.passages:
        yield normal(passage.heading)
        yield normal(passage.text[:60])


def _field(table: Table) -> str:
    """Return the field that a box answers: by its prompt, else by the step above it."""
    if _says(table, _SIGNED):
        return "sign-off"
    if len(table.rows) > 6 or sum(row.filled for row in table.rows) > 8:
        return ""
    first = normal(" ".join(table.rows[0].cells))
    for text in (first, normal(table.name)):
        for box in BOXES:
            if any(words in text for words in box.words):
                return box.field
    step = _STEP.match(normal(table.name))
    return _STEP_FIELDS.get(step[1], "") if step and len(table.rows) <= 2 else ""


def _says(table: Table, words: tuple[str, ...]) -> bool:
    first = [normal(row.cells[0]) for row in table.rows if row.cells]
    return any(cell.startswith(words) or any(word in cell[:60] for word in words) for cell in first)


def fill(draft: Draft, template: Template, table: Table) -> None:
    """Write what a box, the header or the sign-off says into the draft."""
    if table.name in template.header:
        _fill_header(draft, table)
        return
    field = template.fields[table.name]
    if field == "sign-off":
        rows = [row for row in table.rows if normal(row.at(0)) != "item"]
        draft.answer(field, "\n".join(_signed(row) for row in rows if row.filled))
    else:
        for text in dict.fromkeys(cell for row in table.rows for cell in row.cells if cell):
            for asked, answer in answers_in(text, field):
                draft.answer(asked, answer)
                field = asked
    draft.answer(field, "\n".join(note for row in table.rows for note in row.notes))


def _signed(row: Row) -> str:
    return ": ".join(filter(None, (row.at(0).removesuffix(":"), " – ".join(filter(None, row.cells[1:])))))


def answers_in(text: str, field: str) -> list[tuple[str, str]]:
    """Return the answers in the text of a box, with the field of each.

    field: the one that is answered until a prompt asks for another; boxes that stand right below one another are one
    table once an office program has saved them again.
    """
    found: list[tuple[str, list[str]]] = [(field, [])]
    for line in text.split("\n"):
        asked = _asked(line)
        if asked:
            found.append((asked, [_after_prompt(line)]))
        else:
            found[-1][1].append(line)
    answers = [(asked, "\n".join(lines).strip()) for asked, lines in found]
    return [(asked, answer) for at, (asked, answer) in enumerate(answers) if answer or at]


def _asked(line: str) -> str:
    """Return the field for which a line asks, if it is a prompt of the template."""
    words = normal(line[:_LONGEST_PROMPT])
    if not _ASKS.match(line.strip()) or len(line) > _LONGEST_PROMPT:
        return ""
    return next((box.field for box in BOXES if any(each in words for each in box.words)), "")


def _after_prompt(line: str) -> str:
    """Return what was written behind a prompt on the same line."""
    sentences = _SENTENCE_END.split(line)
    while sentences and (_ASKS.match(sentences[0].strip()) or sentences[0].strip().endswith(("?", ":"))):
        sentences.pop(0)
    return " ".join(sentences).strip()


def _fill_header(draft: Draft, table: Table) -> None:
    lines = []
    for row in table.rows:
        said, value = normal(row.at(0)), " – ".join(filter(None, row.cells[1:]))
        if not value:
            continue
        lines.append(f"{row.at(0)}: {value}")
        if "contact" in said:
            draft.organisation = msgspec.structs.replace(draft.organisation, contact=value)
        elif "name of controller" in said:
            draft.organisation = msgspec.structs.replace(draft.organisation, name=value)
        elif "title of" in said:
            draft.title = draft.title or " ".join(value.split())
    draft.answer("header", "\n".join(lines))


def fill_passage(draft: Draft, template: Template, passage: Passage) -> bool:
    """Write text under the heading of a step into the field that the step answers; False if it stands under none."""
    step = _STEP.match(normal(passage.heading))
    field = _STEP_FIELDS.get(step[1], "") if step else ""
    for box in BOXES:
        if any(words in normal(passage.heading) for words in box.words):
            field = box.field
    if not template.fields or not field:
        return False
    for asked, answer in answers_in(passage.text, field):
        draft.answer(asked, answer)
    return True
