"""Refusals and failures have calm pages; every page carries strict headers; the logs hold nothing personal."""

from __future__ import annotations

import json
import logging
import re

import pytest
from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.test import Client
from django.urls import path

from bestinterests.web.config import urls
from bestinterests.web.config.logs import JsonLines
from bestinterests.web.ui import refusing
from tests.web.cast import PASSWORD
from tests.web.requests import text
from tests.web.test_access import TABLE, addresses  # noqa: F401

SECRET = "grooming report by a child of nine"


def fails(request):
    raise ValueError(SECRET)


def suspicious(request):
    raise SuspiciousOperation(SECRET)


def too_big(request):
    raise RequestDataTooBig(SECRET)


urlpatterns = [
    *urls.urlpatterns,
    path("fails/", fails, name="fails"),
    path("suspicious/", suspicious, name="suspicious"),
    path("too-big/", too_big, name="too_big"),
]
handler400, handler403, handler404, handler500 = (
    urls.handler400,
    urls.handler403,
    urls.handler404,
    urls.handler500,
)


@pytest.mark.urls(__name__)
@pytest.mark.parametrize(
    "address, method, status, says",
    [
        ("/fails/", "get", 500, "Something went wrong on our side"),
        ("/suspicious/", "get", 400, "The server could not make sense of this"),
        ("/too-big/", "post", 413, "This is more than may be sent at once"),
        ("/nothing/", "get", 404, "There is nothing here"),
        ("/account/", "delete", 405, "This address is used in another way"),
    ],
)
def test_each_refusal_has_a_calm_page(signed, address, method, status, says):
    client = signed("assessor")
    client.raise_request_exception = False
    page = getattr(client, method)(address)
    assert page.status_code == status
    assert says in text(page)
    assert SECRET not in page.content.decode()
    assert not re.search(r"[!]|Oops|Error|Sorry", text(page))
    assert "Content-Security-Policy" in page.headers


@pytest.mark.parametrize("id_", ["%00", "x", "%F0%9F%90%A6", "1" * 300, "0" * 26, "..%2f.."])
def test_an_id_that_is_none_leads_to_nothing(signed, id_):
    for address in (f"/organisations/{id_}/people/", f"/invitations/{id_}/", f"/password/new/{id_}-{id_}/"):
        assert signed("administrator").get(address).status_code in (200, 404)
    own = signed.cast.organisation.public_id
    assert signed.client.get(f"/organisations/{own}/people/{id_}/roles/").status_code == 404


def test_refusal_says_why_and_who_could_help(signed):
    page = signed("assessor").get(f"/organisations/{signed.cast.organisation.public_id}/people/invite/")
    assert page.status_code == 403
    assert "Your roles here do not let you invite people, change their roles, remove them." in text(page)
    assert "It takes an administrator." in text(page)


def test_form_that_is_too_large_is_refused_before_it_is_read(signed, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1000
    page = signed("assessor").post("/account/name/", {"display_name": "x" * 2000})
    assert page.status_code == 413


def test_request_with_files_that_is_too_large_is_refused_before_it_is_read(signed):
    page = signed("assessor").post("/account/name/", {"display_name": "x"}, CONTENT_LENGTH=str(refusing.MOST + 1))
    assert page.status_code == 413
    assert "This is more than may be sent at once" in text(page)


def test_form_without_its_token_changes_nothing_and_says_what_to_do(cast):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(cast.people["assessor"])
    page = strict.post("/account/name/", {"display_name": "Mallory"})
    assert page.status_code == 403
    assert "This page was open for too long" in text(page)
    cast.people["assessor"].refresh_from_db()
    assert cast.people["assessor"].display_name == "Amara"


def test_failure_of_the_failure_page_still_answers(rf, monkeypatch):
    monkeypatch.setattr(refusing, "render_to_string", fails)
    request = rf.get("/")
    request.request_id = "<b>"
    page = refusing.failed(request)
    assert page.status_code == 500
    assert b"&lt;b&gt;" in page.content


def test_every_page_carries_strict_headers_and_nothing_inline(signed, addresses):  # noqa: F811
    """Reading changes nothing, so one story does for all pages."""
    edda = signed("administrator")
    faults = {
        route: found for route in TABLE if route != "health" and (found := list(_loose(edda.get(addresses(route)))))
    }
    assert faults == {}


def public(page):
    """Is it a page or file of the register? The archive of all of it is kept by nobody else."""
    return page.request["PATH_INFO"].startswith("/register/") and not page.request["PATH_INFO"].endswith(".zip")


def _loose(page):
    """What is not as strict as it has to be."""
    policy = page.headers["Content-Security-Policy"]
    if "default-src 'none'" not in policy or "unsafe" in policy:
        yield policy
    wanted = {"X-Content-Type-Options": "nosniff", "X-Frame-Options": "DENY"}
    yield from (name for name, value in wanted.items() if page.headers[name] != value)
    if page.headers["Referrer-Policy"] not in ("same-origin", "no-referrer"):
        yield "Referrer-Policy"
    # What everybody may read may be kept, as long as it is asked for again before it is used.
    kept = "public, no-cache" if page.resolver_match.app_name == "register" and public(page) else "no-store"
    if kept not in page.headers["Cache-Control"]:
        yield "Cache-Control"
    is_kept = page.headers.get("Content-Disposition", "").startswith("attachment")
    if is_kept or not page.headers["Content-Type"].startswith("text/html"):
        return  # a file to be kept, not a page
    body = page.getvalue().decode("utf-8", "replace")  # what is streamed has no content
    # A link to those who help: it loads nothing by itself, and does not tell where somebody comes from.
    body = re.sub(r'<a class="dr-button" rel="noreferrer" href="https://', "<a", body)
    inline = r"<style|\sstyle=|\son[a-z]+=\"|javascript:|<script(?![^>]*\ssrc=)|(?:src|href|action)=\"(?:https?:)?//"
    yield from re.findall(inline, body)


def test_names_are_escaped_wherever_they_stand(signed):
    hostile = "<script>alert(1)</script>\"'&{{7*7}}"
    edda = signed("administrator")
    edda.post("/account/name/", {"display_name": hostile})
    people = f"/organisations/{signed.cast.organisation.public_id}/people/"
    edda.post(f"{people.removesuffix('people/')}name/", {"name": hostile})
    for address in ("/", "/account/", people):
        body = edda.get(address).content.decode()
        assert "<script>alert" not in body
        assert "{{7*7}}" in body


def lines(caplog):
    return [JsonLines().format(record) for record in caplog.records]


@pytest.mark.urls(__name__)
def test_logs_hold_no_name_no_address_no_path_and_no_text(signed, caplog):
    caplog.set_level(logging.DEBUG)
    client = signed("assessor")
    client.raise_request_exception = False
    client.get("/fails/")
    client.get("/invitations/some-token/", {"q": SECRET})
    client.post("/sign-in/", {"login": "amara@example.org", "password": PASSWORD})
    held = [line for line in lines(caplog) if '"logger": "django.db' not in line]
    assert held
    for line in held:
        for personal in (SECRET, "amara", "Amara", PASSWORD, "some-token", "127.0.0.1"):
            assert personal not in line
    read = [json.loads(line) for line in held]
    assert any(line.get("exception") == "ValueError" and line["places"] for line in read)
    assert {"route", "method", "status", "milliseconds", "request"} <= set(read[-1])
