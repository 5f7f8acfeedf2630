"""Rules for law, regulators and the rights people have over their data."""

from tickets.classification.rules.rule import Effect, Rule

LEGAL_THREAT = """
    udienza
    dichiarazione|prove|documenti|memoria ** tribunale|giudice
    @my|un|un'|al|col|dal|con [nostro|mio] @lawyer
    rivolgermi|rivolgerci|rivolgerò|rivolgeremo ** @lawyer
    avvocato|avvocati ** contatterà|scriverà|agirà|diffida|causa|lettera|incaricato|contattato
    fare|farò|faremo|farvi|farà|faccio|intentare|intenterò|intenteremo [vi] causa
    causa|citazione legale|civile|contro|giudizio
    class action
    querela|querelare|querelerò|querelo|querele
    denuncia|denunciare|denuncerò|denunceremo|denunciarvi|denuncio|denunciato|denunciamo|sporgere|
        sporto
    vi denuncio|denuncerò|denunceremo|querelo|cito
    azione|azioni|vie|via|misure|provvedimenti|procedimento|procedura legale|legali|giudiziaria|
        giudiziarie|giudiziario
    adire|adirò|adiremo|agire|agirò|procederò|procedere|procederemo|tutelarmi ** legalmente|legale|
        giudiziali|giudizialmente
    in tribunale|giudizio
    tribunale|giudice di|si|pace|competente
    giudice di pace
    ci vediamo|vedremo in|dal * tribunale|giudice|avvocato
    diffida|diffidare|diffido|diffidiamo
    atto|notifica|citazione|decreto|lettera|raccomandata|richiesta|ordinanza del|dal|dalla|
        giudiziario|dell' [tribunale|procura|giudice] tribunale|procura|giudice|polizia|avvocato|
        ufficiale
    in mano|mani all'|al|del|a|ad [mio|un] avvocato|legale
    passo|passerò|passiamo|passeremo all'|al|agli|dall' avvocato|avvocati|legale
    ufficio legale ** scriverà|contatterà|valutando|procederà
    messa in mora
    polizia|carabinieri|procura|questura|guardia * postale|denuncia|avvisata|avvisati|informata|
        informati|denunciato
    denuncia|denunciato|chiamare|chiamato|andare|vado|contattare|recarmi|rivolgermi|avvisare|
        segnalato|informato ** polizia|carabinieri|procura|questura|finanza
    risarcimento [dei] danni
    inadempimento|inadempienza|violazione [del] contrattuale|contratto
    illegale|illegali|illegalmente|illecito|illecita|illegittimo|illegittima
    reato|reati|penalmente
    azione|procedimento|denuncia|codice|causa penale
    state|stanno|avete violando|violato ** legge|gdpr|diritti|contratto|codice
    raccomandata|pec * avvocato|legale|diffida
    ingiunzione|decreto|arbitrato|mediazione ingiuntivo|obbligatoria
    violazione ** copyright|marchio|diritto|diritti|brevetto
"""

REGULATOR = """
    autorità per|di|garante [la|il] protezione|concorrenza|vigilanza|privacy
    @regulator
    associazione|associazioni|tutela|codice|difesa|organizzazione|sportello [dei|del|di]
        consumatori|consumatore|consumo
    autorità|authority garante|competenti|competente|di
    guardia di finanza
    banca d' italia
    arbitro bancario
    segnalazione|segnalare|segnalerò|segnaleremo|esposto|reclamo ** @regulator|autorità
    reclamo|esposto formale|ufficiale a|all'|al|presso
    ispettorato del|lavoro
"""

# Asking for one's own data exercises the right to it.
OWN_DATA = """
    diritto|diritti [di|all'|alla|al] accesso|cancellazione|rettifica|opposizione|portabilità|oblio
    quali|tutti|che|copia [i|dei|di] [i|tutti|miei] dati|informazioni [personali] ** avete|
        detenete|conservate|trattate|possedete|disponete|raccolto|memorizzate ** me|mio|miei|
        riguardano|mi|conto
    copia|accesso [completa] [di|a|ai|dei] [tutti] [i] [miei|nostri] dati personali
    @erase ** @my dati|informazioni
    @erase * dati personali
    @my dati [personali] [vengano|siano|vanno] cancellati|eliminati|rimossi
    mi oppongo al|all'
    opposizione al trattamento
    @erase ** informazioni|dati|tutto ** me|mio|miei|riguardano
    fornirmi|inviarmi|sapere|avere ** dati ** avete|detenete|conservate ** me|mio
"""

PRIVACY = """
    legge sulla|di|protezione [dei] privacy|dati
    gdpr|rgpd ** chiedo|richiedo|esercitare|esercito|cancellare|cancellazione|accesso|diritto|
        copia|articolo|art|diritti|eliminare|violazione|richiesta|segnalazione|oblio
    chiedo|richiedo|esercitare|esercito|cancellare|cancellazione|accesso|diritto|diritti|articolo|
        art|ai|sensi|base|violazione|violato|richiesta|violando|secondo ** gdpr|rgpd
    articolo|art [.] 15|16|17|18|20|21|22
    revoco|revocare|ritiro ** consenso
    venduto|vendendo|vendete|ceduto|condiviso|cedete ** @my dati
    @my dati ** terzi|venduti|ceduti
    violazione * privacy|dati
    protezione dei|dati * reclamo|segnalazione
"""

RULES = (
    Rule("urgency.legal_threat", Effect.HIGH, LEGAL_THREAT, firm=True),
    Rule("urgency.regulator", Effect.HIGH, REGULATOR, firm=True),
    Rule("urgency.own_data", Effect.HIGH, OWN_DATA, firm=True),
    Rule("urgency.privacy_rights", Effect.HIGH, PRIVACY),
)
