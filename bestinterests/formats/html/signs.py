"""Signs of the five verdicts: a shape for each, always beside its words."""

from __future__ import annotations

from bestinterests.documents.wording import BASIS
from bestinterests.domain.evaluation import VERDICT_WORDS, VERDICTS
from bestinterests.domain.profile import Basis, Verdict
from bestinterests.formats.html.elements import Html, e, join

_LINE: dict[str, str | float] = {
    "stroke": "currentColor",
    "stroke_width": 2.2,
    "stroke_linecap": "round",
    "fill": "none",
}


def definitions() -> Html:
    """Every sign, once for the whole page."""
    return join([drawing for _, drawing in symbols()])


def symbols() -> list[tuple[str, Html]]:
    """Every sign with the name by which it is used."""
    return [
        (f"s-{verdict}", e("symbol", _DRAWN[verdict], id=f"s-{verdict}", viewBox="0 0 20 20")) for verdict in VERDICTS
    ]


def sign(verdict: Verdict) -> Html:
    """A sign by itself; its words stand beside it."""
    use = e("use", href=f"#s-{verdict}")
    return e("svg", use, viewBox="0 0 20 20", width=20, height=20, aria_hidden="true", focusable="false")


def tag(verdict: Verdict) -> Html:
    """A verdict as a tag: sign and words."""
    return e("span", sign(verdict), VERDICT_WORDS[verdict], class_=f"tag {verdict}")


def basis(which: Basis) -> Html:
    """What a finding rests on, as a small frame with the word."""
    return e("span", BASIS[which], class_=f"basis {which}")


def _stroke(path: str, **more: str | float) -> Html:
    return e("path", d=path, **{**_LINE, **more})


def _dot(x: float, y: float) -> Html:
    return e("circle", cx=x, cy=y, r=1.6, fill="currentColor")


_DRAWN: dict[Verdict, Html] = {
    "stop": join(
        _stroke("M6.4 1.5h7.2l4.9 4.9v7.2l-4.9 4.9h-7.2l-4.9 -4.9v-7.2z", stroke_linejoin="round", stroke_width=1.9),
        _stroke("M6 10h8", stroke_linecap="butt", stroke_width=2.6),
    ),
    "not_consistent": join(_stroke("M3 7.5h14M3 12.5h14"), _stroke("M13 3.5L7 16.5")),
    "not_shown": join(
        _stroke("M1.5 7.5h10M1.5 12.5h10", stroke_dasharray="2.6 2.2", stroke_linecap="butt"),
        _stroke("M14 7.3c0-3 4.6-3 4.6 0c0 2-2.3 2-2.3 4", stroke_width=1.9),
        e("circle", cx=16.3, cy=14, r=1.3, fill="currentColor"),
    ),
    "with_conditions": join(_stroke("M2.5 7.5h9M2.5 12.5h9"), _dot(16.5, 7.5), _dot(16.5, 12.5)),
    "consistent_on_this_record": _stroke("M3 7.5h14M3 12.5h14"),
}
