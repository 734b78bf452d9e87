"""The words that people and programs put over columns of jobs' lines, complaints, feedback, notes and payments."""

from __future__ import annotations

_CLIENT_NUMBER = (
    "client id|customer id|client number|customer number|client no|customer no|account number|kundennummer|"
    "kunden nr|kundennr|code client|numero client|numero de client|numero de cliente|id cliente|codigo cliente"
)
_JOB_NUMBER = (
    "job number|job no|job id|job|work order|work order number|order number|order no|visit number|booking number|"
    "appointment id|related job|for job|about job|auftragsnummer|auftrag|auftragsnr|auftrag nr|numero d intervention|"
    "numero intervention|intervention|n intervention|numero de trabajo|trabajo|numero de orden|orden"
)
_JOB_DATE = (
    "job date|service date|visit date|date of service|date of job|date of visit|cleaned on|date cleaned|"
    "auftragsdatum|reinigungsdatum|datum der reinigung|date d intervention|date intervention|date du travail|"
    "fecha de servicio|fecha del servicio|fecha del trabajo"
)
_INVOICE_NUMBER = (
    "invoice number|invoice no|invoice|inv no|invoice id|bill number|rechnungsnummer|rechnung nr|rechnung|"
    "numero de facture|n facture|facture|numero de factura|factura"
)
_CHANNEL = (
    "channel|how|by|via|how received|received by|received via|asked by|contact method|medium|kanal|weg|eingang uber|"
    "canal|moyen|medio|via de contacto"
)
_TIME = "time|at|uhrzeit|zeit|heure|hora"
COMPLAINT_WORDS: dict[str, str] = {
    "complaint_number": (
        "complaint number|complaint no|complaint id|case number|case id|case|ticket|ticket number|ticket id|"
        "reklamationsnummer|reklamation nr|beschwerdenummer|beschwerde nr|vorgang|numero de reclamation|"
        "n reclamation|numero reclamation|numero de queja|numero de reclamo|numero de reclamacion|id|number|no|nr"
    ),
    "client_external_id": _CLIENT_NUMBER,
    "job_number": _JOB_NUMBER,
    "job_date": _JOB_DATE,
    "invoice_number": _INVOICE_NUMBER,
    "received_on": (
        "complaint date|date of complaint|received|received on|date received|complained on|reported|reported on|"
        "date reported|opened|opened on|date opened|open date|logged|logged on|date logged|raised|raised on|date|"
        "created|created on|created date|date created|eingang|eingang am|eingegangen|eingegangen am|eingangsdatum|"
        "reklamationsdatum|gemeldet am|gemeldet|reklamiert am|beschwerdedatum|datum|date de reclamation|"
        "date de la reclamation|date de plainte|recu le|recue le|ouvert le|ouverte le|date d ouverture|"
        "fecha de queja|fecha de la queja|fecha de reclamo|fecha de reclamacion|recibido|recibida|recibido el|"
        "abierto el|abierta el|fecha de apertura|fecha"
    ),
    "start_time": _TIME,
    "words": (
        "complaint|complaints|complaint text|complaint details|complaint description|description of complaint|"
        "what they said|what the client said|what happened|their words|customer words|issue|problem|the problem|"
        "details|description|comment|comments|complaint reason|nature of complaint|reklamation|reklamationen|"
        "reklamationstext|beschwerde|beschwerden|beschwerdetext|was war|was der kunde sagt|beanstandung|"
        "beschreibung|reclamation|reclamations|plainte|plaintes|description de la reclamation|motif|reclamo|reclamos|"
        "reclamacion|reclamaciones|queja|quejas|descripcion|descripcion de la queja|motivo"
    ),
    "wanted": "wanted|client wants|what they want|requested|desired outcome|wunsch|souhait|deseo|lo que pide",
    "meaning": "meaning|what they meant",
    "category": (
        "category|complaint type|type of complaint|type|kind|what went wrong|issue type|kategorie|art|"
        "reklamationsart|art der reklamation|categorie|type de reclamation|categoria|tipo|tipo de queja"
    ),
    "priority": (
        "class|priority|severity|urgency|level|prioritat|dringlichkeit|schweregrad|klasse|priorite|urgence|gravite|"
        "prioridad|urgencia|gravedad"
    ),
    "channel": _CHANNEL,
    "owner": (
        "owner|handled by|taken by|responsible|case owner|assigned to|zustandig|bearbeiter|bearbeitet von|"
        "verantwortlich|responsable|traite par|suivi par|responsable del caso|atendido por"
    ),
    "technician": "technician|tech|cleaner|done by|techniker|reiniger|technicien|intervenant|tecnico|operario",
    "state": (
        "complaint status|status|state|stage|open closed|open or closed|is open|resolved yes no|stand|zustand|"
        "statut|etat|estado"
    ),
    "answered_on": (
        "answered|answered on|date answered|first response|first responded|responded|responded on|response date|"
        "called back|called back on|contacted|contacted on|acknowledged|beantwortet|beantwortet am|zuruckgerufen am|"
        "antwort am|repondu le|date de reponse|rappele le|respondido|respondido el|contestado el|fecha de respuesta"
    ),
    "fixed_on": (
        "fixed|fixed on|date fixed|put right|put right on|made good on|re cleaned on|recleaned on|behoben|behoben am|"
        "erledigt am|nachgebessert am|corrige le|repare le|refait le|corregido el|arreglado el|solucionado el"
    ),
    "action": (
        "what was done|what we did|action|action taken|actions|resolution|solution|remedy|fix|outcome|result|"
        "how it was resolved|massnahme|massnahmen|losung|was wurde getan|ergebnis|mesure|mesures|mesure prise|"
        "action menee|solution apportee|ce qui a ete fait|resultat|medida|medidas|accion|accion tomada|solucion|"
        "que se hizo|resultado"
    ),
    "fix_outcome": "how put right|kind of fix|resolution type",
    "closed_on": (
        "closed|closed on|date closed|close date|closing date|resolved|resolved on|date resolved|resolution date|"
        "completed on|geschlossen|geschlossen am|abgeschlossen|abgeschlossen am|gelost am|schlussdatum|cloture le|"
        "ferme le|resolu le|date de cloture|date de resolution|cerrado|cerrado el|cerrada el|resuelto el|"
        "fecha de cierre|fecha de resolucion"
    ),
    "closing_words": (
        "closing words|client s last words|client response|customer response|final words|won back|kept client|"
        "satisfied|client satisfied|customer satisfied|happy now|was wurde daraus|zufrieden|kunde zufrieden|"
        "zuruckgewonnen|client satisfait|satisfait|reconquis|cliente satisfecho|satisfecho|recuperado"
    ),
    "cause": (
        "cause|root cause|why|reason|fault|ursache|grund|warum|cause racine|raison|pourquoi|causa|causa raiz|razon"
    ),
    "lesson": "lesson|what we learnt|what we learned|lesson learned|lehre|gelernt|lecon|leccion",
    "cost": (
        "cost|costs|cost of complaint|cost to us|compensation|refund|refunded|credit given|kosten|entschadigung|"
        "erstattung|cout|couts|remboursement|dedommagement|coste|costo|costos|reembolso|compensacion"
    ),
}  # fmt: skip
FEEDBACK_WORDS: dict[str, str] = {
    "feedback_number": "feedback number|feedback id|survey id|response id|review id|id|number|no|nr",
    "client_external_id": _CLIENT_NUMBER,
    "job_number": _JOB_NUMBER,
    "job_date": _JOB_DATE,
    "asked_on": (
        "asked|asked on|date asked|feedback date|date of feedback|survey date|review date|response date|"
        "submitted|submitted on|answered on|received|received on|date|created|created on|created at|gefragt am|"
        "befragt am|bewertungsdatum|datum|date de l avis|date de l enquete|demande le|date de reponse|"
        "fecha de encuesta|fecha de valoracion|fecha de respuesta|fecha"
    ),
    "start_time": _TIME,
    "answer": (
        "answer|response|satisfaction|satisfied|how was it|how did we do|feeling|verdict|antwort|zufriedenheit|"
        "zufrieden|reponse|satisfait|respuesta|satisfaccion|satisfecho"
    ),
    "score": (
        "score|rating|stars|star rating|nps|nps score|points|grade|mark|bewertung|note|sterne|punkte|etoiles|"
        "evaluation|puntuacion|valoracion|estrellas|calificacion"
    ),
    "words": (
        "feedback|feedback text|words|their words|comment|comments|review|review text|testimonial|what they said|"
        "customer feedback|client feedback|kundenfeedback|ruckmeldung|kommentar|kundenstimme|rezension|was sie sagten|"
        "avis|avis client|commentaire|commentaires|temoignage|opinion|opiniones|comentario|comentarios|resena"
    ),
    "meaning": "meaning|what they meant",
    "channel": _CHANNEL,
}  # fmt: skip
NOTE_WORDS: dict[str, str] = {
    "note_number": "note number|note id|notiz nr|id|number|no|nr",
    "client_external_id": _CLIENT_NUMBER,
    "job_number": _JOB_NUMBER,
    "job_date": _JOB_DATE,
    "noted_on": (
        "note date|date of note|noted on|noted|date|when|created|created on|created at|date created|created date|"
        "added on|written on|activity date|call date|notizdatum|notiert am|datum|erstellt am|angelegt am|"
        "date de la note|note le|cree le|date creation|date de creation|fecha de nota|fecha de la nota|anotado el|"
        "creado el|fecha de creacion|fecha"
    ),
    "start_time": _TIME,
    "note_kind": (
        "note type|type of note|activity type|type|kind|contact type|notizart|art|typ|type de note|tipo de nota|tipo"
    ),
    "headline": "headline|subject|title|betreff|titel|uberschrift|objet|sujet|titre|asunto|titulo",
    "words": (
        "note|notes|note text|text|words|body|content|comment|comments|message|details|description|activity|"
        "notiz|notizen|notiztext|kommentar|bemerkung|bemerkungen|inhalt|nachricht|remarque|remarques|texte|"
        "commentaire|contenu|nota|notas|texto|comentario|comentarios|contenido|observaciones"
    ),
    "private_notes": (
        "private note|private notes|internal note|internal notes|office note|office notes|interne notiz|"
        "interne notizen|vertrauliche notiz|note privee|note interne|notes internes|nota privada|nota interna|"
        "notas internas|confidential note|staff note|staff notes"
    ),
    "meaning": "meaning|what they meant",
    "author": (
        "author|written by|created by|added by|user|staff|by|who wrote|verfasser|autor|erstellt von|geschrieben von|"
        "auteur|redige par|cree par|escrito por|creado por|usuario"
    ),
    "is_private": (
        "is private|private|private yes no|internal|is internal|confidential|office only|visibility|privat|intern|"
        "vertraulich|sichtbarkeit|prive|privee|interne|confidentiel|visibilite|privado|privada|interno|interna|"
        "confidencial|visibilidad"
    ),
}  # fmt: skip
PAYMENT_WORDS: dict[str, str] = {
    "payment_number": (
        "payment number|payment no|payment id|transaction id|transaction number|receipt number|receipt no|receipt|"
        "zahlungsnummer|zahlung nr|beleg|belegnummer|quittung|numero de paiement|numero de recu|numero de pago|"
        "numero de recibo|recibo|id|number|no|nr"
    ),
    "client_external_id": _CLIENT_NUMBER,
    "job_number": _JOB_NUMBER,
    "job_date": _JOB_DATE,
    "invoice_number": _INVOICE_NUMBER + "|applied to|paid invoice|for invoice",
    "paid_on": (
        "payment date|date of payment|paid on|date paid|paid date|paid|received|received on|date received|"
        "transaction date|posting date|date|created|created at|zahlungsdatum|bezahlt am|zahlung am|eingang|"
        "zahlungseingang|eingegangen am|buchungsdatum|datum|date de paiement|date du paiement|paye le|regle le|"
        "recu le|fecha de pago|fecha del pago|pagado el|cobrado el|fecha"
    ),
    "amount": (
        "amount|payment amount|amount paid|paid amount|payment|sum|total|gross|value|betrag|zahlbetrag|"
        "zahlungsbetrag|summe|bezahlt|montant|montant paye|montant du paiement|somme|paiement|importe|monto|"
        "importe pagado|cantidad|pago"
    ),
    "payment_method": (
        "payment method|method|method of payment|payment type|paid by|paid with|tender|how|zahlungsart|"
        "zahlungsweise|bezahlt mit|zahlungsmittel|mode de paiement|moyen de paiement|mode|methode|forma de pago|"
        "metodo de pago|metodo|medio de pago"
    ),
    "payment_kind": (
        "type|kind|transaction type|transaction|payment or refund|art|typ|buchungsart|type de transaction|tipo|"
        "tipo de transaccion"
    ),
    "reference": (
        "reference|reference number|ref|ref no|check number|check no|cheque number|cheque no|authorization|"
        "auth code|referenz|verwendungszweck|schecknummer|reference de paiement|numero de cheque|referencia|"
        "numero de referencia"
    ),
}  # fmt: skip
# What joins the wordings of jobs: prices in parts, lines of one job in several rows, what is done again.
MORE_JOB_WORDS: dict[str, str] = {
    "quoted_amount": (
        "quoted|quoted amount|quote|quote total|estimate|estimated amount|estimate total|agreed|agreed price|"
        "agreed amount|vereinbart|vereinbarter preis|angebot|angebotssumme|montant convenu|prix convenu|devis|"
        "presupuesto|precio acordado|importe acordado"
    ),
    "tax": (
        "tax|tax amount|sales tax|vat|gst|total tax|mwst|mehrwertsteuer|ust|umsatzsteuer|steuer|tva|montant tva|"
        "taxe|taxes|iva|impuesto|impuestos"
    ),
    "tip": "tip|tips|gratuity|trinkgeld|pourboire|propina",
    "discount": "discount|discount amount|rabatt|nachlass|remise|reduction|descuento",
    "line_name": (
        "line item name|item name|product service|product or service|service item|line description|line name|"
        "leistungsposition|ligne|linea"
    ),
    "line_quantity": "quantity|qty|line quantity|menge|anzahl|quantite|qte|cantidad",
    "line_amount": (
        "line total|line amount|item total|item amount|line price|item price|positionsbetrag|einzelbetrag|"
        "total ligne|montant ligne|total linea|importe linea"
    ),
    "reclean_of": (
        "reclean of|re clean of|redo of|callback of|return visit for|original job|original job number|"
        "nachreinigung zu|nachbesserung zu|ursprunglicher auftrag|reprise de|intervention d origine|repeticion de|"
        "trabajo original"
    ),
    "recurrence": (
        "recurring|recurrence|frequency|repeats|repeat|schedule type|wiederholung|wiederkehrend|rhythmus|recurrent|"
        "recurrence|frequence|recurrente|frecuencia"
    ),
    "end_reason": (
        "cancellation reason|cancel reason|cancelled because|lost reason|reason lost|absagegrund|stornogrund|"
        "motif d annulation|raison de l annulation|motivo de cancelacion|motivo"
    ),
}  # fmt: skip
