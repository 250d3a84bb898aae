"""The tables of redress: cases under their keys, what lists need of them, portals and how they are covered."""

from bestinterests.web.redress.models.cases import (
    Case,
    CaseKey,
    Deadline,
    ErasedCase,
    Item,
    OpenedCase,
    Point,
    TakenFile,
)
from bestinterests.web.redress.models.cover import Cover, Custodian, Holiday, PagingTest
from bestinterests.web.redress.models.patterns import Pattern, Resting
from bestinterests.web.redress.models.portals import Portal, Spoken, Visit

__all__ = [
    "Case",
    "CaseKey",
    "Cover",
    "Custodian",
    "Deadline",
    "ErasedCase",
    "Holiday",
    "Item",
    "OpenedCase",
    "PagingTest",
    "Pattern",
    "Point",
    "Portal",
    "Resting",
    "Spoken",
    "TakenFile",
    "Visit",
]
