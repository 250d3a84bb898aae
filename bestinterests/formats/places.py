"""Places in a document: how a path is written for people, and which line of the file it stands on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from bestinterests.domain.document import KEYS

Step = str | int
Steps = tuple[Step, ...]
Lines = dict[int, dict[str, int] | list[int]]
"""Line of every key and list item, by the identity of the mapping or list that holds it."""

_PART = re.compile(r"([^.\[\]]+)|\[([^\]]*)\]")
_SHORT = re.compile(r"[\w+.-][\w+. -]{0,40}")
_OTHER_KEYS = ("scale", "id")


def key_of(item: Any, collection: str) -> str:
    """Return what an item of a list is named by: its key, itself if it is a short word, or nothing."""
    if isinstance(item, dict):
        for name in (KEYS.get(collection, ""), *_OTHER_KEYS):
            if isinstance(key := item.get(name), str) and key:
                return key
    return item if isinstance(item, str) and _SHORT.fullmatch(item) else ""


def written(root: Any, steps: Sequence[Step]) -> str:
    """Write a path for people: ``assessment.impacts[I07].now``; an item without a key is ``[#2]``, the second."""
    text, here, collection = "", root, ""
    for step in steps:
        if isinstance(step, int):
            here = here[step] if isinstance(here, list) and step < len(here) else None
            text += f"[{key_of(here, collection) or f'#{step + 1}'}]"
        else:
            text += f".{step}" if text else step
            collection = step
            here = here.get(step) if isinstance(here, dict) else None
    return text


def found(root: Any, path: str) -> Steps:
    """Read a written path back into steps, as far as the tree has them."""
    steps: list[Step] = []
    here, collection = root, ""
    for name, index in _PART.findall(path):
        if index:
            step = _item(here, index, collection)
            if step is None:
                break
            steps.append(step)
            here = here[step]
        else:
            if not isinstance(here, dict) or name not in here:
                break
            steps.append(name)
            here, collection = here[name], name
    return tuple(steps)


def _item(here: Any, index: str, collection: str) -> int | None:
    if not isinstance(here, list):
        return None
    for position, item in enumerate(here):
        if key_of(item, collection) == index or item == index:
            return position
    number = index.removeprefix("#")
    if number.isascii() and number.isdigit():
        place = int(number) - (1 if index.startswith("#") else 0)
        return place if 0 <= place < len(here) else None
    return None


def line_of(root: Any, lines: Lines, steps: Sequence[Step]) -> int:
    """Return the line on which a path stands, or that of the nearest thing around it that has one; 0 for none."""
    line = 0
    for container, step in _walk(root, steps):
        known = lines.get(id(container))
        if isinstance(known, dict) and isinstance(step, str):
            line = known.get(step, line)
        elif isinstance(known, list) and isinstance(step, int) and step < len(known):
            line = known[step]
    return line


def _walk(root: Any, steps: Sequence[Step]) -> Iterator[tuple[Any, Step]]:
    here = root
    for step in steps:
        yield here, step
        if isinstance(here, dict) and isinstance(step, str):
            here = here.get(step)
        elif isinstance(here, list) and isinstance(step, int) and step < len(here):
            here = here[step]
        else:
            return
