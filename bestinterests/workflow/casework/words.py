"""The words of casework: doors, requests, kinds of item, states and outcomes. Texts for visitors stand elsewhere.

Source: UK GDPR Arts 12 to 22D; DPA 2018 s.164A (complaints to the controller); Children's code, standard 15 (online
tools); UNCRC Art 12 and General comment No. 25 on remedies. That there are three doors, that each thing asked for is an
item of its own, and the states are ours.
"""

from typing import Literal

Door = Literal["my-data", "breaks-the-code", "not-good-for-us"]
Request = Literal[
    "access",
    "rectification",
    "erasure",
    "restriction",
    "portability",
    "objection",
    "marketing",
    "automated-decision",
    "age-result",
]
Visitor = Literal["child", "parent", "teacher", "helper", "other"]
Band = Literal["0-5", "6-9", "10-12", "13-15", "16-17"]
Nation = Literal["england", "wales", "scotland", "northern-ireland", "unknown"]
Helped = Literal["alone", "with-an-adult", "for-a-child"]
Channel = Literal["portal", "e-mail", "letter", "telephone", "in-person", "social-media", "other"]
ItemKind = Literal["rights-request", "complaint", "code-report", "feedback", "safeguarding-concern"]
State = Literal["received", "in-progress", "waiting", "decided", "told", "closed", "withdrawn", "merged"]
Outcome = Literal["upheld", "partly-upheld", "not-upheld", "refused", "referred", "withdrawn"]
Remedy = Literal["done", "changed", "explained", "apology", "none"]

DOORS: dict[Door, str] = {
    "my-data": "My data",
    "breaks-the-code": "This service breaks the rules",
    "not-good-for-us": "This use of data is not good for us",
}
"""Every door, as staff read it."""

REQUESTS: dict[Request, tuple[str, str]] = {
    "access": ("See it", "UK GDPR Art 15"),
    "rectification": ("Put it right", "UK GDPR Art 16"),
    "erasure": ("Delete it", "UK GDPR Art 17"),
    "restriction": ("Stop using it for now", "UK GDPR Art 18"),
    "portability": ("Take it elsewhere", "UK GDPR Art 20"),
    "objection": ("Object to a use", "UK GDPR Art 21"),
    "marketing": ("Stop direct marketing", "UK GDPR Art 21(2) and (3): never refused"),
    "automated-decision": ("A computer decided", "UK GDPR Arts 22A to 22D"),
    "age-result": ("My age was judged wrongly", "Children's code, standard 3; UK GDPR Arts 16 and 22A to 22D"),
}
"""What can be asked for at the first door: the words, and the law it rests on."""

VISITORS: dict[Visitor, str] = {
    "child": "A child or young person",
    "parent": "A parent or carer",
    "teacher": "A teacher or somebody who works with children",
    "helper": "Somebody who acts for a child, such as an advocate or a charity",
    "other": "Somebody else",
}
"""Who somebody says they are. Nobody is asked to show it, until a request needs it."""

BANDS: tuple[Band, ...] = ("0-5", "6-9", "10-12", "13-15", "16-17")
"""Age bands, as the packs name them. No date of birth is ever asked for."""

NATIONS: dict[Nation, str] = {
    "england": "England",
    "wales": "Wales",
    "scotland": "Scotland",
    "northern-ireland": "Northern Ireland",
    "unknown": "Not said",
}
"""Where somebody lives: holidays, competence and who can help differ."""

HELPED: dict[Helped, str] = {
    "alone": "Wrote it alone",
    "with-an-adult": "Wrote it with an adult",
    "for-a-child": "An adult wrote for a child",
}
"""How it was written."""

CHANNELS: dict[Channel, str] = {
    "portal": "This portal",
    "e-mail": "E-mail",
    "letter": "Letter",
    "telephone": "Telephone",
    "in-person": "In person",
    "social-media": "Social media",
    "other": "Another way",
}
"""How it came in. A request needs no form: it counts from the day on which anybody here received it."""

ITEM_KINDS: dict[ItemKind, tuple[str, str]] = {
    "rights-request": ("Data-rights request", "One month (UK GDPR Art 12A)"),
    "complaint": ("Complaint", "Acknowledged within 30 days (DPA 2018 s.164A); the outcome without undue delay"),
    "code-report": ("Report that the code is broken", "No clock in law; a target of our own"),
    "feedback": ("Feedback on a use of data", "No clock in law; a target of our own"),
    "safeguarding-concern": ("Safeguarding concern", "Hours, by the safeguarding lead"),
}
"""What an item of a case is: the words, and its clock. Where in doubt, treat it as a complaint, too."""

STATES: dict[State, str] = {
    "received": "Received: nobody has it yet",
    "in-progress": "Somebody works on it",
    "waiting": "Waits for whoever sent it",
    "decided": "Decided, and to be told",
    "told": "Told what came of it",
    "closed": "Closed",
    "withdrawn": "Withdrawn by whoever sent it",
    "merged": "Taken on in another case",
}
"""Every state of a case, in words for staff. That it is overdue is worked out, never stored."""

OPEN: tuple[State, ...] = ("received", "in-progress", "waiting", "decided")
"""States in which something is owed."""

OUTCOMES: dict[Outcome, str] = {
    "upheld": "Upheld",
    "partly-upheld": "Partly upheld",
    "not-upheld": "Not upheld",
    "refused": "Refused, on a ground in law",
    "referred": "Referred to somebody else",
    "withdrawn": "Withdrawn",
}
"""What can come of an item."""

REMEDIES: dict[Remedy, str] = {
    "done": "What was asked for is done",
    "changed": "The service was changed",
    "explained": "It was explained",
    "apology": "We said sorry",
    "none": "Nothing",
}
"""What somebody gets."""

CASE_EVENTS: dict[str, str] = {
    "case.told": "was received at the portal",
    "case.entered": "was entered by staff",
    "case.added": "was added to by whoever sent it",
    "case.replied": "was answered with a message",
    "case.asked": "waits for an answer from whoever sent it",
    "case.confirmed": "got the answer it waited for",
    "case.extended": "has a longer deadline",
    "case.classified": "was sorted into items",
    "case.assigned": "has somebody who works on it",
    "case.urgent": "was marked as urgent, or no longer",
    "case.flagged": "was passed to the safeguarding lead",
    "case.settled": "came back from the safeguarding lead",
    "case.authority": "has a record of who may act for the child",
    "case.decided": "has a decision on an item",
    "case.told_outcome": "had its outcome told",
    "case.reviewed": "was looked at again by somebody else",
    "case.held": "is on legal hold",
    "case.released": "is off legal hold",
    "case.linked": "was linked to another case",
    "case.merged": "was taken on in another case",
    "case.consequence": "changed the assessment",
    "case.followed": "has news of what changed",
    "case.judged": "was called fair, or not, by whoever sent it",
    "case.withdrawn": "was withdrawn by whoever sent it",
    "case.closed": "was closed",
    "case.reopened": "was opened again",
    "content.removed": "had content removed lawfully",
}
"""Everything that is written into the ledger of a case, with the words in which it is told."""
