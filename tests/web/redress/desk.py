"""The desk of somebody who handles cases: what they press, and what they read."""

from __future__ import annotations

from django.urls import reverse

from bestinterests.web.redress.held import case_of
from bestinterests.web.redress.models import Case
from tests.web.requests import text


class Desk:
    """Somebody signed in, before the cases of an organisation."""

    def __init__(self, client, person, organisation):
        self.client, self.organisation = client, organisation
        self.person = person

    def address(self, route, row=None):
        more = [row.public_id] if row is not None else []
        return reverse(f"redress:{route}", args=[self.organisation.public_id, *more])

    def _in(self):
        self.client.force_login(self.person)
        return self.client

    def get(self, route, row=None, **query):
        return self._in().get(self.address(route, row), query)

    def reads(self, row):
        """What the page of a case says."""
        answer = self.get("case", row)
        assert answer.status_code == 200, text(answer)
        return text(answer)

    def post(self, route, row=None, **told):
        return self._in().post(self.address(route, row), told)

    def does(self, deed, row, **told):
        """Do something on a case, whose words are kept as they are; what stands then."""
        answer = self.post(f"case_{deed}", row, as_it_is="yes", **told)
        assert answer.status_code == 302, text(answer)
        return case_of(Case.objects.get(pk=row.pk))

    def told(self, deed, row, status=409, **told):
        """Try something that is refused; what the page says."""
        answer = self.post(f"case_{deed}", row, as_it_is="yes", **told)
        assert answer.status_code == status, (answer.status_code, text(answer))
        return text(answer)
