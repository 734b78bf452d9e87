"""What went to the post stands on the timeline, once, and is taken off again as a whole."""

from __future__ import annotations

from app.models.rewards import Reward
from app.queries.client_rows import TimelineFilter
from app.queries.paper_recipients import PaperRecipient
from app.queries.rewards import list_due_certificates
from app.queries.timeline import list_timeline
from tests.builders import Firm


def letters_of(client_id: int) -> list[str]:
    return [line.headline for line in list_timeline(client_id, TimelineFilter.LETTERS, None)]


def posted_certificate(firm: Firm, client_id: int) -> int:
    """The certificate of a first year, printed today."""
    firm.clock.move_on(days=-365)
    firm.finished_job(client_id)
    firm.clock.move_on(days=365)
    firm.everafter.rewards.refresh()
    (reward,) = list_due_certificates(firm.clock.today())
    firm.everafter.rewards.issue([reward.id])
    firm.everafter.rewards.mark_printed([reward.id])
    return reward.id


def test_each_client_hears_of_their_own_paper_once(firm: Firm) -> None:
    ana, ben = firm.client("Ana Ruiz"), firm.client("Ben Ali")
    job = firm.finished_job(ana)
    recipients = [PaperRecipient(ana, job_id=job), PaperRecipient(ben), PaperRecipient(ben)]
    assert firm.everafter.posted_papers.mark_posted("thank-you-note", "Thank-you note", recipients) == 2
    assert (letters_of(ana), letters_of(ben)) == (["Letter: Posted: Thank-you note"],) * 2
    (line,) = list_timeline(ana, TimelineFilter.LETTERS, None)
    assert line.happened_at == firm.clock.now()
    assert firm.everafter.posted_papers.mark_posted("thank-you-note", "Thank-you note", recipients) == 0
    assert len(letters_of(ana)) == 1


def test_the_next_day_is_another_letter(firm: Firm) -> None:
    ana = firm.client("Ana Ruiz")
    firm.everafter.posted_papers.mark_posted("statement", "Statement", [PaperRecipient(ana)])
    firm.clock.move_on(days=1)
    assert firm.everafter.posted_papers.mark_posted("statement", "Statement", [PaperRecipient(ana)]) == 1
    assert len(letters_of(ana)) == 2


def test_undo_takes_all_of_them_off_again(firm: Firm) -> None:
    clients = [firm.client() for _each in range(3)]
    firm.everafter.posted_papers.mark_posted("statement", "Statement", [PaperRecipient(each) for each in clients])
    undone = firm.everafter.history.undo()
    assert undone is not None
    assert [letters_of(each) for each in clients] == [[], [], []]
    assert firm.everafter.posted_papers.mark_posted("statement", "Statement", [PaperRecipient(clients[0])]) == 1


def test_a_certificate_in_the_post_is_handed_over(firm: Firm) -> None:
    ana = firm.client("Ana Ruiz")
    reward_id = posted_certificate(firm, ana)
    recipient = PaperRecipient(ana, reward_id=reward_id)
    assert Reward.get_by_id(reward_id).handed_over_at is None
    assert firm.everafter.posted_papers.mark_posted("certificates", "Certificate", [recipient]) == 1
    assert Reward.get_by_id(reward_id).handed_over_at == firm.clock.now()
    assert firm.everafter.posted_papers.mark_posted("certificates", "Certificate", [recipient]) == 0
    firm.everafter.history.undo()
    assert Reward.get_by_id(reward_id).handed_over_at is None


def test_who_was_deleted_meanwhile_is_left_out(firm: Firm) -> None:
    gone, there = firm.client("Gone"), firm.client("There")
    firm.everafter.clients.archive(gone)
    recipients = [PaperRecipient(gone), PaperRecipient(there)]
    assert firm.everafter.posted_papers.mark_posted("statement", "Statement", recipients) == 1


def test_two_kinds_of_paper_in_one_envelope_are_two_lines(firm: Firm) -> None:
    ana = firm.client("Ana Ruiz")
    for paper, words in (("invoice", "Invoice"), ("statement", "Statement")):
        assert firm.everafter.posted_papers.mark_posted(paper, words, [PaperRecipient(ana)]) == 1
    assert sorted(letters_of(ana)) == ["Letter: Posted: Invoice", "Letter: Posted: Statement"]
