"""Rules for a service that is down for many people, and for needs within hours."""

from tickets.classification.rules.rule import Effect, Rule

OUTAGE = """
    @service [@my] ** está|están|estuvo|estaba|sigue|siguen|estamos|quedó|lleva|llevan
        [completamente|totalmente|todavía|otra|todo] @down
    @service [completamente|totalmente] @down|colapsado
    @service ** fuera de servicio|línea
    @service [@my] [se] [nos] [ha|han|acaba|volvió|está] [de|a] caído|cayó|cayeron|caer|cayendo **
        todos|nada|clientes|producción
    se [nos] [ha|han] cayó|caído|cayeron [el|la|los|toda|todo|@my] sistema|servidor|servidores|web|
        página|plataforma|red|servicio|producción|tienda|portal|centralita|línea|erp|crm|tpv
    el|la|los|@my sistema|servidor|servidores|web|página|plataforma|red|producción|tienda|portal|
        centralita|erp|crm se cayó|cayeron
    caída [general|total|completa] [del|de|en|general|total] [la|los|el|@my] @service
    servicio|servicios interrumpido|interrumpidos|caído|suspendido para|en
    apagón|corte|interrupción|avería general|masivo|masiva|total
    {many} ** {cannot} * @work
    {many} ** no funciona|carga|responde|abre
    {many} ** sin [poder] acceso|servicio|conexión|internet|sistema|trabajar|línea|luz
    ninguno|ninguna|ningún [de] [nuestros|nuestras|los|las|mis] [#] @people|usuario|cliente|
        empleado|puestos|sucursal|tienda|ordenadores|equipos|terminales|cajas * puede|pueden|
        podido|consigue|logra|logrado|conseguido|pudo [ya|ni] @work
    servicio no disponible
    nadie|ninguno|ninguna * puede|consigue|logra|pudo|podido|pueda [ya|ni] @work
    nadie tiene|con|consigue [acceso|tener] acceso|internet|conexión|sistema|línea|red|servicio|
        correo|luz
    {many} ** parado|parados|paradas|paralizado|paralizados|bloqueados|detenidos|varados|caídos
    clientes|usuarios|empleados|compañeros|trabajadores|tiendas|pacientes|alumnos [nuestros] no
        pueden|puede * @work
    producción|negocio|empresa|almacén|tienda|trabajo|operación|operaciones|ventas|fábrica|línea|
        oficina * parada|parado|paralizada|paralizado|paralizadas|detenida|detenido|paradas|
        bloqueada|detenidas
    estamos [completamente|totalmente|todos] parados|paralizados|bloqueados
    perdiendo|perdemos|perdido * ventas|pedidos|clientes|dinero ** cada|por|hora|minuto|porque
    502|503|504|500 ** todos|todas|clientes
    hospital|triaje|quirófano|clínica|ambulancia ** no funciona|responde|podemos|carga
    todo @down|parado|bloqueado|paralizado en|,|.|desde
    sin red|internet|luz|sistema|teléfonos ni|y teléfonos|teléfono|correo|internet|luz|red
    no [le] funciona|abre|carga|responde|va|entra|anda [el|la|nada|bien] [web|sistema|correo|
        internet|red] a|para|en nadie
    no funciona|abre|carga|responde ** para|en|a ningún|ninguna|ninguno sucursal|tienda|cliente|
        usuario|ordenador|equipo|sede|oficina
    toda|todo la|el|nuestra|nuestro [@people] ** sin correo|sistema|acceso|internet|línea|teléfono|
        teléfonos|conexión|servicio|red|luz
    ningún|ninguna|ninguno * teléfono|teléfonos|ordenador|ordenadores|equipo|equipos|computadora|
        computadoras|terminal|terminales|tienda|sucursal|caja|cajas|usuario|sede|oficina|línea|
        líneas * funciona|conecta|carga|enciende
    ningún|ninguna|ninguno [de] [las|los|nuestras] teléfono|ordenador|equipo|terminal|tienda|
        tiendas|sucursal|caja|usuario|sede|oficina|línea [de|la|del] [oficina|la|tienda] [oficina|
        tienda] tiene acceso|internet|conexión|sistema|línea|red|luz
    no podemos [ni] facturar|cobrar|vender|trabajar|operar|producir|despachar|atender|ingresar [a]
        [en|ninguna|pedidos|clientes]
    error|falla|fallo|caído ** todo el mundo
    da|dando|sale|aparece ** error ** a|para todo|todos|todas el|los|las|nuestros mundo|@people
    a nadie le|nos funciona|carga|abre|deja
"""

DATA_LOSS = """
    borró|borraron|borrado|eliminó|eliminaron|eliminado * nuestro|nuestra|nuestros|nuestras
    falta|faltan ** mitad|todos|todas|muchos|muchas ** registros|datos|archivos|clientes|correos
    perdido|perdí|perdimos|perdieron|borrado|borró|borraron|desaparecido|desaparecieron|eliminado|
        eliminaron|eliminó|perdió|esfumado ** todos|todas|toda|todo|nuestros|nuestras|semanas|
        meses|años|# [los|las|la|el|@my] [de] @data
    todos|todas|toda [los|las|la] [@my] @data * desaparecido|desaparecieron|borrado|borraron|
        perdido|perdieron|eliminado|eliminaron|perdida|borrada|desapareció
    pérdida [total|masiva] [de|total] [todos] [los|@my] datos|información|archivos|registros
    datos|información perdidos|perdida|borrados|borrada
    base [de] [datos] ** vacía|borrada|corrupta|eliminada|desaparecido|desapareció|borrado|perdido|
        borraron
    nos|me [han] borraron|borrado|eliminaron|eliminado ** @data
    trabajo de semanas|meses|años|días ** perdido|perdimos|borrado|perdió
    perdido|perdimos|perdí|pierdo ** trabajo|meses|años|semanas|información ** de # años|meses|
        semanas|días
    perdido|perdimos|perdí [el|todo] [el] trabajo de
    perdimos|perdido|perdieron ** @data ** toda|todo|todos|todas|semana|mes|meses|año|años|entera
    borró|borraron|borrado|borramos|eliminó|eliminado|eliminamos|sobrescribió|formateó ** carpeta|
        base|servidor|disco|unidad|backup|copia|proyecto ** compartida|todos|todas|datos|entera|
        completa|cliente|clientes
    se|han nos|me|borrado|perdido [han] borraron|perdieron|borrado|perdido|borró|los|las ** todo|
        toda|todos|todas|año|mes|meses|datos
    no|sin [hay|tenemos|tengo] copia|backup|respaldo ** perdido|perdimos|borrado|recuperar
    desaparecieron|desaparecido|desapareció|borraron|esfumado * @data
"""

SLA = """
    sla|slas|ans ** incumpl~|incumplimiento|incumplido|violado|penalización|superado|roto|
        vulnerado|fuera|penalizaciones
    incumplir~|incumplimiento|violación|superado|incumpliendo|supera|vulneración ** sla|slas|ans
    acuerdo|nivel de|del servicio ** incumplido|incumplimiento|penalización|incumplen
    incumplimiento|incumplido|incumplen * acuerdo|nivel de
    disponibilidad ** por debajo
"""

EMERGENCY = """
    urgente|urgentes|urgentemente|urgentísimo|urgencia
    me|nos urge|urgen|apremia
    ^ urge
    emergencia|emergencias
    situación de emergencia|urgencia
    prioridad máxima|crítica|absoluta|urgente
    máxima|extrema|suma prioridad|gravedad|urgencia
    necesito|necesitamos|quiero|queremos esto|eso|solución|una [solución] ya
    paciente|pacientes|vida|vidas|niño|personas ** riesgo|peligro
    situación|incidencia|problema|error|fallo crítica|crítico|gravísima|gravísimo
    crítico para
    peligro|riesgo de|para vida|muerte|incendio|personas|pacientes
    vida o muerte
    olor a quemado|gas
    incendio|quemadura|electrocutó
    sale|saliendo|echa humo
    p1|sev1
"""

# Hours that are still to come: "desde hace 3 horas" has other words before the number.
DEADLINE = """
    necesito|necesitamos|tenemos|tengo|debo|debemos|hay|presentar|entregar|enviar ** dentro|en
        menos|las [de] [próximas] # horas|hora|minutos
    en|dentro [de] [menos] [de] # horas|hora|minutos ** empieza|empezamos|comienza|cierra|vence|
        sale|salgo|salimos|tengo|tenemos|reunión|vuelo|presentación|evento|caduca|expira|necesito|
        necesitamos|abrimos|abre|viajo|inicia
    empieza|empezamos|comienza|cierra|vence|sale|salgo|salimos|reunión|vuelo|presentación|evento|
        caduca|expira|necesito|necesitamos|abrimos|abre|viajo|inicia ** en|dentro [de] [menos] [de]
        # horas|hora|minutos
    en la próxima hora
    quedan|queda|faltan|falta [solo|menos] [de] # horas|hora|minutos para|y|hasta|.
    tienen|tenemos|tengo|plazo [solo|menos|hay|de] [de] # horas|hora|minutos para|antes
    tienen|tenéis [solo] # horas|hora|minutos .|,|!|o
    antes de|del mediodía|medianoche
    antes de las # ** hoy|noche|tarde|mediodía|mañana|necesito|cierra
    necesito|tengo|tenemos|debo|hay|entregar|presentar ** antes de las #
    antes de que termine|acabe el día
    necesito|necesitamos|urge|lo|la|es|entrega|quiero * para hoy
    para esta [misma] noche|tarde
    hoy mismo|sin falta
    necesito|tengo|tenemos|debo|entregar|presentar|enviar ** hoy antes de
    tengo|tenemos|necesito|empieza|sale|cierra|reunión|evento ** esta tarde|noche
    vence|cierra|caduca|expira|termina|límite|finaliza [es] hoy
    vence|cierra|caduca|expira|termina|finaliza esta noche|tarde
    hoy * vence|cierra|caduca|expira|termina
    hoy a|antes las|de # ** necesito|tengo|tenemos|necesitamos
"""

# A time in hours may be a deadline, or only how long something takes.
DEADLINE_HINT = """
    dentro de # hora|horas|minutos
    en menos de # hora|horas|minutos
    en|las|durante las próximas # horas
"""

RULES = (
    Rule("urgency.outage", Effect.HIGH, OUTAGE),
    Rule("urgency.data_loss", Effect.HIGH, DATA_LOSS),
    Rule("urgency.sla_breach", Effect.HIGH, SLA),
    Rule("urgency.emergency", Effect.HIGH, EMERGENCY),
    Rule("urgency.deadline", Effect.HIGH, DEADLINE),
    Rule("urgency.deadline_hint", Effect.HIGH, DEADLINE_HINT, plain=False),
)
