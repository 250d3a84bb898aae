"""Types that a struct is decoded by are there when it is, not written as texts to be read one by one."""

import ast

import pytest

from tests.repo.tree import own_texts, shown

MODULES = own_texts(".py", under="bestinterests/domain")


@pytest.mark.parametrize("path", MODULES, ids=shown)
def test_types_of_the_domain_are_not_texts(path):
    imported = [n for n in ast.walk(ast.parse(path.read_text())) if isinstance(n, ast.ImportFrom)]
    assert not any(n.module == "__future__" for n in imported), "see the docstring of bestinterests.domain"


def test_there_are_modules_to_look_at():
    assert len(MODULES) > 15
