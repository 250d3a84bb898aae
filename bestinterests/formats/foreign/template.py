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
from bestinterests.formats.foreign.tables import Passage, Table, Tables


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
_SENTENCE = re.compile(r"[^.?!:]*[.?!:]+(?:\s+|$)|[^.?!:]+$")
_ASKS = re.compile(
    r"^(?:describe|explain|consider|summarise|include|state|you (?:may|might|should)|if you|how|what|who|when|where|"
    r"why|is|are|do|does|will|would|can|could|have|has|or justify)\b",
    re.IGNORECASE,
)


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
    elif template.fields[table.name] == "sign-off":
        lines = [": ".join(filter(None, [row.cells[0], " – ".join(filter(None, row.cells[1:]))])) for row in table.rows]
        draft.answer("sign-off", "\n".join(filter(None, (line.strip() for line in lines))))
        _notes(draft, "sign-off", table)
    else:
        texts = [cell for row in table.rows for cell in row.cells if cell]
        answers = [answer for text in dict.fromkeys(texts) if (answer := without_prompt(text))]
        draft.answer(template.fields[table.name], "\n\n".join(answers))
        _notes(draft, template.fields[table.name], table)


def _notes(draft: Draft, field: str, table: Table) -> None:
    draft.answer(field, "\n".join(note for row in table.rows for note in row.notes))


def without_prompt(text: str) -> str:
    """Return a text of a box without the prompt that it begins with, if it does."""
    first, _, rest = text.partition("\n")
    words = normal(first)
    known = any(word in words for box in BOXES for word in box.words)
    if not known:
        return text
    sentences = _SENTENCE.findall(first)
    while sentences and (_ASKS.match(sentences[0].strip()) or sentences[0].strip().endswith(("?", ":"))):
        sentences.pop(0)
    return "\n".join(filter(None, ("".join(sentences).strip(), without_prompt(rest) if rest else ""))).strip()


def _fill_header(draft: Draft, table: Table) -> None:
    lines = []
    for row in table.rows:
        said, value = normal(row.cells[0]), " – ".join(filter(None, row.cells[1:]))
        if not value:
            continue
        lines.append(f"{row.cells[0]}: {value}")
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
    answer = without_prompt(passage.text)
    if not template.fields or not field or normal(answer) == normal(passage.heading):
        return False
    draft.answer(field, answer)
    return True
