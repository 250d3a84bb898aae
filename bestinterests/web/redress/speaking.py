"""Sentences of the youngest's pages as somebody speaks them: which there are, and what is taken as a recording.

Nothing here speaks by itself. The voice of a browser may be made elsewhere, by a company that would learn which page
was read; so a person records each sentence. What was recorded for other words is played no more.
"""

from __future__ import annotations

from collections.abc import Callable

from bestinterests.domain.problem import Problem
from bestinterests.texts.texts import texts
from bestinterests.web.redress.models import Portal, Spoken

AUDIENCE = "0-5"
SENTENCES: dict[str, str] = {
    "title": "start.title",
    "unhappy": "start.unhappy",
    "help": "frame.need_help",
    "read": "start.when_read",
    "fetch": "start.get_grown_up",
    "here": "start.grown_up_here",
}
"""What is spoken, as addresses call it, with the key of its text. The page of who is not safe asks no database, and so
has no recordings."""
SIZE = 2_000_000
"""Bytes of one recording: about two minutes of speech, where it is packed."""
SUFFIXES = (".mp3", ".m4a", ".ogg", ".oga", ".opus", ".wav")
KINDS: dict[str, Callable[[bytes], bool]] = {
    "audio/ogg": lambda data: data[:4] == b"OggS",
    "audio/wav": lambda data: data[:4] == b"RIFF" and data[8:12] == b"WAVE",
    "audio/mp4": lambda data: data[4:8] == b"ftyp" and data[8:12] in (b"M4A ", b"M4B ", b"mp41", b"mp42", b"isom"),
    "audio/mpeg": lambda data: data[:3] == b"ID3" or _is_frame(data),
}
"""Kinds of recordings by their media type, each known by how it begins and never by its name."""


def _is_frame(data: bytes) -> bool:
    """Is this the head of a frame of MPEG audio, layer III?"""
    return len(data) > 2 and data[0] == 0xFF and data[1] & 0xE6 == 0xE2 and data[1] & 0x18 != 0x08 and data[2] >> 4 < 15


def kind_of(data: bytes) -> str | Problem:
    """The media type of a recording, or why it is not taken."""
    if len(data) > SIZE:
        return _problem("size", "The file is larger than 2 MB.", "Save it as MP3 or M4A, or record the sentence alone.")
    found = next((kind for kind, begins in KINDS.items() if begins(data)), "")
    return found or _problem(
        "kind", "This is no recording that browsers play.", "Save it as MP3, M4A, OGG or WAV, and choose it again."
    )


def sentences() -> dict[str, str]:
    """The words of every sentence as the youngest read them, as addresses call them. None names a service or hours."""
    say = texts(AUDIENCE).say
    return {name: say(key) for name, key in SENTENCES.items()}


def spoken_at(portal: Portal) -> frozenset[str]:
    """Which sentences can be heard at a portal: those that were recorded in the words that stand there now."""
    now = sentences()
    rows = Spoken.objects.filter(portal=portal).values_list("name", "words")
    return frozenset(name for name, words in rows if now.get(name) == words)


def _problem(code: str, sentence: str, remedy: str) -> Problem:
    return Problem(code=f"spoken.{code}", path="", sentence=sentence, remedy=remedy)
