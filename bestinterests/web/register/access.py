"""Who prepares and who publishes, asked in one breath with opening the assessment."""

from __future__ import annotations

from functools import cached_property

from django.conf import settings
from django.http import HttpRequest

from bestinterests.documents.context import Context
from bestinterests.domain.document import Document
from bestinterests.domain.problem import Refused
from bestinterests.packs.framework import Framework
from bestinterests.web.accounts.access import NotAllowed, refusal_of
from bestinterests.web.accounts.roles import Permission
from bestinterests.web.assessments.access import Opened, opened
from bestinterests.web.assessments.snapshot import framework_of
from bestinterests.web.register.drafting import Draft, draft_of
from bestinterests.web.register.models import BroughtIn
from bestinterests.web.register.sources import Source, source_of


class Publishing:
    """An opened assessment with what publishing needs of it. base: the address of this server."""

    def __init__(self, opened: Opened, base: str) -> None:
        self.opened = opened
        self.base = base

    @property
    def prepares(self) -> bool:
        """May this person write texts, and say what is left out?"""
        return self.opened.standing.may(Permission.EDIT) or self.publishes

    @property
    def publishes(self) -> bool:
        """May this person publish and withdraw?"""
        return self.opened.standing.may(Permission.PUBLISH)

    @cached_property
    def source(self) -> Source | None:
        """What there is to publish; None where nothing is decided."""
        return source_of(self.opened.row, self.opened.head)

    @property
    def document(self) -> Document | None:
        """The text that was decided on."""
        return self.source.document if self.source else None

    @cached_property
    def draft(self) -> Draft:
        """What is prepared."""
        return draft_of(self.opened.row, self.document)

    @cached_property
    def shadow(self) -> bool:
        """Does this assessment read again what somebody else published?"""
        return BroughtIn.objects.filter(shadow=self.opened.row).exists()

    @property
    def framework(self) -> Framework:
        """The framework of the decided text, or of the head where there is none. Raises Refused."""
        return framework_of(self.document or self.opened.head.document)

    @cached_property
    def context(self) -> Context | None:
        """The decided text with what followed from it; None where nothing was evaluated, or its packs are not here."""
        if self.source is None or self.source.evaluation is None:
            return None
        try:
            return Context(self.framework, self.source.document, self.source.evaluation)
        except Refused:
            return None


def publishing(request: HttpRequest, assessment: str) -> Publishing:
    """Open an assessment to see what is published of it. Raises Http404 and NotAllowed as ``opened`` does."""
    return Publishing(opened(request, assessment), base_of(request))


def preparing(request: HttpRequest, assessment: str) -> Publishing:
    """Open an assessment to prepare it. Raises NotAllowed for whoever neither writes nor publishes here."""
    held = publishing(request, assessment)
    if not held.prepares:
        raise NotAllowed(refusal_of(Permission.EDIT))
    return held


def base_of(request: HttpRequest) -> str:
    """The address of this server, as addresses that last begin."""
    return settings.ADDRESS or f"{request.scheme}://{request.get_host()}"
