"""Rules for questions and requests."""

from tickets.classification.rules.rule import Effect, Rule

ASKS = """
    ?
    de|par avance
    plaît|veuillez|prière
    prie|prions de|vous
    pouvez|pourriez|pourrais|pourrions|peux|puis|pourrait|pourrez|peut|savez|auriez|avez|êtes|serait|
        seriez|voulez|voudriez vous|je|nous|on|tu|il|ce
    vous pouvez|pourriez|serait|auriez|pourrez
    comment|où|quand|pourquoi|quel|quelle|quels|quelles|combien|qui est|sont|puis|faire|peut|dois|
        faut|fait|se|puis|peux|procéder|je|serait|sera|cela|sommes|a|avez|allez|va|contacter
    est ce que
    y a t il
    merci|remercie|remercions de|bien|par [bien] [vouloir|me|nous|le|la|les|ne] [vouloir] @do
    merci|remercie ** vouloir|retour|avance
    je|nous voudrais|souhaite|souhaitons|souhaiterais|voudrions|aimerais|aimerions|désire|désirons|
        souhaiterions|voudrai|aimerai|souhaiterai|voulais|voulait|demande|demandons|cherche|recherche|cherchons|veux|voulons|exige|attends|
        attendons|réclame|sollicite
    besoin de|que|urgent|!|aide
    ai|avons|a|aurais|aurions besoin
    me|nous|il faut|faudrait
    demande|question|questions|interrogation|renseignement|renseignements|information|informations
    aider|aidez|dépannage
    besoin|demande|recherche * aide|assistance|conseil
    ^ aide|help|assistance
    attente|attends|attendons ** votre|réponse|retour|vous|nouvelles|de|votre
    si vous|tu pouvez|pouviez|pourriez|pouvait
    savoir si|comment|quand|pourquoi|où|quel|quelle|combien|ce
    contactez|rappelez|répondez|envoyez|confirmez|vérifiez|corrigez|faites|dites|donnez|changez|
        supprimez|remboursez|réparez|aidez|bloquez|débloquez|annulez|indiquez|modifiez|expliquez|
        rendez|résolvez|trouvez|créez|ajoutez moi|nous|le|la|les|ce|cette|mon|ma|mes|notre|nos|
        vite|quelque
    sais|comprends|trouve|vois|comprend|savons|trouvons pas|plus|rien|jamais
    nouvelle|nouveau|nouvelles adresse|rib|numéro|coordonnées|iban
    tenir|tenez|tiens ** informé|informée|courant
    serait|est il|ce possible
    reconnaissant|reconnaissante|gré ** de|si
"""

POLITE_REQUEST = """
    serais|serions|serait|apprécierais|apprécierions|saurais ** reconnaissant|reconnaissante|gré|
        heureux|gentil|aimable|sympa|bien|super ** si|de|que ** pouviez|vous|me|nous|répondre|faire|
        aider
"""

RULES = (
    Rule("requires_action.asks", Effect.ASKS, ASKS),
    Rule("requires_action.polite_request", Effect.ASKS, POLITE_REQUEST, firm=True),
)
