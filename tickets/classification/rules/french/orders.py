"""Rules for payments, deliveries, invoices, cancellations and complaints that can wait a day."""

from tickets.classification.rules.rule import Effect, Rule

PAYMENT_OR_DELIVERY = """
    paiement|virement|prélèvement|carte|transaction|achat|règlement ** refusé|refusée|échoué|rejeté|
        pas|plus|impossible|bloqué|erreur|annulé
    @delivery ** pas|jamais|toujours|rien ** reçu|reçue|reçus|arrivé|arrivée|livré|livrée|expédié|
        expédiée|parvenu|là|venu|venue
    pas|jamais|toujours|rien|aucun|aucune ** reçu|reçue|reçus|arrivé|arrivée|livré|livrée|livrés|
        expédié|expédiée|parvenu|envoyé
    reçu|arrivé|arrivée ** pas|rien|jamais
    toujours|encore ** attente|attends|attend ** @delivery|livraison
    attends|attend|attendons ** @delivery|livreur|technicien|réparation|pièce
    @delivery ** retard|perdu|perdue|perdus|égaré|incomplet|incomplète|endommagé|ouvert|cassé|abîmé|
        vide|retardée|retardé|erreur|introuvable|manquant|bloqué|retourné
    retard|retards|retardé|retardée
    reçu|livré|envoyé ** mauvais|mauvaise|erreur|autre|différent|différente|lieu|cassé|abîmé|vide
    où est|en|sont ** @delivery
    valise|bagage|bagages|valises ** pas|perdu|perdue|arrivé|partie|parti|endommagé|cassée
    technicien|livreur|réparateur|artisan|colis|commande ** pas|jamais ** venu|passé|arrivé|présenté
    jamais|pas venu|passé|présenté
    marqué|indiqué|noté|déclaré * livré|remis|distribué
    loyer|virement|prélèvement|paiement|chèque ** rejeté|refusé|revenu
    suivi ** bloqué|pas|plus|bouge
    pas|plus|non conforme|conformes|correspond|correspondent|identique
    taille|taillent|pointure ** grand|petit|petite|grande|trop|pas
    trop petit|grand|petite|grande|court|serré|cher|chère
    échanger|échange|retourner|retour|renvoyer|renvoi|rétractation|rétracter ** article|produit|
        commande|colis|taille|contre|achat|vêtement|chaussures|veste|robe
    garantie|sav ** prendre|charge|panne|réparer|réparation|refus|refuse|sous
    sous garantie
    contrefaçon|contrefaçons
    vol|train|réservation annulé|annulée|supprimé|retardé
"""

INVOICE = """
    @bill ** erreur|erreurs|erronée|fausse|incorrecte|pas|manquante|manque|élevée|incompréhensible|
        jamais|toujours|injustifiée|exorbitante|mauvaise|anormale|augmenté
    erreur|erreurs ** facture|factures|facturation|montant|prix|tva|relevé
    @bill ** ancien|ancienne|anciens|vieux|vieille ** adresse|numéro|nom|rib|siret|tva
    facture * corrigée|rectifiée
    corriger|rectifier|rectification|correction|rectificative|rectifiée|refaire ** facture|facturation
    facture|factures ** corriger|rectifier|rectification
    code|bon|remise|réduction|promo|promotion|avoir ** pas|refusé|invalide|appliqué|appliquée|expiré
    augmentation|hausse|augmenté|augmente ** tarif|tarifs|prix|abonnement|forfait|cotisation|tarifaire
    rappel|relance de paiement|facture
    relance|relances|recouvrement|impayé|impayée
    prix ** différent|exorbitant|excessif|abusif|doublé
"""

CANCELLATION = """
    résilier|résilie|résiliez|résiliation|résilié
    annuler|annule|annulez|annulation ** commande|abonnement|réservation|contrat|achat|billet|
        inscription|@own|ma|mon
    annulation
    mettre|mets|mettons ** fin|terme ** contrat|abonnement
    fermer|fermeture|clôturer|clôture|supprimer|supprimez|suppression|clôturez|fermez * [mon|mes|de|du|
        notre|le|un] compte|comptes|abonnement|profil
    désabonner|désabonnement|désabonne
    rétracter|rétractation|rétracte
    changer|change|partir|pars|quitte|quitter ** banque|fournisseur|opérateur|concurrence|prestataire
"""

COMPLAINT = """
    réclamation|réclamations|plainte|plaintes|plaindre|plains
    pas|plus|peu satisfait|satisfaite|satisfaits|content|contente|acceptable|normal|sérieux|
        professionnel|admissible|satisfaisant
    insatisfait|mécontent|mécontente|insatisfaite
    mauvais|mauvaise|mauvaises service|expérience|qualité|accueil|communication|gestion|suivi|sav|
        organisation|foi
    service|qualité|accueil|suivi|sav|communication ** mauvais|mauvaise|inexistant|inexistante|
        déplorable|laisse
    sans|aucune|pas|jamais|toujours|rien|zéro ** réponse|retour|nouvelles|rappel|répondu|
        suite|solution|explication|excuse
    personne ne|pour répond|rappelle|aide|sait|décroche|répondre
    service|support|hotline|sav|téléphone|conseiller ** injoignable|pas|jamais ** joindre|répond|
        joignable|rappelé|rappelle
    injoignable|injoignables
    depuis ** attends|attend|attendons|attente|relance|relances|sans|rien|aucune|toujours|jours|semaines|
        mois
    cela|ça|voilà|fait ** # @ago ** que|attends|sans|rien|toujours
    toujours|encore pas|rien|aucun|aucune|même|bloqué|en panne
    malgré ** relances|appels|mails|messages|demandes
    plusieurs|# fois|relances|mails|appels|reprises ** contacté|appelé|relancé|signalé|demandé|sans|
        écrit|pas|rien
    relancé|contacté|appelé|signalé|écrit ** # fois|reprises
    encore une fois
    à|de nouveau|reprises
    trop|beaucoup|plus cher|chère|chers
"""

RULES = (
    Rule("urgency.payment_or_delivery", Effect.MEDIUM, PAYMENT_OR_DELIVERY),
    Rule("urgency.invoice", Effect.MEDIUM, INVOICE),
    Rule("urgency.cancellation", Effect.MEDIUM, CANCELLATION),
    Rule("urgency.complaint", Effect.MEDIUM, COMPLAINT),
)
