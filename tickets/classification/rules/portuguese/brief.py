"""Rules for texts of a few words: a matter that is only named is medium, one that is demanded is high."""

from tickets.classification.rules.rule import Effect, Rule

REFUND = """
    reembolso|reembolsos|estorno|ressarcimento|devolução já|urgente|imediato|pendente|atrasado|
        solicitado|agora|negado|recusado|imediatamente|prometido
    quero|exijo|peço|solicito|preciso|falta|cadê * reembolso|estorno|ressarcimento|devolução|
        compensação
    urgente|pedido|solicitação * reembolso|estorno
    devolvam|devolve|devolver [o|meu] [meu] dinheiro|tudo|já
    meu|minha dinheiro|grana|reembolso|estorno
"""

DISPUTE = """
    cartão|dinheiro|carteira|identidade [foi] roubado|roubada|clonado|furtado
    roubaram|clonaram|roubo|clonagem * cartão|dinheiro|conta|identidade
    cobrança|débito|compra|pagamento dupla|duplicada|duplicado|indevida|indevido|fraudulenta|
        desconhecida|errada
"""

LEGAL_THREAT = """
    ameaça|carta|aviso|ação|queixa|caso|medida|medidas legal|judicial|legais|judiciais
    advogado|advogada|polícia contactado|contatado|contratado|acionado|avisada|acionada
    vou|vamos * processar|denunciar
    processo contra|judicial
"""

PRIVACY = """
    lgpd|rgpd|gdpr|privacidade * violação|descumprimento|reclamação|solicitação|infração|denúncia|
        pedido
    violação|descumprimento|infração|denúncia|solicitação|pedido|vazamento * lgpd|rgpd|gdpr|
        privacidade|dados
    apagar|excluir|eliminar|exclusão|eliminação|apaguem|excluam * dados
    acesso a|aos meus dados
"""

# A matter of the labelling guide's "high", named and no more.
NAMED = """
    reembolso|reembolsos|estorno|ressarcimento|devolução|indenização|indemnização|compensação
    advogado|advogada|advogados|jurídico|judicial|processo|justiça|denúncia
    lgpd|rgpd|gdpr|privacidade
    roubo|roubado|roubada|furto
    quebrado|quebrada|partido|avariado|disputa|crítico
"""

RULES = (
    Rule("urgency.refund", Effect.HIGH, REFUND),
    Rule("urgency.billing_dispute", Effect.HIGH, DISPUTE),
    Rule("urgency.legal_threat", Effect.HIGH, LEGAL_THREAT),
    Rule("urgency.privacy_rights", Effect.HIGH, PRIVACY),
    Rule("urgency.named", Effect.MEDIUM, NAMED),
)
