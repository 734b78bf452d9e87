"""How lists of phrases are written as data: small regular expressions, matched as whole words within a sentence.

A list is one text, parted by slashes; a line that does not end with one goes on without a space on the next. A word in
angle brackets stands for one of the noun lists here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

_NOUNS = {
    "color": "(red|blue|green|black|brown|yellow|pink|dyes?|colou?rs?|pattern)",
    "mark": "(marks?|stains?|spots?|spill|patch|patches|rings?|shadow|wine|coffee|tea|juice|ink|curry|grease|dirt)",
    "valuable": (
        r"(ring|earrings?|necklace|bracelet|watch|wallet|purse|money|cash|keys?|phone|camera|ornament|vase|"
        r"jewel\w*|medication|figurine|charger|remote|laptop|tablet|parcel|passport|glasses|spectacles|hearing aid|"
        r"dollars|pounds|quid|bucks|coins|notes|savings|envelope|clock|painting|picture|mirror|coat|jacket|"
        r"headphones|tools?|ladder|lead|lamp|statue|perfume|handbag|bag)"
    ),
    "furniture": (
        "(sofa|couch|settee|tables?|chairs?|bed|furniture|cabinet|bookcase|wardrobe|piano|desk|armchair|dresser|"
        "sideboard|chest|stools?|bench|everything)"
    ),
    "not": r"(not|never|\w+n't|cannot|havent|hasnt|didnt|wasnt|isnt|wont)",
    "who": (
        "(man|men|guys?|chaps?|lads?|fellows?|fellas?|cleaners?|technicians?|team|crew|people|driver|boys?|workers?)"
    ),
    "came": "(came|arrived|turned up|showed up|got here|rolled up|appeared)",
    "body": (
        "(head|face|eyes?|nose|tooth|teeth|neck|shoulder|arms?|elbow|wrist|hands?|fingers?|thumb|back|ribs?|hip|legs?|"
        "knees?|ankle|foot|feet|heel|toes?|shin|skin|bottom|tailbone)"
    ),
    "same": (
        r"(still|(just |exactly |much )?the same|no better|no different|no difference|no cleaner|worse|not|\w+n't|"
        r"never|fail\w*|filthy|dirty|awful|terrible|useless)"
    ),
    "contact": "(message|call|e-?mail|time|letter|text|complaint|attempt|voicemail)",
    "told": (
        "(asked|called|rang|rung|phoned|e-?mailed|written|wrote|messaged|texted|told you|complained|reported|"
        "been in touch|spoke|spoken)"
    ),
}


def phrases(listed: str) -> tuple[str, ...]:
    """The phrases of a list, with the noun lists filled in."""
    joined = re.sub(r"(?<! /)\n +", "", re.sub(r" /\n +", " / ", listed.strip()))
    filled = re.sub(r"<(\w+)>", lambda found: _NOUNS[found[1]], joined)
    return tuple(filled.split(" / "))


@lru_cache(maxsize=64)
def any_of(listed: Sequence[str]) -> re.Pattern[str]:
    """One expression that finds any of these phrases in lower-case text."""
    # [^.!?] instead of . keeps a phrase within its sentence.
    joined = "|".join(f"(?:{phrase})" for phrase in listed).replace(".{0,", "[^.!?]{0,")
    return re.compile(rf"(?<!\w)(?:{joined})(?!\w)")
