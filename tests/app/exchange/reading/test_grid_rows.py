from __future__ import annotations

from app.exchange.reading.grid_rows import as_record, fitted, grid_records, judge_grid

ROWS = [
    (1, ["Our clients", "", ""]),
    (3, ["Name", "Phone", "Town"]),
    (4, ["Ida", "555 0100", "Waco"]),
    (5, ["", "", ""]),
    (6, ["Name", "Phone", "Town"]),
    (7, ["Jon"]),
    (8, ["Total", "2", ""]),
]


def test_a_grid_is_judged_like_a_text_table() -> None:
    layout, score = judge_grid(ROWS)
    assert (layout.headers, layout.lines_before_rows, score[0]) == (("Name", "Phone", "Town"), 3, 3.0)
    assert [(row.line, row.cells) for row in grid_records(ROWS, layout)] == [
        (4, ["Ida", "555 0100", "Waco"]),
        (7, ["Jon", "", ""]),
    ]


def test_an_empty_grid_has_no_heading() -> None:
    assert judge_grid([])[1][0] == 0


def test_the_text_of_a_row_is_its_cells_as_csv() -> None:
    assert as_record(4, ["Ida, M", 'a "b"', "x\ny"]).original == '"Ida, M","a ""b""","x\ny"'


def test_cells_are_cut_and_filled_to_the_width() -> None:
    assert (fitted(["a", "b"], 1), fitted(["a"], 3)) == (["a"], ["a", "", ""])
