"""Words that the Dutch rules are built on: classes, compounds, inflections and other spellings."""

from collections.abc import Mapping
from typing import Final

from tickets.classification.accents import fold_accents
from tickets.classification.rules.language import Vocabulary, word_set

_CLASSES: Final = {
    "number": "twee drie vier vijf zes zeven acht negen tien elf twaalf vijftien twintig dertig "
    "veertig vijftig honderd duizend duizenden honderden meerdere enkele verschillende tientallen "
    "paar",
    "own": "mijn onze ons m'n mn",
    "the": "de het een mijn onze ons uw jullie je die dit deze dat zijn haar m'n mn",
    "no": "geen niets niks nooit",
    "ago": "dag dagen week weken maand maanden jaar tijd uren uur",
    # What many people share, so that it fails for all of them at once.
    "service": "server servers systeem systemen website site webshop webwinkel shop platform portaal "
    "portal database netwerk cloud kassa kassas kassasysteem erp crm api telefooncentrale telefonie "
    "telefoons mailserver productie productieomgeving omgeving datacenter intranet infrastructuur "
    "homepage bestelsysteem",
    "people": "klanten klant gebruikers gebruiker medewerkers medewerker collega collegas team teams "
    "afdeling afdelingen kantoor kantoren bedrijf winkel winkels filiaal filialen vestiging "
    "vestigingen personeel school leerlingen studenten patiënten leden bezoekers chauffeurs "
    "kassa kassas werknemers organisatie werkplekken mensen personen magazijn praktijk ziekenhuis "
    "locaties locatie verkopers gasten",
    "lawyer": "advocaat advocate advocaten jurist raadsman raadsvrouw rechtsbijstand deurwaarder "
    "rechtsbijstandsverzekering rechtsbijstandverzekeraar",
    "regulator": "acm consumentenbond geschillencommissie ombudsman ombudsvrouw ombudsdienst kifid "
    "afm gba gegevensbeschermingsautoriteit fsma toezichthouder nvwa consuwijzer meldpunt fraudehelpdesk "
    "consumentenombudsdienst testaankoop juridischloket bemiddelingsdienst inspectie bipt ilt",
    "refund": "terugbetaling terugbetalingen restitutie refund teruggave vergoeding schadevergoeding "
    "terugstorting compensatie rembours",
    "repay": "terugbetalen terugbetaald terugbetaalt terugstorten teruggestort terugstort "
    "terugboeken teruggeboekt restitueren gerestitueerd crediteren gecrediteerd vergoeden vergoed "
    "vergoedt refunden terugovermaken",
    "get_back": "terug terugkrijgen teruggekregen terugkrijg terugontvangen teruggegeven teruggeven "
    "terughebben terugzien",
    "charged": "afgeschreven gefactureerd betaald geïncasseerd geïncaseerd afgehouden gedebiteerd "
    "berekend aangerekend afgenomen afgeboekt afschrijven incasseren factureren factureert "
    "overgemaakt",
    "charge": "afschrijving afschrijvingen incasso incassos betaling betalingen boeking boekingen "
    "transactie transacties overschrijving overschrijvingen domiciliëring opname opnames debitering "
    "verrichting verrichtingen aankoop aankopen",
    "files": "gegevens data bestanden documenten dossiers projecten mappen facturen mails "
    "berichten foto orders klantgegevens klanten administratie boekhouding contacten backups werk "
    "tickets",
    "gone": "weg verdwenen kwijt gewist verwijderd verloren overschreven vernietigd leeg foetsie",
    "works": "werkt werken werkte gewerkt doet doen deed laadt laden opent openen opende start starten "
    "opgestart print printen reageert reageren synchroniseert verstuurt verzendt verstuurd verzonden "
    "ontvangt ontvangen opgeslagen toont getoond verschijnt verschijnen lukt lukte gelukt verbindt "
    "herkent herkend geaccepteerd accepteert vernieuwt bijgewerkt afgedrukt klopt kloppen gaat gaan "
    "weergegeven zichtbaar beschikbaar bereikbaar toegankelijk mogelijk correct juist goed compleet "
    "gevonden geladen geopend geactiveerd doorgevoerd verwerkt gekoppeld bruikbaar leesbaar speelt "
    "functioneert functioneren afgeleverd geleverd",
    "act": "inloggen aanmelden registreren betalen bestellen opslaan openen uploaden downloaden printen "
    "versturen verzenden ontvangen starten opstarten installeren wijzigen verwijderen boeken gebruiken "
    "verbinden invullen afronden exporteren importeren activeren bereiken bellen werken scannen zien "
    "vinden aanmaken toevoegen opzeggen overmaken pinnen aanpassen resetten synchroniseren bijwerken "
    "afdrukken afrekenen raadplegen bekijken kiezen doorwerken verwerken inzien doen krijgen lezen "
    "sluiten klikken selecteren kopen verkopen traden beluisteren afspelen annuleren bestellen komen",
    "delivery": "levering leveringen pakket pakketje pakketten zending bestelling bestellingen order "
    "artikel product producten kaart brief onderdeel onderdelen meubel apparaat spullen bankkaart",
    "bill": "factuur facturen rekening nota eindafrekening afrekening creditnota creditfactuur "
    "jaarafrekening",
    "bad": "schandalig schandalige schande schandelijk belachelijk belachelijke waardeloos waardeloze "
    "rotslecht rotslechte slechtste vreselijk vreselijke verschrikkelijk verschrikkelijke afschuwelijk "
    "drama dramatisch dramatische ramp rampzalig rampzalige boos woedend kwaad woest pissig razend "
    "gefrustreerd frustrerend frustrerende frustratie geïrriteerd irritant irritante ergernis "
    "ergerlijk teleurgesteld teleurgestelde teleurstelling teleurstellend teleurstellende ontevreden "
    "misnoegd onacceptabel onaanvaardbaar ontoelaatbaar ongelooflijk ongehoord onbeschoft onbeleefd "
    "onprofessioneel onbekwaam incompetent incompetente incompetentie arrogant arrogante onvriendelijk "
    "klantonvriendelijk klantonvriendelijke leugens leugen leugenaars liegen gelogen oplichters oplichter "
    "dieven zakkenvullers kut klote shit verdomme godverdomme waanzin absurd triest triestig "
    "treurig beschamend lachwekkend bedroevend belabberd ondermaats abominabel hopeloos nutteloos "
    "misselijk misselijkmakend walgelijk onbetrouwbaar onbegrijpelijk aanfluiting blamage "
    "wanbeleid wanprestatie rommel troep prutsers knoeiers amateuristisch amateurs knudde",
    "good": "geweldig geweldige fantastisch fantastische super uitstekend uitstekende perfect perfecte "
    "prima top topservice toppers schitterend schitterende voortreffelijk voortreffelijke "
    "uitmuntend uitmuntende grandioos perfecte keurig keurige vlekkeloos vlekkeloze klasse geniaal "
    "briljant briljante aanrader chapeau complimenten compliment lof subliem sublieme tevreden "
    "dolblij dolgelukkig supertevreden supersnel superfijn prachtig prachtige topper lovenswaardig",
    "nice": "goed goede snel snelle vriendelijk vriendelijke behulpzaam behulpzame fijn fijne prettig "
    "prettige duidelijk duidelijke handig handige blij tevreden vlot vlotte professioneel "
    "professionele correct correcte netjes nette aardig aardige leuk leuke mooi mooie "
    "gemakkelijk makkelijk eenvoudig betrouwbaar betrouwbare deskundig deskundige geduldig "
    "overzichtelijk gebruiksvriendelijk gebruiksvriendelijke efficiënt klantvriendelijk "
    "klantvriendelijke dankbaar gelukkig lief",
    "hour": "uur uren u minuten minuut min kwartier",
}
CLASSES: Final = {name: word_set(words) for name, words in _CLASSES.items()}

MACROS: Final[Mapping[str, tuple[str, ...]]] = {
    "want": (
        "wil|willen|eis|eisen|verzoek|verzoeken|vraag|vragen|verwacht|verwachten|vorder|zou|zouden|"
        "wens|wensen|graag|gelieve|aub|svp|wacht|wachten|gevraagd|geëist|aanvragen|aangevraagd|"
        "sta|ontvangen|krijgen|krijg|recht",
    ),
    "cannot": ("kan|kunnen|kon|konden|kun|mag ** niet|geen|niets|niks|nergens|nooit",),
    "many": (
        "niemand",
        "geen enkele @people",
        "alle [onze|andere|de|van] [onze] @people",
        "heel|hele|gehele|volledige|complete [de|het|ons|onze] @people",
        "iedereen",
        "elke|iedere klant|gebruiker|medewerker|winkel|vestiging|filiaal",
        "al onze|mijn|de @people",
        "# @people",
    ),
}

# The nouns to which others are joined without turning their meaning.
_HEADS: Final = word_set(
    "probleem problemen storing storingen fout fouten foutmelding foutmeldingen terugbetaling "
    "terugbetalingen bestelling bestellingen levering pakket factuur facturen klacht klachten "
    "wachtwoord account fraude advocaat betaling betalingen gegevens printer rekening afschrijving "
    "vergoeding"
)
# Words that only end like one of the above, or have a meaning of their own.
_UNDIVIDED: Final = word_set(
    "foutmelding foutmeldingen schadevergoeding klantgegevens persoonsgegevens inloggegevens "
    "eindafrekening jaarafrekening afrekening berekening creditfactuur terugbetaling terugbetalingen "
    "identiteitsfraude domeinstoring verstoring verstoringen wanbetaling bankrekening "
    "spaarrekening proefrekening accountgegevens aanklacht strafklacht privacyklacht aanbetaling"
)


def inflect(word: str) -> set[str]:
    """Return the regular forms of a Dutch word. A form that does not exist does no harm."""
    stem = word.removesuffix("en")
    if stem == word:
        return {word + ending for ending in ("", "e", "en", "s", "er")}
    return {stem + ending for ending in ("", "en", "t", "d", "te", "de", "ten", "den")} | {
        f"ge{stem}{ending}" for ending in ("t", "d", "en")
    }


def _fold(spellings: Mapping[str, str]) -> dict[str, str]:
    return {fold_accents(typed): fold_accents(read) for typed, read in spellings.items()}


_TYPED: Final = {
    "gdpr": "avg", "e-mail": "mail", "email": "mail", "emails": "mails", "pas": "pas", "ww": "wachtwoord",
    "paswoord": "wachtwoord", "password": "wachtwoord", "dr": "er", "t": "het", "k": "ik", "'t": "het",
    "nie": "niet", "neit": "niet", "nit": "niet", "ni": "niet", "dringent": "dringend", "bedank": "bedankt",
    "dankjewel": "bedankt", "dankuwel": "bedankt", "dankje": "bedankt", "thx": "bedankt",
    "merci": "bedankt", "sorrie": "sorry", "storring": "storing", "fakt": "factuur",
    "terug betaling": "terugbetaling", "terugbetalling": "terugbetaling", "geannulleerd": "geannuleerd",
    "annulleren": "annuleren", "acount": "account", "acc": "account", "login": "inloggen",
    "inlogge": "inloggen", "bereikbaaar": "bereikbaar", "telaat": "laat", "klantendienst": "klantenservice",
    "gsm": "telefoon", "mobiel": "telefoon", "onmiddelijk": "onmiddellijk",
    "teleurgestelt": "teleurgesteld", "gelieven": "gelieve", "alstublieft": "aub", "alsjeblieft": "aub",
    "svp": "aub", "applicatie": "app",
}  # fmt: skip

VOCABULARY: Final = Vocabulary(
    classes=CLASSES,
    macros=MACROS,
    common=word_set(
        "ik je jij u hij zij ze we wij jullie mij me ons mijn onze uw de het een die dat dit deze is "
        "zijn was waren ben bent wordt worden werd heb hebt heeft hebben had kan kunnen kunt niet geen "
        "meer nog en of maar op in aan van voor met bij naar uit om te als er al ook nu dan zo wel hoe "
        "wat waar wie graag hallo groet , . ! ?"
    ),
    inflect=inflect,
    spellings=_fold({word: word for word in _UNDIVIDED} | _TYPED),
    folds_accents=True,
    heads={head: head for head in _HEADS},
)
