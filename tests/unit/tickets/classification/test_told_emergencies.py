"""Emergencies as ordinary people tell them, each beside a text of the same words that is none."""

import pytest

from tests.support.texts_read import classify
from tickets.core.labels import Urgency

HIGH = [
    # Charges.
    "you charged me 5 times for one ticket",
    "they wrongfully autodrafted my final bill",
    "they keep charging me for a modem that I own",
    "billed for internet service that was never installed",
    "they charged me more than the price they quoted",
    # Names, accounts and cards.
    "unauthorized inquiries on my credit report",
    "there is an account on my report that I did not open",
    "I never opened this account",
    "two loans on my file do not belong to me",
    "my card was used in another country",
    "my son bought games without my permission",
    "a loan was taken out using my name",
    # Homes and wages.
    "they are foreclosing on my home",
    "I am being evicted next week",
    "the collector is garnishing my wages",
    # Work that stands still.
    "outage on erp",
    "power failure at our plant",
    "the servers also went down",
    "erp is not working for anyone here",
    "nobody in our department can print",
    "the warehouse cannot ship",
    "this stops shipping at our site",
    "this is causing lost sales",
    "a shift of 20 people is blocked",
    "cannot open crm, my colleagues have the same problem",
    # Infections and data in the wrong hands.
    "virus in my laptop",
    "malware found on a workstation",
    "my pc is infected",
    "possible intrusion detected",
    "you sent me somebody else's statement",
    "I opened a phishing mail and entered my password",
    "I do not recognise this device in my account",
    "I did not make this payment.",
    "I did not do this.",
    "my email was changed without my knowledge",
    "years of emails lost",
    "how can I recover my deleted emails?",
    # Danger and time.
    "my laptop battery exploded",
    "we have no heating and a newborn at home",
    "my insulin is in the lost bag",
    "cannot get into vpn, need to be on at 4:30",
    "we board in 20 minutes and the check-in fails",
    "need access before my 2pm call",
]

NOT_HIGH = [
    "you charged me once, thank you",
    "can I charge my phone 5 times with this power bank?",
    "what is this charge on my statement?",
    "I want to open this account, what do I need?",
    "how do I open an account?",
    "please correct the inaccurate balance on my credit report",
    "can my card be used in another country?",
    "does your bank offer mortgages?",
    "the scanner is down",
    "my printer is not working",
    "I cannot print",
    "please add the new warehouse to the list",
    "which antivirus do you recommend?",
    "please install the virus scanner on my laptop",
    "please send me my statement",
    "my email address has changed, please update it",
    "the laptop could not recognize the usb device",
    "I asked for another date and they said they couldn't do that.",
    "how do I move emails to a folder?",
    "the battery drains fast",
    "our heating app shows the wrong temperature",
    "we board in two weeks, can I add a bag?",
    "I need a new laptop before summer",
]


@pytest.mark.parametrize("text", HIGH)
def test_an_emergency_is_high_however_it_is_told(text: str) -> None:
    assert classify("", text).urgency is Urgency.HIGH


@pytest.mark.parametrize("text", NOT_HIGH)
def test_the_same_words_without_an_emergency_are_not_high(text: str) -> None:
    assert classify("", text).urgency is not Urgency.HIGH
