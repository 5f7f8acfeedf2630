"""Rules that mute other rules, because a thing is over, asked about, hypothetical or proposed."""

from tickets.classification.rules.rule import Effect, Rule

RESOLVED = """
    gracias por el|la|su [rápido|rápida] reembolso|devolución|abono
    todo en línea|marcha|orden
    problema|error|fallo|bug|eco|ruido|incidencia|mensaje ** desapareció|desaparecido|corregido
    gracias ** por|de encontrar|recuperar|haber|restaurar [encontrado]
    ya|está|estaba|fue|quedó|ha|queda|han|todo|problema|tema|asunto [ya|sido|todo] [sido] resuelto|
        resuelta|solucionado|solucionada|arreglado|arreglada|corregido|reparado|restablecido|
        restaurado|recuperado|solventado|subsanado
    ya|por|se [lo] [fin|me] [se] solucionó|resolvió|arregló|solucionaron|resolvieron|solventó|
        restableció
    me|nos|lo solucionaron|resolvieron|arreglaron|solucionasteis|resolvisteis
    ya|ahora|todo|por [si|fin|todo|me|ya] [ya] funciona|funcionan|puedo|pude [bien|perfectamente|
        acceder|entrar]
    ya|ahora|todo|por [si|fin|todo|me|ya] [ya] anda|va|carga|abre [muy|todo] bien|perfecto|
        perfectamente|normal
    ahora|ya|todo|si ** funciona|funcionan|va correctamente|bien|perfectamente|perfecto|normal
    funciona|va|funcionan [todo] de|otra nuevo|vez
    [ya] me|nos [han] devolvieron|reembolsaron|reintegraron|devuelto|reembolsado|devolvió|
        devolvisteis
    ya|acabo|fin [he|hemos|de|me] recibido|recibí|llegó|llegado|recibir el|mi|su|todo reembolso|
        dinero|paquete|pedido|importe
    reembolso|dinero|pedido|paquete|devolución ya|me|por [fin|me|ha] llegó|llegado|recibido
    he recibido [ya|correctamente|hoy] [el|mi|su] reembolso|paquete|pedido|dinero
    gracias por solucionar|resolver|arreglar|solucionarlo|resolverlo|arreglarlo|devolver|
        devolverme|restablecer|reparar
    gracias|agradecida|agradecido|contento|contenta ** por [la|su|haber|tan] [rápida|pronta]
        solución|resolución|resuelto|solucionado
    ya no ocurre|pasa|sucede|necesito
    ya no es|hace|hay|tengo|da|sale|aparece [ningún|el] necesario|falta|error|problema|problemas|
        errores
    volvió|vuelve|vuelto a funcionar|estar|normalidad
    falsa alarma
"""

CLOSED = """
    resulta|resultó que
    ya no quiero|queremos|necesito|necesitamos ** reembolso|devolución|cambio|cita
    no hay nada|más [más] que hacer
    ^ solucionado|resuelto|arreglado .|,|!
    falsa alarma
    pueden|puede|podéis|puedes|favor|se cerrar [el|este|la|mi] ticket|caso|incidencia|solicitud|
        consulta|reclamo
    cerrarlo|cerrarla|ciérrenlo|cerradlo
    al final era|fue el|la|culpa|un
    al final no hace|necesito|quiero|era|estaba
    cerrar|cierren|cierre el|este|la|mi ticket|caso|incidencia|consulta
    ignoren|ignorad|ignore|ignora|olviden|olvide|olvidad|descarten [mi|este|el|anterior|lo]
        [anterior|mensaje|correo]
    ya lo solucioné|resolví|arreglé|encontré|solucionamos|resolvimos
    [ya] está|todo|caso|quedó [todo|ya] solucionado|resuelto , gracias
    no hace|es falta|necesario [que] nada|respondan|contesten|responder|contestar|hagan
    no es necesario|hace
    error mío|nuestro
    fue|era culpa|error|fallo mía|mío|nuestro|nuestra
    retiro|retirar|anulo mi|la|el queja|reclamación|reclamo|solicitud
    solucionado|resuelto . gracias|muchas
    ya [lo] solucionado|resuelto
"""

STILL = """
    sigue|siguen|sigo|seguimos|todavía|aún|continúa|otra|persiste|desgraciadamente|lamentablemente
    pero no|ahora|sigue|otra|la|el
    volvió|vuelve|vuelto [a] pasar|fallar|ocurrir|aparecer|suceder|caer|caerse|cerrarse
"""

ABOUT = """
    cómo|como borro|elimino|cambio|quito|activo|añado|agrego|pongo|configuro|exporto|importo|
        recupero|creo|cancelo|descargo|instalo|accedo|entro|registro|anulo|devuelvo|solicito|pido
    cómo|dónde [se] [puedo|podemos|puede|podría|debo|hago|se|hacer|hay] [que] [para] @act|hacer|
        solicitar|pedir|tramitar|gestionar|evitar|hago|devolver|reportar|poner|funciona|consultar|
        encontrar|añadir|dar
    ^ qué es|son
    qué significa|incluye|cubre|hacen|sucede|pasa|ocurre|plan|diferencia|quiere|opciones [si|
        cuando|hacer]
    cuál|cuáles es|son [la|su|el|vuestra] política|plazo|plazos|procedimiento|condiciones|proceso|
        diferencia|horario|coste|precio
    cuánto|cuántos tiempo|tarda|tardan|cuesta|demora|días|dura|plazo|tardará
    tienen|tenéis|ofrecen|hay|cuentan|existe|disponen|ofrecéis|incluye [con|de] [algún|alguna|un|
        una|página] ** política|guía|página|seguro|soporte|plan|opción|servicio|documentación|
        garantía
    tienen|tenéis|hay|existe algún|alguna|una|otra [otra] forma|manera|modo
    cumplen|cumple|cumplís ** rgpd|gdpr|normativa|lopd|ley
    ^ es|sería posible|seguro|compatible|legal|obligatorio|normal|necesario [que] @act|cambiar|
        usar|pagar|hacer|tener
    si|hola|buenas|días|tardes|favor|gracias es|sería posible|seguro|compatible|legal|
        obligatorio|normal|necesario [que] @act|cambiar|usar|pagar|hacer|tener
    ^ se puede|pueden @act|cambiar|añadir|configurar
    si|hola|buenas|días|tardes|favor|gracias se puede|pueden @act|cambiar|añadir|configurar
    quería|quisiera|quiero|me|necesito [gustaría] saber|preguntar|consultar|conocer|información
        [si|sobre|cómo|qué]
    duda|dudas|pregunta|preguntas|consulta|información|info|artículo|política|guía|manual|
        documentación sobre|acerca|de|respecto|con
    tengo una|dos duda|pregunta|consulta
    interesado|interesada|interesados en
    estamos|estoy evaluando|valorando|comparando|pensando|preparando|planeando
    política|políticas|términos|condiciones [y] de
"""

TOPIC = """
    estudiante de derecho|leyes
    tesis|trabajo|artículo|reportaje sobre
    mantenimiento programado|planificado|previsto
    simulacro|seminario|webinar|taller
    leído|leí|leímos|noticia|noticias|blog|artículo ** sobre|en
    anterior|antiguo|antigua empresa|proveedor|compañía
    competencia
    hemos actualizado [nuestra|nuestros|la] política|términos
"""

HYPOTHETICAL = """
    si alguna|algún|un|quiero|queremos|quisiera|decido|pierdo|cancelo|tuviera|tuviese|tengo|
        hubiera|hubiese|necesito|hay|olvido|pago|compro|cambio|devuelvo|es|fuera
    en caso de
    qué pasa|ocurre|pasaría|sucede si
    para evitar|prevenir
    evitar que
    por si|miedo|temor
    cuando haya|tengan|esté|tenga|sea
    me|nos preocupa|temo
"""

SUGGESTION = """
    sería|estaría|vendría|quedaría [muy|super|más] bien|genial|bueno|ideal|útil|estupendo|
        interesante|práctico|fantástico|buena|perfecto|excelente|increíble|lindo|padre
    sugerencia|sugerencias|sugiero|sugerir|sugerimos|propongo|idea
    ojalá
    me|nos encantaría
    echo|echamos de menos
"""

WIDESPREAD = """
    todos|todas los|las|nuestros|nuestras|mis @people
    toda|todo la|el|nuestra|nuestro|mi @people
    todos nosotros
    a|en todo|toda el|la equipo|empresa|oficina|mundo|departamento|país
    a|para nadie|todos le|les|nos|.|,
    para todos nosotros
    nos pasa|ocurre|sucede|afecta a todos|varios
    ningún|ninguno|ninguna [de] [los|las|nuestros] usuario|cliente|empleado|usuarios|clientes|
        empleados|alumnos|tiendas|sucursales|oficinas
    # [de] [nuestros] usuarios|clientes|empleados|tiendas|compañeros|sucursales|oficinas
    varios|muchos|varias|muchas [de] [nuestros] usuarios|clientes|compañeros|tiendas|empleados|
        sucursales
    en producción
    generalizado|masivo|masivamente
"""

RULES = (
    Rule("scope.resolved", Effect.RESOLVED, RESOLVED),
    Rule("scope.closed", Effect.CLOSED, CLOSED),
    Rule("scope.still", Effect.STILL, STILL),
    Rule("scope.about", Effect.ABOUT, ABOUT),
    Rule("scope.topic", Effect.TOPIC, TOPIC),
    Rule("scope.hypothetical", Effect.HYPOTHETICAL, HYPOTHETICAL),
    Rule("scope.suggestion", Effect.SUGGESTION, SUGGESTION),
    Rule("scope.widespread", Effect.WIDESPREAD, WIDESPREAD),
)
