"""Rules for anger, threats, irony and praise."""

from tickets.classification.rules import faces
from tickets.classification.rules.rule import Effect, Rule

ANGER = """
    braços cruzados
    não compro|volto|contrato|voltarei [a|nunca] mais|comprar|contratar
    assim não|é [se] [dá|consigo|pode|há|impossível] [como] [pra|para|de] trabalhar|viver
    que pena terem|tirarem|acabarem|que
    caos
    ignoraram|ignoram|ignorou|ignorado [os|o] meus|meu|nossos|nosso
    faq|resposta|respostas|suporte|ajuda|serviço inútil|inúteis
    pouco|nada profissional|profissionais|sério|séria|educado
    por|porque que é tão difícil|complicado|complicada
    é tão difícil|complicado|complicada falar|conseguir|resolver|entender
    lêem isto|isso
    fecharam|fechado|encerraram [o|a] meu|minha|o chamado|ticket|caso|reclamação
    isso|isto|é é|um|uma golpe|fraude|roubo|burla|assalto
    inacreditável
    inacreditável que
    uma|que pena como|que|a|o
    qualidade|serviço|atendimento|nível ** caiu|piorou|baixou|decaiu|pior|piorando
    não é [mais] o que|mesmo era|mesma
    respondeu|atendeu|tratou|responderam|trataram [muito|me] mal
    ninguém resolve|assume|responsabiliza
    passam|jogam|empurram de um|uma
    a sério que|?
    ^ sério que|?
    me|nos deixaram|deixam plantado|plantada|pendurado|pendurada
    me|nos deixaram|deixam na mão
    dia todo|inteiro esperando|espera|perdido|à
    à toa
    dá|dão pena|dó|raiva|nojo
    nenhuma [única] resposta|satisfação|explicação|solução
    desligam|desligaram|desligou [na|o] [minha|telefone|nossa] [cara]
    parem|pare|deixem de me|ligar|incomodar|mandar
    caríssimo para|pra|pelo|e
    pensando|penso|considerando em|seriamente sair|cancelar|mudar|trocar|em
    grosseiro|grosseira|grosseiros|grossa|grosso|mal educado|educada|arrogante|arrogantes|estúpido|
        rude|ignorante|despreparados
    forma|jeito|maneira como|que|com fui|me|fomos [trataram|atenderam] tratado|tratada|tratados|
        atendido|atendida|trataram
    absurdo|absurda|absurdos|vergonha|vergonhoso|vergonhosa|descaso|desrespeito|palhaçada|
        inadmissível|inaceitável|intolerável|indignação|indignado|indignada|indignados|lamentável|
        ridículo|ridícula|patético|lixo|porcaria|merda|bosta|droga|caralho|porra|foda|péssimo|
        péssima|péssimos|péssimas|horrível|horríveis|terrível|desastre|nojento|nojo|vexame|bagunça|
        enganação|sacanagem|roubalheira
    pouca vergonha
    revoltado|revoltada|revoltante|furioso|furiosa|irritado|irritada|zangado|zangada|chateado|
        chateada|bravo|brava|puto|puta|frustrado|frustrada|frustrante|frustração|decepção|
        decepcionado|decepcionada|decepcionante|decepcionados|desiludido|desiludida|desilusão|
        desapontado|desapontada|farto|farta|fartos|saturado|exausto|estressado|estressada|
        insatisfeito|insatisfeita|insatisfação|desespero|desesperador|exaustiva
    ladrões|ladrão|mentirosos|mentiroso|mentira|mentiras|incompetentes|incompetente|incompetência|
        palhaços|vigaristas|aldrabões|irresponsáveis|irresponsabilidade|inúteis|inútil|bandidos|
        caloteiros|picaretas|golpistas|amadores|mercenários|desonestos|desorganização|negligência|
        desumano|desumana
    que|é|isso|uma|um brincadeira|piada|roubo|vergonha
    tirar|tirando|gozar|brincando|brincadeira [com] [a] cara|conosco|connosco|comigo|minha
    falta de respeito|consideração|profissionalismo|vergonha|compromisso|educação|noção
    cansado|cansada|cansei|cansados de|disso|disto|com
    de saco cheio
    mau|má|ruim|mal serviço|atendimento|experiência|atendido|atendida|tratado|educado|educada
    serviço|atendimento|experiência|suporte ** ruim|má|mau|fraquíssimo|deixa
    me|nos senti|sinto|sentimos * enganado|enganada|lesado|lesada|roubado|roubada|ignorado|burlado
    enganado|enganada|enganaram|enganosa|enganoso|lesado|lesada
    pior|piores
    nunca|jamais mais
    não [eu] gostei|gosto|gostamos|compre|comprarei|compro|vale
    não [estou|fiquei|ficamos|estamos|fico] [nada|muito|nem] satisfeito|satisfeita|contente|feliz|
        satisfeitos
    decepcionou|decepciona|decepcionei|arrependi|arrependimento|farsa|péssimas
    pouco caso
    mal acabado|acabada|feito|feita
    má|baixa qualidade
    não recomendo|recomendaria|comprem|contratem|indico|aconselho|façam
    não aguento|suporto|dá mais
    não é possível que|isso|isto
    já chega|basta
    perda|perder|perdendo|perdi de|tempo|meu|o tempo
    ignoram|ignorando|ignorado|ignorada|mentem|mentiram|enrolando|enrolam|enrolação
    ninguém [me|nos] responde|resolve|atende|liga|importa|faz|sabe
    nem aí|sequer|respondem
    terceira|quarta|quinta|enésima|sexta|segunda vez [que]
    como é possível
    como pode uma|um|isso
    até quando
    que tipo|raio|espécie de empresa|serviço|atendimento
    esperava|esperávamos|merecemos mais|melhor
    resolvam|arrumem|consertem|arranjem isso|logo|isto|essa|já
    deixa|deixou|deixam muito [a] desejar
    de|muito mal|má a|fé|pior
    tão complicado|difícil
"""

THREAT = """
    se ** não ** mudo|mudarei|troco|cancelo|trocarei|cancelarei|saio
    apresentei|registrei|abri|fiz|apresentado ** queixa|reclamação|denúncia ** @regulator|
        ministério|justiça|consumidor|polícia
    meu|minha|nosso|nossa advogado|advogada|advogados ** entrar|entrará|processo|contato|contacto|
        ação|processar
    processar|processarei|processaremos|processá vocês|los|vos|empresa
    vou|vamos|irei|iremos|terei ** processar|processo|advogado|justiça|procon|polícia|tribunal|
        denunciar|reclamar|queixa|@regulator|reclame|ação
    entrarei|entraremos|moverei|abrirei|entrar ** processo|ação|justiça
    tomarei|tomaremos|tomar|acionar|acionarei|procurar|procurarei ** medidas|providências|justiça|
        advogado|procon|direitos|@regulator
    se|senão|caso|ou ** vou|irei|aciono|processo|procuro ** procon|justiça|advogado|processo|
        tribunal|polícia|reclame|anatel|deco
    reclame aqui
    vemo|vemos|vejo nos|em [em|no] [no] tribunal|justiça
    nas mãos do|de|da|dum [meu|um] advogado
    denuncio|denunciarei|vou * no|ao|na|à @regulator|autoridades
    se continuar|continuarem|insistirem
    vou|irei|vamos|recorro ao|no|à @regulator|justiça|imprensa
    entro|entrarei|tomo|tomarei|inicio * ação|medidas|justiça|processo
    se|caso|senão ** ação|medidas|via judicial|judiciais|legais|cabíveis
    redes sociais
    último|última aviso|chance|oportunidade
    vão|vai se|ver|arrepender
    publicaremos|divulgar|divulgaremos|vazaremos ** dados|base|informações|clientes
    paguem|pague * ou|bitcoin|bitcoins|btc|resgate
    medidas|providências|vias legais|judiciais|cabíveis
"""

IRONY = """
    belo|bom|ótimo|excelente|grande|bela serviço|atendimento|suporte ** semanas|meses|dias|horas
        para|pra|sem responder|resposta|responderem|atender
    obrigado|obrigada|parabéns ** por estragar~|arruinar~|apagar~|ignorar~|bloquear~|perder~|
        cancelarem
    obrigado|obrigada|parabéns ** por me|nos|terem [me|nos] deixar|deixarem|deixado|fazer|fazerem|
        feito sem|na|perder|esperar|pendurado|plantado|plantada
    parabéns|ótimo|bravo ** conseguiram|conseguiu|conseguem perder|apagar|quebrar|estragar|piorar
    obrigado|obrigada|parabéns ** por nada|perder|estragar|apagar|ignorar|roubar|bloquear
    parabéns|ótimo|excelente|maravilha|perfeito|legal|lindo|genial|bravo , mais|agora|outra
    parabéns|ótimo|excelente|maravilha|perfeito|que|lindo [mais] outra|uma vez
    que surpresa|alegria|maravilha|beleza|bom , outra|mais|.
    muito bem|bom|bonito , outra|mais
"""

MOCKERY = """
    ^ ótimo|perfeito|maravilhoso|excelente|parabéns|maravilha|bravo|lindo|genial .|!|,|pela|mais|
        agora
    ótimo|ótima|excelente|maravilhoso|belo|bela|grande|brilhante serviço|trabalho|atualização|
        atendimento|ideia|suporte
    adoro|amo|adorei quando|esperar|que|pagar|como
    como sempre ,|.|!
"""

PRAISE = """
    muito bem .|!
    bem feito
    ótimo|excelente|bom webinar|curso|treinamento|formação
    exemplar|exemplares|impressionante|respeito
    excelente|excelentes|fantástico|fantástica|maravilhoso|maravilhosa|ótimo|ótima|ótimos|incrível|
        incríveis|espetacular|impecável|perfeito|perfeita|brilhante|sensacional|rapidíssimo|
        rapidíssima|rapidíssimos|gentilíssimo|maravilha|extraordinário|extraordinária|excepcional|
        excecional|espetáculo
    bom|boa|grande|belo trabalho|serviço|atendimento|produto|equipe|equipa|experiência|app|
        aplicativo
    serviço|atendimento|equipe|equipa|produto|suporte ** excelente|ótimo|ótima|maravilhosa|
        fantástico|impecável|10|dez|nota|bom|boa|show
    entrega|envio|resposta|atendimento rápida|rápido|super|ágil
    rapidez na|no|e|do
    tudo perfeito|ótimo|excelente|maravilhoso
    super|com satisfeita|satisfeito|satisfação
    chegou|entregue|recebi antes|rápido|rapidamente|bem [do|embalado] [prazo|previsto]
    adorei|adoro|amei|amo|adoramos|encantado|encantada
    parabéns|parabenizar|felicitar|elogio|elogiar|elogios
    nota 10|dez|mil
    dá gosto
    com um sorriso
    quero|queria|gostaria|queríamos * destacar|parabenizar|agradecer|elogiar|felicitar
    antes do|da previsto|prazo|prevista|combinado|esperado
    voltarei|voltaremos a comprar|encomendar|pedir
    comprarei|recomendo novamente|a
    muito bem embalado|atendido|atendida|explicado|tratada|tratado
    direitinho
    um|uma 10|dez para|pra|à|ao
    continuem assim
    o|a|os|as melhor|melhores ** já|do|serviço|atendimento|sempre|mercado|empresa|app
    salvaram|salvou|salvaste me|meu|o|a|nos
    são|é|vocês [uns|uma|um|os|demais] demais|craques|show|ótimos|maravilhosos|melhores|
        espetaculares|incríveis
"""

# Polite words, too: they are praise only where nothing is asked and nothing is wrong.
THANKS = """
    muitíssimo|muito melhor que|do
    aprendi|aprendemos muito
    obrigado|obrigada por terem|ter|me|nos feito|ajudado|ajudarem|resolvido|encontrado|ajudar|
        atender
    obrigado|obrigada|agradeço|agradecemos|grato|grata|agradecer ** ajuda|rapidez|rápida|rápido|
        gentileza|paciência|eficiência|solução|resolver|resolverem|atenção|profissionalismo|apoio|
        trabalho|serviço|atendimento|presteza|suporte|cuidado|simpatia|resposta|tudo|dedicação|
        empenho|carinho|atenderem|prontidão
    muito|super|bem|bastante|tão * bom|boa|bons|atencioso|atenciosa|atenciosos|simpático|simpática|
        simpáticos|educado|educada|satisfeito|satisfeita|satisfeitos|contente|contentes|feliz|
        felizes|profissional|profissionais|rápido|rápida|eficiente|eficientes|gentil|gentis|grato|
        prático|útil
    gostei [muito|bastante|demais] .|!|,|do|da|muito|demais|bastante
    recomendo|recomendarei|recomendamos|recomendaria|indico
    funciona|funcionou|ficou|correu|deu|foi perfeito|perfeitamente|ótimo|bem|maravilha|excelente|
        certo|lindamente
    muitíssimo|imensamente obrigado|grato
    muito obrigado|obrigada !
"""

RULES = (
    Rule("sentiment.anger", Effect.NEGATIVE, ANGER),
    # Firm, because nobody asks a question about an angry face.
    Rule("sentiment.angry_face", Effect.NEGATIVE, faces.ANGRY, firm=True),
    Rule("sentiment.threat", Effect.NEGATIVE, THREAT, firm=True),
    Rule("sentiment.irony", Effect.MOCKING, IRONY, firm=True),
    Rule("sentiment.mockery", Effect.MOCKING, MOCKERY),
    Rule("sentiment.praise", Effect.POSITIVE, f"{PRAISE}\n{faces.GLAD}", asserted=True),
    Rule("sentiment.thanks", Effect.POSITIVE, THANKS, asserted=True, plain=False),
)
