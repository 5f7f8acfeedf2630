"""Signs of sentences that nobody wrote for a mail, each with a word that has to be in it, in lower case.

Nobody who asks for help speaks like this; a sign that people might use as well ("notify us") counts only
beside another one.
"""

import re
from typing import Final, NamedTuple

from tickets.core.mail.marks import ADDRESS

_MAIL: Final = r"(?:e-?mail|mail|message|communication|transmission|correspondence)s?"
_HIDDEN: Final = r"(?:confidential|privileged|proprietary)"


class Sign(NamedTuple):
    """A word without which the pattern matches nothing, the pattern, and whether it suffices."""

    word: str
    pattern: re.Pattern[str]
    is_sure: bool


_SURE: Final = (
    ("contain", rf"\bthis {_MAIL}\b.{{0,60}}\bcontains? (?:\w+ ){{0,3}}{_HIDDEN}"),
    (
        "confidential",
        rf"\bthis {_MAIL}\b.{{0,60}}\bconfidential and .{{0,30}}(?:meant|intended|may|privileged)",
    ),
    ("intended", rf"\b{_MAIL}\b.{{0,80}}\bintended (?:only|solely|exclusively|for the)\b"),
    ("meant", rf"\bthis {_MAIL}\b.{{0,20}}\bmeant (?:only|solely|exclusively|for the)\b"),
    ("intended recipient", r"\b(?:not|other than) (?:an?|the) intended recipient"),
    ("information", rf"\binformation (?:contained )?in this {_MAIL}\b.{{0,60}}\b{_HIDDEN}"),
    ("solely for", rf"\b{_MAIL}\b.{{0,80}}\bsolely for the (?:use|attention)"),
    ("notice", r"^\W*(?:confidentiality|privacy|legal|disclosure) notice\b"),
    ("disclaimer", r"^\W*(?:legal |e-?mail )?disclaimer\b"),
    ("privileged", r"\b(?:legally privileged|privileged (?:and|or|and/or|&) confidential)"),
    ("in error", rf"\b(?:received|got) (?:this|it|the)\b(?: {_MAIL})? in error"),
    ("by mistake", rf"\breceived (?:this|it)\b(?: {_MAIL})? by mistake"),
    (
        "authori",
        r"\b(?:any|un)authori[sz]ed\b.{0,60}\b(?:use|access|disclosure|copying|distribution|review)\b"
        r".{0,80}(?:prohibited|forbidden|unlawful|criminal offen[cs]e)",
    ),
    (
        "prohibited",
        r"\bany\b.{0,80}(?:disclosure|copying|distribution|dissemination)\b.{0,80}prohibited",
    ),
    ("scanned", r"\bscanned (?:for|by)\b.{0,30}\b(?:virus|malware)"),
    ("virus", r"\bvirus[- ]free\b|\bfree (?:of|from) virus"),
    (
        "liability",
        r"\b(?:we|sender|company|group|ltd|limited|plc|inc)\b.{0,30}\baccepts? no liability",
    ),
    ("regulated by", r"\bauthori[sz]ed and regulated by|^regulated by"),
    ("regulated by", r"\b(?:ltd|limited|plc|llp|inc)\b.{0,60}\bregulated by"),
    ("authori", r"^\W*authori[sz]ed by the\b"),
    (
        "compelled",
        r"\b(?:bank|plc|ltd|limited|llp|inc|group|company)\b.{0,40}\bmay be (?:compelled|required|obliged)",
    ),
    ("circular 230", r"\bcircular 230\b"),
    ("herein", r"\bnothing (?:herein|in this (?:e-?mail|message|communication))\b"),
    ("tax advice", r"\bany tax advice\b.{0,80}\bnot intended"),
    ("attorney", r"\battorney[- ]client privileged?\b"),
    ("hipaa", r"^\W*hipaa\b.{0,30}\b(?:notice|disclaimer|statement)"),
    ("health information", rf"\bthis {_MAIL}\b.{{0,60}}\bprotected health information"),
    ("if this is", r"\bif this is an emergency\b.{0,20}\b(?:call|dial|contact|phone)\b"),
    ("personal data", r"^\W*we process your personal data in (?:accordance|line|compliance)\b"),
    ("personal data", r"\b(?:acting as|is the|are the) (?:data )?controller\b.{0,60}personal data"),
    (
        "right",
        r"\byou have the right (?:to|of) (?:access|rectif|eras|obtain|object|withdraw|lodge)",
    ),
    ("data protection", r"\bcontact our data protection (?:officer|team)"),
    ("registered", r"\bregistered (?:in|office)\b.{0,80}\b(?:no|number|nr|office|ltd|limited)\b"),
    ("registered", r"^\W*registered (?:office|address|company|number|charity)\b"),
    ("company", r"^\W*company (?:registration )?(?:no|number)\b"),
    ("vat", r"(?:^|[,;|·•-] ?)vat (?:reg|no|number|id)\b.{0,12}\d"),
    (
        "privacy",
        r"\bour privacy (?:policy|notice|statement) (?:explains|describes|sets out|is available)",
    ),
    ("environment", r"\bconsider the environment before"),
    ("before you print", r"\bthink before you print"),
    ("originat", rf"\b{_MAIL}\b.{{0,40}}\boriginat\w+ (?:from )?(?:outside|external|an external)"),
    ("outside", rf"\b{_MAIL}\b.{{0,40}}\b(?:sent|came|comes|is|was) from outside"),
    ("external", rf"\b{_MAIL}\b.{{0,40}}\b(?:sent|came|comes|is|was) from an external"),
    (
        "external",
        r"^\W*external(?: e-?mail| sender| message)?\W*$|^\W*external (?:e-?mail|sender|message) ?[:-]",
    ),
    ("external", r"^\W*external ?[:!]"),
    (
        "extern",
        r"^\W*(?:achtung|vorsicht|warnung|hinweis|attention|avertissement)\W.{0,40}\bextern",
    ),
    ("extern", r"^\W*(?:precaución|atención|aviso|atenção|let op|waarschuwing)\W.{0,40}\bextern"),
    ("estern", r"^\W*attenzione\W.{0,40}\bestern"),
    ("außerhalb", r"\bdiese (?:e-?mail|nachricht)\b.{0,40}\baußerhalb"),
    ("unless you", r"\b(?:links?|attachments?)\b.{0,40}\bunless you\b"),
    ("often get", r"\byou don't often get e-?mail from"),
    ("why this is important", r"\blearn why this is important"),
    ("reply to this email", r"^\W*reply to this email directly\b"),
    ("delivered by", r"^\W*delivered by zendesk\b"),
    ("is a service from", r"^\W*this e-?mail is a service from\b"),
    ("powered by", r"^\W*powered by \w+(?: \w+)?\W*$"),
    ("receiving this", r"\byou(?: are|'re) receiving this\b.{0,30}\bbecause"),
    ("received this", rf"\byou(?: have)? received this {_MAIL} because"),
    (
        "unsubscribe",
        rf"\bto unsubscribe\b|\bunsubscribe (?:here|at|from this list)?:? ?<?{ADDRESS}",
    ),
    ("mailing list", r"^[\W_]*\w+[.-][\w.-]+ mailing list\W*$"),
    ("mailing list", rf"\bmailing list\W*{ADDRESS}"),
    ("preferences", r"\b(?:manage|update) your (?:\w+ )?preferences"),
    ("from", rf"^(?:received|sent|created) (?:from|by|via) ?:? ?<?{ADDRESS}>?$"),
    # German
    ("vertraulich", r"\bdiese (?:e-?mail|nachricht)\b.{0,80}vertraulich"),
    ("geschützte", r"\bdiese (?:e-?mail|nachricht)\b.{0,80}geschützte informationen"),
    (
        "nicht der",
        r"\bnicht der (?:richtige|beabsichtigte|vorgesehene|bestimmungsgemäße) (?:adressat|empfänger)",
    ),
    ("irrtümlich", r"\b(?:e-?mail|nachricht)\b.{0,20}irrtümlich erhalten"),
    ("unbefugte", r"\bunbefugte\b.{0,120}nicht (?:gestattet|erlaubt)"),
    ("handelsregister", r"\bhandelsregister\b.{0,60}(?:\bhr ?[ab]|\d)"),
    ("amtsgericht", r"\bamtsgericht \w+.{0,20}\bhr ?[ab]\b"),
    ("geschäftsführ", r"^\W*geschäftsführe\w+ ?:"),
    ("gesellschaft", r"^\W*sitz der gesellschaft\b"),
    ("ust-id", r"\bust-?id(?:-?nr)?\.? ?:"),
    ("extern", r"\bdiese (?:e-?mail|nachricht)\b.{0,40}\bextern"),
    # French
    ("confidentiel", r"\b(?:ce message|ce courriel|cet e-?mail)\b.{0,80}confidentiel"),
    ("destinataire", r"\bsi vous n'êtes pas (?:le|la|un) (?:\w+ )?destinataire"),
    ("par erreur", r"\breçu (?:ce message|ce courriel|cet e-?mail) par erreur"),
    (
        "exté",
        r"\b(?:ce message|ce courriel|cet e-?mail)\b.{0,40}(?:provient|envoyé)\b.{0,30}extérieur",
    ),
    (
        "extern",
        r"\b(?:ce message|ce courriel|cet e-?mail)\b.{0,40}(?:provient|envoyé)\b.{0,30}externe",
    ),
    # Spanish and Portuguese
    ("confidencia", r"\best[ea] (?:mensaje|correo|mensagem|e-?mail)\b.{0,80}confidencia"),
    ("destinatari", r"\bno es (?:usted )?el destinatario|\bnão (?:é|for|seja) o destinatário"),
    (
        "por er",
        r"\b(?:recibido|recebeu|recebido) est[ea] (?:mensaje|correo|mensagem|e-?mail) por err",
    ),
    ("por engano", r"\b(?:recebeu|recebido) est[ea] (?:mensagem|e-?mail) por engano"),
    ("extern", r"\best[ea] (?:mensaje|correo|mensagem|e-?mail)\b.{0,60}\bextern[oa]"),
    ("fuera de", r"\beste (?:mensaje|correo)\b.{0,60}\bfuera de (?:la|su|nuestra) organización"),
    ("fora da", r"\best[ea] (?:mensagem|e-?mail)\b.{0,60}\bfora da (?:sua |nossa )?organização"),
    # Italian and Dutch
    ("riservat", r"\b(?:quest[oa]|il presente) (?:messaggio|e-?mail)\b.{0,80}riservat"),
    ("destinatari", r"\bnon (?:è|siete|sei) il destinatario"),
    ("per errore", r"\bricevuto quest[oa] (?:messaggio|e-?mail) per errore"),
    ("estern", r"\bquest[oa] (?:messaggio|e-?mail)\b.{0,40}\bestern"),
    ("vertrouwelijk", r"\b(?:dit bericht|deze e-?mail)\b.{0,80}vertrouwelijk"),
    ("bestemd", r"\b(?:dit bericht|deze e-?mail)\b.{0,80}bestemd voor"),
    ("geadresseerde", r"\bniet de (?:geadresseerde|beoogde ontvanger)"),
    ("van buiten", r"\b(?:dit bericht|deze e-?mail)\b.{0,60}\bvan buiten"),
)
_BESIDE: Final = (
    ("intended", r"\bintended (?:only|solely|exclusively) (?:for|to)\b"),
    ("delete", r"\bdelete (?:it|this|the (?:message|mail|e-?mail))\b"),
    ("notify", r"\bnotify (?:the sender|us)\b"),
    ("inform", r"\binform (?:us|the sender)\b|\binformieren sie\b.{0,40}absender"),
    ("reserved", r"\ball rights reserved"),
    ("copyright", r"\bcopyright\b.{0,10}\d{4}"),
    ("emergenc", r"\bfor emergenc(?:y|ies)\b.{0,20}\bcall|\bemergency (?:line|number|hotline)\b"),
    ("click", r"\bdo not (?:click|open)\b"),
    ("suspicious", r"\breport (?:any )?suspicious"),
    ("report", r"^\W*report (?:any |all )?(?:phish|fraud|spam|scam)"),
    (
        "could be",
        rf"\bthis {_MAIL} (?:could|may|might) be (?:a |an )?(?:scam|phish|fraud|spam|dangerous)",
    ),
    ("careful", r"^\W*(?:please )?be careful\b"),
    ("hotline", r"\b(?:fraud|security|emergency) hotline ?:"),
    ("disclosure is", r"\bdisclosure is an? (?:violation|offen[cs]e|crime)"),
    ("sender", r"\b(?:recogni[sz]e|trust|know|verify) the sender"),
    ("caution", r"^\W*caution\W"),
    ("warning", r"^\W*warning ?:"),
    ("privacy", r"\bprivacy (?:policy|notice|statement)\b"),
    (
        "disclos",
        r"\b(?:use|copy|disclose)\b.{0,40}\b(?:its contents|the information|to any(?:one| other))",
    ),
    ("löschen", r"\blöschen sie (?:diese|die) (?:e-?mail|nachricht)"),
    ("anhänge", r"\b(?:links|anhänge)\b.{0,40}\babsender"),
    ("supprimer", r"\b(?:le|de) supprimer|\bavertir l'expéditeur"),
    ("elimin", r"\belimin(?:e|arlo|arla|ar este|are)\b"),
    ("exclu", r"\bexclua (?:est[ea]|o) (?:mensagem|e-?mail)"),
    ("verwijder", r"\bverwijder(?:en)?\b.{0,20}\bbericht"),
)
SIGNS: Final = tuple(
    Sign(word, re.compile(pattern, re.IGNORECASE), is_sure)
    for signs, is_sure in ((_SURE, True), (_BESIDE, False))
    for word, pattern in signs
)
