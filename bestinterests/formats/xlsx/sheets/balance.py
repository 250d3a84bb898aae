"""What is tolerated in each feature, the less harmful ways considered, and what pulls apart."""

from __future__ import annotations

from bestinterests.domain.balance import Alternative, Balance, Tension
from bestinterests.formats.xlsx.columns import Column, Table
from bestinterests.formats.xlsx.kinds import ItemKind

BALANCES = Table(
    "balances",
    "Balance per feature",
    Balance,
    ("assessment", "balances"),
    (
        Column("feature", "Feature", 26),
        Column("tolerates", "Harms that are tolerated", 16),
        Column("benefits", "Benefits that are the reason", 16),
        Column("less_harmful_exists", "Is there a less harmful way?", 13),
        Column("core_untouched", "Core of each right untouched?", 13),
        Column("children_said", "What children said about it", 40),
        Column("findings", "Findings on it", 13),
        Column("reason", "Why it is tolerated, in a person's words", 56),
        Column("conditions", "Conditions beyond the measures", 36),
        Column("by", "Decided by", 24),
        Column("on", "Day", 13),
        Column("expires_on", "Decide again after", 13),
    ),
    "Only where a harm remains: why it may remain for now. No benefit elsewhere pays for it, and no number decides it.",
    keys=("feature",),
    empty=12,
)

ALTERNATIVES = Table(
    "alternatives",
    "Less harmful ways that were considered",
    Alternative,
    ("assessment", "balances"),
    (
        Column("^", "Feature", 26, help="Feature whose balance it belongs to.", kind=ItemKind("F")),
        Column("kind", "Kind of alternative", 34),
        Column("what", "What it would be", 40),
        Column("chosen", "Chosen?", 13),
        Column("reason", "Why not", 56),
        Column("cost_alone", "Only because of cost?", 13),
    ),
    keys=("^", "kind"),
    inner="alternatives",
    empty=20,
)

TENSIONS = Table(
    "tensions",
    "What pulls apart, and how it was resolved",
    Tension,
    ("assessment", "tensions"),
    (
        Column("id", "Id", 9),
        Column("title", "What stands against what", 34),
        Column("between", "Kind of conflict", 18),
        Column("rights", "Rights on the one side", 24),
        Column("against", "Rights on the other", 24),
        Column("impacts", "Impacts", 14),
        Column("findings", "Findings", 13),
        Column("pulls_apart", "What pulls apart", 44),
        Column("resolution", "How it was resolved", 44),
        Column("reason", "Why so", 40),
        Column("measures", "Measures", 13),
        Column("by", "By", 22),
        Column("on", "Day", 13),
        Column("note", "Note", 30),
    ),
    "Rights meet. What gives way, for whom and why, is written down; a blank resolution is unresolved.",
    identity=("title", "pulls_apart"),
)
