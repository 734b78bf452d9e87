from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from app.queries.loyalty_rows import LoyaltyLine, LoyaltyStep
from tests.fakes import MovableClock
from ui.firm_formats import FirmFormats
from ui.loyalty.loyalty_model import PAGE, LoyaltyModel

LINE = LoyaltyLine(
    LoyaltyStep.PRINTED,
    date(2026, 3, 1),
    7,
    1007,
    "Margaret Alder",
    "tenure",
    5,
    is_certificate=True,
    reward_id=1,
    number="2026-0031",
    joined=(("visits", 5),),
    gift="One armchair, on us",
    valid_until_on=date(2026, 9, 1),
)


def test_the_model_keeps_the_rules_of_qt_and_says_each_line(
    qtmodeltester: ModelTester, firm_clock: MovableClock
) -> None:
    model = LoyaltyModel(FirmFormats(firm_clock))
    model.show_lines([LINE, replace(LINE, step=LoyaltyStep.COMING, reward_id=None, number="", gift="", level=10)])
    qtmodeltester.check(model)
    assert model.data(model.index(0, 0), Qt.ItemDataRole.AccessibleTextRole) == (
        "Margaret Alder, 5 years together & 5th visit, Certificate 2026-0031, printed. "
        "Printed on 1 March, not handed over yet. Gift: One armchair, on us, good until 1 September."
    )
    assert model.number_of(replace(LINE, step=LoyaltyStep.REDEEMED)) == 0
    assert model.number_of(replace(LINE, level=1)) is None


def test_what_was_given_is_read_page_by_page(firm_clock: MovableClock) -> None:
    model = LoyaltyModel(FirmFormats(firm_clock))
    asked: list[int | None] = []

    def more(after: LoyaltyLine) -> Sequence[LoyaltyLine]:
        asked.append(after.reward_id)
        return [replace(LINE, reward_id=PAGE + 1, level=PAGE + 1)]

    model.show_lines([replace(LINE, reward_id=number, level=number) for number in range(PAGE)], more)
    assert model.canFetchMore(model.index(-1, -1))
    model.fetchMore(model.index(-1, -1))
    assert (model.rowCount(), asked) == (PAGE + 1, [PAGE - 1])
    assert not model.canFetchMore(model.index(-1, -1))


def test_a_state_of_its_own_is_said_only_where_lines_differ(firm_clock: MovableClock) -> None:
    model = LoyaltyModel(FirmFormats(firm_clock))
    model.show_lines([replace(LINE, step=LoyaltyStep.DUE), replace(LINE, step=LoyaltyStep.DUE, level=10)])
    assert model.is_of_one_step()
    model.show_lines([replace(LINE, step=LoyaltyStep.DUE), replace(LINE, step=LoyaltyStep.ISSUED, level=10)])
    assert not model.is_of_one_step()
    lines = [replace(LINE, reward_id=number, level=number) for number in range(PAGE)]
    model.show_lines(lines, lambda _after: [])
    assert not model.is_of_one_step(), "more may be read later"
