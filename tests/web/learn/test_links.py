"""Every statement of the framework has an address of its own, and the statement stands there."""

from __future__ import annotations

from html import unescape

from bestinterests.web.learn import links, reading


def test_links_lead_to_pages_that_hold_what_they_name(signed):
    client = signed("observer")
    framework = reading.current()
    made = (
        links.of_right("article-16"),
        links.of_activity("geolocation"),
        links.of_standard("standard-7"),
        links.of_obligation("standard-7", "s7-1"),
        links.of_pattern("chat"),
        links.of_band("6-9"),
        links.of_scale("gravity"),
        links.of_scale("gravity", level="grave"),
        links.of_matrix("rights-first-harm"),
        links.of_profile("rights-first"),
        links.of_practice("behavioural-advertising-on-by-default"),
        links.of_term("lawful-bases"),
        links.of_term("lawful-bases", next(iter(framework.vocabularies["lawful-bases"]))),
        links.of_source("S33"),
    )
    for address in made:
        page, _, anchor = address.partition("#")
        body = unescape(client.get(page).content.decode())
        assert not anchor or f'id="{anchor}"' in body, address


def test_a_link_names_the_packs_only_where_they_are_not_the_current_ones():
    framework = reading.current()
    assert "packs" not in links.of_right("article-16", framework)
    older = reading.framework_named("uncrc@1.0.0")
    assert links.of_right("article-16", older) == "/framework/rights/article-16/?packs=uncrc@1.0.0"
    assert reading.framework_named(reading.named(older)) is older
