"""Words used in a different sense, on which no other rule may fire."""

from tickets.classification.rules.rule import Effect, Rule

SENSE = """
    de brazos cruzados
    de emergencia|emergencias
    aviso|nombre|representante|domicilio|edad|texto|personalidad|depósito|departamento|asesoría
        legal
    contacto|contactos|número|teléfono|teléfonos|salida|salidas|servicio|botón|luces|plan|llamadas|
        llamada de emergencia|emergencias|urgencias|urgencia
    sala|médico|hospital|clínica|servicio de urgencias|urgencia
    urgencias
    no me importa|cabe|extraña
    sin ningún|problema problema|problemas|.
    a mi|su|nuestro juicio
    muela|dientes del juicio
    alta|mucha|gran|según|bajo|en demanda
    la demanda de|del|es|ha|sube
    a demanda
    política|políticas|condiciones|plazo|plazos|gastos de devolución|devoluciones|reembolso|
        reembolsos|cancelación|privacidad
    pista|cancha de
    ruta|camino|pensamiento crítico|crítica
    etiqueta|columna|estado|filtro|campo|categoría|marcar|marcado|carpeta|vista [de|como] [la]
        urgente|urgentes|crítico|roto|error|prioridad|cancelado
    gracias [de|por] antemano|adelantado
    muchas|muchísimas gracias [de] antemano|.
    gracias por [su|tu|la|vuestra] tiempo|atención|comprensión|colaboración|paciencia|respuesta
    gracias ** pronta|por|su respuesta|antemano
    buenos|buenas|buen días|tardes|noches|día|fin
    de acuerdo
    estaría|sería|vendría [muy|super] bien|genial|bueno|perfecto|ideal|excelente|estupendo
    agradezco|agradecemos ** respuesta|antemano|pronta
    muy buenas|buenos
    en|a dos|tres|# veces|plazos|cuotas
    no|nada urgente
    virus|antivirus software|programa|antivirus|análisis
    mejor opción|manera|forma|plan|momento|hora|posible|dicho|será
    peor de los|caso
    cuanto|lo antes|mejor
    tan pronto como
    robo|seguro de|contra
    hasta la vista
    consumo de|del|energía|datos|eléctrico|memoria|cpu|batería|ram|alto|excesivo
    alto|gran|el|excesivo consumo
    hacienda foral
    a|al cargo de|del
    correo|bandeja basura|no
    policía nacional
    reserva|mesa de policía
    filtro|filtros|filtrar
    {cannot} encontrar|entender|comprender|averiguar|descubrir dónde|cómo|la|el|cuál|si|opción
    no puedo|podemos|podré|puede esperar|quejarme|negar|ir|asistir|acudir|participar|quejar
    hola|saludos|buenas [a] todos
    problema|riesgo|aviso|potencial|amenaza de seguridad
    calle|avenida|plaza mayor
    detectado|detecta|detectó ** malware|virus|troyano|phishing
"""

RULES = (Rule("scope.sense", Effect.SENSE, SENSE),)
