"""The pages that a reader has, and the rights that have a card and a letter."""

from __future__ import annotations

PAGES = (
    "lessons",
    "school",
    "data",
    "rights",
    "asking",
    "letters",
    "after",
    "duties",
    "help",
    "convention",
    "words",
    "unchecked",
)
"""In the order of the start page. ``learn.yaml`` says who is shown which, by not showing the key of its name."""
RIGHTS = ("told", "see", "fix", "delete", "pause", "take", "say_no", "computer", "age", "complain")
"""Keys of the cards and letters, in the topics ``cards`` and ``letters``."""
KINDS = ("given", "taken", "guessed")
EXAMPLES = ("game", "shop", "toy", "platform")
ASKING = ("parent", "parent_asks", "helper", "consent", "two_homes", "teacher", "record")
AFTER = ("any_way", "free", "month", "longer", "who_are_you", "which", "complaint", "hide", "note")
LADDER = (
    ("step_again",),
    ("step_helper",),
    ("step_regulator", "step_regulator_first"),
    ("step_tribunal", "step_tribunal_honest"),
    ("step_court",),
)
"""The steps when the answer is no, each with what goes with it."""
LITTLE = ("you", "ask", "no", "stop", "tell")
STANDARDS = tuple(f"standard_{number:02d}" for number in range(1, 16))
