"""Rules for break-ins, leaks and extortion."""

from tickets.classification.rules.rule import Effect, Rule

SECURITY = """
    inyección [de] sql|código|comandos
    sql injection
    hackear~|hackeo|hackers|hacker|hack|pirateado|piratearon|ciberataque|ciberdelincuentes
    suplantar~|suplantación|phishing|smishing|vishing
    haciendo|hacen|hace|hizo pasar por
    filtrado|filtraron|filtró|filtración|filtraciones|fuga|robo|robaron|robado|expuestos|expuestas|
        publicados|expuesto|exposición ** datos|contraseña|contraseñas|información|correos|
        identidad|clientes|clave|claves|cuenta
    @data|contraseñas|clave|claves ** filtrado|filtraron|filtrados|expuestos|expuesta|expuesto|
        robados|vulnerados|dark
    brecha|incidente|agujero|violación de seguridad|datos
    encontrado|encontramos|encontré|descubierto|descubrimos|detectado|hay|existe * fallo de
        seguridad
    vulnerabilidad|vulnerabilidades|ransomware|keylogger|ddos|xss
    alguien|otra|persona|desconocido|desconocidos|terceros|tercero|intruso|ladrón|extraño **
        accedido|accedió|entró|entrado|entrando|usando|usó|utilizando|cambió|cambiado|ingresó|
        acceso|accedieron|ingresado|tomó|apoderó|metió|metido ** @account|contraseña|clave|datos
    han|me|nos accedido|entrado|entraron|accedieron|robaron|robado|metido ** @account|contraseña|
        identidad|datos|clave
    @account ** comprometida|comprometido|vulnerada|vulnerado|intervenida|secuestrada|robada|
        hackeada
    acceso|accesos|inicio|inicios|sesión|actividad|dispositivo|movimientos|conexión [de] [sesión]
        desconocido|desconocidos|desconocida|sospechoso|sospechosos|sospechosa|extraño|extraña|
        indebido
    acceso|accesos|inicio|inicios|sesión|actividad|dispositivo|conexión [de] [sesión] no
        autorizado|autorizados|reconocido|reconocida|reconozco|autorizada
    no reconozco|reconocemos|autoricé * inicio|acceso|sesión|dispositivo|dispositivos
    veo|vemos|ve|aparecen|muestra|aparece|ver|viendo|puedo ** de otro|otra|otros|otras [un]
        cliente|clientes|persona|personas|usuario|usuarios|paciente|empresa|empresas|compañía
    datos|facturas|factura|pedidos|información|historial|cuenta|documentos|nómina de otro|otra|
        otros|otras cliente|clientes|persona|personas|usuario|usuarios|paciente|pacientes|empresa|
        empresas|empleado
    clave|claves|contraseña|contraseñas|token|credenciales|llave ** expuesta|expuestas|github|
        filtrada|filtradas
    subimos|subí|subido|subió|publicamos|publiqué|publicó|compartí|compartimos ** clave|claves|
        contraseña|contraseñas|token|credenciales|llave ** público|pública|github|error|todos
    contraseñas|claves texto|en plano
    dominio|servidor|cuenta|web ** hackearon|hackeado|infectado|infectada|atacado|atacada
    ataque informático|cibernético
    exempleado|exempleada|extrabajador|excompañero|exsocio ** acceso|accede|entra|entrando|
        descargó|descargado|clave|contraseña|borró|copió
    ya no trabaja|trabajan|pertenece ** entrado|entró|acceso|accede|accedió|descargado|descargó|
        panel|sistema|cuenta|contraseña
    ex|antiguo|antigua empleado|empleada|trabajador|socio|compañero ** acceso|accede|entra|
        entrando|descargó|clave|contraseña|borró|copió
    virus en @my|el|la servidor|red|empresa
    desde|con @my|nuestra dirección|correo|cuenta ** no|sin mandé|envié|enviado|mandado
    robo|robaron|usurpación|suplantación|usurparon [de|mi] identidad
    extorsión|extorsionar~|chantaje|chantajear~
    pide|piden|pidiendo|pagar|pago|exigen|exige|paguen|nota * rescate
    pagar|paguen|pagan|pague|piden|exigen|pago|enviar|transferir ** bitcoin|bitcoins|btc|cripto|
        criptomonedas|monero
    publicaremos|publicar|filtraremos|venderemos ** datos|base|información|clientes
    archivos|datos|servidores|equipos * cifrados|encriptados|secuestrados
    robaron|robado|perdido|perdí|extraviado ** portátil|laptop|ordenador|computadora|tarjeta
    sim swapping
    duplicado|duplicaron de|mi|la|tarjeta sim|chip
"""

RULES = (Rule("urgency.security", Effect.HIGH, SECURITY),)
