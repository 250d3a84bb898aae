"""Packs named on the command line as PACK@VERSION."""

from __future__ import annotations

import argparse
from collections.abc import Iterable

from bestinterests.cli.inputs import brought
from bestinterests.domain.document import PackPin
from bestinterests.domain.pack import Pack
from bestinterests.domain.problem import Problem, Refused
from bestinterests.packs.framework import Framework
from bestinterests.packs.load import available, find, latest, nearest
from bestinterests.packs.lock import version_key
from bestinterests.packs.resolve import resolve


def pin_of(text: str, extra: Iterable[Pack] = ()) -> PackPin:
    """Read ``PACK@VERSION``, or ``PACK`` for its newest version. Raises Refused where there is no such pack."""
    name, _, version = text.partition("@")
    if not version:
        own = [pack.version for pack in extra if pack.id == name]
        version = max(own, key=version_key) if own else latest(name) or ""
    if not version:
        raise Refused([_unknown(name, extra)])
    return PackPin(pack=name, version=version)


def pack_of(text: str, extra: Iterable[Pack] = ()) -> Pack:
    """Return the pack that ``PACK@VERSION`` or ``PACK`` names. Raises Refused where there is no such pack."""
    pin = pin_of(text, extra)
    for pack in extra:
        if (pack.id, pack.version) == (pin.pack, pin.version):
            return pack
    found = find(pin.pack, pin.version)
    if isinstance(found, Problem):
        raise Refused([found])
    return found


def framework_of(names: Iterable[str], arguments: argparse.Namespace) -> Framework:
    """Return the framework of packs named on the command line. Raises Refused with the reasons why there is none."""
    extra = brought(arguments)
    framework, problems = resolve([pin_of(name, extra) for name in names], extra)
    if framework is None:
        raise Refused(problems)
    return framework


def _unknown(name: str, extra: Iterable[Pack]) -> Problem:
    names = sorted({known for known, _ in available()} | {pack.id for pack in extra})
    return Problem(
        code="pack.unknown",
        path="",
        sentence=f"There is no pack {name[:60]} here.",
        remedy=f"{nearest(name, names)} Packs here: {', '.join(names)}.".strip(),
    )
