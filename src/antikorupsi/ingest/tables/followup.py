"""What offices answer to a report: reviews, replies and actions of a plan, each with the cell it is cited by."""

from dataclasses import dataclass, fields

from antikorupsi.ingest.tables.records import mask_field


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What all answers have: the region, what they are about (id of a criterion or indicator, "" for all), the cell."""

    region: str
    about: str = ""
    simulated: bool = False
    file: str
    sheet: str
    cell: str

    def __post_init__(self) -> None:
        """Masks personal data, as in observations: no output has to."""
        for each in fields(self):
            if isinstance(written := getattr(self, each.name), str) and each.name not in ("file", "sheet", "cell"):
                mask_field(self, each.name, written)


@dataclass(frozen=True, slots=True, kw_only=True)
class Review(Answer):
    """A review: its day, office and function, its state (reviewed, objection, approved), the code it was made at."""

    day: str
    office: str
    function: str = ""
    state: str
    review_code: str = ""
    remark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply(Answer):
    """A region's reply: its day, office and text, the decision on it (accepted, partly, refused, "") and its day."""

    day: str
    office: str
    reply: str
    decision: str = ""
    decided: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Action(Answer):
    """An action about a gap: what is done, by whom, until when, its status (planned, running, done), its evidence."""

    action: str
    office: str
    due: str
    status: str
    day: str = ""
    evidence: str = ""


ANSWERS: dict[str, type[Answer]] = {"tinjauan": Review, "tanggapan": Reply, "rencana_aksi": Action}  # by form
