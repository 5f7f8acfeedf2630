"""Rules for irony, and for praise that mocks."""

from tickets.classification.rules.rule import Effect, Rule

# Irony is understood without a problem next to it.
IRONY = """
    ^ so much for
    only # weeks|months|days|hours to|for
    whoever designed|decided|thought|came|invented|approved|wrote
    well thought out
    send|sends me|us in circles
    pleasure|joy|fun|delight to|of spend|spending|wait|waiting|pay|lose|sit|hold|be
    thanks|thank|cheers ** for wiping|erasing|cancelling|crashing|locking|messing|screwing|letting|
        overcharging|forgetting|blocking|hanging|charging|freezing me|us|my|our|all|everything|
        this|the|another|again|up|down
    great|nice|good|well|amazing|fantastic|excellent|brilliant|top job|work|done|going * breaking|
        losing|ruining|messing|destroying|deleting|screwing
    thanks|thank * for nothing|ruining|wasting|losing|breaking|deleting|ignoring|destroying|
        killing|hanging
    thanks|thank|kudos|congratulations|congrats|bravo ** ruining|wasting|losing|breaking|deleting|
        ignoring|destroying|overcharging|runaround|nothing|worse
    thanks|thank [you] for the|another|yet|your * crash|crashes|wait|runaround|mess|downtime|
        disaster|headache|silence|outage
    just what i|we needed|wanted
    said|says nobody|no [one] ever
    slow clap
    what a surprise|shock|treat
    surprise surprise
    shocker
    living the dream
    masterclass in
    real|true|absolute genius|class
    ^ brilliant|great|fantastic|wonderful|perfect . just|absolutely|simply
    your so called
    love|enjoy|adore|like waiting|paying|losing|being|getting|spending|sitting|explaining|repeating
    love|enjoy|adore [it] when
"""

MOCKERY = """
    perfect|great|excellent|brilliant|impeccable timing
    @good|great|nice|good update|release|improvement|idea|design|version|move|upgrade|redesign
    ^ @good|bravo|congratulations|congrats|lovely|nice|yay|hooray|hurray|cool|super|perfect|
        marvellous|neat|wow|good|fine .|!|,|another|again|now|job|work|news|stuff|so
    great|good|nice|fantastic|excellent|brilliant|top job|work|going|one
    well done
    way to go
    bravo|congratulations|congrats|kudos
    oh|just @good|great|nice|joy|super|dandy|peachy|good
    love|loving|enjoy|enjoying|adore how|when|that|your|the
    thrilled|delighted|overjoyed|ecstatic|glad|happy|excited|nice|good to|that|when
    @good|great|nice|impressive|top|good service|support|job|work|communication|customer|quality|
        help ** again|another|still|once
    so called
    as usual|always
    must be nice|fun|hard
    top notch
    yay|hooray|hurray|woohoo
    thanks|thank ** update|upgrade|release|support|service|help|quality
"""

RULES = (
    Rule("sentiment.irony", Effect.MOCKING, IRONY, firm=True),
    Rule("sentiment.mockery", Effect.MOCKING, MOCKERY),
)
