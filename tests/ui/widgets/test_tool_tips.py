"""What a client said stands in a tool tip as it was said, and is never read as HTML."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication

from ui.widgets.labels import ElidedLabel
from ui.widgets.tool_tips import plain_tip


@pytest.mark.parametrize("words", ["<b>Ana</b> & Co", "<img src='x.png'>&amp;", "5 < 6", "the landing smells"])
def test_a_tool_tip_shows_every_character(words: str, qapp: QApplication) -> None:
    shown = QTextDocument()
    tip = plain_tip(words)
    if tip != words:
        shown.setHtml(tip)
        assert shown.toPlainText() == words
    assert ("<" not in words) or "<b>" not in tip


def test_a_name_cut_short_is_whole_and_plain_in_its_tool_tip(themed: QApplication) -> None:
    label = ElidedLabel("<b>Ana</b> of the very long name that has no room")
    label.resize(60, 20)
    label.grab()
    assert label.toolTip() == plain_tip(label.text())
    assert "<b>" not in label.toolTip()
