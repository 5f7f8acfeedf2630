"""Rules for law, regulators and the rights people have over their data."""

from tickets.classification.rules.rule import Effect, Rule

LEGAL_THREAT = """
    audiência|declaração|provas|depoimento ** tribunal|juiz|juíza|processo
    meu|minha|nosso|nossa|um|uma|com|ao advogado|advogada|advogados
    @lawyer ** entrará|entrar|processo|carta|notificação|contato|contacto
    processar|processarei|processá|processo|processaremos vocês|los|vos|empresa|a|essa
    vou|vamos|irei|iremos|terei|obrigado|obrigada|teremos [que|de|a] processar|acionar
    entrar|entro|entrarei|abrir|abrirei|mover|movo|entramos|entraremos|meter|instaurar|intentar **
        processo|ação [judicial] contra|judicial|na|em|por|.|!|,
    ação|ações|medidas|vias|via|meios|providências|procedimento|notificação|cobrança judicial|
        judiciais|legais|legal|extrajudicial|jurídicas|cíveis|cabíveis|criminal
    processo judicial|civil|criminal * contra|vocês|empresa
    agir|proceder|acionar judicialmente|legalmente
    vou|vamos|irei|iremos|acionar|acionarei|acionaremos|recorrer|recorrerei|procurar|levar|levarei|
        entrar|entrarei|entrei|parar|buscar|terei|resolver|resolvo|vemos|vemo ** justiça|tribunal|
        tribunais|juizado|juízo
    pequenas causas
    ação|processo na|no|em justiça|tribunal|juizado
    queixa crime|na|à|formal|policial
    boletim de ocorrência
    chamar|chamei|chamarei|denunciar|denunciei|fui|vou|ir|irei|iremos|queixa|acionar|acionei|
        comunicar|comuniquei|informar|informei|contactar|apresentei|registrei ** polícia|delegacia|
        psp|gnr|judiciária
    polícia|psp|gnr * informada|avisada|acionada|envolvida|contactada|investigando|investigar|
        investiga
    delegacia
    registrar|registrei|fiz|fazer|abrir|abri * bo
    danos morais|materiais
    quebra|incumprimento|descumprimento|violação de|do contrato|contratual
    ilegal|ilegais|ilegalmente|ilegalidade|ilícito
    intimação|liminar|arbitragem|injunção
    citação|notificação|intimação|carta|ofício|mandado|ordem do|da|judicial [tribunal|justiça|
        fórum] tribunal|justiça|fórum|juízo|polícia
    nas mãos do|de|da|dum [meu|minha|um] advogado|advogada
    interpelação|carta judicial|registada
    processo|ação [judicial] contra|interposta|ajuizada|movida
    violando|violar|infringindo|descumprindo|violam|viola ** lei|lgpd|rgpd|direitos|código
    código de|do defesa|consumidor
    processados|processada por
    direitos autorais
"""

REGULATOR = """
    procon|anatel|anpd|cnpd|deco|asae|anacom|erse|bacen|susep|anac|aneel
    livro de reclamações
    defesa|proteção [do|de|dos] consumidor
    ministério público
    consumidor gov
    ans vou|reclamação|denúncia|denunciar|reclamar|irei|acionar
    na|à|pela ans
    denunciar|denúncia|denunciei|denunciarei|reclamação|reclamar|queixa|acionar ** @regulator|banco
    reclamação|denúncia|denunciar|reclamar|queixa|acionar|reclamarei * banco central
    autoridade|autoridades [de|nacional] proteção|controlo|competente|competentes|supervisão
    agência nacional|reguladora
    entidade reguladora
    centro de arbitragem
    reclamação|queixa|denúncia formal|oficial ao|na|à|junto
    provedor do cliente
"""

# Asking for one's own data exercises the right to it.
OWN_DATA = """
    direito|direitos [de|ao|à] [o|à] acesso|eliminação|apagamento|retificação|oposição|
        portabilidade|esquecimento|exclusão
    quais|todos|que|cópia [os|dos|de] [todos|os|meus] dados|informações [pessoais|meus] ** têm|
        possuem|guardam|armazenam|mantêm|tratam|detêm ** mim|meus|sobre
    quais|todos|que|cópia [de|dos|os] dados pessoais
    cópia|acesso [completa] [de|a|aos|dos] [todos] [os] @my dados
    @erase ** @my dados|informações
    @erase ** dados pessoais
    @my dados|informações [pessoais] [sejam|deletados|fossem] apagados|excluídos|eliminados|
        removidos|deletados
    oponho|opor ao tratamento
    @erase ** informações|dados|tudo ** mim|meus
    enviem|forneçam|quero|saber ** dados ** têm|guardam|possuem ** mim
    tirem|retirem|removam @my|o [meu] número|contato|contacto|nome|cadastro
    titular de|dos dados
"""

PRIVACY = """
    lei [geral] [de] proteção de dados
    lgpd|rgpd|gdpr ** solicito|exijo|exercer|apagar|excluir|eliminar|acesso|exclusão|direito|cópia|
        artigo|art|direitos|eliminação|denúncia|violação|pedido|solicitação|titular|apagamento|
        descumprimento
    solicito|exijo|exercer|apagar|excluir|eliminar|acesso|exclusão|direito|direitos|artigo|art|
        conforme|termos|base|violação|denúncia|abrigo|quero|pedido|solicitação|fundamento|
        descumprimento ** lgpd|rgpd|gdpr
    artigo|art [.] 15|16|17|18|20|21|22 [.|,] [do|da] lgpd|rgpd|gdpr
    artigo|art 15|17|18
    retiro|retirar|revogo|revogar ** consentimento
    venderam|vendido|vendendo|compartilharam|compartilhado|partilharam|repassaram|cederam ** @my
        dados
    @my dados ** terceiros|vendidos|vazados
    proteção de dados ** reclamação|denúncia|direito|violação
"""

RULES = (
    Rule("urgency.legal_threat", Effect.HIGH, LEGAL_THREAT, firm=True),
    Rule("urgency.regulator", Effect.HIGH, REGULATOR, firm=True),
    Rule("urgency.own_data", Effect.HIGH, OWN_DATA, firm=True),
    Rule("urgency.privacy_rights", Effect.HIGH, PRIVACY),
)
