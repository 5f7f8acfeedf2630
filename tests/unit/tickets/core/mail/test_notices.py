"""Legal notices, footers of companies and banners of outside mail, and people who write beside them."""

import pytest

from tests.support.mails import OWN, OWN_READ, read

BANNERS = [
    "CAUTION: This email originated from outside of the organization. Do not click links or open attachments"
    " unless you recognize the sender and know the content is safe. Report suspicious mail to security.",
    "[EXTERNAL]",
    "External Email: Do not click links or open attachments unless you trust the sender.",
    "WARNING: This message came from outside your company.\nDo not open attachments unless you trust it.",
    "You don't often get email from tom@example.com. Learn why this is important",
    "ACHTUNG: Diese E-Mail stammt von einem externen Absender.",
    "ATTENTION : ce courriel provient de l'extérieur de l'organisation.",
    "PRECAUCIÓN: este correo procede de un remitente externo.",
    "ATENÇÃO: este e-mail foi enviado por um remetente externo.",
    "ATTENZIONE: questa e-mail proviene da un mittente esterno.",
    "LET OP: deze e-mail is afkomstig van buiten de organisatie.",
    "EXTERNAL: Do not click links or open attachments unless you verify the sender.",
    "*** EXTERNAL EMAIL ***",
    "Achtung: Externer Absender!",
    "Diese Nachricht stammt von außerhalb Ihrer Organisation.",
    "received from: tom.baker@example.com",
    "External Sender: Be careful. This message could be a scam or phishing attack.",
    "CAUTION: This email originated from outside of the company. Report phishing or fraud immediately.",
]
FOOTERS = [
    "This e-mail and any attachments are confidential and may be legally privileged. If you are not the"
    " intended recipient, any unauthorised use or copying is strictly prohibited. Please notify the sender"
    " immediately and delete it from your system.",
    "CONFIDENTIALITY NOTICE\nThis message contains privileged information and is meant only for the"
    " addressee.\nUnauthorized access, use or disclosure is a criminal offence.\nIf you"
    " received it in error you must delete it immediately and inform us.\nAlthough scanned for viruses we"
    " accept no liability for damage or loss.",
    "Acme Ltd, registered in England no. 0123456. Authorised and regulated by the Financial Conduct"
    " Authority.\nOur privacy policy explains how we process your personal data under the GDPR.\nFor"
    " emergencies call our 24/7 hotline +44 1234 567890.",
    "Acme Bank plc may be compelled by court order to disclose this message. Registered in England number"
    " 14259. Authorised by the Prudential Regulation Authority.",
    "PRIVILEGED AND CONFIDENTIAL: this communication is attorney-client privileged. Nothing herein is a legal"
    " threat.\nIRS CIRCULAR 230 DISCLOSURE: any tax advice is not intended to be used to avoid penalties.",
    "HIPAA NOTICE: This message may contain protected health information. Unauthorized disclosure is a"
    " violation of federal law and a breach must be reported. If this is an emergency, call 911.",
    "We process your personal data in accordance with the GDPR. You have the right to access, rectification"
    " and erasure of your data. See our privacy policy or contact our data protection officer.",
    "Registered office: 1 Court Road, London. Company number 123. VAT no. GB123456789.",
    "This message is intended only for the person to\nwhom it is addressed and contains confidential\n"
    "information; you must not copy it.",
    "The information contained in this message is confidential. It is intended solely for the recipient.",
    "DISCLAIMER: this mail is free of viruses.",
    "Please consider the environment before printing this e-mail.",
    "You are receiving this because you follow Acme. Unsubscribe here: https://ac.me/u?x=1",
    "Reply to this email directly, view it on GitHub <https://x.com/1>, or unsubscribe.\nYou are receiving"
    " this because you were mentioned.",
    "This email is a service from Acme. Delivered by Zendesk",
    "Users mailing list -- users@lists.example.com\nTo unsubscribe send an email to l@lists.example.com",
    "Diese E-Mail enthält vertrauliche und/oder rechtlich geschützte Informationen. Wenn Sie nicht der"
    " richtige Adressat sind, informieren Sie bitte sofort den Absender.",
    "Sitz der Gesellschaft: Berlin, Amtsgericht Charlottenburg HRB 12345\nGeschäftsführer: Bo Ek\n"
    "USt-IdNr.: DE123456789",
    "Ce message et ses pièces jointes sont confidentiels. Si vous n'êtes pas le destinataire, merci de le"
    " supprimer.",
    "Este mensaje es confidencial. Si no es el destinatario, le rogamos que lo elimine.",
    "Esta mensagem é confidencial. Se não for o destinatário, exclua esta mensagem.",
    "Questo messaggio contiene informazioni riservate. Se non è il destinatario, è pregato di eliminarlo.",
    "Dit bericht is vertrouwelijk. Bent u niet de geadresseerde, verwijder dan dit bericht.",
]


@pytest.mark.parametrize("banner", BANNERS)
def test_banners_are_left_out(banner: str) -> None:
    assert read(f"{banner}\n\n{OWN}") == OWN_READ
    assert read(f"{banner}\n{OWN}") == OWN_READ


@pytest.mark.parametrize("footer", FOOTERS)
def test_footers_are_left_out(footer: str) -> None:
    assert read(f"{OWN}\n\n{footer}") == OWN_READ
    html = footer.replace("\n", "<br>")
    assert read(f"<p>{OWN.replace(chr(10), '<br>')}</p><p>{html}</p>") == OWN_READ


@pytest.mark.parametrize("notice", [banner for banner in BANNERS if "[" not in banner] + FOOTERS)
def test_a_mail_of_nothing_else_is_read(notice: str) -> None:
    assert read(notice) != ""


@pytest.mark.parametrize("footer", FOOTERS[:3])
def test_sentences_of_a_person_in_the_same_paragraph_stay(footer: str) -> None:
    assert read(f"{OWN}\n{footer}") == OWN_READ
    assert OWN_READ in read(f"{footer}\n{OWN}")
    assert read(f"Hello team. {footer} Production is down.") == "Hello team. Production is down."


@pytest.mark.parametrize(
    "text",
    [
        "This is confidential and urgent: our server is down.",
        "This message is confidential and urgent: our server is down.",
        "You sent my personal data to somebody who is not the intended recipient.",
        "Your company is regulated by the Financial Conduct Authority, I will complain there.",
        "We were charged in error, please notify the bank.",
        "Under the GDPR I have the right to access my data.",
        "If this is an emergency for you as well, tell us when the shop is back.",
        "Your bank may be a scam, a message like this could be one too.",
        "Please unsubscribe us from the list and delete this account.",
        "Unsubscribe",
        "Our VAT number is GB123456789, please correct invoice 17.",
        "Is it safe to click links in an external email?",
        "My registered office changed, please update the VAT number of the invoice.",
        "The privacy policy on your page is broken.",
        "An external sender attacks our server.",
        "Nobody may use our data without permission, this is a GDPR violation.",
    ],
)
def test_what_a_person_wrote_is_no_notice(text: str) -> None:
    assert read(text) == text
    assert read(f"{text}\n\n{FOOTERS[0]}") == text
