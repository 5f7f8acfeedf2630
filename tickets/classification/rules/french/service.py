"""Rules for a service that is down for many people, and for needs within hours."""

from tickets.classification.rules.rule import Effect, Rule

OUTAGE = """
    plus aucun|aucune [de] [nos] @people ** ne
    aucun|aucune client|utilisateur|salarié|employé|collaborateur|collègue|patient ** peut|arrive|accès
    @service ** en panne|rade
    @service ** hors service|ligne|usage
    @service ** down|ko|inaccessible|inaccessibles|injoignable|indisponible|hs|planté|plantée|effondré|arrêté
    @service est|sont [de] [nouveau] tombé|tombée|tombés
    @service * pas|plus * accessible|disponible|joignable
    @service * répond|répondent pas|plus
    @service ** à le|le arrêt
    @service ** 500|502|503|504
    panne|coupure|indisponibilité|interruption|chute|crash ** @service|générale|totale|complète|
        généralisée|majeure|nationale|globale
    panne|coupure|blocage|arrêt général|générale|généralisée|totale|complète|complet|total|majeure
    production|activité|entreprise|magasin|boutique|entrepôt|atelier|usine|caisse|caisses|équipe|
        équipes|cabinet|bureau|chaîne ** arrêt|arrêtée|paralysé|paralysée|paralysés|bloqué|bloquée|
        bloquées|bloqués
    {many} ** ne peut|peuvent|pouvait|arrive|arrivent|parvient|réussit|réussissent|accède|reçoit
    {many} ** {cannot} @act
    {many} ** pas|plus|sans accès|internet|réseau|connexion|téléphone
    {many} ** bloqué|bloqués|bloquée|bloquées|paralysé|paralysés|coupé|coupés|impacté|impactés|
        impactée|touchés|déconnectés
    aucun|aucune de|des|du ** ne peut|peuvent|arrive|marche|fonctionne
    # personnes|employés|salariés|collègues ** attendent|sans|rien * travailler|travail|faire
    404|500|502|503|504 ** tous|tout|partout
    personne ** dans|au|à|chez ** travailler|connecter|accéder
    nous|on ** {cannot} ** travailler|facturer|encaisser|vendre|produire|expédier|servir
    perdons|perd|perte|perds ** chiffre|commandes|ventes|clients|argent ** heure|minute|chaque
    chaque heure|minute ** perdons|perd|coûte|perdu
"""

DATA_LOSS = """
    perte|pertes de|des données|données|fichiers|toutes|tous|documents|dossiers
    perdu|effacé|supprimé|écrasé|détruit|perdons ** tous|toutes|toute|intégralité|ensemble|
        totalité ** @files
    tous|toutes|toute|ensemble|intégralité|totalité|# [de|des|nos|mes|les|notre|la|du] [nos|mes|les]
        @files ** @gone
    perdu|effacé|supprimé|écrasé [toutes|tous] @own|les|des @files
    @own données|base|fichiers|dossiers|sauvegardes ** @gone
    base [de] [données] ** vide|corrompue|effacée|supprimée
"""

SLA = """
    sla ** respecté|violé|dépassé|pas|violation|rompu|manquement|non|pénalités|contractuel
    violation|non-respect|respect|dépassement|manquement ** sla
    taux|garantie|engagement de [de] disponibilité|service ** pas|non|inférieur|sous
    disponibilité ** garantie|garanti|contractuelle ** pas|non
    pénalité|pénalités contractuelle|contractuelles|retard
"""

EMERGENCY = """
    urgent|urgente|urgents|urgentes|urgence|urgemment|urgentissime
    priorité|importance absolue|maximale|haute|max|critique
    p1|sev1|prio1
    pris|prend|prendre|prenait feu
    en feu|flammes
    question|danger de vie|mort
"""

DEADLINE = """
    besoin|doit|dois|devons|faut|merci|répondre|rappeler|rappelez|intervenir|urgent ** dans|sous|ici *
        # @hour
    besoin|doit|dois|devons|faut|commence|part|ferme ** dans une heure
    ici # @hour
    prochaines # @hour
    plus que # @hour
    reste|restent [que] # @hour
    prochaines|prochains heures|minutes
    avant|ici|pour|jusque|impérativement [la] [fin] [de] ce|midi|minuit|aujourd'hui soir|midi|matin|
        après
    avant|ici|pour ce soir|midi|matin
    besoin|faut|doit|dois|devons|impérativement|répondre|rappeler|merci ** avant # h|heures|h00|h30
    aujourd'hui avant # h|heures|h00|h30
    avant # h|heures|h00|h30 aujourd'hui
    ici|avant|pour la fin de journée|la journée
    ici|avant midi|minuit|aujourd'hui
    aujourd'hui même|impérativement
    expire|échéance|clôture|ferme|commence|démarre|départ|décolle|délai|dépôt ** aujourd'hui|soir|midi|minuit
    commence|démarre|part|décolle ** dans # @hour
    réunion|présentation|salon|vol|examen|audience|rendez|mariage|lancement ** dans # @hour
"""

OUTAGE_HINT = """
    nous|on avons|a * pas|plus|aucun|aucune [de] internet|réseau|téléphone|électricité|erp|accès|connexion
    aucun|aucune|plus|pas [de] connexion|accès au|aux|à * erp|serveur|serveurs|réseau|système|base|crm
    quand|lorsque les|nos employés|utilisateurs|clients|collègues ** erreur|connecter|connectent
    tout est|reste bloqué|planté|arrêté|down|hs|paralysé
    rien|plus|tout ne marche|fonctionne plus
    plus rien ne|qui fonctionne|marche
    critique pour
    @people ** sans [pouvoir] travail|travailler
    aucun|aucune de|des|du ** ne * @works
"""

DATA_LOSS_HINT = """
    toutes|tous les|nos|mes * ont|sont * @gone
    base ** disparu|vide|perdue|corrompue
    tout a|est|ont [été] [perdu] effacé|supprimé|disparu|perdu
"""

EMERGENCY_HINT = """
    niveau|problème|incident|situation|bug critique|critiques
    est|très|devient|extrêmement critique
    danger|dangereux|blessé|blessée|brûlé|électrocuté|électrocution
    vital|vitale pour
"""

DEADLINE_HINT = """
    impérativement|absolument|obligatoirement ** aujourd'hui|midi
    doit|dois|devons|faut|besoin ** aujourd'hui|midi
    impérativement|absolument|obligatoirement ** ce soir|matin
    doit|dois|devons|faut|besoin ** ce soir|matin
    réunion|présentation|salon|vol|examen|audience|rendez|mariage|lancement|conférence|salon **
        commence|début|a|dans * # @hour
    dernier|date jour|limite ** aujourd'hui
"""

RULES = (
    Rule("urgency.outage", Effect.HIGH, OUTAGE),
    Rule("urgency.data_loss", Effect.HIGH, DATA_LOSS),
    Rule("urgency.sla_breach", Effect.HIGH, SLA),
    Rule("urgency.emergency", Effect.HIGH, EMERGENCY),
    Rule("urgency.deadline", Effect.HIGH, DEADLINE),
    Rule("urgency.outage_hint", Effect.HIGH, OUTAGE_HINT, plain=False),
    Rule("urgency.data_loss_hint", Effect.HIGH, DATA_LOSS_HINT, plain=False),
    Rule("urgency.emergency_hint", Effect.HIGH, EMERGENCY_HINT, plain=False),
    Rule("urgency.deadline_hint", Effect.HIGH, DEADLINE_HINT, plain=False),
)
