"""Packs: what is pinned, what is newer, what would become of each answer; then the step, as one line."""

from __future__ import annotations

from collections.abc import Iterable

from bestinterests.changes import diff
from bestinterests.domain.document import PackPin
from bestinterests.domain.problem import Problem
from bestinterests.packs.upgrade import apply_upgrade
from bestinterests.web.accounts.roles import Permission
from bestinterests.web.api.faults import Wrong
from bestinterests.web.api.library import Answer, Call
from bestinterests.web.api.resources.asking import effect, still
from bestinterests.web.api.resources.documents import merged
from bestinterests.web.api.shapes.upgrades import Fates, PinTold, UpgradeTold
from bestinterests.web.assessments.access import opened
from bestinterests.web.assessments.actions.upgrading import planned, upgrade_packs
from bestinterests.web.assessments.upgrades import FATES, Pinned, newest, pinned


def look(call: Call) -> Answer:
    """Tell what going over to other packs would come to."""
    held = opened(call.request, call.path["assessment"])
    document = held.head.document
    pins = pinned(document)
    to = _newer(pins, _named(call.asked.to)) if call.asked.to else newest(pins)
    plan = planned(document, to)
    after = apply_upgrade(document, plan) if to else document
    changes = diff(document, after)
    told = UpgradeTold(
        revision=held.head.revision,
        applied=changes,
        questions=(),
        effect=effect(held, after, changes),
        refused=still(held, after),
        packs=tuple(PinTold(pack=pin.pack, version=pin.version, newer=pin.newer) for pin in pins),
        to=to,
        fates=Fates(**{fate.replace("-", "_"): plan.count(fate) for fate in FATES}),
        answers=tuple(answer for fate in FATES if fate != "kept" for answer in plan.answers if answer.fate == fate),
    )
    return Answer(told)


def upgrade(call: Call) -> Answer:
    """Take the record over to other packs, as one line; no judgement is changed by it."""
    held = opened(call.request, call.path["assessment"], Permission.EDIT)
    to = _newer(pinned(held.head.document), [(pin.pack, pin.version) for pin in call.sent.to])
    return merged(upgrade_packs(assessment=held.row, revision=call.sent.revision, to=to, actor=held.actor, at=held.at))


def _named(text: str) -> list[tuple[str, str]]:
    """Packs and versions as an address names them."""
    found = [each.strip().partition("@") for each in text.split(",")]
    return [(pack, version) for pack, _, version in found]


def _newer(pins: Iterable[Pinned], named: Iterable[tuple[str, str]]) -> tuple[PackPin, ...]:
    """These versions, where each is a newer one of a pack of the record that is here. Raises Wrong (422)."""
    known = {pin.pack: pin.newer for pin in pins}
    wanted = dict(named)
    lost = [f"{pack}@{version}" for pack, version in wanted.items() if version not in known.get(pack, ())]
    if lost:
        remedy = "Look first: `packs` names the newer versions of each."
        raise Wrong(422, [_unknown(each, remedy) for each in lost])
    return tuple(PackPin(pack=pack, version=version) for pack, version in wanted.items())


def _unknown(name: str, remedy: str) -> Problem:
    shown = "".join(letter for letter in name if letter.isprintable())[:100]
    return Problem(code="api.field", path="to", sentence=f"{shown} is no newer version that is here.", remedy=remedy)
