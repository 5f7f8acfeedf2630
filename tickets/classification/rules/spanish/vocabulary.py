"""Words that the Spanish rules are built on: classes, wordings, inflections and misspellings."""

from functools import cache

from tickets.classification.rules.conjugation import Conjugation
from tickets.classification.rules.language import Vocabulary, word_set

_CONJUGATION = Conjugation(
    endings={
        "ar": "ar o as a amos ais an e aste o asteis aron aba abas abamos aban ado ada ados adas ando "
        "are ara aras aremos aran aria arias ariamos arian es emos en ad ase asen",
        "er": "er o es e emos eis en i iste io imos ieron eron yo yeron ia ias iamos ian ido ida idos "
        "idas os iendo yendo ere era eras eremos eran eria erian a as amos an ed iera ieran iese iesen",
        "ir": "ir o es e imos is en i iste io ieron eron yo yeron ia ias iamos ian ido ida idos idas os "
        "iendo yendo ire ira iras iremos iran iria irian a as amos an id iera ieran",
    },
    respelled={"c": "qu", "g": "gu", "z": "c", "qu": "c"},
    irregular={
        "devolver": "devuelv devuelt", "resolver": "resuelv resuelt", "perder": "pierd",
        "pedir": "pid", "exigir": "exij", "caer": "caig", "encontrar": "encuentr",
        "cerrar": "cierr", "romper": "rot", "negar": "nieg niegu", "mentir": "mient mint",
        "restituir": "restituy", "retener": "retien retuv", "hacer": "hac hag hic hiz hech",
        "desaparecer": "desaparezc", "desconocer": "desconozc", "reconocer": "reconozc",
        "descontar": "descuent", "suscribir": "suscrit", "costar": "cuest",
    },
    hosts=word_set("ar er ir a e an en ad ed id ando iendo yendo"),
    pronouns=word_set(
        "me nos te se le les lo la los las melo mela melos noslo nosla noslos selo sela"
    ),
)  # fmt: skip


@cache
def inflect(word: str) -> set[str]:
    """Return the regular forms of a Spanish verb in the infinitive, a noun or an adjective."""
    forms = _CONJUGATION.conjugate(word)
    if forms is not None:
        return forms
    if word.endswith("o"):
        return {word[:-1] + ending for ending in ("o", "a", "os", "as")}
    return {word, word + "s", word + "es", word.replace("ión", "ion") + "es"}


_CLASSES = {
    "number": "un una uno dos tres cuatro cinco seis siete ocho nueve diez doce quince veinte "
    "treinta cuarenta cincuenta cien cientos miles varios varias algunos algunas pocas media",
    "my": "mi mis nuestro nuestra nuestros nuestras",
    "money": "dinero plata importe monto suma pago pagado pagué abonado cobro cobros cobrado "
    "cargo cargos diferencia depósito fianza anticipo seña saldo euros dólares pesos soles compra "
    "guita",
    "charge": "cobro cobros cargo cargos pago pagos compra compras débito débitos transacción "
    "transacciones transferencia transferencias retiro retiros consumo consumos movimiento "
    "movimientos operación operaciones adeudo adeudos domiciliación disposición",
    "charged": "cobró cobraron cobrado cobrando cobran cobra cobrar cobrada cobraba cobre "
    "cobrarme cobrarnos cobrándome cargado cargaron cargó cargaran descontado descontaron "
    "descontó descontando debitado debitaron debitó debitan facturado facturaron facturó pagué "
    "pagado pagamos adeudado pasado",
    "service": "web página sitio portal plataforma sistema sistemas servidor servidores servicio "
    "aplicación app tienda red api erp crm tpv datáfono datáfonos centralita vpn producción "
    "ecommerce intranet software programa línea líneas",
    "down": "caído caída caídos caídas offline inaccesible inaccesibles inoperativo inoperativa",
    "people": "usuarios profesores docentes clientes empleados trabajadores compañeros operadores "
    "agentes vendedores alumnos pacientes médicos enfermeras colegas cajeros empresa oficina "
    "oficinas sucursales tiendas sedes departamento equipo plantilla personal almacén fábrica "
    "planta",
    "data": "datos pedidos información archivos ficheros documentos registros contactos facturas "
    "fotos historial base bases copias carpetas expedientes proyectos clientes tickets",
    "account": "cuenta cuentas correo perfil tarjeta sistema servidor web banca",
    "work": "acceder entrar ingresar iniciar trabajar usar utilizar cobrar vender comprar "
    "facturar abrir imprimir conectar conectarse enviar pagar fichar llamar recibir registrar "
    "atender operar acceso reservar emitir consultar ver loguearse cargar guardar",
    "lawyer": "abogado abogada abogados letrado letrada",
    "regulator": "omic facua ocu profeco condusef sernac indecopi aepd cnmv cnmc superintendencia "
    "fiscalía inai defensoría ombudsman",
    "erase": "borrar borren borre borréis borrado elimine eliminen eliminar eliminación eliminéis "
    "suprimir supriman suprima supresión cancelación destruyan",
    "delivery": "pedido pedidos paquete paquetes envío envíos entrega entregas mercancía producto "
    "productos artículo artículos encomienda orden repuesto",
    "bill": "factura facturas recibo boleta importe precio precios total tarifa iva facturación "
    "cuota",
    "act": "acceder entrar ingresar iniciar abrir usar utilizar ver pagar comprar descargar bajar "
    "guardar imprimir enviar recibir conectar conectarme subir cargar actualizar instalar "
    "registrarme cambiar completar finalizar hacer realizar cancelar contactar hablar modificar "
    "editar adjuntar acceso ingreso loguearme activar recuperar continuar exportar importar "
    "reservar crear trabajar navegar sincronizar reproducir visualizar escribir borrar eliminar "
    "contratar retirar transferir llamar configurar accesar",
}
_REPAY = ("devolver", "reembolsar", "reintegrar", "regresar", "restituir")


def _read_classes() -> dict[str, frozenset[str]]:
    classes = {name: word_set(words) for name, words in _CLASSES.items()}
    repay = frozenset().union(*map(inflect, _REPAY))
    # "Devuélvanme": the pronoun says that the money is the writer's.
    to_me = frozenset(form for form in repay if form.endswith(("me", "nos", "melo", "noslo")))
    return classes | {"repay": repay, "repay_me": to_me}


_MACROS: dict[str, tuple[str, ...]] = {
    "want": (
        "quiero|queremos|quisiera|exijo|exigimos|exigir|pido|pedimos|solicito|solicitamos|solicitar|"
        "solicité|reclamo|reclamamos|reclamar|necesito|necesitamos|deseo|deseamos|espero|esperamos|"
        "esperando|requiero|merezco|pedí|pidiendo|solicitando|pedir|demando",
        "me|nos gustaría",
        "derecho a",
        "espera de",
    ),
    "cannot": (
        "no puedo|podemos|puede|pueden|pude|pudimos|pudo|podía|consigo|conseguimos|consigue|logro|"
        "logramos|logra|podido",
        "no he|hemos|ha|han podido|logrado|conseguido",
        "imposible",
        "no me|nos|le|les deja|dejan|permite|permiten|dejaba",
        "sin poder",
        "incapaz de",
        "no hay forma|manera de",
        "no se puede|pudo|podía|consigue|logra",
        "no es|ha|fue [sido] posible",
    ),
    "many": (
        "todos|todas nuestros|los|las|nuestras|mis @people",
        "toda|todo la|el|nuestra|nuestro @people",
        "todos nosotros",
        "# [de] [nuestros|los] usuarios|clientes|empleados|trabajadores|tiendas|compañeros|agentes|"
        "alumnos|pacientes|sucursales|oficinas",
    ),
    "no_longer": ("ya no", "dejó|deja|dejaron|dejado de"),
}

VOCABULARY = Vocabulary(
    classes=_read_classes(),
    macros=_MACROS,
    common=word_set(
        "a al de del el la los las lo un una unos unas y o e en con por para que se me nos le les su "
        "sus mi mis es son esta estan ha han he hemos fue hay no ni si ya como mas muy pero cuando "
        "desde hasta este esto ese eso todo toda todos todas te tu les sin sobre puedo puede hacer "
        "quiero tengo cuenta gracias hola buenos dias nada solo ser , . ! ?"
    ),
    inflect=inflect,
    spellings={
        "xfavor": "por favor", "porfavor": "por favor", "porfa": "por favor", "porfis": "por favor",
        "q": "que", "k": "que", "ke": "que", "xq": "porque", "pq": "porque", "xk": "porque",
        "tb": "tambien", "tmb": "tambien", "grax": "gracias", "grcias": "gracias",
        "grasias": "gracias", "urjente": "urgente", "hurgente": "urgente", "urgent": "urgente",
        "rembolso": "reembolso", "rembolsen": "reembolsen", "reenbolso": "reembolso",
        "reembolzo": "reembolso", "aser": "hacer", "asen": "hacen", "ise": "hice", "ize": "hice",
        "hize": "hice", "nose": "no se", "haora": "ahora", "aora": "ahora", "ahy": "hay",
        "tarejta": "tarjeta", "targeta": "tarjeta", "taregta": "tarjeta", "cuneta": "cuenta",
        "contrasenia": "contrasena", "funsiona": "funciona", "funcoina": "funciona", "fucniona": "funciona",
        "haveis": "habeis", "aveis": "habeis", "jaquearon": "hackearon", "jakearon": "hackearon",
        "jaqueado": "hackeado", "jakeado": "hackeado", "hakearon": "hackearon",
        "hakeado": "hackeado", "abogdo": "abogado", "bogado": "abogado",
        "paquette": "paquete", "pedio": "pedido", "resibi": "recibi",
        "resivi": "recibi", "recivi": "recibi", "recivido": "recibido", "resibido": "recibido",
        "conputadora": "computadora", "aplicasion": "aplicacion", "ud": "usted",
        "uds": "ustedes", "vds": "ustedes", "e-mail": "correo", "email": "correo", "mail": "correo",
        "website": "web",
    },
    folds_accents=True,
)  # fmt: skip
