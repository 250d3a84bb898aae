"""The form of each deed: what is asked for, with the choices of this very case."""

from __future__ import annotations

from typing import Any

from bestinterests.web.redress.access import OpenCase
from bestinterests.web.redress.actions.answering import grounds_of
from bestinterests.web.redress.actions.handling import able_in
from bestinterests.web.redress.handling import choices
from bestinterests.web.redress.handling.fields import Form, line, long, many, one, tick
from bestinterests.web.redress.handling.fields import day as day_of
from bestinterests.web.redress.models import Case as Row
from bestinterests.web.ui.environment import day
from bestinterests.workflow.acting_for import WHO_WORDS
from bestinterests.workflow.casework.words import CHANNELS, ITEM_KINDS, OPEN, OUTCOMES, REMEDIES, REQUESTS
from bestinterests.workflow.grounds.listed import GROUNDS

ASKED = {
    "identity": "Who they are (the month begins anew once they show it)",
    "clarification": "Which information they mean (pauses a request to see data)",
    "question": "Something else (no clock stops)",
}
"""What is asked. A fee is asked of nobody here: the law allows one, for requests that go far too far alone."""
BASES = {
    "child-authorises": "The child understands, and says so",
    "child-lacks-understanding": "The child does not understand well enough",
    "evidently-best-interests": "It is evidently best for the child",
    "own-request": "It is their own data, not the child’s",
    "none": "They may not act for the child, or not yet",
}
YES_NO = [("yes", "Yes"), ("no", "No")]
MOST_CASES = 100


def reply(held: OpenCase, data: Any, start: dict[str, Any]) -> Form:
    """What is asked for to write to whoever sent it."""
    fields = {"text": long("Message", "Write something."), "template": _hidden()}
    return Form(data, fields, start)


def sort(held: OpenCase, data: Any, start: dict[str, Any]) -> Form:
    """One item: the one with a number, or a new one where it is blank."""
    key = str((data or start).get("item", ""))
    item = next((each for each in held.case.items if each.id == key), None)
    if item is not None:
        about = {
            name: list(getattr(item.about, name)) for name in ("features", "rights", "standards", "measures", "impacts")
        }
        start = {"item": key, "kind": item.kind, "request": item.request, **about}
    kinds = [(kind, f"{said[0]}: {said[1]}") for kind, said in ITEM_KINDS.items() if kind != "safeguarding-concern"]
    requests = [(kind, f"{said[0]} ({said[1]})") for kind, said in REQUESTS.items()]
    offered = choices.about(held.row)
    fields = {
        "item": _hidden(),
        "kind": one("What is it?", kinds, "Choose what it is."),
        "request": one("What do they ask for? (data-rights requests)", requests, kind="select"),
    }
    labels = {
        "features": "Parts of the service",
        "rights": "Rights of the child",
        "standards": "Standards of the code",
        "measures": "Measures that should have helped",
        "impacts": "Impacts that the assessment names",
    }
    for name, label in labels.items():
        if offered[name]:
            fields[name] = many(label, offered[name], kind="folded")
    if item is not None:
        fields["out"] = tick("Is it not in this case at all?", "Take this item out")
    fields["reason"] = long("Why? (needed where a complaint is taken out)", most=1000)
    return Form(data, fields, start)


def ask(held: OpenCase, data: Any, start: dict[str, Any]) -> Form:
    """What is asked for to ask whoever sent it something."""
    fields = {
        "what": one("What do you ask?", ASKED.items(), "Say what you ask."),
        "text": long("Your question, as they read it", "Write something."),
    }
    return Form(data, fields, start)


def confirm(held: OpenCase, data: Any, start: dict[str, Any]) -> Form:
    """What is asked for to note that an answer came."""
    asked = dict.fromkeys(each.what for each in held.case.asked)
    fields = {
        "what": one("What came in?", [(what, ASKED.get(what, what)) for what in asked], "Say what came in."),
        "day": day_of("When did it come?", "As in 3 June 2027. Blank: today."),
        "text": long("What it was, for the file", hint="Copy no document into it.", most=1000),
    }
    return Form(data, fields, start)


def extend(held: OpenCase, data: Any, start: dict[str, Any]) -> Form:
    """What is asked for to take two more months."""
    fields = {
        "item": one("Which request?", _items(held, requests=True), "Choose a request."),
        "reason": long("Why it takes longer, as they read it", "Say why."),
    }
    return Form(data, fields, start)


def acting(held: OpenCase, data: Any, start: dict[str, Any]) -> Form:
    """What is asked for to say who may act for the child."""
    understands = [("yes", "Yes"), ("no", "No"), ("unknown", "Nobody knows yet")]
    knows = "Never ask the child by way of the grown-up who wrote."
    fields = {
        "by": one("Who asks for the child?", WHO_WORDS.items(), "Say who asks."),
        "basis": one("Why may they?", BASES.items(), "Say why they may, or that they may not."),
        "understands": one("Does the child understand the right?", understands, "Say whether the child understands."),
        "how_judged": long("How was that judged, and by whom?", most=1000),
        "how_authorised": long("How and when did the child say that they may act?", most=1000),
        "responsibility": long(
            "How did they show parental responsibility?", hint="Say what you saw. Keep no copy.", most=1000
        ),
        "why_evident": long("Why is it evident that this is best for the child?", most=1000),
        "child_knows": long("What does the child know of it and say? If not asked, why?", hint=knows, most=1000),
        "conflict": tick(
            "Is anything in the way?", "Parents disagree, a court has ordered something, or home may not be safe"
        ),
    }
    return Form(data, fields, start)


def decide(held: OpenCase, data: Any, start: dict[str, Any]) -> Form:
    """What is asked for to decide an item."""
    keys = dict.fromkeys(ground for item in held.case.items for ground in grounds_of(held.case, item))
    grounds = [(key, GROUNDS[key].title) for key in keys]
    fields = {
        "item": one("Which item?", _items(held), "Choose an item."),
        "outcome": one("What comes of it?", OUTCOMES.items(), "Choose what comes of it."),
        "ground": one("Ground in law, for a refusal", grounds, kind="select"),
        "words": long("What they read", "Write what they read."),
        "remedies": many("What do they get?", REMEDIES.items()),
        "reason": long("Your reason, for the file", "Say why."),
    }
    items = _items(held)
    return Form(data, fields, {"item": items[0][0], **start} if len(items) == 1 else start)


def tell(held: OpenCase, data: Any, start: dict[str, Any]) -> Form:
    """What is asked for to tell the outcome."""
    owed = [(key, words) for key, words in _items(held) if _is_owed(held, key)]
    fields = {
        "items": many("Outcome of which items?", owed, "Choose at least one."),
        "channel": one("How are they told?", CHANNELS.items(), "Say how they are told.", kind="select"),
    }
    start = {"items": [key for key, _ in owed], "channel": "portal" if held.row.receipt else "", **start}
    return Form(data, fields, start)


def news(held: OpenCase, data: Any, start: dict[str, Any]) -> Form:
    """What is asked for to say what has changed."""
    hint = "That it was judged again, and decided on, they are told without you."
    return Form(data, {"words": long("What they read", "Write what they read.", hint)}, start)


def again(held: OpenCase, data: Any, start: dict[str, Any]) -> Form:
    """What is asked for to look at an item again."""
    stands = [("yes", "Yes, the outcome stands"), ("no", "No, it is to be decided anew")]
    fields = {
        "item": one("Which item?", _items(held), "Choose an item."),
        "stands": one("Does it stand?", stands, "Say whether it stands."),
        "words": long("What they read", "Write what they read."),
        "reason": long("Your reason, for the file", "Say why."),
    }
    return Form(data, fields, start)


def urgent(held: OpenCase, data: Any, start: dict[str, Any]) -> Form:
    """What is asked for to mark it as urgent, or not."""
    fields = {"urgent": one("Is it urgent?", YES_NO, "Say whether it is urgent."), "reason": _why()}
    return Form(data, fields, {"urgent": "yes" if held.case.urgent else "no", **start})


def hand_on(held: OpenCase, data: Any, start: dict[str, Any]) -> Form:
    """What is asked for to pass it on."""
    people = able_in(held.row.organisation)
    able = [(key, name) for key, name in people.items() if key != held.who.id and key not in held.case.named]
    return Form(data, {"to": one("To whom?", able, "Choose somebody.", kind="select")}, start)


def named(held: OpenCase, data: Any, start: dict[str, Any]) -> Form:
    """What is asked for to say whom it is about."""
    people = able_in(held.row.organisation)
    fields = {"people": many("Whom is it about?", people.items(), hint="Of those who could read or work on it.")}
    return Form(data, fields, {"people": list(held.case.named), **start})


def flag(held: OpenCase, data: Any, start: dict[str, Any]) -> Form:
    """What is asked for to pass it to the safeguarding lead."""
    return Form(data, {"reason": long("What makes you think so?", "Say why.", "In their own words.")}, start)


def settle(held: OpenCase, data: Any, start: dict[str, Any]) -> Form:
    """What is asked for to say what the safeguarding lead did."""
    back = [("yes", "Yes: whoever works on it goes on with the rest"), ("no", "No: it stays with me alone")]
    fields = {
        "did": long("What was done?", "Say what was done."),
        "referred_to": line("To whom was it passed? (optional)"),
        "hand_back": one("May others go on with it?", back, "Say whether others may go on."),
    }
    return Form(data, fields, start)


def hold(held: OpenCase, data: Any, start: dict[str, Any]) -> Form:
    """What is asked for to put it on legal hold."""
    return Form(data, {"reason": _why()}, start)


def release(held: OpenCase, data: Any, start: dict[str, Any]) -> Form:
    """What is asked for to take the hold off."""
    return Form(data, {"reason": _why()}, start)


def link(held: OpenCase, data: Any, start: dict[str, Any]) -> Form:
    """What is asked for to link it to another case."""
    return Form(data, {"other": one("Which case?", _mine(held), _CHOOSE, kind="select"), "reason": _why()}, start)


def merge(held: OpenCase, data: Any, start: dict[str, Any]) -> Form:
    """What is asked for to go on with it in another case."""
    fields = {
        "other": one("In which case does it go on?", _mine(held), _CHOOSE, kind="select"),
        "receipt": line(
            "Code of one of the two, as its sender gave it in the other",
            hint="It is compared and kept nowhere. Leave it blank where you wrote both down yourself.",
            most=60,
        ),
        "reason": _why(),
    }
    return Form(data, fields, start)


def close(held: OpenCase, data: Any, start: dict[str, Any]) -> Form:
    """What is asked for to close it."""
    return Form(data, {"why": _why("Why is it over? (for the file)")}, start)


def open_again(held: OpenCase, data: Any, start: dict[str, Any]) -> Form:
    """What is asked for to open it again."""
    ways = [("incomplete", "The answer left something out"), ("review", "It is looked at afresh")]
    return Form(data, {"again": one("Why is it open again?", ways, "Say why."), "why": _why()}, start)


_CHOOSE = "Choose another case that you work on."


def _why(label: str = "Why?") -> Any:
    return long(label, "Say why.", most=1000)


def _hidden() -> Any:
    field = line("")
    field.kind = "hidden"
    return field


def _items(held: OpenCase, *, requests: bool = False) -> list[tuple[str, str]]:
    """The items that handlers decide, in words."""
    found = []
    for item in held.case.items:
        if item.kind == "safeguarding-concern" or (requests and item.kind != "rights-request"):
            continue
        found.append((item.id, item_words(item)))
    return found


def item_words(item: Any) -> str:
    """An item in a few words."""
    kind = ITEM_KINDS[item.kind][0]
    return f"{item.id}. {kind}" + (f": {REQUESTS[item.request][0]}" if item.request else "")


def _is_owed(held: OpenCase, key: str) -> bool:
    return any(item.id == key and item.decided and item.told_at is None for item in held.case.items)


def _mine(held: OpenCase) -> list[tuple[str, str]]:
    """Other cases that this person works on, by what lists show of them."""
    rows = Row.objects.filter(organisation=held.row.organisation, handler=held.who.id, with_lead=False)
    rows = rows.filter(state__in=(*OPEN, "told")).exclude(pk=held.row.pk).order_by("-received_at", "-id")
    return [(row.public_id, f"{day(row.received_at)}, {row.get_door_display()}") for row in rows[:MOST_CASES]]
