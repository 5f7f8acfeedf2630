"""Rules that mute other rules, because a thing is over, asked about, hypothetical or proposed."""

from tickets.classification.rules.rule import Effect, Rule

RESOLVED = """
    obrigado|obrigada pelo|pela|por [rápido|rápida|o] reembolso|estorno|devolução
    tudo [está] online|normalizado
    problema|erro|falha|bug|eco|ruído|mensagem ** desapareceu|sumiu|corrigido
    obrigado|obrigada ** encontrar|encontrarem|recuperar|recuperarem|restaurar
    já|está|estava|foi|ficou|tudo|problema|assunto|caso [já|foi|tudo|sido] [sido] resolvido|
        resolvida|resolvidos|solucionado|solucionada|consertado|corrigido|reparado|restabelecido|
        arranjado|regularizado|sanado
    já|se|consegui|conseguiram|finalmente [se|foi] resolveu|resolver|resolveram|resolvi|solucionou|
        solucionaram|arranjaram
    me|nos|vocês resolveram|consertaram|arranjaram|solucionaram
    já|agora|tudo|voltou [já|está|a|agora] [a] funciona|funcionar|funcionando|consigo|entrei
    já|agora|tudo|voltou [já] abre|abriu|carrega [tudo] bem|normal|normalmente|direito
    agora|já|tudo|voltou ** funciona|funcionando|funcionar|está normalmente|perfeitamente|
        corretamente|bem|normal|ok
    funciona|funcionando [tudo] novamente|denovo
    funciona|funcionando de novo
    [já] me|nos devolveram|reembolsaram|estornaram|ressarciram
    já|finalmente|acabei [de] recebi|receber|recebido o|a|meu|minha dinheiro|reembolso|estorno|
        encomenda|pedido|pacote|valor
    já|finalmente [foi] estornado|devolvido|reembolsado
    reembolso|estorno|dinheiro|encomenda|pedido|pacote|produto já|foi|finalmente [foi] caiu|chegou|
        recebido|creditado
    reembolso|estorno|devolução * [do] [valor] [pago] foi|já [já|muito|foi] rápida|rápido|
        realizado|efetuado|feito|feita|realizada
    recebi [já|hoje] [o|a|meu|minha] reembolso|estorno|dinheiro|encomenda|pedido
    reembolso|estorno|dinheiro chegou|caiu [hoje|ontem|na]
    obrigado|obrigada|agradeço * por|pela resolverem|resolver|solucionar|resolução|solução|
        devolverem|arranjarem
    obrigado|obrigada|grato|grata ** por|pela [terem|a|vossa] [rápida] resolvido|resolução|solução
    já não acontece|preciso|ocorre
    já não é|há|tenho|dá|aparece [nenhum|o|mais] necessário|problema|problemas|erro|erros
    não [é] [mais] acontece|necessário|preciso mais
    voltou|voltaram a|ao funcionar|normal
    alarme falso
    falso alarme
"""

CLOSED = """
    já não quero|queremos|preciso|precisamos ** reembolso|devolução|troca|estorno
    ^ resolvido|solucionado .|,|!
    alarme falso
    falso alarme
    podem|pode|podes|favor|poderiam fechar|encerrar [o|este|esse|meu] chamado|ticket|caso|pedido|
        solicitação|atendimento|ocorrência
    encerrar|fechar|encerrem|fechem [o|a|este|essa|minha|meu] reclamação|ocorrência|queixa|
        solicitação|chamado
    fechar|fechem|encerrem|encerrar|encerre o|este|esse|meu chamado|ticket|caso|atendimento
    afinal era|foi o|a|só
    afinal não preciso|é|era|está
    era o|a|só|apenas cabo|bateria|router|roteador|configuração
    podem|pode fechar|encerrar .|,|!
    ignorem|ignore|desconsiderem|desconsiderar|desconsidere|esqueçam [o|a|meu|minha|este|essa|esse]
        [anterior|último] [email|mensagem|pedido|chamado]
    já [o|eu] resolvi|consegui|encontrei|resolvemos|conseguimos
    [já] está|tudo|foi|caso resolvido , obrigado
    não precisa|precisam|precisava [de] [mais] nada|responder|fazer|resposta
    não é necessário|preciso [responder|nada]
    erro meu|nosso
    foi|era [culpa|um] [minha] culpa|erro|engano|distração minha|meu|nosso|nossa
    retiro|retirar @my|a|minha reclamação|queixa|solicitação
    resolvido [.|,] obrigado|obrigada
    já [foi|está] resolvido|resolvida|solucionado
"""

STILL = """
    continua|continuo|continuam|ainda|outra|persiste|infelizmente|novamente
    mas|porém|só não|agora|continua|ainda|a|o
    voltou|voltaram a [dar] acontecer|falhar|travar|cair|ocorrer|aparecer|erro
"""

ABOUT = """
    como apago|excluo|elimino|mudo|altero|ativo|cancelo|devolvo|recupero|adiciono|configuro|crio|
        anulo|peço|removo|lanço|cadastro
    como|onde [é] [que|eu] [posso|podemos|pode|devo|faço|se|consigo|fazer|faz|funciona] [para|a]
        [se] @act|fazer|solicitar|pedir|funciona|evitar|faço|devolver|trocar|encontrar|adicionar|
        ativar|emitir|consultar|gerar
    o que é|significa|inclui|acontece|fazem|vocês [fazem] [se|com|quando|um|uma|o]
    que significa|inclui|acontece|documentos|plano
    qual|quais é|são|seria [a|o|as|os] política|prazo|prazos|procedimento|condições|processo|
        diferença|horário|preço|custo|valor|forma|melhor
    qual|quais a|o|as|os política|prazo|prazos|procedimento|condições|processo|diferença|horário|
        preço|custo|valor
    quanto|quantos tempo|demora|custa|dias|é|dura|sai|leva
    vocês|têm|há|existe|oferecem|possuem|fazem|aceitam [têm|oferecem|possuem|aceitam|fazem] [algum|
        alguma|um|uma] ** política|guia|página|seguro|suporte|plano|opção|documentação|garantia|
        integração
    vocês|têm|há|existe|tem alguma|algum|uma|outra [outra] forma|maneira|jeito|modo
    cumprem|cumpre|estão|está|atendem|atende ** lgpd|rgpd|gdpr|lei
    ^ é|seria possível|seguro|compatível|legal|obrigatório|normal|necessário [que] @act|mudar|
        alterar|usar|fazer|ter
    se|oi|olá|dia|tarde|favor|obrigado é|seria possível|seguro|compatível|legal|obrigatório|normal|
        necessário [que] @act|mudar|alterar|usar|fazer|ter
    gostaria|queria|quero|preciso de|saber saber|perguntar|consultar|conhecer|como|se|informações|
        qual|quais
    dúvida|dúvidas|pergunta|perguntas|informação|informações|artigo|política|guia|manual|
        documentação sobre|acerca|quanto|relativamente|referente|em
    tenho uma|duas dúvida|pergunta|questão
    interessado|interessada|interesse em
    estamos|estou [a] avaliando|comparando|pensando|preparando|planejando|planeando|avaliar|
        comparar|planear|preparar
    política|políticas|termos|condições [e] de
"""

TOPIC = """
    estudante de direito
    tese|trabalho|artigo|reportagem|escrevo|escrevendo sobre
    manutenção programada|agendada|planejada|prevista|planeada
    simulação|seminário|webinar|treinamento
    li|lemos|notícia|notícias|blog|artigo ** sobre|no|em|que
    anterior|antiga|antigo empresa|fornecedor|operadora
    atualizámos [a|nossa|os] [nossa|nossos] política|termos
"""

HYPOTHETICAL = """
    se um|uma|algum|alguma|eu|quiser|cancelar|perder|tiver|houver|precisar|for|esquecer|pagar|
        comprar|trocar|devolver|alguém
    em|no caso de
    caso eu|o|a|haja|precise
    o que|se acontece|acontecer|aconteceria se
    para evitar|prevenir
    evitar que
    receio|medo de|que
    quando houver|tiver|estiver|for
"""

SUGGESTION = """
    seria|ficaria|caía [muito|super|mais|bem] bom|ótimo|ideal|útil|legal|interessante|prático|
        fantástico|excelente|bacana|boa|incrível|fixe
    era [muito] bom|fixe|ótimo|útil se|poder|ter|que
    sugestão|sugestões|sugiro|sugerir|sugerimos|proponho|ideia
    tomara|oxalá
    adoraria|adoraríamos
    faz|sinto falta de|uma
"""

WIDESPREAD = """
    todos|todas os|as|nossos|nossas [nossos|nossas] @people
    toda|todo a|o|nossa|nosso [nossa|nosso] @people
    todos nós
    a|em todo|toda o|a equipe|equipa|empresa|escritório|mundo|departamento|país
    para|pra ninguém|todos consegue|nós|.|,
    acontece|ocorre|afeta * todos|vários
    nenhum|nenhuma [dos|das] [nossos|nossas] usuário|utilizador|cliente|usuários|clientes|alunos|
        lojas|filiais|colaboradores
    # [dos|de] [nossos] usuários|utilizadores|clientes|funcionários|lojas|colegas|filiais
    vários|muitos|várias|muitas [dos|de] [nossos] usuários|utilizadores|clientes|colegas|lojas|
        funcionários|filiais
    em produção
    generalizado|generalizada|massivo
"""

RULES = (
    Rule("scope.resolved", Effect.RESOLVED, RESOLVED),
    Rule("scope.closed", Effect.CLOSED, CLOSED),
    Rule("scope.still", Effect.STILL, STILL),
    Rule("scope.about", Effect.ABOUT, ABOUT),
    Rule("scope.topic", Effect.TOPIC, TOPIC),
    Rule("scope.hypothetical", Effect.HYPOTHETICAL, HYPOTHETICAL),
    Rule("scope.suggestion", Effect.SUGGESTION, SUGGESTION),
    Rule("scope.widespread", Effect.WIDESPREAD, WIDESPREAD),
)
