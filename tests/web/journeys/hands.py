"""Somebody who uses no mouse: Tab to get anywhere, Space, Enter and the arrows to do anything."""

from __future__ import annotations

from tests.web.journeys.visitor import Visitor

FOCUSED = """() => {
  const it = document.activeElement
  if (!it || it === document.body) return {said: '', group: '', seen: true, kind: 'page'}
  const lined = style => style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2
  const shown = style => lined(style) || style.boxShadow !== 'none'
  const drawn = it.matches('.govuk-radios__input, .govuk-checkboxes__input')
    ? getComputedStyle(it.nextElementSibling, '::before') : getComputedStyle(it)
  const box = it.getBoundingClientRect()
  const words = it.labels?.length ? it.labels[0].innerText : it.getAttribute('aria-label') ?? it.innerText
  const group = it.closest('fieldset')?.querySelector('legend')?.innerText ?? ''
  const clean = text => text.replace(/\\s+/g, ' ').trim()
  const within = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth
  return {said: clean(words ?? ''), group: clean(group), seen: (shown(drawn) || shown(getComputedStyle(it))) && within,
    kind: it.type ?? it.tagName}
}"""
"""What has the focus: its words, the legend of its group, and whether it is on the screen and marked."""
FARTHEST = 200
"""How often somebody presses Tab on one page before they give up."""


class Hands(Visitor):
    """A visitor without a mouse."""

    def focused(self):
        held = self.page.evaluate(FOCUSED)
        if not held["seen"]:
            self.faults.append(f"{self.place}: nobody sees that {held['said']!r} has the focus")
        return held

    def reach(self, words, group=""):
        """Press Tab until what is called so has the focus."""
        for _ in range(FARTHEST):
            self.page.keyboard.press("Tab")
            held = self.focused()
            if held["said"].startswith(words) and held["group"].startswith(group):
                return
        raise AssertionError(f"{self.place}: Tab does not lead to {words!r}")

    def type(self, label, text, group=""):
        self.reach(label, group)
        self.page.keyboard.insert_text(text)

    def enter(self, words):
        """Reach a link or button, and press it."""
        self.reach(words)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")
        self.look()

    def check(self, words, group=""):
        """Reach a box, and tick it."""
        self.reach(words, group)
        self.page.keyboard.press("Space")

    def pick(self, group, option):
        """Come to a group of radios, and go through it with the arrows."""
        for _ in range(FARTHEST):
            self.page.keyboard.press("Tab")
            held = self.focused()
            if held["kind"] == "radio" and held["group"].startswith(group):
                break
        else:
            raise AssertionError(f"{self.place}: Tab does not lead to {group!r}")
        self.page.keyboard.press("Space")
        for _ in range(FARTHEST):
            if self.focused()["said"] == option:
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"{self.place}: the arrows do not lead to {option!r}")

    def set(self, label, option, group=""):
        """Come to a list that opens, and choose by typing how the option begins."""
        self.reach(label, group)
        self.page.keyboard.type(option)
        chosen = self.page.evaluate("document.activeElement.selectedOptions[0].label")
        assert chosen == option, f"{label}: {chosen!r} is chosen"
