"""An assessment with what follows from it as JSON-LD."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from bestinterests.documents.papers import Assessed
from bestinterests.domain.document import Document
from bestinterests.domain.evaluation import (
    Cell,
    Evaluation,
    Finding,
    ImpactReading,
    LevelRange,
    ProfileResult,
    ViewResult,
)
from bestinterests.domain.feature import DataActivity, Feature
from bestinterests.domain.impact import Impact
from bestinterests.domain.measure import Measure
from bestinterests.domain.robustness import VerdictRange
from bestinterests.formats.json_writing import json_of
from bestinterests.formats.linked_data.context import band_iri, context, level_iri, right_iri, verdict_iri

Node = dict[str, Any]


def write_jsonld(assessed: Assessed) -> str:
    """Return the record as one JSON-LD document with its context inside.

    Holds the service, its features and uses of data, every impact with its readings, measures, conclusions in every
    profile and view, the cells of the headline profile as things are now, and findings. Texts of reasons, evidence and
    people stay in the document itself. The same record gives the same text.
    """
    _, document, evaluation = assessed
    return json_of({"@context": context(), **record_node(document, evaluation)})


def record_node(document: Document, evaluation: Evaluation) -> Node:
    """Return the node of a record with what follows from it; its terms are those of ``context()``."""
    return _Graph(document, evaluation).root()


def service_node(document: Document, name: str) -> Node:
    """Return the node of a record of which nothing follows: of a service that was screened out, or of a change."""
    held = document.assessment
    return plain(
        {
            "@id": name,
            "title": held.title or held.service.name,
            "service": plain({"@id": f"{name}:service", "@type": "dpv:Service", "title": held.service.name}),
        }
    )


class _Graph:
    """Nodes of one record. Names hang on the digest, so that another version of the record has other names."""

    def __init__(self, document: Document, evaluation: Evaluation) -> None:
        self.evaluation = evaluation
        self.assessment = document.assessment
        self.record = f"urn:bestinterests:record:{self.evaluation.assessment_digest}"
        self.activities: dict[str, list[DataActivity]] = defaultdict(list)
        for activity in self.assessment.data_activities:
            self.activities[activity.feature].append(activity)
        self.acting: dict[str, list[str]] = defaultdict(list)
        for measure in self.assessment.measures:
            for impact in measure.acts_on:
                self.acting[impact].append(measure.id)
        self.readings: dict[str, list[tuple[ProfileResult, ViewResult, ImpactReading]]] = defaultdict(list)
        for result, seen in self.views():
            for reading in seen.impacts:
                self.readings[reading.impact].append((result, seen, reading))

    def iri(self, key: str) -> str:
        return f"{self.record}:{key}"

    def root(self) -> Node:
        held, found = self.assessment, self.evaluation
        return plain(
            {
                "@id": self.record,
                "@type": ["bia:BestInterestsAssessment", "dpv:RightsImpactAssessment"],
                "title": held.title or held.service.name,
                "description": held.summary,
                "fictional": found.fictional,
                "finished": found.completeness.finished,
                "assessedOn": held.assessed_on.isoformat() if held.assessed_on else "",
                "readOn": found.on.isoformat(),
                "digest": found.assessment_digest,
                "method": found.method,
                "pack": [f"{pack.pack} {pack.version}" for pack in found.packs],
                "service": self.service(),
                "impact": [self.impact(impact) for impact in held.impacts],
                "measure": [self.measure(measure) for measure in held.measures],
                "conclusion": list(self.conclusions()),
                "cell": [self.cell(cell) for cell in self.headline.now.cells if cell.state != "not-asked"],
                "finding": [self.finding(one) for one in self.headline.now.findings],
            }
        )

    @property
    def headline(self) -> ProfileResult:
        results = {result.profile: result for result in self.evaluation.profiles}
        return results[self.evaluation.headline_profile]

    # -- what is assessed --------------------------------------------------------------------------------------------

    def service(self) -> Node:
        held = self.assessment.service
        controller = {"@id": self.iri("controller"), "@type": "dpv:DataController", "title": held.controller.name}
        return plain(
            {
                "@id": self.iri("service"),
                "@type": "dpv:Service",
                "title": held.name,
                "description": held.description,
                "controller": controller if held.controller.name else "",
                "process": [self.feature(feature) for feature in self.assessment.features],
            }
        )

    def feature(self, feature: Feature) -> Node:
        activities = [
            plain(
                {
                    "@id": self.iri(activity.id),
                    "@type": ["bia:DataActivity", "dpv:PersonalDataProcess"],
                    "identifier": activity.id,
                    "description": activity.purpose,
                }
            )
            for activity in self.activities[feature.id]
        ]
        return plain(
            {
                "@id": self.iri(feature.id),
                "@type": ["bia:Feature", "dpv:Process"],
                "identifier": feature.id,
                "title": feature.name,
                "description": feature.description,
                "activity": activities,
            }
        )

    def impact(self, impact: Impact) -> Node:
        harm = impact.direction == "harm"
        return plain(
            {
                "@id": self.iri(impact.id),
                "@type": ["bia:HarmImpact" if harm else "bia:SupportImpact", "dpv:Impact"],
                "identifier": impact.id,
                "title": impact.title,
                "description": impact.mechanism,
                "onRight": [right_iri(right) for right in impact.rights if right],
                "forBand": [band_iri(band) for band in impact.bands],
                "inFeature": [self.iri(feature) for feature in impact.features],
                "impactOn": "dpv:Child",
                "occurrence": impact.occurrence,
                "arisesFrom": impact.arises_from,
                "mitigatedBy": [self.iri(key) for key in self.acting[impact.id]] if harm else [],
                "reading": [self.reading(*read, harm=harm) for read in self.readings[impact.id]],
            }
        )

    def measure(self, measure: Measure) -> Node:
        return plain(
            {
                "@id": self.iri(measure.id),
                "@type": ["bia:Measure", "dpv:RiskMitigationMeasure"],
                "identifier": measure.id,
                "title": measure.title,
                "description": measure.what,
                "status": measure.status,
                "actsOn": [self.iri(key) for key in measure.acts_on],
            }
        )

    # -- what follows ------------------------------------------------------------------------------------------------

    def views(self) -> Iterator[tuple[ProfileResult, ViewResult]]:
        for result in self.evaluation.profiles:
            yield result, result.now
            yield result, result.expected

    def reading(self, result: ProfileResult, seen: ViewResult, reading: ImpactReading, *, harm: bool) -> Node:
        name = self.iri(f"{reading.impact}:{result.profile}:{seen.view}")
        common = {"@id": name, "@type": "bia:Reading", "profile": result.profile, "view": seen.view}
        if harm:
            return plain({**common, **_harm(reading.level), "regulatorHarm": _level("harm", reading.regulator_level)})
        return plain({**common, **_benefit(reading.counts)})

    def conclusions(self) -> Iterator[Node]:
        for result, seen in self.views():
            yield self.conclusion(result, seen, "service", self.iri("service"), seen.verdict)
            for feature in seen.features:
                yield self.conclusion(result, seen, feature.feature, self.iri(feature.feature), feature.verdict)
            for band in seen.bands:
                yield self.conclusion(result, seen, f"band-{band.band}", band_iri(band.band), band.verdict)

    def conclusion(self, result: ProfileResult, seen: ViewResult, key: str, about: str, verdict: VerdictRange) -> Node:
        return {
            "@id": self.iri(f"{key}:{result.profile}:{seen.view}:conclusion"),
            "@type": "bia:Conclusion",
            "profile": result.profile,
            "view": seen.view,
            "about": about,
            "verdict": verdict_iri(verdict.worst),
            "verdictAtBest": verdict_iri(verdict.best),
        }

    def cell(self, cell: Cell) -> Node:
        return plain(
            {
                "@id": self.iri(f"{cell.right}:{cell.band}"),
                "@type": "bia:Cell",
                "onRight": right_iri(cell.right),
                "forBand": band_iri(cell.band),
                "status": cell.state,
                **(_harm(cell.harm) if cell.harm else {}),
                **_benefit(cell.benefit),
            }
        )

    def finding(self, finding: Finding) -> Node:
        keys = dict.fromkeys((*finding.impacts, *finding.features, *finding.items))
        return plain(
            {
                "@type": "bia:Finding",
                "rule": finding.rule,
                "basis": finding.basis,
                "description": finding.sentence,
                "mend": finding.mend,
                "effect": verdict_iri(finding.effect) if finding.effect else "",
                "about": [self.iri(key) for key in keys],
                "onRight": [right_iri(right) for right in finding.rights],
                "forBand": [band_iri(band) for band in finding.bands],
            }
        )


def _harm(level: LevelRange) -> Node:
    return {"harm": _level("harm", level), "harmAtBest": level_iri("harm", level.low)}


def _benefit(level: LevelRange | None) -> Node:
    if level is None:
        return {}
    return {"benefit": level_iri("benefit", level.low), "benefitAtBest": level_iri("benefit", level.high)}


def _level(scale: str, level: LevelRange) -> str:
    """The bad end of a level of harm."""
    return level_iri(scale, level.high)


def plain(node: Node) -> Node:
    """Return a node without what is not said."""
    return {key: value for key, value in node.items() if value not in ("", [], ())}
