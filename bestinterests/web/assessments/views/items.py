"""Pages of one kind of item: a new one, one to read and write, and its deletion. Its list is a page of its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from bestinterests.domain.change import Path
from bestinterests.web.assessments.access import Opened
from bestinterests.web.assessments.places import item_of
from bestinterests.web.assessments.sheets import Sheet
from bestinterests.web.assessments.sheets.serving import deleted, forms_of, new_path, served


class ItemPages(NamedTuple):
    """How the items of a collection are written.

    route: of one item; the one with ``_delete`` after it deletes it. listed: of the list. trail: what leads to an item,
    from what was opened. title: what an item is called. template: of its form.
    """

    sheet: Sheet
    collection: str
    route: str
    listed: str
    trail: Callable[[Opened], Sequence[tuple[str, str]]]
    title: Callable[[Any], str]
    template: str = "assessments/sheet.html"

    def new(self, request: HttpRequest, held: Opened, *, heading: str, said: str, **values: Any) -> HttpResponse:
        """Add one, and go to the list."""
        path = new_path(request, self.collection)
        return self._served(request, held, path, heading=heading, said=said, after=self.list_of(held), **values)

    def one(self, request: HttpRequest, held: Opened, item: str, **values: Any) -> HttpResponse:
        """Read and write one. Raises Http404 where there is none of this id."""
        found = item_of(held, self.collection, item)
        return self._served(
            request,
            held,
            ("assessment", self.collection, item),
            heading=self.title(found),
            after=request.path,
            here=request.path,
            remove=reverse(f"{self.route}_delete", args=[held.id, item]),
            **values,
        )

    def delete(self, request: HttpRequest, held: Opened, item: str) -> HttpResponse:
        """Say what goes with one, and delete it. Raises Http404 where there is none of this id."""
        found = item_of(held, self.collection, item)
        return deleted(
            request,
            held,
            ("assessment", self.collection, item),
            title=self.title(found),
            back=reverse(self.route, args=[held.id, item]),
            after=self.list_of(held),
        )

    def list_of(self, held: Opened) -> str:
        """The address of the list."""
        return reverse(self.listed, args=[held.id])

    def _served(self, request: HttpRequest, held: Opened, path: Path, **values: Any) -> HttpResponse:
        forms = forms_of(request, held, [(self.sheet, path)])
        trail, back = self.trail(held), self.list_of(held)
        return served(request, held, forms, self.template, trail=trail, back=back, **values)
