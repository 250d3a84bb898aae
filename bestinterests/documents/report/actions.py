"""Actions in the method's order: when each is due, who owns it, what it acts on, and how one will know it works."""

from __future__ import annotations

from bestinterests.documents.blocks import AnyBlock, Blocks, Paragraph
from bestinterests.documents.context import Context, line
from bestinterests.documents.inline import Plain, Quiet, Strong
from bestinterests.documents.measures import measures_table, timeline
from bestinterests.documents.model import Section


def actions(context: Context) -> Section:
    """The timeline, then every measure in words."""
    blocks: list[AnyBlock] = []
    if context.evaluation.actions:
        blocks.append(timeline(context))
    if context.assessment.measures:
        blocks.append(measures_table(context))
    else:
        blocks.append(Paragraph(words=(Quiet("No measure is recorded."),)))
    blocks += _conditions(context)
    return Section(
        anchor="actions",
        title="Actions, in order",
        lead=line(
            "Stops first, then the worst harm acted on. Dashed: planned. Solid: implemented. Filled box: tested."
        ),
        blocks=tuple(blocks),
    )


def _conditions(context: Context) -> Blocks:
    conditions = context.expected.conditions
    if not conditions:
        return ()
    words = (Strong("Conditions of the projected verdict: "), *context.ids(conditions), Plain("."))
    return (Paragraph(words=words),)
