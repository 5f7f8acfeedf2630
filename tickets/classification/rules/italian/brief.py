"""Rules for texts of a few words: a matter that is only named is medium, one that is demanded is high."""

from tickets.classification.rules.rule import Effect, Rule

REFUND = """
    rimborso|rimborsi|risarcimento|storno subito|urgente|immediato|sospeso|ritardo|richiesto|
        adesso|negato|rifiutato|immediatamente|promesso|mancato|ora
    voglio|esigo|pretendo|chiedo|richiedo|mancato|manca|sollecito * rimborso|risarcimento|storno
    urgente|richiesta|sollecito * rimborso
    @repay_me soldi|denaro|tutto|subito
    i miei soldi
"""

DISPUTE = """
    carta|soldi|portafoglio|identità [è] [stata] rubata|rubati|rubato|clonata
    rubato|clonato|furto|clonazione * carta|soldi|conto|identità
    addebito|pagamento|acquisto doppio|indebito|fraudolento|sconosciuto|errato|sbagliato
"""

LEGAL_THREAT = """
    minaccia|lettera|azione|azioni|diffida|vie|causa legale|legali
    avvocato|polizia|carabinieri contattato|incaricato|avvisata|avvisati|contattati
    vi denuncio|denuncerò|querelo
"""

PRIVACY = """
    gdpr|rgpd|privacy * violazione|reclamo|richiesta|segnalazione|violata
    violazione|segnalazione|richiesta|reclamo * gdpr|rgpd|privacy|dati
    cancellare|cancellate|cancellazione|eliminare|eliminate * dati
    accesso ai miei dati
"""

# A matter of the labelling guide's "high", named and no more.
NAMED = """
    rimborso|rimborsi|risarcimento|storno|indennizzo
    avvocato|avvocati|legale|legali|tribunale|polizia|carabinieri
    gdpr|rgpd|privacy
    furto|rubato|rubata
    rotto|rotta|guasto|disputa|critico
"""

RULES = (
    Rule("urgency.refund", Effect.HIGH, REFUND),
    Rule("urgency.billing_dispute", Effect.HIGH, DISPUTE),
    Rule("urgency.legal_threat", Effect.HIGH, LEGAL_THREAT),
    Rule("urgency.privacy_rights", Effect.HIGH, PRIVACY),
    Rule("urgency.named", Effect.MEDIUM, NAMED),
)
