"""What must change nothing, or nothing elsewhere: other features and children, names, order, a harm cut in two."""

from __future__ import annotations

import re

import msgspec
from hypothesis import assume, event, given
from hypothesis import strategies as st

from bestinterests.domain.document import Assessment
from bestinterests.evaluation.engine import evaluate
from tests.evaluation import build, worse
from tests.evaluation.build import ON
from tests.evaluation.framework import ASKED, shipped, small
from tests.evaluation.reading import looks, seen
from tests.evaluation.stepping import put
from tests.evaluation.strategies import Pen, records
from tests.strategies import assessments

with_ = msgspec.structs.replace


@given(record=records())
def test_worst_end_is_never_better_than_the_best_end(record):
    for look in looks(small(), record):
        assert look.worst.rank() <= look.best.rank()
        for place in look.worst.harms:
            assert look.worst.levels[place] >= look.best.levels[place]
            assert look.worst.harm_rank[place] <= look.best.harm_rank[place]
    for view in seen(small(), record).values():
        for part, (worst, best) in view.parts():
            assert worst <= best, part
            assert worst >= view.service[0], "nothing is worse than the service"


@given(record=assessments())
def test_any_valid_record_is_read_at_both_ends(record):
    """Records of every shape, far from finished: read without fault, the bad end never better than the good one."""
    for look in looks(shipped(), record):
        assert look.worst.rank() <= look.best.rank()
    for view in seen(shipped(), record).values():
        assert all(view.service[0] <= worst <= best for _, (worst, best) in view.parts())


# -- elsewhere -----------------------------------------------------------------------------------------------


@given(record=records(), data=st.data())
def test_benefit_in_one_feature_changes_no_other_feature(record, data):
    """Other features are those that share no harm with it: a harm from two features is tolerated by both or by none."""
    feature = data.draw(st.sampled_from(record.features)).id
    sharing = {f for impact in record.impacts if feature in impact.features for f in impact.features}
    gains = [i for i in record.impacts if i.direction == "benefit" and i.features == (feature,)]
    if gains and data.draw(st.booleans()):
        changed = without(record, data.draw(st.sampled_from(gains)).id)
    else:
        changed = with_benefits(record, (feature,), data.draw(st.sampled_from(("this-child", "company"))))
    before, after = seen(small(), record), seen(small(), changed)
    event("its own verdict moved" if before != after else "no verdict moved")
    for key, view in before.items():
        for name, ranks in view.features.items():
            if name not in sharing | {feature}:
                assert after[key].features[name] == ranks
        for (name, band), ranks in view.feature_bands.items():
            if name not in sharing | {feature}:
                assert after[key].feature_bands[name, band] == ranks


@given(record=records(joints=False), data=st.data())
def test_change_confined_to_one_band_changes_no_other(record, data):
    """A joint effect is one judgement over all its bands, so records of this law have none."""
    single = [i for i in record.impacts if len(i.bands) == 1]
    assume(single)
    impact = data.draw(st.sampled_from(single))
    places = worse.judgements([impact], lambda j: True)
    place = data.draw(st.sampled_from(places))
    low, high = worse.ends(place[2])
    by = data.draw(st.sampled_from((-1, 1)))
    changed = worse.swapped(record, place, worse.spanning(place[2], low + by, high + by))
    before, after = seen(small(), record), seen(small(), changed)
    event("its own band moved" if before != after else "no verdict moved")
    for key, view in before.items():
        for band, ranks in view.bands.items():
            assert band in impact.bands or after[key].bands[band] == ranks
        for (feature, band), ranks in view.feature_bands.items():
            assert band in impact.bands or after[key].feature_bands[feature, band] == ranks


def without(record: Assessment, key: str) -> Assessment:
    balances = tuple(with_(b, benefits=tuple(i for i in b.benefits if i != key)) for b in record.balances)
    return with_(record, impacts=tuple(i for i in record.impacts if i.id != key), balances=balances)


def with_benefits(record: Assessment, features: tuple[str, ...], accrues_to: str = "this-child") -> Assessment:
    """The record with the largest and surest benefits on every right in these features, named as reasons."""
    gains = tuple(
        build.benefit(
            f"I{70 + n}",
            build.gain("certain", "transforming"),
            features=(feature,),
            right=right,
            accrues_to=(accrues_to,),
        )
        for n, (feature, right) in enumerate((f, r) for f in features for r in ASKED)
    )
    balances = tuple(
        with_(b, benefits=(*b.benefits, *(g.id for g in gains if b.feature in g.features))) for b in record.balances
    )
    return with_(record, impacts=(*record.impacts, *gains), balances=balances)


@given(record=records())
def test_unlimited_benefits_lift_no_stop(record):
    before = seen(small(), record)
    after = seen(small(), with_benefits(record, tuple(feature.id for feature in record.features)))
    for key, view in before.items():
        for part, (worst, best) in view.parts():
            now = dict(after[key].parts())[part]
            assert worst > 0 or now[0] == 0
            assert best > 0 or now[1] == 0


# -- cut in two ----------------------------------------------------------------------------------------------


def split(record: Assessment, pen: Pen) -> tuple[str, Assessment]:
    """The record with one impact cut in two that carry the same judgements; whoever named it names both."""
    impact = pen.one(record.impacts)
    cuts = {"whole": ({}, {})}
    if len(impact.bands) > 1:
        cuts["bands"] = ({"bands": impact.bands[:1]}, {"bands": impact.bands[1:]})
    if len(impact.features) > 1:
        cuts["features"] = ({"features": impact.features[:1]}, {"features": impact.features[1:]})
    if impact.linked_rights:
        cuts["rights"] = ({"linked_rights": ()}, {"right": impact.linked_rights[0], "linked_rights": ()})
    how = pen.one(sorted(cuts))
    one, other = cuts[how]
    text = msgspec.json.encode(record).decode()
    text = re.sub(rf'(\[[^\[\]{{}}]*)"{impact.id}"', rf'\1"{impact.id}","I55"', text)
    doubled = msgspec.json.decode(text.encode(), type=Assessment)
    half = with_(next(i for i in doubled.impacts if i.id == impact.id), **one)
    links = tuple(with_(link, id="L55", source="I55") for link in doubled.links if link.source == impact.id)
    links += tuple(with_(link, id="L56", target="I55") for link in doubled.links if link.target == impact.id)
    whole = with_(put(doubled, half), links=(*doubled.links, *links))
    return how, with_(whole, impacts=(*whole.impacts, with_(half, id="I55", **other)))


@given(record=records(), data=st.data())
def test_impact_cut_in_two_never_reads_better(record, data):
    """Cut by features, the two halves are tolerated one by one, so only the service and its bands are compared."""
    how, changed = split(record, data.draw(pens()))
    before, after = seen(small(), record), seen(small(), changed)
    event(f"by {how}: " + ("a verdict moved" if before != after else "no verdict moved"))
    for key, view in before.items():
        now = after[key]
        parts = dict(view.parts()) if how != "features" else {"service": view.service, **view.bands}
        for part, (worst, best) in parts.items():
            told = dict(now.parts())[part]
            assert told[0] <= worst
            assert told[1] <= best


@st.composite
def pens(draw):
    return Pen(draw)


# -- names and order -----------------------------------------------------------------------------------------

LISTS = ("features", "impacts", "measures", "coverage", "consultations", "remedy_routes", "balances", "overrides",
         "tensions", "obligations", "children", "people", "links")  # fmt: skip


@given(record=records(), data=st.data())
def test_names_and_order_change_nothing(record, data):
    shuffled = {name: tuple(data.draw(st.permutations(getattr(record, name)))) for name in LISTS}
    text = msgspec.json.encode(with_(record, **shuffled)).decode()
    numbers = {"F": data.draw(st.permutations(range(30, 34))), "I": data.draw(st.permutations(range(100, 180)))}
    names = {
        key: f"{key[0]}{numbers[key[0]][place]}"
        for kind in (record.features, record.impacts)
        for place, key in enumerate(item.id for item in kind)
    }
    text = re.sub(r'"([FI]\d+)"', lambda m: f'"{names[m[1]]}"', text)
    renamed = msgspec.json.decode(text.encode(), type=Assessment)
    before, after = seen(small(), record), seen(small(), renamed)
    for key, view in before.items():
        assert after[key].service == view.service
        assert after[key].bands == view.bands
        assert after[key].features == {names[f]: ranks for f, ranks in view.features.items()}
    assert marks(record) == marks(renamed)


def marks(record: Assessment):
    """What every cell shows, and what fires, without names or order."""
    result = evaluate(small(), record, on=ON)
    found = [sorted((f.rule, f.basis) for f in (*result.contradictions, *result.gaps))]
    for profile in result.profiles:
        for view in (profile.now, profile.expected):
            found.append(sorted((f.rule, f.effect or "", f.firm, len(f.impacts)) for f in view.findings))
            found.append([(c.right, c.band, c.state, c.harm, c.benefit, c.adds_up, len(c.harms)) for c in view.cells])
            firm = view.robustness
            found.append((firm.label, len(firm.flips), firm.adverse.steps, firm.favourable.steps, firm.stability_share))
    return found
