"""Words that the Portuguese rules are built on: classes, wordings, inflections and misspellings.

Brazilian and European words stand side by side: "tela" and "ecrã", "usuário" and "utilizador".
"""

from functools import cache

from tickets.classification.rules.conjugation import Conjugation
from tickets.classification.rules.language import Vocabulary, word_set

_CONJUGATION = Conjugation(
    endings={
        "ar": "ar o as a amos ais am ei aste ou aram ava avas avamos avam ado ada ados adas ando arei "
        "ara arao aremos aria ariam ariamos e es emos em arem armos asse assem",
        "er": "er o es e emos em i este eu eram ia ias iam iamos ido ida idos idas endo erei era erao "
        "eremos eria eriam a as amos am erem esse essem",
        "ir": "ir o es e imos em i iste iu iram ia ias iam iamos ido ida idos idas indo irei ira irao "
        "iremos iria iriam a as amos am irem isse issem",
    },
    respelled={"c": "qu", "g": "gu", "gu": "g"},
    irregular={
        "exigir": "exij", "pedir": "pec", "perder": "perc", "ressarcir": "ressarc", "sumir": "som",
        "cair": "cai", "fugir": "fog", "agir": "aj", "mentir": "mint",
    },
)  # fmt: skip


@cache
def inflect(word: str) -> set[str]:
    """Return the regular forms of a Portuguese verb in the infinitive, a noun or an adjective."""
    forms = _CONJUGATION.conjugate(word)
    if forms is not None:
        return forms
    if word.endswith("ão"):
        return {word, word[:-2] + "ões", word[:-2] + "ãos"}
    if word.endswith("o"):
        return {word[:-1] + ending for ending in ("o", "a", "os", "as")}
    if word.endswith("l"):
        return {word, word[:-1] + "is"}
    return {word, word + "s", word + "es", word[:-1] + "ns"}


_CLASSES = {
    "number": "um uma dois duas três quatro cinco seis sete oito nove dez doze quinze vinte "
    "trinta quarenta cinquenta cem centenas mil vários várias alguns algumas poucos meia",
    "my": "meu minha meus minhas nosso nossa nossos nossas",
    "money": "dinheiro grana valor valores quantia montante importância pagamento pago paguei "
    "pagamos cobrança diferença depósito sinal caução saldo euros reais compra parcela parcelas "
    "taxa frete",
    "charge": "cobrança cobranças débito débitos pagamento pagamentos compra compras transação "
    "transações transferência transferências saque saques levantamento movimento movimentos "
    "lançamento lançamentos pix desconto descontos parcela operação",
    "charged": "cobrado cobrada cobrados cobraram cobrou cobrando cobram cobra cobrar cobrarem "
    "cobravam debitado debitados debitada debitaram debitou debitando debitam descontado "
    "descontaram descontou descontando descontam faturado faturaram faturou paguei pago pagamos "
    "lançaram lançado cobrei",
    "service": "site portal plataforma sistema sistemas servidor servidores serviço aplicativo "
    "app aplicação loja rede api erp crm pdv tpa vpn produção intranet programa software "
    "ecommerce linha linhas maquininha maquininhas central",
    "down": "caído caída caídos caiu caíram offline inacessível inacessíveis indisponível "
    "indisponíveis inoperante inoperantes",
    "people": "professores docentes usuários utilizadores clientes funcionários colaboradores "
    "colegas operadores atendentes vendedores alunos pacientes médicos enfermeiros caixas empresa "
    "escritório escritórios filiais lojas departamento equipe equipa time agência armazém fábrica "
    "setor unidade turma",
    "data": "dados informações arquivos ficheiros documentos registros registos contatos "
    "contactos faturas fotos histórico base bases cópias pastas projetos clientes cadastros "
    "cadastro planilhas pedidos backup",
    "account": "conta contas email perfil cartão sistema servidor site whatsapp instagram banco",
    "lawyer": "advogado advogada advogados jurídico",
    "regulator": "procon anatel anpd cnpd deco asae anacom erse bacen susep anac aneel anvisa",
    "erase": "apagar apaguem apague apagados excluir excluam exclua exclusão excluídos eliminar "
    "eliminem elimine eliminação remover removam remova remoção deletar deletem delete apagamento "
    "esquecimento",
    "delivery": "pedido pedidos encomenda encomendas pacote entrega entregas mercadoria produto "
    "produtos compra item itens artigo envio carta correspondência móvel",
    "bill": "fatura faturas boleto boletos recibo conta nota valor preço preços total mensalidade "
    "fiscal",
    "act": "acessar aceder entrar logar abrir usar utilizar ver pagar comprar baixar descarregar "
    "salvar guardar gravar imprimir enviar receber conectar ligar carregar atualizar instalar "
    "cadastrar registar alterar mudar finalizar fazer cancelar contactar contatar falar editar "
    "anexar acesso ativar recuperar continuar exportar importar reservar criar trabalhar navegar "
    "sincronizar visualizar marcar agendar transferir iniciar abro acedo concluir emitir sacar "
    "resolver configurar excluir eliminar remover ler assistir ouvir efetuar realizar utilizá "
    "login adicionar desbloquear confirmar validar gerar",
    "work": "acessar aceder entrar logar trabalhar usar utilizar cobrar vender comprar faturar "
    "abrir imprimir conectar ligar enviar pagar receber registrar registar atender operar acesso "
    "reservar emitir consultar carregar salvar login ver iniciar",
}
_REPAY = ("devolver", "reembolsar", "estornar", "ressarcir", "restituir", "reaver")


def _read_classes() -> dict[str, frozenset[str]]:
    classes = {name: word_set(words) for name, words in _CLASSES.items()}
    return classes | {"repay": frozenset().union(*map(inflect, _REPAY))}


_MACROS: dict[str, tuple[str, ...]] = {
    "want": (
        "quero|queremos|queria|exijo|exigimos|exigir|peço|pedimos|pedi|solicito|solicitamos|solicitei|"
        "solicitar|preciso|precisamos|desejo|desejamos|aguardo|aguardando|aguardamos|espero|esperando|"
        "requeiro|requerer|pretendo|reivindico|gostaria|gostaríamos|mereço|pedir|pedindo|pedido",
        "direito a|ao|à",
        "espera de|do|da",
    ),
    "cannot": (
        "não|nunca [estou|estamos|está|estão|tô|to|tou|se] [a] consigo|consegue|conseguimos|"
        "conseguem|conseguia|consegui|conseguiu|conseguiram|conseguindo|conseguir|posso|podemos|pude|pudemos",
        "impossível|incapaz [de]",
        "não me|nos deixa|permite|deixam",
        "não [me|nos] deixa|permite|dá",
        "sem [eu] conseguir|poder",
        "não é|foi|está|era possível",
        "não há|tem [como|maneira|jeito|forma|modo] de|como",
        "não tá|ta|está dando",
    ),
    "many": (
        "todos|todas os|as|nossos|nossas [nossos|nossas] @people",
        "toda|todo a|o|nossa|nosso [nossa|nosso] @people",
        "# [dos|de] [nossos] usuários|utilizadores|clientes|funcionários|colaboradores|lojas|colegas|"
        "alunos|pacientes|filiais|pessoas",
    ),
    "no_longer": ("já não", "parou|pararam|deixou|deixaram|parado de", "não ** mais"),
}

VOCABULARY = Vocabulary(
    classes=_read_classes(),
    macros=_MACROS,
    common=word_set(
        "a o as os de do da dos das em no na nos nas um uma e ou que se me por para com como mais muito "
        "mas quando ja nao foi ser esta estao tem tenho ter eu meu minha seu sua ele isso este essa todo "
        "toda todos todas ate ao pelo pela nada so conta quero fazer posso pode ainda bom dia boa tarde "
        "favor sem , . ! ?"
    ),
    inflect=inflect,
    spellings={
        "vc": "voce", "vcs": "voces", "vces": "voces", "q": "que", "pq": "porque", "tb": "tambem",
        "tbm": "tambem", "n": "nao", "naum": "nao", "hj": "hoje",
        "obg": "obrigado", "obgd": "obrigado", "brigado": "obrigado", "brigada": "obrigada",
        "pfv": "por favor", "pf": "por favor", "pls": "por favor", "porfavor": "por favor",
        "urjente": "urgente", "reenbolso": "reembolso", "rembolso": "reembolso",
        "extorno": "estorno", "istorno": "estorno", "devouver": "devolver", "dinhero": "dinheiro",
        "conpra": "compra", "compania": "empresa", "adevogado": "advogado",
        "advogato": "advogado", "prosessar": "processar", "hakearam": "hackearam",
        "hackiaram": "hackearam", "raquearam": "hackearam", "raqueado": "hackeado",
        "hakeado": "hackeado", "rackeado": "hackeado", "rackearam": "hackearam",
        "concigo": "consigo", "consego": "consigo", "conssigo": "consigo",
        "msm": "mesmo", "blz": "beleza", "mto": "muito", "mt": "muito", "dps": "depois",
        "encomeda": "encomenda", "ninguen": "ninguem", "mail": "email",
        "e-mail": "email", "emails": "email", "mensagen": "mensagem", "website": "site",
    },
    folds_accents=True,
)  # fmt: skip
