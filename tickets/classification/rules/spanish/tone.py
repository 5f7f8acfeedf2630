"""Rules for anger, threats, irony and praise."""

from tickets.classification.rules import faces
from tickets.classification.rules.rule import Effect, Rule

ANGER = """
    brazos cruzados
    no vuelvo|volveré|volvería|volvemos [a] comprar|pedir|contratar|comprarles|confiar|reservar|
        pisar
    así no|es|nadie [se] [hay|puede] puede|manera|imposible [de] trabajar|vivir|trabajar
    caos
    ignorado|ignoraron|ignoran|ignoráis|ignorando [a] mis|mi|nuestros|nuestro
    faq|respuesta|respuestas|soporte|ayuda|servicio inútil|inútiles
    poco|nada profesional|profesionales|serio|seria|serios|amable|amables
    por|porque qué es tan difícil|complicado|complicada
    siquiera leen|escuchan|revisan|contestan|leéis
    cerraron|cerrado|cerráis mi|el ticket|caso|reclamo
    indignante|indignado|indignada|indignación|vergüenza|vergonzoso|vergonzosa|inaceptable|
        inadmisible|intolerable|lamentable|patético|patética|ridículo|ridícula|asco|asqueroso|
        asquerosa|basura|porquería|mierda|puta|carajo|joder|coño|pinche|chingada|maldito|maldita|
        bochornoso|impresentable|nefasto|nefasta|horrible|terrible|pésimo|pésima|pésimos|desastre|
        desastroso|desastrosa|penoso|espantoso|cutre|chafa
    harto|harta|hartos|hartas|cansado|cansada|cabreado|cabreada|furioso|furiosa|enojado|enojada|
        enfadado|enfadada|frustrado|frustrada|frustrante|frustración|decepción|decepcionado|
        decepcionada|decepcionante|decepcionados|defraudado|defraudada|desilusionado|desilusión|
        podrido|disgustado|disgustada|indignados|rabia|encabronado|desesperado|desesperada|
        desesperante|fastidio|fastidiado
    ladrones|sinvergüenzas|sinvergüenza|mentirosos|mentiroso|mentira|mentiras|inútiles|inútil|
        incompetentes|incompetente|incompetencia|estafadores|caraduras|chorros|rateros|
        irresponsables|ineptos|payasos|mediocre
    increíble que
    una|qué pena cómo|que|el|la|lo
    calidad|servicio|atención|nivel ** bajado|bajó|empeorado|empeoró|caído|peor|empeora
    bajado|bajó|empeorado|empeoró * calidad|servicio|atención|nivel
    no es lo que era
    de mala|malas manera|maneras|gana|forma
    contestó|contestaron|respondió|respondieron|trató|trataron [muy|fatal] mal|fatal
    me|nos pasan|pasean|tienen|marean de
    nadie se hace|responsabiliza [cargo]
    de locos|chiste|risa|vergüenza|pena
    me|nos dejan|dejaron|dejado|dejáis plantado|plantada|plantados|tirado|tirada|tirados|colgado|
        colgada
    todo el día esperando|perdido
    dais|da|dan pena|lástima|risa
    cansé|cansado|cansada|cansados de|ya
    ni una [sola] respuesta|contestación|llamada|disculpa|explicación|solución
    ni siquiera|caso|idea
    me|nos [han|ha] colgaron|cuelgan|cuelguen|colgó|colgado
    cuelgan|colgaron el|la teléfono|llamada
    dejen|deje|dejad de llamarme|molestarme|acosarme|enviarme|llamar
    carísimo para|y|por
    irme|cambiarme|pasarme a|con|de la|otra|su|ustedes
    pensando|pienso|planteando en|me irme|cambiar|cambiarme
    groseros|grosero|grosera|maleducado|maleducada|prepotente|malas maneras|desprecio|borde
    trato recibí|recibido
    estoy|estamos|muy|súper|me|sumamente|bastante molesto|molesta|molestos
    tomadura|tomando|toman|tomar|tomándome [de|el] pelo
    burla|burlan|burlándose|burlando
    vaya|menuda|menudo|qué porquería|basura|mierda|servicio|chapuza
    es|vaya|menuda|qué una|un|de broma|burla|robo|tomadura|desastre|vergüenza|abuso|chiste|estafa|
        timo
    mal|mala|malo|malísimo|malísima servicio|atención|trato|experiencia|gestión
    servicio|atención|trato|experiencia|soporte ** mala|malo|malísimo|malísima|fatal|deja
    falta de respeto|profesionalidad|seriedad|consideración
    me|nos siento|sentimos * estafado|engañado|engañada|estafada|timado|ignorado|robado|engañados
    engaño|engañar~|engañaron|engañoso|engañosa
    peor|peores
    nunca|jamás más|volveré|vuelvo|volver|recomendaré|compraré|compro
    no se|lo|los|la|las|te|les recomiendo|recomendaría
    no recomiendo|recomendaría .|!|,|nada|este|esta|a|su|para
    no compren|contraten|compréis|contratéis|vayan|vengas|compres|contrates
    no [me] gustó|gusta|gustaron
    no [estoy|quedé|quedamos|estamos|he|quedado|me] [nada|muy|siento] satisfecho|satisfecha|
        contento|contenta|conforme
    no vale|merece la pena
    mala|pésima|baja calidad
    decepcionar~|decepciona|farsa|discriminación|despectivo|despectiva|desatención
    lástima de|que
    ya|esto|basta no|es|ya|de puede|aguanto|demasiado|basta
    basta ya|de
    pérdida de tiempo
    perder|perdiendo|hacen|hacer * tiempo|perder
    me|nos ignoran|ignoráis|ignorando|ignorado|mintieron|miente|mienten
    nadie [me|nos] responde|contesta|importa|soluciona|escucha
    nadie [me|nos] hace caso
    les|os|le importa * nada|clientes|poco|un
    no|ni tienen|tenéis|tiene|siquiera ni|idea|vergüenza|respeto|responden|contestan|madre
    por|qué cuarta|quinta|tercera|enésima|sexta vez
    tercera|cuarta|quinta|enésima|sexta vez|correo|reclamo|mensaje
    cómo es posible que
    hasta cuándo|las|el|los narices|coronilla|gorro|huevos|cojones|madre
    hagan|hacer|haced su|vuestro|algo trabajo|ya
    qué clase|tipo de servicio|empresa|atención
    esperaba|esperábamos|merecemos más|mejor
    robo a mano|robo
    un robo
    arréglenlo|solucionen|arreglen|resuelvan ya|esto|de una
"""

THREAT = """
    pongo|ponemos la|una demanda|denuncia|reclamación|queja
    si ** no ** me cambio|cambiaré|paso|pasaré|largo|marcho
    presenté|presentado|puse|puesto|interpuesto|interpuse ** queja|reclamación|denuncia **
        @regulator|consumo|fiscalía|banco|consumidor
    mi|mis|nuestro|nuestros @lawyer ** presentará|presentaremos|demanda|contactará|demandar|
        contacto|pondrá|actuará
    demandaré|demandaremos|demandarlos|demandarles|denunciaré|denunciaremos|denunciarlos|
        denunciaros|demandaros
    los|les|os|te demandaré|denunciaré|demandaremos|denunciaremos|demando|denuncio|demandar|
        denunciar
    voy|vamos|iré|iremos|procederé|tendré|obligado|procederemos|veré|acudiré * a|que|denunciar|
        demandar * demandar|denunciar|abogado|policía|denuncia|demanda|tribunales|juzgado|consumo|
        redes|prensa|@regulator
    pondré|presentaré|interpondré|pondremos|presentaremos|interpondremos|poner|presentar|haré *
        demanda|denuncia|queja|reclamación|querella
    tomaré|tomaremos|emprenderé|emprenderemos|iniciaré|iniciaremos|tomar|emprender|iniciar *
        acciones|medidas|vía
    acciones legales si|contra
    inicio|iniciaré|iniciaremos|tomo|tomaré|emprendo * acciones|medidas
    si|sino ** acciones|medidas|vía legales|judiciales|judicial|legal
    si|sino no ** denuncio|denunciaré|demando|abogado|demanda|denuncia|tribunales|@regulator|
        legales|contracargo
    última advertencia|oportunidad
    veremos|vemos|veo|vernos ** tribunales|juzgado|juicio|abogado
    en manos de @my|un abogado|abogada
    reporto|reportaré|reportarlos|denunciaré|reportamos * a|ante|con @regulator|autoridades
    si insisten|persisten|continúan
    voy|iré|vamos|acudo|recurriré * a [la|ante] defensa|consumo|@regulator|prensa|medios
    último aviso
    atenerse|aténganse a
    se arrepentirán|enterarán
    publicaremos|publicar|filtraremos|venderemos ** datos|base|información|clientes|redes
    paguen|pague * o|bitcoin|bitcoins|btc|rescate
    reseña|reseñas|opinión|crítica negativa|negativas|estrella
"""

IRONY = """
    gran|buen|excelente|qué servicio|atención|soporte , # días|semanas|meses|horas para|sin|
        esperando
    buen|gran|excelente servicio|atención|soporte ** semanas|meses|días|horas para contestar|
        responder|contestarme|responderme
    gracias|felicidades|bravo|enhorabuena ** por arruinar~|estropear~|borrar~|ignorar~|bloquear~|
        perder~|fastidiar~|cobrarme
    gracias|felicidades|bravo|enhorabuena ** por dejarme|dejarnos|dejar sin|tirado|tirada|tirados|
        plantado|plantada|colgado|colgada|fuera
    gracias|felicidades|bravo|enhorabuena ** por hacerme|hacernos|haberme|habernos perder|esperar|
        perdido|cobrado|estafado|dejado|robado|arruinado
    gracias|felicidades ** por cancelar mi|mis|nuestro|nuestra
    felicidades|enhorabuena|bravo|genial ** lograron|logrado|conseguido|consiguieron|lograsteis
        perder|borrar|romper|arruinar|fastidiar
    gracias|felicidades|felicitaciones|enhorabuena ** por nada|perder|arruinar|borrar|ignorar|
        robar|robarme|estropear|bloquear
    bravo|enhorabuena|felicidades|felicitaciones|genial|estupendo|perfecto|fantástico|maravilloso|
        excelente , otra|ahora|ya
    genial|estupendo|fantástico|excelente|perfecto|bravo|maravilla|qué otra vez
    muy bien , otra
    qué sorpresa|ilusión|alegría|maravilla|bien|gracia , otra|.
    todo un|una detalle|logro|récord
"""

MOCKERY = """
    ^ genial|estupendo|perfecto|fantástico|maravilloso|excelente|bravo|enhorabuena|felicidades|
        felicitaciones .|!|,|otra|por|ahora
    gran|excelente|maravilloso|maravillosa|fantástico|fantástica|estupendo|magnífico|brillante
        servicio|trabajo|actualización|atención|idea|soporte|equipo
    me encanta|alegra que|esperar|pagar|cuando|cómo
    como siempre ,|.|!
"""

PRAISE = """
    servicial|serviciales|simpático|simpática|simpatiquísima|encantador|encantadora
    ^ bien|muy hecho
    gran|buen|excelente webinar|curso|taller|sesión|formación
    ejemplar|ejemplares|riquísimo|impresionante|impresionantes
    mis|todo respetos|respeto
    un diez|10 para|a|al|.|!
    de diez|10 .|,|!
    con una sonrisa
    quiero|quisiera|quería|queremos|queríamos * destacar|felicitar|felicitarles|agradecer|
        agradecerles|elogiar|reconocer
    da gusto
    antes de lo|del esperado|previsto|prometido
    repetiré|repetiremos
    volveré|volveremos a comprar|pedir|contratar
    muy bien empaquetado|embalado|atendido|atendida|explicado|todo
    servicio|trabajo|equipo|atención|producto|son|es|app|ayuda increíble|increíbles
    excelente|excelentes|fantástico|fantástica|maravilloso|maravillosa|estupendo|estupenda|genial|
        geniales|magnífico|magnífica|fenomenal|espectacular|impecable|inmejorable|perfecto|
        perfecta|rapidísimo|rapidísima|amabilísimo|amabilísima|brillante|sobresaliente|formidable|
        buenísimo|buenísima|bárbaro|padrísimo|chévere|extraordinario|extraordinaria
    buen|buena|gran trabajo|servicio|atención|producto|trato|equipo|experiencia|app|aplicación|
        herramienta
    servicio|atención|trato|equipo|producto ** excelente|estupendo|estupenda|fantástico|
        inmejorable|genial|bueno|buena|maravilloso|10|diez
    entrega|envío|respuesta|atención rápida|rápido|rapidísima|rapidísimo
    rapidez en|y
    me|nos encanta|encantó|encantado|encantada|encantan
    encantado|encantada|encantados con|de
    daros|darles|darte|darle * gracias
    felicitar|felicito|felicidades|enhorabuena|felicitaciones|felicitamos
    de maravilla|lujo|diez|10
    sigan|seguid|sigue así
    el|la|los mejor|mejores ** he|visto|servicio|atención|siempre|probado|mundo|mercado
    me|nos salvaron|salvó|salvaste|salvado|salvasteis
    sois|son|eres [un|una|unos|los] [gran] crack|cracks|genio|genios|mejores|geniales|encanto|
        máquina|equipo
"""

# Polite words, too: they are praise only where nothing is asked and nothing is wrong.
THANKS = """
    muchísimo|mucho mejor que
    aprendí|aprendimos mucho
    gracias por haber|haberme|habernos|tomarse|tomaros
    gracias|agradezco|agradecemos|agradecido|agradecida ** ayuda|rapidez|rápida|rápido|amabilidad|
        paciencia|eficacia|solución|resolver|solucionar|atención|profesionalidad|apoyo|trabajo|
        servicio|trato|resolverlo|solucionarlo|ayudarme|gestión|respuesta|eficiencia|todo|
        dedicación|esfuerzo|soporte
    mil|millón|infinitas|muchísimas gracias|de
    muy|tan|súper|bastante * amable|amables|satisfecho|satisfecha|contento|contenta|contentos|
        profesional|profesionales|eficiente|eficientes|agradecido|agradecida|útil|rápido|rápidos|
        satisfechos|bueno|buena|bien|feliz
    me|nos gustó|gusta mucho|muchísimo
    recomendable|recomiendo|recomendaré|recomendaría|recomendamos
    funciona|va|quedó|salió|fue|anda perfecto|perfectamente|genial|maravilla|excelente|bárbaro|
        lujo|fenomenal
    ^ perfecto|genial|estupendo .|,|!
"""

RULES = (
    Rule("sentiment.anger", Effect.NEGATIVE, ANGER),
    # Firm, because nobody asks a question about an angry face.
    Rule("sentiment.angry_face", Effect.NEGATIVE, faces.ANGRY, firm=True),
    Rule("sentiment.threat", Effect.NEGATIVE, THREAT, firm=True),
    Rule("sentiment.irony", Effect.MOCKING, IRONY, firm=True),
    Rule("sentiment.mockery", Effect.MOCKING, MOCKERY),
    Rule("sentiment.praise", Effect.POSITIVE, f"{PRAISE}\n{faces.GLAD}", asserted=True),
    Rule("sentiment.thanks", Effect.POSITIVE, THANKS, asserted=True, plain=False),
)
