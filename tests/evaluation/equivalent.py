"""Mutants of the method that no record can tell from it, with the reason. See ``scripts/rule_table.py``."""

OFF = "the rule is off in this profile"
FLIP = "a distance of one is a flip, and any flip makes a verdict sensitive already"

EQUIVALENT: dict[str, str] = {
    "rights-first: settled_distance 1": FLIP,
    "ico-scales: settled_distance 1": FLIP,
    "ico-scales: together_at medium": OFF,
    "ico-scales: together_harms 1": OFF,
    "ico-scales: together_harms 3": OFF,
    "ico-scales: toleration medium: regulator True": "what is medium on the ICO's table is never high on it",
}
