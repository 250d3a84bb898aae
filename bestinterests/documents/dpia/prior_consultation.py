"""Prior consultation of the regulator: where the law asks for it on this record, and nowhere else."""

from __future__ import annotations

from bestinterests.documents import wording
from bestinterests.documents.blocks import AnyBlock, Blocks, Bullets, Findings, Panel, Paragraph, Part
from bestinterests.documents.context import line
from bestinterests.documents.dpia.draft import Draft, to
from bestinterests.documents.inline import Plain, Strong, Words
from bestinterests.documents.report.findings import entry
from bestinterests.documents.report.record import regulator_table
from bestinterests.domain.evaluation import Finding

ANCHOR = "prior-consultation"
SEND = (
    "The roles of joint controllers and processors (4.1).",
    "Purposes and means of the processing (step 2).",
    "Measures and safeguards (step 6).",
    "How to reach the data protection officer (heading).",
    "This DPIA with the documents it cites.",
)
"""What the regulator asks to be sent (ICO DPIA guidance, prior consultation; UK GDPR Article 36(3))."""
TIMES = (
    "The regulator says within ten days whether it takes the case, and advises within eight weeks, fourteen if it is "
    "complex; its clock stops while it waits for information."
)


def prior_consultation(draft: Draft) -> Blocks:
    """What was sent and came back, where recorded; the duty and what it takes, only where the evaluation finds it."""
    recorded = regulator_table(draft.context)
    if not draft.due():
        return (Part(title="The regulator was consulted", blocks=recorded),) if recorded else ()
    now, then = draft.duty()
    blocks: list[AnyBlock] = [
        *_found(draft, "As the service stands", "duty-now", now),
        *_found(draft, "With every measure done", "duty-then", then),
        Part(title="What to send", blocks=(Bullets(items=tuple(line(text) for text in SEND)), *_times())),
        *recorded,
    ]
    return (Part(title="The law asks for prior consultation here", anchor=ANCHOR, blocks=tuple(blocks)),)


def _found(draft: Draft, title: str, stem: str, found: tuple[Finding, ...]) -> Blocks:
    if not found:
        return ()
    entries = tuple(entry(draft.context, finding, f"{stem}-{place}") for place, finding in enumerate(found, 1))
    return (Part(title=title, blocks=(Findings(entries=entries, empty=""),)),)


def _times() -> Blocks:
    return (Paragraph(words=line(TIMES)),)


def alarm(draft: Draft) -> Blocks:
    """A notice for the front of the paper, where the law asks for prior consultation; nothing anywhere else."""
    now, then = draft.duty()
    found = now or then
    if not found:
        return ()
    when = "" if now else "With every measure done, "
    sure = "high risk remains" if any(finding.firm for finding in found) else "high risk may remain"
    words: Words = (
        Strong(wording.upper(f"{when}{sure}: ")),
        *draft.context.ids(dict.fromkeys(key for finding in found for key in finding.impacts), ", "),
        Plain(
            ". UK GDPR Article 36(1) asks for the regulator to be consulted before such processing, and no outcome is "
            "recorded. "
        ),
        to(ANCHOR, "What that takes"),
    )
    return (Panel(tone="caution", title="Consult the regulator before processing", blocks=(Paragraph(words=words),)),)
