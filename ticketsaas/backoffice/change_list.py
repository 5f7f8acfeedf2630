"""One page of a list in the admin: which rows, how many there are in all, and where the list ends.

The number of rows is counted as far as a list goes, by the index that the page itself was read from.
"""

from typing import Any

from django.core.paginator import Page
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.text import capfirst
from unfold import paginator
from unfold.views import ChangeList

from ticketsaas.mongo.backend.compiler import count_rows

# Skipped rows are read as well; a person who pages this far needs a filter.
MAX_LIST_ROWS = 5_000
# 5,001 keys of an index take 4 to 13 ms. Two filters of which no index has both may read a tenant's every
# ticket for a number that nobody waits for.
COUNT_SECONDS = 0.1


class InfinitePaginator(paginator.InfinitePaginator):  # type: ignore[misc]
    """A paginator that counts nothing: while pages are full there is a next one, up to MAX_LIST_ROWS.

    It keeps its name, by which unfold's header recognises that there is no count to show.
    """

    count = MAX_LIST_ROWS

    def page(self, number: int) -> Page[Any]:
        """Return the page; one behind the last has no rows, so that the list can say why."""
        is_past_end = number > self.num_pages
        page: Page[Any] = self._get_page([], number, self) if is_past_end else super().page(number)
        return page


class IndexedChangeList(ChangeList):  # type: ignore[misc]
    """A list in the order of the admin's `get_ordering` and no other.

    Django would add the primary key, or what `?o=` names, and MongoDB would then sort everything in
    memory.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Django's own title is an instruction: "Select ticket to view".
        self.title = capfirst(self.opts.verbose_name_plural)

    def get_ordering(self, request: HttpRequest, queryset: QuerySet[Model]) -> list[str]:
        return list(self.model_admin.get_ordering(request))

    @cached_property
    def total(self) -> int | None:
        """Number of rows, one more than MAX_LIST_ROWS at most; None if counting them takes too long."""
        if 0 < self._shown < self.list_per_page or self._last == 0:
            return self._last
        return count_rows(self.queryset, limit=MAX_LIST_ROWS + 1, seconds=COUNT_SECONDS)

    @property
    def is_past_end(self) -> bool:
        """Whether this page is behind the last one, as a typed address or deleted rows may have it."""
        return self.page_num > 1 and self._shown == 0

    @property
    def has_next(self) -> bool:
        is_last = self.page_num >= self.paginator.num_pages
        if is_last or self.is_past_end:
            return False
        return self.total is None or self.total > self._last

    @property
    def previous_page(self) -> int:
        """The number of the page before this one that has rows; 0 on the first page."""
        last: int = self.paginator.num_pages
        before: int = self.page_num - 1
        return min(before, last)

    @property
    def first_page(self) -> str:
        """The address of this list's first page."""
        address: str = self.get_query_string(remove=["p"])
        return address

    @property
    def is_cut(self) -> bool:
        """Whether there are rows that no page shows, and this page is where one misses them."""
        is_last = self.page_num >= self.paginator.num_pages
        if self.total is None:
            return is_last and not self.is_past_end
        return is_last and self.total > MAX_LIST_ROWS

    @property
    def extent(self) -> str:
        """Which rows of how many this page shows, such as `51 to 100 of 2,034 rows`.

        Empty for a list without rows, and behind the end of one that takes too long to count.
        """
        if self.total == 0 or (self.total is None and self.is_past_end):
            return ""
        if self.total is None:
            of = f"more than {self._last:,}"
        elif self.total > MAX_LIST_ROWS:
            of = f"{MAX_LIST_ROWS:,}+"
        else:
            of = f"{self.total:,}"
        rows = "row" if self.total == 1 else "rows"
        if self._shown in (0, self.total):
            return f"{of} {rows}"
        return f"{self._last - self._shown + 1:,} to {self._last:,} of {of} {rows}"

    @property
    def cut_note(self) -> str:
        return f"A list shows {MAX_LIST_ROWS:,} rows. {self.model_admin.narrow_hint}"

    @cached_property
    def _shown(self) -> int:
        return len(self.result_list)

    @property
    def _last(self) -> int:
        """The number of the page's last row, counted from the first row of the list."""
        before: int = (self.page_num - 1) * self.list_per_page
        return before + self._shown
