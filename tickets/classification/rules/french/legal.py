"""Rules for law, regulators and the rights people have over their data."""

from tickets.classification.rules.rule import Effect, Rule

LEGAL_THREAT = """
    poursuites
    engager|engagerons|engagerai|engageons ** poursuites|action|procédure|justice
    droit de * engager|agir|poursuivre
    @own avocat|avocate|avocats|huissier|juriste
    avocat|avocate|avocats|huissier ** saisi|saisir|saisira|contacté|contactera|contacter|mandaté|
        engagé|prendra|va|courrier|assignation|informé|consulté
    prendre|prends|contacter|contacte|contacté|consulter|consulté|consulte|saisir|mandater|mandaté|
        engager ** avocat|avocate|huissier|juriste
    protection juridique
    mise|mis|mettre|mets|mettons|mettez|met en demeure
    action|actions|poursuite|poursuites|procédure|procédures|voie|voies|recours|suite|suites|démarche|
        démarches|mesure|mesures * judiciaire|judiciaires|juridique|juridiques|pénale|pénales|légale|
        légales|contentieuse|justice
    judiciaire|judiciaires|judiciairement|contentieux|tribunal|tribunaux|prudhommes|
        assignation|référé
    en justice|référé
    devant|saisir|saisirai|saisirons|au [le|la|un] tribunal|tribunaux|juge|justice
    étape|suite ** tribunal|justice
    poursuivre|poursuis|poursuivrai|poursuivrons|attaquer|attaquerai|attaquerons|assigner|assignerai|
        traîner|traînerai ** justice|tribunal|tribunaux
    dommages et intérêts
    porter|porté|porte|portons|dépose|déposer|déposé|déposerai|porterai|porterons|déposons * plainte
    plainte ** police|gendarmerie|pénale|procureur|commissariat|parquet|déposée
    procureur|gendarmerie|commissariat|huissier
    police ** plainte|contacté|contacter|saisi|déclaration|appeler|alerté|averti|signalé
    aller|vais|irai|contacté|contacter|signalé|signaler|alerter|prévenir|appeler ** police|gendarmerie
"""

REGULATOR = """
    dossier|litige|affaire ** médiateur|médiatrice|ombudsman
    dgccrf|signalconso|fsma|acpr|amf|arcep|finma|cnil
    signal conso
    médiateur|médiatrice|ombudsman|médiation ** saisi|saisir|saisirai|contacté|contacter|saisis|
        dossier|plainte|réclamation|banque|bancaire|consommation|énergie
    saisi|saisir|saisis|saisirai|saisirons|contacter|alerter|signaler|signalé|signalerai|alerté ** 
        médiateur|ombudsman|répression|autorité|autorités|régulateur|cnil|dgccrf|association
    répression des fraudes
    association|associations|organisme|défense * consommateurs|consommateur
    que choisir
    60 millions
    autorité de protection|contrôle|régulation
    spf économie
    inspection du travail|économique
"""

# Asking for one's own data exercises the right to it.
OWN_DATA = """
    copie ** données|informations ** avez|détenez|sur|me|moi|concernant
    accès|accéder|copie|communication|communiquer|transmettre|obtenir|export ** @own données
        [à] personnelles|personnel|caractère|détenez|détenues|conservées
    quelles données|informations ** sur|me moi|concernant|concernent|nous
    données|informations ** me|nous|moi concernant|concernent
    données|informations ** détenez|conservez|possédez|stockez|collectées|conservées ** sur|
        concernant moi|mon|me|nous
    droit de|à accès|le|la accès|rectification|portabilité|effacement|opposition
    droit de accès
    demande de accès ** données
"""

PRIVACY = """
    article|art|articles [.] 7|12|13|14|15|16|17|18|19|20|21|22 [du] rgpd|règlement|gdpr
    droit|droits ** oubli|effacement|opposition|rectification|portabilité|suppression
    supprimer|supprimez|suppression|effacer|effacez|effacement|retirer|détruire|supprimiez|effaciez **
        @own|mes|toutes|personnelles * données|informations
    données|informations ** personnelles|personnel|me|mes|concernant ** supprimer|supprimez|supprimées|
        suppression|effacer|effacées|effacement
    supprimer|supprimez|effacer ** compte ** données
    oppose|opposons|opposition|refuse ** traitement|utilisation|prospection|données|transmission|
        démarchage
    retire|retirer|révoque|retrait ** consentement
    rgpd ** demande|suppression|effacement|accès|exige|droit|droits|violation|infraction|plainte|
        réclamation|non-respect|respect
    conformément|vertu|titre|application|cadre|selon|respect|infraction|violation|contraire|viole|
        violez ** rgpd|règlement|informatique
    loi informatique
    vendu|vendez|vendre|partagé|partagez|divulgué|transmis|revendu * @own ** données|coordonnées|
        numéro|adresse
    @own données|coordonnées ** vendu|vendues|revendues|divulguées|transmises|partagées
"""

LEGAL_HINT = """
    rupture|violation de|du contrat
    illégal|illégale|illégales|illégalement|illégaux
    pratique|pratiques commerciale|commerciales trompeuse|trompeuses|déloyale|déloyales|abusive
    code de la consommation|du commerce|civil
    contrefaçon|droit|droits ** auteur ** violation|violé|contrefaçon
"""

RULES = (
    Rule("urgency.legal_threat", Effect.HIGH, LEGAL_THREAT, firm=True),
    Rule("urgency.regulator", Effect.HIGH, REGULATOR, firm=True),
    Rule("urgency.own_data", Effect.HIGH, OWN_DATA, firm=True),
    Rule("urgency.privacy_rights", Effect.HIGH, PRIVACY),
    Rule("urgency.legal_hint", Effect.HIGH, LEGAL_HINT, plain=False),
)
