"""A consultation as a process: numbers planned and there, permission and assent, sessions, four elements, feedback."""

from __future__ import annotations

from bestinterests.documents import wording
from bestinterests.documents.blocks import AnyBlock, Blocks, Column, Fact, Paragraph, Part, Row, RowGroup, Table
from bestinterests.documents.context import Context, line
from bestinterests.documents.facts import fact
from bestinterests.documents.inline import Plain, Quiet, Strong, Words
from bestinterests.documents.participation import ELEMENTS, QUESTIONS, element_of
from bestinterests.domain.consultation import Consultation, LundyAnswer, Session

FEW = 5
"""Counts of children below this are not printed as they are, so that nobody is known again by one."""
ANSWER = {"yes": "Yes", "no": "No", "unknown": "Not known"}
PERMISSION = {
    "given": "Given before each child was asked.",
    "waived": "Not asked, for a reason.",
    "not-needed": "Not needed at this age.",
    "unknown": "",
}
ASSENT = {"yes": "Asked of each child, apart from the adult.", "no": "Not asked of each child.", "unknown": ""}
QUOTES = {
    "with-agreement": "Own words are quoted only where a child agreed.",
    "none": "Nobody's own words are quoted.",
    "without-agreement": "Own words are quoted without agreement.",
    "unknown": "",
}
GROUNDS = {"impossible": "Impossible", "unnecessary": "Unnecessary", "disproportionate": "Wholly disproportionate"}
FOUR_FS = {
    "feedback_full": "full",
    "feedback_friendly": "friendly",
    "feedback_fast": "fast",
    "feedback_followed_up": "followed up",
}


def counted(number: int | None) -> str:
    """A count of children as papers print it: small ones only as such."""
    if number is None:
        return "not recorded"
    return "fewer than five" if 0 < number < FEW else wording.numbered(number)


def plan_facts(context: Context, c: Consultation) -> tuple[Fact, ...]:
    """How it is planned: material, access, permission and assent apart, safety, privacy. Blank ones are left out."""
    permission = " ".join(part for part in (PERMISSION[c.permission], c.permission_how.strip()) if part)
    assent = " ".join(part for part in (ASSENT[c.assent], c.assent_how.strip()) if part)
    kept = f"What is kept is deleted by {wording.day(c.kept_until)}." if c.kept_until else ""
    texts = (
        ("To be held by", wording.day(c.hold_by) if c.hold_by else ""),
        ("Materials", c.materials),
        ("Languages", c.languages),
        ("Reading level", c.reading_level),
        ("So that all can take part", c.accessibility),
        ("Permission of an adult", permission),
        ("Why no adult is asked", c.waiver_reason),
        ("The child's own yes", assent),
        ("Stopping and taking back", c.withdrawal),
        ("Safeguarding lead", c.safeguarding_lead),
        ("Checks and training", c.checks),
        ("If a child tells of harm", c.disclosure),
        ("If a child is upset", c.distress),
        ("What they are given", c.incentives),
        ("What is kept, and quoting", " ".join(part for part in (kept, QUOTES[c.quotes]) if part)),
    )
    return tuple(f for label, text in texts for f in fact(label, context.prose(text.strip(), small=True)))


def exemption_facts(context: Context, c: Consultation) -> tuple[Fact, ...]:
    """Why it was not held, what speaks for the children meanwhile, and whom of a child-rights body was asked."""
    found = [
        *fact("Ground", context.prose(GROUNDS.get(c.exemption_ground or "", ""), small=True)),
        *fact("What speaks for them meanwhile", context.prose(c.proxy.strip(), small=True)),
    ]
    if c.proxy_evidence:
        said = (Paragraph(words=context.ids(c.proxy_evidence), style="small"),)
        found.append(Fact(label="Evidence meanwhile", blocks=said))
    found += fact("Child-rights body asked", context.prose(c.advised_by.strip(), small=True))
    return tuple(found)


def feedback_facts(context: Context, c: Consultation) -> tuple[Fact, ...]:
    """The channel, the four marks of feedback, and what those who were told replied."""
    marks = {words: getattr(c, name) for name, words in FOUR_FS.items()}
    said = "; ".join(f"{words}: {ANSWER[value].lower()}" for words, value in marks.items())
    known = any(value != "unknown" for value in marks.values())
    texts = (
        ("Channel", c.feedback_channel),
        ("Was the feedback", f"{wording.upper(said)}." if known else ""),
        ("What they replied", c.feedback_reply),
    )
    return tuple(f for label, text in texts for f in fact(label, context.prose(text.strip(), small=True)))


def process_parts(context: Context, c: Consultation) -> Blocks:
    """Numbers planned beside numbers there, sessions, the four elements, each as a table; nothing where none is."""
    blocks: list[AnyBlock] = [*numbers_table(context, c), *sessions_table(context, c)]
    if c.lundy:
        blocks.append(Part(title="Space, voice, audience, influence", blocks=(lundy_table(context, c),)))
    return tuple(blocks)


def sessions_of(context: Context, c: Consultation) -> tuple[Session, ...]:
    """Its sessions by their day, ones without a day last."""
    held = [each for each in context.assessment.sessions if each.consultation == c.id]
    return tuple(sorted(held, key=lambda each: (each.on is None, str(each.on or ""))))


def numbers_table(context: Context, c: Consultation) -> tuple[Table, ...]:
    """Ages and groups with how many are planned and how many took part in its sessions."""
    held = sessions_of(context, c)
    planned = {each.band: each.number for each in c.planned_bands}
    there = _sums([(each.band, each.number) for session in held for each in session.bands_present])
    bands = [band for band in context.bands if band in {*planned, *there}]
    rows = [_numbers(line(f"Ages {wording.band_name(band, context.bands)}"), planned, there, band) for band in bands]
    planned = {each.group: each.number for each in c.planned_groups}
    there = _sums([(each.group, each.number) for session in held for each in session.groups_present])
    rows += [_numbers(_group(context, group), planned, there, group) for group in dict.fromkeys((*planned, *there))]
    if not rows:
        return ()
    columns = (Column(title="Who"), Column(title="Planned"), Column(title="Took part"))
    return (Table(caption="Numbers planned and numbers there", columns=columns, groups=(RowGroup(rows=tuple(rows)),)),)


def _group(context: Context, key: str) -> Words:
    return (Plain(f"{wording.short(context.name(key), 60)} "), context.id(key))


def _sums(counts: list[tuple[str, int | None]]) -> dict[str, int | None]:
    """Numbers added up by what they count; not known only where none of them is."""
    found: dict[str, int | None] = {}
    for key, number in counts:
        held = found.get(key)
        found[key] = number if held is None else held + (number or 0)
    return found


def _numbers(head: Words, planned: dict[str, int | None], there: dict[str, int | None], key: str) -> Row:
    cells = tuple((line(wording.upper(counted(each.get(key)))),) for each in (planned, there))
    return Row(head=(head,), cells=cells)


def sessions_table(context: Context, c: Consultation) -> tuple[Table, ...]:
    """Each session: day and setting, who led it, who was there, what departed from the plan, incidents as a count."""
    rows = tuple(_session(context, each) for each in sessions_of(context, c))
    if not rows:
        return ()
    columns = (
        Column(title="Session"),
        Column(title="Who was there"),
        Column(title="What departed from the plan", width="wide"),
        Column(title="Incidents passed on", width="narrow"),
    )
    return (Table(caption="Sessions, as they went", columns=columns, groups=(RowGroup(rows=rows),)),)


def _session(context: Context, s: Session) -> Row:
    there = [f"ages {wording.band_name(b.band, context.bands)}: {counted(b.number)}" for b in s.bands_present]
    there += [f"{wording.short(context.name(g.group), 60)}: {counted(g.number)}" for g in s.groups_present]
    beside = ", ".join(part for part in (s.setting, f"led by {s.facilitator}" if s.facilitator else "") if part)
    head: tuple[Words, ...] = (
        (Strong(wording.day(s.on) if s.on else "Day not recorded"), Plain(" "), context.id(s.id)),
    )
    return Row(
        anchor=s.id,
        head=(*head, (Quiet(beside),)) if beside else head,
        cells=(
            tuple(line(wording.upper(each)) for each in there) or ((Quiet("Not recorded."),),),
            (context.typed(s.departed) or (Quiet("Nothing is recorded."),),),
            (line(wording.upper(counted(s.incidents))),),
        ),
    )


def lundy_table(context: Context, c: Consultation) -> Table:
    """Every question of the four elements with its answer and what shows it; a blank one is not known."""
    answers: dict[str, LundyAnswer] = {each.question: each for each in c.lundy}
    groups = []
    for element, (title, _) in ELEMENTS.items():
        rows = []
        for question, asked in QUESTIONS.items():
            if element_of(question) == element:
                given = answers.get(question)
                shown = context.typed(given.evidence) if given and given.evidence.strip() else (Quiet("Nothing yet."),)
                word = ANSWER[given.answer if given else "unknown"]
                rows.append(Row(head=(line(asked),), cells=((line(word),), (shown,))))
        groups.append(RowGroup(title=title, rows=tuple(rows)))
    columns = (
        Column(title="Question", width="wide"),
        Column(title="Answer", width="narrow"),
        Column(title="What shows it", width="wide"),
    )
    return Table(caption="Four elements, after Lundy: answers, never a score", columns=columns, groups=tuple(groups))
