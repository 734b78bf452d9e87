"""Words by which the values of a column are known: regions, countries and usual first names, in four languages."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split("|"))


REGIONS = _words(
    "al|ak|az|ar|ca|co|ct|de|fl|ga|hi|id|il|in|ia|ks|ky|la|me|md|ma|mi|mn|ms|mo|mt|ne|nv|nh|nj|nm|ny|nc|nd|oh|ok|or|"
    "pa|ri|sc|sd|tn|tx|ut|vt|va|wa|wv|wi|wy|dc|pr|ab|bc|mb|nb|nl|ns|nt|nu|on|pe|qc|sk|yt|nsw|vic|qld|tas|act|"
    "alabama|alaska|arizona|arkansas|california|colorado|connecticut|delaware|florida|georgia|hawaii|idaho|illinois|"
    "indiana|iowa|kansas|kentucky|louisiana|maine|maryland|massachusetts|michigan|minnesota|mississippi|missouri|"
    "montana|nebraska|nevada|new hampshire|new jersey|new mexico|new york|north carolina|north dakota|ohio|oklahoma|"
    "oregon|pennsylvania|rhode island|south carolina|south dakota|tennessee|texas|utah|vermont|virginia|washington|"
    "west virginia|wisconsin|wyoming|ontario|alberta|british columbia|manitoba|saskatchewan|nova scotia|"
    "bayern|baden-württemberg|hessen|nordrhein-westfalen|niedersachsen|sachsen|thüringen|brandenburg|"
    "rheinland-pfalz|saarland|schleswig-holstein|sachsen-anhalt|mecklenburg-vorpommern|tirol|steiermark|kärnten|"
    "île-de-france|bretagne|normandie|occitanie|nouvelle-aquitaine|grand est|hauts-de-france|"
    "andalucía|cataluña|galicia|aragón|asturias|extremadura|castilla y león|castilla-la mancha|comunidad de madrid"
)
COUNTRY_WORDS = _words(
    "us|usa|u.s.a|united states|united states of america|uk|united kingdom|great britain|england|scotland|wales|"
    "canada|kanada|australia|ireland|new zealand|deutschland|germany|allemagne|alemania|brd|österreich|austria|"
    "autriche|schweiz|switzerland|suisse|suiza|france|frankreich|francia|españa|spain|spanien|espagne|mexico|méxico|"
    "mexique|nederland|netherlands|niederlande|pays-bas|belgium|belgique|belgien|italia|italy|italien|italie|"
    "portugal|luxembourg|luxemburg|polska|poland|polen|dänemark|denmark|sverige|sweden|norway|norge|argentina|chile|"
    "colombia|perú|peru|venezuela|ecuador|gb|fr|es|at|ch|mx|be|it|pt|ie|au|nz|d|a|f|e|i"
)
FIRST_NAMES = _words(
    "james|john|robert|michael|william|david|richard|joseph|thomas|charles|christopher|daniel|matthew|anthony|mark|"
    "donald|steven|paul|andrew|joshua|kenneth|kevin|brian|george|edward|ronald|timothy|jason|jeffrey|ryan|jacob|gary|"
    "nicholas|eric|jonathan|stephen|larry|justin|scott|brandon|benjamin|samuel|gregory|frank|raymond|jack|dennis|"
    "jerry|tyler|aaron|jose|adam|nathan|henry|peter|kyle|walter|ethan|jeremy|harold|carl|roger|arthur|lawrence|"
    "dylan|jesse|bryan|joe|jordan|billy|bruce|albert|willie|gabriel|logan|alan|juan|wayne|roy|ralph|randy|eugene|"
    "mary|patricia|jennifer|linda|elizabeth|barbara|susan|jessica|sarah|karen|lisa|nancy|betty|margaret|sandra|"
    "ashley|kimberly|emily|donna|michelle|carol|amanda|dorothy|melissa|deborah|stephanie|rebecca|sharon|laura|"
    "cynthia|kathleen|amy|angela|shirley|anna|brenda|pamela|emma|nicole|helen|samantha|katherine|christine|debra|"
    "rachel|carolyn|janet|catherine|maria|heather|diane|ruth|julie|olivia|joyce|virginia|victoria|kelly|lauren|"
    "christina|joan|evelyn|judith|megan|andrea|cheryl|hannah|jacqueline|martha|gloria|teresa|ann|sara|madison|"
    "frances|kathryn|janice|jean|abigail|alice|julia|judy|sophia|grace|denise|amber|doris|marilyn|danielle|beverly|"
    "isabella|theresa|diana|natalie|brittany|charlotte|marie|kayla|alexis|lori|tom|ted|bob|bill|jim|mike|dave|dan|"
    "steve|chris|sam|ben|tim|tony|ed|fred|greg|jeff|ken|nick|pat|phil|ron|sue|ida|jon|rose|oliver|harry|leo|max|mia|"
    "zoe|ella|lucy|luke|noah|liam|owen|ivy|nora|ray|lena|hana|otto|gus|theo|wren|elsa|grace|priya|kwame|dina|chidi|"
    "hans|peter|wolfgang|klaus|jürgen|dieter|manfred|uwe|günter|horst|bernd|werner|karl|heinz|gerhard|andreas|stefan|"
    "stephan|christian|martin|frank|markus|matthias|sebastian|florian|jan|tobias|jörg|ralf|rainer|sabine|petra|"
    "monika|ursula|renate|helga|karin|brigitte|ingrid|erika|gisela|elke|birgit|heike|claudia|susanne|kerstin|silke|"
    "anja|katrin|sandra|stefanie|katharina|julia|anne|anna|johanna|lukas|felix|jonas|greta|frieda|heinrich|"
    "pierre|michel|philippe|alain|bernard|jacques|daniel|patrick|nicolas|christophe|laurent|frédéric|éric|stéphane|"
    "pascal|sébastien|david|julien|olivier|thierry|luc|louis|françois|claude|gérard|rené|henri|antoine|camille|"
    "nathalie|isabelle|sylvie|catherine|françoise|monique|martine|nicole|jacqueline|valérie|céline|sophie|aurélie|"
    "chantal|véronique|christelle|sandrine|virginie|élodie|émilie|amélie|hélène|jeanne|chloé|léa|manon|inès|zoé|"
    "antonio|manuel|josé|francisco|juan|javier|jesús|carlos|alejandro|miguel|rafael|pedro|pablo|ángel|sergio|"
    "fernando|jorge|luis|alberto|álvaro|diego|adrián|raúl|enrique|ramón|vicente|iván|rubén|óscar|andrés|joaquín|"
    "santiago|eduardo|ana|carmen|isabel|dolores|pilar|josefa|teresa|rosa|cristina|ángeles|antonia|francisca|lucía|"
    "mercedes|elena|raquel|rocío|paula|marta|pilar|sofía|beatriz|silvia|irene|lourdes|concepción|mª|alba|inés"
)
