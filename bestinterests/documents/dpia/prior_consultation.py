"""Prior consultation of the regulator: where the law asks for it on this record, and nowhere else."""

from __future__ import annotations

from bestinterests.documents.blocks import Blocks, Bullets, Findings, Panel, Paragraph, Part
from bestinterests.documents.context import line
from bestinterests.documents.dpia.draft import Draft, to
from bestinterests.documents.inline import Plain, Strong, Words
from bestinterests.documents.report.findings import entry
from bestinterests.documents.report.record import regulator_table

ANCHOR = "prior-consultation"
SEND = (
    "the roles of joint controllers and processors (4.1)",
    "purposes and means of the processing (step 2)",
    "measures and safeguards (step 6)",
    "how to reach the data protection officer (heading)",
    "this DPIA with the documents it cites",
)
"""What the regulator asks to be sent (ICO DPIA guidance, prior consultation; UK GDPR Article 36(3))."""
TIMES = (
    "The regulator says within ten days whether it takes the case, and advises within eight weeks, fourteen if it is "
    "complex; its clock stops while it waits for information."
)


def prior_consultation(draft: Draft) -> Blocks:
    """What was sent and came back, where recorded; the duty and what it takes, only where the evaluation finds it."""
    recorded = regulator_table(draft.context)
    duty = draft.duty()
    if not duty:
        return (Part(title="The regulator was consulted", blocks=recorded),) if recorded else ()
    entries = tuple(entry(draft.context, finding, f"duty-{place}") for place, finding in enumerate(duty, 1))
    blocks = (
        Findings(entries=entries, empty=""),
        Part(
            title="What to send",
            blocks=(
                Bullets(items=tuple(line(f"{text[0].upper()}{text[1:]}.") for text in SEND)),
                Paragraph(words=line(TIMES)),
            ),
        ),
        *recorded,
    )
    return (Part(title="The law asks for prior consultation here", anchor=ANCHOR, blocks=blocks),)


def alarm(draft: Draft) -> Blocks:
    """A notice for the front of the paper, where the law asks for prior consultation; nothing anywhere else."""
    duty = draft.duty()
    if not duty:
        return ()
    impacts = dict.fromkeys(key for finding in duty for key in finding.impacts)
    start = (
        "High risk remains"
        if any(finding.firm for finding in duty)
        else "High risk may remain, at the bad end of a range"
    )
    words: Words = (
        Strong(f"{start}: "),
        *draft.context.ids(impacts),
        Plain(
            ". UK GDPR Article 36(1) asks for the regulator to be consulted before such processing, and no outcome is "
            "recorded. "
        ),
        to(ANCHOR, "What that takes"),
    )
    return (Panel(tone="caution", title="Consult the regulator before processing", blocks=(Paragraph(words=words),)),)
