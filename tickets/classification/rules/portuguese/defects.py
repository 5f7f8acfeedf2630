"""Rules for things that don't work, for one person or for all."""

from tickets.classification.rules.rule import Effect, Rule

DEFECT = """
    está|saiu|veio|ficou mal|errado|errada
    estragado|manchado|manchada|usado|rasgado|gasto
    de|com|muito atraso
    erro|erros|falha|falhas|falhou|falhando|falham|bug|bugs|defeito|defeitos|defeituoso|defeituosa|
        avaria|avariado|avariada|pane
    problema|problemas|dificuldade|dificuldades|inconveniente|transtorno|transtornos|incidente
    não|nunca|nem [me|se|lhe|nos|está|estão|tá|estava] [está|a|me] funcionar~|abre|abrem|abrir|
        abrindo|carrega|carregam|carregar|carregando|responde|respondem|respondendo|imprime|
        imprimir|imprimindo|conecta|conectar|conectando|liga|ligar|inicia|iniciar|sincroniza|
        sincronizar|sincronizam|salva|guarda|grava|envia|atualiza|atualizar|reproduz|deteta|
        detecta|reconhece|lê|aparece|aparecem|apareceu|aparecendo|mostra|mostram|sai|saem|deixa|
        permite|chega|chegam|chegou|reflete|bate|batem|coincide|corresponde|toca|baixa|instala|
        processa|aceita|gera|entra|encontra|ativa|aquece|roda|rodando|vai|dá|existe|presta|consta|
        transmite|exibe|recebe
    {no_longer} funcionar~|funciona|abre|abrir|carrega|carregar|aparece|aparecer|imprimir|
        responder|conectar|ligar|sincronizar|mostrar|receber|enviar|atualizar|consigo|entra|dá
    funciona|funcionam|funcionando|está|estão mal|lento|lenta|lentíssimo|travando|intermitente|ruim
    trava|travam|travou|travado|travada|travando|travamento|travamentos|congela|congelou|congelado|
        crasha|crashou|bloqueia|encrava|encravou|pendura
    fecha|fecham|fechou|fechando|desliga|desligou|reinicia|reiniciou|sai|desconecta|encerra
        sozinho|sozinha|sozinhos|sozinhas|automaticamente|inesperadamente
    caindo|cai|caiu a|minha|toda|direto|conexão|internet|ligação|hora|sinal
    cai|desconecta|desconectando|desliga ** toda|hora|tempo|direto
    lento|lenta|lentidão|lentos|lentíssimo|lentíssima|lentas|devagar
    demora|demoram|demorando|leva ** muito|minutos|horas|demais|carregar|abrir|eternidade
    danificado|danificada|danificados|quebrado|quebrada|quebrados|quebrou|estragado|estragada|
        estragou|partido|partida|partiu|incorreto|incorreta|incorretos|errado|errada|errados|
        erradas|trocado|corrompido|amassado|amassada|riscado|rasgado|ilegível|inutilizável|furado|
        rachado|rachada
    tela|ecrã|página|janela|folha * branco|preto|preta|branca|azul|cinza
    em branco|preto
    parou|pararam|deixou|deixaram|parando de
    trocado|trocada|trocadas|trocados|invertido|invertida|invertidas|misturado|misturadas|
        desordenado|duplicado|duplicados|duplicada|duplicadas|repetidos|cortado|cortada|vazio|vazia
    não|nada|nem [me|se|nos] ouve|ouço|ouvimos|vê|entende|lê|ouvir|escuta|escuto|transmite|aquece|
        liga
    perde|perder|pinga|vaza|vazando|verte|sai água|óleo|ar|gás|fumaça
    em|ao vez|invés|lugar de|do|da
    crasha|crashou|bugado|bugada|bugou|pau
    mal escrito|escrita|embalado|embalada|impresso|impressa|feito|feita|configurado|formatado
    veio|vieram riscado|riscada|amassado|sujo|suja|aberto
    com|tem|há|faz eco|ruído|interferência|chiado|barulho
    timeout|timeouts|lag
    usuário|utilizador|conta|página|arquivo|pedido * não existe|encontrado|encontrada
    riscado|riscada|riscados
    sumir~|desaparecer~
    preso|presa|parado|parada|emperrado|emperrada em|na|no|há
    falta|faltam|faltando|faltou|faltava ** peça|peças|parafusos|parte|item|itens|produto|dados|
        linhas|arquivos|acessório
    erro|código|http|página|um|dá 404|403|500|502|503|504|401
    mensagem|código de erro
    dá|aparece|diz|mostra|apresenta ** erro|inválido|inválida
    sem conexão|sinal|som|áudio|internet|imagem|água|luz|resposta|serviço|rede|ligação
    não|sem [há|tenho|temos|tem] conexão|sinal|som|áudio|internet|imagem|água|luz|rede
    faz|fazendo|emite * barulho|ruído
    não compatível|compatíveis
"""

CIRCUMSTANCE = """
    {cannot}
    desde a|o|que|ontem|hoje [última|atualização] [atualização|atualizei|atualizou]
    ao|quando abrir|clicar|clico|salvar|enviar|tentar|tento|fazer|entrar|abro|aperto ** não|me|dá|
        sai|aparece|trava
"""

ACCESS = """
    perdi|perdeu|perdemos * direitos|permissões|permissão|acesso|privilégios
    {cannot} * @act
    {cannot} [nem|mais] abri|usá|acessá|vê|pagá|baixá|instalá|fazê lo|la
    bloqueado|bloqueada|bloquearam|bloqueados|bloqueou|bloqueio * conta|acesso|usuário|cartão|
        perfil|login
    conta|acesso|usuário|utilizador|cartão|perfil|login ** bloqueado|bloqueada|bloquearam|suspensa|
        suspenso|desativada|negado|negada|recusado|desabilitada|inativa|restrita|bloqueou
    senha|palavra|pin|código|credenciais|usuário * incorreta|incorreto|inválida|inválido|expirada|
        errada|expirou
    não * lembro|recordo|lembrar ** senha|palavra|pin|usuário
    não * passo|passa|passar|consigo * verificação|autenticação
    link|código|sessão ** expirou|expirado|expirada|inválido|expira|venceu
    esqueci|esquecido|perdi|perdido|esqueceu ** senha|palavra|pin|acesso|usuário|login|código
    não|nunca [me] [está|estou] [a] chega|chegou|chegam|recebo|recebi|recebendo|receber|recebe **
        código|email|sms|link|mensagem|verificação|confirmação|notificações
    perdi|perdido|recuperar|sem [o|meu|ter] acesso
"""

RULES = (
    Rule("urgency.defect", Effect.MEDIUM, DEFECT),
    Rule("urgency.circumstance", Effect.MEDIUM, CIRCUMSTANCE, asserted=True),
    Rule("urgency.access", Effect.MEDIUM, ACCESS),
)
