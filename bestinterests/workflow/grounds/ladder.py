"""Where somebody can go who is not content with the answer: the routes in their order, with what each cannot do.

The name, address and form of the regulator are settings; none stands in here.
"""

from bestinterests.workflow.grounds.sources import said
from bestinterests.workflow.grounds.values import Rung

LADDER: tuple[Rung, ...] = (
    Rung(
        id="look-again",
        title="Ask us to look again, or complain to us",
        staff=said(
            "A complaint to us is acknowledged in 30 days, looked into, and answered. "
            "Somebody looks who did not decide it.",
            "s-164a",
            provenance="confirmed",
        ),
        key="next_steps.again_line",
        must_tell=True,
    ),
    Rung(
        id="regulator",
        title="Complain to the regulator",
        staff=said("Free, and open at any time.", "s-165", provenance="confirmed"),
        limit=said(
            "It will mostly want us to be asked first, though the law does not force that.",
            "linklaters",
            provenance="secondary",
        ),
        key="next_steps.regulator_line",
        must_tell=True,
    ),
    Rung(
        id="tribunal",
        title="First-tier Tribunal",
        staff=said(
            "Only where the regulator takes no step, or reports nothing for three months, "
            "and each three months after that.",
            "s-166",
            provenance="confirmed",
        ),
        limit=said(
            "It can make the regulator act. It cannot change an outcome, and many such cases are struck out.",
            "sloan",
            provenance="secondary",
        ),
        key="next_steps.tribunal_line",
    ),
    Rung(
        id="court",
        title="Court",
        staff=said(
            "A court can order that the law is kept, and compensation, for distress as well.",
            "s-167",
            provenance="confirmed",
        ),
        limit=said("It can cost money: get advice first.", provenance="ours"),
        key="next_steps.court_line",
        must_tell=True,
    ),
    Rung(
        id="helper",
        title="Somebody who acts for them",
        staff=said(
            "With their authority, a charity or other body that works on data protection can take each of these steps.",
            "s-187",
            provenance="confirmed",
        ),
        key="next_steps.helper_line",
    ),
    Rung(
        id="online-safety",
        title="Online safety: the service’s own reports, and Ofcom",
        staff=said("Services have to be easy to complain to about harmful content, for children as well.", "osa-20"),
        limit=said("Ofcom does not settle single complaints.", "osa-20"),
        key="next_steps.safety_rules",
    ),
)
"""Routes in the order in which people mostly take them; the last two stand beside the others."""
