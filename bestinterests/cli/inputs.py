"""Documents and packs that are named on the command line, read and checked."""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from bestinterests.cli.given import bytes_of, label
from bestinterests.domain.document import Document
from bestinterests.domain.pack import Pack
from bestinterests.domain.problem import Problem, Refused
from bestinterests.formats.checking import Checked, check
from bestinterests.packs.framework import Framework
from bestinterests.packs.load import read_pack

if TYPE_CHECKING:
    from bestinterests.documents.papers import Assessed


class Loaded(NamedTuple):
    """A document that may be used, with the framework it is read with."""

    document: Document
    framework: Framework


def checked(name: str, on: dt.date | None, extra: Sequence[Pack] = ()) -> Checked:
    """Read and check a file."""
    data = bytes_of(name)
    return Checked(problems=[data]) if isinstance(data, Problem) else check(data, name, on, extra=extra)


def brought(arguments: argparse.Namespace) -> tuple[Pack, ...]:
    """Return the packs that ``--with-pack`` names. Raises Refused with every fault of one that cannot be read."""
    return tuple(pack_at(given) for given in arguments.with_pack)


def pack_at(path: str) -> Pack:
    """Return the pack of a source folder or a built file. Raises Refused with every fault of one that is not sound."""
    try:
        pack, problems = read_pack(Path(path))
    except OSError as error:
        sentence = f"The pack {path} cannot be read: {error.strerror or error}."
        raise Refused([Problem(code="pack.cannot-read", path="", sentence=sentence)]) from error
    if pack is None or any(problem.severity == "error" for problem in problems):
        raise Refused(problems)
    return pack


def loaded(name: str, arguments: argparse.Namespace, on: dt.date | None = None) -> Loaded | None:
    """Read a file that is to be used; where that may not be, print its errors and return None."""
    from bestinterests.cli.problems import show

    found = checked(name, on, brought(arguments))
    if found.document is None or found.framework is None:
        show(found.errors, arguments, sys.stderr, label(name))
        return None
    return Loaded(found.document, found.framework)


def assessed(found: Loaded, on: dt.date) -> Assessed:
    """Return a document with its framework and what follows from it on this day."""
    from bestinterests.documents.papers import Assessed
    from bestinterests.evaluation import evaluate

    return Assessed(found.framework, found.document, evaluate(found.framework, found.document.assessment, on=on))
