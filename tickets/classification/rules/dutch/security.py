"""Rules for break-ins, leaks and extortion, and for signs of them."""

from tickets.classification.rules.rule import Effect, Rule

SECURITY = """
    dreigt|dreigen|dreigement|gedreigd ** publiceren|lekken|openbaar|gegevens|betalen|verkopen
    wachtwoord|wachtwoorden ** leesbaar|zichtbaar|openbaar
    account|systeem|mailbox ** iemand|onbekende ** ingelogd|ingebroken
    lek|datalek ** klantgegevens|gegevens ** online|openbaar|straat
    gehackt|gehackte|hacker|hackers|hack|hackpoging|cyberaanval|cyberaanvallen|datalek|datalekken|
        ransomware|gijzelsoftware|losgeld|afpersing|afgeperst|afpersen|chantage|gechanteerd|gelekt|
        gelekte|lekken|identiteitsfraude|identiteitsdiefstal|gecompromitteerd|beveiligingslek|
        beveiligingsincident|veiligheidslek
    iemand|onbekende|onbekenden|vreemde|derden|hij|ander|anderen ** @own * account|rekening|mail|
        profiel|wachtwoord|gegevens|systeem|pas ** ingelogd|toegang|gewijzigd|veranderd|overgenomen|
        gebruikt|misbruikt|ingebroken|gebruik
    iemand|er * in @own * account|rekening|mailbox|mail
    loonstrook|loonbrief|salarisstrook|loonfiche ** collega|ander|andere|iemand
    iemand ** ingelogd|ingebroken|toegang ** @own|account|systeem|server
    iemand ** toegang ** account|rekening|mail|systeem|server|gegevens
    verdachte|onbekende|vreemde|ongeautoriseerde|onbevoegde login|logins|aanmelding|inlogpoging|
        inlogpogingen|toegang|activiteit|activiteiten|inloggen
    inlogpoging|inlogpogingen ** niet|onbekende|buitenland|verdachte
    account|profiel|mailbox ** overgenomen|misbruikt|gekaapt|gestolen
    wachtwoord|mailadres|rekeningnummer|iban ** gewijzigd|veranderd|aangepast ** zonder|niet ** mij|ons|
        medeweten|toestemming|ik
    gegevens|factuur|facturen|bestellingen|bestelling|account|adres|dossier|dossiers|naam|documenten
        van|op ** andere|ander|iemand|anderen * klant|klanten|persoon|personen|gebruiker|gebruikers|
        patiënt|bedrijf|iemand|anders
    zie|zien|ziet|krijg|kreeg|ontvangen|toont ** gegevens|facturen|factuur|bestellingen|account|
        dossiers ** andere|anderen|iemand|ander
    andermans gegevens|facturen|account|bestellingen|bestelling|factuur
    gegevens|klantgegevens|wachtwoorden|wachtwoord|sleutel|sleutels|token|database ** openbaar|
        publiek|github|google|darkweb|straat|gestolen|buitgemaakt|online|onbeveiligd|dark|zichtbaar
    api|geheime sleutel|key|token ** openbaar|publiek|github|gelekt|terechtgekomen|per
    dark web
    bitcoin|bitcoins|crypto ** betalen|eisen|eist|losgeld|geëist
    bestanden|data|servers|server ** versleuteld|gegijzeld
    ingebroken|inbraak ** systeem|server|account|netwerk
"""

SECURITY_HINT = """
    phishing|phishingmail ** getrapt|ingetrapt|slachtoffer|ingevuld|geklikt|gegeven
    slachtoffer ** phishing|fraude|oplichting|hack
    laptop|telefoon|tablet|werklaptop|werktelefoon|computer ** gestolen|ontvreemd
    gestolen laptop|telefoon|tablet
    ex|voormalig|voormalige|ontslagen ** medewerker|werknemer|collega ** toegang|gegevens|verwijderd
"""

RULES = (
    Rule("urgency.security", Effect.HIGH, SECURITY),
    Rule("urgency.security_hint", Effect.HIGH, SECURITY_HINT, plain=False),
)
