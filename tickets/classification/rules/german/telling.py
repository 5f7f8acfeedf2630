"""Rules for tickets that tell something and ask for nothing: notices, answers and greetings."""

from tickets.classification.rules.rule import Effect, Rule

FOR_INFORMATION = """
    zur|als info|information|kenntnis|kenntnisnahme
    fyi
    nur|wollte|wollten|möchte|möchten kurz|nur|bescheid|mitteilen|informieren|melden|sagen
    hiermit|möchten|teilen ** mit|informieren|mitteilen , dass
    wie besprochen|vereinbart|gewünscht|telefonisch|abgesprochen
    das war alles|es
    sonst|weiter nichts
    keine fragen|frage|eile
    keine antwort|rückmeldung|reaktion nötig|erforderlich|notwendig
"""

DONE = """
    wurde|ist|sind ** verbucht|gebucht|registriert|eingegangen
    im anhang|anlage
    melde|melden mich|uns [dann|wieder|nochmal|später] .|,|!|sobald|dann|wieder
    anbei|beiliegend|hier|angehängt ** unterlagen|dokumente|vertrag|formular|kopie|beleg|nachweis|
        bescheinigung|protokoll|unterschrieben|unterschriebene|unterschriebener
    habe|haben|wurde|ist ** überwiesen|bezahlt|abgeschickt|zurückgeschickt|eingeworfen|erledigt|
        unterschrieben|verschickt|erhalten
    angekommen|erhalten|eingegangen .|,|!|und|danke
    umgezogen|geschlossen|verzogen|erreichbar ab|seit|vom|bis|unter
"""

GREETING = """
    frohe|schöne|fröhliche|gesegnete|erholsame weihnachten|ostern|feiertage|pfingsten|festtage
    gutes|guten|frohes neues|rutsch|jahr
    alles gute|liebe
    glückwunsch|glückwünsche|gratulation|gratuliere
    viel erfolg|spaß|glück
    hallo|moin|servus|grüezi|hi .|!|zusammen
    guten tag|morgen|abend .|!|,|zusammen
    schönen|schönes|gutes tag|wochenende|feierabend|urlaub|abend
    bis bald|dann|morgen|später
    auf wiedersehen|wiederhören
    tschüss|ciao
"""

# Somebody who answers or gives an opinion, rather than asks.
EXPLANATION = """
    hoffe|hoffentlich ** hilft|geholfen
    verstanden|einverstanden|passt|okay|ok|klar|stimmt|genau .|,|!
    meiner meinung|erfahrung|ansicht
    man kann|könnte|muss|sollte
    nein|ja|jo|doch ,|.|!|danke
"""

RULES = (
    Rule("requires_action.for_information", Effect.TELLS, FOR_INFORMATION),
    Rule("requires_action.done", Effect.TELLS, DONE),
    Rule("requires_action.greeting", Effect.TELLS, GREETING),
    Rule("requires_action.explanation", Effect.TELLS, EXPLANATION),
)
