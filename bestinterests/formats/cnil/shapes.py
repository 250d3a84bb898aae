"""The shapes in which CNIL PIAs travel, taken off until the one that is read is left, and its values made plain.

The tool has written ids as numbers and as texts, levels as 0 to 4, texts or nothing, and has left its own tables' names
in the file. What is understood comes out in one form; what is not is listed.
"""

from __future__ import annotations

import re
from typing import Any

import msgspec

from bestinterests.domain.problem import Problem
from bestinterests.formats.cnil.rich_text import plain
from bestinterests.formats.json_reading import read_json
from bestinterests.formats.limits import Limits
from bestinterests.formats.reading import decoded, too_large


class Answer(msgspec.Struct, kw_only=True):
    """An answer: to which question, its text, what it lists, and the level given (0 where none is)."""

    question: int
    text: str = ""
    listed: tuple[str, ...] = ()
    level: int = 0


class Control(msgspec.Struct, kw_only=True):
    """A measure of the PIA."""

    id: str
    title: str
    content: str


class Assessment(msgspec.Struct, kw_only=True):
    """An evaluation of an item, a question or a measure, with the plan that follows from it."""

    reference: str
    status: int
    comment: str
    plan: str
    severity: int
    likelihood: int
    due: str
    owner: str


class Remark(msgspec.Struct, kw_only=True):
    """A comment on a question or a measure."""

    reference: str
    on_measure: bool
    text: str


class Pia(msgspec.Struct, kw_only=True):
    """A PIA in one form, whatever shape it came in. fields: texts and plain values of ``pia`` itself."""

    fields: dict[str, Any] = {}
    answers: list[Answer] = []
    measures: list[Control] = []
    evaluations: list[Assessment] = []
    comments: list[Remark] = []
    attachments: list[dict[str, Any]] = []
    titles: dict[int, str] = {}
    unread: list[str] = []


def read_shapes(data: bytes, limits: Limits) -> tuple[Pia | None, list[Problem]]:
    """Read the bytes of a file: the Pia, or None and why not. Never deeper or larger than the limits say."""
    if len(data) > limits.size:
        return None, [too_large(limits)]
    text, problems = decoded(data.removeprefix(b"\xef\xbb\xbf"))
    if text is None:
        return None, problems
    root, problems = _root(text, limits, [_milder(problem) for problem in problems])
    if any(problem.severity == "error" for problem in problems):
        return None, problems
    if not isinstance(root, dict) or not isinstance(root.get("pia"), dict):
        return None, [*problems, _other(root)]
    return _pia(root), problems


def _root(text: str, limits: Limits, problems: list[Problem], wraps: int = 0) -> tuple[Any, list[Problem]]:
    """Return the root object, out of the revision that may hold it as a text."""
    tree = read_json(text, limits)
    problems += [_milder(problem) for problem in tree.problems]
    root = tree.root
    if isinstance(root, list) and len(root) == 1:
        root = root[0]
    if isinstance(root, dict) and isinstance(root.get("export"), str) and "pia" not in root and wraps < 2:
        problems.append(_note("cnil.revision", "The file is a revision; the PIA inside it is read."))
        return _root(root["export"], limits, problems, wraps + 1)
    return root, problems


def _milder(problem: Problem) -> Problem:
    """A stray character or a key that stands twice does not keep a PIA from being read."""
    if problem.code in ("file.control-character", "file.duplicate-key", "file.number"):
        return msgspec.structs.replace(problem, severity="warning")
    return problem


def _other(root: Any) -> Problem:
    what = "The file holds no PIA: it has no 'pia'."
    remedy = "Export the PIA from the CNIL's tool as JSON."
    if isinstance(root, dict) and "structure" in root:
        what = "The file is a template (a structure) of the CNIL's tool; nothing is assessed in it."
        remedy = "Export a PIA that was made with it."
    elif isinstance(root, dict) and "knowledges" in root:
        what = "The file is a knowledge base of the CNIL's tool, not a PIA."
    elif isinstance(root, list) and len(root) > 1:
        what, remedy = (
            f"The file holds a list of {len(root)} things; one PIA is read at a time.",
            "Export each by itself.",
        )
    return Problem(code="cnil.no-pia", path="", sentence=what, remedy=remedy)


def _note(code: str, sentence: str) -> Problem:
    return Problem(code=code, path="", sentence=sentence, severity="note")


def _pia(root: dict[str, Any]) -> Pia:
    unread = sorted(f"'{key[:40]}'" for key in root if key not in _ROOT_KEYS)
    fields = {key: value for key, value in root["pia"].items() if key not in _JUNK}
    unread += sorted(f"'pia.{key[:40]}'" for key in fields if key not in _PIA_KEYS)
    return Pia(
        fields=fields,
        answers=[answer for each in _dicts(root, "answers") if (answer := _answer(each))],
        measures=[
            Control(
                id=word(each.get("id")) or f"#{at}", title=line(each.get("title")), content=words(each.get("content"))
            )
            for at, each in enumerate(_dicts(root, "measures"))
        ],
        evaluations=[_evaluation(each) for each in _dicts(root, "evaluations")],
        comments=[_comment(each) for each in _dicts(root, "comments")],
        attachments=_dicts(root, "attachments"),
        titles=dict(_titles(fields.get("structure_data"))),
        unread=unread,
    )


_ROOT_KEYS = frozenset({"pia", "answers", "measures", "evaluations", "comments", "attachments"})
_JUNK = frozenset(
    {"dbVersion", "tableName", "objectStore", "serverUrl", "numberOfQuestions", "pia", "answers", "measures",
     "evaluations", "comments", "lock_version", "progress", "user_pias", "created_at", "updated_at", "id"}
)  # fmt: skip
"""What the tool keeps for itself; ``serverUrl`` may name a host inside an organisation, and is dropped."""
_PIA_KEYS = frozenset(
    {"name", "category", "status", "author_name", "evaluator_name", "validator_name", "dpo_status", "dpo_opinion",
     "dpos_names", "concerned_people_searched_opinion", "concerned_people_searched_content",
     "concerned_people_status", "concerned_people_opinion", "people_names", "rejection_reason", "applied_adjustments",
     "is_example", "is_archive", "structure_id", "structure_name", "structure_sector_name", "structure_data"}
)  # fmt: skip


def _dicts(root: dict[str, Any], key: str) -> list[dict[str, Any]]:
    found = root.get(key)
    return [each for each in found if isinstance(each, dict)] if isinstance(found, list) else []


def word(value: Any) -> str:
    """Return an id or reference as a text, whether it was written as one or as a number."""
    if isinstance(value, bool) or value is None:
        return ""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)[:400].strip()


def words(value: Any) -> str:
    """Return rich text as plain text; what is no text, and the literal 'undefined' of old exports, is blank."""
    text = plain(value) if isinstance(value, str) else ""
    return "" if text.lower() in ("undefined", "null") else text


def line(value: Any) -> str:
    """Return rich text as one line."""
    return " ".join(words(value).split())


def number(value: Any) -> int:
    """Return a whole number that was written as one, as a text or as a truth value; 0 where there is none."""
    if isinstance(value, (bool, int)):
        return int(value)
    text = word(value)
    return int(text) if re.fullmatch(r"-?[0-9]{1,9}", text) else 0


def level(value: Any) -> int:
    """Return a level from 1 to 4; 0 where nobody gave one."""
    found = number(value)
    return found if 1 <= found <= 4 else 0


def _answer(each: dict[str, Any]) -> Answer | None:
    data = each.get("data")
    data = data if isinstance(data, dict) else {}
    listed = data.get("list")
    items = tuple(filter(None, map(line, listed))) if isinstance(listed, list) else ()
    answer = Answer(
        question=number(each.get("reference_to")),
        text=words(data.get("text")),
        listed=items,
        level=level(data.get("gauge")),
    )
    return answer if answer.text or answer.listed or answer.level else None


def _evaluation(each: dict[str, Any]) -> Assessment:
    gauges = each.get("gauges")
    gauges = gauges if isinstance(gauges, dict) else {}
    return Assessment(
        reference=word(each.get("reference_to")),
        status=number(each.get("status")),
        comment=words(each.get("evaluation_comment")),
        plan=words(each.get("action_plan_comment")),
        severity=level(gauges.get("x")),
        likelihood=level(gauges.get("y")),
        due=line(each.get("estimated_implementation_date")),
        owner=line(each.get("person_in_charge")),
    )


def _comment(each: dict[str, Any]) -> Remark:
    return Remark(
        reference=word(each.get("reference_to")),
        on_measure=each.get("for_measure") in (True, 1, "true", "1"),
        text=words(each.get("description")),
    )


def _titles(structure: Any) -> list[tuple[int, str]]:
    """Titles of the questions of a template, by id; the built-in ones are keys of translations and are left out."""
    found = []
    for section in _inner(structure, "sections"):
        for item in _inner(section, "items"):
            for question in _inner(item, "questions"):
                title = line(question.get("title"))
                if " " in title:
                    found.append((number(question.get("id")), title))
    return found


def _inner(value: Any, key: str) -> list[dict[str, Any]]:
    return _dicts(value, key) if isinstance(value, dict) else []
