"""What was published of an assessment, and how each publication stands."""

from __future__ import annotations

import datetime as dt

from bestinterests.domain.publication import Kind, Publication, State
from bestinterests.web.api.operations import Out


class PublicationTold(Out, frozen=True, kw_only=True):
    """One publication. address: where anybody reads it. version: of the assessment; 0 where it is of none.

    digest: as the published document says itself. superseded_by: the number that took its place. because: why it was
    withdrawn; since: since when it stands so.
    """

    number: int
    kind: Kind
    state: State
    published_on: dt.date
    version: int
    digest: str
    address: str
    fictional: bool
    superseded_by: int | None
    because: str
    since: dt.date


class Publications(Out, frozen=True, kw_only=True):
    """What was published of an assessment, the newest first. series: its word in addresses; blank before the first."""

    series: str
    publications: tuple[PublicationTold, ...]


class PublicationWhole(Out, frozen=True, kw_only=True):
    """A publication with the document that was published."""

    told: PublicationTold
    publication: Publication
