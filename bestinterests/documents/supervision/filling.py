"""A template as blocks, its places filled: every fault of it at once, and no letter goes out with a hole in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from bestinterests.documents.blocks import AnyBlock, Bullets, Paragraph
from bestinterests.documents.context import foreign
from bestinterests.documents.inline import Words
from bestinterests.domain.problem import Problem, Refused

PLACE = re.compile(r"\{([^{}\n]*)\}")
_BRACES = re.compile(r"[{}]")
_LIST = re.compile(r"^\s*[-*•]\s+")

Lists = Mapping[str, tuple[AnyBlock, ...]]
"""What fills a place that stands alone on its line, by its name."""


def faults(template: str, texts: Mapping[str, str], lists: Lists) -> list[Problem]:
    """Return why a template cannot be filled: places nobody knows, places left blank, lists within a line, braces."""
    found = list(_faults(template, texts, lists))
    if not template.strip():
        found.append(_fault(0, "The template is blank.", "Write one, or take ours with --write-template."))
    return found


def filled(template: str, texts: Mapping[str, str], lists: Lists) -> tuple[AnyBlock, ...]:
    """Return the filled template as blocks. Raises Refused with every fault of it."""
    if wrong := faults(template, texts, lists):
        raise Refused(wrong)
    blocks: list[AnyBlock] = []
    for chunk in re.split(r"\n[ \t]*\n", template.replace("\r\n", "\n").strip("\n")):
        blocks += _chunk(chunk.split("\n"), texts, lists)
    return tuple(blocks)


def _faults(template: str, texts: Mapping[str, str], lists: Lists) -> Iterator[Problem]:
    known = ", ".join(f"{{{name}}}" for name in (*texts, *lists))
    told: set[str] = set()
    for number, line in enumerate(template.replace("\r\n", "\n").split("\n"), 1):
        for name in PLACE.findall(line):
            if name in lists:
                if line.strip() != f"{{{name}}}":
                    yield _fault(number, f"{{{name}}} is a list and shares its line.", "Put it on a line of its own.")
            elif name not in texts:
                yield _fault(number, f"Nothing is known by the name {{{name}}}.", f"These are filled: {known}.")
            elif not texts[name].strip() and name not in told:
                told.add(name)
                yield _fault(number, f"Nobody has said what stands for {{{name}}}.", f"Give it with: --set {name}=…")
        if _BRACES.search(PLACE.sub("", line)):
            yield _fault(number, "A brace stands alone.", "Write a place as in {service}, and no other braces.")


def _chunk(lines: list[str], texts: Mapping[str, str], lists: Lists) -> Iterator[AnyBlock]:
    """Blocks of what stands between two blank lines: lists that fill a place, lists of the template, paragraphs."""
    run: list[str] = []
    for line in lines:
        place = PLACE.fullmatch(line.strip())
        if place and place[1] in lists:
            yield from _run(run, texts)
            run = []
            yield from lists[place[1]]
        else:
            run.append(line)
    yield from _run(run, texts)


def _run(lines: list[str], texts: Mapping[str, str]) -> Iterator[AnyBlock]:
    if not any(each.strip() for each in lines):
        return
    if all(_LIST.match(each) for each in lines):
        yield Bullets(items=tuple(_words(_LIST.sub("", each), texts) for each in lines))
    elif all(PLACE.search(each) for each in lines) and len(lines) > 1:
        # Lines that each hold a place are lines of an address or a signature, not running text.
        for each in lines:
            yield Paragraph(words=_words(each, texts))
    else:
        yield Paragraph(words=_words(" ".join(each.strip() for each in lines), texts))


def _words(line: str, texts: Mapping[str, str]) -> Words:
    return foreign(PLACE.sub(lambda found: texts[found[1]], line))


def _fault(line: int, sentence: str, remedy: str) -> Problem:
    return Problem(code="letter.template", path="", sentence=sentence, remedy=remedy, line=line)
