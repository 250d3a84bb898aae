"""Conformity: standards and their obligations, the law's matters, the minimum list of harms, texts for readers."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from bestinterests.documents.report.standards import FORCE, PROVENANCE
from bestinterests.documents.wording import short, upper
from bestinterests.domain.document import LETTERS
from bestinterests.domain.pack import Obligation, Standard, Term
from bestinterests.evaluation.gaps import brought_in, standards_in_play
from bestinterests.evaluation.index import Index
from bestinterests.web.assessments.access import Opened, opened
from bestinterests.web.assessments.frame import page
from bestinterests.web.assessments.sheets.conformity import ANSWERED, HARM, MATTER, OBLIGATION, TEXT, by_ids
from bestinterests.web.assessments.sheets.form import ItemForm
from bestinterests.web.assessments.sheets.model import Sheet, nature
from bestinterests.web.assessments.sheets.serving import desk_of, forms_of, served
from bestinterests.web.assessments.views.items import BOTH, harms_of
from bestinterests.web.learn.links import of_standard

BOXES = 90
"""Items in a form above which they are named by id: boxes for each of twenty questions would be a page of thousands."""
COLLECTIONS = {letter: collection for collection, letter in LETTERS.items()}


class Line(NamedTuple):
    """A standard in the list: obligations in play that are answered, of how many; and those that are not met."""

    standard: Standard
    in_play: bool
    answered: int
    asked: int
    unmet: int


class Asked(NamedTuple):
    """Something on a batch page with the form that answers it. about: quiet words below it."""

    title: str
    text: str
    about: str
    form: ItemForm


class Group(NamedTuple):
    """What stands together on a batch page. folded: shown only to those who open it."""

    title: str
    asked: tuple[Asked, ...]
    folded: bool = False


@require_safe
def standards(request: HttpRequest, assessment: str) -> HttpResponse:
    """List the standards: those in play on this record first."""
    held = opened(request, assessment)
    index = _index(held)
    in_play = {standard.id for standard in standards_in_play(index)}
    answers = {answer.obligation: answer.answer for answer in held.judged.obligations}
    lines = []
    for standard in held.framework.standards.values():
        asked = [o.id for o in brought_in(index, standard) if o.force != "could"]
        answered = [key for key in asked if key in answers]
        unmet = [key for key in answered if answers[key] in ("unmet", "partly", "unknown")]
        lines.append(Line(standard, standard.id in in_play, len(answered), len(asked), len(unmet)))
    known = held.framework.vocabularies
    return page(
        request,
        held,
        "assessments/standards.html",
        lines=sorted(lines, key=lambda line: not line.in_play),
        matters=_progress(
            known, "higher-protection-matters", [a.matter for a in held.judged.higher_protection if a.how]
        ),
        harms=_progress(known, "minimum-harms", _answered_harms(held)),
        texts=_progress(known, "audiences", [text.audience for text in held.judged.texts if text.text]),
    )


@require_http_methods(BOTH)
def standard(request: HttpRequest, assessment: str, word: str) -> HttpResponse:
    """Answer a standard's obligations on one page, by force; those in play on this record first."""
    held = opened(request, assessment)
    found = held.framework.standards.get(word)
    if found is None:
        raise Http404
    in_play = {obligation.id for obligation in brought_in(_index(held), found)}
    written = {answer.obligation for answer in held.judged.obligations}
    forms = _forms(request, held, OBLIGATION, "obligations", [o.id for o in found.obligations])
    asked = [(o, Asked(o.text, "", _about(o), form)) for o, form in zip(found.obligations, forms.values(), strict=True)]
    shown = [(o, each) for o, each in asked if o.id in in_play or o.id in written]
    groups = [Group(FORCE[force], tuple(each for o, each in shown if o.force == force)) for force in FORCE]
    rest = tuple(each for o, each in asked if o.id not in in_play and o.id not in written)
    groups.append(Group("Nothing on this record brings these into play", rest, folded=True))
    return _batch(
        request,
        held,
        forms,
        [group for group in groups if group.asked],
        heading=f"{found.number}. {found.title.text}",
        lead=found.summary.text,
        note=(
            "Must is law, should is the code, could is an option. The texts are ours, not the regulator's; an answer "
            "is this record's claim."
        ),
        compact=True,
        explained=(of_standard(found.id, held.framework), f"Read standard {found.number} in the framework"),
    )


@require_http_methods(BOTH)
def matters(request: HttpRequest, assessment: str) -> HttpResponse:
    """Say how each of children's higher protection matters shaped the measures (UK GDPR Art 25(1A) and (1B))."""
    return _terms(
        request,
        opened(request, assessment),
        MATTER,
        ("higher_protection", "higher-protection-matters"),
        heading="Children's higher protection matters",
        lead="UK GDPR Article 25(1A) and (1B): what has to be taken into account when measures are chosen.",
    )


@require_http_methods(BOTH)
def minimum_harms(request: HttpRequest, assessment: str) -> HttpResponse:
    """Answer each harm of standard 2's minimum list: could the use of data cause it, permit it or contribute to it?"""
    held = opened(request, assessment)
    tagged: dict[str, list[str]] = {}
    for impact in held.judged.impacts:
        for harm in impact.minimum_harms:
            tagged.setdefault(harm, []).append(impact.id)
    return _terms(
        request,
        held,
        HARM,
        ("minimum_harms", "minimum-harms"),
        heading="The least that standard 2 asks about",
        lead="For each harm: could the use of data cause it, permit it or contribute to it?",
        about={harm: f"Effects that name it: {', '.join(ids)}." for harm, ids in tagged.items()},
        only={"impacts": harms_of(held)},
    )


@require_http_methods(BOTH)
def texts(request: HttpRequest, assessment: str) -> HttpResponse:
    """Write a text for each audience; until somebody has tested it, it is a draft."""
    held = opened(request, assessment)
    children = set(held.framework.bands)
    tested = {text.audience: text.tested for text in held.judged.texts}
    terms = held.framework.vocabularies.get("audiences", {})
    state = {
        key: tested[key] if tested.get(key) else _draft(key in children) for key in dict.fromkeys((*terms, *tested))
    }
    return _terms(
        request,
        held,
        TEXT,
        ("texts", "audiences"),
        heading="Texts for readers",
        lead="One text for each audience, written by a person.",
        about={key: words if words.startswith("Draft") else f"Tested: {words}" for key, words in state.items()},
    )


def _draft(child: bool) -> str:
    return "Draft, not yet tested with children." if child else "Draft, not yet tested with readers."


def _terms(
    request: HttpRequest,
    held: Opened,
    sheet: Sheet,
    named: tuple[str, str],
    *,
    about: dict[str, str] | None = None,
    only: dict[str, Any] | None = None,
    **values: Any,
) -> HttpResponse:
    """A batch page with a form for each word of a vocabulary, and for each that is answered and in no pack any more."""
    collection, vocabulary = named
    terms: dict[str, Term] = held.framework.vocabularies.get(vocabulary, {})
    key = {"higher_protection": "matter", "minimum_harms": "harm", "texts": "audience"}[collection]
    words = list(dict.fromkeys((*terms, *(getattr(each, key) for each in getattr(held.judged, collection)))))
    forms = _forms(request, held, sheet, collection, words, only)
    asked = tuple(
        Asked(
            terms[word].label if word in terms else word,
            terms[word].text if word in terms else "In no pack that this assessment is read with.",
            (about or {}).get(word, ""),
            forms[word],
        )
        for word in words
    )
    return _batch(request, held, forms, [Group("", asked)], **values)


def _forms(
    request: HttpRequest,
    held: Opened,
    sheet: Sheet,
    collection: str,
    keys: list[str],
    only: dict[str, Any] | None = None,
) -> dict[str, ItemForm]:
    """A form for each key; in a record with very many items they are named by id."""
    answered = {each.obligation for each in held.judged.obligations} if sheet is OBLIGATION else set()
    many = _count(held, sheet) > BOXES
    sheets = {key: ANSWERED if key in answered else sheet for key in keys}
    paths = [(by_ids(sheets[key]) if many else sheets[key], ("assessment", collection, key)) for key in keys]
    return dict(zip(keys, forms_of(request, held, paths, desk=desk_of(held), only=only, leaving=True), strict=True))


def _count(held: Opened, sheet: Sheet) -> int:
    """How many boxes a form of this sheet would hold."""
    return sum(len(_items(held, letter)) for letter in _letters(sheet))


def _letters(sheet: Sheet) -> list[str]:
    natures = [nature(sheet.kind, each.name) for each in sheet.asked()]
    return [of.refers for of in natures if of.many and of.refers in COLLECTIONS]


def _items(held: Opened, letter: str) -> tuple[Any, ...]:
    found: tuple[Any, ...] = getattr(held.judged, COLLECTIONS[letter])
    return found


def _batch(
    request: HttpRequest, held: Opened, forms: dict[str, ItemForm], groups: list[Group], **values: Any
) -> HttpResponse:
    back = reverse("assessments:standards", args=[held.id])
    for each in (each for group in groups for each in group.asked):
        each.form.about = short(each.title, 60)
    sheet = next((form.sheet for form in forms.values()), None)
    if sheet and _count(held, sheet) > BOXES:
        desk = next(iter(forms.values())).desk
        values["named"] = [(upper(COLLECTIONS[letter]), desk.referred(letter)) for letter in _letters(sheet)]
    return served(
        request,
        held,
        list(forms.values()),
        "assessments/batch.html",
        after=request.path,
        groups=groups,
        trail=[("Standards", back)],
        back=back,
        here=request.path,
        **values,
    )


def _index(held: Opened) -> Index:
    return Index(held.framework, held.judged, held.on)


def _about(obligation: Obligation) -> str:
    told = PROVENANCE.get(obligation.provenance, "")
    return f"{obligation.id}: {told}" if told else obligation.id


def _answered_harms(held: Opened) -> list[str]:
    tagged = [harm for impact in held.judged.impacts for harm in impact.minimum_harms]
    return [a.harm for a in held.judged.minimum_harms if a.answer == "yes" or a.reason.strip()] + tagged


def _progress(known: dict[str, dict[str, Term]], vocabulary: str, answered: list[str]) -> tuple[int, int]:
    terms = known.get(vocabulary, {})
    return len(set(answered) & set(terms)), len(terms)
