"""The recovery sheet: the ring of keys on paper, so that it can be typed back by somebody who has nothing else.

Lines of twenty letters with two that check them. A mistyped line is named by its number, before anything is made of it;
that the whole is whole is checked besides.
"""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
import re
import unicodedata
from collections.abc import Iterator

from bestinterests.domain.problem import Problem, Refused
from bestinterests.web.redress.keys import FORMAT, SIZE, Ring
from bestinterests.web.redress.receipts import ALPHABET, check

LETTERS = 20
"""Of each line, without its check."""
_CHECKED = 2
_BEGAN = dt.date(2020, 1, 1)
_PLAIN = "abcdefghijklmnopqrstuvwxyz234567"
_TO_OURS = str.maketrans(_PLAIN, ALPHABET)
_TO_PLAIN = str.maketrans(ALPHABET, _PLAIN)
_ALIKE = str.maketrans({"o": "0", "i": "1", "l": "1"})
_LINE = re.compile(r"\s*(\d{1,3})[.:)]?\s+(\S.*)")


def sheet(ring: Ring) -> str:
    """The text to print. Each line: its number, five groups of four letters, two letters that check them."""
    lines = [_line(number, letters) for number, letters in enumerate(_cut(_packed(ring)), start=1)]
    count = "1 key" if len(ring.keys) == 1 else f"{len(ring.keys)} keys"
    return (
        "RECOVERY SHEET: the keys of cases\n\n"
        f"Fingerprint: {grouped(ring.fingerprint())}\n"
        f"Holds: {count}, the newest of {ring.made_on.get(str(ring.current), 'an unknown day')}, and the pepper.\n\n"
        "Whoever has this sheet and the database can read every case. Keep it in a locked place, apart\n"
        "from backups, and never as a picture or a file. Without it, and without the file, nobody can.\n\n"
        + "\n".join(lines)
        + "\n\nTo take it back, type these lines: bestinterests keys recover\n"
        "The letters o, i and l do not occur: they are read as 0, 1 and 1. Capitals do not matter.\n"
    )


def grouped(letters: str) -> str:
    """Letters in groups of four."""
    return " ".join(letters[first : first + 4] for first in range(0, len(letters), 4))


def read_sheet(text: str) -> Ring:
    """The ring from the lines of a sheet as somebody typed them; other lines are passed over.

    Raises Refused with every line that is mistyped or missing.
    """
    found: dict[int, str] = {}
    problems: list[Problem] = []
    for number, letters in _typed(text):
        if len(letters) != LETTERS + _CHECKED:
            said = f"Line {number} has {len(letters)} letters; each has {LETTERS + _CHECKED}."
            problems.append(_problem("sheet-line", str(number), said))
        elif any(letter not in ALPHABET for letter in letters) or letters != _checked(number, letters[:LETTERS]):
            problems.append(_problem("sheet-line", str(number), f"Line {number} is not as it was printed."))
        found[number] = letters[:LETTERS]
    last = max(found, default=0)
    missing = [number for number in range(1, last + 1) if number not in found]
    problems += [_problem("sheet-line", str(number), f"Line {number} is missing.") for number in missing]
    if problems:
        raise Refused(sorted(problems, key=lambda problem: int(problem.path)))
    return _unpacked("".join(found[number] for number in range(1, last + 1)))


def _typed(text: str) -> Iterator[tuple[int, str]]:
    for line in unicodedata.normalize("NFKC", text).splitlines():
        if match := _LINE.fullmatch(line):
            letters = "".join(letter for letter in match[2].lower() if letter.isalnum())
            yield int(match[1]), letters.translate(_ALIKE)


def _line(number: int, letters: str) -> str:
    whole = _checked(number, letters)
    return f"{number:>4}  {grouped(whole[:LETTERS])}  {whole[LETTERS:]}"


def _checked(number: int, letters: str) -> str:
    """Letters with two more: one by which a mistyped letter and a swap are found, one for the place of the line.

    The number is added to what the letters give, so that a line in the place of another is found for certain, not by
    chance, as long as the two are fewer than 32 lines apart, as those of ten keys are.
    """
    place = hashlib.sha256(f"sheet {letters}".encode()).digest()[0] + number
    return letters + check(letters) + ALPHABET[place % len(ALPHABET)]


def _cut(content: bytes) -> Iterator[str]:
    """Bytes as letters of 5 bits each, in lines that are all full."""
    letters = base64.b32encode(content).decode().lower().rstrip("=").translate(_TO_OURS)
    for first in range(0, len(letters), LETTERS):
        yield letters[first : first + LETTERS].ljust(LETTERS, ALPHABET[0])


def _packed(ring: Ring) -> bytes:
    """The ring without names: format, current, number of keys, each with its number and day, pepper, check."""
    content = bytes([ring.format]) + ring.current.to_bytes(2, "big") + bytes([len(ring.keys)])
    for number, key in sorted(ring.keys.items(), key=lambda pair: int(pair[0])):
        day = dt.date.fromisoformat(ring.made_on[number]) - _BEGAN if number in ring.made_on else dt.timedelta()
        content += int(number).to_bytes(2, "big") + day.days.to_bytes(2, "big") + base64.b64decode(key)
    content += base64.b64decode(ring.pepper)
    return content + hashlib.sha256(content).digest()[:4]


def _unpacked(letters: str) -> Ring:
    content = base64.b32decode(_padded(letters.translate(_TO_PLAIN).upper()))
    count = content[3] if len(content) > 3 else 0
    end = 4 + count * (4 + SIZE) + SIZE
    if not count or content[0] != FORMAT or content[end : end + 4] != hashlib.sha256(content[:end]).digest()[:4]:
        said = "The lines do not make a whole sheet: some at its end are missing, or lines of another are among them."
        raise Refused([_problem("sheet-whole", "", said)])
    keys: dict[str, str] = {}
    days: dict[str, str] = {}
    for first in range(4, 4 + count * (4 + SIZE), 4 + SIZE):
        number = str(int.from_bytes(content[first : first + 2], "big"))
        keys[number] = base64.b64encode(content[first + 4 : first + 4 + SIZE]).decode()
        day = int.from_bytes(content[first + 2 : first + 4], "big")
        days |= {number: (_BEGAN + dt.timedelta(days=day)).isoformat()} if day else {}
    pepper = base64.b64encode(content[end - SIZE : end]).decode()
    return Ring(current=int.from_bytes(content[1:3], "big"), keys=keys, made_on=days, pepper=pepper)


def _padded(letters: str) -> str:
    """As many letters as whole bytes have, and what their alphabet asks for at the end: what is over was filled up."""
    keep = {0: 0, 1: 0, 2: 2, 3: 2, 4: 4, 5: 5, 6: 5, 7: 7}[len(letters) % 8]
    kept = letters[: len(letters) - len(letters) % 8 + keep]
    return kept + "=" * (-len(kept) % 8)


def _problem(code: str, path: str, sentence: str) -> Problem:
    return Problem(
        code=f"keys.{code}", path=path, sentence=sentence, remedy="Compare it with the sheet, letter by letter."
    )
