"""Words that the French rules are built on: classes, conjugations and other spellings."""

from collections.abc import Mapping
from typing import Final

from tickets.classification.accents import fold_accents
from tickets.classification.rules.conjugation import Conjugation
from tickets.classification.rules.language import Vocabulary, word_set

_CONJUGATION: Final = Conjugation(
    endings={
        "er": "er e es ent ez ons é ée és ées ait aient ais ant a era erai eront erez eriez",
        "ir": "ir is it issez issent i ie ies issait",
        "re": "re s t ons ez ent u ue us ues ait",
    },
    respelled={},
    irregular={},
)


def inflect(word: str) -> set[str]:
    """Return the forms of a verb, or of a noun or an adjective. A form that does not exist does no harm."""
    forms = _CONJUGATION.conjugate(word)
    return {word, word + "s", word + "e", word + "es"} if forms is None else forms


_CLASSES: Final = {
    "number": "deux trois quatre cinq six sept huit neuf dix onze douze quinze vingt trente quarante "
    "cinquante cent cents mille plusieurs quelques dizaine dizaines centaine centaines milliers",
    "own": "mon ma mes notre nos",
    "the": "le la les un une des mon ma mes notre nos votre vos ce cette ces du au aux son sa ses",
    "no": "aucun aucune pas jamais rien",
    "ago": "semaine semaines mois jours jour temps longtemps ans heures",
    # What many people share, so that it fails for all of them at once.
    "service": "serveur serveurs système site plateforme portail boutique réseau base cloud "
    "caisse caisses erp crm api téléphonie standard messagerie production prod "
    "intranet infrastructure hébergement informatique",
    "people": "clients client utilisateurs utilisateur employés employé salariés salarié collaborateurs "
    "collègues équipe équipes bureau bureaux magasin magasins agence agences site sites "
    "personnel entreprise société service services boutique boutiques élèves étudiants "
    "patients adhérents membres vendeurs agents chauffeurs hôpital école atelier entrepôt "
    "cabinet postes visiteurs acheteurs usagers abonnés personnes opérateurs commerciaux "
    "succursales centres",
    "lawyer": "avocat avocate avocats huissier huissiers juriste conseil",
    "regulator": "dgccrf cnil médiateur médiatrice ombudsman fsma acpr amf arcep régulateur "
    "signalconso inspection conciliateur oqlf opc finma répression",
    "refund": "remboursement remboursements dédommagement indemnisation indemnité rétrofacturation "
    "rembours",
    "repay": "rembourser rembourse rembourses remboursez remboursent remboursé remboursée remboursés "
    "remboursées recrédité recréditer recrédités restituer restitué restituez indemniser indemnisé "
    "dédommager dédommagé rembourserez remboursera remboursiez reverser reversé",
    "charged": "prélevé prélevée prélevés prélevées débité débitée débités débitées facturé facturée "
    "facturés facturées encaissé encaissés encaissée payé payée payés prélève prélevez débite "
    "débitez facturez prélever débiter facturer réglé pris comptabilisé",
    "charge": "prélèvement prélèvements débit débits paiement paiements facturation transaction "
    "transactions virement virements opération opérations retrait retraits",
    "files": "données fichiers fichier dossiers documents contacts projets commandes factures mails "
    "messages photos archives historique sauvegardes travail base clients comptabilité "
    "contenus tickets",
    "gone": "perdu perdue perdus perdues disparu disparue disparus disparues effacé effacée effacés "
    "effacées supprimé supprimée supprimés supprimées écrasé écrasés écrasées détruit détruites "
    "vide vides",
    "works": "fonctionne fonctionnent fonctionnait fonctionné marche marchent marchait marché charge "
    "chargent chargé ouvre ouvrent ouvert démarre démarrent démarré imprime impriment imprimé répond "
    "répondent réagit réagissent synchronise synchronisé synchronisent enregistre enregistré envoie "
    "envoyé envoyés affiche affichent affiché affichée apparaît apparait apparaissent connecte "
    "connectent passe passé passent actualise reconnaît reconnait reconnu reconnue accepte "
    "accepté acceptée télécharge installe lance valide validé validée correspond correspondent lit "
    "aboutit aboutissent trouvé active activé activée allume éteint réussi arrivé reçu transmis",
    "fit": "possible disponible disponibles accessible joignable visible correct correcte correctes "
    "lisible conforme conformes utilisable exact exacte compatible prévu prévue mis",
    "act": "connecter accéder ouvrir envoyer imprimer télécharger payer commander enregistrer "
    "installer modifier supprimer réserver utiliser valider exporter importer activer joindre "
    "contacter appeler travailler voir trouver lire créer ajouter finaliser consulter récupérer "
    "changer synchroniser mettre recevoir retirer faire effectuer continuer terminer obtenir "
    "inscrire identifier afficher visualiser partager scanner encaisser vendre rentrer entrer "
    "avoir parler suivre publier démarrer lancer régler saisir remplir jouer fonctionner",
    "delivery": "colis commande commandes livraison livraisons paquet article articles produit produits "
    "carte courrier envoi pièce pièces lettre marchandise",
    "bill": "facture factures facturation note relevé devis avoir quittance",
    "bad": "inadmissible inacceptable inacceptables scandaleux scandaleuse honteux honteuse honte "
    "lamentable lamentables déplorable déplorables catastrophique catastrophe nul nulle nuls nulles "
    "nullissime horrible horribles minable minables pitoyable pitoyables médiocre médiocres "
    "incompétent incompétents incompétente incompétence incompétences merde merdique merdier foutage "
    "foutez fout foutent gueule arnaqueurs arnaqueur voleurs voleur escrocs menteurs menteur "
    "mensonge mensonges mensongère mensonger mensongères ridicule ridicules désastreux désastreuse "
    "désastre calamiteux calamité calamiteuse furieux furieuse colère exaspéré exaspérant exaspérée "
    "énervé énervée énervant agacé agacée agaçant pénible frustrant frustré frustrée frustration "
    "déçu déçue déçus déçues déception décevant décevante décevants insatisfait insatisfaite "
    "mécontent mécontente mécontents mécontentement indigné indignée intolérable inexcusable "
    "insupportable écœuré écœurant dégoûté dégoûtée dégoutée irrespectueux méprisant mépris arrogant "
    "désagréable impoli irresponsable aberrant aberrante absurde abusif abusé foutu débile "
    "cauchemar galère enfer horreur exécrable piètre anormal déconseille déconseillé fuyez fuir "
    "éviter évitez bidon pourri pourrie pourris baratin",
    "good": "super génial géniale excellent excellente excellents excellentes parfait parfaite "
    "parfaits parfaites parfaitement formidable formidables impeccable nickel magnifique magnifiques "
    "merveilleux merveilleuse fantastique extraordinaire exceptionnel exceptionnelle remarquable top "
    "bravo chapeau félicitations ravi ravie ravis enchanté enchantée satisfait satisfaite satisfaits "
    "satisfaites irréprochable incroyable sublime adorable adore adorons",
    "nice": "bon bonne bons bonnes bien rapide rapides efficace efficaces aimable aimables agréable "
    "agréables sympathique sympa gentil gentille réactif réactive professionnel professionnelle "
    "professionnels compétent compétente compétents content contente contents contentes heureux "
    "heureuse satisfait satisfaite pratique simple facile beau belle jolie joli clair utile fiable "
    "soigné rassurant reconnaissant",
    "do": "faire vérifier modifier rappeler confirmer répondre contacter envoyer rembourser résoudre "
    "supprimer corriger changer trouver régulariser annuler prendre indiquer rétablir revenir "
    "débloquer procéder créer ajouter transmettre activer réinitialiser bloquer mettre donner préparer "
    "arrêter retirer noter préciser informer tenir communiquer adresser renvoyer expédier livrer "
    "fournir valider traiter expliquer aider installer ouvrir fermer réserver déplacer remplacer "
    "réparer intervenir désactiver désabonner résilier rectifier refaire effectuer vouloir regarder "
    "contrôler passer accorder autoriser enlever ôter appeler joindre écrire dire",
    "hour": "heure heures h minute minutes min mn",
}
CLASSES: Final = {name: word_set(words) for name, words in _CLASSES.items()}

MACROS: Final[Mapping[str, tuple[str, ...]]] = {
    "want": (
        "veux|voulons|exige|exigeons|demande|demandons|réclame|réclamons|souhaite|souhaitons|attends|"
        "attendons|attend|veut|requiers|voudrais|voudrions|aimerais|aimerions|voudrai|aimerai|souhaiterai|souhaiterais|demandé|réclamé|"
        "sollicite|espère|solliciter|demander|réclamer|exiger|obtenir|veuillez|merci",
    ),
    "cannot": (
        "peux|peut|pouvons|peuvent|pouvait|arrive|arrivons|arrivent|arrivait|parviens|parvient|"
        "parvenons|réussis|réussit pas|plus|rien|jamais|aucune|aucun",
        "impossible|impossibilité|incapable de",
        "pas|plus moyen|possible|possibilité de",
        "pas|plus pu|réussi|su|arrivé",
    ),
    "many": (
        "personne",
        "aucun|aucune [de] [nos] @people",
        "tous|toutes nos|les|mes|ses @people",
        "toute|tout le|la|notre|nos @people",
        "ensemble des|de|du [nos|notre] @people",
        "# [de] [nos] @people",
    ),
}


def _fold(spellings: Mapping[str, str]) -> dict[str, str]:
    return {fold_accents(typed): fold_accents(read) for typed, read in spellings.items()}


_ELISIONS: Final = {
    "l'": "le", "d'": "de", "j'": "je", "n'": "ne", "c'": "ce", "s'": "se", "m'": "me", "t'": "te",
    "qu'": "que", "jusqu'": "jusque", "lorsqu'": "lorsque", "puisqu'": "puisque",
    "quelqu'": "quelque",
}  # fmt: skip
# Without apostrophes, in haste, or wrong.
_TYPED: Final = {
    "jai": "je ai", "cest": "ce est", "jattend": "je attends", "jattends": "je attends",
    "jarrive": "je arrive", "jexige": "je exige", "javais": "je avais", "nest": "ne est",
    "nai": "ne ai", "narrive": "ne arrive", "sest": "se est", "darnaque": "de arnaque",
    "quil": "que il", "daccord": "de accord", "svp": "plait", "stp": "plait", "pb": "problème",
    "pbs": "problèmes", "pbm": "problème", "probleme": "problème", "souci": "problème",
    "soucis": "problèmes", "soucie": "problème", "mdp": "passe", "tjs": "toujours", "tjrs": "toujours",
    "tjr": "toujours", "mr": "monsieur", "rembourssement": "remboursement",
    "rembourcement": "remboursement", "remboursment": "remboursement", "rembousement": "remboursement",
    "remboursemment": "remboursement", "rembousé": "remboursé", "urgant": "urgent",
    "urgemment": "urgent", "arnac": "arnaque",
    "arnak": "arnaque", "domage": "dommage", "recu": "reçu", "reponse": "réponse",
    "serveure": "serveur", "impossib": "impossible", "acceder": "accéder", "gdpr": "rgpd",
    "email": "mail", "e-mail": "mail", "courriel": "mail", "ordi": "ordinateur", "appli": "application",
    "applis": "application", "app": "application", "biensur": "bien sûr", "mercie": "merci",
    "commende": "commande", "livreson": "livraison", "pirater": "piraté",
}  # fmt: skip

VOCABULARY: Final = Vocabulary(
    classes=CLASSES,
    macros=MACROS,
    common=word_set(
        "je tu il elle on nous vous ils elles me te se le la les un une des de du au aux et ou mais en "
        "dans sur pour par avec ce cet cette ces mon ma mes notre nos votre vos son sa ses que qui "
        "quoi ne pas plus ni si est sont ai a as avons avez ont suis sommes etes ete etre avoir fait "
        "faire peux peut pouvez bonjour merci tout tous bien tres y depuis jour , . ! ?"
    ),
    inflect=inflect,
    spellings=_fold(_ELISIONS | _TYPED),
    elisions=frozenset(_ELISIONS),
    folds_accents=True,
)
