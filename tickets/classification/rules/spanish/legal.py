"""Rules for law, regulators and the rights people have over their data."""

from tickets.classification.rules.rule import Effect, Rule

LEGAL_THREAT = """
    audiencia|declaración|pruebas|prueba|escrito ** tribunal|juzgado|juez|jueza
    mi|mis|nuestro|nuestros|un|una|con @lawyer
    @lawyer ** contactará|contactar|demanda|presentará|carta|escrito|burofax
    voy|vamos|iré|iremos|procederé|procederemos|tendré|obligado|obligada|obligados a|que demandar~
    los|les|te|os demandaré|demandaremos|demandamos|demando|demandar|denunciaré|denunciaremos|
        denunciar|denuncio
    demandarlos|demandarles|demandaros|demandarte|demandaré|demandaremos|denunciarlos|denunciaros|
        denunciarles|denunciaré|denunciaremos
    poner|pongo|ponemos|pondré|pondremos|puse|puesto|interponer|interpondré|presentar|presentaré|
        presentaremos|presentará|interpuse|interponemos|haré|hago|presentado|formular|levantar *
        demanda|denuncia|querella|denuncias
    denuncia [penal] en|a|ante|por policía|comisaría|la|fiscalía|juzgado|guardia|estafa|fraude
    demanda judicial|contra|colectiva|civil|legal|interpuesta|presentada
    denuncia|denuncias|denunciado|denuncié
    acción|acciones|medidas|vía|vías|proceso|procedimiento|reclamación|trámites legal|legales|
        judicial|judiciales
    proceder|actuar|procederé|procederemos legalmente
    por la vía legal|judicial
    tribunales
    acudir|acudiré|acudiremos|iré|voy|vamos|ir|llevar|llevaré|llevaremos|vemos|veremos|presentar|
        presentaré|demanda ** tribunal|juzgado|juzgados
    juicio|pleito|litigio contra|si|por
    llevar|llevaré|llevarlos|ir|iré|iremos|vamos|llevaremos ** a juicio|tribunales|corte
    querella|burofax|arbitraje
    citación|notificación|requerimiento|escrito|carta|oficio|cédula|resolución del|de|judicial [la|
        un] [juzgado|tribunal] juzgado|tribunal|fiscalía|policía|procurador
    en|a manos de @my|un @lawyer|asesoría
    carta documento
    llamar|llamado|llamé|denuncia|denunciar|denunciado|fui|ir|iré|voy|avisar|avisado|acudir|
        acudiré|contactar|informado|informar|vamos ** policía|comisaría|guardia|mossos
    policía|comisaría * avisada|informada|investiga|investigando|denuncia|ya
    incumplimiento [de|del] contrato|contractual
    daños y perjuicios
    ilegal|ilegales|ilegalmente|ilícito|ilegalidad
    requerimiento|citación judicial
    cese y desistimiento
    infracción|violación|infringe|vulnera ** derechos|ley|marca|copyright|autor
    violando|incumpliendo|vulnerando|infringiendo|viola|incumple la|el|mis ley|rgpd|derechos|
        contrato
"""

REGULATOR = """
    @regulator
    hoja|hojas|libro de reclamaciones|reclamación|quejas
    defensa|protección|organización|asociación|oficina|dirección|procuraduría [de|del|al] [los|las]
        consumidor|consumidores|consumo|usuario
    agencia [española] [de] protección
    autoridad|autoridades [de|nacional] control|protección|consumo|competente|competentes|
        supervisora
    banco de españa
    denunciar|denuncia|denunciaré|reclamación|queja|reclamo|acudir|acudiré|voy|iré * en|a|ante
        consumo
    ministerio de consumo
    defensor del pueblo|consumidor|cliente|usuario
    reclamación|queja|denuncia formal|oficial ante|a|en
    inspección de|laboral trabajo|consumo|sanidad
    regulador|reguladora
"""

# Asking for one's own data exercises the right to it.
OWN_DATA = """
    derecho|derechos [de|al|a] [la|mi|mis] acceso|supresión|rectificación|oposición|portabilidad|
        olvido|arco|cancelación
    qué|todos|cuáles|copia [los|las|de] [los|mis|todos] datos|información [personales|personal|que]
        ** tienen|tenéis|guardan|almacenan|conservan|disponen|guardáis|almacenáis|tratan ** mí|
        sobre|míos
    copia|acceso [completa] [de|a] [todos] [los] @my datos personales
    @erase ** @my datos|información|data
    @erase todos|todo ** datos ** mí|mis|personales|míos
    @erase ** información|datos|todo ** mí|míos
    darme|denme|envíenme|enviarme|facilitarme ** datos ** tienen|tenéis|guardan ** mí
    @erase ** datos personales
    me opongo al|a tratamiento|uso|que
    habeas data
"""

PRIVACY = """
    ley [orgánica] [de] protección de datos
    rgpd|gdpr|lopd|lopdgdd ** solicito|exijo|ejercer|ejerzo|borrar|eliminar|acceso|supresión|
        derecho|copia|artículo|art|derechos|eliminen|borren|suprimir|solicitud|denuncia|
        incumplimiento
    solicito|exijo|ejercer|ejerzo|borrar|eliminar|acceso|supresión|derecho|derechos|artículo|art|
        conforme|virtud|según|amparo|eliminen|borren|solicitud|violación|incumplimiento|amparado|
        quiero ** rgpd|gdpr|lopd|lopdgdd
    artículo|art [.] 15|16|17|18|20|21|22
    retiro|retirar|revoco|revocar * consentimiento
    vendido|vendiendo|vendieron|compartido|compartieron|cedido|compartiendo|cedieron @my datos
    @my datos ** terceros|vendido|cedido
    protección de datos ** reclamación|denuncia|derecho|denunciar|vulneración
"""

RULES = (
    Rule("urgency.legal_threat", Effect.HIGH, LEGAL_THREAT, firm=True),
    Rule("urgency.regulator", Effect.HIGH, REGULATOR, firm=True),
    Rule("urgency.own_data", Effect.HIGH, OWN_DATA, firm=True),
    Rule("urgency.privacy_rights", Effect.HIGH, PRIVACY),
)
