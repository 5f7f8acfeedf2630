"""Portuguese tickets, Brazilian and European: the words of the task, and what people say around them."""

import pytest

from tests.support.labelled_by_rules import label
from tickets.core.labels import Sentiment, Urgency

CODE = "pt"

HIGH = [
    "estorno urgente", "Exijo o reembolso.", "Cadê meu dinheiro?", "Quando me devolvem o dinheiro?",
    "Devolvam-me o que paguei.", "Ainda não recebi o estorno.", "Fui cobrado duas vezes.",
    "Estão me cobrando a mais este mês.", "Não reconheço esta compra de 40 reais.",
    "clonaram meu cartão", "Fui burlado.", "Caí num golpe.", "Vou processar vocês.",
    "Meu advogado vai entrar em contato.", "Vou abrir uma reclamação no Procon.",
    "Vou escrever no livro de reclamações.", "Vou acionar a justiça.",
    "Solicito a exclusão dos meus dados conforme a LGPD.",
    "Pretendo aceder aos meus dados pessoais ao abrigo do RGPD.", "Invadiram minha conta.",
    "Recebi a fatura de outro cliente.", "Ninguém no escritório consegue entrar no sistema.",
    "O site está fora do ar.", "Perdemos todos os dados.", "É urgente.",
    "Tem que ser entregue em menos de 2 horas.", "O SLA foi descumprido.",
]  # fmt: skip

ONLY_NAMED = ["reembolso", "LGPD", "RGPD", "advogado", "compensação", "quebrado"]

NOT_HIGH = [
    "Ninguém atende e o site não funciona.", "Aumentaram a mensalidade sem avisar.",
    "Não é urgente.", "Não quero reembolso, só trocar o tamanho.",
    "Já me devolveram o dinheiro, obrigado.", "Qual é a política de reembolso?",
    "Vocês estão adequados à LGPD?", "Onde coloco o contato de emergência?",
    "O servidor já está funcionando, foi um alarme falso.",
    "O que acontece se eu perder todos os dados?",
    "Uso o site do Tribunal de Justiça todos os dias.", "Fiquei até duas da tarde na fila.",
    "O processo de cadastro é muito longo.", "Isso é muito legal.",
    "Paguei duas licenças.", "Tem desconto no pagamento em duas vezes?",
    "Quero resgatar meus pontos.", "Trabalho num tribunal.",
    "Para que serve o freio de emergência?", "O pedido foi dividido em duas entregas.",
    "O pagamento não foi feito.", "Não fiz a compra porque deu erro.",
    "Cobram 10 euros por mês, está certo?", "Como apago nossa conta?", "Obrigado pelo reembolso.",
    "Cumprem a lei de proteção de dados?", "Dá erro para todos os arquivos.",
]  # fmt: skip


def test_thanks_for_help_are_praise_and_thanks_in_advance_are_not() -> None:
    assert label(CODE, "Muito obrigado pela ajuda.").sentiment == Sentiment.POSITIVE
    assert label(CODE, "Desde já agradeço a atenção.").sentiment == Sentiment.NEUTRAL


def test_a_notice_asks_for_nothing_and_a_bare_wish_asks() -> None:
    assert not label(CODE, "Informamos que o escritório estará fechado na segunda.").requires_action
    assert label(CODE, "Acesso à pasta partilhada da contabilidade").requires_action


@pytest.mark.parametrize(
    "text",
    ["Não é possível iniciar sessão.", "Não há maneira de pagar.", "Não tô conseguindo entrar."],
)
def test_what_cannot_be_done_is_medium(text: str) -> None:
    assert label(CODE, text).urgency == Urgency.MEDIUM


def test_thanks_for_something_done_are_no_mockery() -> None:
    assert label(CODE, "Obrigada por me ajudar com a fatura.").sentiment != Sentiment.NEGATIVE
