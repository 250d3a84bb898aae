"""How findings are set: what several share is said once, and none loses its words or its anchor."""

import msgspec
import pytest

from bestinterests.documents.blocks import FindingEntry, Findings
from bestinterests.documents.inline import Plain
from bestinterests.formats.html import page
from bestinterests.formats.html.dispatch import write

ONE = FindingEntry(
    anchor="finding-1",
    rule="gate.remedy",
    basis="code",
    words=(Plain("No way to be put right for privacy."),),
    source="Children's code, standard 15",
    mend=(Plain("Build the route."),),
)
TWO = msgspec.structs.replace(ONE, anchor="finding-2", words=(Plain("No way to be put right for play."),))


def written(*entries):
    assert page.WRITERS
    return write(Findings(entries=entries, empty="Nothing."), 3)


def test_what_one_step_would_mend_is_told_together():
    html = written(ONE, TWO)
    assert html.count("To mend it:") == html.count("standard 15") == html.count('class="basis code"') == 1
    for entry in (ONE, TWO):
        assert html.count(f'id="{entry.anchor}"') == 1
        assert entry.words[0].text in html


@pytest.mark.parametrize(
    "change",
    [{"rule": "gate.evidence"}, {"mend": (Plain("Cite evidence."),)}],
    ids=["another rule", "another step"],
)
def test_findings_of_another_rule_or_step_stand_alone(change):
    assert written(ONE, msgspec.structs.replace(TWO, **change)).count("To mend it:") == 2


def test_each_keeps_its_own_basis_and_source_where_they_differ():
    html = written(ONE, msgspec.structs.replace(TWO, basis="law", source="UK GDPR, Article 12"))
    assert html.count('class="basis code"') == html.count('class="basis law"') == 1
    assert html.count("standard 15") == html.count("UK GDPR, Article 12") == 1
    assert html.count("To mend it:") == 1


def test_only_the_one_at_the_bad_end_of_a_range_says_so():
    html = written(ONE, msgspec.structs.replace(TWO, firm=False, sharpen=(Plain("likelihood"),)))
    assert html.count("Only at the bad end of a range.") == 1


def test_no_finding_is_said_in_words():
    assert "Nothing." in written()
