"""Rules for law, regulators and the rights people have over their data."""

from tickets.classification.rules.rule import Effect, Rule

LEGAL_THREAT = """
    @own advocaat|advocate|advocaten|jurist|raadsman
    stap ** rechter|rechtbank
    @lawyer ** inschakelen|ingeschakeld|inschakel|neemt|nemen|zal|spant|dagvaarden|dagvaarding|
        raadplegen|horen|overdragen|stappen|laten|schrijven
    schakel|schakelen|neem|raadpleeg|raadplegen|contacteer|bel ** @lawyer
    rechtszaak|rechtszaken|rechtbank|kantonrechter|vrederechter|dagvaarden|dagvaard|
        dagvaarding|gedagvaard|arrondissementsrechtbank|rechtsvordering
    kort geding
    naar|voor|via de|het rechter|rechtbank|gerecht
    juridische|gerechtelijke|rechtelijke|wettelijke stappen|acties|actie|procedure|maatregelen|weg|
        gevolgen|procedures|kosten
    aanklagen|aanklaag|aangeklaagd|vervolgen|vervolging|procederen
    klaag|klagen ** jullie|u|je aan
    aanklacht indienen|ingediend|in
    aangifte|aangeven ** politie|doen|gedaan|doe|gaan
    doe|doen|gedaan|deed ** aangifte
    politie ** aangifte|melding|gebeld|ingeschakeld|melden|gemeld|stappen|gaan|inschakelen
    naar|bij|met de politie
    klacht bij|met ** politie|parket|stelling
    in gebreke
    ingebrekestelling|sommatie|sommeer|sommeren
    aansprakelijk|aansprakelijkheid stellen|gesteld|stel|voor
    stel|stellen ** aansprakelijk
    schadeclaim|schadeclaims ** tegen|jullie|u|rechter
"""

REGULATOR = """
    @regulator ** eist|vraagt|verlangt|aangeschreven|schrijft|rapport|onderzoekt|controle
    autoriteit persoonsgegevens
    klacht|melding|meld|melden|gemeld|stap|stappen|naar|bij|via * test aankoop
    gegevensbeschermingsautoriteit|gba|ap klacht|melding|gemeld|ingediend
    fod economie
    juridisch loket
    klacht|melding|meld|melden|gemeld|dien|stap|stappen|naar|bij|via ** @regulator
    @regulator ** klacht|melding|gemeld|ingeschakeld|inschakelen|melden|ingediend
"""

# Asking for one's own data exercises the right to it.
OWN_DATA = """
    inzage|inzageverzoek ** gegevens|dossier|avg|persoonsgegevens
    inzageverzoek|inzagerecht
    welke [persoonlijke] gegevens|persoonsgegevens|data ** mij|over|opgeslagen|bewaart|hebben
    gegevens|persoonsgegevens|data ** over mij|mijzelf|ons
    kopie ** @own|alle * gegevens|persoonsgegevens
    overzicht ** gegevens|persoonsgegevens ** over mij
"""

PRIVACY = """
    artikel|art [.] 7|12|13|14|15|16|17|18|19|20|21|22 [van] [de] avg
    recht op|om vergetelheid|verwijdering|inzage|rectificatie|dataportabiliteit|gegevenswissing|bezwaar|
        vergeten
    @own|al|alle|persoonlijke|persoonsgegevens * gegevens|persoonsgegevens|data ** verwijderen|
        verwijderd|wissen|gewist|verwijdert|vernietigen
    verwijder|verwijderen|verwijdert|wis|wissen|verwijdering * [van] @own|al|alle|persoonlijke *
        gegevens|persoonsgegevens|data
    verwijderen|verwijder|verwijdering|wissen ** persoonsgegevens
    bezwaar ** verwerking|gebruik|gegevens|marketing|profilering
    trek|trekken|intrekken|ingetrokken ** toestemming
    avg|privacywet ** verzoek|verwijderen|verwijdering|inzage|eis|klacht|schending|overtreding|beroep
    op grond|basis ** avg|privacywet
    volgens|conform|krachtens|onder|schending|overtreding|strijd ** avg|privacywet
    avg verzoek|klacht|inzage|overtreding|schending|verwijderverzoek
    verwijderverzoek|privacyschending|privacyklacht|privacyinbreuk
    gegevens|nummer|mailadres ** doorverkocht|verkocht|gedeeld ** toestemming|derden
"""

LEGAL_HINT = """
    strafbaar|strafklacht|onrechtmatig|onrechtmatige|illegaal|onwettig|onwettige|wetsovertreding
    schending van|contractuele ** contract|overeenkomst|wet
    strijd|strijdig met|de ** wet|consumentenrecht|avg|contract|overeenkomst
    merkinbreuk|auteursrecht|auteursrechten ** schending|inbreuk|geschonden
    contractbreuk|wanprestatie
"""

RULES = (
    Rule("urgency.legal_threat", Effect.HIGH, LEGAL_THREAT, firm=True),
    Rule("urgency.regulator", Effect.HIGH, REGULATOR, firm=True),
    Rule("urgency.own_data", Effect.HIGH, OWN_DATA, firm=True),
    Rule("urgency.privacy_rights", Effect.HIGH, PRIVACY),
    Rule("urgency.legal_hint", Effect.HIGH, LEGAL_HINT, plain=False),
)
