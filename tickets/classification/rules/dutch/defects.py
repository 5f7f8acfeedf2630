"""Rules for things that don't work, for one person or for all."""

from tickets.classification.rules.rule import Effect, Rule

DEFECT = """
    batterij|accu|batterijen ** leeg|warm|heet|snel|leegloopt
    @works ** niet|niks|niets|nergens
    niet [meer|goed|correct|altijd|zo|helemaal|naar|juist|volledig|meteen] [behoren] @works
    nooit ** @works
    werkt|doet|gaat|lukt|laadt|gebeurt|komt ** nauwelijks|amper|slecht|traag|raar|vreemd|fout
    er|dan gebeurt niets|niks
    niets|niks gebeurt|werkt|gaat|doet|lukt
    fout|fouten|foutmelding|foutmeldingen|foutcode|foutcodes|foutpagina|error|errors|bug|bugs|foutief|foutieve
    probleem|problemen|moeilijkheden|euvel|ongemak
    storing|storingen|haperen|hapert|hapering|onderbreking|onderbrekingen|uitval|defect|defecte|
        panne|mankement|mankementen
    kapot|kapotte|stuk|stukke|beschadigd|beschadigde|gebroken|gescheurd|gescheurde|bekrast|krassen|
        lek|lekt|lekkage|schade|beschadiging|versleten|verbogen|losgekomen|vergaan|gebarsten
    crash|crasht|crashte|crashes|gecrasht|crashen
    loopt|lopen|liep|vastloper ** vast
    vastgelopen|vastloopt|vastlopen|bevriest|bevriezen|bevroren|blijft|hangt|vasthangen
    valt|vallen|viel|sluit|sluiten|schakelt|gaat|springt ** weg|uit|af|zichzelf|vanzelf|steeds|plots
    blijft|blijven ** hangen|laden|draaien|leeg|zwart|wit|steken|staan
    traag|trage|traagheid|langzaam|langzame|sloom|vertraagd|vertraging|vertragingen|lag
    duurt|laadt ** lang|eeuwig|uren|minuten|eindeloos|eeuwen
    mislukt|mislukte|mislukken|geweigerd|afgewezen|ongeldig|ongeldige|verlopen|verloopt|onleesbaar|
        onvolledig|onbruikbaar|onjuist|onjuiste|incorrect|incorrecte|incompleet|onbereikbaar
    timeout
    ontbreekt|ontbreken|ontbrak|ontbrekende|ontbraken|verdwenen|kwijt|weg|verdwijnt|verdwijnen
    verkeerd|verkeerde|verkeerden|foute|verwisseld
    leeg|lege|wit|witte|zwart|zwarte|grijs|grijze scherm|pagina|bestand|venster|vlak|veld|mail
    scherm|pagina ** leeg|wit|zwart|blanco|grijs
    komt|komen|kwam|print|blijft|zijn|is|blijven * leeg|wit|zwart|blanco * uit|.|,
    komt|komen er * wit|leeg|zwart|blanco
    print wit|blanco|leeg|niets
    verschil|verschillen|afwijking * van|euro|eur|tussen|screenshot|#
    is|zijn niet de|het|dezelfde|hetzelfde|gelijk
    helft ** ontbreekt|weg|ontbreken
    vindt|toont|geeft|doet|krijgt * niets|niks
    herstart|herstarten|reboot|reboots
    sluit|start|schakelt zichzelf
    dubbele vermeldingen|mails|contacten|boekingen
    fout|foutmelding|error|code|status|http|melding|pagina * 400|401|403|404|405|413|422|429|500|501|502|
        503|504
    403|404|502|503|504 fout|bij|op|pagina
    geen verbinding|internet|internetverbinding|geluid|beeld|bereik|signaal|reactie|netwerk|stroom|
        wifi|ontvangst|meldingen|toegang|mogelijkheid
    {cannot} ** @act
    {cannot} meer|bij|op|in|erin|verder
    niet|niets|geen|nergens ** @act kan|kunnen
    onmogelijk|onmogelijkheid
    krijg|krijgen|kom|komt|kwam ** niet|geen ** aan|open|gang|voor|uit|weg|in|op|bij|terug|meer|
        werkend|verbinding|ontvangen|geregeld
    niet|geen|zonder ** aan|open|gang|voor|werkend|weg krijg|krijgen|gekregen
    lukt|lukken|gelukt ** niet|geen
    sinds|na ** update|upgrade|versie|migratie|overstap|installatie ** niet|geen|niets|steeds|alleen|
        niks|traag|weg|nergens|kan
    trekt|neemt|geeft|maakt|toont|vindt|herkent|zendt|leest|speelt ** geen|niet ** meer|in|aan|uit|op
    lijkt|lijken niet te|meer
    kaart|pas ** ingeslikt|ingenomen|ingehouden
    blijft ** behandeling|wachten|pending
    zwarte|witte|grijze balk|vlek|vlekken|streep|strepen
    geen enkel|enkele account|bestand|pagina|site|website|mail ** laadt|opent|werkt|logt|start
    oververhit|rook|brandlucht|stinkt|piept|lawaai|ratelt|lekt
    vervormd|wazig|onscherp|verpixeld|verschoven|vierkantjes
    in plaats van
    virus|malware|besmet
    deed|werkte ** voorheen|gisteren|vroeger|eerder|altijd ** wel
    raar|vreemd|rare|vreemde gedrag|tekens|melding|bericht|geluid|popup
"""

ACCESS = """
    geblokkeerd|vergrendeld|gedeblokkeerd|deblokkeren|opgeschort|buitengesloten
    account|kaart|toegang|profiel ** gesloten|gedeactiveerd|uitgeschakeld|verlopen
    kom|komen|komt|kwam ** niet|nergens ** in|op|bij|binnen|erin|inloggen
    inloggen|aanmelden|inlog|toegang|registratie ** niet|onmogelijk|mislukt|geweigerd|geen|fout|probleem
    geen toegang|rechten|permissie|machtiging|autorisatie|bevoegdheid
    wachtwoord|pincode|code|gebruikersnaam|pin ** vergeten|kwijt|fout|ongeldig|niet|verkeerd|geweigerd|
        verlopen|incorrect
    vergeten|kwijt ** wachtwoord|pincode|gebruikersnaam|code
    bevestigingsmail|activatiemail|activatiecode|verificatiecode|code|mail|sms|link ** niet|nooit|geen **
        ontvangen|gekregen|aangekomen|binnen|toegekomen
    niet|nooit|geen|nog ** bevestigingsmail|activatiemail|verificatiecode|activatiecode|code|sms|link **
        ontvangen|gekregen|binnen
    krijg|ontvang|krijgen|ontvangen geen|niets|niet
    uitgelogd|afgemeld|eruit ** steeds|telkens|gegooid|gezet
    steeds|telkens uitgelogd|afgemeld
"""

RULES = (
    Rule("urgency.defect", Effect.MEDIUM, DEFECT),
    Rule("urgency.access", Effect.MEDIUM, ACCESS),
)
