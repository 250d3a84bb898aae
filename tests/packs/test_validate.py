"""Checking packs: each fault fires, at its place, and nothing else does."""

from typing import Any

import pytest

from bestinterests.domain.pack import (
    ActivityRight,
    Confirmation,
    Obligation,
    Pattern,
    Practice,
    Prompt,
    Requirement,
    Statement,
    Step,
    Upgrade,
)
from bestinterests.domain.profile import GraveHarm, ScaleMap, SeverityBuild, Toleration
from bestinterests.evaluation.rules import RULES
from bestinterests.packs.framework import compose
from bestinterests.packs.load import BUILT, available, load
from bestinterests.packs.resolve import pins_of, resolve
from bestinterests.packs.validate import unverified, validate
from tests.packs.tiny import change, tiny

OURS = Statement(text="T", provenance="ours")


def within(collection: str, position: int, **fields: Any) -> Any:
    """The tiny pack with some fields of one item changed."""
    items = list(getattr(tiny(), collection))
    items[position] = change(items[position], **fields)
    return change(tiny(), **{collection: tuple(items)})


def upgraded(**step: Any) -> Any:
    fields: dict[str, Any] = {"kind": "moved", "of": "rights", "old": "a", "new": ("article-12",), **step}
    return change(tiny(), upgrades=(Upgrade(from_version="0.9.0", steps=(Step(**fields),)),))


BUILD = SeverityBuild(
    gravity="severity",
    reach="likelihood",
    irremediability="likelihood",
    gravity_floor="small",
    reach_at="likely",
    irremediability_at="likely",
)
RISK = Prompt(text="R", provenance="ours", direction="risk")

FAULTS: dict[str, tuple[str, str, Any]] = {
    "related right": ("pack.unknown-right", "rights/article-12/related", within("rights", 0, related=("article-99",))),
    "right of a prompt": (
        "pack.unknown-right",
        "rights/article-12/prompts/1",
        within("rights", 0, prompts=(change(RISK, right="article-99"),)),
    ),
    "right taken up": (
        "pack.unknown-right",
        "framework_rights/article-99/right",
        within("framework_rights", 0, right="article-99"),
    ),
    "standard of a right": (
        "pack.unknown-standard",
        "framework_rights/article-12/standards",
        within("framework_rights", 0, standards=("standard-9",)),
    ),
    "one prompt missing": (
        "pack.prompt-missing",
        "framework_rights/article-12/prompts",
        within("framework_rights", 0, prompts=(RISK,)),
    ),
    "standard of an activity": (
        "pack.unknown-standard",
        "activities/geolocation/standards",
        within("activities", 0, standards=("standard-9",)),
    ),
    "right of an activity": (
        "pack.unknown-right",
        "activities/geolocation/rights/article-99",
        within("activities", 0, rights=(ActivityRight(right="article-99", provenance="ours"),)),
    ),
    "right listed twice": (
        "pack.listed-twice",
        "activities/geolocation/rights/article-12",
        within("activities", 0, rights=(ActivityRight(right="article-12", provenance="ours"),) * 2),
    ),
    "prompt of an activity": (
        "pack.prompt-missing",
        "activities/geolocation/prompts",
        within("activities", 0, prompts=(RISK,)),
    ),
    "no obligations": (
        "pack.no-obligations",
        "standards/standard-1",
        change(within("standards", 0, obligations=()), practices=()),
    ),
    "activity of an obligation": (
        "pack.unknown-activity",
        "standards/standard-1/obligations/s1-1",
        within(
            "standards",
            0,
            obligations=(Obligation(id="s1-1", force="must", text="T", provenance="ours", activities=("nothing",)),),
        ),
    ),
    "activity of a pattern": (
        "pack.unknown-activity",
        "patterns/chat/activities",
        change(
            tiny(),
            patterns=(
                Pattern(
                    id="chat",
                    name="C",
                    text=OURS,
                    activities=("nothing",),
                    questions_support=(OURS,),
                    questions_risk=(OURS,),
                ),
            ),
        ),
    ),
    "questions of a pattern": (
        "pack.prompt-missing",
        "patterns/chat",
        change(tiny(), patterns=(Pattern(id="chat", name="C", text=OURS, questions_risk=(OURS,)),)),
    ),
    "obligation of a practice": (
        "pack.unknown-obligation",
        "practices/p/obligation",
        change(tiny(), practices=(Practice(id="p", title="P", text=OURS, obligation="s9-9"),)),
    ),
    "band backwards": ("pack.band-ages", "bands/6-9", within("bands", 0, from_age=9, to_age=6)),
    "gap between bands": ("pack.band-ages", "bands/10-12", within("bands", 1, from_age=11)),
    "blank": ("pack.blank-text", "summary", change(tiny(), summary=Statement(text=" ", provenance="ours"))),
    "no source": ("pack.no-source", "summary", change(tiny(), summary=Statement(text="T", provenance="confirmed"))),
    "unknown source": (
        "pack.unknown-source",
        "summary",
        change(tiny(), summary=Statement(text="T", provenance="confirmed", sources=("T9",))),
    ),
    "level twice": (
        "pack.scale-levels",
        "scales/certainty/levels",
        within("scales", 3, levels=(*tiny().scales[3].levels, tiny().scales[3].levels[0])),
    ),
    "map to nothing": (
        "pack.unknown-scale",
        "scales/stars/maps",
        within("scales", 4, maps=(ScaleMap(to="nothing", levels={}),)),
    ),
    "map leaves out": (
        "pack.map-gap",
        "scales/stars/maps",
        within("scales", 4, maps=(ScaleMap(to="likelihood", levels={"one": "rare", "two": "likely"}),)),
    ),
    "map to no level": (
        "pack.unknown-level",
        "scales/stars/maps",
        within("scales", 4, maps=(ScaleMap(to="likelihood", levels={"one": "rare", "two": "rare", "three": "often"}),)),
    ),
    "map turns back": (
        "pack.map-order",
        "scales/stars/maps",
        within(
            "scales", 4, maps=(ScaleMap(to="likelihood", levels={"one": "likely", "two": "rare", "three": "rare"}),)
        ),
    ),
    "matrix of nothing": ("pack.unknown-scale", "matrices/harm", within("matrices", 0, rows="nothing")),
    "matrix too small": ("pack.matrix-size", "matrices/harm", within("matrices", 0, cells=(("low",), ("low",)))),
    "cell of no level": (
        "pack.unknown-level",
        "matrices/harm/cells",
        within("matrices", 0, cells=(("low", "medium"), ("medium", "huge"))),
    ),
    "confirmed cell": (
        "pack.unknown-cell",
        "matrices/harm/confirmed_cells",
        within("matrices", 0, confirmed_cells=("a/b",)),
    ),
    "matrix turns back": (
        "pack.matrix-order",
        "matrices/harm/cells",
        within("matrices", 0, cells=(("medium", "low"), ("medium", "high"))),
    ),
    "matrix turns back downward": (
        "pack.matrix-order",
        "matrices/harm/cells",
        within("matrices", 0, cells=(("medium", "high"), ("low", "high"))),
    ),
    "matrix jumps": (
        "pack.matrix-jump",
        "matrices/harm/cells",
        within("matrices", 0, cells=(("low", "medium"), ("high", "high"))),
    ),
    "profile scale": ("pack.unknown-scale", "profiles/plain", within("profiles", 0, size="nothing")),
    "profile matrix": ("pack.unknown-matrix", "profiles/plain", within("profiles", 0, harm_matrix="nothing")),
    "profile level": ("pack.unknown-level", "profiles/plain/stop_at", within("profiles", 0, stop_at="huge")),
    "profile certainty": (
        "pack.unknown-level",
        "profiles/plain/evidence_floor",
        within("profiles", 0, evidence_floor="huge"),
    ),
    "profile right": ("pack.unknown-right", "profiles/plain", within("profiles", 0, always_rights=("article-99",))),
    "profile alternative": (
        "pack.unknown-term",
        "profiles/plain/alternatives",
        within("profiles", 0, alternatives=("nothing",)),
    ),
    "toleration": (
        "pack.unknown-level",
        "profiles/plain/tolerations",
        within("profiles", 0, tolerations=(Toleration(harm="medium", benefit="low", certainty="huge"),)),
    ),
    "build level": (
        "pack.unknown-level",
        "profiles/plain/build",
        within("profiles", 0, build=change(BUILD, reach_at="huge")),
    ),
    "build of other levels": (
        "pack.build-levels",
        "profiles/plain/build",
        within("profiles", 0, build=change(BUILD, gravity="certainty", gravity_floor="weak")),
    ),
    "grave harm": (
        "pack.unknown-level",
        "profiles/plain/grave_harm",
        within(
            "profiles",
            0,
            build=BUILD,
            grave_harm=GraveHarm(rights=("article-16",), gravity="huge", severity="large"),
        ),
    ),
    "cap left out": (
        "pack.cap-gap",
        "profiles/plain/benefit_caps",
        within("profiles", 0, benefit_caps={"weak": "low"}),
    ),
    "cap of no level": (
        "pack.unknown-level",
        "profiles/plain/benefit_caps",
        within("profiles", 0, benefit_caps={"weak": "low", "strong": "huge"}),
    ),
    "caps turn back": (
        "pack.cap-order",
        "profiles/plain/benefit_caps",
        within("profiles", 0, benefit_caps={"weak": "high", "strong": "none"}),
    ),
    "rule of nobody": (
        "pack.unknown-rule",
        "profiles/plain/rules",
        within("profiles", 0, rules=("veto.critical", "gate.remedy", "veto.everything")),
    ),
    "cap without rule": (
        "pack.cap-without-rule",
        "profiles/plain/caps/gate.record",
        within("profiles", 0, caps={"gate.record": "stop"}),
    ),
    "duplicate": ("pack.duplicate-id", "rights/article-12", change(tiny(), rights=(*tiny().rights, tiny().rights[0]))),
    "duplicate word": (
        "pack.duplicate-id",
        "vocabularies/alternatives/terms/do-not-offer",
        within("vocabularies", 2, terms=tiny().vocabularies[2].terms * 2),
    ),
    "duplicate obligation": (
        "pack.redefined",
        "",
        within("standards", 0, obligations=tiny().standards[0].obligations * 2),
    ),
    "alone": ("pack.overlay-alone", "requires", change(tiny(), kind="overlay")),
    "requires itself": (
        "pack.requires-itself",
        "requires/tiny",
        change(tiny(), requires=(Requirement(pack="tiny", version="1.0.0"),)),
    ),
    "requires what is absent": (
        "pack.requirement",
        "requires/absent",
        change(tiny(), requires=(Requirement(pack="absent", version="1.0.0"),)),
    ),
    "confirms nothing": (
        "pack.confirms-nothing",
        "confirmations/rights/article-12/child",
        change(
            tiny(), confirmations=(Confirmation(target="rights/article-12/child", by="B", on="2024-01-02", where="W"),)
        ),
    ),
    "upgrade to the future": (
        "pack.upgrade-order",
        "upgrades/1.0.0",
        change(tiny(), upgrades=(Upgrade(from_version="1.0.0"),)),
    ),
    "upgrade to nothing": ("pack.upgrade-ids", "upgrades/0.9.0", upgraded(new=("article-99",))),
    "split into one": ("pack.upgrade-ids", "upgrades/0.9.0", upgraded(kind="split")),
    "level moved to nothing": ("pack.upgrade-ids", "upgrades/0.9.0", upgraded(of="scales", new=("size/huge",))),
    "word moved to nothing": ("pack.upgrade-ids", "upgrades/0.9.0", upgraded(of="terms", new=("consulted/huge",))),
    "obligation moved to nothing": ("pack.upgrade-ids", "upgrades/0.9.0", upgraded(of="obligations", new=("s9-9",))),
}


def test_the_tiny_pack_is_sound() -> None:
    assert validate(tiny(), rules=RULES) == []
    assert validate(tiny("2.0.0"), rules=RULES) == []


@pytest.mark.parametrize("name", FAULTS)
def test_each_fault_is_found_at_its_place(name: str) -> None:
    code, place, pack = FAULTS[name]
    found = [(problem.code, problem.path) for problem in validate(pack, rules=RULES)]
    assert code in {each for each, _ in found}
    if place:
        assert (code, f"tiny/{place}") in found
    assert len({each for each, _ in found} - {code}) <= 1, found


@pytest.mark.parametrize("collection, field, vocabulary", [("rights", "theme", "themes"),
                                                           ("standards", "group", "standard-groups")])  # fmt: skip
def test_themes_and_groups_are_words_where_a_vocabulary_lists_them(
    collection: str, field: str, vocabulary: str
) -> None:
    words = change(tiny().vocabularies[0], id=vocabulary)
    pack = change(tiny(), vocabularies=(*tiny().vocabularies, words))
    problems = validate(pack)
    assert {problem.code for problem in problems} == {"pack.unknown-term"}
    assert {problem.path.split("/")[1] for problem in problems} == {collection}
    assert {problem.path.split("/")[-1] for problem in problems} == {field}


def test_a_published_table_may_jump_where_its_note_says_so() -> None:
    scales = tuple(
        change(s, provenance="confirmed", sources=("T1",)) if s.id == "likelihood" else s for s in tiny().scales
    )
    jump = change(within("matrices", 0, cells=(("low", "medium"), ("high", "high"))), scales=scales)
    assert [p.code for p in validate(jump)] == ["pack.matrix-jump"]
    noted = change(jump, matrices=(change(jump.matrices[0], note="As published."), *jump.matrices[1:]))
    assert validate(noted) == []


def test_requirements_of_a_wrong_version() -> None:
    over = change(tiny(), id="over", requires=(Requirement(pack="tiny", version="2.0.0"),))
    assert "pack.requirement" in {problem.code for problem in validate(over, [tiny()])}


def test_all_faults_come_at_once() -> None:
    pack = within("profiles", 0, stop_at="huge", size="nothing", always_rights=("article-99",))
    assert {"pack.unknown-level", "pack.unknown-scale", "pack.unknown-right"} <= {p.code for p in validate(pack)}


def test_the_shipped_packs_have_no_fault() -> None:
    for name, version in available(BUILT):
        pack = load(name, version)
        framework, _ = resolve(pins_of(name))
        assert framework is not None
        required = [each for each in framework.packs if each.id != name]
        assert [p for p in validate(pack, required, RULES) if p.severity == "error"] == []


def test_the_worklist_names_what_is_still_to_verify() -> None:
    framework = compose([tiny()])
    assert [(item.place, item.sources) for item in unverified(framework)] == [
        ("rights/article-12/adult", ("T1",)),
        ("rights/article-16/adult", ()),
        ("framework_rights/article-12/category", ()),
        ("standards/standard-1/obligations/s1-2", ()),
    ]
    assert len(unverified(framework)) == framework.statement_count("to_verify")
