"""The closed room in which a template is read: fields, loops, conditions and a few filters, and nothing that computes.

A template comes from outside, and its language is a programming language. So it is parsed first, and only what is
listed here may stand in it; every name is looked up in the table of fields. What is left can neither call anything nor
reach anything but plain values. How often it goes through lists, and how much it writes, is counted.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from jinja2 import ChainableUndefined, Template, TemplateSyntaxError, nodes
from jinja2.filters import FILTERS
from jinja2.sandbox import SandboxedEnvironment

from bestinterests.domain.problem import Problem, Refused
from bestinterests.formats.docx.template.grammar import FILTER_NAMES, SEE
from bestinterests.formats.docx.template.shapes import ANY, LOOP, WORDS, Shape, reached

ALLOWED = (
    nodes.Template,
    nodes.Output,
    nodes.TemplateData,
    nodes.Name,
    nodes.Getattr,
    nodes.Const,
    nodes.For,
    nodes.If,
    nodes.CondExpr,
    nodes.Compare,
    nodes.Operand,
    nodes.And,
    nodes.Or,
    nodes.Not,
    nodes.Filter,
)
"""Kinds of statement and expression that may stand in a template."""
STEPS = 1_000_000
"""Steps through lists that a template may take: 200 for each impact of a record of 5,000."""
LETTERS = 100_000_000
"""Letters of WordprocessingML that a part of a template may become."""
CONSTANT = 500
DEEPEST = 15
"""Statements inside one another, and expressions inside one another; Python itself takes 20 loops."""
NESTED = "its statements or expressions stand deeper inside one another"
MOST = 50
"""Faults of a part of a template that are named one by one."""
_TAGS = re.compile(r"<[^>]*>")
_KINDS = {
    "Call": "a call",
    "Getitem": "square brackets",
    "Include": "include",
    "Import": "import",
    "FromImport": "import",
    "Extends": "extends",
    "Block": "block",
    "Macro": "macro",
    "CallBlock": "call",
    "Assign": "set",
    "AssignBlock": "set",
    "FilterBlock": "filter",
    "Test": "a test with 'is'",
    **dict.fromkeys(("Add", "Sub", "Mul", "Div", "FloorDiv", "Mod", "Pow", "Neg", "Pos", "Concat"), "arithmetic"),
}


class Exhausted(Exception):
    """Raised when a template asks for more than it may; says what of."""


class Budget:
    """What a template may still ask."""

    def __init__(self, steps: int = STEPS, letters: int = LETTERS) -> None:
        self.steps = steps
        self.letters = letters

    def step(self) -> None:
        """Count one step through a list. Raises Exhausted where none is left."""
        self.steps -= 1
        if self.steps < 0:
            raise Exhausted("its loops take more steps")

    def spend(self, written: str) -> None:
        """Count what was written. Raises Exhausted where there is too much."""
        self.letters -= len(written)
        if self.letters < 0:
            raise Exhausted("it would become larger")


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
            problems = list(islice(_Check(self, str(source).splitlines()).template(self.parse(source)), MOST))
        except TemplateSyntaxError as error:
            raise Refused([_syntax(error, source)]) from error
        except RecursionError as error:
            raise Exhausted(NESTED) from error
        if problems:
            raise Refused(problems)
        return super().from_string(source, *given, **more)


class _Check:
    """Everything that is wrong with a part of a template, found without running it."""

    def __init__(self, room: Room, lines: list[str]) -> None:
        self.room = room
        self.lines = lines
        self._places: dict[tuple[int, str], list[bool]] = {}

    def template(self, tree: nodes.Template) -> Iterator[Problem]:
        yield from self._statements(tree.body, {})

    def _statements(self, held: list[nodes.Node], scope: dict[str, Shape], depth: int = 0) -> Iterator[Problem]:
        if depth > DEEPEST:
            raise Exhausted(NESTED)
        for node in held:
            if isinstance(node, nodes.For):
                yield from self._loop(node, scope, depth + 1)
            elif isinstance(node, nodes.If):
                for choice in (node, *node.elif_):
                    yield from self._expression(choice.test, scope)
                    yield from self._statements(choice.body, scope, depth + 1)
                yield from self._statements(node.else_, scope, depth + 1)
            elif isinstance(node, nodes.Output):
                yield from self._output(node, scope)
            else:
                yield self._forbidden(node)

    def _loop(self, node: nodes.For, scope: dict[str, Shape], depth: int) -> Iterator[Problem]:
        inside = dict(scope)
        if not isinstance(node.target, nodes.Name) or node.recursive:
            yield self._forbidden(node)
            return
        found = self._shape(node.iter, scope)
        if found is None or found.kind != "list":
            faults = list(self._expression(node.iter, scope)) if found is None else []
            yield from faults or [self._no_list(node.iter)]
            inside[node.target.name] = ANY
        else:
            inside[node.target.name] = found.each or WORDS
        inside["loop"] = LOOP
        if node.test is not None:
            yield from self._expression(node.test, inside)
        yield from self._statements([*node.body, *node.else_], inside, depth)

    def _output(self, node: nodes.Output, scope: dict[str, Shape]) -> Iterator[Problem]:
        for part in node.nodes:
            if isinstance(part, nodes.TemplateData):
                continue
            faults = list(self._expression(part, scope))
            yield from faults or self._placed(part, scope)

    def _expression(self, node: nodes.Node, scope: dict[str, Shape], depth: int = 0) -> Iterator[Problem]:
        if depth > DEEPEST:
            raise Exhausted(NESTED)
        if isinstance(node, nodes.Name | nodes.Getattr) and _path(node):
            if self._shape(node, scope) is None:
                yield self._unknown(node, scope)
            return
        if not isinstance(node, ALLOWED) or isinstance(node, nodes.Getattr):
            yield self._forbidden(node)
            return
        if isinstance(node, nodes.Filter) and (node.name not in FILTER_NAMES or node.dyn_args or node.dyn_kwargs):
            yield self._forbidden(node, f"the filter {node.name}")
        if isinstance(node, nodes.Const) and len(str(node.value)) > CONSTANT:
            yield self._forbidden(node, f"a text of more than {CONSTANT} letters")
        for child in node.iter_child_nodes():
            yield from self._expression(child, scope, depth + 1)

    def _shape(self, node: nodes.Node, scope: dict[str, Shape]) -> Shape | None:
        if isinstance(node, nodes.Filter) and node.node is not None:
            inner = self._shape(node.node, scope)
            return inner.each if inner and inner.kind == "list" and node.name in ("first", "last", "join") else WORDS
        path = _path(node)
        if not path:
            return WORDS if isinstance(node, nodes.Const) else None
        start = scope.get(path[0])
        return reached(start, path[1:]) if start else reached(self.room.shape, path)

    def _placed(self, node: nodes.Node, scope: dict[str, Shape], *, alone: bool = True) -> Iterator[Problem]:
        """Bodies stand by themselves in place of a paragraph of the text, words inside one."""
        for choice in _choices(node):
            yield from self._placed(choice, scope, alone=False)
        found = self._shape(node, scope)
        if found is None:
            return
        name = ".".join(_path(node.node if isinstance(node, nodes.Filter) and node.node else node))
        if found.kind in ("group", "list"):
            yield self._problem("template.place", node, f"{name} is a {found.kind} and cannot be printed by itself")
        elif found.kind == "body" and not (alone and self.room.in_body and not self._in_a_line(node, name)):
            yield self._problem(
                "template.place", node, f"{name} is whole paragraphs", f"Write {{{{p {name} }}}} in a line of its own."
            )
        elif found.kind == "words" and self._outside(node, name):
            yield self._problem("template.place", node, f"{name} is words", f"Write {{{{ {name} }}}}, without the p.")

    def _in_a_line(self, node: nodes.Node, name: str) -> bool:
        return any(self._within(node, name))

    def _outside(self, node: nodes.Node, name: str) -> bool:
        return not all(self._within(node, name)) and "<w:" in self._line(node)

    def _within(self, node: nodes.Node, name: str) -> list[bool]:
        """For each place of a field in its paragraph, whether it stands inside text or an attribute."""
        key = (node.lineno, name)
        if key not in self._places:
            line = self._line(node)
            places = [found.start() for found in re.finditer(r"\{\{-?\s*" + re.escape(name) + r"\b", line)]
            self._places[key] = [
                line.rfind("<w:t", 0, at) > line.rfind("</w:t", 0, at)
                or line.rfind("<", 0, at) > line.rfind(">", 0, at)
                for at in places
            ]
        return self._places[key]

    # -- Problems ----------------------------------------------------------------------------------------------------

    def _line(self, node: nodes.Node) -> str:
        return self.lines[node.lineno - 1] if 0 < node.lineno <= len(self.lines) else ""

    def _problem(self, code: str, node: nodes.Node, what: str, remedy: str = SEE) -> Problem:
        return Problem(code=code, path="", sentence=f"{what}, {place(self._line(node))}.", remedy=remedy)

    def _unknown(self, node: nodes.Node, scope: dict[str, Shape]) -> Problem:
        path = _path(node)
        everything = Shape("group", {**self.room.shape.fields, **scope})
        wrong = next(at for at in range(len(path)) if reached(everything, path[: at + 1]) is None)
        around = reached(everything, path[:wrong])
        close = difflib.get_close_matches(path[wrong], list(around.fields) if around else [], 1)
        meant = ".".join((*path[:wrong], *close, *path[wrong + 1 :]))
        remedy = f"Did you mean {meant}? {SEE}" if close else SEE
        return self._problem("template.unknown-field", node, f"There is no field {'.'.join(path)}", remedy)

    def _no_list(self, node: nodes.Node) -> Problem:
        return self._problem(
            "template.place", node, f"{'.'.join(_path(node)) or 'What follows in'} is no list to go through"
        )

    def _forbidden(self, node: nodes.Node, what: str = "") -> Problem:
        name = what or _KINDS.get(type(node).__name__, type(node).__name__.lower())
        allowed = f"Allowed are fields, for, if, and the filters {', '.join(FILTER_NAMES)}."
        return self._problem("template.not-allowed", node, f"A template may not hold {name}", allowed)


def _path(node: nodes.Node) -> tuple[str, ...]:
    """The names of a field, outermost first; empty for anything else."""
    names: list[str] = []
    while isinstance(node, nodes.Getattr):
        names.append(node.attr)
        node = node.node
    return (node.name, *reversed(names)) if isinstance(node, nodes.Name) else ()


def _choices(node: nodes.Node) -> tuple[nodes.Node, ...]:
    """The values of which an expression takes one."""
    if isinstance(node, nodes.CondExpr):
        return (node.expr1, node.expr2) if node.expr2 else (node.expr1,)
    return (node.left, node.right) if isinstance(node, nodes.And | nodes.Or) else ()


def place(line: str) -> str:
    """Where something stands in a template, as a person finds it again."""
    words = " ".join(_TAGS.sub("", line).split())
    shown = words if len(words) <= 60 else f"{words[:59]}…"
    return f"in the paragraph '{shown}'" if shown else "outside any paragraph"


def _syntax(error: TemplateSyntaxError, source: str) -> Problem:
    lines = source.splitlines()
    line = lines[error.lineno - 1] if 0 < error.lineno <= len(lines) else ""
    message = (error.message or "it cannot be read").rstrip(".")
    return Problem(
        code="template.syntax", path="", sentence=f"The template cannot be read: {message}, {place(line)}.", remedy=SEE
    )
