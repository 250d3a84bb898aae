"""Going over to newer packs."""

from __future__ import annotations

from typing import Annotated

import msgspec

from bestinterests.domain.document import PackPin
from bestinterests.packs.upgrade import AnswerFate
from bestinterests.web.api.operations import Into, Out
from bestinterests.web.api.shapes.asking import Coming
from bestinterests.web.api.shapes.values import Revision

NAME = Annotated[str, msgspec.Meta(max_length=80)]


class Towards(Into, frozen=True, kw_only=True):
    """To which versions, as `uncrc@1.1.0`, with commas between; the newest of each pack where it is left out."""

    to: Annotated[str, msgspec.Meta(max_length=600, description="Versions, as `uncrc@1.1.0`, with commas.")] = ""


class PinTold(Out, frozen=True, kw_only=True):
    """A pack that the record was made with. newer: versions that are here and later, oldest first."""

    pack: str
    version: str
    newer: tuple[str, ...]


class Fates(Out, frozen=True, kw_only=True):
    """How many answers have each fate."""

    needs_a_person: int
    split: int
    moved: int
    kept: int


class UpgradeTold(Coming, frozen=True, kw_only=True):
    """What going over would come to. to: empty where the record is on the newest packs.

    answers: those that are not simply kept, what asks for work first.
    """

    packs: tuple[PinTold, ...]
    to: tuple[PackPin, ...]
    fates: Fates
    answers: tuple[AnswerFate, ...]


class Pin(Into, frozen=True, kw_only=True):
    """A version of a pack."""

    pack: NAME
    version: NAME


class GoOver(Into, frozen=True, kw_only=True):
    """To which versions, as it was looked at: at which revision."""

    revision: Revision
    to: Annotated[tuple[Pin, ...], msgspec.Meta(min_length=1, max_length=20)]
