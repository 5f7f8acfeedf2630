"""Rules for payments, deliveries, invoices, cancellations and complaints that can wait a day."""

from tickets.classification.rules.rule import Effect, Rule

PAYMENT_OR_DELIVERY = """
    há|têm|tem|alguma novidades|notícias|novidade|notícia da|do|de|sobre [minha|meu|a|o] reparação|
        pedido|encomenda|reembolso|solicitação|caso|reparo|conserto|entrega
    veio|vieram|chegou|chegaram|vinha sem [as|os|o|a] pilhas|carregador|cabo|manual|instruções|
        parafusos|acessórios|tampa|controle|comando|caixa|bateria|fatura|nota|chave|chaves
    não|nunca recebi|recebemos nada
    parado|parada|travado|retido há|faz|desde # dias|semanas|horas
    pagamento|cartão|transferência|compra|transação|pix|boleto|depósito|recarga ** recusado|
        recusada|recusa|recusou|rejeitado|rejeitada|negado|negada|falhou|não|pendente|retido|
        devolvido|estornado|compensado
    recusam|recusaram|recusou|recusa * pagamento|cartão|transferência|compra
    @delivery ** não|nunca|sem|nada|nem ** chegou|chega|chegaram|recebi|recebemos|entregue|
        entregaram|enviado|aparece|saiu|veio|entregar|consta
    não|nunca|nem|sem ** recebi|chegou|chega|recebemos|entregue|entregaram|enviado|veio|receber **
        @delivery
    não|nunca|nenhum|nenhuma|nem * entrega|entregou|entregaram|entregue|entregues|entregam
    nem sinal
    fora|passou|venceu|vencido|descumprem|descumpriu|cumpriram|cumpre|ultrapassado * prazo
    prazo [de] [entrega] [já] passou|venceu|vencido|expirou|acabou|estourou|esgotado
    recebi|veio|vieram|entregaram|mandaram|enviaram * só|somente|apenas|faltando|diferente|errado
    não condiz|corresponde|possui|possuía|confere
    @delivery ** atraso|atrasado|atrasada|atrasados|perdido|perdida|extraviado|extraviada|
        incompleto|incompleta|errado|errada|trocado|danificado|danificada|quebrado|quebrada|
        partido|aberto|vazio|vazia|vencido|amassado|diferente|tarde
    atraso|demora|atrasos [na|da|no|de|do|com] [a|meu|minha] @delivery
    chegou|chegaram|chega|veio|vieram|recebi|recebemos|enviaram|mandaram|entregaram * quebrado|
        quebrada|quebrados|partido|partida|danificado|danificada|incompleto|incompleta|errado|
        errada|errados|trocado|aberto|aberta|vazio|vazia|atrasado|amassado|outro|outra|vencido|
        usado|diferente|rasgado
    pedi|comprei|encomendei|pedimos ** mandaram|enviaram|recebi|veio|vieram|chegou
    deveria|devia|era|tinha ter|para|pra|de|que chegado|entregue|chegar|entregar
    tamanho|cor|modelo|produto|artigo|número errado|errada|incorreto|incorreta|diferente|trocado
    trocar|troca|devolver|devolução ** @delivery|calça|sapato|sapatos|camisa|vestido|tamanho|tênis|
        sapatilhas
    ficou|ficaram|fica|ficam|veio|vieram|está [muito|um] [pouco] apertado|apertada|apertados|
        grande|grandes|pequeno|pequena|pequenos|pequenas|curto|curta|largo|larga|justo|folgado
    quero|queria|gostaria|preciso|posso * trocar pelo|pela|por ** tamanho|número|#|cor|outro|outra
    quero|queria|gostaria|preciso|posso * trocá|devolvê
    continuo|continuamos|estou|sem sem|notícias [notícias]
    rastreio|rastreamento|tracking ** não|nada|parado|mesmo
    não é|foi o que pedi|comprei|esperava|pedimos
    garantia ** não|reparar|reparação|conserto|quebrou|avariou
    mala|bagagem ** perdida|extraviada|danificada|não
"""

MISSING_DELIVERY = """
    onde|cadê [é] [que] [está|anda|ficou] @my|a|o [minha|meu] @delivery
    quando [é] [que] [vai] chega|chegará|chegar @my|a|o [minha|meu] @delivery
    o que|aconteceu|houve|passa com @my @delivery
"""

INVOICE = """
    @bill ** errado|errada|incorreto|incorreta|incorretos|erro|trocado|duplicada|divergente|
        coincide|diferente
    erro|erros|corrigir|retificar|corrijam|correção|retifiquem|incorreto|errado|divergência **
        fatura|faturas|boleto|recibo|nif|cnpj
    @charged ** vez|lugar|invés de|do|da
    mas|e a|o|minha fatura|boleto|recibo|nota ** veio|chegou|saiu|vem com|no|de
    fatura|boleto|recibo ** refazer|refaçam|corrigir|corrijam|retificar|retifiquem
    desconto|cupom|cupão|código|promoção ** não|nunca|inválido|expirado|rejeitado
    não|sem|nunca ** desconto|cupom|promoção
    aumento|reajuste|subida|aumentou|aumentaram|subiram|subiu ** preço|preços|mensalidade|plano|
        tarifa|valor
    não|sem|nunca [me|foi|recebi|ainda] recebi|recebemos|chegou|emitiram|enviaram|emitida * fatura|
        boleto|nota|recibo
"""

CANCELLATION = """
    se ** não ** mudo|mudarei|troco|cancelo|trocarei|cancelarei|saio
    mudo|troco|mudarei|passo de|para|pra [a|outra|o] operadora|concorrência|fornecedor|banco|
        empresa|outra
    não quero|queremos|desejo [mais] ** serviço|plano|assinatura|contrato|linha
    encerrar|encerramento|terminar * contrato|plano|serviço|assinatura
    cancelar~|cancelamento|anular~|anulação ** assinatura|subscrição|pedido|conta|contrato|plano|
        serviço|compra|reserva|encomenda|matrícula|seguro|inscrição|cartão|linha|renovação|consulta
    assinatura|subscrição|pedido|conta|contrato|plano|serviço|reserva|encomenda ** cancelar~|
        cancelamento|anular~
    quero|desejo|gostaria|preciso|solicito|favor|queria|pretendo ** cancelar|cancelamento|cancelem|
        cancelá|anular
    rescindir|rescisão|desistir|desistência|distrato
    encerrar|fechar|excluir|encerramento|encerrem @my|a|da|de|minha [minha] conta|cadastro|perfil
    mudar|trocar|migrar ** operadora|fornecedor|concorrente|concorrência
    vou mudar|trocar|passar de|para|pra [a|outra|o] [operadora|concorrência|outra] [operadora|
        fornecedor]
    pensando|penso em|seriamente sair|mudar|cancelar|trocar
    não [quero|vou|pretendo] [mais] renovar|renovem|continuar|ficar
"""

COMPLAINT = """
    reclamação|reclamações|reclamar|reclamo|queixa|queixas|insatisfação|insatisfeito|insatisfeita|
        descontente
    muito|demasiado|caríssimo|tão|demais caro|cara|caros
    caríssimo|abusivo|abusiva|abuso
    ninguém [me|nos] ligou|chamou|apareceu|veio|avisou|recebeu|contactou
    ninguém [me|nos] responde|respondeu|atende|atendeu|ajuda|resolve|resolveu|retorna|retornou|
        liga|faz
    não|sem|nunca|nenhum|nenhuma [me|nos|obtive|tive|recebi|tenho|há|dão|deram|houve|obter|ter]
        [nenhuma|qualquer] resposta|respondem|responderam|respondido|atendem|solução|retorno|
        retornam|resolvem|resolveram|resolvido
    não sei|sabemos|tenho|temos|há [de] nada|notícias|novidades
    técnico|entregador|motorista|estafeta|instalador|carteiro ** não|nunca|nem ** veio|vem|
        apareceu|aparece|compareceu|chegou|ligou
    há|faz|estou|estamos ** esperando|aguardando|espera|tentando|espero
    continuo|continuamos|continuam|continua ** sem|esperando|igual|mesmo
    ainda|continua ** não|sem|mal|nada
    mau|má|ruim|péssimo|péssima|horrível|fraco serviço|atendimento|qualidade|experiência|suporte|
        produto
    serviço|atendimento|qualidade|suporte|experiência|produto ** mau|má|ruim|péssimo|péssima|
        horrível|deixa|lamentável|fraca|lixo
    outra|mais|novo vez|uma ** mesmo|erro|problema
    não [estou|fiquei|ficamos|estamos] [nada|muito|nem] satisfeito|satisfeita|contente|feliz
    mal atendido|atendida|tratado|tratada
"""

RULES = (
    Rule("urgency.payment_or_delivery", Effect.MEDIUM, PAYMENT_OR_DELIVERY),
    Rule("urgency.missing_delivery", Effect.MEDIUM, MISSING_DELIVERY, firm=True),
    Rule("urgency.invoice", Effect.MEDIUM, INVOICE),
    Rule("urgency.cancellation", Effect.MEDIUM, CANCELLATION),
    Rule("urgency.complaint", Effect.MEDIUM, COMPLAINT),
)
