"""Rules for law, regulators and the rights people have over their data."""

from tickets.classification.rules.rule import Effect, Rule

LEGAL_THREAT = """
    @own @lawyer
    @lawyer ** wird|hat|einschalten|eingeschaltet|einschalte|beauftragen|beauftragt|beauftrage|
        übergeben|übergebe|nehmen|wenden|klagen|melden|hören|vertreten|schreiben|prüft|prüfen
    schalte|schalten|nehme|nehmen|beauftrage|beauftragen|übergebe|konsultiere|kontaktiere|hören|
        sprechen|vertreten ** @lawyer
    rechtlich|rechtliche|rechtlicher|rechtlichen|juristisch|juristische|juristischen|gerichtliche|
        gerichtlichen schritte|schritten|konsequenzen|mittel|mitteln|maßnahmen|folgen
    rechtlich|juristisch|gerichtlich|anwaltlich [dagegen|gegen] [sie] vorgehen|vorgehe|klären|
        verfolgen|vertreten|durchsetzen|geltend
    rechtsweg|sammelklage|klageweg|klageschrift|mahnbescheid|mahnverfahren|unterlassungserklärung
    verklagen|verklage|verklagt|einklagen
    werde|werden|würde|will|wollen ** klagen
    klage einreichen|eingereicht|erheben|einreiche|erhebe|androhen|prüfen|gegen|wird
    reiche|reichen|erhebe|erheben|einreichen|mit|strebe ** klage
    vor|zum|beim gericht
    gericht ziehen|gehen|bringen|sehen|entscheiden|klären|landen
    amtsgericht|landgericht|bezirksgericht|gerichtsverfahren|gerichtstermin|friedensrichter|
        handelsgericht|gerichtlich|gerichtliche|gerichtlichen
    einstweilige|einstweiligen verfügung
    abmahnung|abgemahnt|abmahnen|unterlassung
    strafanzeige|strafantrag|strafrechtlich|strafbar|staatsanwalt|staatsanwaltschaft
    anzeige erstatten|erstattet|erstatte|gegen|aufgeben|bei|stellen|gestellt|machen|wegen
    erstatte|erstatten|stelle|stellen|drohe ** anzeige
    zeige|zeigen sie|euch ** an
    angezeigt ** polizei
    polizei|kripo|kapo|gendarmerie ** anzeige|eingeschaltet|einschalten|informiert|informieren|
        melden|gemeldet|rufen|gerufen|ermittelt|ermittlungen|wenden|gehen|angezeigt
    gehe|gehen|gehst|war|wende|wenden|melde|melden|rufe|rufen|schalte|informiere ** polizei
    zur polizei
    polizeianzeige|polizeibericht
    vertragsbruch|vertragsbrüchig|rechtswidrig|rechtswidrige|rechtswidriger|gesetzeswidrig
    letzte|letztmalige|letztmalig|außergerichtliche mahnung|fristsetzung|frist|aufforderung
    setze|setzen ** frist ** bis|von|zum
"""

REGULATOR = """
    @authority ** angeschrieben|verlangt|fordert|schreibt|ermittelt|bericht|frist|anfrage|prüft
    @authority
    melde|melden|gemeldet|wende|wenden|beschwere|beschweren|beschwerde|einschalten|eingeschaltet|
        informieren|informiert|anzeigen ** @authority|behörde|behörden|aufsicht|verbraucherzentrale
    @authority ** eingeschaltet|einschalten|informiert|melden|gemeldet|beschwert|beschwerde
    zuständige|zuständigen behörde|behörden|aufsichtsbehörde
    finanzamt|steuerprüfung|betriebsprüfung|zoll|behörde ** frist|verlangt|fordert|ermittelt
"""

# Asking for one's own data exercises the right to it.
OWN_DATA = """
    auskunft ** daten|dsgvo|datenschutz|bdsg|dsg
    datenauskunft|selbstauskunft|auskunftsersuchen|auskunftsbegehren|auskunftsanspruch|
        auskunftsrecht|datenkopie
    welche|welchen|was [für] [personenbezogenen|persönlichen|personenbezogene|persönliche]
        [daten|informationen] * über mich|uns
    daten ** über mich|uns * gespeichert|speichern|speichert|haben|verarbeiten|erhoben
    kopie ** meiner|aller|gespeicherten * daten
    übersicht ** über mich|meiner * gespeicherten|daten
"""

PRIVACY = """
    artikel|art|artikels|artikeln [.] 7|12|13|14|15|16|17|18|19|20|21|22
    recht|rechte|rechts|anspruch auf|nach vergessenwerden|vergessen|löschung|auskunft|
        berichtigung|datenübertragbarkeit|widerspruch
    @own|aller|sämtliche|sämtlicher|alle|personenbezogenen|personenbezogene|persönlichen|
        persönliche|gespeicherten|der * daten ** löschen|gelöscht|löscht|löschung|entfernen|
        vernichten
    lösche|löschen|löscht|löschung|entfernen|vernichten * [sie] * @own|aller|sämtliche|sämtlicher|
        alle|personenbezogenen|personenbezogene|persönlichen|persönliche|gespeicherten * daten
    löschung ** persönlichen|personenbezogenen|aller|meiner daten
    datenlöschung|löschantrag|löschbegehren|löschersuchen
    widerspreche|widersprechen|widersprochen|widerspruch ** verarbeitung|nutzung|weitergabe|
        werbung|datenverarbeitung|speicherung|profiling|werbezwecken|daten
    verarbeitung|nutzung|weitergabe|werbung|datenverarbeitung|speicherung ** widerspreche|
        widersprochen|widerspruch
    widerrufe|widerruf|widerrufen * einwilligung|datenschutzeinwilligung
    widerrufe|widerruf|widerrufen * zustimmung ** daten|verarbeitung|werbung|newsletter
    einwilligung|zustimmung ** widerrufe|widerrufen|ziehe|entziehe
    dsgvo|bdsg|datenschutzgrundverordnung ** löschung|löschen|auskunft|verlange|fordere|kopie|
        widerspruch|widerspreche|anfrage|antrag|begehren|beschwerde|verstoß|verletzung
    gemäß|gemass|laut|nach|unter|aufgrund|per|im|auf * dsgvo|bdsg|dsg|datenschutzgrundverordnung
    datenschutzverstoß|datenschutzverletzung|datenschutzbeschwerde|datenmissbrauch
    verkauf|verkaufen|verkauft|weitergegeben|weitergeben|weitergabe * @own * daten
    @own daten ** verkauft|weitergegeben|missbraucht|weiterverkauft
"""

LEGAL_HINT = """
    verstoß|verstößt|verstoßen|verstoßt gegen ** gesetz|recht|vertrag|agb|dsgvo|datenschutz|
        verbraucherrecht|bgb|datenschutzgesetz
    ist|sind|das|völlig|klar illegal
    schadensersatz|schadenersatz|schadensersatzforderung|schmerzensgeld
    markenrechtsverletzung|urheberrechtsverletzung|urheberrecht verletzt
    nachfrist|fristsetzung|inverzugsetzung
"""

RULES = (
    Rule("urgency.legal_threat", Effect.HIGH, LEGAL_THREAT, firm=True),
    Rule("urgency.regulator", Effect.HIGH, REGULATOR, firm=True),
    Rule("urgency.own_data", Effect.HIGH, OWN_DATA, firm=True),
    Rule("urgency.privacy_rights", Effect.HIGH, PRIVACY),
    Rule("urgency.legal_hint", Effect.HIGH, LEGAL_HINT, plain=False),
)
