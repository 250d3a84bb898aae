"""The Jinja environment of every page: GOV.UK macros, our drawings, and how days and numbers are written."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.contrib.staticfiles.storage import staticfiles_storage
from django.middleware.csrf import get_token
from django.urls import reverse
from django.utils import timezone
from jinja2 import ChainableUndefined, ChoiceLoader, Environment, PackageLoader, PrefixLoader, pass_context
from markupsafe import Markup

from bestinterests.documents.wording import PROVENANCE, numbered
from bestinterests.web.ui import drawing
from bestinterests.web.ui.faults import faults_of


def environment(**options: Any) -> Environment:
    """Return the environment, as Django's Jinja2 backend asks for it.

    ChainableUndefined: the macros ask their options for parts of parts that are left out.
    """
    macros = PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")})
    loader = ChoiceLoader([options.pop("loader"), macros])
    options = {name: value for name, value in options.items() if name not in ("autoescape", "undefined")}
    made = Environment(loader=loader, undefined=ChainableUndefined, autoescape=True, **options)
    made.globals |= {
        "csrf": csrf,
        "drawing": drawing,
        "faults_of": faults_of,
        "static": staticfiles_storage.url,
        "url": address,
    }
    made.filters |= {
        "day": day,
        "listed": listed,
        "moment": moment,
        "number": numbered,
        "sure": PROVENANCE.get,
        "weekday": weekday,
    }
    return made


@pass_context
def csrf(context: Any) -> Markup:
    """The hidden field that shows a form to be ours."""
    return Markup('<input type="hidden" name="csrfmiddlewaretoken" value="{}">').format(get_token(context["request"]))


def address(name: str, *arguments: Any, **named: Any) -> str:
    """The address of a route."""
    return reverse(name, args=arguments or None, kwargs=named or None)


def day(value: dt.date | dt.datetime) -> str:
    """A day in full, as in 5 October 2026."""
    held = _local(value)
    return f"{held.day} {held:%B %Y}"


def weekday(value: dt.date | dt.datetime) -> str:
    """A day in full with its name, as in Monday 5 October 2026."""
    return f"{_local(value):%A} {day(value)}"


def moment(value: dt.datetime) -> str:
    """A day and the time, as in 5 October 2026 at 14:05."""
    return f"{day(value)} at {timezone.localtime(value):%H:%M}"


def listed(words: Any, last: str = "and") -> str:
    """Words as a person lists them: a, b and c."""
    held = [str(word) for word in words]
    return f"{', '.join(held[:-1])} {last} {held[-1]}" if len(held) > 1 else "".join(held)


def _local(value: dt.date | dt.datetime) -> dt.date:
    return timezone.localtime(value) if isinstance(value, dt.datetime) else value
