"""How several things are named in a sentence."""

import pytest

from bestinterests.evaluation.index import Index, listed, number
from tests.evaluation import build
from tests.evaluation.build import ON
from tests.evaluation.framework import shipped

INDEX = Index(shipped(), build.finished(), ON)


@pytest.mark.parametrize(
    "words, sentence",
    [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")],
)
def test_words_are_listed_as_in_a_sentence(words, sentence):
    assert listed(words) == sentence


def test_a_count_goes_with_its_noun():
    assert [number(count, "feature") for count in (0, 1, 2)] == ["0 features", "1 feature", "2 features"]
    assert number(2, "child", "children") == "2 children"


@pytest.mark.parametrize("count, ending", [(8, None), (9, " and 1 more"), (11, " and 3 more")])
def test_past_eight_rights_the_rest_is_counted(count, ending):
    rights = list(shipped().rights)[:count]
    told = INDEX.right_names(rights)
    assert told.startswith(shipped().right_name(rights[0]))
    assert shipped().right_name(rights[7]) in told
    assert told.endswith(ending) if ending else "more" not in told


def test_a_feature_is_named_with_its_id_and_an_unknown_one_by_it():
    assert INDEX.names(("F01", "F99")) == "Feature F01 (F01) and F99"
