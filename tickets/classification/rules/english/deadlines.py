"""Rules for times that people name before which they need something."""

from tickets.classification.rules.rule import Effect, Rule

# Hours that are named in passing are more frequent than deadlines.
SOON_HINT = """
    need|needs|must|have|has to be [on|in|online|live|there|ready|up|back|logged] at|by|before #
    need|needs|must ** before|for my|our|a|the # [pm|am|o'clock] call|meeting|appointment|interview|class|
        presentation|conference
    boarding|board|boards|depart|departs|leave|leaves|leaving|fly|flies in # @soon
    must|has|have|need|needs ** today ** before|by|at #
    payroll|payrun|wages|salaries ** must|has|have|need|needs|due ** today|tonight
    in another|an|one hour
"""

RULES = (Rule("urgency.soon_hint", Effect.HIGH, SOON_HINT, plain=False),)
