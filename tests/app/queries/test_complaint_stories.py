"""The story of a complaint as a text and back; what we did not write like this is refused, whatever it is."""

from __future__ import annotations

import json

import pytest

from app.models.complaints import Complaint
from app.models.team import Person
from app.queries.complaint_stories import story_lines, told_stories
from tests.builders import Firm

LINE = {"sequence": 1, "kind": "noted", "at": "2026-03-02T15:00:00.000000Z", "by": "", "words": "", "details": None}


def test_people_stand_by_their_names_and_are_found_again(firm: Firm) -> None:
    complaint_id = firm.complaint(firm.client("Ana Ruiz"), "Luis left it wet")
    firm.everafter.complaints.change_owner(complaint_id, firm.version_of(complaint_id), firm.luis)
    (text,) = told_stories([complaint_id])
    known = {name: int(row.id) for row in Person.select() for name in [row.name]}
    lines = story_lines(text, known.get)
    assert [line.kind for line in lines] == ["logged", "owner_changed"]
    assert lines[1].details == {"owner": firm.luis}
    assert json.loads(text)[1]["details"] == {"owner": "Luis Santos"}
    assert told_stories([]) == []
    assert Complaint.get_by_id(complaint_id).owner_id == firm.luis


@pytest.mark.parametrize(
    "text",
    ["", "x", "null", "1", "[]", "[1]", "[{}]"]
    + [
        json.dumps([LINE | changed])
        for changed in (
            {"sequence": 0}, {"sequence": "1"}, {"kind": "sung"}, {"at": "2026-03-02"}, {"by": 1}, {"words": None},
            {"details": 1}, {"details": {"facts": {"size": 1}}}, {"details": {"promise": 3}}, {"extra": 1},
            {"details": {"complained_about": 4}}, {"details": {"takes_back": 4}},
        )
    ]
    + [json.dumps([LINE, LINE])],
)  # fmt: skip
def test_what_we_did_not_write_like_this_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not the story"):
        story_lines(text, {"": None}.get)
