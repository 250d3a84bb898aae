"""Where the rules of the clocks can be checked. Read in stored copies, not on the live web."""

from bestinterests.domain.pack import Source

_COPY = "Read in a stored copy, November 2026."
_QUOTED = "Not read; as quoted by others, November 2026."

SOURCES: dict[str, Source] = {
    source.id: source
    for source in (
        Source(
            id="art-12",
            title="UK GDPR Art 12 before 5 February 2026",
            address="https://www.legislation.gov.uk/eur/2016/679/article/12",
            read="Not read again in its old wording.",
        ),
        Source(
            id="art-12a",
            title="UK GDPR Art 12A, by the Data (Use and Access) Act 2025 s.76",
            address="https://www.legislation.gov.uk/ukpga/2025/18/section/76",
            read=_COPY,
        ),
        Source(
            id="si-2026-82",
            title="SI 2026/82, which brings the Act of 2025 into force, regs 2 to 7",
            address="https://www.legislation.gov.uk/uksi/2026/82",
            read=_COPY,
        ),
        Source(
            id="arts-22a-22d",
            title="UK GDPR Arts 22A to 22D, by the Data (Use and Access) Act 2025 s.80",
            address="https://www.legislation.gov.uk/ukpga/2025/18/section/80",
            read="Its commencement read in SI 2026/82 reg 5; the Articles in part.",
        ),
        Source(
            id="art-21",
            title="UK GDPR Art 21(2) and (3)",
            address="https://www.legislation.gov.uk/eur/2016/679/article/21",
            read="Not read again.",
        ),
        Source(
            id="s-164a",
            title="Data Protection Act 2018 s.164A, by the Data (Use and Access) Act 2025 s.103",
            address="https://www.legislation.gov.uk/ukpga/2025/18/section/103",
            read=_COPY,
        ),
        Source(
            id="reg-1182-71",
            title="Regulation (EEC, Euratom) 1182/71 Art 3",
            address="https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:31971R1182",
            read="Read in part, in a stored copy, November 2026.",
        ),
        Source(
            id="s-205",
            title="Data Protection Act 2018 s.205(2)",
            address="https://www.legislation.gov.uk/ukpga/2018/12/section/205",
            read=_COPY,
        ),
        Source(
            id="ico-time",
            title="ICO: how long there is to comply with a request",
            address="https://ico.org.uk/for-organisations/uk-gdpr-guidance-and-resources/individual-rights/"
            "right-of-access/what-should-we-consider-when-responding-to-a-request/",
            read="Read in part, in a stored copy of the text before the Act of 2025.",
        ),
        Source(
            id="ico-complaints",
            title="ICO: how to deal with data protection complaints",
            address="https://www.privacylaws.com/news/"
            "ico-issues-guidance-on-how-to-deal-with-data-protection-complaints/",
            read=_QUOTED,
        ),
        Source(
            id="ico-acknowledge",
            title="ICO: responses to its consultation on complaints, acknowledging a complaint",
            address="https://ico.org.uk/about-the-ico/responses-to-ico-consultations/summary-of-responses-to-our-"
            "consultation-on-draft-complaints-guidance-for-organisations/key-themes/acknowledge-the-complaint",
            read=_COPY,
        ),
        Source(
            id="pause-seven",
            title="A calculator that cites the ICO and counts a pause without its first day",
            address="https://myprivacy.tools/tool-dsardeadline.html",
            read=_COPY,
        ),
    )
}
"""Each source by its id."""
