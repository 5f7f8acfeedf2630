"""Words used in a different sense, on which no other rule may fire."""

from tickets.classification.rules.rule import Effect, Rule

SENSE = """
    de emergência|emergências
    aviso|nome|representante|responsável|departamento|assistência|muito|que|é|super|tão legal
    contato|contatos|contacto|contactos|número|telefone|saída|saídas|serviço|botão|luzes|plano|
        atendimento|médico|porta|sala|setor|área|médica|unidade|hospital de|da emergência|
        emergências|urgência|urgências
    na|da|à|uma|pela|pediátrica emergência|urgência
    pronto socorro
    urgência e emergência
    não importa|me|faz importo|mal|diferença
    sem [nenhum|qualquer] problema|problemas
    não há|tem problema
    alta|muita|grande|sob|em demanda|procura
    política|políticas|condições|prazo|prazos|termos|taxa de devolução|devoluções|reembolso|
        reembolsos|estorno|cancelamento|privacidade
    caminho|pensamento|ponto crítico
    etiqueta|coluna|estado|status|filtro|campo|categoria|marcar|marcado|pasta [de|como] [urgência]
        urgente|urgentes|crítico|erro|cancelado|prioridade
    desde já
    muito obrigado|obrigada .|,|!|desde|antecipadamente
    obrigado|obrigada|grato|grata|agradeço|agradecemos [desde] [já] pela|desde|a [sua|vossa|já]
        [pela] atenção|compreensão|colaboração|já|disponibilidade
    agradeço|agradecemos ** resposta|retorno|desde
    bom|boa|ótimo|ótima|excelente dia|tarde|noite|semana|fim|final|feriado
    bom trabalho .|,|!
    tudo bem|bom|ótimo ?|.|,|com
    tudo bem
    de acordo
    está|tudo bem
    seria|ficaria|era [muito|super] bom|ótimo|ideal|útil|legal|interessante|bacana|perfeito
    gostaria|muito prazer
    melhor forma|maneira|jeito|plano|momento|hora|opção|horário|data|dia
    pior das|dos|caso
    o quanto|mais antes|rápido|breve
    antivírus|detectou|detectado|programa ** vírus|malware
    seguro|proteção contra roubo|fraude|incêndio
    processo de|seletivo|interno|manual|automático|industrial
    justiça gratuita
    {cannot} encontrar|achar|perceber|entender|descobrir|compreender onde|como|a|o|qual|se|opção
    não posso|podemos esperar|reclamar|negar|ir|comparecer|participar
    tribunal|tribunais de|do|regional|superior|da
    polícia federal|civil|militar|rodoviária
    nota fiscal|fiscais
    nota|notas de|explicativa
    golpe de
    em|de duas|três|# vezes|parcelas
    nada|não urgente|urgência
    processo trabalhista|seletivo
    bravo|brava gente
    show de
    pouca vergonha
    desconto|descontos de|no|para|em|especial
"""

RULES = (Rule("scope.sense", Effect.SENSE, SENSE),)
