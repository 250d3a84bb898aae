"""Files as they come in, looked at before anything is kept; every fault of every file is said at once."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import msgspec

from bestinterests.domain.evidence import Attachment
from bestinterests.domain.problem import Problem
from bestinterests.web.assessments.attaching.kinds import SIZE, kind_of, unknown
from bestinterests.web.assessments.attaching.names import cleaned

AT_ONCE = 10
"""Files that are taken at once."""
TOTAL = 200_000_000
"""Bytes of all the files of one assessment."""


class Sent(NamedTuple):
    """A file as it came in. size: as stated, so that the bytes of one too large are not read."""

    name: str
    size: int
    data: bytes


class Checked(NamedTuple):
    """A file that may be kept, as the record names it."""

    name: str
    media_type: str
    digest: str
    data: bytes


def checked(sent: Sequence[Sent], held: Iterable[Attachment]) -> tuple[list[Checked], list[Problem]]:
    """The files to keep, and every reason why one is not taken, each with its name in front.

    held: files that the assessment has already; together they must stay within ``TOTAL``.
    """
    if not sent:
        return [], [_problem("attachment.none", "No file was chosen.", "Choose one or more files.")]
    if len(sent) > AT_ONCE:
        sentence = f"{len(sent)} files were chosen; at most {AT_ONCE} are taken at once."
        return [], [_problem("attachment.many", sentence, "Attach them in parts.")]
    files: list[Checked] = []
    problems: list[Problem] = []
    for each in sent:
        found = _checked(each)
        if isinstance(found, Problem):
            name = cleaned(each.name, "", (f".{each.name.rpartition('.')[2].casefold()}",))
            problems.append(msgspec.structs.replace(found, sentence=f"{name}: {found.sentence}"))
        else:
            files.append(found)
    if sum(len(each.data) for each in files) + sum(each.size for each in held) > TOTAL:
        sentence = f"With these, the files of the assessment would take more than {TOTAL // 1_000_000} MB."
        problems.append(_problem("attachment.size", sentence, "Attach less, or name where the file can be read."))
    return files, problems


def _checked(sent: Sent) -> Checked | Problem:
    if sent.size > SIZE:
        sentence = f"The file is larger than {SIZE // 1_000_000} MB."
        return _problem("attachment.size", sentence, "Attach a shorter one, or name where it can be read.")
    if not sent.data:
        return _problem("attachment.empty", "The file is empty.", "Choose the one that was meant.")
    kind = kind_of(sent.data, sent.name)
    if kind is None:
        return unknown()
    data = kind.kept(sent.data)
    if isinstance(data, Problem):
        return data
    name = cleaned(sent.name, kind.suffixes[0], kind.suffixes[1:])
    return Checked(name, kind.media_type, f"sha256:{hashlib.sha256(data).hexdigest()}", data)


def _problem(code: str, sentence: str, remedy: str) -> Problem:
    return Problem(code=code, path="", sentence=sentence, remedy=remedy)
