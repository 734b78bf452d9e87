"""The phrases that tell the marks of a complaint: effort, public, vulnerable, repeat (R6), as data."""

from __future__ import annotations

from app.rules.phrase_lists import phrases

BROKEN_TRUST = phrases(r"""
    (third|fourth|fifth|sixth|3rd|4th|5th|umpteenth) (\w+ )?<contact> /
    (three|four|five|six|several|many|countless|3|4|5|6) (times|messages|calls|e-?mails|texts|letters|voicemails) /
    <told> (you )?(twice|two times) (already|before|now) / rang and rang / called and called / phoned and phoned /
    promised .{0,60}(but|and|yet|never|nobody|no one|nothing|still|not|didn't|wasn't|weren't|hasn't|haven't|
    isn't|aren't|won't) /
    (broke\w*|break) (your |a |the |his |her |their )?(promise|word)s? / broken promise /
    (didn't|never|not) ke(ep|pt) (your|his|her|their|the)\s(promise|word) / again and again / over and over /
    time and again / keep (asking|calling|ringing|phoning|chasing|writing) / how many (more )?times /
    how often do i have to / went back on (your|his|her) word
""")
"""Third time of asking, or a broken promise: effort 2."""

ASKED_AGAIN = phrases(r"""
    (second|2nd) (\w+ )?<contact> / (two|2|a couple of) (messages|calls|e-?mails|texts|letters|voicemails) /
    <told> .{0,25}(before|already|yesterday|last (week|night)|on (mon|tues|wednes|thurs|fri|satur|sun)day|twice|
    this morning) /
    (already|previously) (told|asked|called|rang|rung|phoned|e-?mailed|written|messaged|texted|complained|reported|
    mentioned) /
    still (waiting|no (reply|answer|word|call|response|one|news)|nothing|not heard|haven't heard|nobody) /
    no (reply|answer|response) /
    (nobody|no one|no-one|never|not|nobody's|no one's|haven't|hasn't) (\w+ )?(called|rang|rung|phoned|got)
    \s(back|me back|us back|back to me|back to us) /
    (nobody|no one|no-one|never|not|haven't|hasn't) (\w+ )?(replied|answered|been in touch|contacted me) /
    (haven't|have not|not) heard (back|from|anything|a thing) / heard nothing / chasing / chase(d)? /
    (calling|ringing|phoning|writing|asking) again / following up / follow up / ignored / ignoring
""")
"""Had to ask again: effort 1."""

PUBLIC = phrases(r"""
    (residents'?|neighbou?rs'?|neighbou?rhood|parents'?|mums'?|moms'?|village|community|local|whatsapp|facebook|
    street|tenants'?)\s(group|page|forum|chat|association|newsletter|paper|radio|news) /
    (?<!found you on )(?<!saw you on )(?<!found you through )(facebook|instagram|twitter|tiktok|google|yelp|
    trustpilot|nextdoor|checkatrade|trustatrader|angi|angie's list|thumbtack|reddit|youtube) / social media /
    (?<!booked )(?<!paid )(?<!pay )(?<!book )(?<!ordered )online / reviews? / (one|1|zero|no) stars? / bad rating /
    (tell|telling|told|warn|warning|warned|let) (\w+ )?(everyone|everybody|(all )?(the|my|our) neighbou?rs|all my|
    my friends|people|others|the whole|the street|the world|know|anyone who) /
    (whole|entire|everyone (on|in) the|everybody (on|in) the) (street|road|block|village|town|estate|building|
    neighbou?rhood) / (going to|gonna|will) hear about / newspapers? / the (press|papers|media|telly|news) /
    on the radio(?! \w) / watchdog / trading standards / citizens advice / better business bureau / bbb /
    attorney general / consumer (affairs|protection|rights) / ombudsman / solicitors? / lawyers? / attorneys? /
    small claims / (to|in) court / sue / suing / legal action /
    (posted|posting|post|put|putting|share|shared)\s(it|this|that|photos|pictures|the photos|a video|about (it|this|
    you)) / in public / publicly / go public
""")
"""Said in public, or threatened: mark X."""

VULNERABLE = phrases(r"""
    bab(y|ies|y's) / newborns? / infant / toddlers? / crawl\w* / (\w+)[- ](week|month)s?[- ]olds? / pregnan\w* /
    expecting (a|our|my|in|next|any|twins) / (she's|wife's|wife is|daughter's|daughter is|i'm|i am|we're) expecting /
    elderly / frail / pensioner / housebound / bedridden / (care|nursing) home / wheelchair / walking (frame|stick) /
    (a|her|his|my) (walker|zimmer\w*) /
    (?<!it is )(?<!it's )([789]\d|eighty|ninety|seventy)( |-)?\w*( |-)year(s)?( |-)old(?!,? (rug|carpet|sofa|house|
    chair|that)) / aged ([789]\d) /
    (i'm|i am|she's|she is|he's|he is|who's|who is|mum's|mother's|mother is|dad's|father's|father is) (nearly |
    almost |over |now |past )?([789]\d|(seventy|eighty|ninety)([- ]\w+)?)(?! (minutes|min|pounds|dollars|miles|
    percent)) / (in|into) (my|her|his|their) (seventies|eighties|nineties|70s|80s|90s) /
    grand(mother|father|ma|pa|dad)(?!'s) / gran(?!'s) / granny / nan / nana / nanna / allerg\w* / asthma\w* /
    wheez\w* / inhaler / copd / emphysema / (on|her|his|my) oxygen / chemo\w* / dialysis / cancer / immune /
    (lung|heart) (condition|disease|problem)s? / just (out of|home from) hospital /
    (dog|cat|puppy|kitten|pet|rabbit|bird|parrot|guinea pig|hamster)('s)? .{0,30}(ill|sick|poorly|vomit\w*|vet'?s?|
    threw up|throwing up|unwell|limping|rash|died) / (sick|ill|poorly|unwell) (dog|cat|puppy|kitten|pet|rabbit|bird)
""")
"""Somebody who must not wait: mark V."""

REPEATED = phrases(r"""
    same as (last|before|the last) / (like|just as|as) last (time|year|summer|autumn|fall|winter|spring|month) /
    same (thing|problem|trouble|mess|story|fault|issue) (\w+ )?(again|as|last|happen\w*) /
    happened (before|last|again) / happening again /
    (second|third|2nd|3rd) time (this|that|it) (has |is |'s )?(happen\w*) / every (single )?time you /
    (not|isn't|wasn't) the first time / once again / yet again / here we go again /
    you did (exactly |just )?(this|that|the same) (\w+ )?(last|before|again)
""")
"""The same again: mark R, which the earlier complaints then prove or not."""
