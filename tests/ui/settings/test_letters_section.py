"""The list of papers whose words are ours: each leads to its words, and those that are the firm's own are marked."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QPushButton

from app.rules.worded_papers import worded_papers
from ui.settings.letters_section import LettersSection
from ui.widgets.chips import Chip


def marks(section: LettersSection) -> list[bool]:
    return [not chip.isHidden() for chip in section.findChildren(Chip)]


def test_each_paper_leads_to_its_words(themed: QApplication) -> None:
    section = LettersSection()
    asked: list[str] = []
    section.paper_requested.connect(asked.append)
    for paper in worded_papers():
        button = section.findChild(QPushButton, f"settings.words.{paper.name}")
        assert isinstance(button, QPushButton)
        assert paper.called in button.text()
        button.click()
    assert asked == [paper.name for paper in worded_papers()]


def test_a_paper_with_own_words_is_marked_until_they_are_ours_again(themed: QApplication) -> None:
    section = LettersSection()
    papers = [paper.name for paper in worded_papers()]
    assert marks(section) == [False] * len(papers)
    section.show_papers({papers[1]})
    assert marks(section) == [name == papers[1] for name in papers]
    section.show_papers(set())
    assert marks(section) == [False] * len(papers)
