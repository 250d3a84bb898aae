"""Pages of one kind of item: a new one, one to read and write, and its deletion. Its list is a page of its own."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any, NamedTuple

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from bestinterests.changes.references import lists_with_ids
from bestinterests.domain.change import Path
from bestinterests.web.assessments.access import Opened
from bestinterests.web.assessments.places import item_of
from bestinterests.web.assessments.sheets import ItemForm, Sheet
from bestinterests.web.assessments.sheets.serving import deleted, forms_of, new_path, served

BOTH = ["GET", "HEAD", "POST"]


class ItemPages(NamedTuple):
    """How the items of a collection are written.

    route: of one item; the one with ``_delete`` after it deletes it. listed: of the list. trail: what leads to an item,
    from what was opened. title: what an item is called. template: of its form. tab: where it belongs. only: what is
    offered for a field, where that is less than all.
    """

    sheet: Sheet
    collection: str
    route: str
    listed: str
    trail: Callable[[Opened], Sequence[tuple[str, str]]]
    title: Callable[[Any], str]
    template: str = "assessments/sheet.html"
    tab: str = "steps"
    only: Callable[[Opened], Mapping[str, Collection[str]]] = lambda _: {}

    def new(self, request: HttpRequest, held: Opened, *, heading: str, said: str, **values: Any) -> HttpResponse:
        """Add one, and go to the list."""
        path = new_path(request, self.collection)
        told = {"after": self.list_of(held), **values}
        return self._served(request, held, path, heading=heading, said=said, **told)

    def one(self, request: HttpRequest, held: Opened, item: str, **values: Any) -> HttpResponse:
        """Read and write one. Raises Http404 where there is none of this id."""
        found = item_of(held, self.collection, item)
        return self._served(
            request,
            held,
            ("assessment", self.collection, item),
            heading=self.title(found) or item,
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
            title=self.title(found) or item,
            back=reverse(self.route, args=[held.id, item]),
            after=self.list_of(held),
            tab=self.tab,
        )

    def list_of(self, held: Opened) -> str:
        """The address of the list."""
        return reverse(self.listed, args=[held.id])

    def _served(
        self,
        request: HttpRequest,
        held: Opened,
        path: Path,
        *,
        fixed: Mapping[str, Any] | None = None,
        forms: Sequence[ItemForm] = (),
        **values: Any,
    ) -> HttpResponse:
        """fixed: what a new one holds before anybody writes. forms: where the caller has looked at them already."""
        shown = forms or forms_of(request, held, [(self.sheet, path)], fixed=fixed, only=self.only(held))
        trail, back = self.trail(held), self.list_of(held)
        return served(request, held, shown, self.template, trail=trail, back=back, tab=self.tab, **values)


def trail_of(title: str, route: str) -> Callable[[Opened], Sequence[tuple[str, str]]]:
    """What leads to an item of a list with this title at this route."""
    return lambda held: [(title, reverse(route, args=[held.id]))]


def harms_of(held: Opened) -> frozenset[str]:
    """Ids of the harms on the record: what is offered where only a harm makes sense."""
    return frozenset(impact.id for impact in held.judged.impacts if impact.direction == "harm")


def given(request: HttpRequest, held: Opened, *names: str) -> dict[str, list[str]]:
    """Ids of items that the address of a new item names, by field; what the record does not have is left out."""
    known = {item.id for _, _, items in lists_with_ids(held.head.document) for item in items}
    found = {name: [key for key in request.GET.getlist(name) if key in known] for name in names}
    return {name: keys for name, keys in found.items() if keys}
