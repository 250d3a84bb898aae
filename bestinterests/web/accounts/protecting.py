"""Changes to how people sign in: of whom a second factor is asked, and resetting that of somebody who lost theirs."""

from __future__ import annotations

import datetime as dt

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.db import transaction

from bestinterests.domain.problem import Refusal
from bestinterests.web.accounts.actions import Refusing, note
from bestinterests.web.accounts.mailing import mail
from bestinterests.web.accounts.models import EVERYBODY, Membership, Organisation, Session, User
from bestinterests.web.accounts.policies import MOST_DAYS
from bestinterests.web.accounts.roles import ROLES


@transaction.atomic
def ask_for_factor(*, organisation: Organisation, of: frozenset[str], days: int, actor: User, at: dt.datetime) -> None:
    """Settle of whom a second factor is asked: keys of roles, or EVERYBODY alone; of nobody, where it is empty.

    days: until nothing else opens before it is set up, from 0. Raises Refusing for roles that do not
    exist and numbers out of bounds.
    """
    if of - set(ROLES) - {EVERYBODY} or not 0 <= days <= MOST_DAYS:
        sentence = f"Choose roles that exist, and from 0 to {MOST_DAYS} days."
        raise Refusing([Refusal(code="people.second-factor", sentence=sentence)])
    held = Organisation.objects.select_for_update().get(pk=organisation.pk)
    chosen = [EVERYBODY] if EVERYBODY in of else sorted(of)
    since = at + dt.timedelta(days=days) if chosen else None
    if (held.second_factor_of, held.second_factor_from) == (chosen, since):
        return
    Organisation.objects.filter(pk=held.pk).update(second_factor_of=chosen, second_factor_from=since)
    note(
        organisation=held,
        kind="organisation.second-factor",
        subject=held.public_id,
        roles=of - {EVERYBODY},
        actor=actor,
        at=at,
    )


@transaction.atomic
def reset_factors(*, membership: Membership, actor: User, at: dt.datetime) -> None:
    """Take away every second factor of a member, and the link with the identity provider, and sign them out everywhere.

    They are told by e-mail. Raises Refusing for one's own: that takes a password or a factor.
    """
    person = membership.person
    if person.pk == actor.pk:
        sentence = "Remove your own second factor on your account page. Another administrator can reset it for you."
        raise Refusing([Refusal(code="people.own-factor", sentence=sentence)])
    take_factors(person)
    kind = "person.factors-reset"
    note(organisation=membership.organisation, kind=kind, subject=person.public_id, actor=actor, at=at)
    said = f"{actor.display_name} reset how you sign in: your second factor and recovery codes no longer work."
    mail(person, "How you sign in was reset", f"{said} Set up a new one.")


@transaction.atomic
def take_factors(person: User) -> None:
    """Take away every second factor of somebody, and the link with the provider, and sign them out everywhere."""
    Authenticator.objects.filter(user_id=person.pk).delete()
    SocialAccount.objects.filter(user_id=person.pk).delete()
    Session.objects.filter(person=person).delete()
