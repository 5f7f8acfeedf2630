"""Rules for texts of a few words: a matter that is only named is medium, one that is demanded is high."""

from tickets.classification.rules.rule import Effect, Rule

REFUND = """
    reembolso|reembolsos|reintegro|devolución ya|urgente|inmediato|pendiente|demorado|solicitado|
        ahora|rechazado|denegado|negado|inmediatamente|prometido
    quiero|exijo|pido|solicito|necesito|falta|reclamo * reembolso|reintegro|devolución|compensación
    urgente|reclamar|reclamación * reembolso|reintegro
    @repay_me dinero|plata|todo|ya
    mi dinero|plata|reembolso
"""

DISPUTE = """
    tarjeta|dinero|cartera|identidad [fue|está] robada|robado|clonada
    robo|robaron|clonaron|clonación * tarjeta|dinero|cuenta|identidad
    cobro|cargo|pago|compra doble|duplicado|duplicada|indebido|fraudulento|desconocido|erróneo|
        equivocado
"""

LEGAL_THREAT = """
    amenaza|carta|aviso|demanda|queja|caso|reclamación|requerimiento legal|judicial
    abogado|abogada|policía contactado|contratado|avisado|contactada|avisada
    los|te|les|voy|vamos * demandar|denunciar|demando|denuncio
    denuncia|demanda presentada|interpuesta|en|contra
"""

PRIVACY = """
    rgpd|gdpr|lopd|lopdgdd|privacidad * violación|incumplimiento|reclamación|solicitud|infracción|
        denuncia|vulneración
    violación|incumplimiento|vulneración|infracción|denuncia|solicitud * rgpd|gdpr|lopd|lopdgdd|
        privacidad|datos
    borrar|eliminar|borren|eliminen|supresión * datos
    acceso a|de mis datos
"""

# A matter of the labelling guide's "high", named and no more.
NAMED = """
    reembolso|reembolsos|reintegro|compensación|indemnización|devolución
    abogado|abogada|abogados|legal|legales|demanda|denuncia|juicio|tribunal|juzgado|policía
    rgpd|gdpr|lopd|lopdgdd|privacidad
    robo|robada|robado
    roto|rota|caído|caída|disputa|crítico
"""

RULES = (
    Rule("urgency.refund", Effect.HIGH, REFUND),
    Rule("urgency.billing_dispute", Effect.HIGH, DISPUTE),
    Rule("urgency.legal_threat", Effect.HIGH, LEGAL_THREAT),
    Rule("urgency.privacy_rights", Effect.HIGH, PRIVACY),
    Rule("urgency.named", Effect.MEDIUM, NAMED),
)
