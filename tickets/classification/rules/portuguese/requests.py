"""Rules for questions and requests, and for tickets that a machine wrote."""

from tickets.classification.rules.rule import Effect, Rule

ASKS = """
    é|seria possível
    ?
    por favor
    ^ favor
    favor|queiram|queira enviar|verificar|confirmar|informar|ajudar|indicar|corrigir|entrar|
        responder
    poderia|poderiam|poderias|pode|podem|podes|podiam|podia|consegue|conseguem|conseguiriam
    preciso|precisamos|precisava|necessito|necessitamos|quero|queremos|queria|queríamos|gostaria|
        gostaríamos|gostava|desejo|desejamos|solicito|solicitamos|peço|pedimos|exijo|exigimos|
        pretendo|pretendemos|procuro
    ^ ajuda|ajudar
    uma|alguma|de ajuda
    pode|podem|poderia|poderiam|podia|para|pra|quem|alguém|vem|precisa [que|de] me|nos ajudar|
        ajuda|auxiliar
    ajudem|ajude|auxílio|socorro
    agradeço|agradecia|agradeceria|agradecemos ** resposta|se|que|retorno|informação|confirmem|
        atenção
    aguardo|aguardamos|aguardando|aguardar|espero|esperamos|fico|ficamos ** resposta|retorno|
        contato|contacto|solução|aguardo|aguardar|breve|posição|posicionamento
    que posso|faço|devo|fazer|fazemos
    como|onde|quando|qual|quanto|quantos|quem * posso|faço|fazer|se|está|tenho|devo|podemos|é|são|
        há|custa|consigo
    ^ como|onde|quando|qual|quanto|quais|há|têm|alguém|existe|será|vocês
    saber se|como|quando|que|qual|onde|por|quanto|o|a
    me|nos informem|informe|digam|diga|enviem|envie|mandem|mande|liguem|ligue|retornem|respondam|
        responda|expliquem|explique|passem|passe|indiquem|confirmem|deem|dê|contatem|envia|manda|
        avisem|ajudem|ajude
    informem|digam|enviem|mandem|liguem|respondam|expliquem|confirmem|verifiquem|alterem|atualizem|
        corrijam|cancelem|façam|ativem|desbloqueiem|reenviem|adicionem|excluam|removam|resolvam|
        contactem|entrem|indiquem|mudem|troquem
    dúvida|dúvidas|pergunta|questão|solicitação
    ^ solicitar|alterar|adicionar|cancelar|atualizar|enviar|ativar
    mais breve|rápido|rapidamente possível
    desde já
    quanto antes
"""

AUTOMATIC = """
    fora do escritório
    resposta|mensagem|email|notificação|confirmação automática|automático|automaticamente|gerada|
        gerado
    mensagem|email [foi|é|gerado] gerada|gerado|enviada|enviado automaticamente
    não responda|responder|respondas|respondam a|ao|, este|esta|esse|essa
    estarei|estou|estamos|encontro|me [encontro] [de|em|ausente|fora] [de] férias|licença|ausente|
        baixa|fora|viagem ** até|retorno|regresso|volto|retornarei|voltarei|a|acesso|responder|
        responderei
    ausente|férias até|do|desde
    retorno|volto|voltarei|regresso|retornarei em|no|dia|a # **
    recebemos a|o|seu|sua|com [sua|seu|sucesso] [solicitação] solicitação|mensagem|email|chamado|
        pedido|contato
    sua|seu|o|vosso [seu] solicitação|chamado|ticket|pedido|mensagem|email foi recebida|recebido|
        registrado|registrada|aberto|aberta|criado|registado
    obrigado|obrigada|agradecemos por|pelo|o [nos] contatar|contactar|contato|contacto|entrar|seu
        ** responderemos|breve|contato|contacto|horas|retornaremos
    caixa|endereço|conta ** não monitorada|monitorizada|monitorado|lida
    descadastrar|cancelar|remover ** clique aqui
    clique aqui para|e
    não estou|estarei|estamos no escritório
    não estarei|estaremos disponível|disponíveis|contactável
    noreply|postmaster|undeliverable|autoreply
    mailer daemon
    delivery status notification
    falha|erro|não [na|foi] [na|possível] entrega|entregar|entregue * mensagem|email
    lembrete automático
    backup|tarefa|processo|cópia concluído|concluída|finalizado|finalizada com|sucesso
"""

AUTOMATIC_SUBJECT = """
    ^ fora do escritório
    ^ resposta|mensagem|email|notificação automática|automático
    ^ ausência|ausente|autoreply|undeliverable
    delivery status notification
"""

RULES = (
    Rule("requires_action.asks", Effect.ASKS, ASKS),
    Rule("scope.automatic", Effect.AUTOMATIC, AUTOMATIC),
    Rule("scope.automatic_subject", Effect.AUTOMATIC, AUTOMATIC_SUBJECT, firm=True),
)
