"""Letters and requests for information, from a template that a person fills. Drafts: nothing is decided by them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from bestinterests.documents import wording
from bestinterests.documents.blocks import AnyBlock, Bullets, Panel, Paragraph, Part
from bestinterests.documents.context import line
from bestinterests.documents.inline import Plain, Quiet, Strong, Words
from bestinterests.documents.model import Paper, Section
from bestinterests.documents.supervision.asking import TOPICS, Topic
from bestinterests.documents.supervision.filling import Lists, filled
from bestinterests.documents.supervision.subject import Subject, paper_about
from bestinterests.documents.supervision.wordings import OURS, TEMPLATES, THEIRS
from bestinterests.domain.problem import Problem, Refused

Kind = Literal["letter", "request", "assessment"]
KINDS: dict[Kind, str] = {
    "letter": "Letter (draft)",
    "request": "Request for information (draft)",
    "assessment": "Request for the assessment (draft)",
}
ASKED: dict[Kind, tuple[str, ...]] = {
    "letter": ("evidence", "contradictions", "rights", "ages", "changed"),
    "request": ("evidence", "open", "obligations"),
    "assessment": ("assessment", "facts"),
}
"""Kinds of questions that a letter puts unless somebody chooses others."""
FROM_PERSON = ("date", "reference", "address", "answer_by", "answer_to", "signed_by", "supervisor", "basis")
"""Places that a person fills; all others are filled from what is known of the service."""


def kinds_for(about: Subject) -> tuple[Kind, ...]:
    """Return what can be written about a service; of one that nobody assessed, that is the request for it."""
    return ("letter", "request") if about.is_assessed else ("assessment",)


def letter(
    about: Subject, given: Mapping[str, str], *, kind: Kind = "letter", template: str = "", asked: Sequence[str] = ()
) -> Paper:
    """Return a draft letter about one service, or a draft request.

    given: what a person says for each place of ``FROM_PERSON``; the supervisor's name is one of them. template: theirs;
    blank for ours. asked: names of topics; blank for the usual ones. Raises Refused with every place that is unknown or
    left blank, and where this kind cannot be written about the service.
    """
    _insist_on_known(given, asked)
    _insist_on_kind(about, kind)
    chosen = [topic for topic in about.topics if topic.name in (asked or ASKED[kind])]
    texts = {**_known(about), **{name: given.get(name, "") for name in FROM_PERSON}}
    lists: Lists = {"questions": _questions(chosen), "documents": _documents(about.documents)}
    blocks = filled(template or TEMPLATES[kind], texts, lists)
    caution = Panel(tone="caution", title="Draft", blocks=(Paragraph(words=line(THEIRS if template else OURS)),))
    # Whoever gets a letter is not sent the record again with it.
    return paper_about(
        about,
        name=kind,
        kind=KINDS[kind],
        opening=(caution,),
        sections=(Section(anchor="letter", title=f"About {texts['service']}", blocks=blocks),),
        organisation=given.get("supervisor", ""),
    )


def _insist_on_kind(about: Subject, kind: Kind) -> None:
    if kind in kinds_for(about):
        return
    if about.is_assessed:
        fault = _fault("An assessment of this service is here.", "Write a letter, or a request for information.")
    else:
        fault = _fault("Nobody assessed this service here, so there is no record to write about.", "Ask for it first.")
    raise Refused([fault])


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


def _known(about: Subject) -> dict[str, str]:
    """What is known of the service; where its organisation or day is not, the words say so and leave no hole."""
    service = about.service or "the service"
    return {
        "organisation": about.organisation or f"whoever answers for {service}",
        "service": service,
        "assessed": wording.day(about.assessed_on) if about.assessed_on else "a day that it does not state",
        "digest": " ".join(part for part in (about.digest or "none", about.digest_note) if part),
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


def _documents(named: Sequence[Words]) -> tuple[AnyBlock, ...]:
    if not named:
        return (Paragraph(words=line("Nothing that the record names and does not hold.")),)
    return (Bullets(items=tuple(named)),)


def _fault(sentence: str, remedy: str) -> Problem:
    return Problem(code="letter.call", path="", sentence=sentence, remedy=remedy)
