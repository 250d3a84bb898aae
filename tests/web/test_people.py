"""People come by invitation, roles decide, and somebody can always let people in."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.cache import cache
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from bestinterests.web.accounts import actions, policies, roles
from bestinterests.web.accounts.models import Event, Invitation, Membership, Session, User
from bestinterests.web.accounts.queries import invitation_at, link_of
from tests.web.cast import AT, PASSWORD, joined
from tests.web.requests import text


@pytest.fixture(autouse=True)
def fresh_counts(db):
    cache.clear()


def roles_of(person):
    return {held.role for held in person.memberships.get().held_roles.all()}


def test_every_role_but_the_outside_reader_reads_and_every_permission_is_somebodys():
    reading = {key for key, role in roles.ROLES.items() if roles.Permission.READ in role.may}
    assert set(roles.ROLES) - reading == {"outside-reader"}
    assert set(roles.Permission) == set(roles.SAYS) == {may for role in roles.ROLES.values() for may in role.may}


def test_nobody_who_writes_also_reviews_or_decides_by_one_role():
    for role in roles.ROLES.values():
        assert not {roles.Permission.EDIT, roles.Permission.REVIEW} <= role.may
        assert not {roles.Permission.EDIT, roles.Permission.DECIDE} <= role.may
        assert not {roles.Permission.ADVISE, roles.Permission.DECIDE} <= role.may


@pytest.mark.parametrize(
    "held, person, after, allowed",
    [
        ({"a": {"administrator"}}, "a", set(), False),  # the last one may not go
        ({"a": {"administrator"}}, "a", {"assessor"}, False),  # nor give the role up
        ({"a": {"administrator"}}, "a", {"administrator", "assessor"}, True),
        ({"a": {"administrator"}, "b": {"administrator"}}, "a", set(), True),  # unless there is another
        ({"a": {"administrator"}, "b": {"observer"}}, "b", set(), True),
    ],
)
def test_somebody_can_always_let_people_in(held, person, after, allowed):
    refusals = policies.may_change({who: frozenset(what) for who, what in held.items()}, person, frozenset(after))
    assert (refusals == ()) is allowed


def test_first_administrator_is_made_once(client):
    given = {
        "display_name": "Edda",
        "email": "Edda@Example.org",
        "password": PASSWORD,
        "organisation": "Tern and Tide Games",
    }
    assert client.get("/").headers["Location"] == reverse("accounts:first_administrator")
    assert client.post("/start/", given).headers["Location"] == "/"
    edda = User.objects.get()
    assert edda.email == "edda@example.org"
    assert roles_of(edda) == {"administrator", "assessor"}
    assert "Nothing needs you today." in text(client.get("/"))
    assert client.post("/start/", {**given, "email": "second@example.org"}).headers["Location"] == "/"
    assert User.objects.count() == 1
    with pytest.raises(actions.Refusing):
        actions.begin(**{**given, "email": "second@example.org"}, at=AT)


def test_from_another_computer_the_first_administrator_needs_the_printed_code(client, settings):
    given = {"display_name": "Mallory", "email": "m@example.org", "password": PASSWORD, "organisation": "Mallory"}
    far = {"REMOTE_ADDR": "192.0.2.7"}
    for code in ("", "guess"):
        page = client.post("/start/", {**given, "code": code}, **far)
        assert page.status_code == 422
        assert "not the code" in text(page)
    (settings.DATA / "first-code").write_text("printed-code\n")
    assert client.post("/start/", {**given, "code": "printed-code"}, **far).status_code == 302
    (settings.DATA / "first-code").unlink()


@pytest.mark.parametrize(
    "password, says",
    [("short", "too short"), ("password1234", "too common"), ("edda@example.org", "too similar"), ("", "Choose")],
)
def test_weak_passwords_are_refused_with_the_reason_and_nothing_typed_is_lost(client, password, says):
    given = {"display_name": "Edda", "email": "edda@example.org", "password": password, "organisation": "Tern"}
    page = client.post("/start/", given)
    assert page.status_code == 422
    assert says in text(page)
    assert 'value="edda@example.org"' in page.content.decode()
    assert 'href="#password"' in page.content.decode()
    assert User.objects.count() == 0


def test_invitation_is_for_one_person_once_and_for_seven_days(cast):
    edda = cast.people["administrator"]
    held = actions.invite(
        organisation=cast.organisation, email="Gia@example.org", roles=frozenset({"observer"}), actor=edda, at=AT
    )
    assert held.is_open(AT + dt.timedelta(days=6, hours=23))
    assert not held.is_open(AT + dt.timedelta(days=7))
    with pytest.raises(actions.Refusing):
        actions.accept(invitation=held, actor=cast.people["outsider"], at=AT)
    with pytest.raises(actions.Refusing):
        actions.accept(invitation=held, actor=None, display_name="G", password=PASSWORD, at=AT + dt.timedelta(days=8))
    gia = actions.accept(invitation=held, actor=None, display_name="Gia", password=PASSWORD, at=AT)
    assert roles_of(gia) == {"observer"}
    with pytest.raises(actions.Refusing):
        actions.accept(invitation=held, actor=gia, at=AT)
    with pytest.raises(actions.Refusing):
        actions.invite(organisation=cast.organisation, email=gia.email, roles=frozenset({"decider"}), actor=edda, at=AT)


def test_a_new_invitation_closes_the_one_before(cast):
    given = {"organisation": cast.organisation, "email": "gia@example.org", "roles": frozenset({"observer"})}
    first = actions.invite(**given, actor=cast.people["administrator"], at=AT)
    actions.invite(**given, actor=cast.people["administrator"], at=AT)
    first.refresh_from_db()
    assert first.withdrawn_at == AT


def test_a_link_cannot_be_made_up(cast, client):
    held = Invitation.objects.first()
    token = link_of(held).split("/")[2]
    assert invitation_at(token) == held
    assert invitation_at(token[:-1] + ("A" if token[-1] != "A" else "B")) is None
    assert client.get(reverse("accounts:invitation", args=[held.public_id])).status_code == 404


def test_inviting_and_joining_by_the_pages(signed, client):
    edda = signed("administrator")
    people = reverse("accounts:people", args=[signed.cast.organisation.public_id])
    sent = edda.post(f"{people}invite/", {"email": "gia@example.org", "roles": ["observer", "assessor"]}, follow=True)
    assert "Send the link below to gia@example.org" in text(sent)
    link = sent.content.decode().partition("/invitations/")[2].partition('"')[0]
    nobody = signed()
    page = nobody.get(f"/invitations/{link}")
    assert "Join Tern and Tide Games" in text(page)
    arrived = nobody.post(f"/invitations/{link}", {"display_name": "Gia", "password": PASSWORD}, follow=True)
    assert "Assessor and Observer" in text(arrived)
    assert nobody.get(f"/invitations/{link}").status_code == 410


def test_somebody_with_an_account_signs_in_to_join(signed):
    held = actions.invite(
        organisation=signed.cast.other,
        email="amara@example.org",
        roles=frozenset({"reviewer"}),
        actor=signed.cast.people["outsider"],
        at=timezone.now(),
    )
    assert "already an account for amara@example.org" in text(signed().get(link_of(held)))
    amara = signed("assessor")
    assert "You are signed in as Amara" in text(amara.get(link_of(held)))
    page = amara.post(link_of(held), follow=True)
    assert "Your organisations" in text(page)
    assert "Organisations" in text(amara.get("/roles/"))


def test_somebody_else_can_sign_out_and_open_the_link_again(signed):
    held = actions.invite(
        organisation=signed.cast.organisation,
        email="gia@example.org",
        roles=frozenset({"observer"}),
        actor=signed.cast.people["administrator"],
        at=timezone.now(),
    )
    farid, link = signed("outsider"), link_of(held)
    page = farid.get(link)
    assert page.status_code == 409
    assert "The invitation is for gia@example.org." in text(page)
    assert farid.post("/sign-out/", {"next": link}).headers["Location"] == link
    assert "Join Tern and Tide Games" in text(farid.get(link))
    away = signed("outsider").post("/sign-out/", {"next": "https://evil.example.org/"})
    assert away.headers["Location"] == "/sign-in/"


def test_roles_are_changed_and_the_change_is_told(signed):
    edda, organisation = signed("administrator"), signed.cast.organisation.public_id
    bram = signed.cast.people["reviewer"]
    address = reverse("accounts:member_roles", args=[organisation, bram.public_id])
    page = edda.post(address, {"roles": ["reviewer", "decider"]}, follow=True)
    assert roles_of(bram) == {"reviewer", "decider"}
    assert "Edda changed the roles of Bram: reviewer and decider." in text(page)
    assert edda.post(address, {"roles": ["cook"]}).status_code == 422
    own = reverse("accounts:member_roles", args=[organisation, signed.cast.people["administrator"].public_id])
    refused = edda.post(own, {"roles": ["observer"]})
    assert refused.status_code == 422
    assert "This is the only administrator." in text(refused)


def test_removed_people_see_nothing_and_what_they_did_stays(signed):
    edda, cast = signed("administrator"), signed.cast
    iman = cast.people["observer"]
    address = reverse("accounts:member_remove", args=[cast.organisation.public_id, iman.public_id])
    edda.post(address)
    assert not Membership.objects.filter(person=iman).exists()
    people = reverse("accounts:people", args=[cast.organisation.public_id])
    assert "Edda removed Iman" in text(edda.get(people))
    assert signed("observer").get(people).status_code == 404
    refused = signed("administrator").post(
        reverse("accounts:member_remove", args=[cast.organisation.public_id, cast.people["administrator"].public_id])
    )
    assert refused.status_code == 409
    assert "only administrator" in text(refused)


def test_one_action_is_one_event(cast):
    before = Event.objects.count()
    actions.rename_organisation(organisation=cast.organisation, name="Tern", actor=cast.people["administrator"], at=AT)
    assert Event.objects.count() == before + 1


def test_password_is_set_again_by_mail(client, cast, mailoutbox):
    client.post("/password/", {"email": "Amara@example.org"})
    link = mailoutbox[0].body.partition("http://testserver")[2].split()[0]
    form = client.get(link, follow=True)
    address = form.redirect_chain[-1][0]
    new = "harbour violet sparrow"
    done = client.post(address, {"password1": new, "password2": new}, follow=True)
    assert "Your password is set" in text(done)
    signed_in = client.post("/sign-in/", {"login": "amara@example.org", "password": new})
    assert signed_in.headers["Location"] == "/"
    client.logout()
    assert "This link no longer works" in text(client.get(link, follow=True))


def test_unknown_addresses_are_answered_alike(client, cast, mailoutbox):
    known = client.post("/password/", {"email": "amara@example.org"})
    unknown = client.post("/password/", {"email": "nobody@example.org"})
    assert (known.status_code, known.headers["Location"]) == (unknown.status_code, unknown.headers["Location"])
    assert [mail.to for mail in mailoutbox] == [["amara@example.org"]]


def test_guessing_is_slowed_down(client, cast):
    wrong = {"login": "amara@example.org", "password": "wrong horse battery"}
    answers = [text(client.post("/sign-in/", wrong)) for _ in range(6)]
    assert "is not right" in answers[0]
    assert "too many tries" in answers[-1]
    right = client.post("/sign-in/", {**wrong, "password": PASSWORD})
    assert "too many tries" in text(right)


def test_counts_of_attempts_hold_no_address(client, cast):
    client.post("/sign-in/", {"login": "amara@example.org", "password": "wrong"})
    with connection.cursor() as cursor:
        cursor.execute("SELECT cache_key FROM counts")
        keys = [key for (key,) in cursor.fetchall()]
    assert keys
    assert all(len(key) == 64 and "127.0.0.1" not in key for key in keys)


def test_empty_sign_in_says_what_to_enter(client, cast):
    page = text(client.post("/sign-in/", {}))
    assert "Enter your e-mail address." in page
    assert "Enter your password." in page
    assert "required" not in page


def test_too_many_forms_from_one_place_get_a_calm_page(client):
    for _ in range(10):
        client.post("/start/", {})
    page = client.post("/start/", {})
    assert page.status_code == 429
    assert "Too many tries in a short time" in text(page)


def test_password_and_name_are_changed_on_the_account_page(signed):
    amara = signed("assessor")
    new = "harbour violet sparrow"
    wrong = amara.post("/account/password/", {"oldpassword": "no", "password1": new, "password2": new})
    assert "This is not your present password." in text(wrong)
    done = amara.post("/account/password/", {"oldpassword": PASSWORD, "password1": new, "password2": new}, follow=True)
    assert "Your password is changed." in text(done)
    assert "Amara Okafor" in text(amara.post("/account/name/", {"display_name": "Amara Okafor"}, follow=True))


def test_sessions_know_whose_they_are_and_can_be_ended(cast, client):
    from django.test import Client

    other = Client()
    for browser in (client, other):
        browser.post("/sign-in/", {"login": "amara@example.org", "password": PASSWORD})
    assert Session.objects.filter(person=cast.people["assessor"]).count() == 2
    assert "Another browser" in text(client.get("/account/"))
    page = client.post("/account/sessions/end/", follow=True)
    assert "You are signed out of 1 other browser." in text(page)
    assert other.get("/account/").status_code == 302


def test_pages_ask_the_database_as_often_for_many_people_as_for_few(signed, django_assert_max_num_queries):
    edda, cast = signed("administrator"), signed.cast
    addresses = ("/", reverse("accounts:people", args=[cast.organisation.public_id]))

    def asked():
        found = []
        for address in addresses:
            with django_assert_max_num_queries(14) as queries:
                edda.get(address)
            found.append(len(queries))
        return found

    asked()  # the first request also asks whether there is anybody
    few = asked()
    for number in range(20):
        joined(cast.organisation, f"guest-{number}", frozenset({"observer"}), cast.people["administrator"])
    assert asked() == few
