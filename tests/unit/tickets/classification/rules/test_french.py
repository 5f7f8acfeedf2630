"""French tickets: the words of the task, what people say around them, and how they type."""

from tests.support.labelled_by_rules import label
from tickets.core.labels import Sentiment, Urgency

CODE = "fr"

HIGH = [
    "remboursement immédiat", "Je veux être remboursé.", "Quand vais-je être remboursée ?",
    "Puis-je obtenir un remboursement ?", "Je n'ai toujours pas reçu mon remboursement.",
    "rendez moi mon argent", "Merci de me rembourser les 20 euros.", "J'ai été débité deux fois.",
    "Vous m'avez facturé à tort.", "Un prélèvement que je n'ai jamais autorisé.",
    "C'est de la fraude.", "chargeback", "On m'a volé ma carte.", "Je vais porter plainte.",
    "Mon avocat vous contactera.", "Nous saisirons le tribunal.", "Je vous mets en demeure.",
    "J'ai saisi le médiateur de la consommation.", "J'ai alerté la CNIL.", "violation du RGPD",
    "J'exerce mon droit d'accès à mes données.", "Supprimez toutes mes données personnelles.",
    "Notre site a été piraté.", "Je vois les commandes d'autres clients.",
    "On nous réclame une rançon.", "Le serveur est en panne.", "Notre boutique est hors ligne.",
    "Plus personne ne peut travailler.", "Tous nos utilisateurs sont bloqués.",
    "Nous avons perdu toutes nos données.", "C'est urgent.", "Il me le faut avant midi.",
    "Nous devons livrer ce soir, il le faut dans 2 heures.", "Le SLA n'est pas respecté.",
    "Vous m'avez prélevé 5 fois.", "Que faire si je n'ai pas fait ce paiement ?",
    "Comment signaler que ma carte a été volée ?", "Quelqu'un est dans mon compte.",
    "Je vois le bulletin de paie d'un collègue.", "Aucun des scanners ne fonctionne.",
    "60 personnes attendent sans travail.", "On est en novembre et toujours pas d'argent.",
]  # fmt: skip

# In the words of people who tell what happened.
TOLD = [
    "Plus rien ne marche ici depuis une heure, tous les employés attendent.",
    "Votre système est inaccessible depuis ce matin, nos patients ne peuvent pas prendre rendez-vous.",
    "Les caisses de tous nos magasins sont en panne.",
    "Aucun client ne peut payer en ce moment.",
    "La base de données a disparu et la sauvegarde ne se restaure pas.",
    "À cause de votre mise à jour, toutes les commandes des trois derniers mois ont disparu.",
    "Toutes les candidatures ont été supprimées par erreur, pouvez-vous les restaurer ?",
    "Je souhaite me rétracter et être remboursée.",
    "À ce jour aucun avoir n'est arrivé sur mon compte alors que vous avez reçu l'article il y a 5 semaines.",
    "Quand puis-je espérer le remboursement ?",
    "Merci de procéder au remboursement des 49 euros.",
    "J'exige d'être intégralement remboursé.",
    "Le dédommagement promis n'est toujours pas arrivé.",
    "La cotisation de mars a été prélevée en double.",
    "Pourquoi m'avez-vous prélevé 60 euros au lieu de 30 ?",
    "99 € ont été débités de mon PayPal sans que je sois au courant.",
    "Je vois sur mon relevé un achat que je n'ai jamais fait.",
    "Malgré ma résiliation vous continuez à prélever de l'argent.",
    "J'ai fait rejeter le prélèvement par ma banque.",
    "Si rien ne bouge d'ici lundi, je transmets le dossier à mon avocat.",
    "Je me vois contraint d'engager une action en justice.",
    "Notre avocat vous a déjà écrit.",
    "Nous nous réservons le droit d'engager des poursuites.",
    "J'ai déposé plainte pour escroquerie.",
    "Le dossier est maintenant chez le médiateur.",
    "La CNIL nous a écrit au sujet de votre logiciel.",
    "L'ACPR exige un rapport sur l'incident avant vendredi.",
    "En vertu du RGPD je vous demande d'effacer mes données sans délai.",
    "Je souhaiterais une copie de toutes les données que vous avez sur moi.",
    "Je retire mon consentement au traitement de mes données.",
    "Je m'oppose à la transmission de mes données à des tiers.",
    "Quelqu'un s'est connecté à notre compte depuis la Russie.",
    "Des spams partent de ma boîte, je pense avoir été piraté.",
    "Nous avons constaté une fuite, des données clients sont en ligne.",
    "Un inconnu menace de publier nos données si nous ne payons pas.",
    "Le mot de passe administrateur est affiché en clair dans le wiki.",
    "Votre mail contenait la facture d'une autre société.",
    "C'est très urgent, rappelez-moi tout de suite.",
    "Il nous faut l'accès avant 14h aujourd'hui.",
    "Notre webinaire commence dans 30 minutes et le lien ne marche pas.",
    "Le délai de dépôt expire ce soir à minuit.",
    "C'est une urgence, la chambre froide tombe en panne.",
    "Le taux de disponibilité garanti de 99,9 % n'a pas été respecté en mars.",
    "J'ai perdu mon portefeuille avec toutes mes cartes, bloquez-les.",
    "La boutique affiche une page d'erreur à tous les visiteurs.",
    "Plus aucun salarié n'a accès à ses mails.",
    "Tous nos sites sont sans réseau.",
    "Depuis la migration toutes les boîtes mail sont vides.",
    "Vous m'avez facturé deux fois la même commande.",
    "Je veux annuler et récupérer mes 200 euros.",
]

ONLY_NAMED = ["Remboursement", "RGPD", "avocat", "litige", "police", "cassé", "Un problème"]

NOT_HIGH = [
    "Ce n'est pas urgent.", "Rien d'urgent.", "Je ne souhaite pas de remboursement.",
    "Le remboursement est bien arrivé, merci.", "J'ai été remboursé hier.",
    "Quelles sont vos conditions de remboursement ?", "Êtes-vous conformes au RGPD ?",
    "Le serveur fonctionne à nouveau, vous pouvez clore le ticket.", "C'était une fausse alerte.",
    "Que se passe-t-il en cas de panne du serveur ?", "Merci d'ajouter un contact d'urgence.",
    "La salade à l'avocat était abîmée.", "Mon vol de 14h est-il maintenu ?",
    "Notre service juridique a besoin du contrat.", "Je n'ai pas encore reçu ma commande.",
    "L'application plante au démarrage.", "Je souhaite poursuivre ma commande.",
    "Comment éviter une fuite de données ?", "J'ai lu qu'un concurrent avait été piraté.",
    "Je suis avocate et il me faut une facture.", "Le paiement en trois fois est-il possible ?",
    "Vous fermez toujours le ticket.", "Peut-on livrer avant 19h ?",
]  # fmt: skip


def test_apostrophes_may_be_left_out() -> None:
    assert label(CODE, "jattends mon remboursement").urgency == Urgency.HIGH
    assert label(CODE, "cest urgent").urgency == Urgency.HIGH


def test_thanks_for_help_are_praise_and_thanks_in_advance_are_not() -> None:
    assert label(CODE, "Merci beaucoup pour votre aide !").sentiment == Sentiment.POSITIVE
    assert label(CODE, "Merci d'avance pour votre aide.").sentiment == Sentiment.NEUTRAL
    assert label(CODE, "Merci de corriger mon adresse.").sentiment == Sentiment.NEUTRAL
