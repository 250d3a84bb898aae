"""The documents that other tests are made of are valid, and varied enough to be worth drawing."""

from __future__ import annotations

from hypothesis import Phase, find, given, settings

from bestinterests.domain.document import Document
from bestinterests.packs.meaning import check_document
from bestinterests.packs.resolve import resolve
from tests.strategies import PINS, documents
from tests.words import SCALES, WORDS

FRAMEWORK, PROBLEMS = resolve(PINS)


def test_every_word_is_one_of_the_shipped_packs() -> None:
    assert PROBLEMS == []
    assert FRAMEWORK is not None
    for vocabulary, words in WORDS.items():
        known = getattr(FRAMEWORK, vocabulary, None) or FRAMEWORK.vocabularies[vocabulary]
        assert set(words) <= set(known), vocabulary
    for scale, levels in SCALES.items():
        assert tuple(level.id for level in FRAMEWORK.scales[scale].levels) == levels


@given(documents())
def test_documents_have_no_error(document: Document) -> None:
    assert FRAMEWORK is not None
    problems = check_document(document, FRAMEWORK)
    assert [problem for problem in problems if problem.severity == "error"] == []


def test_the_states_that_rules_read_come_up() -> None:
    # That it comes up is enough: making the smallest document of its kind takes a hundred times as long as finding one.
    quick = settings(max_examples=2000, deadline=None, phases=[Phase.generate])
    for wanted in (
        lambda d: any(impact.now.credits and not impact.now.agreed for impact in d.assessment.impacts),
        lambda d: any(impact.before.given and not impact.before.agreed for impact in d.assessment.impacts),
        lambda d: any(impact.cumulates for impact in d.assessment.impacts),
        lambda d: any(".." in j.level for impact in d.assessment.impacts for j in impact.before.agreed),
        lambda d: any(j.level == "unknown" for impact in d.assessment.impacts for j in impact.before.agreed),
        lambda d: any(balance.tolerates and balance.benefits for balance in d.assessment.balances),
        lambda d: any(link.kind == "amplifies" for link in d.assessment.links),
        lambda d: bool(d.record.decisions),
    ):
        find(documents(), wanted, settings=quick)
