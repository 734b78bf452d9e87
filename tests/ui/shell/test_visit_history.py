from __future__ import annotations

from ui.shell.visit_history import Visit, VisitHistory

TODAY, CLIENTS, MARGARET = Visit("today"), Visit("clients"), Visit("client", 7)


def test_back_and_forward_walk_over_what_was_seen() -> None:
    history = VisitHistory()
    for visit in (TODAY, CLIENTS, MARGARET):
        history.go_to(visit)
    assert (history.back(), history.back(), history.back()) == (CLIENTS, TODAY, None)
    assert (history.forward(), history.forward(), history.forward()) == (CLIENTS, MARGARET, None)


def test_going_somewhere_new_forgets_what_lay_ahead() -> None:
    history = VisitHistory()
    history.go_to(TODAY)
    history.go_to(CLIENTS)
    history.back()
    history.go_to(MARGARET)
    assert not history.can_go_forward
    assert history.back() == TODAY


def test_the_same_screen_twice_is_one_step() -> None:
    history = VisitHistory()
    history.go_to(TODAY)
    history.go_to(TODAY)
    assert not history.can_go_back


def test_a_long_day_keeps_the_last_hundred_steps() -> None:
    history = VisitHistory()
    for number in range(150):
        history.go_to(Visit("client", number))
    assert history.current == Visit("client", 149)
    steps = 0
    while history.back() is not None:
        steps += 1
    assert steps == 99


def test_nothing_was_seen_at_first() -> None:
    history = VisitHistory()
    assert history.current is None
    assert (history.back(), history.forward()) == (None, None)
