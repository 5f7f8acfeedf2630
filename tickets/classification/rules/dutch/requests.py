"""Rules for questions and requests."""

from tickets.classification.rules.rule import Effect, Rule

ASKS = """
    ?
    aub|gelieve|graag|verzoek|verzoeken
    voorbaat
    alvast
    kunt|kun|kan|kunnen|zou|zouden|wilt|willen|wil|mag|mogen u|je|jullie|ik|we|wij|iemand|dit|men
    ^ hoe|waar|wanneer|wat|waarom|welke|welk|wie|kan|kunt|kun|zou|is|zijn|heeft|hebben|mag|moet
    hoe|waar|wanneer|waarom|hoelang|hoeveel kan|kunnen|moet|krijg|kom|zet|is|wordt|zal|doe|los|vind|maak|
        kun|kunt|komt|heb|werkt|wijzig|zie|stel|blijft
    ik|we|wij wil|willen|zou|zouden|wens|wensen|zoek|zoeken|eis|eisen|vraag|vragen|verwacht|verwachten|
        hoop|hopen|wacht|wachten|verneem|vernemen
    zou|zouden|wil|willen ** graag|weten|vragen|willen|ontvangen
    heb|hebben|hebt|is|zijn ** nodig
    nodig
    vraag|vragen|vraagje|help|helpen|advies|uitleg|informatie|verzoek|aanvraag|offerte
    om|graag|met|zoek hulp|info
    hulp nodig|gevraagd|gewenst
    ^ hulp
    laat|laten ** weten|horen
    hoor|verneem|vernemen|horen graag|van
    weten|vragen|afvragen|benieuwd ** of|hoe|wanneer|waar|waarom|welke|wat
    weet|begrijp|snap|vind|zie ** niet|geen|nergens
    stuur|stuurt|wijzig|verander|controleer|bel|bellen|geef|maak|los|zet|zoek|verwijder|herstel|check|
        bevestig|neem|pas|voeg|regel|corrigeer|annuleer|blokkeer|reageer|antwoord|help|activeer|deblokkeer
        me|mij|ons|het|dit|de|dat|mijn|onze|contact|aub|op|aan|a|even
    moet|moeten|dient ** worden|gebeuren|opgelost|aangepast
    nieuw|nieuwe adres|rekeningnummer|telefoonnummer|mailadres
    wie kan|weet|helpt|heeft
    weet|heeft iemand
    ^ vliegen|leveren|verkopen|hebben|bieden|zijn|werken|doen|verzenden|repareren|accepteren|nemen jullie|je|u
    vroeg|vraag me|mij * af
    bij u|jullie terecht
    contact opnemen|op
    wanneer|hoe lang
"""

POLITE_REQUEST = """
    zou|zouden|stel|stellen ** fijn|prettig|dankbaar|waarderen|erkentelijk|prijs|leuk|mooi|top|super **
        als|wanneer|dat|indien|op ** kunt|kunnen|zou|laten|wil|helpen|reactie|antwoord|oplossen
"""

RULES = (
    Rule("requires_action.asks", Effect.ASKS, ASKS),
    Rule("requires_action.polite_request", Effect.ASKS, POLITE_REQUEST, firm=True),
)
