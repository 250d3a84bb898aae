"""What a sitting holds, sealed under its key: its code, who leads, and what children wrote, in no order of time."""

from __future__ import annotations

from typing import Literal

from msgspec.structs import replace

from bestinterests.domain.base import Base
from bestinterests.web.redress import keys
from bestinterests.web.redress.sealing import sealed, unsealed
from bestinterests.web.surveys.models import Sitting

State = Literal["waits", "released", "kept"]


class Said(Base, frozen=True, kw_only=True):
    """What one child wrote. quote: did they tick that their words may be used? state: kept is with the lead alone.

    id is by chance, and made for the words, not for the child.
    """

    id: str
    text: str
    quote: bool = False
    state: State = "waits"


class Held(Base, frozen=True, kw_only=True):
    """What a sitting holds. code: blank once it is over. lead: role of the safeguarding lead in the room."""

    code: str = ""
    setting: str = ""
    lead: str = ""
    words: tuple[Said, ...] = ()


def key_of(row: Sitting) -> bytes:
    """The data key of a sitting. Raises keys.Locked, keys.NoKeys; Locked too where it was erased."""
    held = getattr(row, "key", None)
    if held is None:
        raise keys.Locked
    return keys.ring().unwrap(held.version, bytes(held.wrapped), row.public_id)


def held_of(row: Sitting) -> Held:
    """What a sitting holds. Raises as ``key_of``."""
    return unsealed(key_of(row), row.held, _place(row.public_id), Held)


def seal(public: str, held: Held, key: bytes) -> bytes:
    """Put it under the key. public: public id of the sitting. Words lie by their ids, which are by chance."""
    ordered = tuple(sorted(held.words, key=lambda said: said.id))
    return sealed(key, replace(held, words=ordered), _place(public))


def _place(public: str) -> str:
    return f"sitting {public}"
