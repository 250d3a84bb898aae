"""Consultations, their sessions and findings say something that can hold."""

from __future__ import annotations

from collections.abc import Iterable

from bestinterests.domain.consultation import BandCount, Consultation, GroupCount
from bestinterests.packs.meaning.notes import Notes


def check_consultations(notes: Notes) -> None:
    """What was not held has a reason, something in its place, no findings and no sessions; a waiver has a reason."""
    held = {consultation.id: consultation for consultation in notes.assessment.consultations}
    for consultation in notes.assessment.consultations:
        path = f"assessment.consultations[{consultation.id}]"
        if consultation.status == "not-held":
            _check_exemption(notes, consultation, path)
        if consultation.permission == "waived" and not consultation.waiver_reason.strip():
            notes.add(
                "consultation.no-waiver-reason",
                f"{path}.waiver_reason",
                f"{consultation.id} asks children without an adult's permission, and nobody says why.",
                "Write why no adult is asked, and who agreed to that.",
            )
        _check_named(notes, consultation, consultation.planned_bands, f"{path}.planned_bands")
        _check_named(notes, consultation, consultation.planned_groups, f"{path}.planned_groups")
    for finding in notes.assessment.findings:
        if finding.consultation in held and held[finding.consultation].status != "held":
            notes.add(
                "consultation.not-held",
                f"assessment.findings[{finding.id}].consultation",
                f"{finding.id} comes from {finding.consultation}, which has not been held.",
                "Mend the status of the consultation, or take the finding out.",
            )
    _check_sessions(notes, held)


def _check_exemption(notes: Notes, consultation: Consultation, path: str) -> None:
    """A reason alone says nothing for the children: something speaks for them, a body was asked, a day is set."""
    if not consultation.exemption_reason.strip():
        notes.add(
            "consultation.no-reason",
            f"{path}.exemption_reason",
            f"{consultation.id} was not held, and nobody says why.",
            "Write why that is defensible and when it will be held.",
        )
        return
    lacks = {
        "what speaks for the children meanwhile": consultation.proxy.strip() or consultation.proxy_evidence,
        "which child-rights body was asked": consultation.advised_by.strip(),
        "by which day it will be held": consultation.hold_by,
    }
    lacking = [words for words, value in lacks.items() if not value]
    if lacking:
        notes.add(
            "consultation.bare-exemption",
            path,
            f"{consultation.id} has a reason for not asking; it does not say {'; nor '.join(lacking)}.",
            "Write it beside the reason.",
        )


def _check_sessions(notes: Notes, held: dict[str, Consultation]) -> None:
    for session in notes.assessment.sessions:
        path = f"assessment.sessions[{session.id}]"
        consultation = held.get(session.consultation)
        if consultation is None:
            continue
        if consultation.status == "not-held":
            notes.add(
                "session.not-held",
                f"{path}.consultation",
                f"{session.id} is a session of {consultation.id}, which was not held.",
                "Mend the status of the consultation, or take the session out.",
            )
        _check_named(notes, consultation, session.bands_present, f"{path}.bands_present")
        _check_named(notes, consultation, session.groups_present, f"{path}.groups_present")


def _check_named(notes: Notes, consultation: Consultation, counts: Iterable[BandCount | GroupCount], path: str) -> None:
    """Numbers are of children whom the consultation names: the method reads those names and no numbers."""
    for each in counts:
        key, named, what = (
            (each.band, consultation.bands, "age")
            if isinstance(each, BandCount)
            else (each.group, consultation.groups, "group")
        )
        if each.number and key not in named:
            notes.add(
                "consultation.other-children",
                f"{path}[{key}]",
                f"There are numbers for {key}, {'an' if what == 'age' else 'a'} {what} that {consultation.id} "
                "does not name.",
                f"Name the {what} in {consultation.id}, or take the number out.",
            )
