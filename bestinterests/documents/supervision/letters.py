"""Letters and requests for information, from a template that a person fills. Drafts: nothing is decided by them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from msgspec.structs import replace

from bestinterests.documents import wording
from bestinterests.documents.blocks import AnyBlock, Bullets, Panel, Paragraph, Part
from bestinterests.documents.context import Context, foreign, line
from bestinterests.documents.framing import paper
from bestinterests.documents.inline import Plain, Quiet, Strong, Words
from bestinterests.documents.model import Paper, Section
from bestinterests.documents.papers import Assessed
from bestinterests.documents.supervision.asking import TOPICS, Topic, topics
from bestinterests.documents.supervision.filling import Lists, filled
from bestinterests.documents.supervision.outside import Outside
from bestinterests.documents.supervision.wordings import OURS, TEMPLATES, THEIRS
from bestinterests.domain.problem import Problem, Refused

Kind = Literal["letter", "request"]
KINDS: dict[Kind, str] = {"letter": "Letter (draft)", "request": "Request for information (draft)"}
ASKED: dict[Kind, tuple[str, ...]] = {
    "letter": ("evidence", "contradictions", "rights", "ages"),
    "request": ("evidence", "open", "obligations"),
}
"""Kinds of questions that a letter puts unless somebody chooses others."""
FROM_RECORD = ("organisation", "service", "assessed", "digest")
"""Places that the record fills."""
FROM_PERSON = ("date", "reference", "address", "answer_by", "answer_to", "signed_by", "supervisor", "basis")
"""Places that a person fills."""


def letter(
    held: Assessed,
    given: Mapping[str, str],
    *,
    template: str = "",
    outside: Sequence[Outside] = (),
    asked: Sequence[str] = (),
) -> Paper:
    """Return a draft letter about one service.

    given: what a person says for each place of ``FROM_PERSON``; the supervisor's name is one of them. template: theirs;
    blank for ours. outside: evidence of others. asked: names of topics; blank for the usual ones. Raises Refused with
    every place that is unknown or left blank.
    """
    return _made("letter", held, given, template, outside, asked)


def information_request(
    held: Assessed,
    given: Mapping[str, str],
    *,
    template: str = "",
    outside: Sequence[Outside] = (),
    asked: Sequence[str] = (),
) -> Paper:
    """Return a draft request for information about one service; otherwise as ``letter``."""
    return _made("request", held, given, template, outside, asked)


def _made(
    kind: Kind,
    held: Assessed,
    given: Mapping[str, str],
    template: str,
    outside: Sequence[Outside],
    asked: Sequence[str],
) -> Paper:
    context = Context(held.framework, held.document, held.evaluation)
    _insist_on_known(given, asked)
    chosen = [topic for topic in topics(context, outside) if topic.name in (asked or ASKED[kind])]
    texts = {**_of_record(context), **{name: given.get(name, "") for name in FROM_PERSON}}
    lists: Lists = {"questions": _questions(chosen), "documents": _documents(context)}
    blocks = filled(template or TEMPLATES[kind], texts, lists)
    made = paper(
        context,
        name=kind,
        kind=KINDS[kind],
        opening=(Panel(tone="caution", title="Draft", blocks=(Paragraph(words=line(THEIRS if template else OURS)),)),),
        sections=(Section(anchor="letter", title=f"About {texts['service']}", blocks=blocks),),
        part=True,
    )
    # Whoever gets a letter is not sent the record again with it.
    return replace(made, document=None, organisation=given.get("supervisor", ""), subtitle=())


def _insist_on_known(given: Mapping[str, str], asked: Iterable[str]) -> None:
    wrong = [
        _fault(f"Nothing in a letter is called '{name}'.", f"These are filled by you: {', '.join(FROM_PERSON)}.")
        for name in given
        if name not in FROM_PERSON
    ]
    wrong += [
        _fault(f"There are no questions of the kind '{name}'.", f"There are: {', '.join(TOPICS)}.")
        for name in asked
        if name not in TOPICS
    ]
    if wrong:
        raise Refused(wrong)


def _of_record(context: Context) -> dict[str, str]:
    """What the record fills; blank where it does not say, so that the letter is not made with a hole in it."""
    held = context.assessment
    return {
        "organisation": " ".join(held.service.controller.name.split()),
        "service": " ".join((held.service.name or held.title).split()),
        "assessed": wording.day(held.assessed_on) if held.assessed_on else "a day that it does not state",
        "digest": context.evaluation.assessment_digest,
    }


def _questions(chosen: Sequence[Topic]) -> tuple[AnyBlock, ...]:
    if not chosen:
        return (Paragraph(words=line("No question of the kinds that were chosen.")),)
    return tuple(Part(title=f"{at}. {topic.title}", blocks=_asked(topic)) for at, topic in enumerate(chosen, 1))


def _asked(topic: Topic) -> tuple[AnyBlock, ...]:
    """Each question once, above a numbered list of what raises it and where that stands."""
    groups: dict[str, list[Words]] = {}
    for ask in topic.asks:
        said = tuple(word for each in ask.said for word in (*each, Plain(" ")))
        groups.setdefault(ask.question, []).append((*said, Quiet(ask.source)))
    blocks: list[AnyBlock] = []
    for question, items in groups.items():
        blocks += [Paragraph(words=(Strong(question),)), Bullets(items=tuple(items), ordered=True)]
    return tuple(blocks)


def _documents(context: Context) -> tuple[AnyBlock, ...]:
    """What the record names and does not bring along: the DPIA that it feeds, and evidence without a file."""
    held = context.assessment
    items: list[Words] = []
    if held.service.earlier_dpia.strip():
        said = wording.short(held.service.earlier_dpia, 200)
        items.append((Plain("The data protection impact assessment: "), *foreign(said)))
    for each in held.evidence:
        if not each.attachments:
            dated = f", {each.dated}" if each.dated else ""
            name = wording.short(each.title or each.says, 160) or each.id
            items.append((*foreign(f"{name}{dated}"), Plain(" "), context.id(each.id)))
    if not items:
        return (Paragraph(words=line("Nothing that the record names and does not hold.")),)
    return (Bullets(items=tuple(items)),)


def _fault(sentence: str, remedy: str) -> Problem:
    return Problem(code="letter.call", path="", sentence=sentence, remedy=remedy)
