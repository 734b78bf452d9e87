"""What clients say on the telephone, in plain British and American English, and what each of it tells.

Each of the four sets was written before the lists of phrases were looked at, or grown, with it in mind. A dash stands
for words that complain of nothing.
"""

from __future__ import annotations

FIRST = """
injury: My mother slipped on the wet kitchen floor after your man left and hurt her hip.
injury: I tripped over your hose in the hallway and twisted my ankle.
injury: My little boy cut his foot on a staple your guy left in the carpet.
injury: My husband fell down the stairs because they were still slick, and he's at the ER now.
injury: She skidded on the damp tiles and broke her wrist.
injury: The hot water scalded my arm while he was working.
injury: Something in the carpet burned my daughter's knees, she has blisters.
injury: I went flying on the laminate, there was water everywhere, and I've bruised my back.
illness: My daughter came out in a rash after lying on the carpet.
illness: We have all had headaches since you sprayed that stuff.
illness: The dog has been sick ever since you cleaned.
illness: My wife's asthma flared up and she could hardly breathe last night.
illness: I've been coughing and my eyes are streaming since the cleaning.
illness: The baby threw up twice and we think it's the chemicals.
illness: The cat won't eat and keeps being sick since your chap was here.
illness: My son had an allergic reaction to whatever you used.
damage: Your man knocked over my grandmother's vase and it's in pieces.
damage: There's a big scratch along the hardwood where he dragged the machine.
damage: He dented the fridge with the machine.
damage: The seam in the living room carpet has come apart since you cleaned it.
damage: There's a tear in the sofa cushion that wasn't there before.
damage: Your technician cracked a tile in the bathroom.
damage: The TV doesn't work any more, he must have got water in it.
damage: The legs of my dresser have left rust marks and the veneer is peeling.
damage: He's chipped the paint on the banister.
colour_loss: There's a bleached patch in front of the fireplace.
colour_loss: The blue has faded where he used that spray.
colour_loss: The dye from the red cushion has bled into the cream fabric.
colour_loss: The sofa has gone lighter on one side, the color's just come out.
colour_loss: My navy rug has white blotches on it now.
colour_loss: The colours ran all over my Persian rug.
colour_loss: The carpet looks a completely different shade now, it's lost its color.
shrinkage: The carpet is rippling all over, it looks like waves.
shrinkage: The wool rug has shrunk by two inches.
shrinkage: The carpet has pulled away from the wall, it's got smaller.
shrinkage: The seat covers won't go back on, they've shrunk.
shrinkage: My drapes are three inches shorter than before you cleaned them.
shrinkage: The rug doesn't fit the hall anymore since you washed it.
flood: Water is dripping through the ceiling into the flat below.
flood: Your machine burst and the whole living room is under water.
flood: A pipe came off and there's water pouring everywhere.
flood: The hose came off the tap and flooded the utility room.
flood: There's a puddle of water coming through the light fitting downstairs.
missing_item: My gold watch was on the bedside table and it's gone.
missing_item: I can't find my earrings since your people were here.
missing_item: Fifty dollars is missing from the dresser.
missing_item: One of the cushions never came back.
missing_item: My husband's laptop has disappeared since the cleaners left.
missing_item: He went off with my house keys.
over_wet: The carpet is still soaking wet.
over_wet: It's been all day and it's still damp underfoot.
over_wet: The bedroom floor is sodden, I can wring my socks out.
over_wet: It still hasn't dried, you said six hours.
over_wet: The couch is still wet to the touch.
over_wet: I can feel the water coming up between my toes.
over_wet: How long is this supposed to take? Nothing is dry yet.
over_wet: The pad underneath is absolutely drenched.
wicking: The stain has come back.
wicking: That red wine mark is showing again.
wicking: The spots you got out have reappeared.
wicking: The coffee stain was gone yesterday and today I can see it again.
wicking: There are brown marks coming up as it dries.
wicking: The old stain has come up through again.
wicking: Where you cleaned the wine there's a brown ring now.
odour: The room smells awful since you cleaned.
odour: There's a musty smell in the den.
odour: It stinks of wet dog in here.
odour: The pet odor is worse than before.
odour: I can still smell the cat pee.
odour: The whole house reeks of chemicals.
odour: There's a funny whiff in the lounge, like vinegar.
overbilled: You charged me more than you quoted.
overbilled: The bill is eighty pounds higher than the quote.
overbilled: I was told 200 and the invoice says 260.
overbilled: You've taken the money twice from my card.
overbilled: He wanted an extra fifty on the day, that's not what we agreed.
overbilled: I've been billed for a room you never did.
overbilled: I think I've been overcharged.
overbilled: You've put protector on the invoice and I never asked for it.
no_show: Nobody came this morning.
no_show: I've been waiting in since eight and no one has turned up.
no_show: Your guy never showed.
no_show: I took a day off work and you didn't come.
no_show: You missed our appointment yesterday.
no_show: We were booked for Tuesday and there was no sign of anybody.
no_show: I've been stood up by your cleaner.
rude_or_unsafe: The gate was left open, no harm done though.
rude_or_unsafe: The man was very rude to my wife.
rude_or_unsafe: He swore at me when I asked him to take his boots off.
rude_or_unsafe: Your technician was smoking in my kitchen.
rude_or_unsafe: He left the front door wide open and my toddler got out.
rude_or_unsafe: He was short with me and rolled his eyes.
rude_or_unsafe: He left the chemicals where the kids could reach them.
rude_or_unsafe: The young fellow shouted at my mother.
rude_or_unsafe: I didn't like the way he spoke to me.
rude_or_unsafe: Your driver nearly ran my neighbour over and then gave her the finger.
reclean_failed: You came back to do it again and it's no better.
reclean_failed: He re-did the stairs on Thursday and they look just the same.
reclean_failed: This is the second time you've cleaned it and the marks are still there.
reclean_failed: You've been out twice now and the lounge is still dirty.
reclean_failed: The re-clean didn't work.
reclean_failed: Even after the second visit the hall is filthy.
missed_area: He didn't do the landing.
missed_area: You forgot the closet in the master bedroom.
missed_area: The bit behind the sofa hasn't been touched.
missed_area: He skipped the stairs altogether.
missed_area: They never did under the dining table.
missed_area: The corner by the window was left out.
missed_area: You only cleaned half the room.
visible_spot: There's a red wine stain on the rug, could you get it out?
visible_spot: There's still a spot by the door.
visible_spot: I can still see the ink mark.
visible_spot: The stain never came out.
visible_spot: The traffic lanes look as dark as before.
visible_spot: There is a mark in the middle of the floor you can still see.
visible_spot: It doesn't look clean at all, the grubby patch is still visible.
visible_spot: You didn't get the grease spot out.
furniture_not_back: The sofa is in the wrong place.
furniture_not_back: They left all my chairs piled up in the kitchen.
furniture_not_back: He didn't put the furniture back.
furniture_not_back: My bed is still in the hallway and I can't move it by myself.
furniture_not_back: The table wasn't put back where it was.
furniture_not_back: I'm eighty and had to move the dining table back on my own.
late: He was an hour and a half late.
late: He turned up at half past ten instead of nine.
late: You said between nine and eleven and he came at one.
late: Your people were two hours late.
late: He arrived late and I missed my train.
late: They got here three quarters of an hour after they said they would.
residue: The carpet feels crunchy.
residue: It's all stiff and sticky.
residue: There's a white powder on the rug now it's dry.
residue: It feels tacky under my bare feet.
residue: There's soap left in it, it foams when I wipe it.
residue: The pile is hard and scratchy since it dried.
niggle: He left the light on in the garage.
niggle: There were a few muddy footprints on the step.
niggle: He left the bathroom a bit untidy.
niggle: There's a coffee cup he left behind on the windowsill.
niggle: The radio was a bit loud.
paperwork: You've spelled my name wrong on the invoice.
paperwork: I never got a receipt.
paperwork: The invoice has the wrong address on it.
paperwork: I still haven't been sent the paperwork for my landlord.
paperwork: The date on the bill is wrong.
suggestion: It would be nice if you texted before you come.
suggestion: You could do with a clearer website.
suggestion: Maybe you should offer evening appointments.
suggestion: I wish you took cards.
suggestion: Might be an idea to leave a leaflet about drying.
-: I just wanted to say thank you, the carpet looks wonderful.
-: Your man was on time and very polite.
-: No complaints at all, thank you.
-: I'd like to book the stairs and landing for next month.
-: How much would it be for two bedrooms?
-: Can you come on Thursday instead of Friday?
-: What time are you coming tomorrow?
-: The stain has completely gone, well done.
-: It was dry by the evening, just as you said.
-: Do you clean leather sofas?
-: The dog loves the clean carpet.
-: Nothing was damaged and everything was put back.
-: He wasn't late at all, in fact he was early.
-: It doesn't smell any more, thank goodness.
-: Could you send me a copy of the invoice, please?
-: My neighbour would like your number.
-: I need to change my appointment, I'll be away.
-: It dried quickly and the colours look so bright again.
-: Is it safe for my baby to crawl on it?
-: I can't fault him.
-: We had a flood from the washing machine, can you help dry the carpet?
-: The cat has had an accident on the rug, how much to clean it?
-: What do you charge for a three-piece suite?
-: Thanks for coming at such short notice.
-: He even moved all the furniture back where it was.
-: No, nothing is missing, I found my ring, sorry to have bothered you.
-: I'm running late, could he come at eleven?
-: I was worried it would shrink, but it's perfect.
-: You didn't miss a spot.
-: Please tell Luis he did a great job.
-: Does the protector smell?
-: How long before we can walk on it?
-: Can you get rid of pet odor?
-: I'm happy with everything.
-: The bill was exactly what you quoted.
-: No problems, all fine here.
-: It isn't sticky or stiff, it feels lovely.
-: I'd like to pay by card.
-: Would it fade in the sun?
-: My mother broke her hip last year so she can't move the furniture, is that all right?
"""

SECOND = """
injury: Grandad went down like a sack of potatoes on that wet lino and he's cracked a rib.
injury: I caught my foot in your cable and fell flat on my face.
injury: She lost her footing on the landing and now she can't put any weight on her knee.
injury: Your fellow spilled something hot on my hand and it's blistered.
injury: My daughter stepped on a tack one of your guys dropped, she needed stitches.
illness: My chest has been tight ever since, I had to use my inhaler.
illness: The parrot died the day after you sprayed in there.
illness: Our toddler has come out in spots all over his legs since he played on it.
illness: I've got a splitting head and I feel dizzy whenever I go in that room.
damage: They drove over the lawn like maniacs and nearly hit the dog.
damage: Whoever did my curtains has ripped the lining.
damage: The glass in the cabinet door is shattered.
damage: There's a burn mark shaped like an iron on the carpet.
damage: The doorbell was hanging off the wall when they left.
damage: He's pulled a thread and now the loop pile is unravelling.
damage: My floorboards have warped where the water sat.
damage: He backed his van into my mailbox.
colour_loss: The green from the pillow has come through onto the white chair.
colour_loss: It used to be burgundy and now it's sort of pink.
colour_loss: There's a pale circle where he rubbed at it.
colour_loss: All the pattern's gone washed out.
shrinkage: The loose covers are a size too small now.
shrinkage: The carpet doesn't reach the skirting board any more.
flood: The downstairs neighbor says water's coming out of her ceiling.
flood: The tank split and emptied itself all over the hall.
flood: There's water all over my basement.
missing_item: I had two hundred in the kitchen drawer and it's not there now.
missing_item: Your lads have walked off with my extension lead.
missing_item: I can't find my hearing aid anywhere since you were here.
missing_item: They took down the mirror and now nobody knows where it is.
over_wet: I put my hand down and it came up wet.
over_wet: It's been thirty hours and the hall's still sopping.
over_wet: The mattress is taking forever to dry.
over_wet: It's swimming in there, I can't walk across it in socks.
wicking: The juice spill is back.
wicking: I thought the stain had gone but it's come through again overnight.
wicking: The dog's mark has resurfaced.
wicking: As it dried it went all brown round the edges.
odour: There's a nasty smell coming off the rug.
odour: It smells like a wet sheep in here.
odour: You can still smell the smoke.
odour: It pongs worse than it did before.
overbilled: Your estimate said 150 and I've just paid 210.
overbilled: He added a travel charge nobody told me about.
overbilled: It came to a lot more than you said on the phone.
overbilled: I've been charged twice.
no_show: I'm still waiting for your man, he should have been here at two.
no_show: We sat in all afternoon and no one came near.
no_show: Your cleaner didn't turn up again.
no_show: Where is everybody? My appointment was this morning.
rude_or_unsafe: The lad was really offhand with me.
rude_or_unsafe: He called me a silly old woman.
rude_or_unsafe: He walked off and left the back door unlocked all night.
reclean_failed: You sent someone again last week and it hasn't made a blind bit of difference.
reclean_failed: That's twice you've been and it still looks awful.
reclean_failed: He had another go at the stairs but they're no better.
missed_area: You never touched the back bedroom.
missed_area: He cleaned round the bed instead of under it.
missed_area: The last three steps weren't done.
missed_area: We paid for four rooms and he only did three.
visible_spot: You can see exactly where the pizza landed.
visible_spot: That black patch by the armchair hasn't shifted.
visible_spot: The hall carpet looks no cleaner than before.
visible_spot: There's a greasy mark by the fireplace he couldn't shift.
furniture_not_back: Everything is still stacked in the dining room.
furniture_not_back: He left the wardrobe blocking the door.
furniture_not_back: The piano's been left in the middle of the room.
late: I was kept hanging about for fifty minutes.
late: He was meant to be here at eight and rolled up at twenty to ten.
late: They were forty-five minutes behind time.
residue: My feet stick to the carpet.
residue: It feels like cardboard when you walk on it.
residue: The upholstery is all bubbly and there's a film on it.
niggle: Only a little thing, he left the toilet seat up.
niggle: There was a bit of fluff left on the doormat.
paperwork: You've sent my invoice to my old address.
paperwork: My receipt says the wrong amount of rooms.
suggestion: You ought to give people a ring when you're ten minutes away.
suggestion: Have you thought about doing windows as well?
-: You've done a lovely job, we're thrilled to bits.
-: I've no complaints whatsoever.
-: Can I book you in for the spring?
-: We spilled wine on the sofa last night, when could you come?
-: It was bone dry within four hours.
-: Nothing wrong at all, I only wanted to say thanks.
-: What do you use for dog smells?
-: The marks have all come out, brilliant.
-: Could you bring forward my visit by an hour?
-: He was careful not to scratch the floor.
-: My daughter is expecting, are your products safe?
-: There's no smell and no residue at all.
-: Would you send me a quote for the office?
-: Sorry I missed your call.
"""

THIRD = """
injury: Your hose was stretched across the stairs and my aunt took a nasty tumble.
injury: I've put my back out moving that sideboard because the floor was like an ice rink.
injury: He dropped the machine on my husband's foot.
injury: I slid right across the tiles and banged my head.
illness: Everyone in the house has a sore throat from that spray.
illness: The smell has given me a terrible headache two days running.
illness: My eczema has gone mad since I sat on that couch.
illness: Our puppy licked the carpet and has been throwing up.
damage: They've chipped the corner of my marble hearth.
damage: The zipper on the cushion cover is broken.
damage: Somebody's put a hole in the drywall.
damage: My blinds came down when he caught them with the wand.
colour_loss: The tartan has run and my cream stool is pink.
colour_loss: There are light patches all over where the cleaner went.
colour_loss: The velvet has lost its colour on the arms.
shrinkage: My curtains used to touch the floor and now they're way too short.
shrinkage: The carpet edge has come away from the gripper, it must have shrunk.
flood: There's water running down the walls in the apartment underneath.
flood: He left the tap on and the bathroom's flooded.
missing_item: Has anybody handed in a bracelet? It was on the shelf before you came and now it's gone.
missing_item: We're missing a set of silver spoons.
missing_item: I had a diamond ring in that dish and it's vanished.
over_wet: I walked in and my slippers got soaked.
over_wet: Fans on all night and it's still not dried out.
over_wet: The stairs are damp, should they be?
wicking: The tea stain's crept back up.
wicking: Looked perfect when he left but the spot's there again today.
wicking: It has dried with a brown line all along the wall.
odour: The couch has an unpleasant smell about it.
odour: It smells like mildew in the den.
odour: That dog odor came right back after two days.
overbilled: We agreed on ninety and you charged my card a hundred and twenty.
overbilled: Why is it more than the estimate?
overbilled: My statement shows you billed me double.
no_show: I rearranged my whole day and nobody turned up.
no_show: It's four o'clock and he still isn't here.
no_show: Your crew never arrived on Monday.
rude_or_unsafe: Your technician yelled at my kid.
rude_or_unsafe: He was extremely unpleasant on the doorstep.
rude_or_unsafe: They left a live cable lying in a puddle.
reclean_failed: You re-cleaned the runner and it's just as bad.
reclean_failed: He's been back to do it and I can't see any improvement.
missed_area: The guest room hasn't been done.
missed_area: They missed all the edges.
missed_area: He didn't bother with the stairs.
visible_spot: There are streaks right through the lounge.
visible_spot: I can see every mark that was there before.
visible_spot: The doorway's still black.
furniture_not_back: The bookcase is still in the garage.
furniture_not_back: None of the chairs have been put back.
late: They were supposed to be here by ten and it was gone twelve.
late: Forty minutes late and not so much as a phone call.
residue: The rug's gone all hard and crispy.
residue: There's some kind of slimy stuff on the chair.
niggle: One small thing, the bin was left out.
paperwork: The invoice shows the wrong house number.
suggestion: Could you maybe send a text the day before?
-: The carpets came up a treat.
-: Could I move my appointment to next week?
-: My husband is thrilled with the sofa.
-: I'd recommend you to anybody.
-: It was all dry when we got home, no smell at all.
-: How soon can we put the furniture back?
-: What can I do about a coffee spill?
"""

FOURTH = """
injury: I slipped getting out of the shower room because he'd left the floor soaking.
injury: My neighbor tripped on the cord and she's got a black eye.
injury: There was a needle in the carpet and it went right into my heel.
illness: My son's asthma has been terrible since Tuesday.
illness: I feel sick every time I walk in there.
illness: The dog's got a rash on his belly.
damage: There's a dent in my new washing machine.
damage: The hose took a chunk out of the plaster.
damage: One of the table legs has snapped.
damage: You've ruined my rug.
colour_loss: The fringe was white and now it's pink.
colour_loss: The blue has bled all over.
colour_loss: There's a faded strip down the middle of the hall.
shrinkage: My runner has gone two sizes smaller.
flood: The laundry room is flooded.
flood: Water came through the kitchen ceiling.
missing_item: My iPad's disappeared.
missing_item: A silver frame has been stolen from the mantelpiece.
over_wet: The lounge is still wringing wet.
over_wet: It hasn't dried at all.
over_wet: My socks are wet from the landing.
wicking: The stain's back.
wicking: The curry mark has come through again.
odour: There's a horrible smell in the front room.
odour: It smells of damp dog.
overbilled: The final bill was way over the quote.
overbilled: You've charged me for two armchairs and there's only one.
no_show: He didn't come.
no_show: No one has been and it's nearly five.
rude_or_unsafe: She was very abrupt on the phone.
rude_or_unsafe: He kept swearing in front of the children.
reclean_failed: You did it again on Friday but it's exactly the same.
missed_area: You left out the hallway.
missed_area: He hasn't done the back of the sofa.
visible_spot: I can still see that red stain.
visible_spot: It's streaky by the window.
furniture_not_back: The chairs are all in the wrong room.
furniture_not_back: They didn't move the bed back.
late: He was twenty minutes late.
late: Your van got here at noon instead of ten.
residue: My feet feel sticky when I walk on it.
residue: The chair's gone stiff as a board.
niggle: Just a tiny thing, the lamp was unplugged.
paperwork: There's no VAT number on my invoice.
suggestion: I'd suggest you bring shoe covers.
-: Thank you so much, my mum loved it.
-: He was spot on.
-: We're really pleased with the stairs.
-: Do I need to move the furniture before you come?
-: No marks left anywhere, fantastic.
"""

MARKS = """
effort 2: This is the third time I've rung you.
effort 2: I've left three messages already.
effort 2: I have phoned and phoned, this must be the fourth time.
effort 2: You promised me a call on Monday and I've heard nothing.
effort 2: He promised he'd be here at two and he never was.
effort 2: We were promised it would not smell.
effort 2: The office promised the chairs would be back and they are not.
effort 2: I've been chasing this for weeks, over and over.
effort 2: You broke your word.
effort 2: How many more times do I have to ring?
effort 1: This is the second time I call about it.
effort 1: Nobody rang back.
effort 1: I rang on Tuesday and no one's got back to me.
effort 1: I emailed last week and heard nothing.
effort 1: I already told the girl on the phone.
effort 1: I'm calling again about the hall.
effort 1: I left two messages.
effort 1: Still no call from anybody.
effort 0: Could you give me a call back?
effort 0: I've just noticed a mark by the door.
effort 0: The second bedroom smells.
effort 0: He was here for three hours.
public: I'm going to leave you one star.
public: I've put it on Nextdoor.
public: My whole street is going to hear about it.
public: I'll be writing a review on Google.
public: I've told all the neighbours.
public: The residents' group already knows.
public: I'm going to Trading Standards.
public: I'll report you to the BBB.
public: You'll be hearing from my solicitor.
public: My attorney will be in touch.
public: See you in small claims court.
public: I've posted photos of it.
public: I'm on to the local paper.
public: It'll be all over Facebook by tonight.
private: I found you on Google.
private: My neighbour recommended you.
private: I saw it on the radio table.
private: I booked online and the confirmation was wrong.
vulnerable: My newborn sleeps in that room.
vulnerable: My wife's expecting in June.
vulnerable: I'm 86 years old and I can't bend down.
vulnerable: She's ninety-one and lives alone.
vulnerable: Mum is in her eighties.
vulnerable: He's going through chemo.
vulnerable: My husband is on oxygen.
vulnerable: I've got asthma.
vulnerable: My boy is allergic to everything.
vulnerable: Our dog's been ill since.
vulnerable: The cat had to go to the vet.
vulnerable: We have a six-month-old.
vulnerable: My nan lives with us.
vulnerable: Dad uses a walker.
sturdy: The dog sleeps there.
sturdy: My teenagers use that room.
sturdy: It is eighty years old, that rug.
sturdy: I paid 86 for it.
repeat: It's the same as last time.
repeat: Again, like last summer.
repeat: The same thing happened in March.
repeat: This happens every time you come.
repeat: Here we go again.
repeat: It's happened before.
repeat: You did exactly this last year.
repeat: This isn't the first time.
first: It was lovely last time.
first: I had you last year and it was perfect.
first: Last summer we had new carpets.
"""
