"""Which framework is read: the current versions of the shipped packs, or those that an address names."""

from __future__ import annotations

import re
from urllib.parse import urlencode

from bestinterests.domain.document import PackPin
from bestinterests.domain.problem import Problem, Refused
from bestinterests.packs.framework import Framework
from bestinterests.packs.resolve import pins_of, resolve

NAMED = re.compile(r"([a-z0-9-]{1,80})@([0-9.]{1,40})")
MOST = 12


def current() -> Framework:
    """Return the framework of every shipped pack at its newest version."""
    return _resolved(pins_of())


def framework_named(packs: str) -> Framework:
    """Return the framework of packs named as ``uncrc@1.0.0,edtech@1.0.0``; the current one where none is named.

    Raises Refused with every Problem of a name that is none, or of packs that are not here or do not fit together.
    """
    if not packs.strip():
        return current()
    words = [word.strip() for word in packs.split(",") if word.strip()]
    problems = [_no_name(word) for word in words[:MOST] if not NAMED.fullmatch(word)]
    if problems or not 0 < len(words) <= MOST:
        raise Refused(problems or [_no_name(packs)])
    pairs = (word.split("@") for word in words)
    return _resolved(tuple(PackPin(pack=pack, version=version) for pack, version in pairs))


def named(framework: Framework) -> str:
    """Return the names of a framework's packs, as ``framework_named`` reads them."""
    return ",".join(f"{pack.id}@{pack.version}" for pack in framework.packs)


def query_of(framework: Framework) -> str:
    """Return what an address has to say so that this framework is read; nothing for the current one."""
    return "" if is_current(framework) else urlencode({"packs": named(framework)}, safe="@,")


def is_current(framework: Framework) -> bool:
    """Say whether a framework is that of every shipped pack at its newest version."""
    return {(p.id, p.version) for p in framework.packs} == {(pin.pack, pin.version) for pin in pins_of()}


def _resolved(pins: tuple[PackPin, ...]) -> Framework:
    framework, problems = resolve(pins)
    if framework is None:
        raise Refused(problems)
    return framework


def _no_name(word: str) -> Problem:
    shown = word if len(word) <= 60 else f"{word[:60]} …"
    return Problem(
        code="pack.unknown",
        path="packs",
        sentence=f"'{shown}' does not name a pack and a version.",
        remedy="Write packs as uncrc@1.0.0, one after the other with a comma between.",
    )
