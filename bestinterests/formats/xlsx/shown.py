"""What the packs say beside a row, in columns that are only shown."""

from __future__ import annotations

from bestinterests.documents import participation, wording
from bestinterests.packs.framework import Framework


def band_label(framework: Framework, key: str) -> str:
    """What an age band is called."""
    return framework.bands[key].label.text if key in framework.bands else ""


def lundy_question(framework: Framework, key: str) -> str:
    """A question on space, voice, audience or influence, in full."""
    return participation.QUESTIONS.get(key, "")


def standard_of(framework: Framework, key: str) -> str:
    """Number and title of the standard that holds an obligation."""
    held = framework.obligations.get(key)
    return f"{held[0].number} {held[0].title.text}" if held else ""


def obligation_text(framework: Framework, key: str) -> str:
    """What an obligation asks, in our words."""
    held = framework.obligations.get(key)
    return held[1].text if held else ""


def obligation_force(framework: Framework, key: str) -> str:
    """Must (law), should (code) or could (option)."""
    held = framework.obligations.get(key)
    return held[1].force if held else ""


def right_article(framework: Framework, key: str) -> str:
    """Number of the article."""
    held = framework.rights.get(key)
    return f"{held.article:02}" if held else ""


def right_meaning(framework: Framework, key: str) -> str:
    """What a right means, in our words."""
    held = framework.rights.get(key)
    return held.adult.text if held else ""


def right_category(framework: Framework, key: str) -> str:
    """Group in which the framework shows a right."""
    held = framework.framework_rights.get(key)
    return framework.term_label("categories", held.category) if held else ""


def right_support(framework: Framework, key: str) -> str:
    """Prompts to think how a right may be supported."""
    return _prompts(framework, key, "support")


def right_risk(framework: Framework, key: str) -> str:
    """Prompts to think how a right may be put at risk."""
    return _prompts(framework, key, "risk")


def _prompts(framework: Framework, key: str, direction: str) -> str:
    held = framework.framework_rights.get(key)
    base = framework.rights.get(key)
    prompts = [*(held.prompts if held else ()), *(base.prompts if base else ())]
    lines = [f"• {prompt.text}" for prompt in prompts if prompt.direction == direction]
    if held and direction == "risk":
        lines += [f"• {trigger.text}" for trigger in held.triggers]
    return "\n".join(lines)


def right_links(framework: Framework, key: str) -> str:
    """Rights that are interlinked with a right."""
    held = framework.rights.get(key)
    return "; ".join(framework.right_short(other) for other in held.related) if held else ""


def right_standards(framework: Framework, key: str) -> str:
    """Numbers of the standards most concerned with a right."""
    held = framework.framework_rights.get(key)
    numbers = (
        [framework.standards[name].number for name in held.standards if name in framework.standards] if held else []
    )
    return ", ".join(map(str, numbers))


def right_source(framework: Framework, key: str) -> str:
    """Whose words the statement of a right rests on, and how sure that is."""
    held = framework.rights.get(key)
    return wording.PROVENANCE[held.adult.provenance] if held else ""


def _term(framework: Framework, vocabulary: str, key: str) -> str:
    held = framework.vocabularies.get(vocabulary, {}).get(key)
    return held.text if held else ""


def harm_meaning(framework: Framework, key: str) -> str:
    """What a harm of standard 2's least list means."""
    return _term(framework, "minimum-harms", key)


def matter_meaning(framework: Framework, key: str) -> str:
    """What a children's higher protection matter asks."""
    return _term(framework, "higher-protection-matters", key)


def dpia_meaning(framework: Framework, key: str) -> str:
    """What a field of the DPIA asks for."""
    return _term(framework, "dpia-fields", key)
