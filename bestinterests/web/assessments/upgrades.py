"""Going over to other versions of the packs, looked at before it is done: what becomes of each answer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from bestinterests.changes import diff
from bestinterests.domain.change import Edit
from bestinterests.domain.document import Document, PackPin
from bestinterests.domain.problem import Refusal
from bestinterests.packs.load import available
from bestinterests.packs.lock import version_key
from bestinterests.packs.upgrade import AnswerFate, Fate, UpgradePlan, apply_upgrade
from bestinterests.web.assessments.access import Opened
from bestinterests.web.assessments.actions.upgrading import planned
from bestinterests.web.assessments.arrivals import Verdicts, verdicts
from bestinterests.web.assessments.differing.changes import told
from bestinterests.web.assessments.keepers import held_still

FATES: Mapping[Fate, str] = {
    "needs-a-person": "needs a person",
    "split": "split: opened for a person",
    "moved": "moved",
    "kept": "kept",
}
"""What may become of an answer, what asks for work first."""


class Pinned(NamedTuple):
    """A pack that the record was made with. newer: versions that are here and later, oldest first."""

    pack: str
    version: str
    newer: tuple[str, ...]


class Upgrade(NamedTuple):
    """A plan. counts: answers by fate; answers: those that are not simply kept; edits: what would be written. still:
    why it cannot be.
    """

    to: tuple[PackPin, ...]
    plan: UpgradePlan
    counts: tuple[tuple[str, int], ...]
    answers: tuple[tuple[str, AnswerFate], ...]
    edits: tuple[Edit, ...]
    verdicts: Verdicts | None
    still: tuple[Refusal, ...]


def pinned(document: Document) -> tuple[Pinned, ...]:
    """What is pinned, and what is newer."""
    held = available()
    return tuple(Pinned(pin.pack, pin.version, _newer(held, pin)) for pin in document.assessment.packs)


def newest(pins: Iterable[Pinned]) -> tuple[PackPin, ...]:
    """The newest version of each pack that has a newer one."""
    return tuple(PackPin(pack=pin.pack, version=pin.newer[-1]) for pin in pins if pin.newer)


def upgrade(opened: Opened, to: tuple[PackPin, ...]) -> Upgrade:
    """What going over would come to. Raises Refused where the packs of either side are not here."""
    document = opened.head.document
    plan = planned(document, to)
    after = apply_upgrade(document, plan)
    return Upgrade(
        to=to,
        plan=plan,
        counts=tuple((words, plan.count(fate)) for fate, words in FATES.items()),
        answers=tuple(
            (words, answer)
            for fate, words in FATES.items()
            for answer in plan.answers
            if answer.fate == fate and fate != "kept"
        ),
        edits=told(diff(document, after).edits),
        verdicts=verdicts(opened, after),
        still=held_still(opened.head, after),
    )


def _newer(held: Iterable[tuple[str, str]], pin: PackPin) -> tuple[str, ...]:
    versions = [version for pack, version in held if pack == pin.pack]
    return tuple(sorted((v for v in versions if version_key(v) > version_key(pin.version)), key=version_key))
