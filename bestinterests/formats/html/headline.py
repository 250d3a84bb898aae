"""The first screen: completeness apart, the verdict large, who loses, the other readings, who decided."""

from __future__ import annotations

from bestinterests.documents.blocks import Fact
from bestinterests.documents.model import Headline, Standing, VerdictLine
from bestinterests.domain.evaluation import VERDICT_WORDS
from bestinterests.formats.html import signs
from bestinterests.formats.html.blocks import finding
from bestinterests.formats.html.dispatch import write_all
from bestinterests.formats.html.elements import Html, e, join
from bestinterests.formats.html.words import words


def headline(held: Headline) -> Html:
    """The head of the report below its title."""
    return join(
        _standing(held.standing),
        e(
            "section",
            e("div", _verdict(held), _losing(held), _stops(held)),
            _beside(held),
            class_="headline",
            aria_label="Verdict",
        ),
        _summary(held),
    )


def _standing(standing: Standing) -> Html:
    listed = None
    if standing.open:
        items = [e("li", words(line)) for line in standing.open]
        listed = e("details", e("summary", "What is still open"), e("ul", items, class_="small"))
    class_ = "standing" if standing.finished else "standing unfinished"
    return e(
        "section",
        e("h2", standing.title),
        e("p", words(standing.words)),
        listed,
        class_=class_,
        aria_label="Completeness",
    )


def _verdict(held: Headline) -> Html:
    line = held.verdict
    over = e("p", line.label, class_="over")
    if held.standing.finished:
        large = e("h2", signs.sign(line.worst), VERDICT_WORDS[line.worst], class_=f"verdict {line.worst}")
        between = _range(line) if line.worst != line.best else None
    else:
        large = e("h2", "Cannot be judged yet", class_="verdict")
        between = _range(line)
    return join(over, large, between, e("p", words(line.words), class_="why"))


def _range(line: VerdictLine) -> Html:
    if line.worst == line.best:
        return e("p", "At every end of what is open: ", signs.tag(line.worst), class_="range")
    return e(
        "p",
        "From ",
        signs.tag(line.worst),
        " at the bad end of what is open to ",
        signs.tag(line.best),
        " at the good end.",
        class_="range",
    )


def _losing(held: Headline) -> Html | None:
    if not held.losing:
        return None
    items = [e("li", e("span", words(line))) for line in held.losing]
    return join(e("h3", held.losing_title), e("ul", items, class_="losers bare"))


def _stops(held: Headline) -> Html | None:
    if not held.stops:
        return None
    entries = [finding(entry) for entry in held.stops]
    more = e("p", words(held.more_stops), class_="after") if held.more_stops else None
    return join(e("h3", held.stops_title), e("ul", entries, class_="findings bare"), more)


def _beside(held: Headline) -> Html:
    expected = held.expected
    conditions = (
        e("p", "Conditions: ", words(expected.conditions), class_="said small") if expected.conditions else None
    )
    projected = e(
        "div",
        e("h3", "If every action is done, tested and signed"),
        _tags(expected),
        e("p", words(expected.words), class_="said small"),
        conditions,
    )
    facts = [_fact(fact) for fact in held.facts]
    return e("div", projected, _others(held), facts, [_fact(note) for note in held.notes], class_="beside")


def _others(held: Headline) -> list[Html]:
    by_profile: dict[str, list[VerdictLine]] = {}
    for line in held.others:
        by_profile.setdefault(line.profile, []).append(line)
    return [_other(lines) for lines in by_profile.values()]


def _other(lines: list[VerdictLine]) -> Html:
    title = lines[0].label.partition(":")[0]
    pairs = [
        e(
            "div",
            e("span", "now" if line.view == "now" else "if every action is done", class_="quiet"),
            e("br"),
            _tags(line),
        )
        for line in lines
    ]
    return e("div", e("h3", f"Read by {title}"), e("div", pairs, class_="two"))


def _tags(line: VerdictLine) -> Html:
    if line.worst == line.best:
        return signs.tag(line.worst)
    return join(signs.tag(line.worst), " to ", signs.tag(line.best))


def _fact(fact: Fact) -> Html:
    return e("div", e("h3", fact.label), write_all(fact.blocks, 4))


def _summary(held: Headline) -> Html | None:
    if not held.summary:
        return None
    return e(
        "section", e("h2", "What the assessors conclude, in their words"), write_all(held.summary, 3), class_="section"
    )
