"""The words of our vocabulary, and the DPV terms we use; each of ours says how it stands to DPV.

DPV knows no effect that supports a right, no article of the UNCRC, no standard of the Children's code, no age bands
and no verdicts: those are ours. Terms of DPV were looked up in its release 2.2.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

BASE = "urn:bestinterests:vocabulary:"
DPV = "https://w3id.org/dpv#"

PREFIXES = {
    "bia": BASE,
    "dpv": DPV,
    "dct": "http://purl.org/dc/terms/",
    "owl": "http://www.w3.org/2002/07/owl#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}

DPV_TERMS = frozenset(
    {
        "Child",
        "DPIA",
        "DataController",
        "HumanSubject",
        "Impact",
        "PersonalDataProcess",
        "Process",
        "Right",
        "RightsImpactAssessment",
        "Risk",
        "RiskLevel",
        "RiskMitigationMeasure",
        "Service",
        "hasDataController",
        "hasImpact",
        "hasImpactOn",
        "hasPersonalDataProcess",
        "hasProcess",
        "hasRiskLevel",
        "hasService",
        "hasTechnicalOrganisationalMeasure",
        "isMitigatedByMeasure",
    }
)
"""Every DPV term that we write."""


class Ours(NamedTuple):
    """A class or property of ours. above: what it is a kind of. near: what it is only related to."""

    name: str
    kind: Literal["class", "property", "text"]
    label: str
    definition: str
    above: str = ""
    near: str = ""


TERMS: tuple[Ours, ...] = (
    Ours(
        "BestInterestsAssessment",
        "class",
        "Best-interests assessment",
        "An organisation's own assessment of what its service does to children's rights, on a stated record.",
        "dpv:RightsImpactAssessment",
        "dpv:DPIA",
    ),
    Ours("Feature", "class", "Feature", "A part of the service as children or parents meet it.", "dpv:Process"),
    Ours(
        "DataActivity",
        "class",
        "Data activity",
        "One use of data within a feature.",
        "dpv:PersonalDataProcess",
    ),
    Ours(
        "HarmImpact",
        "class",
        "Harm",
        "An effect by which children of some ages have less of a right, or could have.",
        "dpv:Impact",
        "dpv:Risk",
    ),
    Ours(
        "SupportImpact",
        "class",
        "Benefit",
        "An effect by which children of some ages have more of a right. It never offsets a harm.",
        "dpv:Impact",
    ),
    Ours("Reading", "class", "Reading", "How one impact reads in one profile and one view, at both ends of its range."),
    Ours(
        "Conclusion",
        "class",
        "Conclusion",
        "The verdict on the service, a feature or an age band in one profile and view, at both ends of its range.",
    ),
    Ours(
        "Cell",
        "class",
        "Right by age band",
        "The worst harm and the best benefit of one right for one band, side by side and never netted.",
    ),
    Ours("Finding", "class", "Finding", "One thing that a rule of the method found, with its basis."),
    Ours("Measure", "class", "Measure", "What is done about a harm.", "dpv:RiskMitigationMeasure"),
    Ours("AgeBand", "class", "Age band", "Children of some ages."),
    Ours("Verdict", "class", "Verdict", "One of five words for what follows on a record, worst first."),
    Ours("Level", "class", "Level", "A level of harm or benefit: compared, never added.", "", "dpv:RiskLevel"),
    Ours("Standard", "class", "Standard", "A standard of the Children's code."),
    Ours("onRight", "property", "on right", "The right that an impact touches."),
    Ours("forBand", "property", "for band", "The age band that is meant."),
    Ours("inFeature", "property", "in feature", "The feature that an impact comes from."),
    Ours("activity", "property", "activity", "A use of data within a feature.", "dpv:hasPersonalDataProcess"),
    Ours("reading", "property", "reading", "How an impact reads in a profile and view."),
    Ours("conclusion", "property", "conclusion", "What follows on the record."),
    Ours("about", "property", "about", "What a conclusion or a finding is about."),
    Ours("cell", "property", "cell", "A cell of the profile."),
    Ours("finding", "property", "finding", "What a rule found."),
    Ours("verdict", "property", "verdict at the bad end", "The verdict that heads: every open end read badly."),
    Ours("verdictAtBest", "property", "verdict at the good end", "The verdict if every open end turns out well."),
    Ours("effect", "property", "allows at best", "The best verdict that a finding allows."),
    Ours("harmAtBest", "property", "harm at the good end", "The level of harm if all that is open turns out well."),
    Ours("harm", "property", "harm", "The level of harm at the bad end.", "dpv:hasRiskLevel"),
    Ours("benefit", "property", "benefit", "The level of benefit that counts, at the bad end."),
    Ours("benefitAtBest", "property", "benefit at the good end", "The benefit if all that is open turns out well."),
    Ours(
        "regulatorHarm",
        "property",
        "harm on the regulator's table",
        "The level on the regulator's three-by-three table at the bad end.",
        "dpv:hasRiskLevel",
    ),
    Ours("measure", "property", "measure", "What is done about harms.", "dpv:hasTechnicalOrganisationalMeasure"),
    Ours("actsOn", "property", "acts on", "The impact that a measure acts on."),
    Ours("related", "property", "interlinked with", "A right that is interlinked with another."),
    Ours("profile", "text", "profile", "The profile of the method in which something was read."),
    Ours("view", "text", "view", "now, or expected once every measure is done, tested and signed."),
    Ours("basis", "text", "basis", "law, code, guidance, or our own method."),
    Ours("rule", "text", "rule", "The rule of the method."),
    Ours("mend", "text", "mend", "What would mend it."),
    Ours("digest", "text", "digest", "Digest of the assessment, which decisions name."),
    Ours("method", "text", "method", "Version of the method."),
    Ours("pack", "text", "pack", "Pack and version that were read."),
    Ours("fictional", "text", "fictional", "True for a sample: in no count, no such service exists."),
    Ours("finished", "text", "finished", "Has every judgement been made that the record needs?"),
    Ours("childWording", "text", "for a nine-year-old", "A wording for children; a draft until children tried it."),
    Ours("provenance", "text", "provenance", "How sure a statement is: confirmed, secondary, to_verify, ours."),
    Ours("category", "text", "category", "Group in which the framework shows a right."),
    Ours("status", "text", "status", "Where a measure stands."),
    Ours("occurrence", "text", "occurrence", "Seen already, or possible."),
    Ours("Publication", "class", "Publication", "An assessment as its organisation made it public, on one day."),
    Ours("LeftOut", "class", "Left out", "Something that was left out of a publication, with a public reason."),
    Ours("PublishedChange", "class", "Change", "A planned change, and whether it touches what was decided."),
    Ours("record", "property", "record", "The assessment that was published."),
    Ours("leftOut", "property", "left out", "What was left out of a publication."),
    Ours("change", "property", "change", "A change that was published with its answer."),
    Ours("readsAgain", "property", "reads again", "The publication that a shadow assessment judges anew."),
    Ours("kind", "text", "kind", "decision, screened-out, change or shadow."),
    Ours("series", "text", "series", "The same for all publications of one service."),
    Ours("number", "text", "number", "Number in the series."),
    Ours("publishedAt", "text", "published at", "Stable address."),
    Ours("objectAt", "text", "object at", "Address at which anybody can object."),
    Ours("objectHow", "text", "object how", "How to object, in words."),
    Ours("decidedBy", "text", "decided by", "Role or name of whoever decided."),
    Ours("decidedOn", "text", "decided on", "Day of the decision."),
    Ours("outcome", "text", "outcome", "What was decided or answered."),
    Ours("because", "text", "because", "The reason that was given."),
    Ours("standing", "text", "standing", "published, superseded or withdrawn, on the day this was written."),
    Ours("standingSince", "text", "standing since", "Day since when it stands so."),
    Ours("supersededBy", "text", "superseded by", "Number of the publication that took its place."),
    Ours("withdrawnBecause", "text", "withdrawn because", "Public reason of the withdrawal."),
    Ours("publicationDigest", "text", "digest of the publication", "By which a copy is checked."),
    Ours("place", "text", "place", "Where something was left out: an item, or an item and its field."),
    Ours("ground", "text", "ground", "Ground on which it was left out."),
    Ours("reason", "text", "reason", "Reason that everybody may read."),
    Ours("arisesFrom", "text", "arises from", "The use of data, or the wider service."),
)
"""Every class and property of ours."""
