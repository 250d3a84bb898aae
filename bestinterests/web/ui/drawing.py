"""The drawings of the reports, for pages: one drawing of each mark, wherever it stands.

Marks and signs are used by name: a page that shows any sets ``drawings = true``, and the base page then holds the
definitions once. There are few of each, so what was drawn is kept.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from markupsafe import Markup

from bestinterests.documents.inline import Mark, Side
from bestinterests.documents.pictures import StemState
from bestinterests.domain.profile import Verdict
from bestinterests.formats.html import coverage_picture, marks, signs
from bestinterests.formats.html.elements import Html, e, join


@cache
def definitions() -> Markup:
    """Every mark and sign, once for a page."""
    drawn = e("svg", marks.definitions(), signs.definitions(), class_="defs", aria_hidden="true", focusable="false")
    return Markup(drawn)


def emblem() -> Markup:
    """The emblem: a square and a circle in a cell that never touch."""
    return Markup(marks.emblem())


def stems(count: int = 5) -> Markup:
    """Upright strokes of growing height, one for each age band: they close every page."""
    return Markup(e("span", [marks.stem(at, count) for at in range(count)], class_="stems", aria_hidden="true"))


def asked(states: tuple[StemState, ...]) -> Markup:
    """What has been asked about a right: a stem for each age band. It is a picture only: words stand beside it."""
    return Markup(coverage_picture.drawn(states))


@cache
def mark(held: Mark, size: int = 18) -> Markup:
    """A mark with its words for people who do not see it."""
    return Markup(join(marks.draw(held, size), e("span", held.words, class_="govuk-visually-hidden")))


@cache
def verdict(held: Verdict) -> Markup:
    """A verdict as a tag: sign and words."""
    return Markup(signs.tag(held))


@cache
def state(which: str) -> Markup:
    """What stands where there are no marks: ``not-asked`` or ``not-applicable``; its words stand beside it."""
    return Markup(marks.state(which))


@cache
def mark_alone(held: Mark, size: int = 18) -> Markup:
    """A mark by itself; its words stand beside it."""
    return Markup(marks.draw(held, size))


@cache
def sign_of(side: Side, level: str = "medium") -> Markup:
    """A mark as it stands in a key: with a level, or with none of its own."""
    if level == "unknown":
        return mark_alone(Mark(side, "none", marks.LEVELS[side][-1], True), 15)
    return mark_alone(Mark(side, level, level), 15)


def small_profile(bands: Iterable[tuple[str, Mark | None, Mark | None, str]]) -> Markup:
    """Worst harm and best benefit in each age band, for lists.

    bands: the band as people write it, its two marks, and ``not-asked`` or ``not-applicable`` where there are none.
    """
    return Markup(e("ul", [_band(*band) for band in bands], class_="small-profile"))


def _band(name: str, harm: Mark | None, benefit: Mark | None, state: str) -> Html:
    said = {"not-asked": "not asked yet", "not-applicable": "does not apply"}
    if harm is None or benefit is None:
        words = e("span", f": {said[state]}", class_="govuk-visually-hidden")
        return e("li", e("span", name, words, class_="band"), e("span", marks.state(state), class_="pair"))
    words = e("span", f": worst harm {harm.words}, best benefit {benefit.words}", class_="govuk-visually-hidden")
    pair = e("span", marks.draw(harm, 15), marks.draw(benefit, 15), class_="pair")
    return e("li", e("span", name, words, class_="band"), pair)
