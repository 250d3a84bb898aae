"""docs/method.md says what the engine and the profiles say: every table, every quoted result, every number in prose."""

import re

import pytest

from bestinterests.domain.evaluation import VERDICT_WORDS, VERDICTS
from bestinterests.evaluation.distance import FURTHEST_ADVERSE
from bestinterests.evaluation.gates import STATEMENT_PARTS
from bestinterests.evaluation.index import LIVE_STAGES
from bestinterests.evaluation.trials import STRONG_FROM
from bestinterests.formats.checking import check
from tests.evaluation import page

TEXT = page.PAGE.read_text(encoding="utf-8")
PROSE = " ".join(page.PART.sub("", page.EXAMPLE.sub("", TEXT)).split())


def record():
    return page.example().record


def profiles():
    return page.example().framework.profiles


STATED = {
    "one of five words": lambda: len(VERDICTS) == 5,
    "three-by-three table": lambda: (
        [len(row) for row in page.example().framework.matrices["ico-risk"].cells] == [3] * 3
    ),
    "Children of 6 to 12": lambda: [use.band for use in record().children if use.in_scope] == ["6-9", "10-12"],
    "It is live.": lambda: record().service.stage == "live",
    "took the short pass": lambda: record().depth == "short",
    "one benefit and two harms": lambda: sorted(i.direction for i in record().impacts) == ["benefit", "harm", "harm"],
    "One control is built and tested, one is planned": lambda: (
        [m.status for m in record().measures] == ["tested", "planned"]
    ),
    "Children of 10 to 12 were asked; those of 6 to 9 will be": lambda: (
        [(c.status, c.bands) for c in record().consultations] == [("held", ("10-12",)), ("planned", ("6-9",))]
    ),
    "exact up to three": lambda: FURTHEST_ADVERSE == 3,
    "evidenced at fair or better": lambda: STRONG_FROM == "fair",
    "the five answers about the whole": lambda: len(STATEMENT_PARTS) == 5,
    "a live or trial service": lambda: set(LIVE_STAGES) == {"live", "trial"},
    "no harm above low": lambda: {p.company_only_at for p in profiles().values()} == {"medium"},
    "a harm above low that stands against a benefit": lambda: (
        {p.conflict_at for p in profiles().values()} == {"medium"}
    ),
    "A low harm is tolerated": lambda: all(t.harm != "low" for p in profiles().values() for t in p.tolerations),
    "allows *with conditions* at best": lambda: (
        {p.caps["service.short-pass"] for p in profiles().values()} == {"with_conditions"}
    ),
    "**A missing reason** leaves conditions": lambda: (
        {p.caps["gate.record"] for p in profiles().values()} == {"with_conditions"}
    ),
    "what is grave and remote stays high": lambda: (
        page.example().framework.matrices["rights-first-harm"].cells[3][0] == "high"
    ),
}
"""What the page says in prose, and whether it is so."""


def test_every_part_says_what_the_engine_says():
    assert page.rewritten(TEXT) == TEXT, "python -m tests.evaluation.page"


def test_every_marker_leads_a_part():
    assert len(page.PART.findall(TEXT)) == len(re.findall(r"<!-- (?:table|told):", TEXT)) > 30


@pytest.mark.parametrize("phrase", STATED)
def test_statement_in_prose_holds(phrase):
    assert phrase in PROSE
    assert STATED[phrase]()


def test_no_other_number_stands_in_prose():
    """A number in prose is one of those above, or of an age, article, rule or impact."""
    named = re.sub(r"[A-Z]{1,2}\d+|Article \d+|of \d+ to \d+|`[^`]*`", "", PROSE)
    assert re.findall(r"\d+", named) == []


def test_example_passes_the_check():
    text = page.EXAMPLE.findall(TEXT)[0]
    checked = check(text.encode(), "method.yaml", on=record().assessed_on)
    assert [problem for problem in checked.problems if problem.severity == "error"] == []
    assert record().fictional


def test_every_verdict_is_named_and_ours_is_not_the_regulators():
    assert all(word in TEXT for word in VERDICT_WORDS.values())
    assert "has not endorsed" in PROSE
    assert all(f"**{basis}**" in TEXT for basis in ("law", "code", "guidance", "method"))
