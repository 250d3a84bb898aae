"""Bytes into a Document: what kind of file it is, its shape, and every fault at once with its line."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import msgspec

from bestinterests.domain.document import FORMAT, Document
from bestinterests.domain.problem import Problem
from bestinterests.formats.limits import LIMITS, Limits
from bestinterests.formats.places import found, line_of
from bestinterests.formats.tree import UNWANTED, Tree, more_problems, named
from bestinterests.formats.versions import STEPS, Step, upgraded

YAML_SUFFIXES = (".yaml", ".yml")
JSON_SUFFIXES = (".json",)

_RAW = re.compile(rb"\x7f|\xc2[\x80-\x84\x86-\x9f]|\xef\xbf[\xbe\xbf]")
_ESCAPED = re.compile(rb"\\u(?:00[01]|007[fF]|00[89]|[dD][89a-fA-F]|[fF]{3}[eEfF])")
_MARKS = (
    (b"PK\x03\x04", "a zip archive or an office file", "Read the .bia.yaml or .bia.json inside it."),
    (b"%PDF", "a PDF", "Use the file it was made from."),
    (b"\xff\xfe", "text in UTF-16", "Save it as UTF-8."),
    (b"\xfe\xff", "text in UTF-16", "Save it as UTF-8."),
)


class Reading(msgspec.Struct, kw_only=True):
    """What came of reading a file.

    document: the document, or None if anything in its shape is wrong. rest: what could be read for all that, with
    stand-ins at the ``doubtful`` paths. tree: where each thing stands in the file. format: the version in which it was
    written, before it was brought up to date; 0 where that is not known.
    """

    document: Document | None = None
    problems: list[Problem] = []
    rest: Document | None = None
    doubtful: list[str] = []
    tree: Tree | None = None
    format: int = 0


def read_document(data: bytes, name: str, limits: Limits = LIMITS) -> tuple[Document | None, list[Problem]]:
    """Read a document from the bytes of a YAML or JSON file; ``name`` only helps to tell which it is.

    Returns the Document and no Problem, or None and every fault of shape that was found, each with its line. What a
    well-shaped document means is checked by ``bestinterests.formats.checking``.
    """
    reading = read(data, name, limits)
    return reading.document, reading.problems


def read(
    data: bytes, name: str, limits: Limits = LIMITS, steps: Mapping[int, Step] = STEPS, newest: int = FORMAT
) -> Reading:
    """Read as ``read_document`` does, and return what else is known of a file that is not in order."""
    data = data.removeprefix(b"\xef\xbb\xbf")
    if refused := _refused(data, limits):
        return Reading(problems=[refused])
    as_json = is_json(data, name)
    if as_json and (document := _quick(data, newest)):
        return Reading(document=document, format=newest)
    text, problems = decoded(data)
    if text is None:
        return Reading(problems=problems)
    tree = read_tree(text, as_json, limits)
    tree.problems[:0] = problems
    return _shaped(tree, as_json, limits, steps, newest)


def is_json(data: bytes, name: str) -> bool:
    """Say whether bytes are to be read as JSON: by the name, else by the first character."""
    lower = name.lower()
    if lower.endswith(JSON_SUFFIXES):
        return True
    if lower.endswith(YAML_SUFFIXES):
        return re.match(rb'\s*\{\s*"', data[:1000]) is not None
    return data[:1000].lstrip()[:1] in (b"{", b"[")


def read_tree(text: str, as_json: bool, limits: Limits = LIMITS) -> Tree:
    """Read text into a Tree."""
    if as_json:
        from bestinterests.formats.json_reading import read_json  # only where the quick way was not enough

        return read_json(text, limits)
    from bestinterests.formats.yaml_reading import read_yaml  # a JSON file needs no YAML library

    return read_yaml(text, limits)


def decoded(data: bytes) -> tuple[str | None, list[Problem]]:
    """Decode UTF-8; a text with unwanted characters comes back with U+FFFD in their place and a Problem for each."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return None, [
            Problem(
                code="file.encoding",
                path="",
                line=data.count(b"\n", 0, error.start) + 1,
                sentence="The file is not UTF-8 text: a byte here belongs to no character.",
                remedy="Save it as UTF-8.",
            )
        ]
    problems = []
    for match in UNWANTED.finditer(text):
        problems.append(
            Problem(
                code="file.control-character",
                path="",
                line=text.count("\n", 0, match.start()) + 1,
                sentence=f"The text holds {named(match.group())}, which no text may hold.",
                remedy="Delete the character; it is often left by copying from another program.",
            )
        )
        if len(problems) == 20:
            break
    return (UNWANTED.sub("�", text) if problems else text), problems


def _refused(data: bytes, limits: Limits) -> Problem | None:
    if len(data) > limits.size:
        return too_large(limits)
    if not data.strip():
        return Problem(
            code="file.empty",
            path="",
            sentence="The file is empty.",
            remedy="Start one with: bestinterests new",
        )
    for mark, what, remedy in _MARKS:
        if data.startswith(mark):
            return Problem(code="file.unknown-kind", path="", sentence=f"The file is {what}.", remedy=remedy)
    return None


def too_large(limits: Limits = LIMITS) -> Problem:
    """Return the Problem of a file that is larger than may be read."""
    return Problem(
        code="file.too-large",
        path="",
        sentence=f"The file is larger than {limits.size // 1_000_000} MB, the most that is read.",
        remedy="An assessment of 5,000 impacts has about 5 MB; keep attached files beside it.",
    )


def is_sound(data: bytes) -> bool:
    """Say whether UTF-8 bytes hold no character that no text may hold, neither raw nor as JSON escapes it."""
    return not (_RAW.search(data) or _ESCAPED.search(data))


def _quick(data: bytes, newest: int) -> Document | None:
    """Read JSON in one go where it is in order; None leaves it to the careful way to say what is not."""
    if not is_sound(data):
        return None
    try:
        document = msgspec.json.decode(data, type=Document)
        # A file that says the same when written again has no key twice; the decoder itself would not notice.
        again = msgspec.json.encode(document)
        same = again == data or again == msgspec.json.format(data, indent=-1)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None
    return document if same and document.format == newest else None


def _shaped(tree: Tree, as_json: bool, limits: Limits, steps: Mapping[int, Step], newest: int) -> Reading:
    if any(problem.code in STOPPING for problem in tree.problems):
        return Reading(problems=_in_file_order(tree.problems), tree=tree)
    if not isinstance(tree.root, dict):
        return Reading(problems=_in_file_order([*tree.problems, NO_DOCUMENT]), tree=tree)
    if not as_json:
        _read_format(tree.root)
    version = tree.root.get("format")
    tree.root, problems = upgraded(tree.root, steps, newest)
    if problems:
        tree.problems.extend(_with_lines(tree, problems))
        return Reading(problems=_in_file_order(tree.problems), tree=tree)
    return msgspec.structs.replace(_converted(tree, as_json, limits), format=version)


def _read_format(root: dict[str, Any]) -> None:
    version = root.get("format")
    if isinstance(version, str) and re.fullmatch(r"[0-9]{1,9}", version):
        root["format"] = int(version)


def _converted(tree: Tree, as_json: bool, limits: Limits) -> Reading:
    try:
        # In YAML every single value came as a text; here those of number and truth fields are read as such.
        document = msgspec.convert(tree.root, Document, strict=as_json)
    except msgspec.ValidationError:
        if not as_json:
            tree.root = _typed(tree.root)
        return _misshapen(tree, limits)
    if tree.problems:
        return Reading(problems=_in_file_order(tree.problems), rest=document, tree=tree)
    return Reading(document=document, tree=tree)


def _typed(root: Any) -> Any:
    from bestinterests.formats.scalars import typed  # only a file with faults needs it by itself

    return typed(root, Document)


def _misshapen(tree: Tree, limits: Limits) -> Reading:
    from bestinterests.formats.mending import mend  # only a file with faults needs the schema
    from bestinterests.formats.shape import shape_faults

    faults = shape_faults(tree, limits.problems)
    problems = [*tree.problems, *(fault.problem for fault in faults)]
    if len(faults) >= limits.problems:
        problems.append(more_problems(limits))
        return Reading(problems=_in_file_order(problems), tree=tree)
    doubtful = mend(tree.root, faults)
    try:
        rest = msgspec.convert(tree.root, Document)
    except msgspec.ValidationError as error:
        rest = None
        if not faults:
            problems.append(Problem(code="shape.other", path="", sentence=f"A value does not fit: {error}."))
    return Reading(problems=_in_file_order(problems), rest=rest, doubtful=doubtful, tree=tree)


def _with_lines(tree: Tree, problems: list[Problem]) -> list[Problem]:
    return [with_line(tree, problem) for problem in problems]


def with_line(tree: Tree, problem: Problem) -> Problem:
    """Return the Problem with the line on which its path stands, if it has none yet."""
    if problem.line or not problem.path:
        return problem
    steps = found(tree.root, problem.path)
    return msgspec.structs.replace(problem, line=line_of(tree.root, tree.lines, steps))


def _in_file_order(problems: list[Problem]) -> list[Problem]:
    return sorted(problems, key=lambda problem: (not problem.line, problem.line))


STOPPING = frozenset(
    {
        "file.more-problems",
        "file.too-deep",
        "file.too-many-values",
        "json.syntax",
        "yaml.key",
        "yaml.several-documents",
        "yaml.syntax",
    }
)
"""Faults after which nothing that follows in the file is known, so that its shape is not worth checking."""

NO_DOCUMENT = Problem(
    code="file.not-a-document",
    path="",
    line=1,
    sentence="The file holds no fields, so it is no assessment.",
    remedy="It begins with 'format: 1' and 'assessment:'. Start one with: bestinterests new",
)
