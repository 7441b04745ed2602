"""What a program is told after a publication: the summary, and the list for programs."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from antikorupsi.assess import Assessment, ChangeList, CountryView
from antikorupsi.common import CHANGES_PAGE, Addresses, one_line
from antikorupsi.ingest import mask_personal
from antikorupsi.publish.changes.feeds import list_data
from antikorupsi.publish.changes.records import change_records
from antikorupsi.show import change_summary

_LONGEST_ERROR = 300  # characters of why a page was not made
_MOST_FAILED = 100  # pages and files that failed, listed by name
_MOST_NAMED = 3  # of them in the summary

Failed = tuple[str, str]  # the name of a page that was not made or of a file that was not read, and why


@dataclass(frozen=True)
class Message:
    """The summary in one line, where the whole list is, and all of it as JSON."""

    summary: str
    page: str
    content: bytes
    changes: int


def message_of(
    assessment: Assessment, found: ChangeList, addresses: Addresses, where: str, failed: Sequence[Failed] = ()
) -> Message:
    """The message about a list of changes and about pages that failed, in the language of the publication.

    `where` is the folder of the publication, in which the page lies where it has no address.
    """
    view = CountryView(assessment, assessment.words(addresses.language))
    page = addresses.of(CHANGES_PAGE) if addresses.base else f"{where}/{CHANGES_PAGE}"
    summary = change_summary(found, view, page)
    if failed:
        summary = f"{_failed_sentence(failed, view)} {summary}"
    content = {
        "summary": summary,
        "page": page,
        "language": addresses.language,
        **list_data(found, view),
        "failed": [_harmless(*each) for each in failed[:_MOST_FAILED]],
        "changes": [_printable(record) for record in change_records(found, view)],
    }
    written = json.dumps(content, ensure_ascii=False, allow_nan=False)
    return Message(summary, page, f"{written}\n".encode(), len(found.changes))


def _printable(record: dict[str, object]) -> dict[str, object]:
    """A row whose texts have no control characters; several cells stay lines."""
    return {
        name: "\n".join(map(one_line, value.split("\n"))) if isinstance(value, str) else value
        for name, value in record.items()
    }


def _failed_sentence(failed: Sequence[Failed], view: CountryView) -> str:
    """How many pages were not made, or files not read, with the first names."""
    names = [_harmless(*each)["name"] for each in failed[:_MOST_NAMED]]
    shown = ", ".join([*names, *(["…"] if len(failed) > len(names) else [])])
    count = view.words.number(len(failed), 0)
    return view.words.say("Not made, or not read: {count} ({names}).", count=count, names=shown)


def _harmless(name: str, error: str) -> dict[str, str]:
    """What failed and why, each in one line, without personal numbers."""
    return {"name": mask_personal(one_line(name)), "error": mask_personal(one_line(error))[:_LONGEST_ERROR]}
