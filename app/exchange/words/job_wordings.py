"""The words that people and programs put over columns about jobs, in four languages, as data."""

from __future__ import annotations

# Field → wordings separated by bars; in a file of jobs they come before those of clients.
JOB_WORDS: dict[str, str] = {
    "job_number": (
        "job number|job no|job id|job|job nr|work order|work order number|wo number|order number|order no|"
        "auftragsnummer|auftrag|auftragsnr|auftrag nr|numero d intervention|numero intervention|n intervention|"
        "numero de travail|numero de trabajo|no trabajo|orden|numero de orden|visit number|visit id|"
        "appointment id|booking id|booking number|id|ref|reference|auftrags nr|auftrags no|auftrag no|"
        "arbeitsauftrag|bon d intervention|n de commande|numero de commande|numero pedido|pedido|albaran|"
        "numero de servicio|numero trabajo|trabajo no|servicio no|job ref|job reference|ticket|ticket number|"
        "ticket no|wo|wo no|booking ref|booking reference|job code|intervention no|no d intervention|vorgang|"
        "vorgangsnummer|orden de trabajo|numero de orden de trabajo|n de trabajo|n trabajo|n de intervencion|"
        "estimate number|reference intervention|bi|orden no|n orden|no orden|numero orden"
    ),
    "invoice_number": (
        "invoice number|invoice no|invoice|inv no|inv number|invoice id|bill number|rechnungsnummer|rechnung nr|"
        "rechnungsnr|numero de facture|n facture|facture|numero de factura|factura|inv|rechnung|no facture|"
        "facture no|no factura|factura no|n factura|num facture|rg nr|re nr|belegnummer|beleg nr|rechnungs nr|"
        "receipt number|receipt no"
    ),
    "client_external_id": (
        "client id|customer id|client number|customer number|client no|customer no|account number|kundennummer|"
        "kunden nr|kundennr|code client|numero client|numero de cliente|id cliente|codigo cliente"
    ),
    "job_date": (
        "schedule date|schedule start date|visit start date|date|job date|service date|visit date|appointment date|"
        "scheduled date|date of service|date completed|completed|completed date|completed on|date done|"
        "cleaned on|date cleaned|clean date|work date|job scheduled start date|scheduled start date|scheduled|"
        "start|start date|start date time|scheduled start|date time|when|done on|visit|appointment|datum|"
        "auftragsdatum|termin|reinigungsdatum|leistungsdatum|ausgefuhrt am|date d intervention|date intervention|"
        "date du travail|fecha|fecha de servicio|fecha del servicio|fecha del trabajo|fecha de trabajo|"
        "invoice date|rechnungsdatum|service dt|einsatzdatum|einsatztag|einsatz am|tag|termin am|date prestation|"
        "date de la prestation|date de prestation|date de passage|date d execution|jour|dia|fecha trabajo|"
        "fecha servicio|fecha intervencion|fecha de intervencion|date of cleaning|cleaning date|date of job|"
        "date of work|date of visit|date of appointment|start datetime|starts at|start at|booking date|"
        "transaction date|date de facture|fecha de factura|fecha factura|datum der reinigung|datum der leistung|"
        "ausfuhrungsdatum|lieferdatum|job dt|work performed on|day|scheduled for|service start|"
        "service start date|scheduled on"
    ),
    "start_time": (
        "start time|time|arrival time|arrived|from|startzeit|uhrzeit|beginn|heure|heure de debut|hora|"
        "hora de inicio|time started|begin|von|debut|inicio|hora inicio|time in|arrival|arrive|heure debut|"
        "heure d arrivee|hora de llegada|hora llegada|start uhrzeit|uhrzeit von|appointment time|service time|"
        "job time|scheduled time|anfang"
    ),
    "end_date": (
        "end date|job scheduled end date|scheduled end date|scheduled end|end|enddatum|date de fin|fecha de fin|"
        "enddate|date fin|fecha fin|completed by|ends at|end datetime|end date time|scheduled end date time"
    ),
    "end_time": (
        "end time|finish time|finished|left|until|time finished|endzeit|ende|heure de fin|hora de fin|bis|fin|"
        "hora fin|time out|departure|hora de salida|heure fin|heure de depart|uhrzeit bis|finish|ended"
    ),
    "arrival_window": "arrival window|job arrival window|time window|window|zeitfenster|creneau|ventana horaria",
    "duration": (
        "duration|length|hours|minutes|time on site|dauer|duree|duracion|einsatzdauer|horas|stunden|std|heures|"
        "min|duration hours|duration minutes|arbeitszeit|temps|temps passe|tiempo|job duration|hours worked"
    ),
    "state": (
        "job status|status|state|visit status|appointment status|stage|auftragsstatus|statut|etat|estado|"
        "estado del trabajo|job state|stage name|stand|situacion|avancement|etat intervention|work status|"
        "order status"
    ),
    "title": (
        "job name|job title|title|subject|job type|service type|service|auftragsart|type d intervention|"
        "tipo de servicio|servicio|art|art der leistung|leistungsart|nature|"
        "nature de l intervention|tipo|type|tipo de trabajo|"
        "tipo trabajo|appointment type|job category|service category|service name|type de prestation|"
        "prestation type"
    ),
    "description": (
        "description|job description|work done|work|details|what|services|line items|line item|items|summary|"
        "work performed|instructions|beschreibung|leistung|leistungen|tatigkeit|arbeiten|description du travail|"
        "travaux|prestation|prestations|descripcion|descripcion del trabajo|trabajo|trabajo realizado|"
        "notes on job|work description|service description|services performed|product service|item|"
        "art der arbeit|arbeit|tatigkeiten|leistungsbeschreibung|designation|travail|travail effectue|concepto|"
        "detalle|detalles|servicios|trabajos|memo description|trabajo efectuado|descripcion del servicio|"
        "services provided|work completed|service details|task|tasks|detail|objet|libelle|text|job details|"
        "job notes description|positionen|what we did|leistungstext|auftragsbeschreibung|descriptif|"
        "detail des travaux|detalle del trabajo"
    ),
    "rooms": (
        "rooms|room|areas|areas cleaned|rooms cleaned|what was cleaned|cleaned|zimmer|raume|pieces|"
        "pieces nettoyees|habitaciones|cuartos|salas|areas serviced|gereinigte raume|habitaciones limpiadas|"
        "bereiche"
    ),
    "amount": (
        "total revenue|job value|amount|total|job amount|price|charge|charged|cost|invoice total|job total|"
        "grand total|total amount|amount charged|invoice amount|job revenue|revenue|fee|value|subtotal|betrag|"
        "summe|preis|gesamt|gesamtbetrag|rechnungsbetrag|brutto|montant|montant ttc|prix|total ttc|importe|"
        "precio|total factura|monto|betrag brutto|bruttobetrag|endbetrag|rechnungssumme|preis brutto|gesamtpreis|"
        "montant total|prix ttc|total a payer|precio total|total con iva|importe total|total price|total cost|"
        "order total|job cost|sale amount|sales amount|billed|amount billed|invoiced|umsatz|chiffre d affaires|"
        "total facture|prix total|gesamtsumme|rechnungsbetrag brutto|valor|cobrado|line total|net amount due|"
        "total with tax|total incl tax|total amount due|gross|gross amount|total invoiced"
    ),
    "amount_due": (
        "amount due|due amount|balance|balance due|due|outstanding|owed|owing|offen|offener betrag|solde|"
        "reste a payer|saldo|pendiente|restbetrag|rest|reste du|reste|importe pendiente|balance owed|"
        "open balance|unpaid|solde du|a payer|por pagar|restant du"
    ),
    "paid": (
        "paid|amount paid|paid amount|payment|payments|is paid|paid yes no|payment status|bezahlt|"
        "bezahlter betrag|paye|montant paye|regle|pagado|importe pagado|gezahlt|encaisse|montant regle|regle o n|"
        "paye o n|cobrado si no|total paid|payments received|anzahlung|bereits bezahlt|abono|importe cobrado|"
        "acompte|paid to date|collected"
    ),
    "paid_on": (
        "paid on|paid date|date paid|payment date|bezahlt am|zahlungsdatum|paye le|date de paiement|"
        "fecha de pago|pagado el|bezahlt datum|zahlung am|date reglement|date de reglement|regle le|fecha pago|"
        "fecha de cobro|fecha cobro|date of payment|payment received on|zahlungseingang"
    ),
    "payment_method": (
        "payment method|method of payment|paid by|payment type|how paid|method|zahlungsart|zahlungsweise|"
        "bezahlt mit|mode de paiement|moyen de paiement|forma de pago|metodo de pago|zahlart|zahlungsmittel|"
        "mode de reglement|reglement par|medio de pago|paid with|pay type|pay method|tender|tender type|"
        "payment mode|zahlweise|mode paiement|mode reglement|tipo de pago|modo de pago|bezahlart|reglement|"
        "moyen de reglement|pago"
    ),
    "technician": (
        "visits assigned to|assigned team|assigned technicians|team members|technician|tech|cleaner|assigned to|"
        "assigned employees|assigned employee|employee|crew|done by|cleaned by|staff|worker|team|assigned|"
        "assigned tech|techniker|mitarbeiter|reiniger|technicien|intervenant|employe|tecnico|empleado|operario|"
        "tech name|monteur|ausgefuhrt von|bearbeiter|fahrer|operateur|equipe|agent|realise par|equipo|"
        "realizado por|asignado a|assigned user|assignee|crew member|technician name|employee name|"
        "reinigungskraft|team name|technicians|lead technician|provider|service provider|nettoyeur|effectue par|"
        "limpiador|verantwortlich|zustandig|personal|ouvrier|cleaner name|assigned techs|tech assigned|"
        "job assigned to"
    ),
    "created_on": (
        "created|created date|job created date|date created|created at|booked on|date booked|"
        "erfasst am|angelegt am|erstellt am|cree le|date creation|date de creation|fecha de creacion|creado|"
        "creado el|order date|bestelldatum|auftragseingang|date added|booked date|created time|created on|"
        "created date time"
    ),
}
