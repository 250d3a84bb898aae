"""Where somebody looked in a version, and who was heard."""

from __future__ import annotations

from collections import Counter

from bestinterests.domain.consultation import Consultation, Session
from bestinterests.domain.evaluation import ViewResult
from bestinterests.portfolio.rows import NO_NUMBER, Age, Asked, Place
from bestinterests.portfolio.taking.placing import bands_in_scope
from bestinterests.portfolio.taking.taking import Taking


def places_of(taking: Taking, now: ViewResult) -> list[Place]:
    """Return the rights and bands at which somebody looked."""
    return [
        Place(version=taking.version, right=cell.right, band=cell.band, state=cell.state)
        for cell in now.cells
        if cell.state != "not-asked"
    ]


def ages_of(taking: Taking, now: ViewResult) -> list[Age]:
    """Return every band of the packs: in scope or not, heard or not, and the verdict for it now."""
    if taking.framework is None:
        return []
    in_scope = bands_in_scope(taking.framework, taking.document.assessment)
    results = {result.band: result for result in now.bands}
    return [
        Age(
            version=taking.version,
            band=band,
            in_scope=band in in_scope,
            heard=results[band].heard if band in results else "no",
            verdict=results[band].verdict.worst if band in results else "",
        )
        for band in taking.framework.bands
    ]


def asked_of(taking: Taking) -> list[Asked]:
    """Return who was or is to be asked, by consultation and band."""
    assessment = taking.document.assessment
    found: list[Asked] = []
    for held in assessment.consultations:
        sessions = [each for each in assessment.sessions if each.consultation == held.id]
        said = [each for each in assessment.findings if each.consultation == held.id]
        adopted = sum(each.disposition == "adopted" for each in said)
        found += [
            Asked(
                version=taking.version,
                consultation=held.id,
                asked=held.asked,
                status=held.status,
                band=band,
                number=number,
                findings=len(said),
                adopted=adopted,
                asked_on=held.held_on or held.hold_by,
            )
            for band, number in _numbers(held, sessions).items()
        ]
    return found


def _numbers(held: Consultation, sessions: list[Session]) -> dict[str, int]:
    """How many by band, as stated: of its sessions, else as planned. A number of no band stands under a blank."""
    there: Counter[str] = Counter()
    for use in (use for session in sessions for use in session.bands_present):
        if use.number is not None:
            there[use.band] += use.number
    if not there and held.status == "planned":
        there.update({use.band: use.number for use in held.planned_bands if use.number is not None})
    named = dict.fromkeys((*held.bands, *there))
    if not there and held.number is not None:
        if len(named) == 1:
            return dict.fromkeys(named, held.number)
        return {**dict.fromkeys(named, NO_NUMBER), "": held.number}
    return {band: there.get(band, NO_NUMBER) for band in named} or {"": NO_NUMBER}
