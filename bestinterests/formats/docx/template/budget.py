"""How often a template may go through lists, and how much it may write."""

from __future__ import annotations

STEPS = 1_000_000
"""Steps through lists that a template may take: 200 for each impact of a record of 5,000."""
LETTERS = 100_000_000
"""Letters of WordprocessingML that a part of a template may become."""


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
