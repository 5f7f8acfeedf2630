"""Rules for money in dispute."""

from tickets.classification.rules.rule import Effect, Rule

# Asking when one's money comes back means demanding it.
REFUND_DEMAND = """
    recuperar|reaver @my|o dinheiro|valor
    me|nos @repay ** @money|euros|reais
    @repay me|nos ** @money|euros|reais|tudo
    quando|onde|cadê ** @my|o [meu] dinheiro|reembolso|estorno|devolução|ressarcimento
    quando * @repay ** @money|reembolso
    @my reembolso|estorno|ressarcimento * atrasado|pendente|cadê|nada
    @repay * @my dinheiro|grana
    @my dinheiro de volta
    dinheiro|valor|grana de volta
    posso|poderia|podem|pode|consigo|podia|possível * receber|ter|obter|solicitar|pedir|ser|fazer *
        reembolso|estorno|reembolsado|reembolsada
    por|porque que * me|nos|fui|estão cobrado|cobraram|cobrando|debitaram|descontaram
"""

REFUND = """
    reembolso|reembolsos|estorno ** pendente|espera|parado|bloqueado|processo há|desde|.|,|ainda
    espero|esperando|espera|aguardando * @my dinheiro
    prometeram|prometido|disseram|prometeu ** reembolso|estorno|devolução
    @repay ** dinheiro|valor|valores|quantia|montante|pago|paguei|pagamento|euros|reais|diferença|
        caução|cobrança|cobranças|compra|parcelas
    {want} ** reembolso|reembolsos|estorno|ressarcimento|restituição
    {want} ** devolução|@repay ** dinheiro|valor|valores|quantia|pagamento|pago|euros|reais|
        montante
    {want} * ser [reembolsado] reembolsado|reembolsada|ressarcido|ressarcida
    {want} que me|nos [o|a|os|as] @repay
    {want} ** crédito|depósito ** cartão|conta
    {want} ** nota de crédito
    espera ** nota de crédito
    espera ** devolução de #
    espera|esperando|aguardando ** crédito|estorno ** cartão|conta
    devolução * dinheiro|valor|valores|quantia|pagamento|montante
    reembolso|estorno|dinheiro|restituição|ressarcimento * não|nada|ainda|sem|nunca ** caiu|chegou|
        recebi|recebido|aparece|feito|processado|creditado|efetuado|realizado|entrou|devolvido|
        estornado|apareceu
    não|nunca|nem|sem|nada ** recebi|recebemos|receber|caiu|chegou|fizeram|feito|processaram|
        efetuaram ** reembolso|estorno|devolução|ressarcimento
    não|nunca|sem|nada|recusam|negam|ninguém ** @repay ** @money|nada|euros|reais
    não me|nos|foi|fui|fomos @repay
    me|nos ** pagar|creditar|depositar|paguem ** euros|reais|valor|dinheiro|quantia
    têm|devem|deve|quando ** pagar|ressarcir|creditar|depositar me|nos
    me pagar|paguem|creditem|depositem|devolvam ** euros|reais|valor|dinheiro|quantia
    @charge|cobranças ** empresa|loja|serviço|assinatura|companhia|site ** não|nunca|jamais
        contratei|solicitei|autorizei|conheço|pedi|contratamos
    retirem|tirem|retirar|estornem|cancelem|anulem|removam|revertam|abonem * cobrança|cobranças|
        taxa|tarifa|juros|multa|débito|débitos
    cobrança|cobranças|taxa ** tirem|retirem|anulem|estornem|cancelem|removam
    cobrança|débito|cobranças [da|do|de] ** nem * tenho|uso|temos
    me|nos devem|deve|devendo ** @money|euros|reais|reembolso
    espero|esperando|espera|aguardando|aguardo|pendente|atraso ** reembolso|estorno|ressarcimento|
        restituição
    procedam|proceda|façam|faça|fazer|efetuem|processem|realizem|favor|providenciem ** reembolso|
        estorno|ressarcimento
    solicitação|solicitar|pedido|pedir|exigência|requerimento de|o|um reembolso|estorno|
        ressarcimento
    por favor reembolsem|reembolse|estornem|estorne|devolvam
    ficaram|ficou|ficar com @my|o dinheiro|grana
    recuperar @my|o dinheiro
    {want} ** indenização|indemnização|compensação
"""

BILLING_DISPUTE = """
    @charged|@charge * duas|2|três|3|várias vezes
    @charged|@charge * dobro|duplicidade|duplicado|duplicada|duplicados|duplicadas|repetido|
        duplamente|repetida
    dupla|duplo|duplicada|duplicidade|dobro|duas|duplicado|dois|2|três [@charged] cobrança|
        cobranças|débito|débitos|pagamento|iguais
    me|nos|fui|fomos|sou|sendo [a|me|sendo] @charged ** mais|mal|indevidamente|novo|sem|cancelei|
        cancelado|cancelada|não|nunca|errado|novamente
    @charged * a mais
    passaram|passou * cartão|cobrança|compra * duas|2|várias|três vezes
    passaram|passou duas|2|várias|três vezes [o|a|essa|esta] [mesma|mesmo] cartão|cobrança|compra|
        valor
    descontaram|tiraram|cobraram|debitaram|paguei|sacaram|descontou ** dobro
    @charged # ** só|mas|apenas ** #
    cobrança|valor|débito a mais
    @charge|valor|dinheiro|cobranças * não|nunca [foi|foram|fui|a|o|as|os|lhe] [eu|foram]
        autorizei|autorizado|autorizada|autorizados|reconheço|reconhecemos|reconhecida|reconhecido|
        solicitei|contratei
    @charge|cobranças que|, [eu] não|nunca|jamais [a|o|as|os] fiz|fizemos|realizei|efetuei|pedi
    não|nunca reconheço|reconhecemos|autorizei|autorizamos|autorizo|contratei|solicitei [essa|este|
        esta|esse|uma|um|nenhuma|nenhum|a|o|essas|estas|esses] cobrança|cobranças|compra|compras|
        débito|débitos|pagamento|transação|transferência|pix|saque|empréstimo|serviço|seguro|
        lançamento|movimento
    não|nunca fiz|fizemos|realizei|efetuei essa|este|esta|esse|essas|estas|esses|nenhuma|nenhum|tal
        compra|compras|pagamento|transação|transferência|pix|saque|empréstimo|movimento
    desconheço * cobrança|compra|débito|transação|transferência|lançamento
    @charged|@charge|dinheiro ** sem * autorização|consentimento|permissão|autorizar|avisar|
        solicitar|aviso
    cobrança|cobranças|débito|débitos|compra|compras|desconto|descontos|transferência|pix|saque|
        movimento|transação|lançamento|pagamento indevida|indevidas|indevido|indevidos|fraudulenta|
        fraudulento|fraudulentas|desconhecida|desconhecido|desconhecidas|abusiva|suspeita|suspeito|
        suspeitas|injustificada
    fraudulento|fraudulenta|fraudado|estelionato
    burlado|burlada|burlaram|burlados
    vítima|vítimas|denunciar|denúncia|suspeita|cometeram|sofri|caí * fraude|golpe|burla|golpes
    golpe|golpes|fraude|burla no|na|com|em @my|cartão|conta
    chargeback
    contestação|contestar|contestei|contesto ** @charge|cobranças|compra|valor|banco|cartão|fatura
    cobrança|compra|débito * contestada|contestado|contestação
    me|nos|fui|fomos roubaram|roubado|roubada|roubou|furtaram|clonaram|assaltado|furtado
    cartão|conta|whatsapp|celular|telemóvel|carteira ** clonado|clonada|clonaram|roubado|roubada|
        roubaram|furtado
    clonaram|roubaram|furtaram|roubo|clonagem * cartão|conta|whatsapp|dinheiro|carteira
    usaram|usado|usando|utilizaram|compraram|usou|utilizou ** @my cartão
    sacaram|tiraram|retiraram|levantaram|desviaram|sumiu|sumiram|desapareceu|debitaram|levaram **
        dinheiro|reais|euros|valor|saldo|# ** conta|cartão
    continuam|continua|seguem|continuo a|me|sendo @charged
    cancelei|cancelada|cancelado|cancelamento ** cobrado|cobrada|cobraram|cobrando|cobrou|cobram|
        debitado|debitaram|debitando|descontado|descontando|cobrança|cobranças
    @charged ** cancelei|cancelada|cancelado|cancelamento
    @charged ** não|nunca|jamais ** contratei|pedi|solicitei|autorizei|assinei|comprei|usei|
        subscrevi
    @charged # ** vez|invés|lugar de #
"""

# Firm, because who asks what to do about such a payment or card has it.
STRANGE_PAYMENT = """
    @charge|cobranças ** que [eu] não|nunca|jamais [a|o|as|os] fiz|fizemos|realizei|autorizei|
        efetuei
    @charge|cobranças estranho|estranhos|estranha|estranhas|esquisita|esquisito|misterioso|
        desconhecido|desconhecidos
    @charge|cobranças ** não|nunca é|são|foi|foram|era [do|da|de] meu|meus|minha|minhas|nosso|
        nossos
    @charge|cobranças ** , não|nunca|jamais [eu|a|o] fiz|fizemos|autorizei|pedi|realizei
    @charge|cobranças ** não sei|reconheço|lembro
    não sei|conheço|entendo|faço [nem] [ideia] [de] que|quem|onde ** @charge
    perdi|perdido|extraviei|perdeu * cartão
    roubaram|furtaram|roubado|furtado * celular|telemóvel|bolsa|carteira ** pix|transferência|
        transferências|compras|conta|app
    cartão [de] [crédito|débito] perdido|extraviado
"""

# A machine that keeps the money may also give it back by itself.
BILLING_HINT = """
    caixa|multibanco|atm ** não|sem|falta|menos ** dinheiro|notas|valor|completo
    não * liberou|deu|entregou|saiu|dispensou * dinheiro|notas
    fraude|fraudes|golpe|golpes|golpista|golpistas|burla|burlas|burlões
    taxa|taxas|tarifa|comissão|juros indevida|indevidas|abusiva|abusivas|abusivos
"""

RULES = (
    Rule("urgency.refund_demand", Effect.HIGH, REFUND_DEMAND, firm=True),
    Rule("urgency.refund", Effect.HIGH, REFUND),
    Rule("urgency.billing_dispute", Effect.HIGH, BILLING_DISPUTE),
    Rule("urgency.strange_payment", Effect.HIGH, STRANGE_PAYMENT, firm=True),
    Rule("urgency.billing_hint", Effect.HIGH, BILLING_HINT, plain=False),
)
