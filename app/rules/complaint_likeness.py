"""How like an earlier complaint is to one that is being told: same category, same fibre, shared words (idea S0.13)."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from app.rules.search_text import fold

CATEGORY_WEIGHT = 40.0
FIBRE_WEIGHT = 20.0
WORDS_WEIGHT = 40.0
MADE_GOOD_WEIGHT = 6.0
CAME_BACK_WEIGHT = 4.0
LESSON_WEIGHT = 5.0
LEAST_LIKENESS = 15.0
"""Below this, in the points of `likeness`, two complaints have nothing to say to each other."""

_SHORTEST_STEM = 4
_FEWEST_LETTERS = 3
_ENDINGS = ("ingly", "edly", "ness", "ing", "ies", "ily", "ed", "es", "ly", "en", "er", "s", "y", "e")
_FIBRES = {
    "nylon": "nylon", "polyamide": "nylon", "polyester": "polyester", "pet": "polyester", "triexta": "triexta",
    "ptt": "triexta", "sorona": "triexta", "olefin": "olefin", "polypropylene": "olefin", "acrylic": "acrylic",
    "wool": "wool", "cotton": "cotton", "viscose": "viscose", "rayon": "viscose", "silk": "silk", "sisal": "plant",
    "jute": "plant", "seagrass": "plant", "coir": "plant", "linen": "linen", "leather": "leather",
}  # fmt: skip
_STOP_WORDS = frozenset({
    "the", "and", "but", "for", "not", "was", "were", "are", "has", "have", "had", "his", "her", "she", "him",
    "hers", "our", "ours", "your", "yours", "you", "they", "them", "their", "this", "that", "these", "those",
    "with", "from", "into", "onto", "over", "under", "there", "here", "where", "when", "what", "which", "who",
    "whom", "been", "being", "will", "would", "can", "could", "should", "shall", "may", "might", "must", "did",
    "does", "done", "just", "very", "really", "again", "still", "now", "then", "than", "too", "also", "all",
    "any", "some", "one", "two", "out", "off", "its", "ive", "im", "weve", "youve", "didnt", "doesnt", "dont",
    "isnt", "wasnt", "hasnt", "havent", "cant", "wont", "about", "after", "before", "because", "since", "while",
    "until", "more", "most", "much", "many", "other", "such", "only", "own", "same", "said", "say", "says",
    "told", "tell", "asked", "ask",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Told:
    """What a complaint is compared by; a category or a word that is not known is simply not shared."""

    category: str
    terms: frozenset[str]
    fibres: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an earlier complaint, as far as it makes it worth reading."""

    is_made_good: bool = False
    came_back: bool = False
    has_lesson: bool = False


@lru_cache(maxsize=8192)
def terms_of(text: str) -> frozenset[str]:
    """The stems of the words that carry meaning; case, accents and the commonest English words are left out."""
    words = (word for word in fold(text).split() if len(word) >= _FEWEST_LETTERS and word not in _STOP_WORDS)
    return frozenset(stem_of(word) for word in words)


def stem_of(word: str) -> str:
    """A folded word without its ending: stain, stains, stained and staining are one, smell and smelly, too."""
    for ending in _ENDINGS:
        # Smelly is smell with a y, not smel with a ly.
        is_ending = word.endswith(ending) and not (ending == "ly" and word.endswith("lly"))
        if is_ending and len(word) - len(ending) >= _SHORTEST_STEM:
            stem = word.removesuffix(ending)
            return stem[:-1] if stem[-1] == stem[-2] and stem[-1] not in "ls" else stem
    return word


def fibre_family(text: str) -> str:
    """What a fibre is called among its kind: "Wool 80/20" is wool, "Polypropylene loop" olefin; "" for none."""
    folded = fold(text)
    return next((_FIBRES[word] for word in folded.split() if word in _FIBRES), folded if folded != "unknown" else "")


def weights_of(texts: Iterable[frozenset[str]]) -> dict[str, float]:
    """How much each stem says: one that stands in every text says little, a rare one much."""
    counts: Counter[str] = Counter()
    total = 0
    for terms in texts:
        counts.update(terms)
        total += 1
    return {term: math.log(1 + total / count) for term, count in counts.items()}


def likeness(new: Told, old: Told, outcome: Outcome, weights: dict[str, float] | None = None) -> float:
    """Points from 0 to 115: 40 for the category, 20 for a fibre, up to 40 for words, 15 for how well it ended.

    What ended well counts only beside something shared, so that a good end never makes strangers alike.
    """
    shared = _shared_words(new.terms, old.terms, weights or {})
    alike = WORDS_WEIGHT * shared
    if new.category and new.category == old.category:
        alike += CATEGORY_WEIGHT
    if alike == 0:
        return 0.0
    if new.fibres & old.fibres:
        alike += FIBRE_WEIGHT
    ended = (
        MADE_GOOD_WEIGHT * outcome.is_made_good
        + CAME_BACK_WEIGHT * outcome.came_back
        + LESSON_WEIGHT * outcome.has_lesson
    )
    return alike + ended


def has_all_words(typed: Sequence[str], text: str) -> bool:
    """Whether each of these folded words begins a word of the folded text, whatever its ending."""
    words = text.split()
    return all(any(word.startswith((wanted, stem_of(wanted))) for word in words) for wanted in typed)


def _shared_words(new: frozenset[str], old: frozenset[str], weights: dict[str, float]) -> float:
    """The share of common stems, 0 to 1, by weight: the cosine of both sets."""
    common = new & old
    if not common:
        return 0.0

    def weight(terms: frozenset[str]) -> float:
        return sum(weights.get(term, 1.0) ** 2 for term in terms)

    return weight(common) / math.sqrt(weight(new) * weight(old))
