"""Our list of ideas for a kindness, by kind: a list of words like those of a paper, which a firm may write itself."""

from __future__ import annotations

from app.rules.love_touches import SUGGESTED_ORDER
from app.rules.paper_texts import PaperText, WordedPaper
from app.rules.touch_words import kind_words
from app.translations import gettext as _

KINDNESS_IDEAS = "kindness_ideas"


def kindness_ideas() -> WordedPaper:
    """The list with a text for each kind; every sentence of it is one idea."""
    return WordedPaper(
        name=KINDNESS_IDEAS,
        title=_("Ideas for kindnesses"),
        called=_("the ideas for kindnesses"),
        texts=tuple(PaperText("", kind.value, "", kind_words(kind), prints_all=True) for kind in SUGGESTED_ORDER),
        fields=(),
    )
