"""What goes into a publication from a file beside the record: what is left out, texts for each audience, a decision."""

from __future__ import annotations

from typing import Annotated

from bestinterests.domain.base import Base, about
from bestinterests.domain.conformity import AudienceText
from bestinterests.domain.problem import Problem, Refused
from bestinterests.domain.publication import LeftOut
from bestinterests.domain.record import Decision
from bestinterests.formats.limits import Limits
from bestinterests.formats.reading import is_json
from bestinterests.formats.strict import read_strictly

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
    choices, problems, _ = read_strictly(raw, Choices, _NOTHING, LIMIT, as_json=is_json(raw, name))
    if choices is None:
        raise Refused(problems)
    return choices


_NOTHING = Problem(
    code="choices.none",
    path="",
    sentence="The file holds no choices.",
    remedy="Begin it with 'left_out:', 'texts:' or 'decisions:', each a list.",
)
