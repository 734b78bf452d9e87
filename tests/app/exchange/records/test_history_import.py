"""What all kinds of history share: words for the house stay in the house, and no word of a later version is lost."""

from __future__ import annotations

from app.models.tables import MODELS
from tests.app.exchange.import_desk import Desk

# The ledger of the import itself is no place that anybody reads.
_NOT_SHOWN = ("import_", "audit_")


def test_private_words_of_every_kind_become_private_notes_and_stand_nowhere_else(import_desk: Desk) -> None:
    who = "Ann Poe,(609) 555-0141"
    files = (
        import_desk.write(
            "jobs.csv",
            "Customer,Phone,Job Date,Amount,Technician,Job Number,Private Notes",
            f"{who},2024-03-02,100.00,Joe,J1,whisper of the job",
        ),
        import_desk.write(
            "payments.csv",
            "Customer,Phone,Payment Number,Payment Date,Payment Method,Amount Paid,Private Notes",
            f"{who},P1,2024-03-04,cash,50.00,whisper of the payment",
        ),
        import_desk.write(
            "feedback.csv",
            "Customer,Phone,Survey Date,Rating,Feedback,Private Notes",
            f"{who},2024-03-05,5,All fine,whisper of the answer",
        ),
        import_desk.write(
            "complaints.csv",
            "Customer,Phone,Complaint Date,Complaint,Status,Private Notes",
            f"{who},2024-03-06,Spot came back,Closed,whisper of the complaint",
        ),
    )
    assert import_desk.bring(*files).counts.new == 4
    assert sorted(whispers()) == [f"whisper of the {what}" for what in ("answer", "complaint", "job", "payment")]

    again = import_desk.write(
        "jobs.csv",
        "Customer,Phone,Job Date,Amount,Technician,Job Number,Private Notes",
        f"{who},2024-03-02,100.00,Joe,J1,whisper of the same job",
    )
    assert import_desk.bring(again).counts.updated == 1
    later = import_desk.write(
        "payments.csv",
        "Customer,Phone,Payment Number,Payment Date,Payment Method,Amount Paid,Private Notes",
        f"{who},P1,2024-03-04,cash,50.00,whisper of later",
    )
    assert import_desk.bring(later).counts.updated == 1
    assert len(whispers()) == 6
    assert import_desk.bring(later).counts.unchanged == 1
    assert len(whispers()) == 6


def test_what_a_later_version_says_beside_its_fields_is_told_once(import_desk: Desk) -> None:
    def bring(hobby: str) -> tuple[int, int]:
        who = "Ann Poe,(609) 555-0141"
        clients = import_desk.write("clients.csv", "Name,Phone", who)
        feedback = import_desk.write(
            "feedback.csv",
            "Customer,Phone,Survey ID,Survey Date,Rating,Feedback,Mood",
            f"{who},F1,2024-03-05,5,All fine,{hobby}",
        )
        complaints = import_desk.write(
            "complaints.csv",
            "Customer,Phone,Complaint Number,Complaint Date,Complaint,Mood",
            f"{who},7,2024-03-06,Spot came back,{hobby}",
        )
        counts = import_desk.bring(clients, feedback, complaints).counts
        return counts.new + counts.updated, told(hobby)

    assert bring("Mood of March") == (3, 2)
    assert bring("Mood of April") == (2, 2)
    assert bring("Mood of April") == (0, 2)


def told(words: str) -> int:
    """How many rows of the timeline and of complaints say these words."""
    return sum(
        words in repr(row) for name in ("timeline_entry", "complaint_event") for row in MODELS[name].select().dicts()
    )


def whispers() -> list[str]:
    """The private words in private notes; fails where they stand anywhere else."""
    found = []
    for name, model in MODELS.items():
        for row in () if name.startswith(_NOT_SHOWN) else model.select().dicts():
            if "whisper" in repr(row):
                assert (name, row.get("is_private")) == ("timeline_entry", True)
                found.append(row["words"])
    return found
