"""Templates to start from: ours, drafts, no regulator's words. A person takes one, writes what is theirs, and signs.

A template is plain text: paragraphs parted by blank lines, lines that begin with '- ' as a list, and places in braces
that are filled. A place that stands alone on its line may be filled with a list.
"""

from __future__ import annotations

OURS = "Made from a template of ours. No regulator wrote or checked these words; whoever signs them answers for them."
THEIRS = "Made from a template that was brought along. Whoever signs it answers for its words."

LETTER = """\
To {organisation}
{address}

{date}

Reference: {reference}

Your service {service}

We have read the assessment of {service} of {assessed}, digest {digest}. It is your own assessment: we did not make it,
and by this letter we neither approve it nor find against it.

From reading it, and where it says so from what others found, we ask the following.

{questions}

Please answer each by {answer_by}, with what shows it, to {answer_to}. If an answer would name a child, or put one at
risk, tell us so first and leave it out.

If you think that we read something wrongly, tell us where and we will look at it again.

{signed_by}
{supervisor}
"""

REQUEST = """\
To {organisation}
{address}

{date}

Reference: {reference}

Your service {service}: information that we ask for

We have read the assessment of {service} of {assessed}, digest {digest}. To understand it we ask for what it rests on.
This is a request for information; nothing is found or decided by it.

On what basis we ask: {basis}

Please send us:

{documents}

And please answer:

{questions}

Please send it by {answer_by} to {answer_to}. Leave out the names of children and whatever could make one known again;
say where you left something out. If you may not send something, say what it is and why.

{signed_by}
{supervisor}
"""

ASSESSMENT = """\
To {organisation}
{address}

{date}

Reference: {reference}

Your service {service}: its assessment, for which we ask

We hold no assessment of {service}. What we know of it was found by others and came to us in tables of facts. We have
rated nothing of it, and by this request nothing is found or decided.

On what basis we ask: {basis}

We ask for this. Where something below was found by others, what their method cannot show stands with it.

{questions}

Please send it by {answer_by} to {answer_to}. Leave out the names of children and whatever could make one known again;
say where you left something out. If you may not send something, say what it is and why.

{signed_by}
{supervisor}
"""

TEMPLATES = {"letter": LETTER, "request": REQUEST, "assessment": ASSESSMENT}
"""Templates by kind."""
