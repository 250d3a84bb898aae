"""The checker finds what is wrong in what is new on a page, though it looks at nothing else."""

from __future__ import annotations

import pytest
from django.conf import settings

from tests.web.shapes import broken

pytestmark = pytest.mark.skipif(settings.CHOSEN == "postgresql", reason="it asks no database")
PAGE = (
    """<!doctype html><html lang="en"><head><title>{title}</title></head><body><main><h1>One</h1>{more}</main></body>"""
)


@pytest.mark.parametrize(
    "more, fault",
    [
        ("<img src='data:,'>", "image-alt"),
        ("<ul><li>a</li><p>b</p></ul>", "list"),
        ("<p id='a'>b</p><p id='a'>c</p>", "id a twice"),
        ("<label for='gone'>b</label>", "for gone"),
        ("<p style='color: #eee; background: #fff'>Some words</p>", "color-contrast"),
        ("<div role='list'><div role='button' tabindex='0'>b</div></div>", "aria-required-children"),
        ("<button type='button'></button>", "button-name"),
    ],
)
def test_what_is_new_on_a_page_is_looked_at_with_what_it_is_a_part_of(chromium, axe_source, more, fault):
    page, seen = chromium.new_page(), set()
    known = "<ul><li>a</li></ul><div role='list'><div role='listitem'>a</div></div>"
    page.set_content(PAGE.format(title="A page", more=known))
    assert broken(page, axe_source, seen) == []
    page.set_content(PAGE.format(title="A page", more=known + more))
    found = broken(page, axe_source, seen)
    page.set_content(PAGE.format(title="", more=known))
    assert broken(page, axe_source, seen) == ["no title"]
    page.close()
    assert [each.partition(" <")[0].startswith(fault) for each in found] == [True], found
