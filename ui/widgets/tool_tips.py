"""Words in a tool tip as they were written: Qt would read a tip that looks like HTML as HTML."""

from __future__ import annotations

from html import escape

from PySide6.QtGui import Qt


def plain_tip(words: str) -> str:
    """The words so that a tool tip shows each character of them."""
    return f"<qt>{escape(words)}</qt>" if Qt.mightBeRichText(words) else words
