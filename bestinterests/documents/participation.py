"""Questions on space, voice, audience and influence, after Lundy's model, in our words; answered, never scored."""

from __future__ import annotations

ELEMENTS: dict[str, tuple[str, str]] = {
    "space": ("Space", "A safe place, open to different children, in which each can say what they think."),
    "voice": ("Voice", "Information and help to form a view, and a free choice whether and how to give it."),
    "audience": ("Audience", "People who can change something listen."),
    "influence": (
        "Influence",
        "What they say has an effect, and they learn what was taken up, what was not, and why.",
    ),
}
"""The four elements: name, and what each means."""
QUESTIONS: dict[str, str] = {
    "space-safe": "Was the place safe, and could a child stop at any time?",
    "space-sought": "Were children looked for who are seldom asked?",
    "space-open": "Could all take part, whatever their disability or language?",
    "voice-told": "Were they told beforehand, in words of their age, what it is about and what it cannot change?",
    "voice-free": "Could each choose whether to take part, and in which way?",
    "voice-own": "Is what they said kept as they meant it, views of few too?",
    "audience-named": "Did they know who would hear what they said?",
    "audience-power": "Did somebody listen who can change the service?",
    "audience-early": "Did that person hear it early enough to change something?",
    "influence-weighed": "Was each thing that they said considered by those who decide?",
    "influence-changed": "Did it change something that can be named?",
    "influence-answered": "Were they told what was taken up, what was not, and why?",
}
"""Each question, by its word; the part before the hyphen is its element."""


def element_of(question: str) -> str:
    """The element to which a question belongs."""
    return question.partition("-")[0]
