"""Rules for tickets that tell something and ask for nothing: notices, answers and greetings."""

from tickets.classification.rules.rule import Effect, Rule

FOR_INFORMATION = """
    ter info|informatie|kennisgeving
    fyi
    even|alleen|enkel|slechts laten|melden|doorgeven|zeggen weten|dat
    hierbij|willen ** laten weten|mededelen , dat
    zoals afgesproken|besproken|gevraagd
    dat was alles|het
    verder|anders niets|niks
    geen vragen|vraag|haast
    geen antwoord|reactie nodig|vereist
"""

DONE = """
    is|zijn|werd ** geboekt|verwerkt|geregistreerd|bijgeschreven
    meld|laat me|mij|iets [dan|later|nog] .|,|!|dan|weten
    bijgevoegd|bijgaand|hierbij|bijlage ** documenten|document|contract|formulier|kopie|bewijs|attest|
        ondertekend|ondertekende|verslag
    heb|hebben|is|zijn ** overgemaakt|betaald|verstuurd|teruggestuurd|ondertekend|opgestuurd|ontvangen
    aangekomen|ontvangen .|,|!|en|dank
    gesloten|afwezig|verhuisd van|tot|vanaf|per|naar|op
"""

GREETING = """
    prettige|fijne|zalig|vrolijk|gelukkig|beste kerstdagen|kerst|pasen|feestdagen|nieuwjaar|nieuw|wensen
    gefeliciteerd|proficiat
    veel succes|plezier
    ^ hallo|hoi|dag|goedemorgen|goedemiddag|goedenavond|hey .|!|allemaal
    fijne|prettige dag|avond|weekend|vakantie|week
    tot ziens|snel|morgen|straks|later
    doei|dag|houdoe .|!
"""

# Somebody who answers or gives an opinion, rather than asks.
EXPLANATION = """
    hoop|hopelijk ** helpt|geholpen
    ok|oké|okay|begrepen|akkoord|klopt|duidelijk|precies .|,|!
    volgens|naar mij|mijn
    je kan|kunt|kun ook|gewoon|eventueel
    nee|ja|neen|jawel ,|.|!|dat|bedankt
"""

RULES = (
    Rule("requires_action.for_information", Effect.TELLS, FOR_INFORMATION),
    Rule("requires_action.done", Effect.TELLS, DONE),
    Rule("requires_action.greeting", Effect.TELLS, GREETING),
    Rule("requires_action.explanation", Effect.TELLS, EXPLANATION),
)
