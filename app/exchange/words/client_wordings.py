"""The words that people and programs put over columns about clients, in four languages, as data."""

from __future__ import annotations

# Field → wordings separated by bars. The same wording may stand under a client field and a job field.
CLIENT_WORDS: dict[str, str] = {
    "external_id": (
        "id|client id|customer id|customer number|client number|client no|customer no|cust id|cust no|"
        "account number|account no|contact id|record id|reference id|external id|j id|card number|card no|"
        "kundennummer|kunden nr|kundennr|kd nr|kdnr|debitorennummer|code client|code tiers|numero client|"
        "no client|n client|ref client|numero de cliente|id cliente|codigo cliente|codigo de cliente|no cliente|"
        "cliente id|reference|ref|number|kunden id|kundencode|adressnummer|adress nr|numero du client|"
        "identifiant|identifiant client|id client|n cliente|num client|no de client|client number id|"
        "customer key|kunden no"
    ),
    "kind": (
        "client type|customer type|kind|contact type|type of client|kundentyp|kundenart|type de client|"
        "tipo de cliente|home or business|residential commercial|type|account type"
    ),
    "is_company": "is company|company yes no|is a company|is business|business customer",
    "salutation": (
        "salutation|title|name prefix|prefix|mr mrs|mr ms|anrede|civilite|titre|tratamiento|titulo|honorific"
    ),
    "academic_title": "titel|akademischer titel|academic title|degree",
    "first_name": (
        "first name|firstname|given name|forename|first|fname|christian name|contact first name|"
        "customer first name|client first name|vorname|prenom|nombre de pila|primer nombre|nombres|voornaam|nome|"
        "vornamen|prenoms|nombre s|given names|first names|contact vorname"
    ),
    "middle_name": (
        "middle name|middle|additional name|middle initial|m i|mi|zweiter vorname|segundo nombre|deuxieme prenom"
    ),
    "last_name": (
        "last name|lastname|surname|family name|last|lname|contact last name|customer last name|client last name|"
        "nachname|familienname|zuname|nom de famille|apellido|apellidos|primer apellido|achternaam|cognome|"
        "apellido s|apellido paterno|surnames|last names|apellido 1|nom patronymique|1er apellido|1 er apellido|"
        "1o apellido|1 apellido"
    ),
    "suffix": (
        "suffix|name suffix|namenszusatz|segundo apellido|apellido materno|apellido 2|second surname|suffixe|"
        "sufijo|2o apellido|2 apellido|2do apellido"
    ),
    "name": (
        "name|full name|fullname|display name|contact name|customer name|client name|customer full name|customer|"
        "contact|client|who|naam|names|complete name|kunde|kundenname|name des kunden|vollstandiger name|"
        "ansprechpartner name|nom|nom complet|nom du client|nom et prenom|nom client|nombre|nombre completo|"
        "nombre y apellidos|nombre del cliente|cliente|name 1|anzeigename|vollname|vor und nachname|"
        "client full name|nom affiche|nom prenom|apellidos y nombre|nombre y apellido|nombre o razon social|"
        "nom ou raison sociale|cliente nombre|household|homeowner|family|company or last name|company last name|"
        "customer or company|bill to name|auftraggeber|adressat|persona|titular|interessent"
    ),
    "company_name": (
        "company name|company|business name|business|organization|organisation|organization name|"
        "organisation name|firm|trading name|firma|firmenname|unternehmen|betrieb|nom entreprise|entreprise|"
        "societe|raison sociale|nom de l entreprise|empresa|nombre de la empresa|compania|razon social|bedrijf|"
        "bedrijfsnaam|company or organization|employer|arbeitgeber|institution|name der firma|denomination|"
        "denomination sociale|negocio|organizacion|nombre comercial|nom commercial|enseigne|compania nombre|"
        "nombre empresa|nombre de empresa|business or company|etablissement|verein|default address company|"
        "address company|ste|soc|related company|parent company"
    ),
    "preferred_name": "nickname|preferred name|known as|likes to be called|goes by|spitzname|rufname|surnom|apodo",
    "contact_person": (
        "contact person|primary contact|ansprechpartner|kontaktperson|personne de contact|interlocuteur|"
        "persona de contacto|ansprechperson|kontakt|attention|attn|a l attention de|att|a la atencion de|"
        "persona contacto"
    ),
    "phone": (
        "phone|phone number|telephone|telephone number|tel|tel number|phones|phone numbers|main phone|"
        "main phone numbers|primary phone|contact number|contact phone|customer phone|client phone|phone 1|ph|"
        "telefon|telefonnummer|tel nr|rufnummer|numero de telephone|telephone fixe|fixe|telefono|"
        "numero de telefono|telefono fijo|telefoon|telefoonnummer|phone no|contact no|tel no|telefonnr|rufnr|fon|"
        "fijo|tel fijo|festnetznummer|phone contact|telephone no|tel 1|telefon 1|telephone 1|telefono 1|"
        "telefonos|telephones"
    ),
    "phone@home": (
        "home phone|home|home number|house phone|landline|phone home|home tel|evening phone|telefon privat|"
        "privat|privatnummer|rufnummer privat|festnetz|telephone domicile|tel domicile|telefono casa|"
        "telefono particular|particular|tel prive|telephone prive|personal phone|domicile|private phone|"
        "telephone personnel|tel perso|telefono personal|telefono de casa|telefono del domicilio"
    ),
    "phone@work": (
        "work phone|work|business phone|office phone|phone work|work number|daytime phone|company main phone|"
        "telefon geschaftlich|telefon geschaeftlich|telefon geschaft|dienstlich|rufnummer geschaftlich|"
        "telephone bureau|tel bureau|telephone professionnel|telefono trabajo|telefono oficina|"
        "telefono del trabajo|tel pro|telephone pro|telephone societe|telefon firma|"
        "numero de centralita de la organizacion|telefono profesional|telefono empresa|dienst|firmentelefon"
    ),
    "phone@mobile": (
        "mobile|mobile phone|mobile number|cell|cell phone|cellphone|cellular|cell number|mobil|mobiltelefon|"
        "handy|handynummer|mobilnummer|portable|telephone portable|tel portable|telephone mobile|gsm|movil|"
        "telefono movil|celular|mobiel|mob|mobile telephone|handynr|handy nr|mobilnr|funktelefon|natel|tel movil|"
        "numero de portable|numero portable|mobile 1|portable 1|mobiltelefonnummer|text number|sms number|"
        "whatsapp|autotelefon|telefono del automovil|telephone voiture|car phone|n portable|mobile no|movil 1|"
        "tlf movil"
    ),
    "phone@other": (
        "other phone|phone 2|phone 3|alternate phone|alt phone|second phone|secondary phone|other number|"
        "phone other|weitere telefonnummer|telefon 2|telephone 2|autre telephone|tel 2|telefono 2|otro telefono|"
        "ruckmeldung|rappel|devolucion de llamada|callback|ruckruf"
    ),
    "fax": "fax|fax number|fax phone|business fax|home fax|telefax|faxnummer|telecopie|numero de fax",
    "email": (
        "email|email address|emails|mail|email addresses|primary email|main email|customer email|client email|"
        "contact email|email id|email 1|emailadresse|email adresse|mailadresse|courriel|adresse email|"
        "adresse mail|adresse electronique|correo|correo electronico|correo e|direccion de correo|"
        "adresse de messagerie|messagerie|adresse courriel|email contact|direccion de correo electronico|"
        "direccion del correo electronico|direccion email|direccion de email|mail adresse|mail id|"
        "adresse de courriel|courriel 1|mel|correos"
    ),
    "email@other": (
        "email 2|email 3|secondary email|other email|alternate email|second email|alt email|email address 2|"
        "email 2 adresse|email 3 adresse|email 2 address|email 3 address|cc email|bcc email|additional email|"
        "additional emails|autre email|otro correo|weitere email"
    ),
    "web": (
        "website|web site|web page|url|webseite|internetseite|site web|sitio web|pagina web|page web|homepage|internet|"
        "site internet|web|www|sitio|url du site|web address|web url|paginaweb|personal web page|internetadresse"
    ),
    "street": (
        "street line 1|street line|"
        "street|address|street address|address 1|address line 1|street 1|addr|address line|road|street name|"
        "strasse|str|anschrift|adresse|wohnadresse|street and number|strasse hausnummer|strasse nr|"
        "strasse und hausnummer|strasse hnr|rue|adresse 1|adresse ligne 1|voie|direccion|calle|domicilio|"
        "direccion 1|calle y numero|straat|adres|indirizzo|street name and number|street and no|calle y n|"
        "rue et numero|numero et rue|strasse und nummer|strasse nummer|n et rue|adresse postale|"
        "domicilio particular|street address line 1|libelle voie|rue et n|strasse 1|calle numero|calle 1|rue 1"
    ),
    "house_number": (
        "house number|house no|street number|hausnummer|haus nr|hausnr|hnr|numero de rue|huisnummer|street no|"
        "numero de calle|numero de la rue|n de rue|numero exterior|hausnummern|num voie|numero voie"
    ),
    "street_2": (
        "street 2|address 2|address line 2|street address 2|street line 2|apartment|apt|unit|suite|apt number|"
        "unit number|flat|adresszusatz|adresse 2|zusatz|complement d adresse|complement adresse|adresse ligne 2|"
        "direccion 2|piso|apartamento|complement|bat|batiment|etage|appartement|escalier|puerta|planta|"
        "adresszusatz 1|apartment number|apt suite|address cont|address continued|suite number|building|floor|"
        "street address line 2|additional address|numero interior|complemento|rue 2|strasse 2|calle 2|residence"
    ),
    "street_3": "street 3|address 3|address line 3|adresse 3",
    "po_box": "po box|postbox|postfach|boite postale|apartado de correos|bp|apartado postal|b p",
    "town": (
        "city|town|suburb|locality|city town|village|post town|ort|stadt|wohnort|gemeinde|ville|commune|localite|"
        "ciudad|localidad|poblacion|municipio|plaats|woonplaats|citta|municipality|ortschaft|ville commune|"
        "pueblo|city name|place|bureau distributeur|ciudad poblacion|stadt ort|lieu|localite ville|post office"
    ),
    "region": (
        "state|province|region|county|state province|province state|state region|bundesland|kanton|departement|"
        "estado|provincia|comunidad autonoma|dep|dep region|district|landkreis|bundesstaat|provincia estado|"
        "estado o provincia|county state|state code|region state|kreis|province code|state province code|"
        "region code|state id"
    ),
    "postal_code": (
        "zip|postal code|postcode|post code|zip postal code|zip postcode|postal|zip postal|plz|postleitzahl|"
        "code postal|cp|codigo postal|c p|cap|postcode zip|pin code|pincode|eircode|npa|cod postal|codpostal|"
        "c postal|zip or postal code|zip 5|postnummer|postal zip code|postal zip|zip plus 4"
    ),
    "country": (
        "country|nation|country region|land|staat|pays|pais|landkreis land|country code|country name|landercode|"
        "code pays|landerkennzeichen|land region|pays region|lkz|country id"
    ),
    "full_address": (
        "full address|complete address|formatted address|vollstandige adresse|adresse complete|direccion completa"
    ),
    "street@billing": "billing address line 1|bill to address|bill to 1",
    "street_2@billing": "billing street 2|billing address 2|billing address line 2",
    "town@billing": "billing city|billing town|billing suburb|rechnungsort|ville de facturation",
    "region@billing": "billing state|billing province|billing county|billing region",
    "postal_code@billing": (
        "billing zip|billing postal code|billing postcode|rechnungs plz|code postal de facturation"
    ),
    "country@billing": "billing country",
    "site_label": "site|objekt|objektbezeichnung|nom du site",
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
        "remarques|commentaire|commentaires|observations|notas|nota|observaciones|comentarios|comentario|misc|"
        "miscellaneous|other info|other information|special instructions|sonstiges|divers|remark|zusatzinfo|"
        "zusatzinformation|otras notas|background|about|info client|bemerkungen zum kunden|notes client"
    ),
    "private_notes": (
        "private notes|internal notes|office notes|interne notiz|interne notizen|notes internes|notas internas|"
        "internal note|private note|internal comments|staff notes|vertraulich"
    ),
    "tags": (
        "tags|tag|labels|categories|category|groups|group|group membership|schlagworte|schlagworter|kategorie|"
        "kategorien|gruppe|etiquettes|etiquette|categorie|categories de client|etiquetas|categoria|categorias|"
        "stichworte|mots cles|groupe|grupo|grupos|segment|segments|lists|customer tags|client tags|contact tags|"
        "kontaktgruppe|kundengruppen|customer group|kundengruppe|client group|groupe client|grupo de clientes|"
        "category id"
    ),
    "source": (
        "source|lead source|how did you hear about us|how did they find us|how they found us|heard about us|"
        "referral source|marketing source|quelle|herkunft|wie gefunden|provenance|origine|origen|fuente|"
        "como nos conocio|how found|how did you find us|where did you hear about us|heard from|found us|"
        "werbequelle|source client|origine client|origen cliente|acquisition source|kontaktquelle|"
        "original source|medium|advertising source|marketing campaign|lead origin|aufmerksam geworden durch|"
        "como nos ha conocido|comment nous avez vous connu|comment avez vous connu|job source|client source|"
        "customer source|connu par|connu via|gefunden durch|conocido por"
    ),
    "referred_by": (
        "referred by|referrer|recommended by|referral|empfohlen von|empfohlen durch|recommande par|parraine par|"
        "recomendado por|referido por|referred by name|referral name|referrer name|empfehlung von|empfehlung|"
        "recommandation|parrain|recomendado|geworben von"
    ),
    "birthday": (
        "birthday|birth date|date of birth|dob|birthdate|geburtstag|geburtsdatum|date de naissance|anniversaire|"
        "fecha de nacimiento|cumpleanos|nacimiento|geb datum|geb|geb am|geboren|geboren am|ne le|nee le|ne e le|"
        "date naiss|date de naiss|naissance|fecha nac|fecha de nac|f nacimiento|f nac|birth|fecha nacimiento|"
        "date naissance|born"
    ),
    "birth_year": "birth year|geburtsjahr",
    "birth_month": "birth month|geburtsmonat",
    "birth_day": "birth day",
    "client_since": (
        "client since|customer since|created date|created|date added|added|created at|create date|created time|"
        "date created|joined|first visit|first job|first service|start date|since|kunde seit|angelegt am|"
        "erstellt am|client depuis|date creation|date de creation|cree le|cliente desde|fecha de alta|alta|"
        "fecha de creacion|kd seit|mitglied seit|aufgenommen am|erfasst am|anlagedatum|eintritt|eintrittsdatum|"
        "customer created|date entree|date d entree|date d inscription|fecha alta|fecha de registro|f alta|"
        "registered|signup date|sign up date|registration date|date joined|member since|erstellt|erstelldatum|"
        "cree|date d ajout|created on|creation date|date opened|customer since date|clientes desde|since date|"
        "kunde ab|client depuis le|date of first contact|erstkontakt|premier contact|primer contacto|optin time"
    ),
    "last_visit_on": (
        "last visit|last job|last service|last cleaned|last clean|last service date|last job date|"
        "last appointment|last seen|letzter besuch|letzte reinigung|letzter auftrag|letzter termin|"
        "derniere visite|dernier nettoyage|derniere intervention|ultima visita|ultimo servicio|ultima limpieza|"
        "last cleaning|last service completed|most recent visit|letzter einsatz|letzte leistung|ultimo trabajo|"
        "dernier passage|derniere prestation|last completed job|last order date|last appointment date|"
        "last booking|last visited|date derniere intervention|date dernier passage|fecha ultimo servicio|"
        "fecha ultima visita|letzter besuch am"
    ),
    "language": "language|preferred language|sprache|langue|idioma|lang",
    "is_active": (
        "active|is active|aktiv|actif|activo|is active customer|active customer|kunde aktiv|client actif|"
        "cliente activo|en activo"
    ),
    "is_archived": (
        "archived|is archived|inactive|deleted|archiviert|inaktiv|archive|inactif|archivado|inactivo|is inactive|"
        "is deleted|geloscht|supprime|eliminado|de baja|closed|disabled"
    ),
    "status": (
        "status|client status|customer status|kundenstatus|statut|active status|estado del cliente|record status|"
        "account status|estado|etat"
    ),
    "opted_out": "opted out|opted out of|opt out|opt outs|do not contact by|unsubscribed from",
    "do_not_contact@all": (
        "do not contact|no contact|dnc|nicht kontaktieren|ne pas contacter|no contactar|do not market|"
        "no marketing|marketing opt out|opt out of marketing|opted out of marketing|keine werbung|"
        "no enviar publicidad|ne pas envoyer de publicite|no enviar ofertas|opt out marketing|keine werbung senden|"
        "pas de publicite|no publicidad|no desea publicidad|sin publicidad|werbesperre|widerspruch werbung"
    ),
    "do_not_contact@phone": (
        "do not call|no calls|nicht anrufen|ne pas appeler|no llamar|keine anrufe|kein telefon|pas d appel|"
        "sin llamadas|phone opt out|has opted out of phone|do not phone|bloctel"
    ),
    "do_not_contact@email": (
        "email opt out|do not email|unsubscribed|email opted out|no email|keine emails|desabonne|baja de correo|"
        "opted out of email|unsubscribe|kein newsletter|newsletter abgemeldet|keine werbung per email|"
        "pas d email|pas de mail|refus email|desinscrit|no enviar email|no enviar correos|sin email|"
        "email unsubscribed|opt out email|has opted out of email|unsubscribed from all email"
    ),
    "do_not_contact@text": (
        "sms opt out|text opt out|do not text|no texts|opted out of sms|keine sms|kein sms|pas de sms|sin sms|"
        "no sms|do not sms|text message opt out|unsubscribed from sms"
    ),
    "do_not_contact@letter": (
        "do not mail|no mail|mail opt out|keine post|keine werbung|pas de courrier|no enviar correo|kein brief|"
        "do not post|no post|no letters|pas de courrier postal|sin correo postal|post opt out"
    ),
    "may_contact@email": (
        "email opt in|may email|email allowed|accepts marketing|email consent|newsletter|subscribed|"
        "email marketing|marketing emails|email optin|okay to email|ok to email|newsletter erlaubt|email ok|"
        "einwilligung email|newsletter ja nein|email marketing consent|marketing consent|werbeeinwilligung|"
        "accepte emails|acepta emails|accepte la newsletter|acepta publicidad|accepts email marketing|"
        "email opted in|receive emails|opt in|optin|"
        "gdpr consent|marketing permission|consent to marketing|email permission|"
        "accepte email|werbung erlaubt|dsgvo einwilligung"
    ),
    "may_contact@all": (
        "werbung|werbung ja nein|werbung erwunscht|werbung zulassig|publicite|publicidad|accepte la publicite|"
        "accepte publicite|demarchage|marketing|ok to market|marketing ok|may market|rgpd|consentement|"
        "consentement rgpd|consentement marketing|consentimiento|consentimiento rgpd|gdpr consent|gdpr|"
        "may contact|ok to contact|contact allowed|kontakt erlaubt|einwilligung"
    ),
    "may_contact@text": (
        "text messaging|text messages|text marketing|sms marketing|texting|receive text messages|receives texts|"
        "sms opt in|may text|text allowed|sms consent|accepts sms|ok to text|okay to text|text ok|sms ok|"
        "accepts sms marketing|accepte sms|acepta sms|receive texts|sms erlaubt|texting consent"
    ),
    "may_contact@phone": (
        "phone calls|telemarketing|phone marketing|calls allowed|werbeanrufe|telefonwerbung|may call|"
        "ok to call|okay to call|phone allowed|phone consent|"
        "call ok"
    ),
    "may_contact@letter": (
        "direct mail|postal mail|mailings|direct mail marketing|postwerbung|werbepost|briefwerbung|may mail|"
        "ok to mail|okay to mail|letters allowed|mail ok"
    ),
    "contact_status@email": (
        "email subscription status|email marketing status|email status|subscription status|"
        "email subscriber status|email subscription|marketing status|subscriber status|mailing status|"
        "newsletter status|email opt status|statut newsletter|estado de suscripcion"
    ),
    "ignore": "photo|everafter row|foto",
    "phone@assistant": (
        "telefon assistent|telephone de l assistant e|telephone de l assistant|telefono del ayudante|"
        "telefono del asistente|assistant s phone|assistants phone|assistant phone"
    ),
    "contact_status@text": "sms subscriber status|sms subscription status|sms marketing status|sms status|text status",
    "site_label@service": "property name|site name|location name|service property name",
}
