"""The words by which clients say how they feel: the lists of R5 as data, and a reader of phrases.

In a pattern a word must match whole; `*` at its end makes it a prefix; several words must follow each other.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

Pattern = tuple[str, ...]

_APOSTROPHES = str.maketrans(dict.fromkeys("’‘‛ʼʻ`´′", "'"))
# What nobody sees and a copied text may carry in the middle of a word: soft hyphen, zero-width marks.
_UNSEEN = dict.fromkeys((0x00AD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF))
_WORD_OR_STOP = re.compile(r"[^\W_]+(?:'[^\W_]+)*|[.!?…\n\r]|[,;:()\[\]/\"“”„«»–—]|\s-+\s")
_AT_ENDS = frozenset({"not", "is"})  # they also fit what ends in n't or 's
_SENTENCE_ENDS = frozenset(".!?…\n\r")


def patterns(listed: str) -> tuple[Pattern, ...]:
    """Phrases parted by commas as patterns of single words, longest first, so that no part hides its phrase."""
    phrases = [tuple(phrase.split()) for phrase in listed.split(",")]
    return tuple(sorted(phrases, key=len, reverse=True))


def words(listed: str) -> frozenset[str]:
    """Single words parted by spaces."""
    return frozenset(listed.split())


@dataclass(frozen=True, slots=True, kw_only=True)
class WordLists:
    """The words a firm may add to (R5); what they do to each other is fixed in word_class."""

    hurt: tuple[Pattern, ...]
    love: tuple[Pattern, ...]
    good: tuple[Pattern, ...]
    soft: tuple[Pattern, ...]
    gone: tuple[Pattern, ...]
    negations: frozenset[str]
    qualifiers: tuple[Pattern, ...]
    fillers: frozenset[str]
    harmless: tuple[Pattern, ...]
    plain: tuple[Pattern, ...]
    scents: tuple[Pattern, ...]


_LATE_OTHERS = (
    "afternoon morning evening night lunch summer autumn fall winter spring shift appointment slot booking reply "
    "response answer payment email message note feedback train flight breakfast dinner supper notice "
    "husband wife mother father mum mom dad partner brother sister son daughter aunt uncle"
)
_WET_OTHERS = "room rooms weather dog dogs wipe wipes vac vacuum day days boots shoes feet paws clothes washing suit"
_STAIN_OTHERS = "protector protection protectant guard remover removal treatment resist resistant"


def _followed(first: str, others: str) -> tuple[Pattern, ...]:
    return patterns(",".join(f"{first} {other}" for other in others.split()))


ENGLISH = WordLists(
    hurt=patterns(
        "unhappy, disappoint*, dissatisfied, unsatisfied, smell*, odour, odours, odor, odors, wet, damp, soggy, "
        "squelch*, damage*, torn, shrunk, shrink*, fade*, fading, bleach*, ran, late, rude, overcharg*, missed, "
        "refund, terrible, awful, horrible, bad, worse, worst, ruin*, browning, slip*, sticky, sick, mess, messy, "
        "scratch*, broke*, is back, are back, they're back, came back, has come back, have come back, had come back, "
        "is now back, is already back, is coming back, are coming back, keeps coming back, comes back, "
        "came right back, came straight back, back again, brown mark, brown marks, brown patch, brown patches, "
        "gone brown, went brown, turned brown, still stain*, still a stain, still some stain*, the stain, the stains, "
        "still there, still visible, still dirty, never again"
    ),
    love=patterns(
        "love, loved, lovely, great, excellent, amazing, brilliant, perfect, fantastic, wonderful, superb, spotless, "
        "delighted, thrilled, wow, best, like new, like brand new, recommend*, couldn't be better, "
        "could not be better, couldn't be happier, could not be happier"
    ),
    good=patterns("good, fine, ok, okay, alright, all right, satisfied, decent, nice, as expected, happy, pleased"),
    soft=patterns(
        "not bad, no complaints, no complaint, can't complain, cant complain, cannot complain, can not complain, "
        "nothing to complain, odour free, odor free, smell free, stain free, mess free, damage free, scratch free"
    ),
    gone=patterns(
        "gone, went, came out, come out, came right out, disappeared, vanished, "
        "not back, not come back, not came back, never came back, not returned"
    ),
    negations=words(
        "not never no without hardly barely scarcely nothing cannot cant dont doesnt didnt isnt wasnt arent werent "
        "wont wouldnt couldnt shouldnt hasnt havent hadnt aint"
    ),
    qualifiers=patterns("but, except, apart from, although, however, just, only, though"),
    fillers=words("the a an so very really truly simply absolutely also totally completely"),
    harmless=(
        *_followed("late", _LATE_OTHERS),
        *_followed("wet", _WET_OTHERS),
        *_followed("the stain", _STAIN_OTHERS),
        *patterns(
            "is back to normal, are back to normal, is back in place, are back in place, came back to life, "
            "came back like new, is back from, are back from, of late, slipper, slippers, from scratch, "
            "all the best, best wishes, best regards, "
            "i was running late, i was a bit late, i got home late, i was late, i'm late, i am late, we were late"
        ),
    ),
    plain=patterns(
        "not only, not just, not merely, nothing but, not to mention, no doubt, without doubt, without a doubt, "
        "without question, no question, no problem, no problems, no issue, no issues, no trouble, no fuss, no hassle, "
        "not hesitate, never hesitate, no hesitation, without hesitation, without fail, not worry, dont worry, "
        "no worries"
    ),
    scents=patterns("smell*"),
)
"""English lists: those of R5, a few close relatives of theirs, and the phrases in which they name something else."""

FRESH = words("fresh clean beautiful gorgeous divine")


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text with the clause and the sentence it stands in."""

    text: str
    clause: int
    sentence: int


@dataclass(frozen=True, slots=True)
class Span:
    """Where a pattern was found: first word and the word after its last."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Text:
    """A client's words, in lower case and with plain apostrophes, cut into clauses and sentences."""

    words: tuple[Word, ...]

    @staticmethod
    def read(text: str) -> Text:
        """Cut a text into words; a hyphen inside a word parts it, accents stay, so foreign words match nothing."""
        # Apostrophes before the forms are made plain, which would part a free-standing accent from its letter.
        plain = unicodedata.normalize("NFKC", text.translate(_UNSEEN).translate(_APOSTROPHES)).lower()
        found: list[Word] = []
        clause = sentence = 0
        for match in _WORD_OR_STOP.finditer(plain):
            token = match.group()
            if token[0].isalnum():
                found.append(Word(token, clause, sentence))
                continue
            clause += 1
            sentence += token in _SENTENCE_ENDS
        return Text(tuple(found))

    def find(self, wanted: Sequence[Pattern]) -> list[Span]:
        """Every place where a pattern stands within one clause; longer patterns hide the shorter ones inside them."""
        starts: dict[int, Span] = {}
        covered: set[int] = set()
        by_letter: dict[str, list[int]] = {}
        for at, word in enumerate(self.words):
            by_letter.setdefault(word.text[0], []).append(at)
        for pattern in wanted:
            # A pattern is tried only where its first letter stands: a long letter has many words, and few of ours.
            first = pattern[0]
            for start in range(len(self.words)) if first in _AT_ENDS else by_letter.get(first[0], ()):
                span = Span(start, start + len(pattern))
                if span.end > len(self.words) or covered.intersection(range(span.start, span.end)):
                    continue
                if self._matches(pattern, span):
                    starts[start] = span
                    covered.update(range(span.start, span.end))
        return [starts[start] for start in sorted(starts)]

    def before(self, index: int, count: int) -> Iterable[int]:
        """The positions of up to `count` words before this one, nearest first, within its clause."""
        clause = self.words[index].clause
        return [at for at in range(index - 1, max(index - 1 - count, -1), -1) if self.words[at].clause == clause]

    def after(self, index: int, count: int) -> Iterable[int]:
        """The positions of up to `count` words from this one on, within the clause of the word before it."""
        clause = self.words[index - 1].clause
        return [at for at in range(index, min(index + count, len(self.words))) if self.words[at].clause == clause]

    def _matches(self, pattern: Pattern, span: Span) -> bool:
        if self.words[span.start].clause != self.words[span.end - 1].clause:
            return False
        return all(
            fits(self.words[at].text, part) for at, part in zip(range(span.start, span.end), pattern, strict=True)
        )


@lru_cache(maxsize=4096)
def fits(word: str, part: str) -> bool:
    """Whether a word is this part of a pattern; "stain*" fits every word that begins so.

    "not" also fits every "n't", and "is" the 's of "the stain's back"; that 's is otherwise passed over.
    """
    if part.endswith("*"):
        return word.startswith(part[:-1])
    if word == part or word.removesuffix("'s") == part:
        return True
    return word.endswith("n't") if part == "not" else part == "is" and word.endswith("'s")


def is_negation(word: str, lists: WordLists) -> bool:
    """Whether a word turns the next ones round: not, never, no, without, hardly, and everything in n't (R5)."""
    return word in lists.negations or word.endswith("n't")
