"""Rules for break-ins, leaks and extortion."""

from tickets.classification.rules.rule import Effect, Rule

SECURITY = """
    injeção|injecção [de] sql|código|comandos
    sql injection
    hackear~|hackeamento|hackers|hacker|pirateado|pirateada|piratearam|ciberataque|cibercriminosos
    invadir~ ** @account|celular|rede|telemóvel
    invasão de|do|da|na|no @account|privacidade|rede
    @account|celular|rede * invadido|invadida|invadiram|invadidos
    phishing|smishing
    falsidade ideológica
    se|a passando|passaram|passou|passar por|pela
    vazamento|vazaram|vazado|vazados|vazou|vazando|fuga|roubo|expostos|expostas|exposição|exposto
        ** dados|senha|senhas|informações|clientes|palavra|credenciais|cadastro
    dados|senhas|senha|credenciais|informações|palavras ** vazaram|vazados|vazadas|vazou|expostos|
        expostas|roubados|roubadas|vazado
    violação|incidente|brecha|quebra de segurança|dados
    encontrei|encontramos|descobri|descobrimos|há|existe|detectamos|detetámos|identificamos * falha
        de segurança
    vulnerabilidade|vulnerabilidades|ransomware|keylogger|ddos|xss
    alguém|outra|pessoa|desconhecido|terceiros|terceiro|intruso|estranho|ladrão ** acessou|acedeu|
        entrou|entrando|usando|usou|mudou|alterou|acessando|acesso|trocou|logou|invadiu|mexeu **
        @account|senha|dados|palavra
    acessaram|acederam|entraram|roubaram|tomaram|mudaram|trocaram|alteraram ** @account|senha|
        identidade
    @account ** comprometida|comprometido|invadida|invadido|hackeada|roubada|clonada|sequestrada
    acesso|acessos|login|logins|sessão|atividade|dispositivo|aparelho|início [não|de] [sessão]
        desconhecido|desconhecidos|suspeito|suspeitos|suspeita|estranho|estranha|autorizado|
        reconhecido|reconheço|reconhecida
    não reconheço|reconhecemos|autorizei * acesso|login|sessão|dispositivo|aparelho
    vejo|vemos|vê|aparecem|mostra|aparece|ver|vendo|consigo ** de|dados outro|outra|outros|outras
        cliente|clientes|pessoa|pessoas|usuário|utilizador|paciente|empresa|empresas
    dados|fatura|faturas|pedidos|informações|histórico|conta|documentos|boleto|exame|exames de
        outro|outra|outros|outras cliente|clientes|pessoa|pessoas|usuário|utilizador|paciente|
        pacientes|empresa|empresas
    senha|senhas|chave|chaves|token|credenciais ** exposta|expostas|github
    subimos|subi|subiu|publicamos|publiquei|publicou|enviamos|partilhei|compartilhei ** chave|
        chaves|senha|senhas|token|credenciais ** público|pública|github|engano|todos
    servidor|site|rede ** hackearam|hackeado|infectado|infectada|atacado|atacada
    ataque informático|cibernético|hacker
    não trabalha|trabalham|pertence ** entrou|acesso|acessou|acede|acedeu|baixou|descarregou|
        painel|sistema|conta|senha
    ex|antigo|antiga funcionário|funcionária|colaborador|sócio|colega|empregado ** acesso|acessa|
        acede|entra|entrando|entrar|baixou|descarregou|senha|apagou|copiou
    do|desde|com @my|nosso endereço|email|conta ** não|sem mandei|enviei|enviado|mandado
    roubo|usurpação|falsificação de|da identidade
    extorsão|extorquir~|chantagem|chantagear~
    pedem|pede|pedindo|pagar|pagamento|exigem|exige|paguem * resgate
    pagar|paguem|pague|pedem|exigem|pagamento|transferir ** bitcoin|bitcoins|btc|cripto|
        criptomoedas|monero
    publicaremos|publicar|divulgar|divulgaremos|vazaremos ** dados|base|informações|clientes
    arquivos|dados|servidores|ficheiros * criptografados|encriptados|cifrados|sequestrados
    roubaram|furtaram|perdi|roubado|furtado * notebook|laptop|computador|portátil|cartão
"""

RULES = (Rule("urgency.security", Effect.HIGH, SECURITY),)
