"""Rules for money in dispute."""

from tickets.classification.rules.rule import Effect, Rule

# Asking when one's money comes back means demanding it.
REFUND_DEMAND = """
    recuperar|recupero @my|el dinero|plata
    dinero|plata de vuelta
    @repay_me ** @money|todo|pagué|reembolso
    me|nos [lo|los] [van|vais|vas|va|tienen|tenéis|deben|han|pueden|puedes|puede|puedan|podéis|
        podrían] [a|que] @repay ** @money|pagué|euros|todo
    cuándo|dónde [está|me|nos] [van|llega|llegará|llegue] [a] [hacer|dar] mi|el|nuestro reembolso|
        reintegro|dinero
    @my reembolso|reintegro|devolución * demorado|atrasado|pendiente|dónde|cuándo
    @repay * @my dinero|plata
    puedo|podría|podemos|puede|pueden|podrían|me|posible obtener|recibir|tener|solicitar|pedir|dar|
        hacer un|el|mi reembolso|reintegro
    por|porque qué * me|nos cobran|cobraron|cobró|cobrado|cargaron|descontaron|debitaron
"""

REFUND = """
    reembolso|reembolsos|reintegro ** pendiente|espera|parado|bloqueado|proceso desde|hace|.|,|
        todavía|aún
    espero|esperando|espera|esperamos * @my dinero|plata
    prometieron|prometido|prometisteis|dijeron|prometió ** reembolso|devolución|reintegro
    @repay * el|mi|nuestro|la|lo|los [importe|monto|valor|total] [del|de] [mi|pago|compra|pedido]
        dinero|plata|importe|monto|cobro|cargo|pagado|pagué|pago|abonado|euros|diferencia|fianza|
        depósito
    @repay * # euros|dólares|pesos|soles
    {want} ** reembolso|reembolsos|reintegro
    {want} ** @repay|devolución ** @money|euros
    {want} que me|nos [la|lo|las|los] @repay
    {want} ** abono|ingreso ** tarjeta|cuenta
    {want} ** nota de crédito
    espera ** nota de crédito
    devolución|devoluciones * dinero|importe|pago|cobro|cargo|euros
    @repay_me [el|lo|la|mi] [dinero|que]
    [el] reembolso|reintegro|dinero|devolución|abono ** no|sin|todavía|aún|nunca [me|lo|la|ha|he|
        se] [ha|han|he] llega|llegado|llegó|recibido|recibí|aparece|hecho|reflejado|efectuado|
        acreditado|ingresado|realizado
    no|nunca|tampoco|sin ** recibido|recibí|recibimos|recibir|llega|llegado|llegó|hecho|realizado|
        efectuado|tramitado ** reembolso|reintegro|dinero|devolución
    no|nunca|sin|niegan|niega|nadie ** @repay ** @money|nada|euros
    no me|nos lo|la|los [ha|han] @repay
    tienen|tenéis|deben|debéis|tienes|debe|tiene|han|favor|pueden|cuándo|para ** abonarme|pagarme|
        ingresarme|abonarnos|pagarnos|ingresarnos|regresarme|compensarme
    abónenme|ingrésenme|páguenme|ingresadme|abonadme|deposítenme
    abonen|ingresen|depositen|transfieran|abonar|ingresar ** dinero|importe|euros|pesos|diferencia|
        monto|pagado
    @charge ** empresa|comercio|tienda|servicio|suscripción|compañía ** no|nunca|jamás [he|hemos]
        contratado|contraté|solicitado|autorizado|conozco|pedido|contratamos
    quiten|quítenme|quitar|eliminen|anulen|retrocedan|reviertan|revertir|retiren|bonifiquen *
        cargo|cargos|cobro|cobros|comisión|recargo|adeudo|recibo|débito
    cargo|cargos|cobro|cobros ** quiten|anulen|reviertan|eliminen|quitar|retiren
    cargo|cobro|cargos|cobros [de|por] ** ni * tengo|uso|tenemos
    me|nos deben|debe|debéis|adeudan ** @money|euros|reembolso
    espero|esperando|espera|llevo|llevamos|pendiente ** reembolso|reintegro
    procedan|proceda|hagan|haga|tramiten|tramite|realicen|gestionen|den|denme|hacedme|hacer *
        reembolso|reintegro
    solicitud|petición|reclamo|pedido|exigencia de reembolso|reintegro
    favor|ruego * reembolsar|reembolsen|reembolso|reembolsarme
    quedaron|quedarse|quedado|quedan con @my dinero|plata
    recuperar @my dinero|plata
    indemnización|compensación económica
    {want} ** indemnización|compensación|indemnicen|compensen
"""

BILLING_DISPUTE = """
    @charged|@charge * dos|2|tres|3|varias|múltiples veces
    @charged|@charge [me|nos|lo] [el|por|al] doble|dobles|duplicado|doblemente
    @charge|@charged * duplicado|duplicados|duplicada|repetido|repetida
    doble|doblemente|dos|duplicado|2|tres|varios [@charged] @charge * iguales|idénticos|mismo|
        misma|mismos
    doble|duplicado|duplicidad [de] cobro|cargo|pago|facturación|cobrado
    me|nos [han|has|habéis|ha|están|siguen|volvieron|vuelven|acaban] [a|de] @charged ** de más|mal|
        indebidamente|otra|nuevo|sin|cancelé|cancelado|cancelada|baja|no|nunca
    @charged ** de más|demás
    pasaron|pasado|pasó|aplicaron * tarjeta|cobro|cargo * dos|2|varias|tres veces
    sacaron|quitaron|quitado|sacado|retiraron|descontaron|cobraron|pagué|sacó ** doble
    sacaron|quitaron|quitado|sacado|retiraron|descontaron ** dos veces
    @charged|facturando # ** solo|pero|aunque ** #
    demás|más @charged
    @charge|dinero|cargos * no|nunca [he|hemos|han|fue|ha|había|lo|la|los|las] [he|sido|hemos]
        autorizado|autoricé|autorizados|autorizada|reconozco|reconocemos|reconocido|reconocidos|
        solicité|solicitado|contraté|contratado|corresponde|corresponden
    @charge que|, [yo] no|nunca|jamás [he|hemos|lo|la|los|las] [he|hemos] hice|hicimos|hecho|
        realicé|realizamos|realizado|efectué
    no|nunca [he|hemos] reconozco|reconocemos|autoricé|autorizado|autorizo [ese|este|esos|estos|un|
        unos|el|los|la|las|una|esta|esa|ninguna] [compra|cargo|cobro|pago] cargo|cargos|cobro|
        cobros|compra|compras|pago|pagos|transacción|transferencia|movimiento|movimientos|consumo|
        consumos|retiro|operación
    no|nunca [he|hemos] hice|hicimos|hecho|realicé|realizado ese|este|esos|estos|esta|esa|esas|
        estas|ninguna|ningún|dicha|dicho|tal cargo|cargos|compra|compras|pago|pagos|transacción|
        transferencia|movimiento|movimientos|consumo|retiro|operación
    @charge no reconocido|reconocidos|reconocida|reconocidas|autorizado|autorizados|autorizada|
        autorizadas
    @charge|@charged|dinero ** sin * consentimiento|autorización|permiso|avisar|haber|autorizar|
        consultarme
    cargo|cargos|cobro|cobros|compra|compras|pago|pagos|retiro|transferencia|movimiento|
        movimientos|operación indebido|indebidos|indebida|fraudulento|fraudulentos|fraudulenta|
        fraudulentas|desconocido|desconocidos|desconocida|injustificado|sospechoso|sospechosos|
        sospechosa|ilegítimo|abusivo|extraño|extraños
    fraudulento|fraudulenta|fraudulentamente
    me|nos|han|fui|fue|sido|siento|sentimos * estafaron|estafado|estafada|estafó|estafados|
        estafando
    víctima|víctimas|denunciar|denuncia|sospecha|cometido|sufrido|sufrí|intento|posible * fraude|
        estafa
    fraude|estafa en|con|a @my|la|mi tarjeta|cuenta
    estafando a|clientes
    me|nos|han|fue|fui timaron|timado|timaste|timo
    contracargo|contracargos|chargeback
    disputar|impugnar|disputa|desconocer|rechazar * @charge
    me|nos [han] robaron|robado|robó|roban|clonaron|clonado * tarjeta|dinero|cartera|cuenta|plata|
        euros|celular|móvil
    tarjeta ** clonada|robada|clonaron|robaron|robado|robo
    robo|robaron|clonación * tarjeta
    usaron|usado|usando|utilizado|utilizaron|comprado|compraron|usó|utilizó ** @my tarjeta
    retiraron|sacaron|sustrajeron|sacado|extrajeron|quitaron|retirado|descontaron ** dinero|plata|
        euros|pesos|soles|# ** cuenta|tarjeta
    siguen|sigue|siguieron|seguís @charged
    cancelé|cancelada|cancelado|baja|anulé ** @charged|cargo|cobro|cobrando|cobrado
    @charged ** cancelé|cancelada|cancelado|anulado|anulé|baja|cancelación
    @charged ** no|nunca|jamás ** contraté|pedí|solicité|autoricé|autorizado|solicitado|contratado|
        corresponde|suscribí|suscrito|compré|usado
    cobro|cobros|cargo de más|demás
    @charged|@charge # ** vez|lugar de #
"""

# Firm, because who asks what to do about such a payment or card has it.
STRANGE_PAYMENT = """
    @charge ** que [yo] no|nunca|jamás [he|hemos|la|lo|las|los] [he|hemos] hice|hicimos|hecho|
        realicé|autoricé
    @charge raro|raros|rara|raras|extraño|extraños|extraña|extrañas|misterioso|desconocido|
        desconocidos
    @charge ** no es|son|era|eran|fue [de] mío|míos|mía|mías|nuestro|nuestros|nuestra|nuestras
    @charge ** , no|nunca|jamás [yo] la|lo|los|las|yo hice|hecho|hicimos|autoricé|pedí|realicé
    @charge ** no sé|reconozco|recuerdo
    no sé|tengo [ni] [de] qué|quién|idea ** @charge
    perdí|extravié|perdido|extraviado|perdió * tarjeta
    tarjeta [se] [me] [de] [crédito|débito] perdida|extraviada|perdió|extravió
"""

# A machine that keeps the money may also give it back by itself.
BILLING_HINT = """
    cajero ** no|sin|falta|menos ** dinero|efectivo|billetes|completo
    no * dio|entregó|dispensó|salió|soltó * dinero|efectivo|billetes
    fraude|fraudes|estafa|estafas|estafador|estafadores|timo|estafan|estafar
    comisión|comisiones|recargo indebida|indebidas|abusiva|abusivas
"""

RULES = (
    Rule("urgency.refund_demand", Effect.HIGH, REFUND_DEMAND, firm=True),
    Rule("urgency.refund", Effect.HIGH, REFUND),
    Rule("urgency.billing_dispute", Effect.HIGH, BILLING_DISPUTE),
    Rule("urgency.strange_payment", Effect.HIGH, STRANGE_PAYMENT, firm=True),
    Rule("urgency.billing_hint", Effect.HIGH, BILLING_HINT, plain=False),
)
