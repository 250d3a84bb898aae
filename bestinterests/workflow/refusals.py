"""Why something may not be done: each code with its sentence and who could help. Screens and API show the same."""

from collections.abc import Mapping
from typing import NamedTuple

from bestinterests.domain.problem import Refusal


class Wording(NamedTuple):
    """A refusal before its words are filled in."""

    sentence: str
    help: str = ""


_ASSESSORS = "The assessors."
_OFFICERS = "The data protection officer or a decider."
_OTHER = "Somebody else with that duty; an administrator can give it."
_JUDGE_AGAIN = "Judge {impact} again and say why, then note that it was weighed."

REFUSALS: dict[str, Wording] = {
    "step.not-now": Wording("It cannot be {done} while it is {state}.", "{turn}"),
    "step.no-duty": Wording("Only {duties} can do this.", "An administrator can give the duty."),
    "step.draft-open": Wording("A draft is open already.", _ASSESSORS),
    "step.no-reasons": Wording("Reasons are missing."),
    "step.other-record": Wording("Another text was submitted since you looked. Read it, then try again."),
    "edit.closed": Wording("It cannot be edited while it is {state}.", "{turn}"),
    "work.closed": Wording("Work on actions cannot be recorded while it is {state}.", "{turn}"),
    "work.other-field": Wording(
        "Whoever works on an action records only whether it is done and how its test went: not {fields}.", _ASSESSORS
    ),
    "work.abandoned": Wording("Giving an action up changes the plan.", _ASSESSORS),
    "submit.unfinished": Wording("It is unfinished: {open}.", _ASSESSORS),
    "submit.errors": Wording("It has errors that must be mended first: {errors}.", _ASSESSORS),
    "submit.other-record": Wording("The record has changed since it was evaluated. Look at it again, then submit."),
    "submit.rating-apart": Wording("Impacts are still being rated apart: {impacts}.", "Whoever opened that round."),
    "apart.too-few": Wording(
        "At least two people rate apart.", "An administrator can give more people the role of assessor."
    ),
    "apart.no-duty": Wording("{names} cannot be asked: they do not write assessments here.", "An administrator."),
    "apart.twice": Wording("{names} is named twice."),
    "apart.nothing": Wording("Nothing is asked: choose at least one impact and one question that it can be asked."),
    "apart.busy": Wording("Being rated apart already: {impacts}.", "Whoever opened that round can close it."),
    "apart.past": Wording("That day has passed: choose a later one."),
    "apart.not-asked": Wording("This round asks other people.", "Whoever opened it."),
    "apart.over": Wording("This round is over."),
    "apart.given": Wording("Your rating is given and stands."),
    "apart.who": Wording("Say first who you are in this assessment."),
    "apart.same-person": Wording("Somebody else in this round has said that they are {item}."),
    "apart.unfinished": Wording("Still to be rated: {missing}."),
    "apart.not-opener": Wording("Only whoever opened this round can close it."),
    "apart.runs": Wording(
        "Being rated apart, so it stands still until the round is over: {what}.",
        "Whoever opened the round can close it.",
    ),
    "reopened.evidence": Wording(
        "{evidence} cannot be deleted: upheld cases rest on it.",
        "Judge again what it contradicts and say why, then note that it was weighed. What it says can be written into.",
    ),
    "reopened.contradiction": Wording(
        "{impact} stays among what {evidence} contradicts: upheld cases rest on it.", _JUDGE_AGAIN
    ),
    "reopened.impact": Wording(
        "{impact} cannot be deleted: upheld cases contradict it ({evidence}), and nobody has judged it again.",
        _JUDGE_AGAIN,
    ),
    "reopened.not-judged": Wording(
        "{impact} was not judged again with a reason since upheld cases contradicted it ({evidence}).", _JUDGE_AGAIN
    ),
    "reopened.put-back": Wording(
        "{impact} would be judged as it was before upheld cases contradicted it ({evidence}).",
        "Keep the newer judgement, or judge {impact} again and say why; or note first in {evidence} that it is open.",
    ),
    "upgrade.other-record": Wording("The record has changed since you looked. Look at the preview again."),
    "submit.screened-out": Wording(
        "The scope test says that children are not likely to use the service. There is nothing to review.",
        "A decider can record it as screened out.",
    ),
    "recall.in-review": Wording("Reviewers have read it.", "The decider can send it back."),
    "screen-out.scope": Wording("The scope test does not say that it is screened out.", _ASSESSORS),
    "screen-out.no-reason": Wording("The scope test gives no reason.", _ASSESSORS),
    "screen-out.no-review": Wording("No day is set on which this is looked at again.", _ASSESSORS),
    "screen-out.own-work": Wording("Nobody screens out a service that they assessed.", _OTHER),
    "round.too-few": Wording("At least {least} must be asked.", "An administrator can give the duty to more people."),
    "round.own-work": Wording("Nobody reviews their own work: {names} wrote part of it.", "Other reviewers."),
    "round.no-duty": Wording("{names} cannot be asked: they are no reviewers.", "An administrator can give the duty."),
    "round.twice": Wording("{names} is named twice."),
    "round.interest": Wording("{names} cannot be asked: they have declared an interest.", "Other reviewers."),
    "release.not-waited": Wording("The round does not wait for them."),
    "release.can-still": Wording(
        "{name} can still give a view.", "They can; or a decider can send it back, with reasons."
    ),
    "release.too-few": Wording(
        "Without them too few views would remain: {least} at least. Ask another in their place.",
        "An administrator can give the duty to more people.",
    ),
    "interest.closed": Wording("Nothing can be declared for a version that is {state}."),
    "interest.spoken": Wording(
        "You have said something on it, and what you declared stands beside it.",
        "A decider can send it back; on the next text you can declare anew.",
    ),
    "interest.no-words": Wording("Say in your words what the interest is."),
    "review.interest": Wording("You have declared: {interest}. Somebody else reviews it.", "The other reviewers."),
    "review.own-work": Wording("Nobody reviews their own work.", "The other reviewers."),
    "review.not-asked": Wording("This round asks other reviewers.", "Whoever opened it can ask you in the next one."),
    "review.given": Wording("Your view is given and stands."),
    "review.no-remarks": Wording("Remarks are missing: this view needs them."),
    "advise.own-work": Wording("Advice must be independent: you wrote part of the record.", _OTHER),
    "advise.decides": Wording(
        "Advice must be independent: who advises cannot be a decider too (UK GDPR Art 38(6)).",
        "An administrator can part the duties.",
    ),
    "advise.blank": Wording("The advice is blank."),
    "decide.not-named": Wording("A decision needs a name under it.", "You can write your name in your account."),
    "decide.own-work": Wording("Nobody decides on their own assessment.", _OTHER),
    "decide.own-review": Wording("Nobody decides on what they reviewed.", _OTHER),
    "decide.own-advice": Wording("Nobody decides on what they advised on.", _OTHER),
    "decide.interest": Wording("You have declared: {interest}. Somebody else decides.", _OTHER),
    "decide.other-record": Wording("The evaluation is of another record than the one submitted."),
    "decide.no-advice": Wording(
        "The data protection officer has not advised on it (UK GDPR Art 35(2)).", "The data protection officer."
    ),
    "decide.advice-undecided": Wording("Say whether the advice is accepted or overruled."),
    "decide.overruled-without-reasons": Wording("Advice is overruled only with reasons."),
    "decide.no-expiry": Wording("Set the day on which the decision lapses."),
    "decide.expiry-past": Wording("The decision would have lapsed before it begins: choose a later day."),
    "decide.article-36": Wording(
        "The law asks for the regulator to be consulted first (UK GDPR Art 36): {impacts}.",
        "Whoever consults the regulator; or the assessors, by bringing the risk below high.",
    ),
    "decide.stop": Wording("The record stops: {rules}. No decision lifts that.", _ASSESSORS),
    "decide.conditions-asked": Wording("On this record it may go on only with conditions: choose that outcome."),
    "decide.conditions-missing": Wording("Measures on which the verdict rests must be conditions: {measures}."),
    "decide.no-conditions": Wording("Conditions are missing: name measures or write them."),
    "decide.senior": Wording(
        "High by this method, lower on the ICO's table: a named senior person decides. This is our step, not a duty.",
        "A decider who is a named senior person.",
    ),
    "decide.second-signature": Wording(
        "To go on where the verdict is '{verdict}' takes a second signature.",
        "A second signatory or another decider.",
    ),
    "decide.second-not-independent": Wording(
        "The second signature must be of somebody else who may sign and neither assessed, reviewed nor advised.",
        "Another second signatory or decider.",
    ),
    "decide.second-interest": Wording(
        "The second signature cannot be of somebody who has declared: {interest}.",
        "Another second signatory or decider.",
    ),
    "propose.not-asked": Wording("This decision takes no second signature: it is decided at once."),
    "sign.nothing": Wording("No decision waits for a signature.", "A decider can propose one."),
    "sign.proposer-gone": Wording("Who proposed it no longer belongs here.", "Another decider can propose it."),
    "sign.other-proposal": Wording("The proposal has changed since you looked. Read it again, then sign."),
    "share.no-paper": Wording("Choose at least one document."),
    "share.unknown-paper": Wording("One of these documents does not exist."),
    "share.no-reader": Wording("Say who reads it: the e-mail address of one person."),
    "share.no-role": Wording(
        "{name} belongs here and is no outside reader.",
        "An administrator can give that role, or leave it: who works here can read assessments without it.",
    ),
    "share.invited-otherwise": Wording(
        "{name} is invited already, and not as an outside reader.", "An administrator can invite them in that role."
    ),
    "share.no-purpose": Wording("Say what it is read for: it stands on every page."),
    "share.past": Wording("It would be over before it begins: choose a later day."),
    "share.too-long": Wording("A document stays open for {days} days at most. It can be named again then."),
    "share.not-decided": Wording("Version {version} has no decision that it could be read with."),
    "share.ended": Wording("It has ended already."),
    "dissent.no-decision": Wording("There is no decision in force to differ from."),
    "dissent.own-decision": Wording("It is your own decision. Propose another in the next version."),
    "dissent.blank": Wording("Say what you hold instead, and why."),
    "change.answered": Wording("It is answered.", "The answer can be reconsidered."),
    "change.asked": Wording("A question waits for the sender already.", "The sender."),
    "change.no-question": Wording("Write what you want to know."),
    "change.nothing-added": Wording("Write what you want to add."),
    "change.other-sender": Wording("Only the sender adds to it here.", "The sender; officers can ask back."),
    "change.too-much": Wording("So much was said about it already. Describe what is new as a change of its own."),
    "change.no-reason": Wording("Give the reason for the answer. The sender reads it."),
    "change.no-assessment": Wording("Choose the assessment that is updated."),
    "change.no-because": Wording("Say why the earlier answer no longer holds."),
    "change.other-answer": Wording("A new assessment is begun where that is the answer.", _OFFICERS),
    "change.begun": Wording("The new assessment is begun already."),
    "change.not-answered": Wording("Only an answered request may be published.", _OFFICERS),
    "change.no-wording": Wording("Write what changed, the answer and why, each in words for everybody."),
    "incident.future": Wording("It cannot have happened after today."),
    "incident.closed": Wording("It has been looked into already."),
    "incident.open": Wording("It is open already."),
    "incident.no-outcome": Wording("Write what came of it."),
    "aside.no-reason": Wording("Say why it can wait."),
    "aside.no-day": Wording("Set the day until which it can wait."),
    "aside.day": Wording("Choose a day after today, at most a year ahead."),
    "comment.sealed": Wording(
        "You are asked for your view in a round of review that is open. Until all views are given, yours is said on "
        "the page of the review alone.",
        "You can comment once the last view is given.",
    ),
    "comment.rated-apart": Wording(
        "You are asked to rate {what} apart. Until all ratings are given, what you think of it is said in yours alone.",
        "You can comment on it once the last rating is given, which is asked for until {day}, or once whoever opened "
        "the round closes it.",
    ),
    "comment.resolved": Wording("This thread is resolved. Open it again to answer in it."),
    "comment.not-own": Wording("Only whoever wrote a comment can change it."),
    "comment.gone": Wording("This comment is removed."),
    "comment.late": Wording("A comment can be corrected for 15 minutes. Write another one, or remove this one."),
    "clock.other-day": Wording("In London that instant was on {day}."),
    "clock.to-come": Wording("That day is still to come. Enter it once it has happened."),
    "clock.unsigned": Wording("Without its instant, the record has to say who entered it and when."),
    "clock.later-receipt": Wording("It was received on {day} already. Receipt can only be moved to an earlier day."),
    "clock.no-receipt": Wording("Enter first when it was received."),
    "clock.before-receipt": Wording("It was received on {day}: nothing can happen to it before that."),
    "clock.open": Wording("It is open: only what was answered can be opened again."),
    "clock.no-because": Wording(
        "Say why it is opened again: part of the answer is missing, or it is looked at afresh."
    ),
    "clock.told": Wording("The outcome was told on {day}. Open it again first."),
    "clock.no-question": Wording("Nobody had asked for that by then."),
    "clock.no-month": Wording(
        "Only the month for a request can be made longer: no time of law runs out here otherwise."
    ),
    "clock.no-reasons": Wording("The law asks for reasons: write those that the person was given."),
    "authority.hold": Wording(
        "Parents disagree, a court has ordered something, or home may not be safe: a person has to look at it first.",
        "The lead for safeguarding.",
    ),
    "authority.no-ground": Wording(
        "Record why they may act: the child says so or does not understand, or it is evidently best for the child."
    ),
    "authority.child-alone": Wording(
        "Only the child can let {who} act; nobody else can give that.",
        "The child, or somebody with parental responsibility.",
    ),
    "authority.missing": Wording("Not answered yet: {asks} Record it first."),
    "authority.cannot-authorise": Wording(
        "It is not recorded that the child understands, so their yes does not carry this.",
        "Somebody with parental responsibility.",
    ),
    "authority.may-understand": Wording(
        "It is not recorded that the child does not understand. Ask the child.", "The child."
    ),
    "ground.marketing": Wording("An objection to direct marketing is never refused. Stop the marketing now."),
    "ground.other-right": Wording("That is no ground for refusing this request: {right}."),
    "ground.no-words": Wording("Write the reason in words that the person can read."),
    "ground.not-told": Wording("A refusal has to say as well: {missing}."),
}
"""Every refusal by code."""


def refusal(code: str, **words: str) -> Refusal:
    """The refusal with its words filled in. Raises KeyError for a code or a word that is not in the table."""
    return worded(REFUSALS, code, words)


def worded(table: Mapping[str, Wording], code: str, words: Mapping[str, str]) -> Refusal:
    """A refusal of a table with its words filled in. Raises KeyError for a code or a word that is not there."""
    wording = table[code]
    return Refusal(code=code, sentence=wording.sentence.format(**words), who_could_help=wording.help.format(**words))
