"""The steps of a crawl at which tests let things happen: public functions of the product, by name."""

import pkgutil
import sys
from collections.abc import Callable
from typing import Any

STEPS = {
    "row": "ingestion.store.jobs.create_job",
    "fetch": "ingestion.upstream.feed.Feed.get_page",
    "commit": "ingestion.store.commit.commit_page",
    # The next two are inside the page's transaction.
    "advance": "ingestion.store.jobs.advance",
    "write": "tickets.store.tickets.write",
    "end": "ingestion.store.jobs.end_job",
}

SetAttribute = Callable[[Any, str, Any], None]


def replace(name: str, make: Callable[[Any], Any], *, set_to: SetAttribute = setattr) -> None:
    """Replace the function or method of this dotted name by `make(original)`.

    A function is also replaced in every module that has imported it.
    """
    owner_name, _, attribute = name.rpartition(".")
    owner = pkgutil.resolve_name(owner_name)
    original = getattr(owner, attribute)
    replacement = make(original)
    for place in {id(each): each for each in (owner, *sys.modules.values())}.values():
        if vars(place).get(attribute) is original:
            set_to(place, attribute, replacement)
