"""Published documents that are named on the command line: which are in order, and how each stands among the others."""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from collections.abc import Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from bestinterests.cli.given import bytes_of, label
from bestinterests.cli.problems import show
from bestinterests.domain.problem import Problem, Refused
from bestinterests.domain.publication import Entry, Publication, Standing
from bestinterests.formats.publications import read_publication
from bestinterests.formats.publications.reading import is_publication

SUFFIX = ".json"


class Held(NamedTuple):
    """A file that is in order, and how its publication stands; the document itself is read again when it is written."""

    name: str
    standing: Standing

    def entry(self) -> Entry:
        """The publication with how it stands. Raises Refused where the file was changed meanwhile."""
        return Entry(publication=_read(self.name), standing=self.standing)


class Head(NamedTuple):
    """What is kept of a publication while all files are looked through."""

    name: str
    id: str
    number: int
    on: dt.date
    digest: str


def gathered(
    files: Sequence[str], withdrawn: Mapping[tuple[str, int], str], arguments: argparse.Namespace
) -> tuple[list[Held], int]:
    """Return every publication that is in order, by series and number, and 2 if any file is not, else 0.

    What is wrong is printed with the name of its file. Raises Refused where a withdrawn one is not among them.
    """
    from bestinterests.cli.inputs import brought
    from bestinterests.formats.register.frameworks import Frameworks

    frameworks, code = Frameworks(brought(arguments)), 0
    heads: dict[tuple[str, int], Head] = {}
    for name in _named(files):
        try:
            publication = _read(name)
            frameworks.of(publication)
            head = Head(name, publication.id, publication.number, publication.published_on, publication.digest)
            known = heads.setdefault((head.id, head.number), head)
            if known.digest != head.digest:
                raise Refused([_twice(head, known)])
        except Refused as refused:
            show(refused.problems, arguments, sys.stderr, label(name))
            code = 2
    if missing := [key for key in withdrawn if key not in heads]:
        raise Refused([_not_here(*key) for key in missing])
    return _standing(list(heads.values()), withdrawn), code


def _named(files: Sequence[str]) -> list[str]:
    """Every file meant. In a folder those alone that begin as a publication does: other lists may lie beside them."""
    names: list[str] = []
    for given in files:
        if not Path(given).is_dir():
            names.append(given)
            continue
        inside = sorted(path for path in Path(given).rglob(f"*{SUFFIX}") if path.is_file())
        names += [str(path) for path in inside if is_publication(path.read_bytes()[:4000])]
    return list(dict.fromkeys(names))


def _read(name: str) -> Publication:
    data = bytes_of(name)
    if isinstance(data, Problem):
        raise Refused([data])
    return read_publication(data)


def _standing(heads: list[Head], withdrawn: Mapping[tuple[str, int], str]) -> list[Held]:
    """How each stands: the highest number of a series is in force, each before it superseded by the next."""
    ordered = sorted(heads, key=lambda head: (head.id, head.number))
    after = {(a.id, a.number): b for a, b in pairwise(ordered) if a.id == b.id}
    return [Held(head.name, _one(head, after, withdrawn)) for head in ordered]


def _one(head: Head, after: dict[tuple[str, int], Head], withdrawn: Mapping[tuple[str, int], str]) -> Standing:
    key = (head.id, head.number)
    if key in withdrawn:
        return Standing(state="withdrawn", because=withdrawn[key])
    if key in after:
        newer = after[key]
        return Standing(state="superseded", superseded_by=newer.number, on=newer.on)
    return Standing()


def withdrawals(given: Sequence[str]) -> dict[tuple[str, int], str]:
    """Read what --withdrawn names. Raises Refused for what cannot be read."""
    found: dict[tuple[str, int], str] = {}
    for text in given:
        key, _, reason = text.partition("=")
        series, _, number = key.rpartition("/")
        if not series or not number.isdigit() or not reason.strip():
            sentence = f"'{text}' does not say what was withdrawn and why."
            remedy = "Write it as in: --withdrawn 'puddlehop/1=The record was of another version.'"
            raise Refused([Problem(code="register.withdrawn", path="", sentence=sentence, remedy=remedy)])
        found[(series, int(number))] = reason.strip()
    return found


def _twice(head: Head, known: Head) -> Problem:
    return Problem(
        code="register.number-twice",
        path="number",
        sentence=f"{known.name} is another publication {head.number} of {head.id}; a number is given once.",
        remedy="Leave one of the two out, or publish it anew under the next number.",
    )


def _not_here(series: str, number: int) -> Problem:
    return Problem(
        code="register.withdrawn",
        path="",
        sentence=f"Publication {number} of {series}, which is said to be withdrawn, is not among the files.",
        remedy="Name its file too: what was withdrawn stays in the register with its reason.",
    )
