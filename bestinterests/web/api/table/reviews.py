"""Operations on the course of an assessment: reading it, and each step."""

from __future__ import annotations

from bestinterests.web.api.operations import Gives
from bestinterests.web.api.shapes import reviews
from bestinterests.web.api.shapes.members import DeclareInterest, InterestsTold
from bestinterests.web.api.table.rows import ASSESSMENT, reading, step

REVIEWS = (
    reading(
        "course",
        f"{ASSESSMENT}/course",
        "Where it stands, what was said about each version, and what can be done now",
        "reviews:course",
        reviews.CourseTold,
        "Review and decision",
        more="Views of a round are left out until the last of them is given, but for the person's own.",
        refuses=(409, 410),
    ),
    reading(
        "submission",
        f"{ASSESSMENT}/versions/{{version}}",
        "What was submitted last of a version, and what followed on it then",
        "reviews:submission",
        reviews.SubmissionTold,
        "Review and decision",
    )._replace(gives=(Gives(200, reviews.SubmissionTold, "As it was stored.", headers=("ETag",)),)),
    reading(
        "assessment_interests",
        f"{ASSESSMENT}/interests",
        "What everybody has declared for the version that is worked on",
        "interests:in_assessment",
        InterestsTold,
        "Review and decision",
        scope="people",
        refuses=(409, 410),
        who="Administrators and data protection officers",
    ),
    step("submit", "Submit the record as it was read at a revision", reviews.Submit, "Assessors"),
    step("recall", "Take a submission back before reviewers were asked", reviews.Nothing, "Assessors"),
    step("screen_out", "Record that children are not likely to use the service", reviews.Nothing, "Deciders"),
    step("open_draft", "Open the next draft", reviews.Nothing, "Assessors"),
    step("withdraw", "Do not pursue it", reviews.Reasons, "Deciders and administrators"),
    step("open_round", "Ask people to read what is submitted", reviews.OpenRound, "Deciders and administrators"),
    step("view", "Give a reviewer's view", reviews.GiveView, "Reviewers who were asked"),
    step("advise", "Give the data protection officer's advice", reviews.GiveAdvice, "Data protection officers"),
    step("return", "Send it back, for reasons", reviews.SeenReasons, "Deciders"),
    step(
        "decide",
        "Decide on what is submitted",
        reviews.Decide,
        "Deciders",
        "Where the decision takes two people, this proposes it: `proposed` is true, and nothing is decided. The second "
        "signature is given by a person who is signed in, and by no token.",
    ),
    step(
        "retract",
        "Take a proposed decision off the table",
        reviews.Reasons,
        "Whoever proposed it, and second signatories",
    ),
    step("interest", "Declare an interest in it, or that there is none", DeclareInterest, "Any member"),
    step(
        "release",
        "Take somebody out of a round who can no longer give a view",
        reviews.Release,
        "Deciders and administrators",
        "Views stay sealed until all that remain are given.",
    ),
    step("dissent", "Record what somebody holds instead of the decision in force", reviews.Dissent, "Any member"),
)
