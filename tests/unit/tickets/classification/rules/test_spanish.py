"""Spanish tickets: the words of the task, what people say around them."""

import pytest

from tests.support.labelled_by_rules import label
from tickets.core.labels import Sentiment, Urgency

CODE = "es"

HIGH = [
    "reembolso ya", "Exijo el reembolso.", "¿Cuándo me devuelven mi dinero?",
    "devuélvanme lo que pagué", "Todavía no me han reembolsado el importe.",
    "Me cobraron dos veces.", "Me habéis cobrado de más este mes.",
    "Yo no autoricé ese cargo de 40 euros.", "me clonaron la tarjeta", "Fue una estafa.",
    "Los voy a demandar.", "Mi abogado se pondrá en contacto con ustedes.",
    "Pondré una denuncia.", "Presentaré una hoja de reclamaciones en la OMIC.",
    "Solicito el acceso a mis datos personales conforme al RGPD.",
    "Borren todos mis datos de su base.", "Me hackearon la cuenta.",
    "Veo las facturas de otro cliente.", "Nadie en la oficina puede entrar al sistema.",
    "El servidor está caído.", "Hemos perdido todos los datos.", "Es urgente.",
    "Tenemos que presentarlo en menos de 2 horas.", "Habéis incumplido el SLA.",
]  # fmt: skip

ONLY_NAMED = ["reembolso", "RGPD", "abogado", "compensación", "roto"]

NOT_HIGH = [
    "Nadie contesta y la web no funciona.", "No tengo ninguna respuesta y no puedo acceder.",
    "No es urgente.", "No quiero un reembolso, solo cambiar la talla.",
    "Ya me devolvieron el dinero, gracias.", "¿Cuál es la política de reembolsos?",
    "¿Cumplen con el RGPD?", "Añadan un contacto de emergencia.", "A mi juicio es mejor así.",
    "El servidor ya está funcionando, era una falsa alarma.",
    "¿Qué pasa si pierdo todos mis datos?", "Quiero filtrar los datos por fecha.",
    "Hay mucha demanda de este producto.", "El aviso legal de la web tiene una errata.",
    "He pagado dos licencias y quiero asignarlas.", "¿Se puede pagar en dos veces?",
    "Trabajo en un juzgado.", "El abogado de la empresa revisará el contrato.",
    "Esta mañana a las 8 llegó el pedido.", "¿Sirve para luces de emergencia?",
    "Nos quedamos en una habitación doble.",
    "El pago no ha sido realizado.", "No hice la compra porque dio error.",
    "Mi equipo no puede abrir el archivo.", "Me cobran 10 euros al mes, ¿es correcto?",
    "¿Cómo borro nuestra cuenta?", "Gracias por el reembolso.",
    "¿Cumplen con la ley de protección de datos?", "Da error para todos los archivos.",
    "El acceso no funciona en mi móvil.",
]  # fmt: skip


def test_thanks_for_help_are_praise_and_thanks_in_advance_are_not() -> None:
    assert label(CODE, "Muchas gracias por su ayuda.").sentiment == Sentiment.POSITIVE
    assert label(CODE, "Muchas gracias de antemano.").sentiment == Sentiment.NEUTRAL


def test_a_notice_asks_for_nothing_and_a_bare_wish_asks() -> None:
    assert not label(CODE, "Les informamos que la oficina estará cerrada el lunes.").requires_action
    assert label(CODE, "Acceso a la carpeta compartida de contabilidad").requires_action


@pytest.mark.parametrize(
    "text",
    ["No es posible iniciar sesión.", "No hay manera de pagar.", "No se puede acceder a la web."],
)
def test_what_cannot_be_done_is_medium(text: str) -> None:
    assert label(CODE, text).urgency == Urgency.MEDIUM


def test_thanks_for_something_done_are_no_mockery() -> None:
    assert label(CODE, "Gracias por hacerme un hueco.").sentiment != Sentiment.NEGATIVE
