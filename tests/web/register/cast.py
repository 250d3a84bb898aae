"""Something published in the cast's organisation, by the actions that people use."""

from __future__ import annotations

import datetime as dt
from typing import Any

from bestinterests.domain.conformity import AudienceText
from bestinterests.domain.publication import LeftOut
from bestinterests.web.accounts.models import User
from bestinterests.web.register.actions.preparing import Who, leave_out, save_text, say_who
from bestinterests.web.register.actions.publishing import prepared, publish
from bestinterests.web.register.actions.withdrawing import withdraw
from bestinterests.web.register.drafting import draft_of, text_for
from bestinterests.web.register.models import Published
from bestinterests.web.register.sources import source_of
from tests.web.reviews.cast import Story

BASE = "http://testserver"
OBJECT = "Write to the data protection officer of Tern and Tide Games. You get an answer within a month."
WHO = Who(decider="Director of product", object_how=OBJECT)


class Telling(Story):
    """A story that is decided, and told to everybody."""

    @property
    def document(self) -> Any:
        found = source_of(self.row, self.head)
        return found.document if found else None

    @property
    def told(self) -> dict[str, Any]:
        return {"assessment": self.row, "document": self.document, "actor": "a" * 26, "at": self.at()}

    def ready(self, **who: Any) -> Telling:
        """Decided, with how to object."""
        self.decided()
        return self.named(**who)

    def named(self, **who: Any) -> Telling:
        seen = Who.of(draft_of(self.row, self.document).prepared)
        say_who(told=WHO._replace(**who), seen=seen, **self.told)
        return self

    def written(self, audience: str, text: str, tested: str = "") -> Telling:
        seen = text_for(draft_of(self.row, self.document).prepared, audience)
        said = AudienceText(audience=audience, text=text, tested=tested, by="Assessor")
        save_text(text=said, seen=seen, **self.told)
        return self

    def left_out(self, place: str, reason: str = "It would name a child.", ground: Any = "person") -> Telling:
        leave_out(left_out=LeftOut(place=place, ground=ground, reason=reason), **self.told)
        return self

    def publish(self, role: str = "decider") -> Published:
        at = self.at()
        seen = prepared(self.row, self.head, BASE, at).seen
        return publish(assessment=self.row, base=BASE, seen=seen, actor=self.who(role), at=at)

    def withdraw(self, row: Published, because: str = "It named a child by mistake.", role: str = "decider") -> None:
        withdraw(published=row, because=because, actor=self.who(role), at=self.at())

    def decided_again(self) -> Telling:
        """The next version, decided like the first."""
        self.reopened()
        return self.decided()  # type: ignore[return-value]


def address(row: Published, rest: str = "/") -> str:
    return f"/register/{row.series.slug}/{row.number}{rest}"


def person(story: Story, role: str) -> User:
    return story.cast.people[role]


def day(at: dt.datetime) -> dt.date:
    return at.date()
