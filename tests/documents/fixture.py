"""Records to report on: a small finished-looking one, an empty one, a hostile one, a large one."""

import datetime as dt

from bestinterests.documents.model import Paper
from bestinterests.documents.report import build_report
from bestinterests.domain.balance import Alternative, Balance, OtherInterest, Tension
from bestinterests.domain.conformity import HarmAnswer, MatterAnswer, ObligationAnswer, ReviewPlan
from bestinterests.domain.consultation import Consultation, ConsultationFinding
from bestinterests.domain.coverage import CoverageStatement, RightSetAside
from bestinterests.domain.digest import assessment_digest
from bestinterests.domain.document import Assessment, Document
from bestinterests.domain.evaluation import Evaluation
from bestinterests.domain.evidence import Evidence
from bestinterests.domain.feature import DataActivity, Feature, Link, PracticeUse
from bestinterests.domain.impact import Impact, Judgement, Slot, StatedRating
from bestinterests.domain.measure import Measure, RemedyRoute
from bestinterests.domain.record import Decision, Dissent, Record
from bestinterests.domain.service import BandUse, Group, Organisation, Person, ScopeTest, Service
from bestinterests.evaluation import evaluate
from bestinterests.packs.framework import Framework
from bestinterests.packs.resolve import pins_of, resolve

ON = dt.date(2026, 3, 16)
BANDS = ("0-5", "6-9", "10-12", "13-15", "16-17")


def framework() -> Framework:
    """Every shipped pack in its newest version."""
    found, problems = resolve(pins_of())
    assert found is not None, problems
    return found


def slot(credits: tuple[str, ...] = (), **levels: str) -> Slot:
    """Agreed judgements by scale, each with a reason of its own."""
    agreed = tuple(
        Judgement(scale=scale, level=level, reason=f"Because of {scale}.") for scale, level in levels.items()
    )
    return Slot(agreed=agreed, credits=credits)


HARM = {"gravity": "serious", "reach": "few", "irremediability": "lasting", "likelihood": "possible..likely"}


def small(**changes: object) -> Assessment:
    """A service with two features, five impacts and something in every collection that the report shows."""
    fields: dict[str, object] = {
        "title": "Kites: first assessment",
        "packs": pins_of(),
        "assessed_on": dt.date(2026, 3, 2),
        "summary": "Two thoughts.\n\n- one about F01\n- one about I02",
        "service": Service(
            name="Kites",
            kind="drawing game",
            description="Children draw kites and fly them.",
            controller=Organisation(name="Windy Field Ltd", country="UK"),
            stage="live",
            processing_starts_on=dt.date(2025, 1, 1),
            minimum_age=6,
        ),
        "scope": ScopeTest(outcome="in-scope", reason="Made for children.", by="P01"),
        "children": tuple(BandUse(band=band, share=20.0) for band in BANDS[1:]),
        "groups": (Group(id="G01", name="Children who cannot read yet", bands=("6-9",)),),
        "people": (Person(id="P01", role="product lead", duties=("assessor",)),),
        "features": (
            Feature(
                id="F01",
                name="Chat",
                description="Friends write to each other.",
                practices=(PracticeUse(practice="commercial-profiling", present="no", reason="No profile."),),
            ),
            Feature(id="F02", name="Gallery", description="Kites are shown."),
        ),
        "data_activities": (
            DataActivity(
                id="D01", feature="F01", kinds=("sharing-between-users",), data="messages", retention="30 days"
            ),
        ),
        "links": (Link(id="L01", source="F02", target="F01", kind="feeds", how="Through names."),),
        "impacts": _impacts(),
        "coverage": (
            CoverageStatement(
                id="S01", features=("F01",), rights=("article-12", "article-16"), bands=BANDS[1:], answer="looked"
            ),
        ),
        "rights_set_aside": (RightSetAside(right="article-21", reason="No adoption here."),),
        "evidence": (
            Evidence(id="E01", title="Tickets", says="Nine tickets.", strength="fair", address="https://example.org/t"),
        ),
        "consultations": (
            Consultation(
                id="C01",
                title="Class",
                asked="children",
                bands=("6-9",),
                number=12,
                said="More wind.",
                held_on=dt.date(2026, 2, 1),
                status="held",
            ),
        ),
        "findings": (
            ConsultationFinding(id="N01", consultation="C01", says="We want more wind.", bands=("6-9",), supports="no"),
        ),
        "measures": _measures(),
        "remedy_routes": (RemedyRoute(id="R01", name="Tell us", status="working", bands=("6-9",)),),
        "tensions": (
            Tension(
                id="T01",
                title="Talk and safety",
                rights=("article-13",),
                against=("article-19",),
                impacts=("I01", "I02"),
            ),
        ),
        "balances": (
            Balance(
                feature="F01",
                tolerates=("I02",),
                benefits=("I01",),
                reason="Friends matter.",
                alternatives=(Alternative(kind="do-not-offer", what="No chat.", reason="Loses friends."),),
            ),
        ),
        "other_interests": (OtherInterest(id="X01", whose="company", interest="Income.", weighed="Last."),),
        "obligations": (ObligationAnswer(obligation="s2-1", answer="partly", reason="Half of it."),),
        "higher_protection": (MatterAnswer(matter="needs-by-age", how="By band."),),
        "minimum_harms": (HarmAnswer(harm="physical-harm", answer="no", reason="None."),),
        "review": ReviewPlan(owner="product lead", next_review=dt.date(2027, 3, 16), publication="planned"),
    }
    return Assessment(**(fields | changes))  # type: ignore[arg-type]


def _impacts() -> tuple[Impact, ...]:
    return (
        Impact(
            id="I01",
            title="Friends talk",
            features=("F01",),
            right="article-13",
            bands=("6-9", "10-12"),
            direction="benefit",
            accrues_to=("this-child",),
            data_dependent="yes",
            findings=("N01",),
            before=slot(size="substantial", likelihood="likely"),
            certainty=slot(certainty="strong"),
        ),
        Impact(
            id="I02",
            title="Strangers write",
            features=("F01",),
            right="article-19",
            linked_rights=("article-34",),
            bands=("6-9", "10-12"),
            direction="harm",
            mechanism="Codes leak.",
            evidence=("E01",),
            groups=("G01",),
            before=slot(**HARM),
            expected=slot(("M01",), likelihood="remote"),
            certainty=slot(certainty="fair"),
        ),
        Impact(
            id="I03",
            title="Names are seen",
            features=("F02",),
            right="article-16",
            bands=("13-15",),
            direction="harm",
            before=slot(**{"ico-severity": "minimal", "ico-likelihood": "probable"}),
            stated=StatedRating(
                scale="ICO", likelihood="probable", severity="minimal", level="high", matrix="ico-risk"
            ),
            certainty=slot(certainty="weak"),
        ),
        Impact(
            id="I04",
            title="Nobody knows yet",
            features=("F02",),
            right="article-31",
            bands=("16-17",),
            direction="harm",
            before=slot(gravity="unknown", reach="unknown", irremediability="unknown", likelihood="unknown"),
            certainty=slot(certainty="unknown"),
        ),
        Impact(
            id="I05",
            title="Said to be fun",
            features=("F02",),
            right="article-31",
            bands=("6-9",),
            direction="benefit",
            accrues_to=("company",),
            before=slot(size="moderate", likelihood="likely"),
            certainty=slot(certainty="assertion"),
        ),
    )


def _measures() -> tuple[Measure, ...]:
    return (
        Measure(id="M01", title="Codes expire", acts_on=("I02",), due=dt.date(2026, 5, 1), owner="product"),
        Measure(
            id="M02",
            title="Names hidden",
            acts_on=("I03",),
            status="implemented",
            done_on=dt.date(2026, 1, 1),
            owner="design",
        ),
        Measure(id="M03", title="Wind switch", acts_on=("I04",), due_event="next season"),
        Measure(id="M04", title="Old rule", type="terms-rule", acts_on=("I03",), due=dt.date(2026, 1, 1)),
    )


def empty() -> Assessment:
    """A draft in which nothing is written."""
    return Assessment(packs=pins_of())


NASTY = (
    "</svg><script>alert(1)</script>",
    '"><img src=x onerror=alert(2)>',
    "</style><style>*{display:none}",
    "مرحبا \u202e evil \u2067 שלום",
    "👩‍👩‍👧‍👦🪁",
    "W" * 400,
    "&lt;b&gt; & 'quoted' \"twice\"",
    "a\x00b\x1bc",
    "{{7*7}} ${x} <%= y %>",
    "word " * 800,
)


def hostile() -> Assessment:
    """The small record with every text replaced by something that breaks careless pages."""

    def text(place: int) -> str:
        return NASTY[place % len(NASTY)]

    base = small()
    long = "\n\n".join((*NASTY, "- a\n- b <b>c</b>", "1. one\n2. two"))
    return small(
        title=text(0),
        fictional=True,
        summary=long,
        service=Service(
            name=text(0) + text(3), kind=text(1), description=long, controller=Organisation(name="".join(NASTY[:6]))
        ),
        features=tuple(
            Feature(id=f.id, name=text(i) + text(i + 5), description=long, default=text(i + 2))
            for i, f in enumerate(base.features)
        ),
        impacts=tuple(
            Impact(
                id=i.id,
                title=text(n) * 2,
                features=i.features,
                right=i.right,
                bands=i.bands,
                direction=i.direction,
                mechanism=long,
                before=i.before,
                certainty=i.certainty,
                note=text(n + 1),
                stated=StatedRating(scale=text(n), level=text(n + 2)),
            )
            for n, i in enumerate(base.impacts)
        ),
        measures=tuple(
            Measure(
                id=m.id,
                title=text(n + 5),
                what=long,
                acts_on=m.acts_on,
                due=m.due,
                owner=text(n),
                due_event=text(n + 1),
            )
            for n, m in enumerate(base.measures)
        ),
        evidence=(Evidence(id="E01", title=text(0), says=long, address="javascript:alert(3)"),),
        tensions=(
            Tension(id="T01", title=text(5), pulls_apart=long, rights=("article-13",), against=("no-such-right",)),
        ),
        consultations=(Consultation(id="C01", title=text(3), asked="children", said=long, changed=text(4)),),
    )


def large(count: int = 300) -> Assessment:
    """Many impacts over many features, rights and ages."""
    fields = tuple(f"article-{n}" for n in (2, 5, 6, 8, 12, 13, 15, 16, 17, 19, 23, 24, 31, 32, 34, 36, 28, 29))
    levels = ("minor", "moderate", "serious", "grave")
    chances = ("remote", "possible", "likely", "certain", "possible..certain")
    features = tuple(Feature(id=f"F{n:02d}", name=f"Feature number {n}") for n in range(1, 21))
    impacts = tuple(
        Impact(
            id=f"I{n:03d}",
            title=f"Effect {n} of a feature on children",
            features=(features[n % 20].id,),
            right=fields[n % len(fields)],
            bands=BANDS[n % 4 : n % 4 + 2],
            direction="benefit" if n % 3 == 0 else "harm",
            accrues_to=("this-child",) if n % 3 == 0 else (),
            mechanism=("Something happens to a child. " * (130 if n == 7 else 3)).strip(),
            before=slot(size="moderate", likelihood="likely")
            if n % 3 == 0
            else slot(gravity=levels[n % 4], reach="few", irremediability="with-effort", likelihood=chances[n % 5]),
            certainty=slot(certainty="strong"),
        )
        for n in range(1, count + 1)
    )
    return Assessment(title="Large", packs=pins_of(), features=features, impacts=impacts, service=Service(name="Large"))


def document(assessment: Assessment) -> Document:
    """The assessment with a decision on it and one on another version."""
    decisions = (
        Decision(id="Z01", decider="head of studio", assessment_digest=f"sha256:{'0' * 64}", outcome="proceed"),
        Decision(
            id="Z02",
            decider="head of studio",
            assessment_digest=assessment_digest(assessment),
            outcome="stop",
            reasons="Not like this.",
            on=dt.date(2026, 3, 10),
        ),
    )
    dissent = (Dissent(id="W01", by="designer", assessment_digest=assessment_digest(assessment), view="Too strict."),)
    return Document(format=1, assessment=assessment, record=Record(decisions=decisions, dissent=dissent))


def evaluated(assessment: Assessment) -> Evaluation:
    """What the engine says of it on the fixed day."""
    return evaluate(framework(), assessment, on=ON)


def report(assessment: Assessment, *, decided: bool = False) -> Paper:
    """Its report."""
    held = document(assessment) if decided else Document(format=1, assessment=assessment)
    return build_report(framework(), held, evaluated(assessment))
