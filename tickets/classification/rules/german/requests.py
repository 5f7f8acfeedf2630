"""Rules for questions and requests."""

from tickets.classification.rules.rule import Effect, Rule

ASKS = """
    ?
    bitte|bitten
    im voraus|vorhinein
    kann|können|könnt|könnte|könnten|könntet|kannst|darf|dürfen|dürfte|würden|würdet|würdest ich|
        wir|sie|ihr|du|man|mir|uns|jemand
    ^ wie|wo|wann|was|warum|wieso|weshalb|welche|welcher|welches|wer|woher|wohin|womit|wieviel|gibt|
        ist|sind|kann|können|könnte|könnten|haben|habt
    möchte|möchten|würde|würden gern|gerne|wissen|ich|wir|um|bitten|fragen|meine|mein|unsere|einen|
        eine|ein|die|den|das|mich|uns
    ich|wir|hiermit möchte|möchten|bräuchte|bräuchten|benötige|benötigen|brauche|brauchen|suche|
        suchen|beantrage|wünsche|erbitte|verlange|fordere|will|wollen|hätte|hätten|warte|warten
    brauche|brauchen|benötige|benötigen|bräuchte|benötigt|benötigte
    frage|fragen|anfrage|rückfrage|nachfrage|anliegen|bitte
    helfen|rat|auskunft|rückruf|rückmeldung|bescheid|infos
    um|brauche|benötige|suche|dringend|bitte|ohne hilfe|unterstützung|info
    ^ hilfe
    wüsste|wissen|erfahren|fragen|klären|prüfen ** ob|wie|wann|was|wo|warum
    erwarte|erwarten|erbitten|warte|warten
    weiß|verstehe|finde|sehe * nicht
    muss|müssen|sollte|sollten|soll ** werden|geändert|geprüft
    senden|schicken|ändern|prüfen|korrigieren|erklären|teilen|melden|rufen|geben|löschen|sperren|
        schauen|überprüfen|bestätigen|mailen|stornieren|stellen|setzen|nehmen|aktivieren|
        freischalten|erstatten|buchen|überweisen|beheben|lösen|kümmern|sorgen|unternehmen sie
    schickt|sendet|ändert|prüft|meldet|gebt|macht|ruft|löscht|schaut|behebt|tut mir|uns|das|euch|
        bitte|endlich|mal|was
    zeig|gib|schick|sag|mach|änder|lösch|prüf|schau|hilf|ruf|stell|sperr|begleich|überweis|richte|erklär|
        kündige|buch|storniere mir|meine|mein|meinen|das|die|den|bitte|uns|mal|mich|nach|einen|eine
    wäre|wären dankbar|nett|froh ** wenn|für|um
    freue|freuen|freute ** über * antwort|rückmeldung|hilfe|info
    steht|stehen noch aus|offen
    neue|neuen anschrift|adresse|bankverbindung|telefonnummer|iban
"""

POLITE_REQUEST = """
    wäre|wären|würde|würden ** schön|nett|lieb|dankbar|freuen|super|toll|hilfreich ** wenn|falls **
        könnten|könntet|könnte|würden|helfen|prüfen|melden|schicken|erklären|antworten|antwort
    freue|freuen|freuen|dankbar ** über|auf|für ** antwort|rückmeldung|hilfe|nachricht|unterstützung
"""

RULES = (
    Rule("requires_action.asks", Effect.ASKS, ASKS),
    Rule("requires_action.polite_request", Effect.ASKS, POLITE_REQUEST, firm=True),
)
