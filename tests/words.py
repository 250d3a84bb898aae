"""Words of the shipped packs that random documents are made of: few of each, so that items meet often."""

from __future__ import annotations

BANDS = ("0-5", "6-9", "10-12", "13-15", "16-17")

WORDS: dict[str, tuple[str, ...]] = {
    "rights": ("article-12", "article-16", "article-19", "article-28", "article-31", "article-34"),
    "bands": BANDS,
    "profiles": ("rights-first", "ico-scales"),
    "activities": ("geolocation", "nudge-techniques", "parental-controls", "profiling-personalisation"),
    "patterns": ("chat", "age-gate", "leaderboard"),
    "practices": ("detrimental-use", "geolocation-on-by-default", "commercial-targeting-of-children"),
    "standards": ("standard-1", "standard-5", "standard-7", "standard-10"),
    "obligations": ("s1-1", "s5-1", "s7-1", "s7-2", "s10-2"),
    "matrices": ("ico-risk",),
    "age-assurance-methods": ("self-declaration", "third-party"),
    "alternatives": ("do-not-offer", "less-data", "off-by-default", "older-bands-only"),
    "article-9-conditions": ("explicit-consent", "vital-interests"),
    "audiences": ("adults", "parents", "6-9"),
    "beneficiaries": ("this-child", "other-children", "company"),
    "consultation-methods": ("survey", "focus-group"),
    "consulted": ("children", "parents", "experts"),
    "dpia-fields": ("nature", "scope", "context"),
    "duties": ("assessor", "reviewer", "decider"),
    "evidence-kinds": ("internal-data", "complaints", "consultation-children"),
    "higher-protection-matters": ("protect-and-support", "specific-protection", "needs-by-age"),
    "lawful-bases": ("consent", "contract", "legitimate-interests"),
    "minimum-harms": ("physical-harm", "compulsive-use", "sleep"),
    "moments": ("register", "use", "leave"),
    "online-risks": ("content", "contact", "contract"),
    "scope-factors": ("intended-for-children", "children-a-group", "weak-age-assurance"),
}
"""Some words of each vocabulary that documents refer to as ``pack:<vocabulary>``."""

SCALES: dict[str, tuple[str, ...]] = {
    "gravity": ("minor", "moderate", "serious", "grave"),
    "reach": ("few", "many", "most"),
    "irremediability": ("easily-mended", "with-effort", "lasting"),
    "severity": ("minor", "moderate", "serious", "grave"),
    "likelihood": ("remote", "possible", "likely", "certain"),
    "size": ("slight", "moderate", "substantial", "transforming"),
    "certainty": ("assertion", "weak", "fair", "strong"),
    "ico-likelihood": ("remote", "possible", "probable"),
    "ico-severity": ("minimal", "significant", "severe"),
    "ico-size": ("minimal", "moderate", "substantial"),
}
"""Every scale with its levels, lowest first."""

FAMILIES: dict[str, tuple[tuple[str, ...], ...]] = {
    "harm": (
        ("gravity", "reach", "irremediability", "likelihood"),
        ("severity", "likelihood"),
        ("ico-severity", "ico-likelihood"),
    ),
    "benefit": (("size", "likelihood"), ("ico-size", "ico-likelihood")),
}
"""Scales that are used together on a harm and on a benefit."""
