"""Rules for money in dispute."""

from tickets.classification.rules.rule import Effect, Rule

# Asking where a refund is means demanding it.
REFUND_DEMAND = """
    wanneer ** @refund
    waarom ** @charged
    # euro|eur terug
    euro|bedrag * terug .|,|!
    geld [gewoon|graag|nu|meteen] terug|terugkrijgen|terugbetaald|terughebben|teruggestort|terugbetalen
    @own|het geld ** terug|terugkrijgen|terughebben|terugbetaald|teruggestort
    waar|wanneer ** blijft|is|krijg|krijgen|ontvang|komt|wordt ** @refund|@repay
    waar|wanneer * blijft|is|krijg|krijgen|ontvang|komt|wordt * @own * geld
    kan|kunnen|mag|hoe ik|we|wij ** @refund ** krijgen|aanvragen|ontvangen|terugkrijgen
    ik|we|wij ** @refund ** wil|willen|aanvragen|krijgen|ontvangen
    wil|willen|wens|graag ** terugbetaald|terugbetaling|restitutie
    geld|bedrag|aankoopbedrag|borg|waarborg|euro|aanbetaling|betaling ** @repay
    kosten * @repay
    terug te betalen|storten|boeken
"""

REFUND = """
    bedrag|aankoopbedrag|borg|waarborg|aanbetaling * @get_back
    {want} ** @refund|@repay
    wacht|wachten|gewacht ** @refund|@repay
    wacht|wachten|gewacht ** op * geld
    @refund ** niet|nog|nooit|wanneer|wacht|uitblijft|geweigerd|weigert|weigeren|beloofd|ontvangen|
        aangevraagd|verzoek
    nog|nooit|niet|niets|geen * @refund ** ontvangen|gekregen|gezien|teruggestort|binnen
    nog|nooit|niet|niets|geen * geld ontvangen|gekregen|gezien|binnen
    nog|nooit|niets|niks|steeds * niet * @repay
    niet|nooit|niets|niks @repay
    nog|steeds|weer geen @refund
    gelieve|graag|aub|direct|onmiddellijk|verzoek ** @repay|@refund
    betaal|betalen|betaalt|stort|storten|boek|boeken|maak|geef ** geld|bedrag|euro|factuur|het|dit|
        kosten ** terug
    verzoek|aanvraag tot|om|voor|van @refund|restitutie
    volledige|gedeeltelijke|directe|onmiddellijke|complete @refund|restitutie
    @refund van mijn|de|het|dit|mij|onze * bestelling|bedrag|ticket|order|aankoop|kosten|factuur|
        borg|euro|abonnement
    @refund|geld ** beloofd|toegezegd|bevestigd
    aanbetaling|borg|waarborg|geld|voorschot ** gehouden|ingehouden|houden|behouden
    te veel|teveel|dubbel * betaald|betaalde ** terug|@repay
"""

BILLING_DISPUTE = """
    blijven|blijft ** afschrijven|incasseren|factureren|afgeschreven
    # in plaats van # ** @charged
    dubbel|tweemaal|driemaal|dubbele|onterecht|meermaals ** @charged
    #|meerdere keer|maal|keren ** @charged
    @charged * # keer|maal
    @charged ** dubbel|tweemaal|onterecht
    dubbele|tweede|onterechte|onbekende|frauduleuze|verdachte|foute|verkeerde|vreemde @charge
    niet|nooit|geen ** toestemming|machtiging|opdracht|akkoord ** @charge|@charged
    @charged ** zonder ** toestemming|machtiging|akkoord|medeweten|goedkeuring
    zonder ** toestemming|machtiging|akkoord|medeweten|goedkeuring ** @charged|@charge
    nooit|niet|niets|niks ** besteld|afgesloten|gekocht|aangevraagd ** @charged|@bill|incasso
    @charged ** terwijl|hoewel|ondanks|na ** opgezegd|opzegging|geannuleerd|annulering|proefperiode|
        stopgezet
    opgezegd|opzegging|stopgezet|geannuleerd ** afgeschreven|gefactureerd|incasso|geïncasseerd|afschrijft
    in rekening gebracht ** dubbel|onterecht|niet|twee|teveel
    dubbel|onterecht|teveel ** in rekening
    schrijft|schrijven|schreef ** af ** nog|steeds|zonder|dubbel|weer
    blijven|blijft|nog steeds * afschrijven|incasseren|factureren
    chargeback|storneren|storneer|gestorneerd|terugboeken|stornering
    betwist|betwisten|bezwaar ** @charge|@bill|bedrag|incasso|boete
    @charge|@bill|bedrag ** betwist|betwisten|betwiste
    geschil|dispuut paypal|openen|geopend|starten
    open|start|begin ** geschil|dispuut
"""

# Firm, because whoever asks what to do about it has lost the money.
STRANGE_PAYMENT = """
    @charge|@charged ** weet ik|wij niets|niks
    @charge|@charged ** ken|herken ik|we niet
    @own portemonnee|portefeuille|pas|passen|kaart|kaarten ** kwijt|weg|gestolen
    @charge|bedrag|bedragen ** niet|nooit|geen * geautoriseerd|toestemming|goedgekeurd|herken|gedaan|
        akkoord|machtiging|besteld|herkennen|verricht
    herken|herkennen ** @charge|betaling ** niet
    kaart|bankkaart|pas|bankpas|creditcard|pinpas|portemonnee|portefeuille|geld|kredietkaart **
        gestolen|geskimd|ontvreemd|gekloond|misbruikt
    gestolen ** kaart|bankkaart|pas|bankpas|creditcard|portemonnee|geld|euro
    iemand|onbekende ** met|via|van @own * kaart|pas|creditcard|rekening ** betaald|gekocht|besteld|
        opgenomen
    iemand ** met @own * kaart|pas|creditcard|rekening
    niet geautoriseerde|toegestane|gemachtigde|goedgekeurde @charge
    @charge ** niet|nooit ** gedaan|gemaakt|gekocht
    @own kaart|bankkaart|pas|bankpas|creditcard|portemonnee ** verloren|kwijt
    op mijn|onze naam ** zonder|niet|nooit|creditcard|lening|rekening|abonnement ** medeweten|toestemming|
        aangevraagd|geopend|afgesloten
    iemand ** op mijn|onze naam
    frauduleuze activiteit|transactie|transacties|activiteiten
"""

REFUND_HINT = """
    geen|nooit * creditnota|creditfactuur|tegoed ** ontvangen|gekregen|gezien
    tegoed|korting|bonus|creditnota|waardebon ** niet ** verrekend|toegepast|bijgeschreven|verwerkt
    borg|waarborg|waarborgsom|creditnota|tegoed ** niet|nooit|nog ** ontvangen|gekregen|teruggekregen|
        gestort|terug
    nog|steeds|nooit geen geld|cent
    betaal * nou|nu|eens|eindelijk ** terug
    geannuleerd|retour|teruggestuurd|geretourneerd ** geen|niet|nog ** geld|@refund|@repay
"""

BILLING_HINT = """
    fraude|frauduleus|frauduleuze|fraudeur|fraudeurs|oplichting|opgelicht|bedrog|bedrogen|
        scam|scammers|phishingslachtoffer|zwendel
    geld ** van ** rekening ** verdwenen|weg|gehaald|gestolen|afgehaald
    gefactureerd|aangerekend|afgeschreven|factuur|rekening ** terugstuurde|teruggestuurd|geretourneerd|
        teruggebracht|opgezegd
    teruggestuurd|geretourneerd ** gefactureerd|factuur
    code|pincode|gegevens ** voorgelezen|gegeven|doorgegeven|genoemd
    rekening|spaarrekening|account ** leeg|leeggehaald|geplunderd
    link ** kaart ** euro
    geen|niet|nooit ** gekocht|besteld ** iemand
    te veel|teveel|te hoog * afgeschreven|gefactureerd|berekend|betaald|geïncasseerd|aangerekend
"""

RULES = (
    Rule("urgency.refund_demand", Effect.HIGH, REFUND_DEMAND, firm=True),
    Rule("urgency.refund", Effect.HIGH, REFUND),
    Rule("urgency.billing_dispute", Effect.HIGH, BILLING_DISPUTE),
    Rule("urgency.strange_payment", Effect.HIGH, STRANGE_PAYMENT, firm=True),
    Rule("urgency.refund_hint", Effect.HIGH, REFUND_HINT, plain=False),
    Rule("urgency.billing_hint", Effect.HIGH, BILLING_HINT, plain=False),
)
