"""Whoever did something in every part of the workspace is erased: no table, page, paper or backup says who it was."""

from __future__ import annotations

from argparse import Namespace

import pytest
from django.apps import apps
from django.core.cache import cache
from django.db import models
from django.urls import reverse

from bestinterests.cli.verify import looked_through
from bestinterests.documents.papers import PAPERS, Assessed
from bestinterests.formats import FORMATS
from bestinterests.web.accounts import actions as people
from bestinterests.web.accounts.models import Erasure
from bestinterests.web.accounts.queries import link_of
from bestinterests.web.api.limits import BUCKETS
from bestinterests.web.assessments.actions import create
from bestinterests.web.assessments.evaluating import evaluated
from bestinterests.web.assessments.models import Comment
from bestinterests.web.assessments.names import Named
from bestinterests.web.assessments.snapshot import framework_of
from bestinterests.web.assessments.verifying import verify_assessment
from bestinterests.web.change_requests.exporting import as_json
from bestinterests.web.change_requests.held import verify_held
from bestinterests.web.change_requests.models import ChangeRequest, Incident
from bestinterests.web.config.backing_up import back_up
from bestinterests.web.config.erasing import doing
from bestinterests.web.config.erasing.foreseeing import foreseen
from bestinterests.web.config.erasing.parts import PARTS, STAYS
from bestinterests.web.config.erasing.sweeping import APART
from bestinterests.web.config.looking_through import look_through
from bestinterests.web.ledger.exporting import exported
from bestinterests.web.ledger.models import Ledger, Line
from bestinterests.web.notices.models import Notice
from tests.web.apart.cast import Pair
from tests.web.api.cast import Program
from tests.web.cast import AT
from tests.web.changes.cast import happened
from tests.web.doors.assess import furnish
from tests.web.signon.everywhere import EMAIL, NAME, SHORT, WORDS, Everywhere
from tests.web.signon.redressing import unsealed
from tests.web.signon.searching import everything, kept, unpacked
from tests.web.test_access import MODULES, NAMED, TABLE, parameters

EMPTY = {
    "account.emailconfirmation",
    "socialaccount.socialapp",
    "socialaccount.socialtoken",
    "jobs.beat",
    "accounts.erasure",
    "assessments.sample",
    "assessments.awaited",
}
"""Tables of ours, and of those who sign people in, in which the story has no row."""
NOTHING = {"invitations", "given", "published", "published-naming"}
"""Parts of a preview of which the story has nothing; what is published says who decided as it was agreed."""
SHAPED = {"key", "place", "address", "about", "packs", "bands", "family", "password", "session_data", "provider", "uid"}
"""Columns whose words are not anybody's: a word of a list, or a way to a page."""


def tables():
    """Every table that may hold something of people, whoever adds it."""
    foreign = {"account", "mfa", "socialaccount"}
    for app in apps.get_app_configs():
        if app.name.startswith("bestinterests") or app.label in foreign:
            yield from app.get_models(include_auto_created=True)


def planted(model):
    """Write the name into every column of a table that can hold somebody's words, but where an action sees to it."""
    if model._meta.label_lower in APART:
        return
    texts = [
        field.name
        for field in model._meta.concrete_fields
        if isinstance(field, models.CharField | models.TextField)
        and not (field.choices or field.unique or field.name in SHAPED or (field.max_length or 999) < 100)
    ]
    row = model._base_manager.order_by("pk").first()
    if texts and row is not None:
        model._base_manager.filter(pk=row.pk).update(**dict.fromkeys(texts, SHORT))


@pytest.fixture
def story(cast):
    """Quorra's story, with something behind every door."""
    told = Everywhere(cast)
    assessment = create(
        organisation=cast.organisation, title="Doors", patterns=("chat",), actor=told.actor, at=told.at
    )  # fmt: skip
    cast.people |= {role: told.others[role] for role in told.others}
    for module in MODULES:
        if fill := getattr(module, "fill", None):
            fill(assessment, told.actor, told.at)
    furnish(assessment, told.actor, told.at)
    told.doors(assessment)
    told.assessment = assessment
    return told


def addresses(told):
    """The address of every route, as the doors have filled it."""
    held = people.invite(
        organisation=told.cast.organisation,
        email="gia@example.org",
        roles=frozenset({"observer"}),
        actor=told.others["administrator"],
        at=told.at,
    )
    named = {
        "organisation": told.cast.organisation.public_id,
        "person": told.quorra.public_id,
        "invitation": held.public_id,
        "remark": told.remark.public_id,
        "uidb36": "1",
        "key": "never-made",
    }
    for route, row in TABLE.items():
        if row["administrator"][0] == 405:
            continue  # there is no page
        needed = set(parameters(route))
        about = told.story.row if needed <= {"assessment"} else told.assessment
        known = {**named, "assessment": about.public_id, **NAMED.get(route, {})}
        if route == "accounts:invitation":
            yield link_of(held)
        else:
            yield reverse(route, kwargs={name: known[name] for name in needed})


def shown(client, told):
    """What every page says to an administrator, whether it is asked as a person or by a program."""
    client.force_login(told.others["administrator"])
    for address in addresses(told):
        cache.clear()
        BUCKETS.forget()
        bearer = {"HTTP_AUTHORIZATION": f"Bearer {told.hers}"} if address.startswith("/api/") else {}
        answer = client.get(address, **bearer)
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        yield address, answer.status_code, unpacked(body)


def written(told):
    """The record in every format and as every paper."""
    document = told.story.head.document
    held = Assessed(framework_of(document), document, evaluated(document, told.at.date()))
    papers = [paper.build(held) for paper in PAPERS.values()]
    takes = {"document": [document], "assessed": [held], "paper": papers}
    for form in FORMATS.values():
        if form.name == "pdf":
            continue  # it is made of what the page of a paper is made of, and its words are packed away
        for given in takes.get(form.writes, ()):
            content = form.write(given)
            yield form.name, content if isinstance(content, str) else unpacked(content)


def told_in(model):
    """Texts in which something stands in the place of a name."""
    return set(model.objects.filter(text__contains="[removed]").values_list("pk", flat=True))


def printed(capsys):
    """What ``verify`` prints, and that it finds nothing broken."""
    assert looked_through(Namespace(colour="never")) == 0
    return capsys.readouterr().out


def hidden(text, where):
    """None of the words stands in a text."""
    low = text.lower()
    for word in WORDS:
        at = low.find(word)
        assert at < 0, f"{where}: {low[max(0, at - 200) : at + 60]}"


@pytest.mark.django_db(transaction=True)
def test_nothing_that_is_kept_or_shown_says_who_it_was(story, client, tmp_path, capsys):
    client.force_login(story.quorra)
    found = {model._meta.label_lower: model._base_manager.exists() for model in tables()}
    assert {label for label, filled in found.items() if not filled} <= EMPTY, "the story does nothing there"
    program = Program(story.secret)
    assert program.get("/me").status == 200
    for model in tables():
        planted(model)
    before = everything()
    assert all(word in before for word in WORDS)
    assert all(word in unsealed().lower() for word in WORDS)
    seen = {part.key: part.number for part in foreseen(story.quorra).parts}
    assert {key for key, number in seen.items() if not number} == NOTHING
    notices, told_of = Notice.objects.count(), told_in(Comment)

    erasure = doing.begin(person=story.quorra, actor=story.others["administrator"], at=story.at)
    assert doing.finish(erasure, story.at) > 3
    erasure.refresh_from_db()
    assert (erasure.looked_for, erasure.ended_at) == ({}, story.at)
    assert notices - Notice.objects.count() == seen["notices"] + seen["notices-naming"]
    assert len(told_in(Comment) - told_of) == seen["comments-naming"]
    after = {part.key: part.number for part in foreseen(story.quorra).parts if part.number}
    stays = {part.key for part in PARTS if part.becomes == STAYS} - NOTHING - {"readings"}  # found by the address
    assert after == {key: seen[key] for key in stays}
    hidden(everything(), "a table")
    hidden(unsealed(), "a case")
    assert program.get("/me").status == 401
    assert client.get("/account/").status_code == 302

    back_up(tmp_path / "after.zip", story.at)
    hidden(kept(tmp_path / "after.zip"), "the backup")
    hidden(printed(capsys), "verify")
    for ledger in Ledger.objects.all():
        hidden(unpacked(exported(ledger)), f"export of {ledger.kind}")
    hidden(as_json(story.cast.organisation).decode(), "what is published")
    states = {looked.subject: looked.found.state for looked in look_through()}
    told = {"ledger__lines__kind": "content.removed", "ledger__lines__actor": story.others["administrator"].public_id}
    requests, incidents = (model.objects.filter(**told).distinct() for model in (ChangeRequest, Incident))
    assert (len(requests), len(incidents)) == (seen["changes-naming"], seen["incidents-naming"]) == (2, 1)
    touched = [story.story.row, *requests, *incidents]
    assert {states[row.public_id] for row in touched} == {"removed"}
    for name, text in written(story):
        hidden(text, name)
    pages = 0
    for address, status, text in shown(client, story):
        assert status < 500, address
        hidden(text, address)
        pages += status == 200
    assert pages > 150

    lines, rows = Line.objects.count(), everything()
    doing.finish_all(story.at)
    assert Erasure.objects.filter(ended_at=None).count() == 0
    assert Line.objects.count() == lines
    assert everything() == rows
    assert Comment.objects.filter(person=story.quorra.public_id, text="It is I, [removed].").count() == 1
    assert rows.count("[removed]") > 30


@pytest.mark.django_db(transaction=True)
def test_a_name_under_a_seal_goes_once_the_round_is_shown(cast):
    pair, iman = Pair(cast), cast.people["observer"]
    people.rename_person(display_name=NAME, actor=iman, at=AT)
    round_ = pair.open()
    pair.rated(round_, "anton", reason=NAME)
    pair.give(round_, "anton")
    erasure = doing.begin(person=iman, actor=None, at=AT)
    doing.finish(erasure, AT)
    erasure.refresh_from_db()
    assert erasure.ended_at is None, "the name is still sealed"
    pair.rated(round_, "assessor")
    assert pair.give(round_, "assessor")
    assert NAME.lower() in everything()
    doing.finish_all(AT)
    hidden(everything(), "a table")
    assert verify_assessment(pair.held.pk).state == "removed"


def test_a_name_is_found_as_whole_words_and_after_an_at():
    several = Named("0" * 26, (NAME,), EMAIL)
    assert several.without(f"Ask @{NAME}: -{EMAIL}, or {NAME.replace(' ', chr(10))}.") == (
        "Ask @[removed]: -[removed], or [removed]."
    )
    others = f"{NAME}-Smith, Mary-{NAME}, x.{EMAIL}"
    assert several.without(others) == others
    one = Named("0" * 26, ("Quorra",), EMAIL)
    assert one.without("Quorra asks @quorra, not @Quorraine.") == "Quorra asks [removed], not @Quorraine."


@pytest.mark.django_db
def test_the_name_of_somebody_who_left_before_goes_where_they_were(cast):
    iman = cast.people["observer"]
    people.rename_person(display_name=NAME, actor=iman, at=AT)
    row = happened(cast, Pair(cast).held, AT, f"Seen by {NAME}")
    people.remove_member(membership=iman.memberships.get(), actor=cast.people["administrator"], at=AT)
    doing.finish(doing.begin(person=iman, actor=None, at=AT), AT)
    row.refresh_from_db()
    assert (row.title, verify_held(row.ledger, row.held).state) == ("Seen by [removed]", "removed")
    hidden(everything(), "a table")
