"""Only what a client lets us show is paired, room by room, and each picture once."""

from __future__ import annotations

from app.models.jobs import Attachment
from app.queries.photo_pairs import list_photo_pairs
from tests.app.photo_builders import add_pair, add_photo
from tests.builders import Firm


def test_each_job_has_its_own_pairs_in_their_order(firm: Firm) -> None:
    first, second = firm.finished_job(firm.client("Ana Ruiz")), firm.finished_job(firm.client("Bo Lind"))
    pictures = [add_pair(firm, first, 1), add_pair(firm, first, 2), add_pair(firm, second, 3)]
    sha256 = [tuple(Attachment.get_by_id(each).sha256 for each in pair) for pair in pictures]
    pairs = list_photo_pairs([first, second])
    assert [(pair.before.sha256, pair.after.sha256) for pair in pairs[first]] == sha256[:2]
    assert [(pair.before.sha256, pair.after.sha256) for pair in pairs[second]] == sha256[2:]
    assert list(list_photo_pairs([second])) == [second]
    assert list_photo_pairs([]) == {}


def test_a_picture_without_consent_put_away_or_alone_is_in_no_pair(firm: Firm) -> None:
    hidden, archived, alone = (firm.finished_job(firm.client(name)) for name in ("Ana", "Bo", "Cy"))
    add_photo(firm, hidden, "photo_before", may_show=True)
    add_photo(firm, hidden, "photo_after", may_show=False)
    before, _after = add_pair(firm, archived, 1)
    Attachment.update(archived_at=firm.clock.now()).where(Attachment.id == before).execute()
    add_photo(firm, alone, "photo_after", may_show=True)
    assert list_photo_pairs([hidden, archived, alone]) == {}
