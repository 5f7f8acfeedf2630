"""Rules for payments, deliveries, invoices, cancellations and complaints that can wait a day."""

from tickets.classification.rules.rule import Effect, Rule

PAYMENT_OR_DELIVERY = """
    hay|tienen|tenéis|alguna novedades|noticias|novedad|noticia de|del|sobre|con [mi|la|el|nuestro]
        reparación|pedido|envío|reembolso|solicitud|caso|reclamo|paquete|entrega
    vino|vinieron|llegó|llegaron|viene|venía sin pilas|cargador|cable|manual|instrucciones|
        tornillos|accesorios|tapa|mando|caja|batería|baterías|factura|etiqueta|llave|llaves
    no|nunca he|hemos|recibí [recibido] nada
    parado|detenido|atascado|bloqueado|estancado desde|hace # días|semanas|horas
    pago|tarjeta|transferencia|compra|transacción|cobro|depósito|recarga|giro ** rechazado|
        rechazada|rechaza|rechazó|fallido|fallida|declinada|declinado|no|denegado|denegada|
        pendiente|retenido|error|devuelto
    rechazan|rechazaron|rechazado|rechaza * pago|tarjeta|transferencia|compra
    @delivery ** no|nunca|sin|tampoco ** llega|llegó|llegado|llegan|recibido|recibí|recibimos|
        entregado|entregaron|enviado|aparece|entregar|mueve|salido|tengo
    no|nunca|tampoco|sin ** recibido|recibí|llega|llegado|llegó|recibimos|entregado|entregaron|
        enviado ** @delivery
    no|nunca|ningún|ni * entrega|entregó|entregaron|entregado|entregan
    fuera|pasó|venció|incumplen|incumplieron * plazo
    plazo [de] [entrega] pasó|venció|vencido|pasado|cumplido
    recibí|vino|vinieron|llegó|enviaron|mandaron * solo|solamente|faltando|falta
    no corresponde|coincide|tiene
    @delivery ** retraso|retrasado|retrasada|demora|demorado|atrasado|atrasada|perdido|perdida|
        extraviado|incompleto|incompleta|equivocado|equivocada|dañado|dañada|roto|rota|abierto|
        vacío|tarde|mal|caducado|golpeado|distinto|diferente
    retraso|demora|retrasos|atraso [en|con|de] [la|el|los|mi] @delivery
    llegó|llegaron|llega|vino|vinieron|recibí|recibimos|recibido|ha|enviaron|mandaron|enviado|
        entregaron * roto|rota|rotos|rotas|dañado|dañada|dañados|incompleto|incompleta|equivocado|
        equivocada|abierto|abierta|vacío|vacía|tarde|golpeado|manchado|otro|otra|caducado|usado|
        distinto|diferente|usada
    pedí|compré|encargué|pedimos ** mandaron|enviaron|recibí|vino|vinieron|llegó
    debía|debería|tenía|tendría|iba haber|que|a llegar|llegado|entregar|entregarse
    talla|color|modelo|producto|artículo|tamaño equivocado|equivocada|incorrecto|incorrecta|
        distinto|erróneo
    devolver|devolución|cambiar|cambio|devolverlo|devolverla ** @delivery|pantalones|zapatos|
        camisa|vestido|talla|zapatillas
    queda|quedan|quedó|quedaron|viene|vienen [muy|un|demasiado] [poco] chico|chica|chicas|chicos|
        grande|grandes|pequeño|pequeña|pequeñas|pequeños|apretado|apretados|corto|corta|justas|
        justos|estrechos|estrechas
    quiero|quisiera|necesito|deseo|gustaría|puedo ** cambiarlo|cambiarla|cambiarlos|cambiarlas|
        devolverlo|devolverla|devolverlos|devolverlas|cambio
    sigo|seguimos|sin sin|noticias [noticias] [del|de] pedido|envío|paquete|nada
    seguimiento|tracking|rastreo ** no|nada|parado|mismo
    no es lo|el que pedí|compré|esperaba|pedimos
    garantía ** no|reparar|reparación|roto|dejó|averiado
    luggage|maleta|equipaje ** perdida|perdido|dañada|no
"""

MISSING_DELIVERY = """
    dónde está|anda|quedó @my @delivery
    cuándo llega|llegará|va @my|el @delivery
    qué pasa|pasó|ocurre|sucede con @my @delivery
"""

INVOICE = """
    @bill ** mal|incorrecto|incorrecta|incorrectos|error|equivocado|equivocada|erróneo|errónea|
        duplicada|coincide|corresponde|faltan|falta
    error|errores|corregir|rectificar|corrijan|corrección|rectifiquen|rectificativa|incorrecto|
        equivocado * factura|facturas|recibo|boleta|importe|iva|precio
    @charged ** vez|lugar de|del
    pero|y la|el|mi factura|recibo ** llegó|vino|salió|llega|sale con|por|a
    factura|recibo ** rehacer|rehagan|rehagáis|corregir|corrijan|rectificar|rectifiquen|corregirla|
        rehacerla
    descuento|cupón|código|promoción ** no|nunca|inválido|caducado|rechazado|sin
    no|sin|nunca ** descuento|cupón|promoción
    subida|aumento|incremento|subieron|subido|aumentaron|aumentado|suben ** precio|precios|tarifa|
        cuota|tarifas
    no|sin|nunca [he|hemos|me|nos] [ha|han] recibido|llegado|llegó|emitido|enviado|emitieron|recibí
        * factura
"""

CANCELLATION = """
    si ** no ** me cambio|cambiaré|paso|pasaré|largo|marcho
    me cambio|paso|iré|cambiaré|pasaré|voy a|de|con [la|otra|otro] [otra] compañía|competencia|
        proveedor|operador|operadora|banco
    ya no quiero|queremos|deseo|necesito ** servicio|plan|suscripción|contrato|línea
    cancelar~|cancelación|anular~|anulación ** suscripción|pedido|cuenta|contrato|plan|servicio|
        compra|reserva|membresía|póliza|cita|seguro|orden|tarjeta|línea|renovación
    suscripción|pedido|cuenta|contrato|plan|servicio|reserva|membresía ** cancelar~|cancelación|
        anular~
    quiero|deseo|quisiera|necesito|solicito|favor ** cancelar|anular|cancelarlo|cancelarla|baja|
        cancelen|anulen
    dar|darme|darnos|doy|darse|den|deme|denme|solicito|pido|tramitar|solicitar [me|de] [la] baja
    baja [de|del|en] [la|el|mi|del] suscripción|servicio|contrato|cuenta|línea|plan|newsletter
    rescindir|rescisión|desistimiento|desistir
    cerrar|eliminar|cierren|borrar @my|la [la] cuenta|perfil
    cambiarme|cambiar|irme|pasarme ** compañía|proveedor|competencia
    me paso|voy|cambio a|con otra|la [compañía|competencia] [compañía]
    quiero|pienso|pensando|planteando ** irme|cambiarme|darme
    no [quiero|voy] [a] renovar|renueven|continuar|seguir
"""

COMPLAINT = """
    queja|quejas|quejarme|reclamo|reclamos|reclamación|reclamaciones|quejarnos|inconformidad|
        descontento
    muy|demasiado|carísimo|excesivamente|tan caro|cara|caros
    carísimo|carísima|abusivo|abusiva|abuso
    nadie [me|nos] [ha] llamó|llamado|llamaron|vino|apareció|atendió|recibió|avisó|avisado
    nadie [me|nos] [ha] responde|respondió|respondido|contesta|contestó|contestado|ayuda|atiende|
        soluciona|llama|resuelve
    no|sin|nunca [me|nos|he|han|ha|dan|hay|recibo|recibí|recibido|obtengo|tengo|tener|obtener|
        recibir] [han|ha|una|ninguna] respuesta|responden|respondido|contestan|contestado|solución|
        respondieron|contestaron|solucionan
    no sé|sabemos|tengo|tenemos nada|noticias [de]
    técnico|repartidor|transportista|mensajero|instalador|operario ** no|nunca|ni ** vino|viene|
        apareció|aparece|presentó|presentado|llegó|llamó
    llevo|llevamos|hace ** esperando|espero|intentando|tratando
    sigo|seguimos|siguen ** sin|esperando|igual
    todavía|aún|sigue ** no|sin|igual|mal
    mal|mala|malo|pésimo|pésima|malísimo|malísima|deficiente servicio|atención|calidad|trato|
        experiencia|soporte|producto
    servicio|atención|calidad|trato|soporte|experiencia ** mal|mala|malo|pésimo|pésima|malísimo|
        malísima|deficiente|horrible|nefasto|nefasta
    otra|cada|nueva vez|más ** pasa|mismo|falla|igual|error
    no [he|estoy|está|quedo|quedé|estamos] [nada|muy] satisfecho|satisfecha|contento|contenta|
        conforme|acuerdo
    inconforme|insatisfecho|insatisfecha
"""

RULES = (
    Rule("urgency.payment_or_delivery", Effect.MEDIUM, PAYMENT_OR_DELIVERY),
    Rule("urgency.missing_delivery", Effect.MEDIUM, MISSING_DELIVERY, firm=True),
    Rule("urgency.invoice", Effect.MEDIUM, INVOICE),
    Rule("urgency.cancellation", Effect.MEDIUM, CANCELLATION),
    Rule("urgency.complaint", Effect.MEDIUM, COMPLAINT),
)
