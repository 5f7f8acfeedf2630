"""Rules for tickets that tell something and ask for nothing: notices, receipts, wishes, newsletters."""

from tickets.classification.rules.rule import Effect, Rule

FOR_INFORMATION = """
    no tienen|tenéis|tiene|tienes que hacer nada
    fyi
    para|por su|vuestro|vuestra|tu información|conocimiento|registro|registros|archivo
    les|os|le|te [queremos|quiero|quería] informo|informamos|comunico|comunicamos|aviso|avisamos|
        recuerdo|recordamos|informar|comunicar|avisar|notificamos que|del|de
    sólo|simplemente [para] quería|queríamos|para|informar|avisar|comentar [informar|comentar|
        avisar] que|les|os
    adjunto|adjuntamos|anexo|anexamos|aquí [está|tienen|tiene|les|os] el|la|los|las|mi|nuestro|
        comprobante|justificante
    les|os|le|te envío|enviamos|mando|mandamos|remito|remitimos|paso|adjunto el|la|los|las|mi
    no [hace|es] falta|necesario|necesaria [respuesta] [que] responder|respondan|respuesta|
        contesten|hagan
"""

DONE = """
    ya [lo|la|los|les] [he|hemos] pagué|pagado|pagamos|envié|enviado|enviamos|firmado|firmé|hice|
        hecho|recogí|recogido|devuelto|subí|subido|mandado|mandé
    he|hemos pagado|enviado|firmado|recogido|migrado|actualizado|completado ** hoy|ayer|ya|
        correctamente|bien|nueva
    hemos|ya migrado|pasado|cambiado a
"""

CHANGE = """
    a partir de|del ** nuestro|nuestra|será|estará|cambia|estaremos|nueva|nuevo
    nuestro|nuestra|mi nuevo|nueva horario|dirección|teléfono|oficina|número|correo|domicilio **
        es|será|está
    estaremos|permaneceremos|estará|permanecerá|estarán cerrados|cerrado|cerrada|abiertos|abierto
    habrá|haremos|realizaremos mantenimiento|un mantenimiento|mantenimientos
    no habrá nadie|servicio|clases
"""

GREETING = """
    buenos|buenas días|tardes|noches . .
    feliz|felices|próspero navidad|fiestas|año|cumpleaños|pascuas|fin
    saludos a todos
"""

NEWSLETTER = """
    novedades|oferta|ofertas|promociones de|del|exclusivas|especiales|para
    descubre|descubra|descubran|suscríbete|aprovecha|aprovecho nuestras|nuestros|nuestra|las|la
    no te|se pierdas|pierda|pierdan
"""

RULES = (
    Rule("requires_action.for_information", Effect.TELLS, FOR_INFORMATION),
    Rule("requires_action.done", Effect.TELLS, DONE),
    Rule("requires_action.change", Effect.TELLS, CHANGE),
    Rule("requires_action.greeting", Effect.TELLS, GREETING),
    Rule("requires_action.newsletter", Effect.TELLS, NEWSLETTER),
)
