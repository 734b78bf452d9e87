"""The words that people and programs put over columns, in four languages, as data; and how headers are compared."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from app.exchange.history_words import COMPLAINT_WORDS, FEEDBACK_WORDS, MORE_JOB_WORDS, NOTE_WORDS, PAYMENT_WORDS
from app.exchange.import_fields import ImportField, RecordKind, Target, fields_of, target

_WORD_BREAK_IN_CAMEL_CASE = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_NO_WORD = re.compile(r"[\W_]+")
_DIGIT_EDGE = re.compile(r"(?<=[^\W\d_])(?=\d)")


@lru_cache(maxsize=4096)
def plain_header(header: str) -> str:
    """A header for comparing, without case, accents, marks: `*ContactName` and `Contact name` are the same."""
    text = header.replace("#s", " numbers ").replace("#", " number ") if "#" in header else header
    text = _DIGIT_EDGE.sub(" ", _WORD_BREAK_IN_CAMEL_CASE.sub(" ", text))
    text = unicodedata.normalize("NFKD", text).casefold()
    text = "".join(letter for letter in text if not unicodedata.combining(letter))
    text = _NO_WORD.sub(" ", text).strip()
    return text.replace("e mail", "email").replace("zip code", "zip").replace("zipcode", "zip")


# Field → wordings separated by bars. The same wording may stand under a client field and a job field.
CLIENT_WORDS: dict[str, str] = {
    "external_id": (
        "id|client id|customer id|customer number|client number|client no|customer no|cust id|cust no|"
        "account number|account no|contact id|record id|reference id|external id|j id|card number|card no|"
        "kundennummer|kunden nr|kundennr|kd nr|kdnr|debitorennummer|code client|code tiers|numero client|"
        "no client|n client|ref client|numero de cliente|id cliente|codigo cliente|codigo de cliente|no cliente|"
        "cliente id|reference|ref|number"
    ),
    "kind": (
        "client type|customer type|kind|contact type|type of client|kundentyp|kundenart|type de client|"
        "tipo de cliente|home or business|residential commercial"
    ),
    "is_company": "is company|company yes no|is a company|is business|business customer",
    "salutation": (
        "salutation|title|name prefix|prefix|mr mrs|mr ms|anrede|civilite|titre|tratamiento|titulo|honorific"
    ),
    "academic_title": "titel|akademischer titel|academic title|degree",
    "first_name": (
        "first name|firstname|given name|forename|first|fname|christian name|contact first name|"
        "customer first name|client first name|vorname|prenom|nombre de pila|primer nombre|nombres|voornaam|nome"
    ),
    "middle_name": (
        "middle name|middle|additional name|middle initial|m i|mi|zweiter vorname|segundo nombre|deuxieme prenom"
    ),
    "last_name": (
        "last name|lastname|surname|family name|last|lname|contact last name|customer last name|client last name|"
        "nachname|familienname|zuname|nom de famille|apellido|apellidos|primer apellido|achternaam|cognome"
    ),
    "suffix": "suffix|name suffix|namenszusatz",
    "name": (
        "name|full name|fullname|display name|contact name|customer name|client name|customer full name|customer|"
        "contact|client|who|naam|names|complete name|kunde|kundenname|name des kunden|vollstandiger name|"
        "ansprechpartner name|nom|nom complet|nom du client|nom et prenom|nom client|nombre|nombre completo|"
        "nombre y apellidos|nombre del cliente|cliente"
    ),
    "company_name": (
        "company name|company|business name|business|organization|organisation|organization name|"
        "organisation name|firm|trading name|firma|firmenname|unternehmen|betrieb|nom entreprise|entreprise|"
        "societe|raison sociale|nom de l entreprise|empresa|nombre de la empresa|compania|razon social|bedrijf|"
        "bedrijfsnaam"
    ),
    "preferred_name": "nickname|preferred name|known as|likes to be called|goes by|spitzname|rufname|surnom|apodo",
    "contact_person": (
        "contact person|primary contact|ansprechpartner|kontaktperson|personne de contact|interlocuteur|"
        "persona de contacto"
    ),
    "phone": (
        "phone|phone number|telephone|telephone number|tel|tel number|phones|phone numbers|main phone|"
        "main phone numbers|primary phone|contact number|contact phone|customer phone|client phone|phone 1|ph|"
        "telefon|telefonnummer|tel nr|rufnummer|numero de telephone|telephone fixe|fixe|telefono|"
        "numero de telefono|telefono fijo|telefoon|telefoonnummer"
    ),
    "phone@home": (
        "home phone|home|home number|house phone|landline|phone home|home tel|evening phone|telefon privat|"
        "privat|privatnummer|rufnummer privat|festnetz|telephone domicile|tel domicile|telefono casa|"
        "telefono particular"
    ),
    "phone@work": (
        "work phone|work|business phone|office phone|phone work|work number|daytime phone|company main phone|"
        "telefon geschaftlich|telefon geschaeftlich|telefon geschaft|dienstlich|rufnummer geschaftlich|"
        "telephone bureau|tel bureau|telephone professionnel|telefono trabajo|telefono oficina|"
        "telefono del trabajo"
    ),
    "phone@mobile": (
        "mobile|mobile phone|mobile number|cell|cell phone|cellphone|cellular|cell number|mobil|mobiltelefon|"
        "handy|handynummer|mobilnummer|portable|telephone portable|tel portable|telephone mobile|gsm|movil|"
        "telefono movil|celular|mobiel|mob"
    ),
    "phone@other": (
        "other phone|phone 2|phone 3|alternate phone|alt phone|second phone|secondary phone|other number|"
        "phone other|weitere telefonnummer|telefon 2|telephone 2|autre telephone|tel 2|telefono 2|otro telefono"
    ),
    "fax": "fax|fax number|fax phone|business fax|home fax|telefax|faxnummer|telecopie|numero de fax",
    "email": (
        "email|email address|emails|mail|email addresses|primary email|main email|customer email|client email|"
        "contact email|email id|email 1|emailadresse|email adresse|mailadresse|courriel|adresse email|"
        "adresse mail|adresse electronique|correo|correo electronico|correo e|direccion de correo"
    ),
    "email@other": (
        "email 2|email 3|secondary email|other email|alternate email|second email|alt email|email address 2"
    ),
    "web": "website|web site|web page|url|webseite|internetseite|site web|sitio web|pagina web",
    "street": (
        "service street|service street 1|property street|home street|job address|site address|street|address|"
        "street address|address 1|address line 1|street 1|addr|address 1 street|address line|road|street name|"
        "home address|service address|property address|mailing address|strasse|str|anschrift|adresse|"
        "strasse hausnummer|strasse nr|strasse und hausnummer|strasse hnr|rue|adresse 1|adresse ligne 1|voie|"
        "direccion|calle|domicilio|direccion 1|calle y numero|straat|adres|indirizzo"
    ),
    "house_number": "house number|house no|street number|hausnummer|haus nr|hausnr|hnr|numero de rue|huisnummer",
    "street_2": (
        "service street 2|home street 2|street 2|address 2|address line 2|street address 2|street line 2|"
        "apartment|apt|unit|suite|apt number|unit number|flat|adresszusatz|adresse 2|zusatz|complement d adresse|"
        "complement adresse|adresse ligne 2|direccion 2|piso|apartamento"
    ),
    "street_3": "street 3|address 3|address line 3|adresse 3",
    "po_box": "po box|postbox|postfach|boite postale|apartado de correos",
    "town": (
        "service city|property city|home city|service town|city|town|suburb|locality|city town|village|post town|"
        "ort|stadt|wohnort|gemeinde|ville|commune|localite|ciudad|localidad|poblacion|municipio|plaats|"
        "woonplaats|citta"
    ),
    "region": (
        "service state|service province|home state|property state|state|province|region|county|state province|"
        "province state|state region|bundesland|kanton|departement|estado|provincia|comunidad autonoma"
    ),
    "postal_code": (
        "service zip|service postal code|home postal code|home zip|property zip|zip|postal code|postcode|"
        "post code|zip postal code|zip postcode|postal|zip postal|plz|postleitzahl|code postal|cp|codigo postal|"
        "c p|cap|postcode zip"
    ),
    "country": "service country|home country|country|nation|country region|land|staat|pays|pais|landkreis land",
    "full_address": (
        "full address|complete address|formatted address|vollstandige adresse|adresse complete|direccion completa"
    ),
    "street@billing": (
        "billing address|billing street|billing street 1|billing address 1|billing address line 1|"
        "invoice address|bill address|rechnungsadresse|rechnungsanschrift|adresse de facturation|"
        "direccion de facturacion"
    ),
    "street_2@billing": "billing street 2|billing address 2|billing address line 2",
    "town@billing": "billing city|billing town|billing suburb|rechnungsort|ville de facturation",
    "region@billing": "billing state|billing province|billing county|billing region",
    "postal_code@billing": (
        "billing zip|billing postal code|billing postcode|rechnungs plz|code postal de facturation"
    ),
    "country@billing": "billing country",
    "site_label": (
        "property name|site name|site|location name|service property name|objekt|objektbezeichnung|nom du site"
    ),
    "access_note": (
        "access|access notes|access note|access instructions|gate code|entry instructions|key location|zugang|"
        "zugangshinweise|acces|instrucciones de acceso|acceso"
    ),
    "parking_note": (
        "parking|parking notes|parking instructions|parken|parkplatz|stationnement|estacionamiento|aparcamiento"
    ),
    "water_note": (
        "water|water supply|water notes|tap|water tap|wasser|wasseranschluss|eau|point d eau|agua|toma de agua"
    ),
    "notes": (
        "notes|note|comments|comment|remarks|memo|customer notes|client notes|job notes|additional information|"
        "info|bemerkung|bemerkungen|notiz|notizen|anmerkung|anmerkungen|kommentar|hinweis|hinweise|remarque|"
        "remarques|commentaire|commentaires|observations|notas|nota|observaciones|comentarios|comentario"
    ),
    "private_notes": (
        "private notes|internal notes|office notes|interne notiz|interne notizen|notes internes|notas internas"
    ),
    "tags": (
        "tags|tag|labels|categories|category|groups|group|group membership|schlagworte|schlagworter|kategorie|"
        "kategorien|gruppe|etiquettes|etiquette|categorie|categories de client|etiquetas|categoria|categorias"
    ),
    "source": (
        "source|lead source|how did you hear about us|how did they find us|how they found us|heard about us|"
        "referral source|marketing source|quelle|herkunft|wie gefunden|provenance|origine|origen|fuente|"
        "como nos conocio"
    ),
    "referred_by": (
        "referred by|referrer|recommended by|referral|empfohlen von|empfohlen durch|recommande par|parraine par|"
        "recomendado por|referido por"
    ),
    "birthday": (
        "birthday|birth date|date of birth|dob|birthdate|geburtstag|geburtsdatum|date de naissance|anniversaire|"
        "fecha de nacimiento|cumpleanos|nacimiento"
    ),
    "birth_year": "birth year|geburtsjahr",
    "birth_month": "birth month|geburtsmonat",
    "birth_day": "birth day",
    "client_since": (
        "client since|customer since|created date|created|date added|added|created at|create date|created time|"
        "date created|joined|first visit|first job|first service|start date|since|kunde seit|angelegt am|"
        "erstellt am|client depuis|date creation|date de creation|cree le|cliente desde|fecha de alta|alta|"
        "fecha de creacion"
    ),
    "last_visit_on": (
        "last visit|last job|last service|last cleaned|last clean|last service date|last job date|"
        "last appointment|last seen|letzter besuch|letzte reinigung|letzter auftrag|letzter termin|"
        "derniere visite|dernier nettoyage|derniere intervention|ultima visita|ultimo servicio|ultima limpieza"
    ),
    "language": "language|preferred language|sprache|langue|idioma",
    "is_active": "active|is active|aktiv|actif|activo",
    "is_archived": "archived|is archived|inactive|deleted|archiviert|inaktiv|archive|inactif|archivado|inactivo",
    "status": "status|client status|customer status|kundenstatus|statut|active status|estado del cliente",
    "opted_out": "opted out|opted out of|opt out|opt outs|do not contact by|unsubscribed from",
    "do_not_contact@all": "do not contact|no contact|dnc|nicht kontaktieren|ne pas contacter|no contactar",
    "do_not_contact@phone": "do not call|no calls|nicht anrufen|ne pas appeler|no llamar",
    "do_not_contact@email": (
        "email opt out|do not email|unsubscribed|email opted out|no email|keine emails|desabonne|baja de correo|"
        "opted out of email|unsubscribe"
    ),
    "do_not_contact@text": "sms opt out|text opt out|do not text|no texts|opted out of sms|keine sms",
    "do_not_contact@letter": (
        "do not mail|no mail|mail opt out|keine post|keine werbung|pas de courrier|no enviar correo"
    ),
    "may_contact@email": (
        "email opt in|may email|email allowed|accepts marketing|email consent|newsletter|subscribed|"
        "email marketing|marketing emails|email optin|okay to email|ok to email|newsletter erlaubt|email ok"
    ),
    "may_contact@text": (
        "sms opt in|may text|text allowed|sms consent|accepts sms|ok to text|okay to text|text ok|sms ok"
    ),
    "may_contact@phone": "may call|ok to call|okay to call|phone allowed|phone consent|call ok",
    "may_contact@letter": "may mail|ok to mail|okay to mail|letters allowed|mail ok",
    "contact_status@email": "email subscription status|email marketing status|email status|subscription status",
    "ignore": "photo|everafter row",
}
JOB_WORDS: dict[str, str] = {
    "job_number": (
        "job number|job no|job id|job|job nr|work order|work order number|wo number|order number|order no|"
        "auftragsnummer|auftrag|auftragsnr|auftrag nr|numero d intervention|numero intervention|n intervention|"
        "numero de travail|numero de trabajo|no trabajo|orden|numero de orden|visit number|visit id|"
        "appointment id|booking id|booking number|id|ref|reference"
    ),
    "invoice_number": (
        "invoice number|invoice no|invoice|inv no|inv number|invoice id|bill number|rechnungsnummer|rechnung nr|"
        "rechnungsnr|numero de facture|n facture|facture|numero de factura|factura"
    ),
    "client_external_id": (
        "client id|customer id|client number|customer number|client no|customer no|account number|kundennummer|"
        "kunden nr|kundennr|code client|numero client|numero de cliente|id cliente|codigo cliente"
    ),
    "job_date": (
        "schedule start date|visit start date|date|job date|service date|visit date|appointment date|"
        "scheduled date|date of service|date completed|completed|completed date|completed on|date done|"
        "cleaned on|date cleaned|clean date|work date|job scheduled start date|scheduled start date|scheduled|"
        "start|start date|start date time|scheduled start|date time|when|done on|visit|appointment|datum|"
        "auftragsdatum|termin|reinigungsdatum|leistungsdatum|ausgefuhrt am|date d intervention|date intervention|"
        "date du travail|fecha|fecha de servicio|fecha del servicio|fecha del trabajo|fecha de trabajo|"
        "invoice date|rechnungsdatum"
    ),
    "start_time": (
        "start time|time|arrival time|arrived|from|startzeit|uhrzeit|beginn|heure|heure de debut|hora|"
        "hora de inicio|time started|begin"
    ),
    "end_date": (
        "end date|job scheduled end date|scheduled end date|scheduled end|end|enddatum|date de fin|fecha de fin"
    ),
    "end_time": "end time|finish time|finished|left|until|time finished|endzeit|ende|heure de fin|hora de fin",
    "arrival_window": "arrival window|job arrival window|time window|window|zeitfenster|creneau|ventana horaria",
    "duration": "duration|length|hours|minutes|time on site|dauer|duree|duracion",
    "state": (
        "job status|status|state|visit status|appointment status|stage|auftragsstatus|statut|etat|estado|"
        "estado del trabajo"
    ),
    "title": (
        "job name|job title|title|subject|job type|service type|service|auftragsart|type d intervention|"
        "tipo de servicio|servicio"
    ),
    "description": (
        "description|job description|work done|work|details|what|services|line items|line item|items|summary|"
        "work performed|instructions|beschreibung|leistung|leistungen|tatigkeit|arbeiten|description du travail|"
        "travaux|prestation|prestations|descripcion|descripcion del trabajo|trabajo|trabajo realizado|"
        "notes on job"
    ),
    "rooms": (
        "rooms|room|areas|areas cleaned|rooms cleaned|what was cleaned|cleaned|zimmer|raume|pieces|"
        "pieces nettoyees|habitaciones|cuartos|salas"
    ),
    "amount": (
        "total revenue|job value|amount|total|job amount|price|charge|charged|cost|invoice total|job total|"
        "grand total|total amount|amount charged|invoice amount|job revenue|revenue|fee|value|subtotal|betrag|"
        "summe|preis|gesamt|gesamtbetrag|rechnungsbetrag|brutto|montant|montant ttc|prix|total ttc|importe|"
        "precio|total factura|monto"
    ),
    "amount_due": (
        "amount due|due amount|balance|balance due|due|outstanding|owed|owing|offen|offener betrag|solde|"
        "reste a payer|saldo|pendiente"
    ),
    "paid": (
        "paid|amount paid|paid amount|payment|payments|is paid|paid yes no|payment status|bezahlt|"
        "bezahlter betrag|paye|montant paye|regle|pagado|importe pagado"
    ),
    "paid_on": (
        "paid on|paid date|date paid|payment date|bezahlt am|zahlungsdatum|paye le|date de paiement|"
        "fecha de pago|pagado el"
    ),
    "payment_method": (
        "payment method|method of payment|paid by|payment type|how paid|method|zahlungsart|zahlungsweise|"
        "bezahlt mit|mode de paiement|moyen de paiement|forma de pago|metodo de pago"
    ),
    "technician": (
        "visits assigned to|assigned team|assigned technicians|team members|technician|tech|cleaner|assigned to|"
        "assigned employees|assigned employee|employee|crew|done by|cleaned by|staff|worker|team|assigned|"
        "assigned tech|techniker|mitarbeiter|reiniger|technicien|intervenant|employe|tecnico|empleado|operario|"
        "tech name"
    ),
    "created_on": "created|created date|job created date|date created|created at|booked on|date booked",
}


# The tables of each kind; where two know a wording, the first has it.
_TABLES: dict[RecordKind, tuple[dict[str, str], ...]] = {
    RecordKind.CLIENTS: (CLIENT_WORDS,),
    RecordKind.JOBS: (JOB_WORDS, MORE_JOB_WORDS, CLIENT_WORDS),
    RecordKind.COMPLAINTS: (COMPLAINT_WORDS, CLIENT_WORDS),
    RecordKind.FEEDBACK: (FEEDBACK_WORDS, CLIENT_WORDS),
    RecordKind.NOTES: (NOTE_WORDS, CLIENT_WORDS),
    RecordKind.PAYMENTS: (PAYMENT_WORDS, CLIENT_WORDS),
}


@lru_cache(maxsize=len(RecordKind))
def wordings(kind: RecordKind) -> dict[str, Target]:
    """Every known wording (in the shape of `plain_header`) with the field it means in a file of this kind."""
    found: dict[str, Target] = {}
    for table in _TABLES[kind]:
        for notation, words in table.items():
            meaning = target(notation)
            if meaning.field not in fields_of(kind):
                meaning = Target(ImportField.NOTE)
            for word in words.split("|"):
                found.setdefault(plain_header(word), meaning)
    return found


def is_known_word(header: str) -> bool:
    """Whether a header is one of the wordings we know for any kind of file."""
    plain = plain_header(header[:80])
    return any(plain in wordings(kind) for kind in RecordKind)
