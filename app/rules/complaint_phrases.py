"""The phrases by which complaints are recognised, as data: small regular expressions, matched as whole words.

A list is one text, parted by slashes; a word in angle brackets stands for one of the noun lists at the top.
"""

from __future__ import annotations

import re

from app.rules.complaints import Category

_NOUNS = {
    "color": (r"(red|blue|green|black|brown|yellow|pink|dyes?|colou?rs?|pattern)"),
    "mark": (r"(marks?|stains?|spots?|spill|patch|patches|rings?|shadow|wine|coffee|tea|juice|ink|curry)"),
    "valuable": (
        r"(ring|earrings?|necklace|bracelet|watch|wallet|purse|money|cash|keys?|phone|camera|ornament|vase|"
        r"jewel\w*|medication|figurine|charger|remote|laptop|tablet|parcel)"
    ),
    "furniture": (r"(sofa|couch|tables?|chairs?|bed|furniture|cabinet|bookcase|wardrobe|piano|desk|armchair|dresser)"),
    "not": (r"(not|never|\w+n't|havent|hasnt|didnt|wasnt|isnt|wont)"),
    "contact": (r"(message|call|e-?mail|time|letter|text|complaint|attempt|voicemail)"),
    "told": (r"(asked|called|rang|rung|phoned|e-?mailed|written|wrote|messaged|texted|told you|complained)"),
}


def _phrases(listed: str) -> tuple[str, ...]:
    filled = re.sub(r"<(\w+)>", lambda found: _NOUNS[found[1]], listed)
    return tuple(filled.split(" / "))


TELLS: tuple[tuple[Category, tuple[str, ...]], ...] = (
    (
        Category.INJURY,
        _phrases(
            r"slipped / tripped / skidded / (fell|fallen|fall) (down|over|on|off|and) / went over on / "
            r"injur\w+ / hurt (my|her|his|their|our|myself|herself|himself) / sprain\w* / "
            r"twisted (my|her|his|an) / broke (my|her|his) (wrist|ankle|arm|leg|hip) / bruis\w+ / ambulance / "
            r"hospital / cut (my|her|his) \w+"
        ),
    ),
    (
        Category.ILLNESS,
        _phrases(
            r"rash / hives / wheez\w+ / asthma attack / allergic / reaction / vomit\w+ / threw up / "
            r"throwing up / "
            r"(been|feel|feels|feeling|felt|fell|made|is|are|was|were|got|gone) (\w+ )?(so |very |really )?(sick|"
            r"ill|poorly) / "
            r"nauseous / breathe / cough\w* / headaches? / sore (eyes|throat) / "
            r"(eyes|throat|skin) .{0,12}(burn|sting|itch)\w* / itch\w* / blisters? / poison\w* / fumes / "
            r"at the vet'?s? / to the vet'?s?"
        ),
    ),
    (
        Category.FLOOD,
        _phrases(
            r"flood\w* / burst / water .{0,20}(pouring|running|dripping|coming) (through|down|out|from) / "
            r"leak\w* / dripp\w+ (through|from|onto|down) / under water / ceiling below"
        ),
    ),
    (
        Category.MISSING_ITEM,
        _phrases(
            r"<valuable> .{0,40}(missing|gone|disappeared|vanished|stolen|lost|nowhere) / "
            r"(missing|stolen|stole|lost|can't find|cannot find|took|taken) (my|our|a|the|her|his) (\w+ "
            r"){0,2}<valuable> / "
            r"(gone|went) missing / stolen / (something|things?|items?) (is |are )?missing"
        ),
    ),
    (
        Category.SHRINKAGE,
        _phrases(
            r"shrunk\w* / shrank / shrink\w* / pulled away from the \w+ / rippl\w+ / buckl\w+ / "
            r"(too|now|got|gone|is) (short|small|smaller|shorter) / "
            r"come away from the (wall|edge|skirting|gripper)"
        ),
    ),
    (
        Category.COLOUR_LOSS,
        _phrases(
            r"bleach\w* / faded? / fading / discolou?r\w* / bled / "
            r"bleed(s|ing)? (in|into|on|onto|through|out) / "
            r"(lost|losing|changed|stripped|taken|took) (its |the |their |all |some of the |out the )*colou?rs? / "
            r"<color> .{0,40}(run|ran|running|runs|bleeds?|bleeding|washed|come|came|gone) (in|into|on|onto|out|"
            r"through|off|across) / "
            r"colou?rs? (has |have |had )?(run|ran|gone|changed) / "
            r"(is|are|gone|much|looks?) (\w+ )?(paler|lighter) (than|now) / "
            r"(pale|white|lighter|light) (patch|patches|areas?|streaks?) / "
            r"(turned|gone) (a |all )?(yellow|pink|orange|green|gr[ae]y|white)"
        ),
    ),
    (
        Category.DAMAGE,
        _phrases(
            r"goug\w+ / chip(s|ped|ping)? / scratch\w* / dent(s|ed)? / scrap(e|es|ed) / scuff\w* / "
            r"broke(n)? / breaks? / smashed / snapped (off|in|the|my) / crack(s|ed)? / tear(s)? / tore / "
            r"torn / ripped / rips? / burn(s|t|ed)? / scorch\w* / melted / damag\w+ / ruin\w* / fray\w* / "
            r"snagged / knocked (over|off|the|my|into) / hole / "
            r"(no longer|won't|doesn't) (shut|close|open|work)"
        ),
    ),
    (
        Category.NO_SHOW,
        _phrases(
            r"no[ -]?shows? / "
            r"(nobody|no one|no-one|noone|<not>) (ever |even |actually |has |have )*(came|come|shows?|showed|"
            r"shown|turn|turned|turns|arrived?|appeared?)( up)?(?! (back|out|off|clean)) / "
            r"stood (me|us) up / (waited|waiting) (in )?(all|half) (the |a )?(day|morning|afternoon) / "
            r"forgot(ten)? (about )?(me|us|our appointment|my appointment)"
        ),
    ),
    (
        Category.OVERBILLED,
        _phrases(
            r"over-?charg\w* / over-?bill\w* / charged .{0,30}(more|twice|double|extra|too much|for) / "
            r"double the price / (bill|invoice) .{0,30}(more|higher|too much|twice|double|wrong amount) / "
            r"(more|higher|over|above) (than )?(the |your |our )?(quot\w+|estimate\w*|agreed) / "
            r"(more|higher) than (you|we|i|was|he|she) (\w+ )?(said|agreed|told|quoted) / "
            r"quot\w+ .{0,60}(charged|billed|paid|invoice|bill|cost) / "
            r"(price|amount) (went up|was higher|is higher|is wrong) / not the price"
        ),
    ),
    (
        Category.RUDE_OR_UNSAFE,
        _phrases(
            r"rude\w* / swore / swear\w* / shout\w* / yell(s|ed|ing)? / abus\w+ / insult\w* / disrespect\w* / "
            r"aggressive\w* / attitude / unprofessional / condescend\w* / sarcastic / dismissive / impolite / "
            r"unfriendly / nasty / snapped at / drunk / smok(ed|ing) (in|inside|by|on) / "
            r"left the (\w+ )?(door|gate) (wide )?(open|unlocked) / unsafe / danger\w* / trip hazard / "
            r"trailing (cables?|hoses?)"
        ),
    ),
    (
        Category.RECLEAN_FAILED,
        _phrases(
            r"re-?clean\w* .{0,60}(not|\w+n't|no better|worse|still|same|fail\w*) / "
            r"second clean\w* .{0,60}(not|\w+n't|no better|worse|still|same) / "
            r"(came|been|come) (back|again|twice) .{0,60}(still|same|no better|worse) / "
            r"still .{0,30}after (the |your |a )?(second|re-?clean|return)"
        ),
    ),
    (
        Category.ODOUR,
        _phrases(
            r"smell\w* / odou?rs? / stinks? / stank / stinking / stench / pong\w* / reek\w* / whiff\w* / "
            r"musty / urine / pee / wee"
        ),
    ),
    (
        Category.OVER_WET,
        _phrases(
            r"squelch\w* / sogg\w+ / damp\w* / wet / wetter / soaked / soaking / sodden / saturated / "
            r"waterlogged / moist / drenched / puddles? / <not> (\w+ )?(\w+ )?(dry|dried|drying) / "
            r"(long|ages|forever|days) to dry / (dries|drying|dried) (\w+ )?slow\w* / slow to dry"
        ),
    ),
    (
        Category.WICKING,
        _phrases(
            r"(is|are|was|it's|they're|has|have|had|came|come|comes|coming|creeping|crept) (now |already |slowly |"
            r"all |right |come |coming |crept )*back / "
            r"back again / re-?appear\w* / returned / returning / "
            r"(showing|shows|come|came|coming) (up |through )+(again)? / <mark> .{0,40}back / "
            r"(brown|yellow) (marks?|rings?|edges?|patch|patches|lines?) / browning / gone brown / "
            r"turned brown"
        ),
    ),
    (
        Category.LATE,
        _phrases(
            r"late / (hours?|minutes?|mins?) after (the|our|my) / kept (me|us) waiting / delay\w* / "
            r"behind schedule / waited (for )?(\w+ ){1,4}(minutes|hours?)"
        ),
    ),
    (
        Category.MISSED_AREA,
        _phrases(
            r"missed / skipped / left out / forgot\w* / not done / undone / untouched / uncleaned / "
            r"<not> (been |even |actually |get |properly )*(do|did|done|clean|cleaned|touch|touched|treat|treated|"
            r"vacuum\w*) / "
            r"half (of )?(the|a) (\w+ )?(room|job|carpet|stairs|rug) / only (did|cleaned|half)"
        ),
    ),
    (
        Category.FURNITURE_NOT_BACK,
        _phrases(
            r"<furniture> .{0,50}((not|\w+n't) (been )?(put |moved )?back|wrong (place|way|room|side)|in the "
            r"(middle|hall\w*)|still (in|on|stacked|piled)|out of place) / "
            r"(not|never|\w+n't) (put|move|moved|return|returned) (\w+ ){1,4}back / "
            r"left (the |my |our |all )*<furniture>"
        ),
    ),
    (
        Category.RESIDUE,
        _phrases(
            r"sticky / stiff\w* / crunchy / crispy / tacky / residue\w* / soap\w* / foam\w* / powder\w* / "
            r"greasy / slimy / rough / matted / hard to the touch"
        ),
    ),
    (
        Category.VISIBLE_SPOT,
        _phrases(
            r"spots? / marks? / stains? / patch(es)? / streak\w* / blotch\w* / tide ?marks? / swirls? / "
            r"dirty / filthy / grubby / not clean / no (different|cleaner|better|difference)"
        ),
    ),
    (
        Category.PAPERWORK,
        _phrases(
            r"invoice / receipt / paperwork / bill / misspel\w* / spelt / spelled / "
            r"wrong (name|address|date|details|e-?mail) / certificate / report / vat / statement / reminder"
        ),
    ),
    (
        Category.SUGGESTION,
        _phrases(
            r"suggest\w* / (could|can) you (maybe|perhaps|please|in future) / "
            r"would be (nice|good|great|helpful|better|lovely) / next time / in (the )?future / "
            r"(maybe|perhaps) you (could|should|might) / an idea"
        ),
    ),
    (
        Category.NIGGLE,
        _phrases(
            r"niggle / (small|little|minor|tiny) (thing|point|matter|issue) / not a big deal / "
            r"just one thing / only thing / a (little|bit) (\w+ )?(disappoint\w*|annoy\w*|put out|flat)"
        ),
    ),
)
"""What tells each category, gravest first: the first category with a match is suggested."""

HARMLESS = _phrases(
    r"(no|not|never|without|any|isn't|wasn't|doesn't|didn't) (any |a |the |at all |longer )*(smells?|odou?rs?|"
    r"damage|stains?|marks?|spots?|late|wet|damp|rude|sticky) / "
    r"(wet|damp) (weather|wipes?|room|day|dog'?s?|paws) / "
    r"late (afternoon|morning|evening|night|lunch|husband|wife|mother|father|mum|dad|reply|summer|autumn|winter|"
    r"spring) / "
    r"(stains?|marks?|spots?|smells?) (has |have |had |is |are |all )*(gone|came out|come out|disappeared|"
    r"vanished)(?! (brown|yellow|pink)) / "
    r"come back to (me|us) / get back to (me|us) / (call|ring|phone|write) (me|us) back / from scratch / "
    r"(he|she|they|you|technician|man|lad|crew|team) (is|are|was|were) back / "
    r"smell\w* (so |very |really |absolutely )*(lovely|fresh|nice|good|great|clean|wonderful|amazing) / "
    r"tea break / lunch break / for a break"
)
"""Phrases that hold a telling word but complain of nothing; they are taken out first."""

BROKEN_TRUST = _phrases(
    r"(third|fourth|fifth|3rd|4th|5th) <contact> / "
    r"(three|four|five|several|many|3|4|5) (times|messages|calls|e-?mails|texts) / "
    r"<told> (you )?(twice|two times) (already|before|now) / "
    r"promised .{0,60}(but|and|yet|never|nobody|no one|nothing|still|didn't) / "
    r"broke\w* (your |a |the |his |her )?promise / broken promise / again and again / over and over / "
    r"keep (asking|calling|ringing|chasing|writing)"
)
"""Third time of asking, or a broken promise: effort 2."""

ASKED_AGAIN = _phrases(
    r"(second|2nd) <contact> / "
    r"<told> .{0,25}(before|already|yesterday|last week|on (mon|tues|wednes|thurs|fri|satur|sun)day|twice) / "
    r"still (waiting|no reply|no answer|no word|nothing|not heard|haven't heard) / "
    r"no (reply|answer|response) / "
    r"(nobody|no one|no-one|never|not) (\w+ )?(called|rang|rung|replied|answered|phoned|got)( back| me back| us "
    r"back| to me| to us) / "
    r"(haven't|have not|not) heard (back|from|anything) / chasing / (calling|ringing|writing|asking) again / "
    r"following up / ignored"
)
"""Had to ask again: effort 1."""

PUBLIC = _phrases(
    r"(residents'?|neighbou?rs'?|neighbou?rhood|parents'?|village|community|local|whatsapp|facebook|street) "
    r"(group|page|forum|chat|association|newsletter) / "
    r"facebook / instagram / twitter / tiktok / google / yelp / trustpilot / nextdoor / checkatrade / "
    r"social media / online / reviews? / one star / 1 star / "
    r"(tell|telling|told|warn|warning|warned|let) (\w+ )?(everyone|everybody|the neighbou?rs|my neighbou?rs|all "
    r"my|my friends|people|others|the whole|the street|the world|know) / "
    r"newspaper / the press / the papers / on the radio / trading standards / better business bureau / bbb / "
    r"ombudsman / in public / publicly / go public"
)
"""Said in public, or threatened: mark X."""

VULNERABLE = _phrases(
    r"bab(y|ies|y's) / newborn / infant / toddler / crawl\w* / pregnan\w* / expecting (a|our|my) / elderly / "
    r"frail / pensioner / care home / wheelchair / walking frame / "
    r"([789]\d|eighty|ninety|seventy)( |-)?\w*( |-)year( |-)old / aged ([789]\d) / "
    r"grand(mother|father|ma|pa|dad)(?!'s) / gran(?!'s) / granny / allerg\w* / asthma\w* / wheez\w* / "
    r"inhaler / "
    r"(dog|cat|puppy|kitten|pet|rabbit|bird|parrot|guinea pig) .{0,30}(ill|sick|poorly|vomit\w*|vet'?s?|threw up|"
    r"throwing up|unwell|limping|rash) / "
    r"(sick|ill|poorly|unwell) (dog|cat|puppy|kitten|pet|rabbit|bird)"
)
"""Somebody who must not wait: mark V."""

REPEATED = _phrases(
    r"same as (last|before|the last) / (like|just as) last (time|year|summer|autumn|winter|spring|month) / "
    r"same (thing|problem|trouble) (again|as|last) / happened (before|last|again) / "
    r"(second|third|2nd|3rd) time (this|that|it) (has |is )?(happen\w*) / every time you / "
    r"not the first time / once again"
)
"""The same again: mark R, which the earlier complaints then prove or not."""
