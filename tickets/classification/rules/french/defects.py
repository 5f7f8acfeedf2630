"""Rules for things that don't work, for one person or for all."""

from tickets.classification.rules.rule import Effect, Rule

DEFECT = """
    batterie ** vide|décharge|chauffe|tient
    @works * pas|plus|rien|jamais|mal|aucun|aucune|nulle
    pas|plus|jamais|non [du] [tout|très] @fit
    pas|plus|jamais|mal|non [été|bien|correctement|du|encore|toujours|jamais] [tout] @works
    aucune|aucun|plus|pas [de] [plus] connexion|réseau|internet|son|image|réponse|résultat|effet|
        signal|affichage|accès|tonalité|électricité|chauffage|notification|notifications|mail
    rien ne|à se|fonctionne|marche|passe|faire|affiche
    erreur|erreurs|bug|bugs|bugue|bogue|beug|bug~|bogues|dysfonctionnement|dysfonctionnements|
        défaillance|anomalie|anomalies|exception
    problème|problèmes|difficulté|difficultés|ennui|ennuis
    panne|pannes|incident|incidents|coupure|coupures|interruption|perturbation|perturbations|
        défaut|défauts|défectueux|défectueuse|défectueuses|défaillant|hs|vice
    plante|plantent|planté|plantage|plantages|crash|crashe|crashs|crashé|freeze|fige|figé|figée|gelé|
        bugué|buggé|rame|ramer|saccade|clignote|grésille
    bloque|bloquent|bloqué|bloquée|bloqués|bloquées|coincé|coincée|blocage|bloquer
    ferme|coupe|éteint|arrête|déconnecte|redémarre|éjecte|réinitialise|ouvre|déclenche seul|seule|tout|
        toute|sans|toutes|à|brusquement|subitement|constamment|automatiquement
    se|me déconnecte|coupe|ferme|éteint|arrête|redémarre|bloque|fige
    cassé|cassée|cassés|cassées|abîmé|abîmée|abîmés|abîmées|endommagé|endommagée|endommagés|
        endommagées|brisé|brisée|fissuré|fissurée|déchiré|déchirée|rayé|rayée|troué|trouée|fendu|
        fendue|tordu|ébréché|écrasé|écrasée|décousu|décousue|décollé|rouillé|percé|taché|moisi|griffe|griffes|rayure|rayures|bosse|bosses|fissure|fissures|tache|taches|choc
    pas|plus moyen @act
    lent|lente|lenteur|lenteurs|ralenti|ralentissement|ralentissements|rame|saccadé|interminable
    mouline|charge|chargement|tourne ** boucle|infini|indéfiniment|rond|vide
    échec|échecs|échoué|échoue|échouée|échouent|refusé|refusée|refusés|rejeté|rejetée|rejetés|
        invalide|expiré|expirée|erroné|erronée|erronés|incorrect|incorrecte|inexact|inexacte|
        incohérent|incohérente|illisible|inutilisable|incompatible|instable|introuvable|inaccessible|
        indisponible|injoignable
    manque|manquant|manquante|manquants|manquantes|manquait|disparu|disparue|disparus|disparues|
        incomplet|incomplète
    mauvais|mauvaise|mauvaises|faux|fausse|fausses * adresse|montant|taille|produit|article|couleur|
        code|numéro|référence|nom|date|résultat|tarif|prix|iban|version|modèle|pointure
    page|écran|fenêtre|fichier * blanc|blanche|noir|noire|vide|gris|grise
    sort|sortent|sorti|sorties|imprime|devient|reste|restent * blanc|blanche|blancs|blanches|vide|vides|
        noir|noire
    écart|écarts|différence|différences|incohérence * de|entre|capture|euros|eur|montant
    ne est pas la|le|les même|mêmes|somme|bon|bonne|bons
    moitié ** manque|manquent|absent|absente
    redémarre|reboote|redémarrage|redémarrages
    se|ne ferme|coupe|ouvre|lance|allume pas|plus|dès|quand|au
    mais|pourtant * pas|plus|rien|vide|blanc
    en double|doublon|doublons
    erreur|error|code|status|statut|http|page * 400|401|403|404|405|413|422|429|500|501|502|503|504
    403|404|502|503|504 sur|quand|page|en
    {cannot} * [me|y|se|le|la|les] @act
    {cannot} ** @act
    impossible|impossibilité
    depuis|après [la|le|une|cette] [dernière] mise|màj|maj|migration|changement|installation|version **
        pas|plus|aucun|aucune|rien|sans|beaucoup|toujours|toutes
    fuit|fuite|surchauffe|chauffe|fume|brûle|grince|sent|coule|goutte
    bourrage|bourre
    ne semble|semblent|paraît pas
    en attente depuis
    carte ** avalée|avalé|retenue|mangée
    rechargement|virement|paiement|versement ** annulé|rejeté|attente|bloqué
    fusionné|fusionnés|mélangé|mélangés|confondu
    virus|malware|logiciel malveillant
    timeout|délai dépassé|attente
    brouillé|pixelisé|flou|floue|décalé|déformé
    au lieu de #|la|le|mon|mes
    ne arrête|cesse|arrêtent pas|de * planter|couper|bloquer|déconnecter|buguer
"""

ACCESS = """
    compte|carte|accès|profil|utilisateur|session ** bloqué|bloquée|suspendu|suspendue|verrouillé|
        désactivé|désactivée|clôturé|fermé|banni
    bloqué|suspendu|verrouillé|désactivé|débloquer|déverrouiller|réactiver * [mon|ma|mes|un] compte|
        carte|accès|profil
    mot de passe|code|identifiant|identifiants|login|pin ** oublié|perdu|incorrect|invalide|erroné|
        pas|refusé|expiré|plus
    oublié|perdu|égaré ** mot|identifiant|identifiants|code|pin|passe
    réinitialiser|réinitialisation ** mot|passe
    accès|connexion|authentification|identification|inscription ** refusé|refusée|impossible|échoue|
        échouée|pas|perdu|plus|interdit
    pas|jamais|aucun|toujours|rien ** reçu|recevoir|reçois ** code|mail|sms|lien|confirmation|message
    code|mail|sms|lien|confirmation|notification|notifications ** pas|jamais|plus ** reçu|arrivé|
        arrive|reçois|reçue|arrivent
    reçois|recevons|reçoit pas|plus|aucun|aucune|rien
    plus|pas [de|de] accès
    perdu [le|mon|mes] accès
"""

RULES = (
    Rule("urgency.defect", Effect.MEDIUM, DEFECT),
    Rule("urgency.access", Effect.MEDIUM, ACCESS),
)
