"""What judgements rest on: evidence, and files that travel with the document."""

from typing import Annotated, Literal

from bestinterests.domain.base import Item, Ref, Text, Word, about

Strength = Literal["assertion", "weak", "fair", "strong", "unknown"]


class Evidence(Item, frozen=True, kw_only=True):
    """One source and what it says."""

    title: Annotated[str, about("Name of the source in a few words.")] = ""
    kinds: Annotated[tuple[Word, ...], about("Kinds of evidence.", unit="set", refers="pack:evidence-kinds")] = ()
    stated_kind: Annotated[str, about("Kind in the source's own words.")] = ""
    says: Annotated[Text, about("What it says.", unit="text")] = ""
    strength: Annotated[Strength, about("How much it can carry.")] = "unknown"
    stated_strength: Annotated[str, about("Strength in the source's own words.")] = ""
    limits: Annotated[Text, about("What it cannot show.", unit="text")] = ""
    address: Annotated[str, about("Where it can be read.")] = ""
    dated: Annotated[str, about("Date or period, as known.")] = ""
    attachments: Annotated[tuple[Ref, ...], about("Files that belong to it.", unit="set", refers="A")] = ()
    consultation: Annotated[Ref | None, about("Consultation that it reports.", refers="C")] = None
    contradicts: Annotated[
        tuple[Ref, ...], about("Impacts whose judgement it contradicts: each is judged again.", unit="set", refers="I")
    ] = ()
    weighed: Annotated[
        tuple[Ref, ...],
        about(
            "Of these, the impacts that were judged again in its light; their reasons say how.", unit="set", refers="I"
        ),
    ] = ()
    fictional: Annotated[bool, about("Invented for a sample.")] = False

    @property
    def reopens(self) -> tuple[Ref, ...]:
        """The impacts that nobody has judged again in its light."""
        return tuple(impact for impact in self.contradicts if impact not in self.weighed)


class Attachment(Item, frozen=True, kw_only=True):
    """A file that travels with the document, named by its digest."""

    name: Annotated[str, about("File name.")]
    media_type: Annotated[str, about("Media type, such as application/pdf.")]
    size: Annotated[int, about("Size in bytes.", ge=0)]
    digest: Annotated[str, about("SHA-256 of the bytes, in hex.", pattern=r"^sha256:[0-9a-f]{64}$(?!\n)")]
