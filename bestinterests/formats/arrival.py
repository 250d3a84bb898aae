"""What is given to a reader, and what comes in with a file: every format says it in the same words."""

from __future__ import annotations

from typing import Any, NamedTuple

import msgspec

from bestinterests.domain.change import Path
from bestinterests.domain.document import Document
from bestinterests.domain.problem import Problem
from bestinterests.formats.limits import LIMITS, Limits


class Given(NamedTuple):
    """A file to be read: its bytes, its name (which only helps to tell what it is), and a mapping of foreign columns.

    mapping: the text of a mapping file that a person keeps for files of one origin; empty where there is none.
    """

    data: bytes
    name: str
    mapping: str = ""
    limits: Limits = LIMITS


class Arrival(msgspec.Struct, kw_only=True):
    """What came in with a file. Nothing of it is applied to anything yet.

    document: what the file says; None where it cannot be used, and ``problems`` say why. base: the document that the
    file was made from, where it carries one: the base of the merge. missing: places of items that the base holds and
    the file no longer shows; ``document`` still holds them, they are deletions only once a person says yes. draft:
    made from a foreign file, so that a person has to complete it. mapping: the mapping that was used or guessed, as
    the text of a file that can be kept and given the next time. attachments: bytes by the digest that names them.
    """

    document: Document | None = None
    base: Document | None = None
    missing: tuple[Path, ...] = ()
    draft: bool = False
    mapping: str = ""
    attachments: dict[str, bytes] = {}
    problems: list[Problem] = []

    @property
    def errors(self) -> list[Problem]:
        """The Problems that forbid the use of the file."""
        return [problem for problem in self.problems if problem.severity == "error"]


def of_document(found: tuple[Document | None, list[Problem]], **more: Any) -> Arrival:
    """Return the Arrival of a document read whole."""
    document, problems = found
    return Arrival(document=document, problems=problems, **more)
