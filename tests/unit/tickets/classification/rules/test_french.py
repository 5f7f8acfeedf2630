"""French tickets: the words of the task, what people say around them, and how they type."""

import pytest

from tests.support.labelled_by_rules import evaluated, label, labelled, without_accents
from tickets.core.labels import Sentiment, Urgency

CODE = "fr"
DEVELOPMENT = "classification_dev_fr.jsonl"

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


@pytest.mark.parametrize("field", ["urgency", "sentiment", "requires_action"])
def test_the_labels_of_its_tickets_stay_above_their_floor(field: str) -> None:
    assert evaluated(CODE, DEVELOPMENT)[field].macro_f1 >= 0.95


@pytest.mark.parametrize("text", HIGH)
def test_what_is_claimed_threatened_or_down_is_high(text: str) -> None:
    assert label(CODE, text).urgency == Urgency.HIGH


@pytest.mark.parametrize("text", ONLY_NAMED)
def test_a_matter_that_is_only_named_is_medium_and_requires_action(text: str) -> None:
    labels = label(CODE, text)
    assert (labels.urgency, labels.requires_action) == (Urgency.MEDIUM, True)


@pytest.mark.parametrize("text", NOT_HIGH)
def test_what_is_denied_over_asked_about_or_meant_otherwise_is_not_high(text: str) -> None:
    assert label(CODE, text).urgency != Urgency.HIGH


def test_accents_and_capitals_may_be_left_out() -> None:
    for ticket in labelled(DEVELOPMENT):
        typed = label(CODE, ticket.message, subject=ticket.subject)
        hasty = label(
            CODE, without_accents(ticket.message), subject=without_accents(ticket.subject)
        )
        assert hasty.urgency == typed.urgency


def test_apostrophes_may_be_left_out() -> None:
    assert label(CODE, "jattends mon remboursement").urgency == Urgency.HIGH
    assert label(CODE, "cest urgent").urgency == Urgency.HIGH


def test_thanks_for_help_are_praise_and_thanks_in_advance_are_not() -> None:
    assert label(CODE, "Merci beaucoup pour votre aide !").sentiment == Sentiment.POSITIVE
    assert label(CODE, "Merci d'avance pour votre aide.").sentiment == Sentiment.NEUTRAL
    assert label(CODE, "Merci de corriger mon adresse.").sentiment == Sentiment.NEUTRAL
