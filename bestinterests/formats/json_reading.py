"""JSON into a Tree, strictly by RFC 8259, with lines and within limits; used where the fast way found a fault."""

from __future__ import annotations

import re
from collections.abc import Callable
from json import JSONDecodeError, decoder

from bestinterests.domain.problem import Problem
from bestinterests.formats.limits import LIMITS, Limits
from bestinterests.formats.tree import Builder, TooMuch, Tree

_SPACE = re.compile(r"[ \t\r\n]*")
_PLAIN = re.compile(r"true|false|null|(-?(?:0|[1-9][0-9]*))(\.[0-9]+)?([eE][+-]?[0-9]+)?")
_WORDS = {"true": True, "false": False, "null": None}
_LONGEST_NUMBER = 40
SCAN: Callable[[str, int, bool], tuple[str, int]] = vars(decoder)["scanstring"]
"""The standard library's own reader of one text; quick, and it needs no recursion."""


def read_json(text: str, limits: Limits = LIMITS) -> Tree:
    """Read JSON text into a Tree; the first fault of syntax ends the reading, other faults do not."""
    scanner = _Scanner(text, Builder(limits))
    try:
        scanner.run()
    except TooMuch as stopped:
        return scanner.builder.done(stopped.problem)
    return scanner.builder.done()


class _Scanner:
    """Reads tokens without recursion, so that depth costs a place in a list and not a frame."""

    def __init__(self, text: str, builder: Builder) -> None:
        self.text = text
        self.builder = builder
        self.at = 0
        self.line = 1
        self.closers: list[str] = []

    def run(self) -> None:
        self._value()
        while self.closers:
            token = self._next()
            if token == self.closers[-1]:
                self._close()
            elif token == ",":
                self.at += 1
                self._member()
            else:
                raise self._wrong(f"a ',' or a '{self.closers[-1]}' is expected")
        if self._next():
            raise self._wrong("nothing more may follow")

    def _member(self) -> None:
        if self.closers[-1] == "}":
            self._key()
        self._value()

    def _value(self) -> None:
        token = self._next()
        if token in ("{", "["):
            self._open(token)
        elif token == '"':
            line = self.line
            self.builder.scalar(self.builder.text(self._string(), line), line)
        else:
            self.builder.scalar(self._plain(), self.line)

    def _open(self, token: str) -> None:
        self.builder.open({} if token == "{" else [], self.line)
        self.closers.append("}" if token == "{" else "]")
        self.at += 1
        if self._next() == self.closers[-1]:
            self._close()
        else:
            self._member()

    def _close(self) -> None:
        self.at += 1
        self.closers.pop()
        self.builder.close()

    def _key(self) -> None:
        if self._next() != '"':
            raise self._wrong("a key in double quotes is expected")
        line = self.line
        self.builder.key(self.builder.text(self._string(), line), line)
        if self._next() != ":":
            raise self._wrong("a ':' is expected")
        self.at += 1

    def _string(self) -> str:
        try:
            value, end = SCAN(self.text, self.at + 1, True)
        except JSONDecodeError as error:
            self.line += self.text.count("\n", self.at, error.pos)
            raise self._wrong("a text is not closed or holds a character that must be escaped") from error
        self.at = end
        return value

    def _plain(self) -> bool | int | float | None:
        match = _PLAIN.match(self.text, self.at)
        if not match:
            raise self._wrong("a value is expected")
        self.at = match.end()
        written = match.group()
        if written in _WORDS:
            return _WORDS[written]
        if len(written) > _LONGEST_NUMBER or (match[3] and abs(int(match[3][1:])) > 300):
            self.builder.fault(
                code="file.number",
                line=self.line,
                sentence="A number is longer or larger than any field can hold.",
                remedy="Write a number of at most 15 digits.",
            )
            return 0
        return float(written) if match[2] or match[3] else int(written)

    def _next(self) -> str:
        match = _SPACE.match(self.text, self.at)
        assert match is not None
        self.line += self.text.count("\n", self.at, match.end())
        self.at = match.end()
        return self.text[self.at : self.at + 1]

    def _wrong(self, sentence: str) -> TooMuch:
        seen = self.text[self.at : self.at + 1]
        here = f"'{seen}' stands here" if seen.isprintable() and seen else "the file ends here"
        return TooMuch(
            Problem(
                code="json.syntax",
                path="",
                line=self.line,
                sentence=f"This is not JSON: {sentence}, but {here}.",
                remedy="Mend this place; the line before it may be the cause.",
            )
        )
