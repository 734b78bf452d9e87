from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.rules.visit_length import TimedLine, visit_minutes

lines = st.lists(
    st.builds(
        TimedLine,
        st.integers(0, 1_440),
        st.integers(0, 1_000_000),
        st.sampled_from(["room", "area", "metre", "each", "hour"]),
    )
)


def test_pieces_take_their_minutes_each_and_the_whole_ends_on_the_quarter_hour() -> None:
    assert visit_minutes([TimedLine(25, 200, "room"), TimedLine(20, 150, "each")]) == 90


def test_what_is_charged_by_its_size_takes_its_minutes_once() -> None:
    assert visit_minutes([TimedLine(40, 200_000, "area"), TimedLine(5, 1_200, "metre")]) == 45


def test_lines_that_say_nothing_take_the_default() -> None:
    assert visit_minutes([], 60) == 60
    assert visit_minutes([TimedLine(0, 300, "room")], 60) == 60
    assert visit_minutes([TimedLine(30, 0, "room")]) == 0


@given(lines, st.sampled_from([0, 60]))
def test_it_is_the_default_or_a_number_of_quarter_hours_that_is_long_enough(
    timed: list[TimedLine], default: int
) -> None:
    minutes = visit_minutes(timed, default)
    needed = sum(line.whole_minutes for line in timed)
    assert minutes == default if not needed else minutes % 15 == 0 and needed <= minutes < needed + 16
