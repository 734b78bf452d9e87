"""Markdown in our own type: headings in their sizes, room between paragraphs, strong words as on the screens."""

from __future__ import annotations

from PySide6.QtGui import QFont, QTextBlock, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextBrowser

from ui.theme.fonts import TextRole, font
from ui.theme.tokens import Space

_LINE_HEIGHT = 140.0  # percent
_HEADINGS = {1: TextRole.TITLE, 2: TextRole.HEADING}


def show_words(browser: QTextBrowser, markdown: str) -> None:
    """Show a page of Markdown."""
    browser.setMarkdown(markdown)
    document = browser.document()
    cursor = QTextCursor(document)
    block = document.begin()
    while block.isValid():
        _arrange(cursor, block)
        block = block.next()
    browser.moveCursor(QTextCursor.MoveOperation.Start)


def _arrange(cursor: QTextCursor, block: QTextBlock) -> None:
    level = block.blockFormat().headingLevel()
    layout = QTextBlockFormat(block.blockFormat())
    layout.setLineHeight(_LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    layout.setTopMargin(Space.L if level > 1 else 0)
    layout.setBottomMargin(Space.S if level or block.textList() is None else Space.XS)
    cursor.setPosition(block.position())
    cursor.setBlockFormat(layout)
    for start, length, is_strong in _fragments(block):
        letters = QTextCharFormat()
        role = _HEADINGS.get(level, TextRole.BODY_STRONG if is_strong else TextRole.BODY)
        letters.setFont(font(role))
        cursor.setPosition(start)
        cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
        # Replaced, not merged: the size step that Markdown gives a heading would win over our size.
        cursor.setCharFormat(letters)


def _fragments(block: QTextBlock) -> list[tuple[int, int, bool]]:
    """Start, length and whether it is strong, of each run of letters."""
    runs = []
    each = block.begin()
    while not each.atEnd():
        fragment = each.fragment()
        is_strong = fragment.charFormat().fontWeight() > QFont.Weight.Normal
        runs.append((fragment.position(), fragment.length(), is_strong))
        each += 1
    return runs
