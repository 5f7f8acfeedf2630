"""Rules for work that stands still, and for people who are in danger."""

from tickets.classification.rules.rule import Effect, Rule

STANDSTILL = """
    outage|outages on|at|with [the|our] @shared|plant|site|sap|vpn|exchange
    power|electricity|electrical outage|failure|cut|cuts|loss|blackout ** site|plant|office|building|server|
        servers|system|systems|everything|nothing|all
    servers|systems|switches [have|has|also|all|both] went|gone|going [also|all] down
    sap|vpn|exchange|sharepoint|mes|mii|outlook|citrix is|are|went|gone [completely|again|currently|all]
        down for|in|at|since|again|.|!
    not working|loading|available|accessible|opening|responding|connecting|reachable for any|anyone|anybody|
        everyone|everybody|others|multiple|several|many|our [other|of] @people|.|,|!|in|at|here|else|us
    nobody|none ** can|could|able ** print|scan|ship|pick|pack|post|send|receive|invoice|bill|sell|teach
    no one * can|could|able ** print|scan|ship|pick|pack|post|send|receive|invoice|bill|sell|teach
    we|warehouse|plant|site|line|factory * {cannot} [even|longer] ship|dispatch|produce|manufacture|pack
    warehouse * {cannot} * pick|pack
    warehouse|plant|factory|stores * {cannot} * ship|receive|print|scan|work|load|post|access
    stops|stopped|stopping|blocks|blocking|prevents|preventing|halts|halting [all|our|us|the|from] [from]
        shipping|shipment|shipments|production|deliveries|dispatch|invoicing
    lost|losing|loss sales|revenue|production
    loss of sales|revenue|production
    line|production|plant|factory|warehouse down
    shift|crew|team|department|office of|with # * * blocked|idle|stuck|waiting|stopped
    # [of] people|persons|workers|operators|employees|us * blocked|idle|stuck
    whole|entire|complete shift|line|crew|hall ** blocked|idle|stuck|stopped|waiting
    colleagues|coworkers|department|whole|entire ** have|has|having|get|gets|getting|facing|with
        the|this|exact same problem|issue|error|trouble
"""

STANDSTILL_HINT = """
    power outage|failure|cut
    truck|trucks|lorry|lorries ** waiting|wait|held|holding
    service|internet|cable|power outage|outages in|at|for|affecting ** area|neighborhood|neighbourhood|
        street|
        building|town|city
    internet|power|cable|phones|electricity ** out|down|off ** area|neighborhood|neighbourhood|street|
        building|town|city
    {cannot} * access * at all
"""

HAZARD = """
    gas leak|leaking
    smell|smells of|like gas
    electric|electrical|electrocution shock|shocks
    got|was|been|nearly|almost electrocuted
    battery|charger|phone|laptop|device|unit|machine|oven|heater|cable|plug|appliance * exploded|exploding|
        smoking|sparks|sparking
    baby|babies|newborn|infant|elderly|disabled|toddler ** no|without [any] heat|heating|water|power|
        electricity|
        food|oxygen
    no|without [any] heat|heating|water|power|electricity|oxygen ** baby|babies|newborn|infant|elderly|
        disabled|
        toddler
    my|his|her|our|need|needs|the|have|little|no medication|medications|medicine|meds|insulin|inhaler|
        oxygen **
        bag|bags|luggage|lost|missing|without|out
"""

RULES = (
    Rule("urgency.standstill", Effect.HIGH, STANDSTILL),
    Rule("urgency.standstill_hint", Effect.HIGH, STANDSTILL_HINT, plain=False),
    Rule("urgency.hazard", Effect.HIGH, HAZARD),
)
