"""Words that the German rules are built on: classes, compounds, inflections and other spellings."""

import re
from collections.abc import Iterable, Mapping
from typing import Final

from tickets.classification.accents import fold_accents
from tickets.classification.rules.language import Vocabulary, word_set

COMMON_WORDS = word_set(
    "ich du er sie es wir ihr mich mir uns euch ihnen mein meine meinen meiner unser unsere der die "
    "das den dem des ein eine einen einer ist sind war wird wurde wurden hat haben habe hatte kann "
    "konnen konnte nicht kein keine mehr noch und oder aber auf in im an am zu zum zur von vom fur "
    "mit bei aus nach seit uber um bis als wie was wo wann wer wenn dass so auch nur schon bitte "
    "danke heute jetzt immer wieder sich man alle alles , . ! ?"
)

_CLASSES = {
    "number": "zwei drei vier fünf sechs sieben acht neun zehn elf "
    "zwölf fünfzehn zwanzig dreißig vierzig fünfzig hundert tausend tausende hunderte mehrere "
    "mehreren einige einigen paar etliche zahlreiche dutzend dutzende",
    "own": "mein meine meinen meinem meiner meines unser unsere unseren unserem unserer unseres",
    "the": "der die das den dem des ein eine einen einem einer eines mein meine meinen meinem "
    "meiner meines unser unsere unseren unserem unserer unseres ihr ihre ihren ihrem ihrer ihres "
    "euer eure euren eurem eurer dein deine deinen deiner",
    "no": "kein keine keinen keinem keiner keinerlei nichts",
    "now": "jetzt nun inzwischen mittlerweile endlich bereits schon gestern heute alles wieder",
    # What many people share, so that it fails for all of them at once.
    "service": "server system website webseite webseiten seite homepage portal shop onlineshop "
    "webshop plattform datenbank netzwerk cloud kassensystem kassen kasse erp crm api "
    "telefonanlage telefone mailserver produktion produktionssystem produktivsystem dienst "
    "dienste rechenzentrum schnittstelle intranet infrastruktur umgebung software it",
    "people": "kunden kundinnen nutzer nutzern nutzerinnen benutzer benutzern user mitarbeiter "
    "mitarbeitern mitarbeiterinnen mitarbeitende mitarbeitenden kollegen kolleginnen anwender "
    "anwendern leute leuten team teams abteilung abteilungen büro büros firma unternehmen "
    "betrieb filiale filialen standort standorte standorten schule klinik praxis agenten "
    "schüler studenten patienten mitglieder mitgliedern händler besucher besuchern kundschaft "
    "personal gäste fahrer kassen belegschaft werk arbeitsplätze arbeitsplätzen rechner "
    "geräte haus",
    "lawyer": "anwalt anwältin anwälte anwälten anwalts rechtsbeistand rechtsvertreter kanzlei "
    "anwaltskanzlei advokat advokaten",
    "authority": "verbraucherzentrale verbraucherschutz verbraucherschützer konsumentenschutz "
    "arbeiterkammer schlichtungsstelle datenschutzamt datenschutzaufsicht ombudsmann "
    "ombudsstelle bundesnetzagentur bafin finma fma datenschutzbehörde aufsichtsbehörde "
    "regulierungsbehörde wettbewerbszentrale gewerbeaufsicht landesdatenschutzbeauftragte "
    "landesdatenschutzbeauftragten landesdatenschutz edöb preisüberwacher seco kartellamt "
    "luftfahrtbundesamt eisenbahnbundesamt gewerbeamt",
    "refund": "rückerstattung rückerstattungen erstattung erstattungen rückzahlung rückzahlungen "
    "rückvergütung rückvergütungen rücküberweisung entschädigung erstattungsbetrag "
    "rückerstattungsbetrag erstattungsantrag rückerstattungsantrag rückerstattungsanspruch refund "
    "rückabwicklung geldrückgabe",
    "repaid": "zurückerstattet erstattet rückerstattet zurückgezahlt zurückbezahlt zurücküberwiesen "
    "zurückgebucht rückvergütet zurückbekommen zurückerhalten refundiert",
    "repay": "zurückerstatten erstatten rückerstatten zurückzahlen zurückbezahlen zurücküberweisen "
    "zurückbuchen rückvergüten zurückgeben zurückbekommen zurückhaben zurückerhalten refundieren",
    "charged": "abgebucht belastet berechnet verrechnet abgezogen eingezogen kassiert bezahlt gezahlt "
    "überwiesen abbucht abbuchen abgerechnet fakturiert gebucht",
    "charge": "abbuchung abbuchungen lastschrift lastschriften belastung belastungen buchung "
    "buchungen zahlung zahlungen abrechnung überweisung überweisungen abo abonnement betrag "
    "beträge transaktion transaktionen kauf käufe kaufs einkauf einkäufe kreditkartenbelastung einzug",
    "files": "daten dateien dokumente datensätze projekte ordner tickets kundendaten kundenkartei "
    "mails emails nachrichten backups aufträge bestellungen rechnungen fotos bilder einträge "
    "buchhaltung inhalte verlauf arbeit postfächer postfach kontakte termine kalender akten "
    "vorgänge",
    "gone": "weg verloren gelöscht verschwunden futsch vernichtet überschrieben leer",
    "works": "funktioniert funktionieren funktionierte geht gehen ging läuft laufen lief lädt laden "
    "öffnet öffnen öffnete startet starten druckt drucken reagiert reagieren synchronisiert "
    "speichert sendet versendet empfängt zeigt erscheint erscheinen klappt klappte verbindet "
    "aktualisiert erkennt akzeptiert angezeigt geladen gesendet verschickt gespeichert erkannt "
    "angenommen übernommen verfügbar erreichbar erreichen sichtbar abrufbar nutzbar korrekt richtig "
    "möglich geöffnet gefunden übertragen aktualisiert synchronisiert lesbar ladet springt "
    "lädt verarbeitet ausgeführt zugestellt freigeschaltet aktiviert verknüpft",
    "act": "anmelden einloggen registrieren bezahlen zahlen bestellen speichern öffnen hochladen "
    "herunterladen downloaden drucken zugreifen senden versenden verschicken empfangen abrufen "
    "aufrufen starten installieren ändern löschen buchen nutzen benutzen verwenden verbinden "
    "ausfüllen abschließen abschicken absenden exportieren importieren aktivieren erreichen "
    "anrufen telefonieren arbeiten scannen sehen finden öffnen einsehen auswählen bearbeiten "
    "hinzufügen erstellen kündigen überweisen abheben eingeben zurücksetzen synchronisieren "
    "aktualisieren teilnehmen annehmen weiterarbeiten verarbeiten kassieren tun",
    "delivery": "lieferung lieferungen paket pakete päckchen sendung sendungen bestellung "
    "bestellungen ware artikel produkt karte brief möbel ersatzteil gerät teil teile",
    "bill": "rechnung rechnungen abrechnung rechnungsbetrag schlussrechnung jahresabrechnung "
    "telefonrechnung stromrechnung nebenkostenabrechnung handyrechnung gutschrift monatsrechnung",
    "bad": "unverschämt unverschämtheit frechheit skandal skandalös unmöglich unfassbar unglaublich "
    "lächerlich katastrophe katastrophal miserabel grottenschlecht unterirdisch schrecklich "
    "furchtbar grauenhaft mies miese mieser mies inakzeptabel unakzeptabel untragbar unzumutbar "
    "dreist dreistigkeit zumutung armutszeugnis saftladen sauladen scheiße scheiss scheiß mist "
    "dreck kacke verarsche verarscht verarschen abzocke abzocker abgezockt lügner lügen gelogen "
    "unprofessionell inkompetent inkompetenz unfähig unfähigkeit schlamperei sauerei witz "
    "peinlich nervig nervt nerven desaster desaströs chaos chaotisch horror albtraum zumutbar "
    "respektlos arrogant unfreundlich patzig ignorant ignoriert schlimm schlimmste schlechteste "
    "schlechtester schlechten schrott müll ärgerlich ärgere sauer wütend stinksauer genervt "
    "empört entsetzt fassungslos frustriert frustrierend enttäuscht enttäuschend enttäuschung "
    "enttäuschte unzufrieden hinhalten hinhaltetaktik vertröstet abgewimmelt saumäßig "
    "verärgert verärgerung ungehalten stinkt kotzt bodenlos beschämend schäbig nutzlos wertlos",
    "good": "toll tolle toller tolles tollen super klasse großartig großartige großartiger "
    "großartigen hervorragend hervorragende hervorragenden hervorragender ausgezeichnet "
    "ausgezeichnete ausgezeichneten fantastisch fantastische fantastischen wunderbar wunderbare "
    "wunderbaren perfekt perfekte perfekter perfekten genial geniale erstklassig erstklassige "
    "erstklassigen spitze spitzenmäßig vorbildlich vorbildliche vorbildlichen exzellent exzellente "
    "exzellenten begeistert bestens einwandfrei einwandfreie mega sensationell sensationelle "
    "lobenswert phänomenal unschlagbar tipptopp topservice traumhaft spitzenklasse prima "
    "spitzenservice grandios grandiose beste besten bester",
    "hour": "stunde stunden std minute minuten min",
}


def _join(starts: str, ends: str) -> str:
    """Return every compound of a beginning and an end."""
    return " ".join(start + end for start in starts.split() for end in ends.split())


_CLASSES["outage"] = (
    _join(
        "server system netzwerk netz internet gesamt total komplett produktions dienst datenbank "
        "telefon it service anlagen plattform kassen cloud mail",
        "ausfall ausfälle ausfalls",
    )
    + " großstörung großstörungen totalstörung gesamtstörung"
)
_CLASSES["hacked"] = (
    "gehackt gehackten gehackter gehacktes hacker hackern hackerangriff hackerangriffs "
    "cyberangriff cyberattacke hackerattacke ransomware trojaner verschlüsselungstrojaner datenleck "
    "datenlecks datenpanne datendiebstahl datenklau datenabfluss lösegeld erpressung erpresst "
    "erpressen erpresser erpresserbrief kompromittiert geleakt leak identitätsdiebstahl "
    "identitätsmissbrauch fremdzugriff sicherheitsvorfall sicherheitslücke datenschutzvorfall"
)
CLASSES: Final = {name: word_set(words) for name, words in _CLASSES.items()}

MACROS: Final[Mapping[str, tuple[str, ...]]] = {
    "want": (
        "will|wollen|möchte|möchten|fordere|fordern|verlange|verlangen|erwarte|erwarten|beantrage|"
        "beantragen|brauche|bitte|bitten|bestehe|bestehen|hätte|hätten|beanspruche|wünsche|"
        "verlangt|gefordert|beantragt|fordert|warte|warten|gewartet|erbitte|benötige",
    ),
    "cannot": ("kann|können|konnte|konnten|könnt|darf ** nicht|kein|keine|keinen|nichts|nie",),
    "many": (
        "niemand|keiner",
        "alle [unsere|anderen|meine|der] @people",
        "sämtliche|ganze|gesamte|komplette|ganzes|gesamtes|ganzen|gesamten @people",
        "jeder|jede kunde|nutzer|mitarbeiter|filiale|standort|benutzer",
        "unsere|# @people",
    ),
}

# The nouns to which others are joined without turning their meaning.
_HEADS: Final = word_set(
    "fehler fehlern problem probleme problemen problems störung störungen rückerstattung "
    "rückerstattungen erstattung rückzahlung abbuchung abbuchungen lastschrift lastschriften anwalt "
    "anwältin anwälte beschwerde beschwerden lieferung bestellung bestellungen sendung paket betrug "
    "konto passwort drucker daten gutschrift überweisung reklamation mahnung"
)
# Words that only end like one of the above, or have a meaning of their own.
_UNDIVIDED: Final = word_set(
    "kandidaten soldaten mandaten zugangsdaten kundendaten patientendaten "
    "berichterstattung ermahnung großstörung großstörungen totalstörung gesamtstörung rücksendung "
    "rücküberweisung doppelabbuchung mehrfachabbuchung ersatzlieferung fehllieferung "
    "falschlieferung teillieferung datenschutzbeschwerde staatsanwalt"
)

_TYPED: Final = {"ä": "ae", "ö": "oe", "ü": "ue"}
_UMLAUT_WORD: Final = re.compile(r"\w*[äöü]\w*~?")
_EXPLICIT: Final = {
    "ds-gvo": "dsgvo", "gdpr": "dsgvo", "e-mail": "email", "emails": "mails", "funktionert": "funktioniert",
    "funktionirt": "funktioniert", "funzt": "funktioniert", "nich": "nicht", "nciht": "nicht",
    "ned": "nicht", "nit": "nicht", "dringent": "dringend", "drigend": "dringend",
    "rechung": "rechnung", "rechnugn": "rechnung", "fehlermeldug": "fehlermeldung",
    "entäuscht": "enttäuscht", "entaeuscht": "enttäuscht", "enttauscht": "enttäuscht",
    "kundigung": "kündigung", "rückerstatung": "rückerstattung", "rückerstattug": "rückerstattung",
    "ruckerstatung": "rückerstattung", "account": "konto", "accounts": "konto",
    "kennwort": "passwort", "bzw": "oder",
    "vllt": "vielleicht", "grad": "gerade", "bidde": "bitte", "danek": "danke", "thx": "danke",
}  # fmt: skip


def inflections(word: str) -> set[str]:
    """Return the regular forms of a German word. A form that does not exist does no harm."""
    stem = word.removesuffix("en")
    if stem == word:
        return {word + ending for ending in ("", "e", "en", "er", "es", "em", "n", "s")}
    forms = {stem + ending for ending in ("en", "e", "t", "et", "st", "te", "ten", "end")}
    return forms | {f"ge{stem}t", f"ge{stem}en"}


def spell_without_umlauts(texts: Iterable[str]) -> dict[str, str]:
    """Return how words of rules are typed on a keyboard without umlauts: "zurueck" for "zur\u00fcck"."""
    words = {word for text in texts for word in _UMLAUT_WORD.findall(text)}
    forms = {form for word in words for form in _forms(word)}
    return {_type_out(form): fold_accents(form) for form in forms}


def _forms(word: str) -> set[str]:
    return inflections(word[:-1]) if word.endswith("~") else {word}


def _type_out(word: str) -> str:
    """Return a word as it is typed on a keyboard without umlauts."""
    for umlaut, letters in _TYPED.items():
        word = word.replace(umlaut, letters)
    return fold_accents(word)


def _fold(spellings: Mapping[str, str]) -> dict[str, str]:
    return {fold_accents(typed): fold_accents(read) for typed, read in spellings.items()}


VOCABULARY: Final = Vocabulary(
    classes=CLASSES,
    macros=MACROS,
    common=COMMON_WORDS,
    inflect=inflections,
    spellings=_fold({word: word for word in _UNDIVIDED} | _EXPLICIT),
    folds_accents=True,
    heads={
        typed: fold_accents(head)
        for head in _HEADS
        for typed in (fold_accents(head), _type_out(head))
    },
)
