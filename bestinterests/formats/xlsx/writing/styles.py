"""How the workbook looks: the colours of the project, one typeface, wrapped text, and words beside every colour."""

from __future__ import annotations

from typing import Any

INK, INK_2, INK_3, EDGE, HAIR = "#221D3B", "#474264", "#67627F", "#7A7591", "#DCD7E0"
HEATHER, HEATHER_WASH, SAND = "#4F3F9B", "#F2EFFB", "#F4EFE7"
GOLD_WASH, GOLD_INK = "#FBE9C6", "#5A3B00"
TABS = {"start": HEATHER, "rights": "#7A7591", "map": "#17777D", "assess": "#B84C0B", "act": "#4F3F9B"}
HARM = {"critical": "#D29AA4", "high": "#E6B1A6", "medium": "#F4D5BD", "low": "#FAF0E8"}
BENEFIT = {"high": "#9CC7CC", "medium": "#C9E2E0", "low": "#EEF5F3"}
"""Tints of the colours of harm and benefit behind the word of a level, which is dark on each and says it by itself."""

FONT = "Calibri"
DAY = "d mmm yyyy"

_BASE: dict[str, Any] = {"font_name": FONT, "font_size": 11, "font_color": INK, "valign": "top", "text_wrap": True}
_LINE = {"bottom": 1, "bottom_color": HAIR}

STYLES: dict[str, dict[str, Any]] = {
    "title": {"font_size": 20, "font_color": INK, "bold": True, "text_wrap": False, "valign": "vcenter"},
    "about": {"font_color": INK_2, "italic": True, "text_wrap": False},
    "group": {
        "font_color": HEATHER,
        "bold": True,
        "font_size": 10,
        "text_wrap": False,
        "bottom": 2,
        "bottom_color": HEATHER,
    },
    "key": {"font_size": 8, "font_color": EDGE, "text_wrap": False},
    "head": {"bold": True, "bg_color": HEATHER_WASH, "valign": "bottom", "bottom": 1, "bottom_color": EDGE},
    "question": {**_LINE, "bold": True, "bg_color": HEATHER_WASH},
    "head-shown": {
        "bold": True,
        "bg_color": SAND,
        "valign": "bottom",
        "bottom": 1,
        "bottom_color": EDGE,
        "font_color": INK_2,
    },
    "text": _LINE,
    "word": {**_LINE, "num_format": "@"},
    "day": {**_LINE, "num_format": DAY, "align": "left"},
    "number": {**_LINE, "align": "left"},
    "id": {**_LINE, "bold": True, "font_color": HEATHER},
    "ready": {**_LINE, "font_size": 8, "font_color": EDGE},
    "shown": {**_LINE, "bg_color": SAND, "font_color": INK_2},
    "live": {**_LINE, "bg_color": SAND, "bold": True},
    "plain": {},
    "strong": {"bold": True},
    "quiet": {"font_color": INK_3},
    "link": {"font_color": HEATHER, "underline": 1},
    "sample": {"bg_color": GOLD_WASH, "font_color": GOLD_INK, "bold": True},
    "heading": {"font_size": 14, "bold": True, "valign": "bottom", "text_wrap": False},
}
"""Every style by name, laid over the base."""


class Styles:
    """Formats of one workbook, made when first asked for."""

    def __init__(self, workbook: Any) -> None:
        self._workbook = workbook
        self._made: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        found = self._made.get(name)
        if found is None:
            found = self._made[name] = self._workbook.add_format({**_BASE, **STYLES[name]})
        return found

    def quoted(self, name: str) -> Any:
        """Return a style for a text that begins like a formula, so that it stays a text when somebody edits it."""
        key = f"quoted {name}"
        if key not in self._made:
            self._made[key] = self._workbook.add_format({**_BASE, **STYLES[name], "quote_prefix": True})
        return self._made[key]

    def filled(self, colour: str) -> Any:
        """Return the format of a level: the word in ink on its tint."""
        name = f"fill {colour}"
        if name not in self._made:
            self._made[name] = self._workbook.add_format({"bg_color": colour, "font_color": INK, "bold": True})
        return self._made[name]
