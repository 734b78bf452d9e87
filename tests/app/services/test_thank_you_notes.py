"""A note that went out settles the step, the friend and the reward, stands on the timeline, and is never undone."""

from __future__ import annotations

from app.models.aftercare import AftercareStep
from app.models.clients import Client, Referral
from app.models.rewards import Reward
from app.queries.client_rows import TimelineFilter
from app.queries.thanks_due import list_due_notes
from app.queries.timeline import list_timeline
from tests.builders import Firm


def print_all(firm: Firm) -> int:
    firm.everafter.rewards.refresh()
    notes = list_due_notes(firm.clock.today()).notes
    firm.everafter.thank_you_notes.mark_printed(notes)
    return len(notes)


def test_the_step_is_done_and_the_timeline_says_so(firm: Firm) -> None:
    ana = firm.client("Ana")
    job = firm.finished_job(ana)
    firm.everafter.sign_in(firm.ben)
    firm.clock.move_on(hours=1)
    assert print_all(firm) == 1
    step = AftercareStep.get((AftercareStep.job == job) & (AftercareStep.kind == "thanks"))
    assert (step.state, step.done_at, step.done_by_id) == ("done", firm.clock.now(), firm.ben)
    (line,) = list_timeline(ana, TimelineFilter.LETTERS, None)
    assert (line.headline, line.job_id, line.meta) == ("Letter: Thank-you note printed", job, "from us · Ben")
    assert Client.get_by_id(ana).last_contact_at == firm.clock.now()
    assert print_all(firm) == 0


def test_a_friend_is_thanked_for_once_and_the_reward_has_no_number(firm: Firm) -> None:
    ana = firm.client("Ana")
    firm.clock.move_on(days=-200)
    firm.finished_job(ana)
    firm.clock.move_on(days=200)
    firm.finished_job(firm.client("Ned", referred_by_id=ana))
    assert print_all(firm) == 2
    assert Referral.get().thanked_at == firm.clock.now()
    reward = Reward.get((Reward.client == ana) & (Reward.rule == "referral"))
    assert (reward.state, reward.number, reward.printed_at) == ("printed", None, firm.clock.now())
    firm.clock.move_on(days=1)
    assert print_all(firm) == 0, "looking again at what was earned brings nothing back"
    assert Reward.get_by_id(reward.id).state == "printed"


def test_undo_takes_back_what_was_done_before_and_leaves_the_note(firm: Firm) -> None:
    ana = firm.client("Ana")
    firm.finished_job(ana)
    print_all(firm)
    firm.clock.move_on(minutes=1)
    firm.everafter.firm.save_setting("anything", 1)
    firm.everafter.history.undo()
    assert len(list_timeline(ana, TimelineFilter.LETTERS, None)) == 1
    assert AftercareStep.get((AftercareStep.client == ana) & (AftercareStep.kind == "thanks")).state == "done"


def test_what_another_desk_settled_meanwhile_is_left_as_it_is(firm: Firm) -> None:
    ana = firm.client("Ana")
    firm.finished_job(ana)
    notes = list_due_notes(firm.clock.today()).notes
    firm.everafter.thank_you_notes.mark_printed(notes)
    done_at = firm.clock.now()
    firm.clock.move_on(hours=2)
    firm.everafter.thank_you_notes.mark_printed(notes)
    step = AftercareStep.get((AftercareStep.client == ana) & (AftercareStep.kind == "thanks"))
    assert step.done_at == done_at
    firm.everafter.thank_you_notes.mark_printed([])
    assert len(list_timeline(ana, TimelineFilter.LETTERS, None)) == 2
