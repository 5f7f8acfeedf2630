"""Rules that mute other rules, because a thing is over, asked about, hypothetical or proposed."""

from tickets.classification.rules.rule import Effect, Rule

RESOLVED = """
    ne est|sont|se plus apparu|apparue|survenu|survenue|réapparu|produit|produite|reproduit|reproduite
    problème|incident|panne|bug|erreur|tout|question|souci|dysfonctionnement [a|est|ont] [été|est|bien|
        enfin|donc] résolu|résolue|résolus|réglé|réglée|réglés|corrigé|corrigée|réparé|réparée|
        solutionné|solutionnée|rétabli|rétablie|arrangé
    a|est|ont|avez|avons|été|enfin|bien|rapidement [été|enfin|bien|rapidement|vite] résolu|résolue|réglé|
        réglée|corrigé|réparé|réparée|rétabli|rétablie|solutionné|débloqué|débloquée
    fonctionne|marche|fonctionnent|marchent ** nouveau|maintenant|désormais|enfin
    tout|maintenant|désormais|enfin * fonctionne|marche
    remarche|refonctionne|remarchent
    rentré|rentrée|revenu|revenue dans le|à ordre|la normale
    rentré dans le ordre
    retour à la normale
    plus de|aucun problème|problèmes|erreur|erreurs|bug|panne|message [de] [erreur]
    de nouveau|nouveau accessible|opérationnel|disponible|en ligne
    ne * [en] plus besoin|nécessaire|utile|urgent|urgente|lieu
    veux|voulons|souhaite|souhaitons plus
    bien reçu|reçue|reçus|arrivé|arrivée
    ai|avons [bien|enfin] reçu le|mon|notre|votre @refund|virement|argent
    ai|avons|a été|bien|enfin|déjà|rapidement remboursé|remboursée|remboursés|recrédité
    remboursement|virement|argent [a|est|sont|ai|avons] [été] [bien|enfin|
        aujourd'hui|hier] reçu|arrivé|arrivée|effectué|crédité|livré|reçue
    merci|remercie|bravo|félicitations ** rapide|rapidité|résolution|dépannage|résolu|prompte
    merci|remercie pour * remboursement|réparation|solution|intervention|échange
    remboursement|résolution|réparation|dépannage|échange|remboursé * rapide|rapidement|immédiat|
        express|parfait|facile|efficace|sans problème
    remboursement|remboursé ** rapide|rapidement|sans|facile
    panne|incident|coupure de|de|du hier|lundi|mardi|mercredi|jeudi|vendredi|dernière|semaine
"""

CLOSED = """
    pouvez|peut|pouvons|peux|merci|veuillez|vous ** clore|fermer|clôturer|cloturer|classer|annuler **
        ticket|demande|dossier|incident|requête|réclamation
    clore|fermer|clôturer ** ticket|demande|dossier|incident|requête|réclamation
    ticket|demande|dossier ** clos|clôturé|fermé|clôturée|clôture
    ne tenez|tenir pas|plus compte
    ignorez|ignorer|oubliez ** message|mail|demande|ticket|précédent
    sans objet
    fausse alerte
    erreur|faute|mégarde de ma|notre|mon part
    vient|venait de moi|chez
    mon|notre erreur|ma faute
    ai|avons|avais|fini ** trouvé|résolu|réussi|réglé|solutionné ** solution|seul|seule|même|
        finalement|entre
    trouvé la|une réponse|solution|cause|erreur
    finalement|entre|enfin ** réussi|trouvé|résolu|bon|réglé
    tout est|sont bon|ok|réglé|rentré|résolu|réglée .|!|,|merci|maintenant|pour
    ce est bon
    problème|incident résolu|réglé
    résolu|réglé , merci
    rien à faire|signaler
    rien de autre [de|à] [notre|mon|signaler] [côté]
    aucune|pas [de|besoin] action|réponse|intervention nécessaire|requise|attendue
    pas|plus besoin de [votre] répondre|réponse|aide|intervention|rien
    pour|simple|titre information|info|informatif|indicatif
    retire|retirons|annule|annulons ** demande|plainte|réclamation|ticket
"""

STILL = """
    toujours pas|en|bloqué|aussi|le|pareil|rien
    encore|continue|persiste|persistent|malheureusement|réapparaît|réapparu|revient|recommence
    à|de nouveau en|bloqué|plus|pas|planté
    mais|cependant|pourtant ** pas|plus|encore|toujours|aucun
"""

ABOUT = """
    comment|où puis|peut|peux|pouvons|pourrais|pourrait|faire|dois|doit|faut|fait|procéder|créer|
        modifier|changer|supprimer|ajouter|exporter|importer|annuler|résilier|éviter|protéger|activer|
        configurer|paramétrer|trouver|accéder|utiliser|obtenir|gérer|fonctionne|réagir|signaler|
        contacter|sont|est|savoir
    est ce que vous|votre|vos|il|le|la|les|je|on|nous|ce|un|une
    proposez|offrez|acceptez|prenez|faites|êtes|utilisez|respectez|disposez|livrez|fournissez|
        remboursez vous
    avez vous un|une|des|de|déjà|prévu|la|le
    y a t il|elle
    existe t il
    quel|quelle|quels|quelles est|sont|serait|délai|délais|conditions|procédure|démarches|politique|
        documents|forfait|différence|options|version
    combien de temps|fois
    combien coûte|coûtent|est|faut|peut
    à partir de
    à combien|quoi
    que se passe|passerait|devient|deviennent
    que signifie|faire|risque
    pouvez|pourriez|peut|pourrait|sauriez|savez vous|me|on|nous|tu ** dire|indiquer|préciser|expliquer|
        renseigner|confirmer|informer|éclairer ** si|comment|quel|quelle|quels|quelles|où|quand|
        combien|ce|sur
    voudrais|souhaite|souhaitons|souhaiterais|aimerais|voudrions|aimerions|voulais|désire ** savoir|
        comprendre|connaître ** si|comment|quel|quelle|quelles|quels|combien|ce|où|quand|les|la|le|
        votre
    question|questions|renseignement|renseignements|information|informations|précisions|documentation|
        précision|interrogation sur|concernant|relative|relatives|propos|sujet|quant|à|au
    est il|elle payant|payante|gratuit|gratuite|facturé|compris
    est il|elle possible|compatible|conforme|inclus|disponible|certifié|obligatoire|sécurisé
    serait il|ce possible
    votre|vos|le|la produit|logiciel|service|application|solution|outil|serveurs|plateforme * 
        conforme|certifié|certifiée|compatible|sécurisée ** ?
    intéressé|intéressée|intéressés par
    envisageons|envisage|prévoyons|comparons|étudions|réfléchissons
"""

TOPIC = """
    maintenance|coupure|interruption programmée|prévue|planifiée
    article|blog|webinaire|podcast|formation|mémoire|étude|newsletter|livre sur|concernant|à
    lu|entendu|vu ** que|chez|sur ** concurrent|autre|autres|presse|journal
    ancien|ancienne|précédent|précédente|anciens fournisseur|prestataire|banque|opérateur|logiciel
    chez|autre un|autre|autres concurrent|concurrents|fournisseur
    exercice|simulation de|annuel évacuation|urgence|crise
"""

HYPOTHETICAL = """
    en cas de|où
    au cas où
    si jamais|un jour|le|la|un|une|mon|ma|on|quelque|vos|votre|notre
    que se passe|passerait|faire|faut ** si|en|quand
    imaginons|supposons|hypothèse|hypothétiquement|éventuel|éventuelle|éventuels
    pour|afin|comment ** éviter|prévenir|empêcher|protéger
    éviter|prévenir|empêcher|protéger|protège|évite|prévient|contre|détecter ** un|une|les|la|le|de|des|
        contre
    peur|crains|craignons|risque|crainte de|une|un
    avant de
"""

SUGGESTION = """
    serait ** bien|super|top|génial|sympa|pratique|utile|appréciable|intéressant|bon|idéal|cool|plus
    suggestion|suggestions|suggère|suggérer|suggérons
    idée|idées|piste|demande de amélioration|évolution|fonctionnalité
    pourquoi ne pas
    il|ce|ça manque|manquerait juste|seulement
    ajoutez|ajouter|manque * thème|mode sombre
    appli|application|site * bien|bon mais
    thème|mode sombre
    pourriez|pourrait|pourraient|peut ** ajouter|améliorer|intégrer|envisager|prévoir
    aimerais|aimerions|adorerais ** voir|avoir ** fonction|option|mode|version|fonctionnalité
    peut être ** pourriez|pourrait|faudrait|serait
"""

WIDESPREAD = """
    tous|toutes [nos|les|mes|ses] @people
    tout le service|bureau|personnel
    tout le monde est|ne|au|dans|chez
    toute le|la|notre équipe|entreprise|agence|société|boîte
    ensemble|totalité|majorité de|des|du [nos|notre] @people
    plusieurs|nombreux|beaucoup|# [de] nos|mes @people
    # utilisateurs|employés|salariés|collaborateurs|postes|collègues
    personne ne peut|arrive|parvient|accède|reçoit
    chaque client|utilisateur|employé|collaborateur|agence|magasin
    chez tous|tout|nous
    impacte|touche|concerne ** tous|toute|ensemble|plusieurs
"""

SENSE = """
    avocat|avocate ** recommande|conseille|utilise
    vol|vols de|du|pour|aller|retour|vers|direct|numéro|intérieur
    contact|contacts|numéro|numéros|sortie|sorties|issue|service|services|médecin|plan|procédure|
        procédures|éclairage|bouton|cas|arrêt|kit|appel|appels|véhicule|véhicules|trousse|coordonnées
        de|de|des urgence|urgences
    urgences vétérinaires|vétérinaire|dentaires|pédiatriques|hôpital
    cas de urgence
    fuir|éviter * urgence
    pas|rien|peu|aucune|nullement * urgent|urgente|urgence
    politique|conditions|modalités|délai|délais|procédure|formulaire|module|page|règles|statistiques|
        rapport|garantie|gestion|tableau|assurance de|des|du|sur remboursement|remboursements|retour|
        retours|annulation|confidentialité|fraude|fraudes|résiliation|réclamations
    satisfait ou remboursé
    détection|prévention|lutte|filtre ** fraude|fraudes|intrusion|intrusions|phishing|piratage
    service|département|mentions|nom|mention|représentant|équipe juridique|légales|légal
    conforme|conformité|compatible * rgpd
    rgpd conforme|compatible|?
    point|points|chemin|esprit|regard critique|critiques
    esprit|avis critique
    carte|menu|terrain|plat ** avocat
    salade|toast|tartine|masque|huile ** avocat
    avocat crevettes|bio|mûr|toast
    poursuivre|poursuivons|poursuit [mon|ma|notre|la|le|nos] commande|achat|achats|inscription|
        navigation|installation|échanges|collaboration|formation
    en|bon cours|état
    compte tenu|rendu
    mise|mettre à jour
    paiement|payer|payé|règlement|régler|facilités|facilité ** deux|trois|quatre|#|plusieurs fois
    en deux|trois|quatre|#|plusieurs fois
    par contre|ailleurs
    par avance
    merci de|de|par avance
    en vous remerciant
    personne ne|est * blessé|blessée
    sans|pas|aucun blessé|blessés|gravité
    remercie|remercions|remerciant|remerciement|remerciements|merci ** avance|attention|compréhension|
        réponse|retour|diligence|votre message|lire|prompte
    merci pour|de votre|vos|ta|cette message|mail|retour|réponse|réponses|attention|compréhension|
        collaboration|demande|commande|confiance|confirmation|information|envoi|informations|retours|
        temps
    veuillez|prie|prions ** agréer|recevoir|croire|accepter
    agréer|salutations|sentiments|considération|distinguées|distingués
    [très] bonne|bon|belle|excellente|bonnes|joyeuses|heureux journée|soirée|soir|jour|réception|fin|
        continuation|week|weekend|année|fêtes|après|courage|vacances
    bonne et belle
    en bonne et|santé
    bien cordialement|à|sûr|entendu|que|vouloir|à|évidemment
    ou bien
    plus tôt|vite|tard|rapidement
    au|le plus vite|tôt
    meilleur|meilleure|meilleurs|meilleures délais|sentiments|vœux|moyen|façon|solution|option|salutations
    dans les meilleurs
    sans|aucun|aucune problème|problèmes|difficulté|souci|erreur|encombre|défaut|accroc|retard
    pas|aucun de problème|problèmes|souci
    plus ou|que moins
    non seulement
    pas mal|du tout cher|besoin
    pas cher|chers|chère
    facile|simple à utiliser|utilisation
    super marché
    reste à votre|disposition
    bien|très à vous
    si vous|tu avez|as ** question|questions|besoin
    pour toute|toutes question|questions|information
    à|de le attention|attente de
"""

RULES = (
    Rule("scope.sense", Effect.SENSE, SENSE),
    Rule("scope.resolved", Effect.RESOLVED, RESOLVED),
    Rule("scope.closed", Effect.CLOSED, CLOSED),
    Rule("scope.still", Effect.STILL, STILL),
    Rule("scope.about", Effect.ABOUT, ABOUT),
    Rule("scope.topic", Effect.TOPIC, TOPIC),
    Rule("scope.hypothetical", Effect.HYPOTHETICAL, HYPOTHETICAL),
    Rule("scope.suggestion", Effect.SUGGESTION, SUGGESTION),
    Rule("scope.widespread", Effect.WIDESPREAD, WIDESPREAD),
)
