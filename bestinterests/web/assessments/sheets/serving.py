"""Pages of forms: show, read, save by one action, go on; whatever was typed is still there if anything is wrong."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import cache
from typing import Any

import msgspec
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from bestinterests.changes.deleting import taken_out
from bestinterests.domain.change import Path
from bestinterests.domain.document import LETTERS, Document
from bestinterests.domain.problem import Refusal
from bestinterests.web.accounts.access import NotAllowed
from bestinterests.web.accounts.actions import Refusing
from bestinterests.web.assessments.access import Opened
from bestinterests.web.assessments.actions.placing import Entry
from bestinterests.web.assessments.actions.saving import Saved, delete, save
from bestinterests.web.assessments.comments.beside import talk_of
from bestinterests.web.assessments.frame import page
from bestinterests.web.assessments.keepers import held_still
from bestinterests.web.assessments.models import Draft
from bestinterests.web.assessments.participants import me
from bestinterests.web.assessments.places import called
from bestinterests.web.assessments.sheets.choices import Desk, Signer
from bestinterests.web.assessments.sheets.form import ItemForm
from bestinterests.web.assessments.sheets.judgements import Asking
from bestinterests.web.assessments.sheets.model import Sheet
from bestinterests.web.assessments.sheets.shown import Typed
from bestinterests.web.assessments.snapshot import Unreadable, document_at
from bestinterests.web.ui.faults import Fault

After = Callable[[Saved], str]
"""Where to go after saving: from what came of it to an address."""
Write = Callable[..., Saved]
"""An action that saves: takes what ``saving.save`` takes."""


def desk_of(opened: Opened) -> Desk:
    """The desk at which forms of an assessment are filled in."""
    return Desk(opened.framework, opened.head.document, lambda: Signer(me(opened), opened.on))


def past_of(opened: Opened) -> Callable[[int], Document]:
    """The document as of any revision, each read once; the head where one cannot be read any more."""

    @cache
    def past(revision: int) -> Document:
        try:
            return document_at(opened.head, revision)
        except Unreadable:
            return opened.head.document

    return past


def typed_by(opened: Opened) -> dict[str, Typed]:
    """What the person has typed here and not saved, by place."""
    held = Draft.objects.filter(assessment=opened.row, person=opened.actor.id)
    return {
        place: Typed(msgspec.json.decode(bytes(value)), at, base)
        for place, value, at, base in held.values_list("place", "value", "at", "base_revision")
    }


def forms_of(
    request: HttpRequest,
    opened: Opened,
    asked: Sequence[tuple[Sheet, Path]],
    *,
    desk: Desk | None = None,
    fixed: Mapping[str, Any] | None = None,
    suggested: Mapping[str, Any] | None = None,
    only: Mapping[str, Collection[str]] | None = None,
    leaving: bool = False,
    asking: Mapping[str, Asking] | None = None,
) -> list[ItemForm]:
    """A form for each sheet and place, filled from what was sent, what was typed before, or the record.

    fixed: what new items hold besides; suggested: what fields show where nothing is written yet; only: what is
    offered for a field that is chosen, where that is less than all; leaving: may an item that is not there yet be
    left alone? asking: what is asked in each slot among the fields. Several share a page when their prefixes differ:
    the last step of the path, but for the only one.
    """
    at_desk = desk or desk_of(opened)
    typed = {} if opened.closed else typed_by(opened)
    data = request.POST if request.method == "POST" else None
    several = len(asked) > 1
    base, past, talk = base_of(request, opened), past_of(opened), talk_of(opened)
    return [
        ItemForm(
            sheet,
            path,
            at_desk,
            data=data,
            typed=typed,
            fixed=fixed,
            suggested=suggested,
            only=only,
            leaving=leaving,
            prefix=f"{'-'.join(path[2:]) or path[-1]}-" if several else "",
            asking=asking,
            base=base,
            past=past,
            talk=talk,
        )
        for sheet, path in asked
    ]


def new_path(request: HttpRequest, collection: str) -> Path:
    """The place of an item that is to come, under a provisional key that its form carries along."""
    letter = LETTERS[collection]
    given = request.POST.get("new") or request.GET.get("new") or ""
    mark, _, rest = given.partition("+")
    fits = mark == letter and rest.startswith("w-") and rest[2:].isalnum() and len(rest) <= 24
    return ("assessment", collection, given if fits else f"{letter}+w-{secrets.token_hex(6)}")


def served(
    request: HttpRequest,
    opened: Opened,
    forms: Sequence[ItemForm],
    template: str,
    *,
    after: str | After,
    said: str = "Saved.",
    faults: Sequence[Fault] = (),
    tab: str = "steps",
    write: Write = save,
    closed: tuple[Refusal, ...] | None = None,
    saving: bool = True,
    also: Sequence[Entry] = (),
    **values: Any,
) -> HttpResponse:
    """Show a page of forms, or save what was sent and go on.

    after: the address to go to, or a function that gives it. said: told once something new is saved; blank tells
    nothing. faults: what the view itself found wrong. saving: False where what was sent is only to be shown again, as
    for a look at what would follow. also: what is saved with it that no form of the kit asks. write, closed: the action
    that saves, and why the person may not take it now, where that is not editing. A template extends
    ``assessments/sheet.html`` or places ``sheet.form(forms)`` itself.
    """
    closed = opened.closed if closed is None else closed
    found = [fault for form in forms for fault in form.faults] + list(faults)
    if request.method == "POST" and "asked" not in request.POST:
        found.append(Fault("content", "The form came in without its fields. Fill it in and save it again."))
    refusals: tuple[Any, ...] = ()
    status = 200
    if request.method == "POST":
        if closed:
            raise NotAllowed(*closed)
        status = 422 if found else 200
        if not found and saving:
            entries = [form.entry for form in forms if not form.is_untouched]
            done = saved_as(request, opened, [*entries, *also], write)
            if isinstance(done, Saved) and not done.problems:
                return gone_on(request, opened, done, after, said)
            refusals = done.problems if isinstance(done, Saved) else done
            status = 409
    held = {"forms": forms, "faults": found, "refused": refusals, "base": opened.head.revision, "closed": closed}
    return page(request, opened, template, tab=tab, status=status, **held, **values)


def deleted(
    request: HttpRequest, opened: Opened, path: Path, *, title: str, back: str, after: str, tab: str = "steps"
) -> HttpResponse:
    """Say what goes with an item, and take it out on a yes."""
    desk = desk_of(opened)
    out = taken_out(opened.head.document, path)
    still = () if opened.closed else held_still(opened.head, out.document)
    problems: tuple[Any, ...] = ()
    if request.method == "POST":
        opened.insist_open()
        try:
            done = delete(
                assessment=opened.row,
                base_revision=opened.head.revision,
                path=path,
                actor=opened.actor,
                at=opened.at,
            )
        except Refusing as refusing:
            problems = refusing.refusals
        else:
            if not done.conflicts:
                messages.success(request, f"{title} is deleted. The history still holds it.")
                return redirect(after)
            problems = done.conflicts
    values = {
        "title": title,
        "back": back,
        "with_it": [called(desk.titles, each) for each in out.with_it],
        "mentions": list(dict.fromkeys(called(desk.titles, each[:3]) for each in out.mentions if len(each) > 3)),
        "problems": problems or still,
        "still": still,
    }
    return page(request, opened, "assessments/delete.html", tab=tab, status=409 if problems else 200, **values)


def saved_as(
    request: HttpRequest, opened: Opened, entries: Sequence[Entry], write: Write = save
) -> Saved | tuple[Any, ...]:
    """Save what a page says, from the revision that it showed; what came of it, or every reason why not."""
    if not entries:
        return Saved(opened.head.revision, opened.head.document, changed=False)
    try:
        return write(
            assessment=opened.row,
            base_revision=base_of(request, opened),
            entries=entries,
            actor=opened.actor,
            at=opened.at,
        )
    except Refusing as refusing:
        return refusing.refusals
    except Unreadable:
        # What the form showed was removed lawfully since: it is saved on the record as it stands.
        return write(
            assessment=opened.row,
            base_revision=opened.head.revision,
            entries=entries,
            actor=opened.actor,
            at=opened.at,
        )


def gone_on(request: HttpRequest, opened: Opened, done: Saved, after: str | After, said: str) -> HttpResponse:
    """Go on after saving, with words for the person; to the conflicts where there are some."""
    if done.conflicts:
        return redirect(reverse("assessments:conflicts", args=[opened.id]))
    if done.changed and said:
        messages.success(request, said)
    return redirect(after if isinstance(after, str) else after(done))


def base_of(request: HttpRequest, opened: Opened) -> int:
    """The revision that the form showed; the head where it says none that can be."""
    given = request.POST.get("base", "")
    number = int(given) if given.isascii() and given.isdigit() and len(given) < 10 else 0
    return number if 0 < number <= opened.head.revision else opened.head.revision
