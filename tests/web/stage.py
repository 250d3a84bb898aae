"""A stage for the browser: a data folder with people and with an assessment in each state that a page can meet.

As a process of its own, since a server uses the folder afterwards: ``python -m tests.web.stage FOLDER`` says what
there is as JSON.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
ROLES = {
    "Edda": {"administrator"},
    "Amara": {"assessor"},
    "Anton": {"assessor"},
    "Bram": {"reviewer"},
    "Dov": {"data-protection-officer"},
    "Deniz": {"decider"},
    "Dora": {"decider"},
    "Iman": {"observer"},
    "Solveig": {"second-signatory"},
    "Callum": {"case-handler"},
    "Lerato": {"safeguarding-lead"},
    "Oriel": {"outside-reader"},
}
"""People of the stage, each with one duty, as e-mail addresses name them: amara@example.org."""


def staged(folder: Path, stage: str = "tests.web.stage", **given: str) -> dict[str, str]:
    """Set a stage in a folder; what there is: the organisation, and the assessments by their state.

    stage: the module that sets it.
    """
    from tests.web.serving import prepare

    prepare(folder)
    environment = {**os.environ, **given, "BESTINTERESTS_DATA": str(folder), "PYTHONPATH": str(ROOT)}
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    done = subprocess.run(
        [sys.executable, "-m", stage, str(folder)],
        env=environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return dict(json.loads(done.stdout.splitlines()[-1]))


def entered(folder: str) -> None:
    """Open a data folder in this process, in which passwords are worked out once."""
    from bestinterests.web.config.serving import set_up, upgrade

    set_up({**os.environ, "BESTINTERESTS_DATA": folder})
    upgrade()

    from tests.web import hashing

    hashing.once()


def main(folder: str) -> None:
    """Make everything by the actions that people use."""
    entered(folder)

    from django.utils import timezone

    from bestinterests.web.accounts import actions
    from bestinterests.web.accounts.access import standings_of
    from bestinterests.web.assessments.actions import create, create_from, submit
    from bestinterests.web.assessments.people import actor_of
    from tests.web.assessments.cast import example
    from tests.web.cast import PASSWORD, Cast, joined
    from tests.web.learn.cast import remarked

    at = timezone.now()
    edda = actions.begin(
        email="edda@example.org", display_name="Edda", password=PASSWORD, organisation="Tern and Tide Games", at=at
    )
    organisation = edda.memberships.get().organisation
    people = {"Edda": edda}
    for name in list(ROLES)[1:]:
        people[name] = joined(organisation, name, frozenset(ROLES[name]), edda)
    assessor = actor_of(standings_of(people["Amara"])[0])
    filled = create_from(organisation=organisation, document=example(), actor=assessor, at=at)
    submitted = create_from(organisation=organisation, document=example("larkspur-lane"), actor=assessor, at=at)
    submit(assessment=submitted, revision=submitted.revision, actor=assessor, at=at)
    _written_twice(filled, people["Amara"], at)
    _taken_over(organisation, filled, assessor, at)
    _talked_about(filled, people, at)
    _rated_apart(filled, assessor, at)
    empty = create(organisation=organisation, title="Nothing yet", actor=assessor, at=at)
    remarked(Cast(organisation, organisation, people), "Iman")
    _named(filled, people, at)
    _changed(Cast(organisation, organisation, people), filled, at)
    _told_about(filled, people, at, Path(folder))
    _supervised(organisation, people["Dov"], at)
    found = {"filled": filled, "submitted": submitted, "empty": empty, **reviewed(organisation, people)}
    told = {state: held.public_id for state, held in found.items()}
    sys.stdout.write(json.dumps({"organisation": organisation.public_id, **told}) + "\n")


def reviewed(organisation: Any, people: dict[str, Any]) -> dict[str, Any]:
    """Assessments at each stop between review and decision."""
    from tests.web.cast import PEOPLE, Cast
    from tests.web.reviews.cast import LONG, Story

    held = Cast(organisation, None, {role: people[name] for role, name in PEOPLE.items() if name in people})
    returned = Story(held, "conditions").in_review("reviewer")
    returned.view("reviewer", "return", LONG)
    returned.return_("Hear children of 16 and 17, or record why not.")
    returned.rewritten(title="Strangers read the names of children")
    reviewing = returned.in_review("reviewer")
    for role, kind in (("reviewer", "family"), ("decider", "makes-or-manages")):
        reviewing.declare(role, kind, LONG)
    advised = Story(held, "conditions").in_review("reviewer")
    advised.view("reviewer", "supports-with-remarks", LONG)
    advised.advise(LONG)
    stopped = Story(held, "article-36").in_review("reviewer")
    stopped.view("reviewer")
    stopped.advise()
    proposed = Story(held, "refused").in_review("reviewer")
    proposed.view("reviewer")
    proposed.advise()
    proposed.propose()
    decided = Story(held, "conditions").in_review("reviewer")
    decided.view("reviewer")
    decided.advise()
    decided.decide(outcome="proceed-with-conditions", measures=("M02",), conditions=LONG, reasons=LONG)
    decided.dissent("observer", LONG)
    decided.reopened()
    stories = {
        "in_review": reviewing,
        "advised": advised,
        "stopped": stopped,
        "proposed": proposed,
        "decided": decided,
    }
    return {state: story.row for state, story in stories.items()}


def _named(held, people, at):
    """Documents named for somebody who joined, one of them opened, one ended; and for somebody who is invited."""
    import datetime as dt

    from bestinterests.web.assessments.outside.granting import name_papers, note_opening, withdraw_grant

    until, deniz = at + dt.timedelta(days=30), people["Deniz"]
    given = {"assessment": held, "version": None, "purpose": "a yearly audit " + "w" * 150, "until": until, "at": at}
    open_, ended, _ = (
        name_papers(email=email, papers=["dpia", "action-plan"], actor=deniz, **given)
        for email in ("oriel@example.org", "oriel@example.org", "somebody-who-is-invited@example.org")
    )
    withdraw_grant(grant=ended, actor=deniz, at=at)
    opened = {"paper": "dpia", "form": "html", "revision": 1, "content": b"A copy."}
    note_opening(grant=open_, actor=people["Oriel"], at=at, **opened)


def _changed(cast, filled, at):
    """Change requests in each state, a link, an incident, and a day that was set."""
    from msgspec.structs import replace

    from bestinterests.web.change_requests import actions
    from tests.web.cast import PEOPLE, Cast
    from tests.web.changes.cast import TOLD, acting, answered, described, happened, linked

    named = Cast(
        cast.organisation, None, {role: cast.people[name] for role, name in PEOPLE.items() if name in cast.people}
    )
    described(named, at)
    waiting = described(named, at, by="observer")
    actions.ask(request=waiting, text="Who hears it?", actor=cast.people["Dov"].public_id, at=at)
    done = described(named, at, replace(TOLD, assessment=filled.public_id, features=("F01",), feature_names=("Chat",)))
    answered(named, done, at, "update", filled)
    new = described(named, at)
    answered(named, new, at, "new-assessment")
    linked(named, at, filled, label="Games team", service="Pond Pals", features=[("F01", "Chat")])
    happened(named, filled, at)
    actions.set_date(assessment=filled, on=at.date(), why="The trial ends.", actor=acting(cast.people["Amara"]), at=at)


def _supervised(organisation, person, at):
    """A service with its rows, a note, two follow-ups and a saved question."""
    from django.utils import timezone
    from msgspec.structs import replace

    from bestinterests.web.accounts.access import standings_of
    from bestinterests.web.assessments.actions import create_from
    from bestinterests.web.assessments.people import actor_of
    from bestinterests.web.desk.actions import keeping, supervising
    from bestinterests.web.desk.models import TABLES
    from tests.web.assessments.cast import example

    held = example("harbour-classroom")
    real = replace(held, assessment=replace(held.assessment, fictional=False))
    assessor = next(each.person for each in organisation.memberships.all() if each.person.display_name == "Amara")
    create_from(organisation=organisation, document=real, actor=actor_of(standings_of(assessor)[0]), at=at)
    on = timezone.localdate(at)
    keeping.bring_up_to_date(on, 100)
    standing = standings_of(person)[0]
    version = TABLES["versions"]._base_manager.get(holder=organisation, fictional=False, edtech=True)
    service = supervising.Service("own", version.service, version.service_name)
    supervising.write_note(standing=standing, service=service, text="Who decides, " + "w" * 150, at=at)
    for day in (on, on.replace(year=on.year - 1, day=1)):
        supervising.make_follow_up(standing=standing, service=service, day=day, what="Ask again", person="", at=at)
    asked = {"right": "article-28"}
    supervising.save_question(standing=standing, name="Schooling", question="heat", where="own", asked=asked, at=at)


def _told_about(held, people, at, folder):
    """A portal, and cases: one that waits, one worked on and decided in part, one with the lead, one of a while ago."""
    import datetime as dt

    from bestinterests.web.redress import keys
    from bestinterests.web.redress.access import handler
    from bestinterests.web.redress.actions import answering, handling
    from bestinterests.workflow.casework.events import Decided
    from tests.web.redress.cast import portal, received

    (folder / keys.FILE).write_text(keys.written(keys.new_ring(f"{at:%Y-%m-%d}")), encoding="utf-8")
    (folder / keys.FILE).chmod(0o600)
    door, callum = portal(held, at), people["Callum"].public_id
    who = handler(callum, frozenset({"case-handler"}))
    week = at - dt.timedelta(days=20)
    received(door, "waits", week, urgent=True)
    received(door, "unsafe", at, unsafe=True, happened="Somebody waits for me after school.")
    for number in range(12):
        received(door, f"old {number}", at - dt.timedelta(days=100 + number), band="10-12", nation="wales")
    asks = {"door": "my-data", "requests": ("erasure", "access"), "happened": "W" * 300 + " and more.\n\nIt hurts."}
    mine = received(door, "mine", week, **asks).row
    adult = {"visitor": "parent", "helped": "for-a-child", "door": "my-data", "requests": ("access",)}
    other = received(door, "other", week, **adult).row
    for row in (mine, other):
        handling.assign(row=row, to=callum, who=who, at=at)
    answering.reply(row=mine, text="Thank you. We look into it now.", template="thanks", who=who, at=at)
    answering.ask(row=mine, what="identity", text="What is your name in the game?", who=who, at=at)
    told = {"outcome": "refused", "ground": "keep-law", "reason": "A law asks for it.", "words": "A law says so."}
    answering.decide(row=mine, said=Decided(item="1", by=callum, at=at, **told), who=who, at=at)
    handling.link(row=mine, other=other, reason="The same game.", who=who, at=at)
    handling.hold(row=mine, reason="A court asks.", who=who, at=at)


def _written_twice(held, person, at):
    """A history, a file that waits with questions, and texts typed and not saved, one of them in somebody's way."""
    from msgspec.structs import replace

    from bestinterests.changes import diff
    from bestinterests.formats.yaml_writing import write_yaml
    from bestinterests.web.accounts.access import standings_of
    from bestinterests.web.assessments.actions import edit, keep_draft, keep_upload
    from bestinterests.web.assessments.actions.committing import read
    from bestinterests.web.assessments.people import actor_of

    actor = actor_of(standings_of(person)[0])
    before = read(held.pk).document

    def said(words):
        first, *rest = before.assessment.impacts
        impact = replace(first, mechanism=f"{first.mechanism} {words}", before=replace(first.before, agreed=()))
        return replace(before, assessment=replace(before.assessment, impacts=(impact, *rest), title=words))

    edit(assessment=held, base_revision=1, changes=diff(before, said("Written here.")), actor=actor, at=at)
    file = write_yaml(said("Written elsewhere.")).encode()
    for name, content in (("back-revision-1-2026-03-01.bia.yaml", file), ("risks.csv", b"Risk,Severity\nFalls,Low\n")):
        keep_upload(organisation=held.organisation, assessment=held, name=name, content=content, actor=actor, at=at)
    for place, words in (("impacts/I01/mechanism", "Typed."), ("summary", "Typed, too.")):
        path = ("assessment", *place.split("/"))
        keep_draft(assessment=held, place=path, value=words, base_revision=1, actor=actor, at=at)


def _taken_over(organisation, source, actor, at):
    """Another service that took a feature over, with its judgements, before it changed where it came from."""
    from msgspec.structs import replace

    from bestinterests.changes import diff
    from bestinterests.web.assessments.actions import create, edit
    from bestinterests.web.assessments.actions.committing import read
    from bestinterests.web.assessments.models import Assessment
    from bestinterests.web.assessments.reuse.taking import Asked, take_over

    row = create(organisation=organisation, title="Wave Pals", patterns=("chat",), actor=actor, at=at)
    held = Assessment.objects.select_related("organisation", "ledger").get(pk=source.pk)
    take_over(assessment=row, source=held, asked=Asked("F04", judgements=True), key="t-stage", actor=actor, at=at)
    before = read(source.pk)
    features = tuple(
        replace(each, description=f"{each.description} Strangers are kept out.", default="Off")
        if each.id == "F04"
        else each
        for each in before.document.assessment.features
    )
    after = replace(before.document, assessment=replace(before.document.assessment, features=features))
    edit(
        assessment=source,
        base_revision=before.revision,
        changes=diff(before.document, after),
        actor=actor,
        at=at,
    )


def _rated_apart(held, actor, at):
    """A round that runs, in which the assessor's rating is open, and one that is shown; the ratings stand far apart."""
    from bestinterests.web.assessments.apart.actions import give, keep, open_round
    from bestinterests.web.assessments.apart.rounds import writers
    from tests.web.reviews.cast import LONG

    pair = [each for each in writers(held.organisation) if each.name in ("Amara", "Anton")]
    named = {"assessment": held, "raters": pair, "until": at.date(), "actor": actor, "at": at}
    shown = open_round(asks={"I29": {"before": ("gravity", "likelihood")}}, **named)
    for who, item, level in zip(pair, ("P01", "P04"), ("grave", "minor"), strict=True):
        said = [{"scale": "gravity", "level": level, "reason": LONG}, {"scale": "likelihood", "level": "unknown"}]
        keep(round_=shown, impact="I29", slot="before", value={"agreed": said}, actor=who, at=at)
        give(round_=shown, item=item, actor=who, at=at)
    # Its page is linked before the list of impacts, so that a rating alone is what the crawl looks at.
    open_round(asks={"I28": {"before": ("size", "likelihood"), "certainty": ("certainty",)}}, **named)


def _talked_about(held, people, at):
    """A thread with long words and some that are removed, one that is resolved, one on what is gone; a notice."""
    from bestinterests.web.accounts.access import standings_of
    from bestinterests.web.assessments.actions import answer, begin_thread, resolve, take_back
    from bestinterests.web.assessments.people import actor_of

    amara, bram, edda = (actor_of(standings_of(people[name])[0]) for name in ("Amara", "Bram", "Edda"))
    long = ("Longwordwithoutanyspace" * 20 + " and many that are short. ") * 8
    for place, words in (("impacts/I01/mechanism", long), ("service/name", "Done?"), ("impacts/I999/title", "Gone?")):
        thread = begin_thread(assessment=held, place=f"assessment/{place}", text=words[:4000], actor=bram, at=at)
        answered = answer(thread=thread, text="@Bram, look again.", actor=amara, at=at)
        if words == "Done?":
            take_back(comment=answered, actor=amara, at=at)
            resolve(thread=thread, actor=edda, at=at)
        else:
            answer(thread=thread, text="I looked, @Amara.\n\nIt is so.", actor=bram, at=at)


if __name__ == "__main__":
    main(sys.argv[1])
