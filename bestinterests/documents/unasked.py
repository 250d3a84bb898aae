"""Who is not asked: ages and groups of children, with the harms on the record that may fall on them."""

from __future__ import annotations

from typing import Literal, NamedTuple

from bestinterests.documents.context import Context
from bestinterests.domain.consultation import Consultation

RULE = "gate.children-heard"
"""The rule of the method that asks for the children of an age to be heard."""


class UnaskedBand(NamedTuple):
    """An age whose children were not heard yet. harms: those for which the method asks that they be heard."""

    band: str
    heard: Literal["planned", "exempt", "no"]
    harms: tuple[str, ...]


class UnaskedGroup(NamedTuple):
    """A group that no consultation of children names. impacts: those that touch it."""

    group: str
    impacts: tuple[str, ...]


def unasked_bands(context: Context) -> tuple[UnaskedBand, ...]:
    """Ages in scope that were not heard, youngest first: planned, exempt, or neither."""
    asks: dict[str, list[str]] = {}
    for finding in context.now.findings:
        if finding.rule == RULE:
            for band in finding.bands:
                asks.setdefault(band, []).extend(finding.impacts)
    return tuple(
        UnaskedBand(result.band, result.heard, tuple(dict.fromkeys(asks.get(result.band, ()))))
        for result in context.now.bands
        if result.heard != "yes"
    )


def unasked_groups(context: Context) -> tuple[UnaskedGroup, ...]:
    """Groups on the record whom nobody asked or plans to ask as a group."""
    reached: set[str] = set()
    for held in context.assessment.consultations:
        if held.asked == "children" and held.status != "not-held":
            reached |= groups_of(context, held)
    return tuple(
        UnaskedGroup(group.id, tuple(i.id for i in context.assessment.impacts if group.id in i.groups))
        for group in context.assessment.groups
        if group.id not in reached
    )


def groups_of(context: Context, held: Consultation) -> set[str]:
    """Groups that a consultation names, plans numbers for, or counted in a session."""
    planned = {each.group for each in held.planned_groups if each.number != 0}
    there = {
        each.group
        for session in context.assessment.sessions
        if session.consultation == held.id
        for each in session.groups_present
        if each.number != 0
    }
    return {*held.groups, *planned, *there}
