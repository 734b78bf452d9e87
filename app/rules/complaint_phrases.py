"""The phrases by which the category of a complaint is recognised, as data (R6); phrase_lists says how they read."""

from __future__ import annotations

from app.rules.complaints import Category
from app.rules.phrase_lists import phrases

TELLS: tuple[tuple[Category, tuple[str, ...]], ...] = (
    (
        Category.INJURY,
        phrases(r"""
            slipped / slipping over / tripped / skidded / (fell|fallen|fall|falls) (down|over|on|off|and|flat|badly) /
            went (flying|over on|down like) / took a (\w+ )?(tumble|fall|spill) /
            (put|pulled|done) (my|her|his) (back|shoulder|hip|neck) (out|in) /
            (dropped|fell|landed|ran|rolled|came down) .{0,30}(on|over|onto) (my|her|his|our) ([\w']+ )?<body> /
            knocked (out|unconscious) /
            (went|gone|stuck) (right |straight )?(in|into|through) (my|her|his|our) ([\w']+ )?<body> /
            (lost|loses?) (my|her|his|their) (footing|balance) / caught (my|her|his) (foot|heel|toe) / injur\w+ /
            (a|nasty|electric|got) (electric )?shock / electrocuted /
            hurt (my|her|his|their|our|myself|herself|himself|themselves) / hurt (me|her|him|us) (badly )? /
            sprain\w* / twisted (my|her|his|an) / bruis\w+ / concuss\w* / stitches / on crutches / fracture\w* /
            (broke|broken|cracked|bumped|banged|hit|stubbed|burn(ed|t)|scald(ed)?|grazed|gashed|cut|sliced|
            dislocated)\s(my|her|his|their|our|a|an|the) ([\w']+ ){0,2}(<body>|wrist|ankle|arm|leg|hip) / scald\w* /
            cut (my|her|his|myself|herself|himself) / (burn(ed|t)?|blister\w*|hot) .{0,25}(my|her|his) <body> /
            (my|her|his|\w+'s) <body> .{0,20}(blister\w*|bleeding|swollen|burn(ed|t)) / ambulance / hospital /
            emergency room / a&e / the er / urgent care / x-?ray\w* /
            (stepped|trod|knelt|sat) on (a|an|some|the) (\w+ )?(nails?|tacks?|staples?|pins?|needles?|glass|blade)
        """),
    ),
    (
        Category.ILLNESS,
        phrases(r"""
            rash / hives / wheez\w+ /
            asthma .{0,25}(attack|flar\w+|worse|bad|set off|triggered|terrible|awful|dreadful|playing up) / allergic /
            reaction / vomit\w+ / (threw|throws|throw|throwing|thrown) up / short of breath / breathless /
            chok(ed|ing) /
            (been|be|being|feel|feels|feeling|felt|fell|made|make|makes|is|are|was|were|got|gone|gets) (\w+ )?(me |
            us |so |very |really |quite |rather )?(sick|ill|poorly|unwell|faint|dizzy|queasy|lethargic) / nause\w+ /
            dizz\w+ / faint(ed|ing) / passed out / collapsed / eczema / psoriasis / hay ?fever / sinus\w* /
            (upset|bad|sore) (stomach|tummy) / (stomach|tummy) (ache|upset|cramps?) / migraines? / breathe /
            breathing / cough\w* / headaches? / (splitting|pounding|sore) head / sore (eyes|throat|skin) /
            (chest|throat) .{0,15}(tight|closing|closed|sore) / (my|her|his) inhaler /
            (eyes|throat|skin|nose|face) .{0,15}(burn|sting|itch|stream|water|swell|swollen|run)\w* / itch\w* /
            itchy / blisters? / poison\w* / fumes / (come|came|broke|broken) out in /
            (won't|not|isn't|stopped) eat(ing)? / off (his|her|its|their) food /
            (dog|cat|parrot|bird|fish|rabbit|hamster|puppy|kitten) (has |have |just )?died / at the vet'?s? /
            to the vet'?s? / doctor says
        """),
    ),
    (
        Category.FLOOD,
        phrases(r"""
            flood\w* / burst / leak\w* / dripp\w+ (through|from|onto|down|into) / under water / underwater /
            water('s)? .{0,25}(pouring|pour(s|ed)|running|dripping|gush\w+|spray\w+|coming|came) (through|down|out|
            from|into|in) / (pouring|gushing) (everywhere|out|down|through) /
            water (is |was |'s )?(all over|everywhere) / inches of water /
            (pouring|gushing|running) (all over|everywhere) / ceiling below /
            (through|from) (the|our|my|her|his) ceiling /
            (pipe|hose|hosepipe) .{0,15}(came off|come off|split|popped|blew) /
            tank .{0,20}(split|emptied|overflow\w*) / overflow\w* / emptied itself /
            (kitchen|basement|cellar|hall|bathroom|room) (is|was) swimming
        """),
    ),
    (
        Category.MISSING_ITEM,
        phrases(r"""
            <valuable> .{0,40}(missing|gone|disappeared|vanished|stolen|lost|nowhere|not there|isn't there|walked) /
            (missing|stolen|stole|lost|can't find|cannot find|can't see|took|taken|pinched|pocketed|swiped)\s(my|our|
            a|the|her|his) (\w+ ){0,2}<valuable>(?! (twice|again|back|off|from my (card|account))) /
            (can't|cannot|can not|couldn't) find (my|our|the|her|his) /
            (gone|went|still|are|is|was|were|has been|things|something) missing /
            missing (from|since) (the|my|our|her|you) / stolen /
            (we're|i'm|we are|i am) missing (a|an|my|our|some|one|two|three|the|something) /
            <valuable>[^!]{0,80} now (it's|it is|they're) (gone|not there) / not there (now|any ?more) /
            (isn't|not) where (i|we) (left|put) / thief / thieves / theft /
            (something|things?|items?) (is |are )?missing / helped (himself|themselves) to /
            (went|walked|made|gone|drove|ran) off with /
            (my|our) ([\w']+ ){0,2}[\w-]+('s|'ve| has| have) (disappeared|vanished|walked) /
            disappeared (since|after|from|when) / vanished (since|after|from) /
            (one|two|three|some) of (the|my|our) (\w+ ){1,3}(never|haven't|hasn't|didn't) (came|come|been) (back|
            brought)\w* / (never|not|\w+n't) (brought|returned|given|gave) (me |us )?(my|our|the) (\w+ )?<valuable> /
            (nobody|no one|no-one) (knows|can tell me|can say) where .{0,20}(is|are|went|it|they)
        """),
    ),
    (
        Category.SHRINKAGE,
        phrases(r"""
            shrunk\w* / shrank / shrink\w* / pulled away from the \w+ / rippl\w+ / buckl\w+ /
            (too|now|got|gone|is|are|inch|inches|cm|feet|foot) (too )?(short|small|smaller|shorter) /
            sizes? (too )?(small|smaller) / come away from the (wall|edge|skirting|gripper|baseboard) /
            (doesn't|does not|don't|won't|will not|no longer) (fit|reach|meet|stretch|cover)(?! me) /
            (won't|don't|didn't|doesn't|will not) go (back )?on (again|any more|anymore|the)? /
            (won't|don't) go back on
        """),
    ),
    (
        Category.COLOUR_LOSS,
        phrases(r"""
            bleach\w* / faded? / fading / discolou?r\w* / bled / bleed(s|ing)? (in|into|on|onto|through|out) /
            (lost|losing|changed|stripped|taken|took) (its |the |their |all |some of the |out the )*colou?rs? /
            <color> .{0,40}(run|ran|running|runs|bleeds?|bleeding|washed|come|came|gone) (in|into|on|onto|out|
            through|off|across|over) /
            colou?rs?('s|'ve| has| have| had)? (just |all |now |completely )*(run|ran|gone|changed|come out|
            come off) / (is|are|gone|much|looks?|'s) (\w+ )?(paler|lighter) (than|now|on|in) /
            (different|wrong|another) (shade|colou?rs?|tone) /
            (pale|white|lighter|light|bleachy|colou?rless) (\w+ )?(patch|patches|areas?|streaks?|blotch\w*|circles?|
            splodges?) /
            (turned|gone|went) (a |all |sort of |kind of )?(yellow|pink|orange|green|gr[ae]y|white|blue|purple) /
            washed out /
            (?<!he )(?<!she )(?<!they )(?<!you )(?<!we )(has|have|'s|'ve) (all )?run(?! (out|late|over|off|away|up|
            through)) / dye .{0,15}(gone|out|off|lost|come|came|lifted) /
            (was|were|used to be) (\w+ )?(<color>|burgundy|navy|cream|purple|orange|gold|beige|white|gr[ae]y|
            turquoise) .{0,30}(is|are|it's|they're|now) .{0,20}(<color>|white|gr[ae]y|orange|purple|pale)
        """),
    ),
    (
        Category.DAMAGE,
        phrases(r"""
            goug\w+ / chip(s|ped|ping)? / scratch(es|ed|ing)? / dent(s|ed)? / scrap(e|es|ed) / scuff\w* / broke(n)? /
            breaks? / smash(ed)? / snapped(?! (at|back|up)) / (chunk|lump|piece|bit) out of / crack(s|ed)? / tears? /
            tore / torn / ripped / rips? / burn(s|t|ed)? / scorch\w* / singed / melted / damag\w+ / ruin\w* /
            wreck(ed|s)? / fray\w* / snag(s|ged)? / knocked (over|off|the|my|into|down) / hole / shatter\w* /
            (in|to) (pieces|bits) / (come|came|coming|fell|fallen|falling) (apart|undone|loose|unstuck|off the wall) /
            unravel\w* /
            (blinds?|curtains?|shelf|shelves|rail|pole|wallpaper|picture|mirror|lamp|light|shade) .{0,20}(came|fell|
            come|fallen|pulled|knocked) (down|off) / split / peel\w* / warp(ed|ing)? / bent / bowed / hanging off /
            delaminat\w* / rust (mark|stain|ring)s? / pulled (a |some |the )*(threads?|loops?) /
            (a|the) (pulled|loose) thread / stopped working / short(ed|-circuited) / backed (\w+ ){1,2}into /
            (drove|reversed|ran|crashed|hit|drives?) (\w+ )?(into|over)? ?(my|our|the) (car|mailbox|letterbox|gate|
            fence|wall|hedge|lawn|flower ?bed|driveway) /
            (no longer|won't|doesn't|does not|will not|isn't|not) (shut|close|open|work|working|turn on|
            switch on)(?! for (me|us))
        """),
    ),
    (
        Category.NO_SHOW,
        phrases(r"""
            no[ -]?shows? /
            (nobody|no one|no-one|noone|not a soul|<not>) (ever |even |actually |has |have )*(came|come|shows?|
            showed|shown|turn|turned|turns|arrived?|appeared?)( up| near)?(?! (back|out|off|clean|through|apart|
            undone|loose|on again|on to|again to)) / (stood|stand|standing) (me|us|her|him) up / stood up by /
            (waited|waiting|sat|stayed) (in )?(for you )?(all|half) (the |a )?(day|morning|afternoon) /
            (waiting|waited) in (since|for) / waiting since .{0,40}(nobody|no one|no-one|<not>) /
            (nobody|no one|no-one) (has |has ever |'s )?been (and|yet|here|near|round|at all) /
            still waiting for (your|the|a|my)? ?(<who>|someone|somebody|anyone|you to (come|arrive)) /
            forgot(ten)? (about )?(me|us|our appointment|my appointment) /
            (no|not a|any) sign of (anybody|anyone|you|him|them|your|the) /
            still (isn't|not|hasn't|haven't) (here|arrived|turned up|come|shown|appeared)(?! (out|off|back)) /
            (you|he|they|<who>) (have |has |had )?missed (our|my|the|this|today's|yesterday's) (\w+ )?(appointment|
            slot|booking|visit) / should(\s|')?(have|ve)? been here /
            where (is|are) (everybody|everyone|your <who>|the <who>|he|they|you)
        """),
    ),
    (
        Category.OVERBILLED,
        phrases(r"""
            over-?charg\w* / over-?bill\w* / overpaid / charged .{0,30}(more|twice|double|extra|too much|for) /
            twice over /
            (billed|paid|took|taken|debited) .{0,30}(twice|double|too much|two times|for .{0,30}(never|<not>)) /
            double (the price|charged|billed) /
            (bill|invoice|total) .{0,30}(more|higher|too much|twice|double|wrong amount) /
            (more|higher|over|above) (than )?(the |your |our )?(quot\w+|estimate\w*|agreed) /
            (more|higher|dearer) than (you|we|i|was|he|she|they) (\w+ )?(said|agreed|told|quoted) /
            quot\w+ .{0,60}(charged|billed|paid|invoice|bill|cost|now) /
            estimate .{0,60}(charged|billed|paid|invoice|bill|cost) /
            (told|said|agreed) (me |us )?(it was |it'd be |it would be )?(\W?\d+|\w+ (hundred|pounds|
            dollars)) .{0,40}(invoice|bill|charged|paid|wants?|asking) /
            (price|amount|total) (went up|was higher|is higher|is wrong) / not the price /
            (wanted|asked for|demanded|charged) (an |another )?(extra|more money|another) /
            (agreed|said) (on )?[^.!?]{0,40} (you|he|they|and) (\w+ )?(charged|billed|took) /
            not what (we|i|you|was|he|they) (\w+ )?(agreed|quoted|said it would be) /
            hidden (fee|cost|charge|extra)s? /
            (travel|call-?out|parking|extra|added|surprise) (charge|fee|cost|surcharge)s? / surcharge /
            (invoice|bill|charg\w+) .{0,40}(never|didn't|not) (asked|ask|ordered|order|had|wanted|want|did|done|
            agreed)
        """),
    ),
    (
        Category.RUDE_OR_UNSAFE,
        phrases(r"""
            rude\w* / swore / swear\w* / curs(ed|ing) / cuss(ed|ing) / shout\w* / yell(s|ed|ing)? / abus\w+ /
            insult\w* / disrespect\w* / aggressive\w* / attitude / unprofessional / condescend\w* / patroni[sz]\w* /
            sarcastic / dismissive / impolite / unpleasant (man|to|on|with|and|about)? /
            horrible (man|to|with|attitude) / hostile / arrogant / cheeky / stroppy / moody / bad[- ]tempered /
            (live|bare|exposed) (cables?|wires?) / abrupt\w* / brusque / blunt / snippy / snide / ignorant /
            bad[- ]mannered / no manners / offhand / off-hand / curt / surly / grumpy / sulk\w* /
            short with (me|us|her|him) / rolled (his|her|their) eyes / unfriendly / nasty (to|with|man|about) /
            snapped at / drunk / stoned / threaten(ed|ing) (me|us|my|her|him)? / bull(y|ied|ying) / laughed (at|in) /
            mocked / racist / sexist / inappropriate / (spoke|talked|speaks|talks) (down )?to (me|us|my|her|him) /
            didn't like (the way|his|her|their) / (finger|v-sign) /
            made me (feel )?(uncomfortable|small|unsafe|stupid|cry) /
            called (me|her|him|us|my \w+) (a|an|names|stupid) / argued with / slammed /
            smok(ed|ing) (in|inside|by|on|at) / smelled of (drink|beer|alcohol) /
            (nearly|almost) (hit|ran|knocked|crashed|killed) / dr(ove|iving) (like|across|too fast|recklessly) /
            unsafe / danger\w* / trip hazard / trailing (cables?|hoses?|wires?|leads?) /
            left the (\w+ )?(door|gate) (wide )?(open|unlocked) /
            (door|gate) (was |been |wide |is )*(left )?(wide )?(open|unlocked) /
            (left|leaving) .{0,30}(unattended|plugged in|within reach|could (reach|get at|get to)|lying about)
        """),
    ),
    (
        Category.RECLEAN_FAILED,
        phrases(r"""
            re-?clean\w* .{0,60}(<same>|as bad|improvement) / re-?(did|done|do|doing|treated|washed) .{0,60}<same> /
            redid .{0,60}<same> / (second|third|2nd|3rd) (clean\w*|visit|go|attempt at|treatment) .{0,60}<same> /
            another (go|try) at .{0,60}<same> /
            (second|third|2nd|3rd) time (you|he|they|it|that|your)('ve|'s|'re)? .{0,60}<same> /
            (came|been|come) (back|again|twice) .{0,60}(still|same|no better|worse) /
            (you|he|she|they|someone|somebody|<who>)('ve|'d|'s| have| has| had)? ((?!never|not)\w+ ){0,5}(back|again|
            twice)(?! (to me|to us|and again)).{0,60}(still .{0,30}(there|same|dirty|bad|awful|filthy|stain\w*|
            mark\w*|look\w*)|same|no better|no different|worse|(blind|slightest|bit of) .{0,10}difference|
            no difference|as bad|(no|any) (improvement|better)) /
            twice (you've|you have|he's|they've|now) .{0,60}(still|same|no better|worse) /
            still .{0,30}after (the |your |a |his )?(second|re-?clean|return|third) /
            (even )?after (the|your|a|his) (second|third) (visit|clean|go)
        """),
    ),
    (
        Category.ODOUR,
        phrases(r"""
            smell\w* / odou?rs? / stinks? / stank / stinking / stinky / stench / pong\w* / reek\w* / whiff\w* /
            niff\w* / musty / mildew\w* / urine / pee / wee / hums? of
        """),
    ),
    (
        Category.OVER_WET,
        phrases(r"""
            squelch\w* / sogg\w+ / damp\w* / wet / wetter / soaked / soaking / sodden / saturated / sopping /
            wringing / wring / waterlogged / moist / drenched / puddles? / swimming /
            (<not>|nothing|none) (\w+ )?(\w+ )?(dry|dried|drying) / (long|ages|forever|days) (to dry|drying) /
            (dries|drying|dried) (\w+ )?slow\w* / slow to dry / water .{0,10}(coming|comes|came) up
        """),
    ),
    (
        Category.WICKING,
        phrases(r"""
            (?<!never )(is|are|was|it's|they're|has|have|had|came|come|comes|coming|creeping|crept|'s) (now |
            already |slowly |all |right |come |coming |crept )*back(?! to front| door) / back again / re-?appear\w* /
            resurfac\w* / re-?emerg\w* / returned / returning /
            (showing|shows|come|came|coming|comes|risen) (up |through |back )+(again)? / showing again /
            <mark>('s)? .{0,40}(back|again|showing|coming (up|through)|crept up) / was gone .{0,40}(again|now|today) /
            (brown|yellow) (\w+ )?(marks?|rings?|edges?|patch|patches|lines?|tide) / browning /
            (gone|went|going) (all )?brown / turned (all )?brown
        """),
    ),
    (
        Category.LATE,
        phrases(r"""
            late / (hours?|minutes?|mins?) after (the|our|my|they|you|he|we|it) /
            kept (me|us|her|him) (waiting|hanging) / delay\w* / behind (schedule|time) /
            (?<!was )(?<!were )(not|\w+n't) on time / waited (for )?(\w+ ){1,4}(minutes|hours?) / wasn't on time /
            hanging (about|around) for / <came> .{0,30}instead of / instead of .{0,25}<came> /
            (said|meant|supposed|due|booked|told|promised|agreed|expecting) .{0,60}(didn't|not|
            never)? ?<came> .{0,12}(at|after|until|nearly|gone) /
            (by|at|for) \w+ (and|but) it was (gone|after|nearly|past|almost) /
            missed my (train|bus|flight|meeting|doctor'?s?) /
            (didn't|not) (get here|come|arrive|turn up|show up) (until|till)
        """),
    ),
    (
        Category.MISSED_AREA,
        phrases(r"""
            missed / skipped / left out / forgot\w* / not done / undone / untouched / uncleaned /
            (<not>|nor) bother(ed)? (with|to (do|clean)) / not bothered with / overlooked /
            left (\w+ ){1,5}(undone|dirty|out) /
            <not> (been |even |actually |get |properly |bother to |really )*(do|did|done|clean|cleaned|touch|touched|
            treat|treated|vacuum\w*|hoover\w*) / half (of )?(the|a|my) (\w+ )?(room|job|carpet|stairs|rug) /
            only (did|cleaned|half|done|two|three|one|some) / (cleaned|went|worked) (round|around) (the|my)
        """),
    ),
    (
        Category.FURNITURE_NOT_BACK,
        phrases(r"""
            <furniture>('s| has| have)? .{0,50}((not|\w+n't|never) (been )?(put |moved )?back|wrong (place|way|room|
            side|spot)|in the (middle|hall\w*|way|garage)|still (in|on|stacked|piled|out|outside)|out of place|piled|
            stacked|blocking|pushed) / (not|never|\w+n't) (put|move|moved|return|returned) (\w+ ){1,4}back /
            left (the |my |our |all |every )*<furniture> / (none|not one) of (the|my|our) <furniture> /
            (had|having|have) to (move|put|drag|shift|lift) .{0,40}(back|myself|on my own|by myself)
        """),
    ),
    (
        Category.RESIDUE,
        phrases(r"""
            sticky / stiff\w* / crunchy / crispy / tacky / residue\w* / soap\w* / foam\w* / powder\w* /
            greasy(?! (mark|spot|stain|patch)) / slimy / rough / matted / hard to the touch / scratchy / crusty /
            gritty / bubbl\w* / detergent / (a|some) (\w+ )?film /
            (feels?|felt|gone|is|like) (\w+ )?(like )?(cardboard|sandpaper|straw|concrete|hard) /
            stick(s|ing)? (to|together)
        """),
    ),
    (
        Category.VISIBLE_SPOT,
        phrases(r"""
            spots? / marks? / stains? / stained / patch(es)? / streak\w* / blotch\w* / tide ?marks? / swirls? /
            splodges? / smudges? / dirty / filthy / grubby / <not> (\w+ )?clean /
            no (different|cleaner|better|difference) / as (dark|dirty|bad|black|grubby) as /
            still (looks? )?(black|dark|stained|visible|there|grey|grimy|discoloured) / can still (see|make out) /
            (you )?can see (exactly |just )?where / <not> (shift|shifted|budge|budged|lift|lifted) /
            <not> (get|got|come|came|remove\w*) (it |that |the )*(\w+ )?(out|off|up) /
            couldn't (shift|get|remove|lift)
        """),
    ),
    (
        Category.PAPERWORK,
        phrases(r"""
            invoice / receipt / paperwork / bill / misspel\w* / spelt / spelled /
            wrong (name|address|date|details|e-?mail) / certificate / report / vat / statement / reminder /
            warranty (card|paper)\w*
        """),
    ),
    (
        Category.SUGGESTION,
        phrases(r"""
            suggest\w* / (could|can) you (maybe|perhaps|please|in future) /
            would be (nice|good|great|helpful|better|lovely|handy) / next time / in (the )?future /
            (maybe|perhaps) you (could|should|might) / (an idea|worth a thought) / i wish (you|there|he|they) /
            you could do with / you (ought|should) (to )?(give|offer|think|have|ring|text|call|send|put|tell|let) /
            have you (ever )?(thought|considered) / why (don't|not) you / how about
        """),
    ),
    (
        Category.NIGGLE,
        phrases(r"""
            niggle / (small|little|minor|tiny|silly) (thing|point|matter|issue|niggle) / not a big deal /
            no big deal / just one thing / only thing / no harm done /
            a (little|bit) (\w+ )?(disappoint\w*|annoy\w*|put out|flat|loud|noisy|untidy|messy|mess\w*) / untidy /
            footprints / muddy /
            left (the|a|an|his|her|some|my) .{0,40}(on|behind|up|running|lying|out)(?! (with|of)) / left behind /
            fluff / crumbs / bits of
        """),
    ),
)
"""What tells each category, gravest first: the first category with a match is suggested."""

HARMLESS = phrases(r"""
    (no|not|never|without|any|isn't|wasn't|aren't|doesn't|didn't|hasn't) (any |a |the |at all |longer |left |
    caused )*(smells?|odou?rs?|damage\w*|stains?|marks?|spots?|late|wet|damp|rude|sticky|stiff|residue|mess|
    scratch\w*|crunchy|shrunk|faded|injur\w*|hurt)((,| or| and| nor| no)+ (\w+ )?(smells?|residue|damage|stains?|
    marks?|spots?|wet|damp|rude|sticky|stiff|late|mess|crunchy|sticky))* /
    (nothing|none of it|neither)('s| is| was| were| has been| got)? (been )?(missing|damaged|broken|wrong|lost|
    stolen|ruined|wet|out of place) / careful not to \w+ / (bins?|rubbish|trash|mat|tools?) (was|were|been) left out /
    spot[ -]on / (thrilled|chuffed|pleased|delighted|tickled|loved it) to bits /
    (didn't|did not|never|not) miss (a|one|any) (single )?\w+ / sorry (that )?(i|we) missed /
    broke (her|his|my|a) \w+ (last|years|in|when|a year) /
    (worried|afraid|scared|feared|concerned|nervous) (that )?(it|they|the \w+) (would|might|could|
    may) \w+(?!.{0,30}(and|now) (it|they) (did|has|have)) /
    (i'm|i am|i'll be|we're|we'll be|i was|we were|might be|i'd be|my fault i was) (a bit |a little |
    just )?(running )?(a bit |\w+ minutes )?late /
    (exactly|just) (what|as) (you|was|we|i) (\w+ )?(quoted|agreed|said) /
    (bill|invoice|price) (is|was) (exactly|just|right|fine|as|very reasonable) /
    send (me |us )?(a |the |another )?(copy|quote)( of)?( the| my)?( invoice| receipt| bill)? / sick (and tired )?of /
    (in|to) tears / bone dry /
    (do you|how much|what do you|what would you|can you get rid of|i'd like to book|i want to book|can i book|
    is it safe|would like a quote) [^.!?]*\? /
    (does|do|would|will) (the|your|it|they|that|this) (\w+ )?(smell|fade|shrink|stain|bleach|damage|run|mark|leak|
    burn)\w*\b [^.!?]*\? /
    (does|do|would|will) (the|your|it|they|that|this) (\w+ )?(smell|fade|shrink|stain|bleach|damage|run|mark|leak|
    burn)\? /
    (washing machine|dishwasher|boiler|bath|radiator|toilet|fridge|fish ?tank) .{0,15}(flood\w*|leak\w*|burst|
    overflow\w*) /
    (flood\w*|leak\w*) (from|in|by) (the|our|my|a) (washing machine|dishwasher|boiler|bath|radiator|toilet|fridge|
    fish ?tank) / (wet|damp) (weather|wipes?|room|day|paws) /
    late (afternoon|morning|evening|night|lunch|husband|wife|mother|father|mum|dad|reply|summer|autumn|winter|
    spring) /
    (stains?|marks?|spots?|smells?) (has |have |had |is |are |all |\w+ly |now |just |right )*(gone|came out|come out|
    come off|disappeared|vanished)(?! (brown|yellow|pink)| and|.{0,30}(but|again|back|this morning|today)) /
    come back to (me|us) / get back to (me|us) / (call|ring|phone|write) (me|us) back / from scratch /
    (he|she|they|you|technician|man|lad|crew|team)\s(is|are|was|were) back /
    smell\w* (so |very |really |absolutely )*(lovely|fresh|nice|good|great|clean|wonderful|amazing) / tea break /
    lunch break / for a break / (broke\w*|break) (your |a |the |his |her )?(promise|word)s? / broken promise
""")
"""Phrases that hold a telling word but complain of nothing; they are taken out first."""
