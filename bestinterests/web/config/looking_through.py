"""Every ledger walked, every assessment replayed, every submission evaluated anew: what ``verify`` says."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from msgspec.structs import replace

from bestinterests.web.assessments.models import Assessment, Submission
from bestinterests.web.assessments.verifying import Reread, reread, verify_assessment
from bestinterests.web.change_requests.held import CHANGE, INCIDENT, verify_held
from bestinterests.web.change_requests.models import ChangeRequest, Incident
from bestinterests.web.config.moments import one_moment
from bestinterests.web.ledger.models import Ledger
from bestinterests.web.ledger.verifying import Verification, verify
from bestinterests.web.redress.held import CASE, verify_case_ledger


class Looked(NamedTuple):
    """What was found of one ledger. title: of what it is about. rereads: of its submissions that read otherwise."""

    title: str
    subject: str
    found: Verification
    rereads: tuple[Reread, ...] = ()


def look_through() -> Iterator[Looked]:
    """Look through one ledger after another, each as it stands at one moment; others may go on writing."""
    for pk in Ledger.objects.order_by("pk").values_list("pk", flat=True):
        with one_moment():
            looked = looked_at(Ledger.objects.get(pk=pk))
        yield looked


BESIDE: dict[str, type[ChangeRequest] | type[Incident]] = {CHANGE: ChangeRequest, INCIDENT: Incident}
"""What has a ledger of its own beside the assessments, by its kind."""


def looked_at(ledger: Ledger) -> Looked:
    """Look through one ledger, by its kind. To be called in a transaction where others may write."""
    if ledger.kind == CASE:
        return Looked("A case", ledger.subject, verify_case_ledger(ledger))
    if ledger.kind in BESIDE:
        held = BESIDE[ledger.kind].objects.filter(ledger=ledger).first()
        return Looked(held.title if held else ledger.kind, ledger.subject, _held(ledger, held))
    row = Assessment.objects.filter(ledger=ledger).only("pk", "title").first()
    if row is None:
        return Looked(ledger.kind, ledger.subject, verify(ledger))
    rereads = (reread(held) for held in Submission.objects.filter(assessment=row).order_by("pk"))
    found = verify_assessment(row.pk)
    return Looked(row.title, ledger.subject, found, tuple(each for each in rereads if not each.same))


def _held(ledger: Ledger, held: ChangeRequest | Incident | None) -> Verification:
    found = verify_held(ledger, held.held) if held else verify(ledger)
    return found if held or found.why else replace(found, at=found.lines, why="what it tells of is gone.")
