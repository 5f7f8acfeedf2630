"""Rules for tickets that tell something and ask for nothing: notices, receipts, wishes, newsletters."""

from tickets.classification.rules.rule import Effect, Rule

FOR_INFORMATION = """
    não têm|precisam de|que|fazer [fazer] nada
    fyi
    para|por seu|vosso|vossa|sua conhecimento|informação|registro|registo|arquivo
    para conhecimento|informação
    informo|informamos|comunico|comunicamos|aviso|avisamos|lembramos|lembro vos|que|do|da|a
    só|apenas [para] queria|para|informar|avisar|comentar [informar|avisar] que|vos
    segue|seguem|anexo|envio|enviamos|mando|remeto|aqui [em|está|vai] [anexo] o|a|os|as|meu|
        comprovante|comprovativo|recibo
    em anexo
    não [é] precisa|precisam|preciso|necessário|necessária [de] responder|resposta|fazer
"""

DONE = """
    já [o|a] paguei|pagamos|enviei|enviamos|assinei|assinamos|fiz|fizemos|devolvi|mandei|retirei
    já|foi|foram migrámos|mudamos|passamos|concluído|concluída|pago|paga|enviado|enviada|assinado
"""

CHANGE = """
    a partir de|do|da ** nosso|nossa|será|estará|muda|estaremos|nova|novo|fica
    nosso|nossa|meu|minha novo|nova horário|endereço|morada|telefone|escritório|número|email ** é|
        será|fica
    estaremos|ficaremos|estará|estarão fechados|fechado|fechada|encerrados|abertos|abertas
    haverá|faremos|realizaremos manutenção|uma manutenção
"""

GREETING = """
    bom|boa dia|tarde|noite . .
    feliz|boas|próspero natal|festas|ano|aniversário|páscoa|férias
    abraço a todos
"""

NEWSLETTER = """
    novidades|oferta|ofertas|promoções da|do|de|exclusivas|especiais|para
    descubra|descubram|inscreva|aproveite nossas|nossos|as|os|a|se
    não perca|percam
"""

RULES = (
    Rule("requires_action.for_information", Effect.TELLS, FOR_INFORMATION),
    Rule("requires_action.done", Effect.TELLS, DONE),
    Rule("requires_action.change", Effect.TELLS, CHANGE),
    Rule("requires_action.greeting", Effect.TELLS, GREETING),
    Rule("requires_action.newsletter", Effect.TELLS, NEWSLETTER),
)
