"""Where grounds and routes can be checked. Read in stored copies, not on the live web."""

from bestinterests.domain.pack import Provenance, Source, Statement

_ACT = "https://www.legislation.gov.uk/ukpga/2018/12/"
_GDPR = "https://www.legislation.gov.uk/eur/2016/679/article/"
_UNREAD = "Not read again."
_COPY = "Read in a stored copy, November 2026."

_ROWS = (
    ("art-11", "UK GDPR Arts 11(2) and 12(2)", f"{_GDPR}11", _UNREAD),
    ("art-12-5", "UK GDPR Art 12(5)", f"{_GDPR}12", _UNREAD),
    ("art-12-4", "UK GDPR Art 12(4)", f"{_GDPR}12", _COPY),
    (
        "art-15",
        "UK GDPR Art 15(1A), by the Act of 2025 s.78",
        "https://www.legislation.gov.uk/ukpga/2025/18/section/78",
        _COPY,
    ),
    ("art-16", "UK GDPR Art 16", f"{_GDPR}16", _UNREAD),
    ("art-17", "UK GDPR Art 17", f"{_GDPR}17", _UNREAD),
    ("art-18", "UK GDPR Art 18", f"{_GDPR}18", _UNREAD),
    ("art-20", "UK GDPR Art 20", f"{_GDPR}20", _UNREAD),
    ("art-21", "UK GDPR Art 21", f"{_GDPR}21", _UNREAD),
    (
        "art-22a",
        "UK GDPR Art 22A, by the Act of 2025 s.80",
        "https://www.legislation.gov.uk/ukpga/2025/18/section/80",
        _COPY,
    ),
    ("sch-2", "Data Protection Act 2018 Sch 2", f"{_ACT}schedule/2", _UNREAD),
    ("sch-3", "Data Protection Act 2018 Sch 3", f"{_ACT}schedule/3", "Read in part, in a stored copy, November 2026."),
    ("sch-4", "Data Protection Act 2018 Sch 4", f"{_ACT}schedule/4", _UNREAD),
    ("s-164a", "Data Protection Act 2018 s.164A", "https://www.legislation.gov.uk/ukpga/2025/18/section/103", _COPY),
    ("s-165", "Data Protection Act 2018 s.165", f"{_ACT}section/165", _COPY),
    ("s-166", "Data Protection Act 2018 s.166", f"{_ACT}section/166", _COPY),
    ("s-167", "Data Protection Act 2018 ss.167 and 168, UK GDPR Art 82", f"{_ACT}section/167", _COPY),
    ("s-187", "UK GDPR Art 80(1), Data Protection Act 2018 s.187", f"{_ACT}section/187", _COPY),
    (
        "linklaters",
        "Linklaters: changes to privacy notices, May 2026",
        "https://www.linklaters.com/en/insights/blogs/digilinks/2026/may/uk-updates-to-privacy-notices",
        _COPY,
    ),
    (
        "sloan",
        "Alistair Sloan: section 166, January 2026",
        "https://blog.alistairsloan.co.uk/2026/01/06/"
        "section-166-a-continued-disappointment-for-dissatisfied-data-subjects",
        _COPY,
    ),
    (
        "osa-20",
        "Online Safety Act 2023 ss.20 and 21",
        "https://www.legislation.gov.uk/ukpga/2023/50/section/21",
        _UNREAD,
    ),
)

SOURCES: dict[str, Source] = {
    key: Source(id=key, title=title, address=address, read=read) for key, title, address, read in _ROWS
}
"""Each source by its id."""


def said(text: str, *sources: str, provenance: Provenance = "to_verify") -> Statement:
    """A statement in our words. Until somebody has read the source whole, it is to be verified."""
    return Statement(text=text, provenance=provenance, sources=sources)
