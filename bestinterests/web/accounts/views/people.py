"""The people of an organisation: who they are, what they may do, who is invited; and every change to that."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bestinterests.web.accounts import actions
from bestinterests.web.accounts.access import Standing, standing_of
from bestinterests.web.accounts.forms import Invited, OrganisationNamed, RolesChosen
from bestinterests.web.accounts.models import Membership
from bestinterests.web.accounts.queries import happenings_in, invitations_of, member_named, members_of, size_of
from bestinterests.web.accounts.roles import ROLES, Permission
from bestinterests.web.ui.faults import add_refusals, faults_of, sent

BOTH = ["GET", "HEAD", "POST"]
READER = "outside-reader"


@require_safe
def people(request: HttpRequest, organisation: str) -> HttpResponse:
    """List who belongs to an organisation; for administrators with invitations, history and the means to change."""
    standing = standing_of(request, organisation)
    manages = standing.may(Permission.MANAGE_PEOPLE)
    values = {
        "standing": standing,
        "manages": manages,
        "connects": standing.may(Permission.CONNECT),
        "count": size_of(standing.organisation),
        "members": members_of(standing.organisation, request.GET.get("people", "")),
        "invitations": invitations_of(standing.organisation, timezone.now(), request.GET.get("invitations", ""))
        if manages
        else None,
        "happenings": happenings_in(standing.organisation, request.GET.get("changes", "")) if manages else None,
        "origin": settings.ADDRESS or f"{request.scheme}://{request.get_host()}",
    }
    return render(request, "accounts/people.html", values)


@require_http_methods(BOTH)
def invitation_new(request: HttpRequest, organisation: str) -> HttpResponse:
    """Invite one person by a link."""
    standing = standing_of(request, organisation, Permission.MANAGE_PEOPLE)
    form = Invited(sent(request))
    if request.method == "POST" and form.is_valid():
        try:
            invitation = actions.invite(
                organisation=standing.organisation,
                email=form.cleaned_data["email"],
                roles=frozenset(form.cleaned_data["roles"]),
                actor=standing.person,
                at=timezone.now(),
            )
        except actions.Refusing as refusing:
            add_refusals(form, "email", refusing.refusals)
        else:
            later = " Name the documents that they read in an assessment, under Documents."
            reads = later if READER in invitation.roles else ""
            messages.success(request, f"Send the link below to {invitation.email}. Nobody else can use it.{reads}")
            return redirect("accounts:people", organisation)
    return _form(request, standing, "accounts/invitation_new.html", form)


@require_POST
def invitation_withdraw(request: HttpRequest, organisation: str, invitation: str) -> HttpResponse:
    """Close the link of an invitation."""
    standing = standing_of(request, organisation, Permission.MANAGE_PEOPLE)
    held = get_object_or_404(standing.organisation.invitations, public_id=invitation)
    actions.withdraw_invitation(invitation=held, actor=standing.person, at=timezone.now())
    messages.success(request, f"The invitation of {held.email} is withdrawn. Its link no longer works.")
    return redirect("accounts:people", organisation)


@require_http_methods(BOTH)
def member_roles(request: HttpRequest, organisation: str, person: str) -> HttpResponse:
    """Change the roles of a member."""
    standing = standing_of(request, organisation, Permission.MANAGE_PEOPLE)
    membership = member_in(standing, person)
    held = [held.role for held in membership.held_roles.all()]
    form = RolesChosen(sent(request), initial={"roles": held})
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_roles(
                membership=membership,
                roles=frozenset(form.cleaned_data["roles"]),
                actor=standing.person,
                at=timezone.now(),
            )
        except actions.Refusing as refusing:
            add_refusals(form, "roles", refusing.refusals)
        else:
            messages.success(request, f"The roles of {membership.person.display_name} are changed.")
            return redirect("accounts:people", organisation)
    return _form(request, standing, "accounts/member_roles.html", form, membership)


@require_http_methods(BOTH)
def member_remove(request: HttpRequest, organisation: str, person: str) -> HttpResponse:
    """Say what removing a member means, and do it."""
    standing = standing_of(request, organisation, Permission.MANAGE_PEOPLE)
    membership = member_in(standing, person)
    name = membership.person.display_name
    values = {"standing": standing, "member": membership, "refusals": ()}
    if request.method == "POST":
        try:
            actions.remove_member(membership=membership, actor=standing.person, at=timezone.now())
        except actions.Refusing as refusing:
            values["refusals"] = refusing.refusals
        else:
            messages.success(request, f"{name} no longer belongs to {standing.organisation.name}.")
            return redirect("home" if membership.person_id == standing.person.pk else "accounts:organisations")
    return render(request, "accounts/member_remove.html", values, status=409 if values["refusals"] else 200)


@require_http_methods(BOTH)
def organisation_rename(request: HttpRequest, organisation: str) -> HttpResponse:
    """Change the name of an organisation."""
    standing = standing_of(request, organisation, Permission.MANAGE_PEOPLE)
    form = OrganisationNamed(sent(request), initial={"name": standing.organisation.name})
    if request.method == "POST" and form.is_valid():
        actions.rename_organisation(
            organisation=standing.organisation,
            name=form.cleaned_data["name"],
            actor=standing.person,
            at=timezone.now(),
        )
        messages.success(request, "The name of the organisation is changed.")
        return redirect("accounts:people", organisation)
    return _form(request, standing, "accounts/organisation_rename.html", form)


def member_in(standing: Standing, person: str) -> Membership:
    """Return a member of the organisation by public id; raises Http404 for everybody else."""
    membership = member_named(standing.organisation, person)
    if membership is None:
        raise Http404
    return membership


def _form(
    request: HttpRequest,
    standing: Standing,
    template: str,
    form: Invited | RolesChosen | OrganisationNamed,
    membership: Membership | None = None,
) -> HttpResponse:
    values = {
        "standing": standing,
        "form": form,
        "faults": faults_of(form),
        "roles": list(ROLES.values()),
        "member": membership,
    }
    return render(request, template, values, status=422 if form.errors else 200)
