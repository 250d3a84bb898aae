"""The closed room in which a template is read: fields, loops, conditions and a few filters, and nothing that computes.

A template comes from outside, and its language is a programming language. So it is parsed first, and only what is
listed here may stand in it; every name is looked up in the table of fields. What is left can neither call anything nor
reach anything but plain values. How often it goes through lists, and how much it writes, is counted.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

from jinja2 import ChainableUndefined, Template, TemplateSyntaxError
from jinja2.filters import FILTERS
from jinja2.sandbox import SandboxedEnvironment

from bestinterests.domain.problem import Problem, Refused
from bestinterests.formats.docx.template.budget import Budget, Exhausted
from bestinterests.formats.docx.template.checking import NESTED, Check, unreadable
from bestinterests.formats.docx.template.grammar import FILTER_NAMES
from bestinterests.formats.docx.template.shapes import Shape

MOST = 50
"""Faults of a part of a template that are named one by one."""


class Bounded(Template):
    """A template that stops when what it writes is too much."""

    def render(self, *values: Any, **more: Any) -> str:
        """Return what the template becomes. Raises Exhausted."""
        found: list[str] = []
        budget: Budget = self.environment.budget  # type: ignore[attr-defined]
        for piece in self.root_render_func(self.new_context(dict(*values, **more))):
            budget.spend(piece)
            found.append(piece)
        return "".join(found)


class Room(SandboxedEnvironment):
    """The environment of one template. shape: what it may name. in_body: whether bodies may stand here."""

    template_class = Bounded

    def __init__(self, shape: Shape, budget: Budget, finalize: Any) -> None:
        super().__init__(autoescape=True, undefined=ChainableUndefined, finalize=finalize, loader=None)
        self.filters = {name: FILTERS[name] for name in FILTER_NAMES}
        self.tests = {}
        self.globals = {}
        self.shape = shape
        self.budget = budget
        self.in_body = True

    def from_string(self, source: Any, *given: Any, **more: Any) -> Any:
        """Return the template of a part of the file. Raises Refused with every fault in it."""
        try:
            problems = list(islice(self._faults(str(source)), MOST))
        except TemplateSyntaxError as error:
            raise Refused([unreadable(error, source)]) from error
        except RecursionError as error:
            raise Exhausted(NESTED) from error
        if problems:
            raise Refused(problems)
        return super().from_string(source, *given, **more)

    def _faults(self, source: str) -> Iterator[Problem]:
        return Check(self.shape, source.splitlines(), in_body=self.in_body).template(self.parse(source))
