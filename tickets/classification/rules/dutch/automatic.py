"""Rules for tickets that a machine wrote, or that nobody has to answer."""

from tickets.classification.rules.rule import Effect, Rule

AUTOMATIC = """
    ben|zijn ** tot|vanaf ** vakantie|afwezig|verlof|kantoor|zwangerschapsverlof
    ben|zijn|geniet ** met|op|in|van vakantie|verlof|zwangerschapsverlof|zakenreis ** tot|vanaf|terug
    ben|zijn|momenteel [momenteel|tijdelijk|vandaag] niet op|aanwezig [kantoor]
    afwezig|afwezigheid|verlof|vakantie tot|van|wegens|vanaf
    na|bij mijn terugkomst|terugkeer
    beperkte toegang|bereikbaar
    dit|deze|is ** automatisch|automatische|geautomatiseerd|geautomatiseerde gegenereerd|bericht|antwoord|
        mail|verzonden|verstuurd|aangemaakt|gegenereerde
    automatisch gegenereerd|verzonden|bericht|antwoord|gegenereerde
    automatisch|automatische antwoord|ontvangstbevestiging|beantwoording
    niet ** op|beantwoorden|reageren|antwoorden deze|dit ** mail|bericht|mailadres
    deze|dit mail|bericht niet beantwoorden|te
    niet op|te deze|beantwoorden ** mail|bericht|reageren
    noreply
    no reply
    mailbox|postvak|mailadres|adres ** niet gelezen|gemonitord|beheerd|bekeken
    mail|mailer daemon|subsystem
    kon|kan niet [worden] bezorgd|afgeleverd
    onbestelbaar|onbestelbare|ontvangstbevestiging|leesbevestiging
    uw|je vraag|bericht|aanvraag|mail|ticket|melding ** ontvangen|goede|geregistreerd|aangemaakt|behandeling
    hebben|bedankt uw|je|voor ** vraag|bericht|aanvraag|mail|bestelling|melding ** ontvangen|spoedig|
        nemen|streven|goed|goede
    uitschrijven|afmelden ** klik|hier|link
    klik hier om ** uit|af|schrijven
    succesvol|zonder afgerond|voltooid|uitgevoerd|fouten
"""

# Firm, because nobody begins a complaint like this.
AUTOMATIC_SUBJECT = """
    ^ afwezig|afwezigheidsbericht|afwezigheidsmelding|onbestelbaar|ontvangstbevestiging
    ^ afwezigheid .|,|tot|van|wegens|#
    ^ automatisch|automatische antwoord|bericht|beantwoording|reply|ontvangstbevestiging
    ^ niet aanwezig
    ^ out of office
"""

RULES = (
    Rule("scope.automatic", Effect.AUTOMATIC, AUTOMATIC),
    Rule("scope.automatic_subject", Effect.AUTOMATIC, AUTOMATIC_SUBJECT, firm=True),
)
