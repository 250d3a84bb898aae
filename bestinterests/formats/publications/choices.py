"""What goes into a publication from a file beside the record: what is left out, texts for each audience, a decision."""

from __future__ import annotations

from typing import Annotated

import msgspec

from bestinterests.domain.base import Base, about
from bestinterests.domain.conformity import AudienceText
from bestinterests.domain.problem import Problem, Refused
from bestinterests.domain.publication import LeftOut
from bestinterests.domain.record import Decision
from bestinterests.formats.limits import Limits
from bestinterests.formats.reading import decoded, is_json, read_tree
from bestinterests.formats.shape import shape_faults

LIMIT = Limits(size=5_000_000, values=50_000)


class Choices(Base, frozen=True, kw_only=True):
    """What is left out, with ground and reason; texts by audience, which take the place of those in the record; and
    decisions that were taken elsewhere, each of which names the text that it is about by its digest.
    """

    left_out: Annotated[tuple[LeftOut, ...], about("What is left out.", unit="items")] = ()
    texts: Annotated[tuple[AudienceText, ...], about("Texts by audience.", unit="items")] = ()
    decisions: Annotated[tuple[Decision, ...], about("Decisions beside the record.", unit="items")] = ()


def read_choices(raw: bytes, name: str) -> Choices:
    """Return the choices in a YAML or JSON file. Raises Refused with every fault, each with its line."""
    text, problems = decoded(raw[: LIMIT.size + 1])
    as_json = is_json(raw, name)
    tree = read_tree(text or "", as_json, LIMIT)
    problems += tree.problems
    if problems or not isinstance(tree.root, dict):
        raise Refused(problems or [_NOTHING])
    if faults := shape_faults(tree, LIMIT.problems, Choices):
        raise Refused([fault.problem for fault in faults])
    return msgspec.convert(tree.root, Choices, strict=as_json)


_NOTHING = Problem(
    code="choices.none",
    path="",
    sentence="The file holds no choices.",
    remedy="Begin it with 'left_out:', 'texts:' or 'decisions:', each a list.",
)
