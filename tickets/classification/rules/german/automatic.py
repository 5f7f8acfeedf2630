"""Rules for tickets that a machine wrote, or that nobody has to answer."""

from tickets.classification.rules.rule import Effect, Rule

AUTOMATIC = """
    bin|sind ** bis|ab|vom|zum|wieder ** urlaub|ferien|abwesend|außer|elternzeit|mutterschutz
    bin|sind ** im|in|auf urlaub|ferien|elternzeit|mutterschutz|dienstreise|geschäftsreise ** bis|
        ab|wieder|zurück|nicht|erreichbar
    bin|sind [derzeit|zurzeit|momentan|aktuell] nicht im|am|in büro|haus|platz|arbeitsplatz
    außer haus|büro
    abwesend|urlaub|abwesenheit bis|vom
    nach|ab meiner|dem * rückkehr
    meine|ihre mails|nachricht|nachrichten wird|werden nicht weitergeleitet
    diese|dies|das ** automatisch|automatische|automatisierte generiert|erstellt|erzeugt|erstellte|
        generierte|antwort|nachricht|mail|email|versendet|verschickt
    automatisch|maschinell generierte|erstellte|erzeugte|erstellt|generiert|versendet|versandte
    bitte|sie|, antworten * nicht ** auf|an * diese|email|mail|nachricht|adresse
    antworten sie * nicht auf diese
    noreply
    no reply
    posteingang|postfach|adresse ** nicht überwacht|gelesen|betreut
    mail|mailer daemon|subsystem
    konnte|konnten nicht zugestellt|übermittelt werden
    unzustellbar|unzustellbare|unzustellbarkeit|zustellung fehlgeschlagen
    lesebestätigung|übermittlungsstatus|empfangsbestätigung
    vielen|danke|herzlichen [dank] für|, ihre * anfrage|nachricht|mail|bestellung|mitteilung **
        schnellstmöglich|bearbeiten|umgehend|in|werden
    ihre|deine anfrage|nachricht|ticket|anliegen ** eingegangen|erhalten|erstellt|registriert **
        werden|bearbeitet|ticketnummer|kümmern|melden
    newsletter abbestellen|abmelden hier|klick|klicken|unter|über
    abbestellen|abmelden * klicken|hier|link
    erfolgreich|ohne abgeschlossen|durchgeführt|beendet|fehler
"""

# Firm, because nobody begins a complaint like this.
AUTOMATIC_SUBJECT = """
    ^ abwesenheitsnotiz|abwesenheitsmeldung|abwesenheitsnachricht|abwesend|unzustellbar
    ^ abwesenheit [bis|vom|im|wegen] .|,|#|urlaub
    ^ automatische|automatisierte|automatisch antwort|nachricht|abwesenheitsnotiz|
        abwesenheitsmeldung|benachrichtigung|eingangsbestätigung
    ^ autoreply|autoantwort|eingangsbestätigung
    ^ out of office
"""

RULES = (
    Rule("scope.automatic", Effect.AUTOMATIC, AUTOMATIC),
    Rule("scope.automatic_subject", Effect.AUTOMATIC, AUTOMATIC_SUBJECT, firm=True),
)
