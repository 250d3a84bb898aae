"""What the person whom a token acts for was told, within the token's reach, and how often it comes by e-mail."""

from __future__ import annotations

from django.http import Http404

from bestinterests.web.accounts.access import standings_in
from bestinterests.web.api.faults import wrong
from bestinterests.web.api.library import Answer, Call
from bestinterests.web.api.resources.forms import checked
from bestinterests.web.api.resources.places import insist_place
from bestinterests.web.api.shapes.notices import Digest, Notices, NoticesRead, NoticeTold
from bestinterests.web.notices import actions
from bestinterests.web.notices.forms import Settled
from bestinterests.web.notices.models import Notice
from bestinterests.web.notices.queries import DEFAULT, mail_of, notices_of
from bestinterests.web.notices.telling import KINDS
from bestinterests.web.ui.paging import paged

KEYS = ("-at", "-id")


def notices(call: Call) -> Answer:
    """List what the person was told, the newest first."""
    rows = notices_of(call.person, standings_in(call.request)).select_related("organisation")
    if call.asked.unread:
        rows = rows.filter(read_at=None)
    insist_place(rows, KEYS, call.asked.place)
    found = paged(rows, KEYS, call.asked.place)
    return Answer(Notices(entries=tuple(_told(each) for each in found.rows), before=found.before, after=found.after))


def notice_read(call: Call) -> Answer:
    """Mark one as read."""
    rows = notices_of(call.person, standings_in(call.request)).select_related("organisation")
    held = rows.filter(public_id=call.path["notice"]).first()
    if held is None:
        raise Http404
    actions.mark_read(notice=held, at=call.at)
    return Answer(_told(rows.get(pk=held.pk)))


def notices_read(call: Call) -> Answer:
    """Mark everything that was told up to now as read."""
    number = actions.mark_all_read(person=call.person, standings=standings_in(call.request), at=call.at)
    return Answer(NoticesRead(number=number))


def digest(call: Call) -> Answer:
    """Tell how often each kind of notice comes by e-mail."""
    held = mail_of(call.person)
    return Answer(Digest(mail={kind: held.get(kind, DEFAULT) for kind in KINDS}, says=dict(KINDS)))  # type: ignore[misc]  # words of MAIL


def digest_settle(call: Call) -> Answer:
    """Choose how often each kind of notice comes by e-mail."""
    for kind in call.sent.mail:
        if kind not in KINDS:
            raise wrong(
                422, "api.field", "There is no such kind of notice.", f"There are: {', '.join(KINDS)}.", path=kind
            )
    mail = checked(Settled(dict(call.sent.mail), held={}))
    actions.settle(person=call.person, mail=mail, at=call.at)
    return digest(call)


def _told(held: Notice) -> NoticeTold:
    return NoticeTold(
        id=held.public_id,
        organisation=held.organisation.public_id,
        kind=held.kind,
        sentence=held.sentence,
        address=held.address,
        at=held.at,
        read_at=held.read_at,
    )
