"""What a ground for refusing is, and what a rung of the ladder of routes is."""

from typing import Annotated

from bestinterests.domain.base import Base, about
from bestinterests.domain.pack import Statement
from bestinterests.workflow.casework.words import Nation, Request


class Ground(Base, frozen=True, kw_only=True):
    """A ground in law on which a request may be refused, wholly or in part. Each is for us to show."""

    id: str
    title: Annotated[str, about("As it stands in a list.")]
    rights: Annotated[tuple[Request, ...], about("Requests that it may refuse.")]
    staff: Annotated[Statement, about("What it asks, for whoever decides.")]
    parent_only: Annotated[bool, about("Only where somebody with parental responsibility asks for a child?")] = False
    under: Annotated[dict[Nation, int], about("Only for a child under this age, by nation; empty for any age.")] = {}

    @property
    def key(self) -> str:
        """The text that says it to whoever asked."""
        return f"grounds.{self.id.replace('-', '_')}"


class Rung(Base, frozen=True, kw_only=True):
    """A route that is open after an answer. limit: what it cannot do, so that nobody hopes for what will not come."""

    id: str
    title: str
    staff: Statement
    limit: Statement | None = None
    key: Annotated[str, about("The text that says it to whoever asked.")]
    must_tell: Annotated[bool, about("Does the law ask for it to be named in a refusal?")] = False
