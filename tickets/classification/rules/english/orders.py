"""Rules for payments, deliveries, invoices, cancellations and complaints that can wait a day."""

from tickets.classification.rules.rule import Effect, Rule

PAYMENT_OR_DELIVERY = """
    meant|supposed to arrive|come|ship|reach
    but|yet only * came|arrived|received|got|delivered
    only # [of] [them] came|arrived|delivered|received
    ordered ** but|yet|however|and
    promised|due|expected|scheduled for|on|by|last monday|tuesday|wednesday|thursday|friday|
        saturday|sunday|yesterday|last|this
    returned|rejected|refused|bounced by
    lose|lost|losing * @delivery|luggage|suitcase|bag
    payment|payments|card|transaction|transfer|renewal|checkout|purchase|debit ** fail~|failed|
        declined|rejected|refused|error|denied|bounced|blocked
    fail~|failed|declined|rejected|unsuccessful * payment|payments|card|transaction|transfer
    not|never * received|receive|get|got it|them|anything|money|payment|transfer|funds
    transfer|money|payment|deposit|funds|top ** not|never * arrived|received|shown|come|gone|credited|
        through|appeared|updated
    flight|flights|train|booking|reservation|trip|appointment * cancelled|delayed|late|diverted|
        overbooked|missed
    cancelled|delayed|missed * flight|flights|train|booking|reservation|trip
    no show|shows
    @delivery ** not|never [been|yet|even|be] arrive|arrived|come|came|delivered|received|here|
        shipped|turned|show|shown|moved|dispatched|reached
    not|never|yet [yet|even|actually] received|receive|got|get|arrived|delivered|seen|had **
        @delivery
    not|never|nothing|still|yet ** arrived|arrive|delivered|shipped|come|came|turned up|to|here|at|
        yet
    nothing has|was|ever
    never|not arrived|came|turned|received|delivered|shipped|showed|got
    @delivery|tracking ** late|delayed|lost|missing|overdue|stuck|damaged|incomplete|wrong|broken|
        opened|empty
    late|lost|missing|delayed|wrong|damaged|incomplete|broken @delivery
    @delivery|it|box|table|mug|lamp|they|product|products arrived|came|was|is|were broken|damaged|
        without|cracked|late|open|empty|incomplete|wet|dead|scratched
    arrived|came|delivered|received ** broken|damaged|without|cracked|wrong|incomplete|dented|
        scratched|faulty|defective|empty|opened|used|dirty|late
    sent|send|shipped|delivered|gave [me|us] [the|a|an] wrong|different|incorrect
    ordered ** received|got|came|sent|arrived|was
    received|got|sent|delivered|arrived ** instead|ordered
    wrong|different|incorrect size|item|product|colour|color|model|address|quantity|order|one|
        article|version|book|part|shoes
    return|returning|exchange|exchanging [a|the|my|this|these|it|them] * item|jacket|shoes|product|
        order|dress|shirt|it|them|purchase|laptop|phone|because|goods|one
    not as described|advertised|expected|ordered|promised|pictured|shown|agreed|what
    not [what] [i|we] ordered|expected|bought|paid|agreed|wanted
    not * fit
    too small|big|large|tight|short
    warranty claim|repair|case
    under warranty
"""

# People who ask where a delivery is don't have it.
MISSING_DELIVERY = """
    where|why is|are|has my|our @delivery
    where my|our @delivery
"""

INVOICE = """
    @bill * wrong|incorrect|error|mistake|higher|missing|old|outdated|too|lower|never|unclear
    invoice|invoices|bill|receipt ** wrong|incorrect|error|mistake|higher|missing|instead|although|
        not correct|right|match
    wrong|incorrect|missing|outdated|mistake|error|corrected|inaccurate|old * amount|invoice|bill|
        vat|address|name|price|total|rate|tax|sum|fee
    correct|corrected|revise|revised|amend|fix|reissue [the|this|our|my] invoice|bill|receipt
    discount|coupon|credit|voucher|promo|code ** not|missing|never|rejected|invalid|forgotten|
        ignored|expired
    not|never|without|missing ** discount|coupon|voucher
    extra|additional|unexpected|unexplained|random|strange|hidden|late|unfair fee|fees|charge|charges|
        cost|costs
    price|fee|prices|plan * increase|increased|hike|rise|doubled|raised|went|jumped
    increase|increased|raise|raised|raising|doubled|hike * price|prices|fee|fees
"""

CANCELLATION = """
    withdraw|withdrawing|withdrawal|step|stepping|back|backing|pull|pulling from|out ** purchase|
        contract|agreement|order|subscription|sale
    not [be] renew|renewing|continue|continuing|extend|extending
    not [be] keep|keeping * subscription|membership|contract|plan|service|account|it|them
    cancel|cancels|cancelling|cancellation|cancellations
    cancelled * my|our|subscription|account|it|order
    terminate|terminating|termination
    close|closing|closure|delete|deleting|deactivate|deactivating|shut * account|accounts|profile|
        subscription|workspace
    end|ending|stop|discontinue|discontinuing|not|quit renew|renewal|subscription|membership|
        contract|plan|service
    end|stop|discontinue|quit|terminate * my|our * subscription|membership|contract|plan|service|
        trial
    unsubscribe me|us|please|from
    leaving|moving|switching|switch|move|leave * competitor|elsewhere|another|away|you|your|other|
        different provider|supplier|vendor|company|service|platform
    switching|switch|moving to|providers|vendors|suppliers
    take|taking [my|our] [my|our] business elsewhere
    notice of cancellation|termination
"""

COMPLAINT = """
    complaint|complaints|complain|complaining
    too|far|way|very|so|over|ridiculously|outrageously expensive|pricey
    overpriced|overcharging
    misled|misleading|deceptive|deceived|lied|lies|liars|unfair|unethical|monopoly|monopolistic
    forced|forcing me|us|customers|to|into
    rip off
    excessive|unfair|outrageous|horrific|ridiculous|high|confusing|predatory|manipulative|raised * bill|
        bills|billing|rate|rates|price|prices|fee|fees|charge|charges
    bill|bills|rate|rates|price|prices * too|increased|higher|high|raised|doubled|tripled|jumped
    raise|raises|raised|raising|hike|hiking|hiked * bill|bills|rate|rates|fee|fees|price|prices
    overage|overages|data cap|caps|charges
    ripped|ripping me|us|off
    refuse|refuses|refused|refusing to
    false|misleading advertising|advertisement|promises|promise|information|statements
    bait and switch
    no customer|support service|support
    discriminat~|discrimination|racist
    not worth|acceptable|satisfied|happy|pleased|impressed|professional
    poor|bad|slow|sloppy|lousy|low service|quality|support|experience|communication|customer|
        performance|response|job|packaging|product
    dissatisfied|dissatisfaction|unsatisfied|unhappy|unsatisfactory
    no|not|without|never * answer|answered|reply|replied|response|responded|heard|responds
    still|nobody ** answer|answered|reply|replied|response|responded|heard|replies|responds
    still|been|been waiting|waited
    waiting|waited for|since|# days|weeks|months|long|over|more
    not|never [been|yet|been] [been] fixed|resolved|solved|addressed|repaired|corrected|sorted
    still|again ** broken|fails|failing|not|wrong|same|happening|happens|there|waiting|appears|
        error|present
    happening|happens|happened|occurring|occurs|back|came again|back
"""

RULES = (
    Rule("urgency.payment_or_delivery", Effect.MEDIUM, PAYMENT_OR_DELIVERY),
    Rule("urgency.missing_delivery", Effect.MEDIUM, MISSING_DELIVERY, firm=True),
    Rule("urgency.invoice", Effect.MEDIUM, INVOICE),
    Rule("urgency.cancellation", Effect.MEDIUM, CANCELLATION),
    Rule("urgency.complaint", Effect.MEDIUM, COMPLAINT),
)
