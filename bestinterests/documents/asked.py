"""Who was asked, children and parents apart: a parent does not stand in for a child."""

from __future__ import annotations

from bestinterests.documents.blocks import Blocks, Part
from bestinterests.documents.context import Context
from bestinterests.documents.report.voices import consultation, findings_table
from bestinterests.domain.evidence import Consultation

VOICES = {"children": "Children", "parents": "Parents and carers", "others": "Experts and others"}
"""Voices in the order in which they are read."""


def voice_of(held: Consultation) -> str:
    """Whose voice a consultation is: that of children, of parents, or of others."""
    return held.asked if held.asked in VOICES else "others"


def asked(context: Context, voice: str) -> list[Consultation]:
    """Consultations of one voice, in the order of the record; planned ones and ones not held too."""
    return [c for c in context.assessment.consultations if voice_of(c) == voice]


def heard_from(context: Context, voice: str) -> Blocks:
    """Every consultation of one voice with its findings, and what this voice said where others were asked."""
    held = asked(context, voice)
    own = {c.id for c in held}
    elsewhere = [f for f in context.assessment.findings if f.voice == voice and f.consultation not in own]
    parts = [consultation(context, c, voice) for c in held]
    if elsewhere:
        parts.append(Part(title="Said where others were asked", blocks=(findings_table(context, elsewhere),)))
    return tuple(parts)
