"""Webhooks of an organisation: which there are, what each was sent, and every change to them."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bestinterests.web.accounts.access import Standing, standing_of
from bestinterests.web.accounts.roles import Permission
from bestinterests.web.ui.faults import faults_of, sent
from bestinterests.web.ui.paging import paged
from bestinterests.web.webhooks import actions
from bestinterests.web.webhooks.delivering import STOPS
from bestinterests.web.webhooks.forms import Webhooked
from bestinterests.web.webhooks.models import Delivery, Webhook
from bestinterests.web.webhooks.signing import secret_of
from bestinterests.web.webhooks.topics import TEST, TOPICS
from bestinterests.workflow.events import EVENTS

BOTH = ["GET", "HEAD", "POST"]


@require_safe
def webhooks(request: HttpRequest, organisation: str) -> HttpResponse:
    """List the webhooks of an organisation."""
    standing = _standing(request, organisation)
    held = standing.organisation.webhooks.order_by("name", "id")
    return _page(request, standing, "webhooks", webhooks=list(held))


@require_http_methods(BOTH)
def webhook_new(request: HttpRequest, organisation: str) -> HttpResponse:
    """Make a webhook."""
    standing = _standing(request, organisation)
    form = Webhooked(sent(request), initial={"topics": list(TOPICS)})
    if form.is_valid():
        held = actions.make(standing=standing, at=timezone.now(), **form.cleaned_data)
        messages.success(request, "It is made. Give the secret to the other side, then send a test.")
        return redirect("webhooks:webhook", organisation, held.public_id)
    return _form(request, standing, form, None)


@require_safe
def webhook(request: HttpRequest, organisation: str, webhook: str) -> HttpResponse:
    """Show a webhook with its secret and what it was sent, the newest first."""
    standing = _standing(request, organisation)
    held = _webhook(standing, webhook)
    rows = paged(Delivery.objects.filter(webhook=held).defer("body"), ("-at", "-id"), request.GET.get("at", ""))
    secret = secret_of(held)
    return _page(request, standing, "webhook", webhook=held, secret=secret, deliveries=rows, stops=STOPS)


@require_http_methods(BOTH)
def webhook_change(request: HttpRequest, organisation: str, webhook: str) -> HttpResponse:
    """Change the name, the address or the topics of a webhook."""
    standing = _standing(request, organisation)
    held = _webhook(standing, webhook)
    form = Webhooked(sent(request), initial={"name": held.name, "address": held.address, "topics": held.topics})
    if form.is_valid():
        actions.change(webhook=held, standing=standing, at=timezone.now(), **form.cleaned_data)
        messages.success(request, "The webhook is changed.")
        return redirect("webhooks:webhook", organisation, webhook)
    return _form(request, standing, form, held)


@require_safe
def delivery(request: HttpRequest, organisation: str, webhook: str, delivery: str) -> HttpResponse:
    """Show one message as it is sent, and what came of it."""
    standing = _standing(request, organisation)
    held = _delivery(_webhook(standing, webhook), delivery)
    return _page(request, standing, "delivery", webhook=held.webhook, delivery=held, body=bytes(held.body).decode())


@require_POST
def webhook_test(request: HttpRequest, organisation: str, webhook: str) -> HttpResponse:
    """Send a test."""
    standing = _standing(request, organisation)
    held = _webhook(standing, webhook)
    if held.stopped_at:
        messages.success(request, "Nothing is sent as long as it is stopped. Start it first.")
        return redirect("webhooks:webhook", organisation, webhook)
    made = actions.test(webhook=held, at=timezone.now())
    messages.success(request, "A test is on its way. Load this page again in a few seconds.")
    return redirect("webhooks:delivery", organisation, webhook, made.public_id)


@require_POST
def delivery_again(request: HttpRequest, organisation: str, webhook: str, delivery: str) -> HttpResponse:
    """Send a message once more."""
    standing = _standing(request, organisation)
    held = _delivery(_webhook(standing, webhook), delivery)
    actions.again(delivery=held, at=timezone.now())
    messages.success(request, "It is sent again, with the same number. Load this page again in a few seconds.")
    return redirect("webhooks:delivery", organisation, webhook, delivery)


@require_POST
def webhook_secret(request: HttpRequest, organisation: str, webhook: str) -> HttpResponse:
    """Sign with another secret from now on."""
    standing = _standing(request, organisation)
    actions.renew_secret(webhook=_webhook(standing, webhook), standing=standing, at=timezone.now())
    messages.success(request, "There is a new secret. Give it to the other side: the old one signs nothing any more.")
    return redirect("webhooks:webhook", organisation, webhook)


@require_POST
def webhook_halt(request: HttpRequest, organisation: str, webhook: str) -> HttpResponse:
    """Send nothing until it is started again."""
    standing = _standing(request, organisation)
    actions.halt(webhook=_webhook(standing, webhook), standing=standing, at=timezone.now())
    messages.success(request, "It is stopped. What happens meanwhile is told once it is started again.")
    return redirect("webhooks:webhook", organisation, webhook)


@require_POST
def webhook_start(request: HttpRequest, organisation: str, webhook: str) -> HttpResponse:
    """Send again."""
    standing = _standing(request, organisation)
    actions.start(webhook=_webhook(standing, webhook), standing=standing, at=timezone.now())
    messages.success(request, "It is started again.")
    return redirect("webhooks:webhook", organisation, webhook)


@require_http_methods(BOTH)
def webhook_remove(request: HttpRequest, organisation: str, webhook: str) -> HttpResponse:
    """Say what removing a webhook means, and do it."""
    standing = _standing(request, organisation)
    held = _webhook(standing, webhook)
    if request.method == "POST":
        actions.remove(webhook=held, standing=standing, at=timezone.now())
        messages.success(request, f"The webhook {held.name} is removed.")
        return redirect("webhooks:webhooks", organisation)
    return _page(request, standing, "webhook_remove", webhook=held)


def _standing(request: HttpRequest, organisation: str) -> Standing:
    return standing_of(request, organisation, Permission.CONNECT)


def _webhook(standing: Standing, webhook: str) -> Webhook:
    return get_object_or_404(Webhook.objects.filter(organisation=standing.organisation), public_id=webhook)


def _delivery(webhook: Webhook, delivery: str) -> Delivery:
    return get_object_or_404(Delivery.objects.filter(webhook=webhook).select_related("webhook"), public_id=delivery)


def _form(request: HttpRequest, standing: Standing, form: Webhooked, held: Webhook | None) -> HttpResponse:
    options = [{"value": key, "text": topic.name, "hint": topic.says} for key, topic in TOPICS.items()]
    values = {"form": form, "faults": faults_of(form), "options": options, "webhook": held}
    return _page(request, standing, "webhook_form", status=422 if form.errors else 200, **values)


def _page(request: HttpRequest, standing: Standing, name: str, *, status: int = 200, **values: Any) -> HttpResponse:
    told = {"standing": standing, "topics": TOPICS, "says": {**EVENTS, TEST: "a test"}, **values}
    return render(request, f"webhooks/{name}.html", told, status=status)
