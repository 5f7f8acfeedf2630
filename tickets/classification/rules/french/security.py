"""Rules for break-ins, leaks and extortion, and for signs of them."""

from tickets.classification.rules.rule import Effect, Rule

SECURITY = """
    données|fichier|fichiers ** en|sur ligne|internet
    mot de passe|passes ** clair|affiché|visible|public|publié
    fuite ** données|clients|mails|adresses
    menace|menacent|menaces ** publier|divulguer|diffuser|données|payer
    piraté|piratée|piratés|piratées|piratage|pirates|pirate|piratent|hacké|hackée|hackés|hacker|
        hackers|hack|cyberattaque|cyberattaques|rançongiciel|ransomware|rançon|chantage|usurpation|
        usurpé|usurpée|usurpateur|extorsion
    fuite|fuites|vol|divulgation|violation de|des données|informations|mots|identifiants
    compte|comptes|mot|système|serveur|accès|carte|boîte * compromis|compromise|compromises|détourné
    quelque un|inconnu|inconnus|tiers|personne|étranger ** accédé|accès|connecté|connectée|modifié|
        changé|entré|utilise|utilisé|pris ** mon|ma|mes|notre|nos|de|sur
    accès|connexion|connexions|activité|activités|tentative|tentatives non|frauduleux|frauduleuse|
        suspecte|suspectes|suspect|inhabituelle|inconnue|inconnu|illicite
    connexion|connexions|activité ** suspecte|suspectes|frauduleuse|inhabituelle|inconnue|étranger
    quelque un|inconnu|personne est|a * dans @own compte
    quelque un * dans @own compte|boîte|messagerie
    bulletin|fiche|bulletins ** paie|salaire ** autre|collègue|un
    bulletin|fiche ** autre|collègue
    mot de passe|adresse|mail|iban|rib ** changé|modifié ** sans|pas moi|mon|accord
    ai|avons pas changé|modifié ** mot|adresse|iban
    données|factures|facture|commandes|compte|informations|dossier|dossiers|coordonnées|nom|documents
        ** autre|autres|un|autres client|clients|personne|personnes|utilisateur|utilisateurs|
        société|patient|patients|inconnu
    vois|voit|voir|voyons|accès|reçu|affiche|affichent|accède ** données|factures|facture|commandes|
        compte|informations|dossier|coordonnées ** autre|autres|quelque
    données|base|mots|identifiants|clé|clés|token|jeton ** publique|publiques|publiquement|exposé|
        exposée|exposées|exposés|volées|volés|github|google|dark|fuité|divulguées|divulgués|
        accessibles|clair
    dark web|net
    intrusion|intrusions dans|sur|système|détectée
    bitcoin|bitcoins|crypto ** payer|exige|exigent|demande|demandent|contre
    fichiers|données|serveurs|postes ** chiffrés|chiffrées|cryptés|cryptées
    publier|publient|publieront|divulguer|revendre ** données|base|clients
"""

SECURITY_HINT = """
    hameçonnage|phishing ** victime|cliqué|donné|communiqué|saisi|tombé
    victime ** hameçonnage|phishing|arnaque|usurpation|piratage|fraude
    ordinateur|portable|téléphone|pc|smartphone|tablette [professionnel|pro] ** volé|dérobé
    ancien|ancienne|ex ** salarié|employé|employée|collaborateur ** accès|accède|connecte|supprimé|volé
"""

RULES = (
    Rule("urgency.security", Effect.HIGH, SECURITY),
    Rule("urgency.security_hint", Effect.HIGH, SECURITY_HINT, plain=False),
)
