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
    plus jamais|possible|confiance
    jamais plus|vu|de ma vie|je ne|recommande|recommanderai
    pas|plus|jamais|déconseille recommander|recommanderai|recommandable|conseiller
    recommande|recommanderai|recommanderais|conseille|conseillerai|recommanderons pas|plus|jamais
    je|à déconseille|déconseiller|fuir|éviter
    pas|plus|peu sérieux|sérieuse|professionnel|content|contente|contents|satisfait|satisfaite|fiable|
        digne|honnête|normal|acceptable|correct
    mauvais|mauvaise|mauvaises|pire [service|expérience|qualité] service|expérience|qualité|accueil|
        communication|gestion|foi|suivi|sav|client|banque|site|société|communication
    la|le|pire|les pire pire|banque|site|service|expérience|société|application
    perte|perdu de|du|mon temps|argent
    fait|font|faites perdre
    perdu|perds|plus confiance
    zéro|0 étoile|étoiles|pointé|pour|service|communication
    une|1 étoile|seule étoile
    ce est [vraiment|tout] [simplement] inadmissible|honteux|abusé|du
    ne importe quoi
    comment est|peut|osez|pouvez|ose ce|il|on|vous possible|faire|être|traiter
    de|qui se|vous moque|moquez
    laisse|laissé|laisser|laissent ** tomber|désirer|abandonné
    aucun|aucune|manque|zéro * respect|professionnalisme|considération|sérieux|suivi|conscience|
        communication|écoute|humanité|éthique
    mal|peu|si peu poli|élevé|reçu|traité|aimable|organisé|géré
    vraiment|très|si|trop|assez|extrêmement|bien déçu|déçue|mauvais|mauvaise|triste|pénible|moyen|
        fâché|fâchée|mal
    à|en bout|perte de nerfs|patience
    patience ** limites|bout
    publicité mensongère
    promesses|promesse ** tenues|tenue|vent|jamais
    balader|baladé|balade|balladé|baladée|renvoie|renvoyé ** service|balle|un|autre
    bon débarras
    grosse|immense|énorme|quelle déception
    si|aussi peu|mal
    service client inexistant|nul|zéro|déplorable|absent
    scandale|scandales|foutaise|foutaises|bordel|putain|connards|cons|conneries|con|crétins|rageant|
        rage|rager|enrage
    depuis # mois|semaines|jours ** toujours|rien|aucune|promet
    toujours rien
    dégoûter|dégoûte|dégoûtant|dégueulasse
    trop|beaucoup trop cher|chère|long|longue
    pas [très] terrible|top|génial|glorieux
"""

THREAT = """
    avocat|huissier ** saisira|saisir|contactera|prendra|va|assignera|poursuivra|justice|tribunal
    sinon|faute|défaut|sans|si|autrement ** avocat|justice|tribunal|plainte|@regulator|judiciaire|
        judiciaires|huissier|police|poursuites|litige|saisir|saisirai|presse|réseaux|signaler
    saisir|saisirai|saisirons|saisis ** justice|tribunal|@regulator|avocat
    porter|porterai|déposerai|dépose|déposer ** plainte
    vais|allons|irai|compte ** signaler|saisir|@regulator|justice
    poursuivre|poursuis|poursuivrai|attaquer|attaquerai|assigner|traîner ** justice|tribunal|tribunaux
    poursuites|actions|action|procédure|voie|recours|suites ** judiciaire|judiciaires|juridique|
        juridiques|pénales|légales|justice
    mise|mets|mettons en demeure
    dernier|dernière|ultime avertissement|relance|mise|rappel|chance|sommation
    ferai|ferons|faire|vais|fais ** mauvaise|mauvais|publicité|savoir|réseaux|avis|pub
    réseaux sociaux
    avertir|préviens|préviendrai|alerter ** presse|médias|journalistes|gens|monde
    me réserve|réservons le|droit
    vais|irai ** concurrence|ailleurs|voir
    publier|publierons|publieront|divulguer|divulguerons|revendrons ** données|base|clients
    vous entendrez|regretterez
"""

IRONY = """
    merci pour rien|la|cette|ce perte|rien|silence|panne
    merci de|pour me|nous|avoir avoir|me|nous ** bloqué|planté|perdu|perdre|débité|supprimé|laissé
    bravo|merci|félicitations|super|génial|chapeau ** encore|toujours ** panne|bug|plante|erreur|rien
    bravo ,|.|! ** encore|panne|planté|toujours|nul|honteux
    on|ça se moque|croit
    soi disant
    quelle belle|surprise arnaque|surprise
    la blague
    poisson de avril
    service au top ** ironie
"""

MOCKERY = """
    bravo|génial|félicitations|chapeau
    belle|beau|bonne|quel|quelle mise|travail|service|réussite|professionnalisme
"""

PRAISE = """
    @good
    très|trop|vraiment|super|tellement|extrêmement|toujours|hyper|plutôt|si|assez|tout|entièrement|
        totalement|pleinement @nice
    merci|remercie|remercions|remerciement|remerciements|remercier ** pour|à|de ** aide|rapidité|
        réactivité|efficacité|gentillesse|accueil|professionnalisme|intervention|patience|travail|
        service|qualité|tout|conseils|soutien|solution|résolution|remboursement|équipe|disponibilité|
        livraison|excellent|super|avoir|écoute|bienveillance|prise|accompagnement|amabilité
    merci|mille|un|grand beaucoup|infiniment|mille|merci|encore|!|vraiment|bien
    mille|grand|immense|gros merci|mercis
    merci à|au|aux ** équipe|toute|personnel|livreur|vous|conseiller|conseillère|service|tous
    remercie|remercions vivement|chaleureusement|sincèrement|infiniment|encore|toute|beaucoup
    je|nous|vivement|à recommande|recommandons|conseille|recommander|conseiller
    recommande ** vivement|yeux|fortement|fermés|sans|cette|ce
    je|à recommanderai|recommander
    bon|bonne|bons|bonnes|excellent|beau|belle|beaux|belles|très produit|produits|service|qualité|
        travail|accueil|expérience|site|conseil|conseils|rapport|communication|prix|choix|article|
        articles|suivi|app|application|banque|contact|prestation|outil|équipe
    service|qualité|équipe|produit|livraison|site|accueil|personnel|conseiller|conseillère|
        application|envoi|expédition|banque|commande|contact|réponse|sav ** rapide|impeccable|
        parfait|parfaite|parfaits|soigné|soignée|efficace|efficaces|conforme|conformes|facile|simple|
        agréable|aimable|réactif|qualité|top|sympa|claire|clair|performante|bien|fiable|nickel
    livraison|réponse|envoi|traitement|intervention|service|expédition rapide|rapides|
        efficace|soigné|soignée|express
    rapide|rapides|simple|facile|efficace|pratique|fiable|sérieux|réactif ,|et|!|. rapide|efficace|
        pratique|simple|facile|fiable|sérieux|réactif|bien|clair|intuitif|gratuit|soigné
    rapidité|simplicité|fiabilité|facilité|gratuité|sérieux ,|et|!|.|au
    rien|sans à|aucune|rien redire|dire|signaler|reprocher
    jamais|aucun|aucune eu problème|déception|aucun|de|déçu
    à le|votre|le écoute
    au|le top
    @delivery|tout|parfaitement|bien|site|qualité * conforme|conformes
    correspond|dépasse|répond ** attente|attentes|parfaitement|description
    bonne|agréable|belle|excellente surprise|continuation|expérience
    continuez comme|ainsi
    bien|rapidement|vite reçu|emballé|emballée|expliqué|conseillé|accueilli|arrivé|résolu|livré|
        réceptionné
    sauvé|sauvée|sauvez la|ma|mon vie|journée
    quel|quelle plaisir|bonheur|régal|efficacité|professionnalisme|rapidité
    un|vrai plaisir|régal|bonheur
    je|nous adore|adorons|aime|aimons beaucoup|votre|vos|ce|cette|le|la
    je|je adore
    content|contente|heureux|heureuse|contents de|du|avec|que|et|!|.
    5|cinq étoiles
    confiance totale|absolue|aveugle
    en toute confiance|sérénité
    prix|tarifs|offres attractif|attractifs|imbattables|imbattable|intéressants|intéressantes|
        compétitifs|intéressant
    fidèle cliente|client
    cliente|client depuis|fidèle ** satisfait|satisfaite|fidèle|satisfaits
    tout est|était|va parfait|bien|ok|impeccable|nickel|clair|simple
    encore|à|très merci|bientôt
    génialissime|waouh|wow
"""

RULES = (
    Rule("sentiment.anger", Effect.NEGATIVE, ANGER),
    Rule("sentiment.angry_face", Effect.NEGATIVE, faces.ANGRY, firm=True),
    Rule("sentiment.threat", Effect.NEGATIVE, THREAT, firm=True),
    Rule("sentiment.irony", Effect.MOCKING, IRONY, firm=True),
    Rule("sentiment.mockery", Effect.MOCKING, MOCKERY),
    Rule("sentiment.praise", Effect.POSITIVE, f"{PRAISE}\n    {faces.GLAD}", asserted=True),
)
