"""How many calls one worker has in flight: as many as the webhook answers without making them wait.

A webhook that takes its calls one by one answers sixteen at once after sixteen times its own time: a
fresh alert waits behind fifteen others, and answers that come after the time for a call count as failures.
So a worker begins with one call and tries more, round by round, as TCP does. A round is as many answers as
calls are allowed. If the median of a round's times is near the time of a call that had the webhook for
itself, the next round may have twice as many, or one more once a round was slow; otherwise half as many.

An answer that is late says so before it comes: calls in flight count as soon as they are late, so a webhook
that becomes slow is noticed after a second. What a worker has learned ends with a pause, as TCP starts
anew on a connection that was idle.

Each worker decides for itself. With several of them a call is never alone, so each takes the others'
calls for the webhook's own time: at a webhook that takes one at a time, N workers have from N to 3N in
flight. One worker is best there.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median

# A round that is faster is never slow: what a person or a pager notices is longer, and on a busy machine
# an answer of 50 ms takes several times as long now and then.
QUICK_SECONDS = 1.0
# How much longer than alone a call may take. Two calls at a webhook that takes one at a time need twice
# the time; the rest is for webhooks whose answers vary.
STRETCH = 1.25
# The latest calls that were alone. Of these the one at the end of the lowest third counts: with the fastest,
# unsteady answers would look slow; with the median, several workers would get used to each other's calls
# (simulated: two workers had 8 calls in flight instead of 5, in front of one answer a second).
ALONE_KEPT = 8
# A call without an answer for so long, or for twice the usual time, takes nobody's place any more: a single
# call that hangs holds up no other alert. A webhook of one answer a second has answered two calls by then.
OVERDUE_SECONDS = 2.5
OVERDUE_STRETCH = 2.0
# Fewer calls that hang are no sign that the webhook has too many.
STUCK_CALLS = 3
# While most calls are overdue, or some were given up that the webhook may still work on, one call begins for
# so many answers: what waits there is worked off at half of its speed, however slow it has become.
ANSWERS_PER_CALL = 2
# But one begins after this time in any case: what is promised for a fresh alert.
TRICKLE_SECONDS = 5.0
# If such a call is given up as well, the next begins after this time, as long as a call may take: the webhook
# gets one at a time, until it has worked off what waits there.
LONGEST_TRICKLE_SECONDS = 10.0
# Rows are claimed ahead only while an answer takes no longer, so that a fresh alert waits for at most two
# rounds of calls, a second. Twice as many calls then take no longer than QUICK_SECONDS either.
AHEAD_SECONDS = 0.5
# A pause without calls after which nothing is known about the webhook any more. A webhook with answers of
# 50 ms has all sixteen places again after 15 answers, 0.2 s.
QUIET_SECONDS = 1.0


@dataclass(frozen=True, slots=True)
class Ended:
    """A call that has ended: its time until the answer, and what was true when it began.

    `is_alone` says that the worker allowed one call and this was it, `filled` that it took the last place,
    `is_good` that the webhook accepted the alert, `is_lost` that no answer came in time, nor
    one to a call that began later: then the webhook may still work on it.
    """

    seconds: float
    round: int
    is_alone: bool
    filled: bool
    is_good: bool
    is_lost: bool = False


@dataclass(frozen=True, slots=True)
class Waiting:
    """A call in flight: seconds since it began, and the round in which it did.

    `is_overtaken` says that a call that began later was accepted: then it waits for none before it, it hangs.
    """

    seconds: float
    round: int
    is_overtaken: bool = False


@dataclass(frozen=True, slots=True)
class Pace:
    """What a worker has learned about the webhook's speed. `limit` calls may be in flight at a time."""

    limit: int = 1
    round: int = 0
    """Grows with every other limit. Only calls that began in this round count."""
    times: tuple[float, ...] = ()
    """Seconds of this round's answers."""
    was_filled: bool = False
    """Whether a call of this round took the last place; otherwise more places would not be used."""
    alone: tuple[float, ...] = ()
    """Seconds of the latest calls that were alone."""
    usual: float | None = None
    """The median of the latest round, in seconds."""
    was_slow: bool = False
    has_late: bool = False
    """Whether a call waits longer than QUICK_SECONDS and is not overdue."""
    is_stuck: bool = False
    """Whether several calls, as many as most of the limit, are overdue."""
    has_lost: bool = False
    """Whether calls were lost since the latest answer."""
    trickle_seconds: float = TRICKLE_SECONDS
    answered: int = 0
    """Answers since the latest call began."""

    @property
    def overdue_seconds(self) -> float:
        """How long a call keeps its place."""
        return max(OVERDUE_SECONDS, OVERDUE_STRETCH * (self.usual or 0))

    def count_places(self, current: int, *, idle_seconds: float) -> int:
        """Return how many calls may begin while this many that are not overdue are in flight.

        The latest one began `idle_seconds` ago.
        """
        if self.is_stuck or self.has_lost:
            return int(self.answered >= ANSWERS_PER_CALL or idle_seconds >= self.trickle_seconds)
        return max(self.limit - current, 0)

    def may_claim_ahead(self, *, most: int) -> bool:
        """Return whether the webhook is so fast that claimed rows hardly wait."""
        return self.limit == most and not self.has_late and self._is_quick()

    def _is_quick(self) -> bool:
        return self.usual is not None and self.usual <= AHEAD_SECONDS


def record(pace: Pace, ended: Ended, *, most: int) -> Pace:
    """Return the pace after a call has ended; `most` bounds the limit.

    Only acceptances tell how fast the webhook is. Another end halves the limit if it took long, as a call
    without an answer does, and says nothing otherwise (a refused connection, a 503).
    """
    if ended.is_lost:
        return _lose(pace, ended)
    pace = replace(
        pace, has_lost=False, trickle_seconds=TRICKLE_SECONDS, answered=pace.answered + 1
    )
    if ended.round != pace.round:
        return pace
    if not ended.is_good:
        return slow_down(pace) if ended.seconds > QUICK_SECONDS else pace
    alone = (*pace.alone, ended.seconds)[-ALONE_KEPT:] if ended.is_alone else pace.alone
    times = (*pace.times, ended.seconds)
    was_filled = pace.was_filled or ended.filled
    pace = replace(pace, alone=alone, times=times, was_filled=was_filled)
    slow = sum(seconds > _most_seconds(pace) for seconds in times)
    is_decided = len(times) >= pace.limit or slow > pace.limit / 2
    return _end_round(pace, most=most) if is_decided else pace


def begin(pace: Pace) -> Pace:
    """Return the pace after a call has begun."""
    return replace(pace, answered=0)


def notice(pace: Pace, waiting: Sequence[Waiting]) -> Pace:
    """Return the pace after a look at the calls in flight, which tell that they are late before they end.

    If most of a round is late, as many calls are allowed as were answered in time. If most are overdue, the
    webhook is another one than before: what was learned about it is forgotten.
    """
    most_seconds = _most_seconds(pace)
    late = sum(call.round == pace.round and call.seconds > most_seconds for call in waiting)
    late += sum(seconds > most_seconds for seconds in pace.times)
    overdue = sum(call.seconds > pace.overdue_seconds and not call.is_overtaken for call in waiting)
    has_late = any(QUICK_SECONDS < call.seconds <= pace.overdue_seconds for call in waiting)
    is_stuck = overdue >= STUCK_CALLS and overdue > pace.limit / 2
    pace = replace(pace, has_late=has_late, is_stuck=is_stuck)
    if is_stuck:
        pace = replace(pace, alone=())
        return _begin_round(pace, limit=1, was_slow=True) if pace.limit > 1 else pace
    # A single call has the webhook for itself: its time is a measure, whatever it is.
    if pace.limit > 1 and late > pace.limit / 2:
        limit = max(min(pace.limit // 2, pace.limit - late), 1)
        return _begin_round(pace, limit=limit, was_slow=True)
    return pace


def slow_down(pace: Pace) -> Pace:
    """Return the pace after a sign that the webhook has too many calls, such as a 429."""
    return _begin_round(pace, limit=max(pace.limit // 2, 1), was_slow=True)


def _lose(pace: Pace, ended: Ended) -> Pace:
    """Return the pace after a call was given up; those that begin afterwards are a round of their own."""
    is_current = ended.round == pace.round
    if pace.has_lost:
        return replace(pace, trickle_seconds=LONGEST_TRICKLE_SECONDS) if is_current else pace
    slower = slow_down(pace) if is_current else pace
    return replace(slower, has_lost=True, round=pace.round + 1)


def _end_round(pace: Pace, *, most: int) -> Pace:
    usual = median(pace.times)
    pace = replace(pace, usual=usual)
    if usual > _most_seconds(pace):
        return _begin_round(pace, limit=max(pace.limit // 2, 1), was_slow=True)
    more = pace.limit + 1 if pace.was_slow and usual > AHEAD_SECONDS else pace.limit * 2
    # Places that nobody needs are not kept for a time when the webhook may be slower.
    limit = min(more, most) if pace.was_filled else max(pace.limit // 2, 1)
    return _begin_round(pace, limit=limit, was_slow=pace.was_slow)


def _most_seconds(pace: Pace) -> float:
    """Return how long the answers of a round may take."""
    own = sorted(pace.alone)[len(pace.alone) // 3] if pace.alone else 0
    return max(QUICK_SECONDS, STRETCH * own)


def _begin_round(pace: Pace, *, limit: int, was_slow: bool) -> Pace:
    number = pace.round + (limit != pace.limit)
    return replace(pace, limit=limit, round=number, times=(), was_filled=False, was_slow=was_slow)
