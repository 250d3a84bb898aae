"""What may stand in a template, and everything that stands in one but may not.

The tree of the template is looked at, nothing is run: each statement and expression has to be one of a short list, and
each name one of the table of fields.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator

from jinja2 import TemplateSyntaxError, nodes

from bestinterests.domain.problem import Problem
from bestinterests.formats.docx.template.budget import Exhausted
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
CONSTANT = 500
DEEPEST = 15
"""Statements inside one another, and expressions inside one another; Python itself takes 20 loops."""
NESTED = "its statements or expressions stand deeper inside one another"
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


class Check:
    """Everything that is wrong with a part of a template, found without running it.

    shape: what it may name. lines: the part, a paragraph a line. in_body: whether bodies may stand in it.
    """

    def __init__(self, shape: Shape, lines: list[str], *, in_body: bool) -> None:
        self.shape = shape
        self.in_body = in_body
        self.lines = lines
        self._places: dict[tuple[int, str], list[bool]] = {}

    def template(self, tree: nodes.Template) -> Iterator[Problem]:
        """Give every fault, in order. Raises Exhausted where statements stand too deep in one another."""
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
        return reached(start, path[1:]) if start else reached(self.shape, path)

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
        elif found.kind == "body" and not (alone and self.in_body and not self._in_a_line(node, name)):
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
        everything = Shape("group", {**self.shape.fields, **scope})
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


def unreadable(error: TemplateSyntaxError, source: str) -> Problem:
    """The Problem of a part of a template that is not of its language."""
    lines = source.splitlines()
    line = lines[error.lineno - 1] if 0 < error.lineno <= len(lines) else ""
    message = (error.message or "it cannot be read").rstrip(".")
    return Problem(
        code="template.syntax", path="", sentence=f"The template cannot be read: {message}, {place(line)}.", remedy=SEE
    )
