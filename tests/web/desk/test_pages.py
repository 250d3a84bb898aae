"""The desk: what it says is what the records say."""

from __future__ import annotations

import pytest
from django.urls import reverse

from bestinterests.web.desk.asking import ON_PAGES
from tests.web.desk.cast import EXAMPLES, kept, service
from tests.web.requests import text

pytestmark = pytest.mark.django_db


@pytest.fixture
def filled(cast):
    for name in EXAMPLES:
        service(cast, name)
    kept()
    return cast


def page(signed, name="desk", place="", role="data-protection-officer", *more):
    answer = signed(role).get(reverse(f"desk:{name}", args=[signed.cast.organisation.public_id, *more]) + place)
    assert answer.status_code == 200, text(answer)
    return answer


def test_it(filled, signed):
    print(text(page(signed)))
    for q in ON_PAGES:
        print(q, text(page(signed, "question", "", "data-protection-officer", q))[:1500])
    assert 0
