"""YAML into a Tree: texts stay texts, no aliases, no tags, no duplicate keys, within limits, in one pass."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator
from typing import Any, cast

import yaml

from bestinterests.domain.problem import Problem
from bestinterests.formats.limits import LIMITS, Limits
from bestinterests.formats.tree import ABSENT, Builder, TooMuch, Tree

_EMPTY = frozenset({"", "~", "null", "Null", "NULL"})
_WORDS: tuple[tuple[str, str, str], ...] = (
    ("mapping values are not allowed", "A colon followed by a space stands inside a text that is not in quotes.",
     "Put the text in double quotes, or on its own lines after '>-'."),
    ("tab character", "A line is indented with a tab.", "Indent with spaces."),
    ("found character '\\t'", "A line is indented with a tab.", "Indent with spaces."),
    ("found unexpected end of stream", "A quotation mark is opened and never closed.", "Close it."),
    ("did not find expected key", "The indent of this line does not fit the lines above it, or a quotation mark is "
     "missing.", "Line it up with the keys it belongs to."),
    ("did not find expected '-' indicator", "The indent of this line does not fit the list above it.",
     "Line the '-' up with the others, or indent the line further."),
    ("could not find expected ':'", "A key is not followed by a colon and a space.", "Write 'key: value'."),
    ("found character that cannot start any token", "A text begins with a character that has a meaning in YAML.",
     "Put the text in double quotes."),
    ("expected ',' or ']'", "A list in square brackets is not closed.", "Add the missing ',' or ']'."),
    ("expected ',' or '}'", "A mapping in curly brackets is not closed.", "Add the missing ',' or '}'."),
    ("invalid Unicode character escape", "An escape such as \\uD800 stands for half of a surrogate pair, which is no "
     "character.", "Write the character itself."),
    ("undefined alias", "An alias ('*name') is used; aliases are not read.", "Write the value out."),
)  # fmt: skip


def read_yaml(text: str, limits: Limits = LIMITS) -> Tree:
    """Read YAML text into a Tree. Every single value stays a text; an empty one counts as left out.

    Aliases, anchors, tags, merge keys' effect and a second document are faults, not features. Syntax faults and
    limits end the reading; what was read up to there is returned with the Problem.
    """
    builder = Builder(limits)
    loader = yaml.CSafeLoader(text)
    try:
        _build(builder, loader)
    except TooMuch as stopped:
        return builder.done(stopped.problem)
    except yaml.YAMLError as error:
        return builder.done(_syntax(error))
    finally:
        loader.dispose()
    return builder.done()


def _build(builder: Builder, loader: Any) -> None:
    documents = 0
    while True:
        event = loader.get_event()
        kind = type(event)
        if kind is yaml.ScalarEvent:
            _scalar(builder, event)
        elif kind is yaml.MappingStartEvent:
            _container(builder, event, {})
        elif kind is yaml.SequenceStartEvent:
            _container(builder, event, [])
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            builder.close()
        elif kind is yaml.AliasEvent:
            _alias(builder, event)
        elif kind is yaml.DocumentStartEvent:
            documents += 1
            if documents > 1:
                raise TooMuch(_stop("yaml.several-documents", event, "A second document begins here ('---').",
                                    "Keep one document a file."))  # fmt: skip
        elif kind is yaml.StreamEndEvent:
            return


def _scalar(builder: Builder, event: Any) -> None:
    line = event.start_mark.line + 1
    plain = not event.style
    value = event.value if plain else builder.text(event.value, line)
    if event.anchor or (event.tag and event.tag != "tag:yaml.org,2002:str"):
        _marked(builder, event, line)
    if builder.expects_key():
        builder.key(value, line)
    elif plain and value in _EMPTY:
        builder.scalar(ABSENT, line)
    else:
        builder.scalar(value, line)


def _container(builder: Builder, event: Any, value: dict[str, Any] | list[Any]) -> None:
    if builder.expects_key():
        raise TooMuch(_stop("yaml.key", event, "A list or a mapping is used as a key.", "Use a short text as a key."))
    line = event.start_mark.line + 1
    if event.anchor or event.tag:
        _marked(builder, event, line)
    builder.open(value, line)


def _marked(builder: Builder, event: Any, line: int) -> None:
    if event.anchor:
        builder.fault(
            code="yaml.anchor",
            line=line,
            sentence=f"An anchor ('&{event.anchor[:40]}') is set; anchors and aliases are not read.",
            remedy="Delete the anchor, and write the value out wherever it is meant.",
        )
    else:
        builder.fault(
            code="yaml.tag",
            line=line,
            sentence=f"A tag ('{str(event.tag)[:60]}') is set; tags are not read.",
            remedy="Delete the tag. Every value is read as the field it stands in needs it.",
        )


def _alias(builder: Builder, event: Any) -> None:
    line = event.start_mark.line + 1
    fault = Problem(
        code="yaml.alias",
        path="",
        line=line,
        sentence=f"An alias ('*{event.anchor[:40]}') stands for a value written elsewhere; aliases are not read.",
        remedy="Write the value out. If a text begins with '*', put it in double quotes.",
    )
    if builder.expects_key():
        raise TooMuch(fault)
    builder.fault(code=fault.code, line=line, sentence=fault.sentence, remedy=fault.remedy)
    builder.scalar(ABSENT, line)


def _stop(code: str, event: Any, sentence: str, remedy: str) -> Problem:
    return Problem(code=code, path="", sentence=sentence, remedy=remedy, line=event.start_mark.line + 1)


def _syntax(error: yaml.YAMLError) -> Problem:
    said = str(getattr(error, "problem", "") or error).splitlines()[0][:200]
    mark = getattr(error, "problem_mark", None)
    plain = (f"This is not YAML as it can be read here: {said}.", "Look at this line and the one before it.")
    sentence, remedy = next(((meant, mend) for words, meant, mend in _WORDS if words in said), plain)
    return Problem(
        code="yaml.syntax", path="", sentence=sentence, remedy=remedy, line=mark.line + 1 if mark is not None else 0
    )


_HEAD = re.compile(r"[|>][0-9+-]*[ \t]+#")


def comment_lines(text: str) -> list[int]:
    """Return the numbers of the lines of YAML text that carry a comment, which writing anew would drop."""
    spans = list(_spans(text))
    starts = [start for start, _ in spans]
    lines: list[int] = []
    for match in re.finditer(r"(?m)(?:^|(?<=[ \t]))#", text):
        at = match.start()
        before = bisect.bisect_right(starts, at) - 1
        if before >= 0 and at < spans[before][1] and not _in_head(text, spans[before][0], at):
            continue
        line = text.count("\n", 0, at) + 1
        if not lines or lines[-1] != line:
            lines.append(line)
    return lines


def _in_head(text: str, start: int, at: int) -> bool:
    match = _HEAD.match(text, start)
    return match is not None and match.end() == at + 1


def _spans(text: str) -> Iterator[tuple[int, int]]:
    loader: Any = yaml.CSafeLoader(text)
    try:
        while type(event := loader.get_event()) is not yaml.StreamEndEvent:
            if type(event) is yaml.ScalarEvent:
                start, end = cast(Any, event.start_mark), cast(Any, event.end_mark)
                yield start.index, end.index
    except yaml.YAMLError:
        return
    finally:
        loader.dispose()
