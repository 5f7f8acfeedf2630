"""Rules for things that don't work, for one person or for all."""

from tickets.classification.rules.rule import Effect, Rule

DEFECT = """
    está|sale|viene|salió|quedó|funciona mal|fatal
    arruinado|arruinada|manchado|manchada|gastado|usado|rasgado
    de|con|mucho retraso|demora
    error|errores|falló|fallos|falla|fallas|fallando|fallan|fallado|bug|bugs|incidencia|
        incidencias|avería|averías|averiado|averiada|desperfecto
    problema|problemas|inconveniente|inconvenientes|dificultad|dificultades|incidente
    no|nunca|sin|tampoco [me|nos|se|le|les|te|lo|la] [me|nos|lo|la|ha|está|están|terminan|termina|
        quiere|deja] [de] funcionar~|andar~|anda|andan|ir|va|van|sirve|sirven|carga|cargan|cargar|
        abre|abren|abrir|responde|responden|imprime|imprimir|conecta|conectan|conectar|enciende|
        prende|arranca|arrancar|sincroniza|sincronizan|guarda|guardan|guardado|envía|envían|
        actualiza|actualizan|reproduce|detecta|reconoce|reconocen|lee|escanea|aparece|aparecen|
        apareció|muestra|muestran|sale|salen|deja|dejan|permite|permiten|llega|llegan|llegó|
        llegado|refleja|coincide|coinciden|cuadra|corresponde|suena|graba|descarga|descargan|
        instala|procesa|registra|inicia|cierra|ve|ven|entra|encuentra|activa|calienta|enfría|gira|
        acepta|aceptan|marcha|cargado
    dejó|dejaron|dejado|dejando de
    {no_longer} funcionar~|funciona|va|carga|abre|aparece|aparecen|sirve|anda|puedo|responde|
        imprime|deja|conecta|recibo|llegan|puede|sale|salen|veo|guarda|sincroniza
    funciona|funcionan|va|van|anda mal|fatal|regular|lento|lenta|lentísimo|lentísima|intermitente
    se [me|nos] [ha|han|queda|quedó|vuelve|está] cierra|cierran|cerró|cuelga|cuelgan|colgó|congela|
        congeló|traba|trabó|tilda|tildó|bloquea|bloqueó|bloqueado|reinicia|reinició|apaga|apagó|
        cae|caen|cayó|desconecta|desconectan|desconectó|corta|cortó|corrompió|rompió|roto|rompe|
        detiene|estropeado|estropeó|dañó|dañado|congelada|congelado|pegada|colgada|colgado|trabada|
        tildada|borra|borran|borró|duplican|duplica|desconfigura
    lento|lenta|lentos|lentitud|lentísimo|lentísima|lentas
    tarda|tardan|demora|demoran ** mucho|minutos|siglos|demasiado|horas|cargar|eternidad
    dañado|dañada|dañados|defectuoso|defectuosa|defectuosos|roto|rota|rotos|rotas|estropeado|
        estropeada|incorrecto|incorrecta|incorrectos|incorrectas|equivocado|equivocada|erróneo|
        errónea|erróneos|corrupto|corruptos|abollado|rayado|manchado|oxidado|golpeado|golpeada|
        ilegible|inservible|inutilizable
    pantalla|página|ventana|hoja * blanco|negro|negra|blanca|azul|gris
    en blanco|negro
    cambiado|cambiada|cambiadas|cambiados|invertido|invertida|invertidas|mezclado|mezcladas|
        mezclados|desordenado|desordenados|duplicado|duplicados|duplicada|duplicadas|repetidos|
        cruzados|cortado|cortada|vacío|vacía
    al revés
    no|nada|ni [me|se|nos] escucha|oye|ve|entiende|lee|escuchan|oyen|ven|nota|enciende|calienta|
        transmite|escuchar
    pierde|gotea|sale|filtra|tira agua|aceite|aire|gas|humo
    en vez|lugar de|del
    cuelga|colgado|congela|congelada|traba|crashea|crasheó|peta|petado|petó|bugueado|bugueada|
        pantallazo
    hace cosas raras
    pone|puesto|escrito|escrita|escribieron|sale|aparece|impreso|embalado|embalada|hecho mal
    mal escrito|escrita|puesto|puesta|embalado|embalada|impreso|impresa|hecho|hecha|configurado
    con|hay|tiene eco|ruido|interferencias|zumbido
    timeout|timeouts|lag
    usuario|cuenta|página|archivo|pedido * no existe|existía|encontrado|encontrada
    no reconoce|detecta|encuentra|lee|guarda|deja|sirve
    desaparecer~|desaparece|desaparecen
    atascado|atascada|atasca|trabado|trabada|trancado
    mal funcionamiento
    falta|faltan|faltaba|faltaban ** pieza|piezas|tornillos|accesorios|parte|artículo|producto|
        datos|filas|archivos
    error|código|http|página|un|da 404|403|500|502|503|504|401
    mensaje|código de error
    salta|sale|aparece|da|tira|lanza|marca|arroja|dice ** error|inválido|inválida
    no|sin [hay|tengo|tenemos|tener|tiene|tienen] conexión|señal|sonido|audio|internet|imagen|agua|
        luz|respuesta|servicio|línea|cobertura
    pierde la|el|conexión|señal
    hace|hacen|emite * ruido|ruidos
"""

CIRCUMSTANCE = """
    {cannot}
    desde la|el|que|ayer|hoy [última|último|actualización] [actualización|actualicé|actualizado|
        actualizó]
    al|cuando abrir|pulsar|guardar|enviar|intentar|tratar|hacer|entrar|iniciar|intento|trato|
        quiero|abro|pulso ** no|me|se|da|sale|aparece
"""

ACCESS = """
    perdí|perdido|perdimos * derechos|permisos|permiso|acceso|rol|privilegios
    {cannot} * @act|entrar~|acceder~|ingresar~
    {cannot} [ni] accederlo|usarlo|usarla|abrirlo|abrirla|verlo|verla|instalarlo|descargarlo|
        pagarlo|activarla|hacerlo
    bloqueado|bloqueada|bloquearon|bloqueados|bloqueó * cuenta|acceso|usuario|tarjeta|perfil
    cuenta|acceso|usuario|tarjeta|perfil|login ** bloqueado|bloqueada|bloquearon|suspendida|
        suspendido|desactivada|inhabilitada|denegado|denegada|rechazado|deshabilitada|bloqueadas|
        restringida
    contraseña|clave|pin|código|credenciales|usuario * incorrecto|incorrecta|incorrectos|inválida|
        inválido|caducada|expirada|no
    no * recuerdo|acuerdo|recordar ** contraseña|clave|pin|usuario
    no * paso|supero|pasa|puedo|pasar * verificación|autenticación
    enlace|link|código|sesión ** caducó|caducado|expiró|expirado|vencido|venció|inválido|caduca
    olvidé|olvidado|perdí|perdido|olvidó ** contraseña|clave|pin|acceso|usuario
    no|nunca [me] llega|llegó|llegado|recibo|recibí|recibido|recibe|llegan ** código|correo|sms|
        enlace|mensaje|verificación|confirmación|link|correos|notificaciones
    perdí|perdido|recuperar|sin [el|mi|tener] acceso
"""

RULES = (
    Rule("urgency.defect", Effect.MEDIUM, DEFECT),
    Rule("urgency.circumstance", Effect.MEDIUM, CIRCUMSTANCE, asserted=True),
    Rule("urgency.access", Effect.MEDIUM, ACCESS),
)
