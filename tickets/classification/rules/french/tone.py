"""Rules for anger, threats, irony and praise, and for praise that mocks."""

from tickets.classification.rules import faces
from tickets.classification.rules.rule import Effect, Rule

ANGER = """
    @bad
    arnaque|escroquerie pure|totale
    une|belle|vraie|grosse|véritable arnaque|escroquerie|honte|catastrophe|déception
    bande|tas de voleurs|escrocs|incapables|incompétents|menteurs|guignols|arnaqueurs|rigolos
    foutre|moquer|moque|moquez|moquent|fichez|fiche ** gueule|monde|clients|client|nous|moi|vous
    prenez|prend|prendre|prennent ** pour ** idiots|cons|imbéciles|pigeons|vaches
    ras le bol
    marre de|!|.|,|vraiment
    en ai|avons assez|marre
    plus jamais [ça|chez|de|une|.|!|,]
    plus possible|confiance
    jamais plus|vu|connu ça|une|un|autant|pareil|telle|tel|de
    de ma vie
    pas|plus|jamais|déconseille recommander|recommanderai|recommandable|conseiller
    recommande|recommanderai|recommanderais|conseille|conseillerai|recommanderons pas|plus|jamais
    je déconseille
    à déconseiller|fuir|éviter
    pas|plus|peu sérieux|sérieuse|professionnel|content|contente|contents|satisfait|satisfaite|fiable|
        digne|honnête|normal|acceptable|correct
    mauvais|mauvaise|mauvaises|pire [service|expérience|qualité] service|expérience|qualité|accueil|
        communication|gestion|foi|suivi|sav|client|banque|site|société|communication
    la|le|pire|les pire banque|site|service|expérience|société|application|support|sav
    pire support|service|banque|expérience
    perte|perdre|perdu|gaspillage de|mon|du * temps|argent
    fait|font|faites perdre * temps
    perdu|perds|plus confiance
    zéro|0 étoile|étoiles|pointé|service|communication|professionnalisme
    une|1 étoile|seule étoile
    ce est [vraiment|tout] [simplement] inadmissible|honteux|abusé
    ce est du vol|foutage|grand
    ne importe quoi
    comment peut|osez|pouvez|ose on|il|vous * possible|faire|être|traiter|oser
    comment est ce possible
    se|vous moque|moquez
    laisse|laissé|laisser|laissent ** tomber|désirer|abandonné
    aucun|aucune|manque|zéro * respect|professionnalisme|considération|sérieux|suivi|conscience|
        communication|écoute|humanité|éthique
    mal|peu|si peu poli|élevé|reçu|traité|aimable|organisé|géré
    vraiment|très|si|trop|assez|extrêmement|bien déçu|déçue|mauvais|mauvaise|triste|pénible|moyen|
        fâché|fâchée|mal
    à bout de * patience|nerfs
    les nerfs
    patience ** limites|bout
    publicité mensongère
    promesses|promesse ** tenues|tenue|vent|jamais
    balader|baladé|balade|balladé|baladée|renvoie|renvoyé ** service|balle|un|autre
    bon débarras
    grosse|immense|énorme|quelle déception
    service client inexistant|nul|zéro|déplorable|absent
    scandale|scandales|foutaise|foutaises|bordel|putain|connards|cons|conneries|con|crétins|rageant|
        rage|rager|enrage
    depuis # mois|semaines|jours ** toujours|rien|aucune|promet
    doivent|devez|doit|devriez arrêter|cesser
    attendais|attendait|attendions mieux|plus|autre
    drôle de|façon * service|client|travail|méthode
    perdu|perdez ** vous|votre * colis
    # heures ** attente|attends|attendu|téléphone
    refusé|refusée ** trois|quatre|plusieurs|# fois
    inutile|inutiles|écœurant|écœurée|supplie|cirque|classique|voyou|voyous|incapable|incapables|honteuses
    traite|traité|traitée|traiter ** comme
    jeté|balancé ** par|dessus|clôture|barrière|portail
    # @ago ** que|personne|rien ** toujours ** rien
    quatrième|cinquième|sixième|dixième|énième fois|ticket|mail|message|appel|panne
    personne ** rappelle|répond jamais
    dégoûter|dégoûte|dégoûtant|dégueulasse
    remboursez|payez|livrez enfin
    trop|beaucoup trop cher|chère|long|longue
    pas [très] terrible|top|génial|glorieux
"""

THREAT = """
    avocat|huissier ** saisira|saisir|contactera|prendra|va|assignera|poursuivra|justice|tribunal
    sinon|faute|défaut|sans|si|autrement ** avocat|justice|tribunal|plainte|@regulator|judiciaire|
        judiciaires|huissier|police|poursuites|litige|saisir|saisirai|presse|réseaux|signaler
    saisir|saisirai|saisirons|saisis ** justice|tribunal|@regulator|avocat
    porter|porterai|déposerai ** plainte
    vais|allons|irai|compte ** signaler|saisir|@regulator|justice
    poursuivre|poursuis|poursuivrai|attaquer|attaquerai|assigner|traîner ** justice|tribunal|tribunaux
    poursuites|actions|action|procédure|voie|recours|suites ** judiciaire|judiciaires|juridique|
        juridiques|pénales|légales|justice
    mise|mets|mettons en demeure
    dernier|dernière|ultime avertissement|relance|chance|sommation|rappel
    ferai|ferons|publierai|laisserai|mettrai ** mauvaise|mauvais|publicité|savoir|réseaux|avis|pub
    réseaux sociaux
    avertir|préviens|préviendrai|alerter ** presse|médias|journalistes|gens|monde
    me réserve|réservons le|droit
    vais|irai ** concurrence|ailleurs|voir
    publier|publierons|publieront|divulguer|divulguerons|revendrons ** données|base|clients
    vous entendrez|regretterez
"""

IRONY = """
    merci pour rien
    merci pour la|cette|ce perte|silence|panne|mensonge
    merci de|pour me|nous avoir ** bloqué|planté|perdu|débité|supprimé|laissé|menti
    bravo|merci|félicitations|super|génial|chapeau ** encore|toujours ** panne|bug|plante|erreur|rien
    bravo|super|génial|formidable ,|.|! ** encore|panne|planté|toujours|nul|honteux|aucun|aucune|rien
    super|génial|formidable|bravo ,|.|! encore un|une
    soi disant
    quelle belle surprise|arnaque
    la|bonne blague
    poisson de avril
    service au top ** ironie
"""

MOCKERY = """
    bravo|génial|félicitations|chapeau
    belle|beau|quel|quelle travail|réussite|professionnalisme
"""

PRAISE = """
    @good
    très|trop|vraiment|super|tellement|extrêmement|toujours|hyper|plutôt|si|assez|tout|entièrement|
        totalement|pleinement @nice
    merci|remercie|remercions|remerciement|remerciements ** gentillesse|professionnalisme|excellent|
        excellente|écoute|bienveillance|amabilité|efficacité|réactivité|super|formidable|rapidité
    merci à|au|aux ** équipe|toute|personnel|livreur|conseiller|conseillère|tous
    remercie|remercions vivement|chaleureusement|sincèrement|infiniment
    je|nous|vivement recommande|recommandons
    à recommander|conseiller
    recommande ** vivement|yeux|fortement|fermés|sans|cette|ce
    je|à recommanderai|recommander
    bon|bonne|bons|bonnes|excellent|beau|belle|beaux|belles|très produit|produits|service|qualité|
        travail|accueil|expérience|site|conseil|conseils|rapport|communication|prix|choix|article|
        articles|suivi|app|application|banque|contact|prestation|outil|équipe
    service|qualité|équipe|produit|livraison|site|accueil|personnel|conseiller|conseillère|
        application|envoi|expédition|banque|commande|contact|réponse|sav ** rapide|impeccable|
        parfait|parfaite|parfaits|soigné|soignée|efficace|efficaces|conforme|conformes|facile|simple|
        agréable|aimable|réactif|top|sympa|claire|clair|performante|fiable|nickel
    livraison|réponse|envoi|traitement|intervention|service|expédition rapide|rapides|
        efficace|soigné|soignée|express
    rapide|rapides|simple|facile|efficace|pratique|fiable|sérieux|réactif ,|et|!|. rapide|efficace|
        pratique|simple|facile|fiable|sérieux|réactif|bien|clair|intuitif|gratuit|soigné
    rapidité|simplicité|fiabilité|facilité|gratuité|sérieux ,|et|!|.|au
    rien à redire|dire|reprocher
    jamais|aucun|aucune eu problème|déception|aucun|de|déçu
    à le|votre|le écoute
    au|le top
    @delivery|tout|parfaitement|bien|site|qualité * conforme|conformes
    correspond|dépasse|répond ** attente|attentes|parfaitement|description
    bonne|agréable|belle|excellente surprise|expérience
    continuez comme|ainsi
    bien|rapidement|vite reçu|emballé|emballée|expliqué|conseillé|accueilli|arrivé|résolu|livré|
        réceptionné
    sauvé|sauvée|sauvez la|ma|mon vie|journée
    quel|quelle plaisir|bonheur|régal|efficacité|professionnalisme|rapidité
    un|vrai plaisir|régal|bonheur
    je|nous adore|adorons
    je|nous aime|aimons beaucoup|votre|vos
    je|je adore
    content|contente|heureux|heureuse|contents de|du|avec|que|et|!|.
    5|cinq étoiles
    confiance totale|absolue|aveugle
    en toute confiance|sérénité
    prix|tarifs|offres attractif|attractifs|imbattables|imbattable|intéressants|intéressantes|
        compétitifs|intéressant
    fidèle cliente|client
    cliente|client depuis|fidèle ** satisfait|satisfaite|fidèle|satisfaits
    tout est|était|va parfait|impeccable|nickel
    génialissime|waouh|wow
"""

# Polite words, too: they are praise only where nothing is asked and nothing is wrong.
THANKS = """
    merci|remercie|remercions|remerciement|remerciements|remercier ** pour|de * aide|rapidité|accueil|
        intervention|patience|travail|service|tout|conseils|soutien|solution|résolution|remboursement|
        disponibilité|livraison|avoir|prise|accompagnement|réparation
    merci|mille|un|grand|encore beaucoup|infiniment|mille|merci|encore|vraiment|mercis
    mille|grand|immense|gros|encore|dites merci|mercis|leur
    ^ merci !|à
    reconnaissant|reconnaissante
"""

RULES = (
    Rule("sentiment.anger", Effect.NEGATIVE, ANGER, firm=True),
    Rule("sentiment.angry_face", Effect.NEGATIVE, faces.ANGRY, firm=True),
    Rule("sentiment.threat", Effect.NEGATIVE, THREAT, firm=True),
    Rule("sentiment.irony", Effect.MOCKING, IRONY, firm=True),
    Rule("sentiment.mockery", Effect.MOCKING, MOCKERY),
    Rule("sentiment.praise", Effect.POSITIVE, f"{PRAISE}\n    {faces.GLAD}", asserted=True),
    Rule("sentiment.thanks", Effect.POSITIVE, THANKS, asserted=True, plain=False),
)
