"""Rules for questions and requests, and for tickets that a machine wrote."""

from tickets.classification.rules.rule import Effect, Rule

ASKS = """
    ?
    por|xf favor
    ^ favor
    favor de|indicar|enviar|ayudar|confirmar|revisar|informar
    podría|podrías|podrían|podríais|puede|puedes|pueden|podéis|pudieran|pudiera|podés
    necesito|necesitamos|necesitaría|necesitaba|requiero|requerimos|quiero|queremos|quisiera|
        quisiéramos|quería|deseo|deseamos|solicito|solicitamos|ruego|rogamos|pido|pedimos|exijo|
        exigimos|busco|buscamos|espero|esperamos
    me|nos gustaría
    ^ ayuda|ayudar
    una|alguna|con|algo ayuda
    ayúdenme|ayúdame|ayudadme|ayúdeme|ayudenos|auxilio|socorro
    agradecería|agradeceré|agradeceríamos|agradecemos|agradezco ** respuesta|ayuda|si|confirm~|
        información|que|pronta
    quedo|quedamos|en|a [a] [la] espera|atento|pendiente|pendientes|atenta
    quedo atento|atenta
    espero|aguardo|esperando [su|tu|una|vuestra|pronta] respuesta|noticias|solución|contestación
    qué puedo|hago|debo|hacer|pasa|tengo
    cómo|dónde|cuándo|cuál|cuánto|cuántos|quién * puedo|hago|hacer|se|está|tengo|debo|podemos|es|
        son|hay|cuesta
    ^ cómo|dónde|cuándo|cuál|cuánto|cuáles|qué|hay|tienen|alguien|existe
    saber si|cómo|cuándo|qué|cuál|dónde|por|cuánto|el|la
    díganme|dígame|indíquenme|indíqueme|indicarme|confirmen|confirmar|confírmenme|infórmenme|
        informen|avísenme|envíenme|envíen|enviarme|mándenme|mandarme|manden|llámenme|llámeme|
        llamarme|contáctenme|respóndanme|contéstenme|respondan|contesten|expliquen|explíquenme|
        explicarme|decirme|revisen|revísenlo|verifiquen|actualicen|cambien|modifiquen|corrijan|
        cancelen|den|denme|deme|díganos|hagan|soliciten|activen|envíame|dime|dígannos|desbloqueen|
        restablezcan|reenvíen|añadan|agreguen|eliminen|solucionen|arreglen
    duda|consulta|pregunta|dudas|solicitud|petición
    ^ solicitar|cambiar|añadir|cancelar|actualizar|enviar|activar
    tengo que|una [duda|pregunta|consulta]
    antes posible
    de antemano
"""

AUTOMATIC = """
    fuera de [la|mi] oficina
    respuesta|mensaje|correo|notificación|confirmación automática|automático|automáticamente|
        generado
    mensaje|correo [ha|fue|es] [sido] generado|enviado automáticamente
    no responda|responder|respondas|respondan|contestar|conteste a|al|, este|esta
    por favor no responda|responder
    no me encuentro|encontraré en|disponible
    no estoy|estaré|estaremos en la oficina
    no estaré|estaremos disponible|disponibles|localizable
    estaré|estoy|me|estamos|encuentro|encontraré [encuentro] [de|en|fuera|ausente] [de] vacaciones|
        baja|ausente|licencia|fuera|permiso|viaje ** hasta|regreso|vuelta|volver|vuelvo|podré|
        regresaré|volveré|acceso
    ausente|vacaciones hasta|del|desde
    regreso|vuelvo|volveré|regresaré|reincorporo el|a # **
    hemos|se recibido|ha|recibimos [recibido] su|tu solicitud|mensaje|consulta|correo|ticket
    su|tu solicitud|ticket|caso|mensaje|correo ha sido|fue recibido|recibida|registrado|registrada|
        creado
    gracias por contactar|contactarnos|escribirnos|ponerse|comunicarse ** responderemos|breve|
        pronto|contacto|horas
    buzón|dirección|cuenta ** no monitorizado|monitorizada|atendida|supervisado|supervisada
    darse|date|dar de baja ** aquí|enlace|clic|boletín
    noreply|postmaster|undeliverable|autoreply
    mailer daemon
    delivery status notification
    no|error [se|pudo|de] [pudo|ha] entregar|entregado|entrega * mensaje|correo
    recordatorio automático
    copia|proceso|tarea [de] [seguridad] completada|finalizada|completado|finalizado correctamente|
        éxito|con
"""

AUTOMATIC_SUBJECT = """
    ^ fuera de [la] oficina
    ^ respuesta|mensaje|correo|notificación automática|automático
    ^ ausente|autoreply|undeliverable
    delivery status notification
"""

RULES = (
    Rule("requires_action.asks", Effect.ASKS, ASKS),
    Rule("scope.automatic", Effect.AUTOMATIC, AUTOMATIC),
    Rule("scope.automatic_subject", Effect.AUTOMATIC, AUTOMATIC_SUBJECT, firm=True),
)
