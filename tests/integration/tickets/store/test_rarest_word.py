"""The word of a search that MongoDB looks up, and the index it uses."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import DatabaseError

from tickets.core.filters import WORD_INDEX
from tickets.models import Ticket
from tickets.store.tickets import put_rarest_first
from ticketsaas.mongo.backend.compiler import insist_on


@pytest.fixture
def tickets(insert: Callable[..., Any]) -> None:
    """Store three tickets of acme with the long word and one with the short one; globex has the opposite."""
    of_acme = ["invoices", "invoices", "invoices", "vat"]
    of_globex = ["vat", "vat", "vat", "invoices"]
    for tenant_id, words in (("acme", of_acme), ("globex", of_globex)):
        for number, word in enumerate(words):
            insert(tenant_id=tenant_id, external_id=f"t-{number}", subject=word, message="")


@pytest.mark.usefixtures("tickets")
def test_the_word_that_few_tickets_of_the_tenant_have_comes_first() -> None:
    words = ("vat", "invoices")
    assert put_rarest_first(["acme"], words=words) == ("vat", "invoices")
    assert put_rarest_first(["globex"], words=words) == ("invoices", "vat")


@pytest.mark.usefixtures("tickets")
def test_of_words_that_are_as_frequent_the_longer_one_comes_first() -> None:
    both = ["acme", "globex"]
    assert put_rarest_first(both, words=("vat", "invoices")) == ("invoices", "vat")


@pytest.mark.usefixtures("tickets")
def test_a_list_stays_on_its_index_whatever_filters_are_added() -> None:
    of_acme = Ticket.objects.filter(tenant_id="acme", is_deleted=False)
    found = insist_on(of_acme, WORD_INDEX).filter(search_words__contains=["vat"])
    assert len(found) == 1
    with pytest.raises(DatabaseError) as raised:
        list(insist_on(of_acme, "no_such_index").filter(search_words__contains=["vat"]))
    assert "hint provided does not correspond" in str(raised.value.__cause__)


@pytest.mark.usefixtures("tickets")
def test_other_queries_of_the_same_rows_choose_for_themselves() -> None:
    of_acme = Ticket.objects.filter(tenant_id="acme")
    insist_on(of_acme, "no_such_index")
    assert len(of_acme) == 4
