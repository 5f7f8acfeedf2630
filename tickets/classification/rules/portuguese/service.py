"""Rules for a service that is down for many people, and for needs within hours."""

from tickets.classification.rules.rule import Effect, Rule

OUTAGE = """
    fora do ar
    @service ** está|estão|esteve|ficou|continua|encontra|estava [todo|completamente|totalmente|
        tudo] @down|caído|baixo
    @service [completamente|totalmente] caído|offline|indisponível|inacessível|inoperante
    sistema|sistemas|site|servidor|servidores|rede|plataforma|portal|loja|erp|crm|produção|pdv|
        página [todo|nos] caiu|caíram
    caiu|caíram|queda|falha [geral|total] [o|a|os|do|da|todo|de|no|geral] sistema|sistemas|
        servidor|servidores|site|plataforma|rede|portal|serviço ** todos|ninguém|nada|geral|
        inteiro|desde|total
    caiu|queda|apagão o|do|geral|no sistema|servidor|site|total|serviço
    @service|tudo em|abaixo baixo
    interrupção|indisponibilidade|pane|avaria|apagão|falha geral|total
    {many} ** {cannot} * @work
    nenhum|nenhuma [dos|das|de] [nossos|nossas|os|meus] [#] @people|usuário|utilizador|cliente|
        funcionário|loja|filial|postos|computadores|terminais|caixa * consegue|conseguem|conseguiu|
        pode|pôde|conseguido [mais|nem|se] @work
    serviço indisponível
    ninguém|nenhum|nenhuma * consegue|conseguiu|pode|pôde|conseguindo [mais|nem|se] @work
    ninguém tem|com|consegue [ter] acesso|internet|conexão|sistema|linha|rede|email|luz
    {many} ** não funciona|abre|carrega|responde|funcionam
    {many} ** sem [conseguir] acesso|sistema|conexão|internet|serviço|trabalhar|rede
    {many} ** parado|parados|parada|paradas|paralisada|paralisado|bloqueados|travados|impedidos
    clientes|usuários|utilizadores|funcionários|colaboradores|equipe|equipa|lojas|pacientes|alunos
        [nossos] não conseguem|consegue|podem|pode * @work
    produção|empresa|negócio|loja|operação|armazém|escritório|vendas|fábrica|linha|atendimento|
        faturamento * parada|parado|paradas|paralisada|paralisado|paralisadas|bloqueada
    estamos [completamente|totalmente|todos] parados|paralisados|bloqueados
    parou|paralisou|parados|parada [toda|a|tudo|nossa] [a|nossa] operação|produção|empresa|loja
    perdendo|perdemos|perder|deixando * vendas|clientes|pedidos|dinheiro ** cada|por|hora|minuto|
        porque
    502|503|504|500 ** todos|todas|clientes
    hospital|triagem|clínica|ambulância ** não funciona|responde|conseguimos|carrega
    tudo @down|parado|travado|bloqueado|paralisado na|no|em|,|.|desde|aqui
    sem rede|internet|luz|sistema|telefone nem|e telefone|telefones|email|internet|luz|rede
    não funciona|abre|carrega|responde|entra|vai|liga [o|a|nada|bem] [site|sistema|email|internet|
        rede] para|pra|com|a|em ninguém
    não funciona|abre|carrega|responde ** para|em|pra|na nenhum|nenhuma filial|loja|cliente|
        usuário|utilizador|computador|sede|escritório
    toda|todo a|o|nossa|nosso [@people] ** sem email|sistema|acesso|internet|linha|telefone|
        telefones|conexão|serviço|rede|luz
    empresa|escritório|loja|equipe|equipa|departamento inteira|inteiro|toda|todo
    nenhum|nenhuma * telefone|telefones|computador|computadores|equipamento|terminal|terminais|
        loja|filial|caixa|usuário|sede|linha|linhas * funciona|conecta|carrega|liga
    nenhum|nenhuma [dos|das|de] telefone|computador|terminal|loja|lojas|filial|caixa|usuário|sede|
        linha [do|da] [escritório|loja|empresa] tem|com acesso|internet|conexão|sistema|rede|luz|
        linha|sinal
    não conseguimos|podemos|estamos [conseguindo|a] [nem] [emitir] faturar|cobrar|vender|trabalhar|
        operar|produzir|despachar|atender|emitir|nota
    erro|falha|caiu ** todo mundo
    dá|dando|aparece ** erro ** todo mundo
    dá|dando|aparece ** erro ** a|para|pra|com todos|todas os|as|nossos @people
    linha|produção|fábrica [de|está] [produção] parada|parado
"""

DATA_LOSS = """
    apagou|apagaram|excluiu|excluíram|eliminou|deletou|deletaram * nosso|nossa|nossos|nossas
    falta|faltam ** metade|todos|todas|muitos|muitas ** registros|registos|dados|arquivos|clientes
    perdi|perdemos|perdeu|perderam|perdido|apagou|apagaram|sumiram|sumiu|desapareceram|desapareceu|
        excluiu|apagados|excluíram ** todos|todas|toda|todo|nossos|nossas|semanas|meses|anos|# [os|
        as|a|o|nossos|@my] [de] @data
    todos|todas|toda [os|as|a] [@my] [dados|registros] [os] @data * sumiram|sumiu|desapareceram|
        desapareceu|apagados|perdidos|perdemos|apagadas|excluídos|perdidas|apagou|apagado
    perda [total] de|dos [todos|dados] [os] dados|informações|arquivos|ficheiros|registros
    dados|arquivos|informações|ficheiros perdidos|perdidas|apagados|sumiram|desapareceram
    base|banco de dados ** vazia|vazio|apagada|apagado|corrompida|corrompido|sumiu|desapareceu|
        excluído|perdido
    perdi|perdemos|perdeu|perdido ** trabalho|meses|anos|semanas|informações ** de # anos|meses|
        semanas|dias
    perdi|perdemos|perdido [o|todo] [o] trabalho de
    perdemos|perdido|perderam ** @data ** toda|todo|todos|todas|semana|mês|meses|ano|anos|inteira|
        inteiro
    apagou|apaguei|apagaram|apagámos|excluiu|excluíram|deletou|eliminou|formatou ** pasta|base|
        servidor|disco|backup|cópia|projeto|unidade ** compartilhada|partilhada|todos|todas|dados|
        inteira|cliente|clientes|rede
    foram|foi|se apagados|apagadas|apagado|perdidos|perdidas|excluídos|excluídas|perderam|apagaram
        ** todo|toda|todos|todas|inteiro|inteira|ano|mês|meses
    não|sem [há|temos|tenho] cópia|backup ** perdi|perdemos|apagado|recuperar
    sumiram|desapareceram|apagaram|sumiu|desapareceu * @data
    meses|semanas|anos de trabalho ** perdido|perdidos|perdi|perdemos|apagado|sumiu
    me|nos apagaram|excluíram ** @data
"""

SLA = """
    sla|slas ** descumpr~|descumprimento|descumprido|incumprimento|incumprido|violado|violação|
        multa|estourou|estourado|penalidade|quebra|fora|excedido|ultrapassado|não
    descumprimento|incumprimento|violação|violado|estourou|quebra|descumprindo|multa ** sla|slas
    acordo|nível de|do serviço ** descumprido|descumprimento|incumprimento|violado|multa
    descumprimento|incumprimento * acordo|nível de
    disponibilidade ** abaixo|inferior
"""

EMERGENCY = """
    urgente|urgentes|urgentemente|urgentíssimo|urgência
    emergência|emergências|emergencial
    situação de emergência|urgência
    prioridade máxima|crítica|absoluta|urgente
    máxima|extrema|suma prioridade|gravidade|urgência
    preciso|precisamos|quero|queremos isso|disso|isto|disto|solução agora|já
    paciente|pacientes|vida|vidas|criança|pessoas ** risco|perigo
    situação|incidente|problema|erro|falha crítica|crítico
    crítico para
    perigo|risco de|para|à vida|morte|morrer|incêndio|pacientes|pessoas
    vida ou morte
    cheiro a|de queimado|gás
    incêndio
    pegou|pegando|pegar fogo
    saindo|deitar|sai fumaça|fumo
    p1|sev1
"""

# Hours that are still to come: "há 3 horas" has another word before the number.
DEADLINE = """
    preciso|precisamos|temos|tenho|devo|tem|entregar|enviar|apresentar|entregue ** dentro|menos|nas
        [de] [próximas] # horas|hora|minutos
    em|dentro|daqui [de] [menos] [a|de] # horas|hora|minutos ** começa|começamos|fecha|vence|sai|
        saio|tenho|temos|reunião|voo|apresentação|evento|expira|preciso|precisamos|abrimos|abre|
        viajo|termina|embarque|inicia
    começa|começamos|fecha|vence|sai|saio|reunião|voo|apresentação|evento|expira|preciso|
        precisamos|abrimos|abre|viajo|termina|embarque|inicia ** em|dentro|daqui [de] [menos] [a|
        de] # horas|hora|minutos
    daqui a # hora|horas|minutos
    na próxima hora
    faltam|falta|restam|resta [só|apenas|menos] [de] # horas|hora|minutos para|pra|até|.|e
    têm|temos|tenho|prazo|apenas [só|apenas|menos|de] [de] # horas|hora|minutos para|pra|antes
    vocês têm [só] # horas|hora|minutos
    até [à|ao|o] meia|meio noite|dia
    até [às|ao|o|à] [#] meio|fim|final [do] dia [de] hoje
    preciso|precisamos|prazo|fecha|entregar|enviar|temos ** até [às] # h|hs|horas|da|hoje
    até [às] # [h|horas] [de] hoje
    até ao|o fim|final do dia
    preciso|quero|precisamos|resolvam|enviem|urge|é * para hoje
    preciso|quero|precisamos|resolvam|enviem|temos|tem|devolvam ** ainda hoje
    antes das # ** hoje|noite|tarde|preciso
    preciso|tenho|temos|entregar|enviar ** antes das #
    preciso|temos|tenho|entregar|enviar|prazo ** hoje|amanhã ** até [às] #
    vence|fecha|expira|termina|encerra|prazo|último [é|dia] hoje
    hoje * vence|fecha|expira|termina|encerra
    hoje às # ** preciso|tenho|temos|reunião
    preciso|tenho|temos|reunião|precisamos ** hoje às|até #
"""

# A time in hours may be a deadline, or only how long something takes.
DEADLINE_HINT = """
    dentro de # hora|horas|minutos
    em menos de # hora|horas|minutos
    nas próximas # horas
"""

RULES = (
    Rule("urgency.outage", Effect.HIGH, OUTAGE),
    Rule("urgency.data_loss", Effect.HIGH, DATA_LOSS),
    Rule("urgency.sla_breach", Effect.HIGH, SLA),
    Rule("urgency.emergency", Effect.HIGH, EMERGENCY),
    Rule("urgency.deadline", Effect.HIGH, DEADLINE),
    Rule("urgency.deadline_hint", Effect.HIGH, DEADLINE_HINT, plain=False),
)
