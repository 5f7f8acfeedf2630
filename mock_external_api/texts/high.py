"""Texts that call for somebody to look within the hour."""

from mock_external_api.texts.story import Story

HIGH = (
    Story(
        "high", "neutral", True, weight=8,
        subjects=(
            "Charged twice for {invoice}", "Double charge in {month}",
            "Duplicate payment on our card",
        ),
        bodies=(
            "We were charged twice for {invoice}: two payments of {amount}, both on the same "
            "card and the same day. Please return one of them.",
            "My statement for {month} shows {amount} from you two times, but we only have "
            "one subscription. Can you refund the second one?",
            "Your system billed {invoice} on {day} and again a day later. The bank confirms "
            "that both payments of {amount} went through.",
        ),
    ),
    Story(
        "high", "negative", True, weight=6,
        subjects=(
            "STILL waiting for my refund", "Refund for {order} overdue", "Where is my money?",
        ),
        bodies=(
            "You promised a refund of {amount} for order {order} within five days. That was "
            "in {month}. I am tired of being put off, I want my money back now.",
            "This is the {nth} time I ask. I sent the {item} back weeks ago, you confirmed "
            "it, and the {amount} never arrived. This is unacceptable.",
            "I returned the {item} from order {order} and all I get are excuses. Give me my "
            "money back or I will dispute the payment with my bank.",
        ),
    ),
    Story(
        "high", "neutral", True, weight=6,
        subjects=(
            "Refund request for order {order}", "Please refund {amount}", "Returning the {item}",
        ),
        bodies=(
            "I sent the {item} from order {order} back on {day}. Please refund the {amount} "
            "to my card.",
            "We cancelled within the trial period but were billed {amount} on {invoice}. We "
            "would like this payment refunded.",
            "The {item} arrived in the wrong size and you have no other in stock, so I would "
            "like my {amount} back. The order number is {order}.",
        ),
    ),
    Story(
        "high", "neutral", True, weight=3,
        subjects=(
            "Payment we did not authorise", "Unknown charge of {amount}",
            "Please check this payment",
        ),
        bodies=(
            "There is a charge of {amount} from you on our company card dated {day}. Nobody "
            "here authorised it. Please block further payments and tell us where it came "
            "from.",
            "I have never had an account with you, yet {amount} was taken from my card this "
            "morning. I have reported it as fraud to my bank and need a statement from you.",
            "Somebody ordered {many} licences with my card details. I did not authorise "
            "this. Reference {invoice}.",
        ),
    ),
    Story(
        "high", "negative", True, weight=3,
        subjects=("Overbilled AGAIN", "Wrong amount taken on {invoice}", "You took too much"),
        bodies=(
            "We agreed on {many} seats and you billed us for twice as many, {amount} too "
            "much. It is the {nth} month in a row that we are overbilled and I am fed up "
            "with it.",
            "Your invoice {invoice} has nothing to do with our contract. You took {amount} "
            "more than agreed, without a word. Frankly it feels like a scam.",
        ),
    ),
    Story(
        "high", "neutral", True, weight=2,
        subjects=("Chargeback notice for {order}", "Dispute opened with our bank"),
        bodies=(
            "Our bank has opened a chargeback over {amount} for order {order}. Please send "
            "us proof of delivery so that we can answer it.",
            "For your information and reply: the cardholder disputes {invoice}, {amount}. We "
            "need your documents on this chargeback.",
        ),
    ),
    Story(
        "high", "negative", True, weight=7,
        subjects=(
            "Everything is down", "{product} is down for the whole company", "TOTAL OUTAGE",
            "Nobody can work",
        ),
        bodies=(
            "Since {clock} nobody in our company can reach {product}. {many} people are "
            "sitting around doing nothing. What is going on over there?",
            "{product} is down again. The entire {team} team can't work and your status page "
            "says all is fine. This is ridiculous.",
            "ALL OUR USERS GET {error} SINCE {clock}. WE ARE LOSING ORDERS BY THE MINUTE. "
            "ANSWER US!!!",
        ),
    ),
    Story(
        "high", "neutral", True, weight=7,
        subjects=(
            "Outage since {clock}", "Service unreachable for all users", "Production down: {error}",
        ),
        bodies=(
            "As of {clock} all of our {many} users get {error} when they open {product}. It "
            "affects every location, we checked {city} and the home offices.",
            "Our monitoring reports that {product} has been unreachable from {city} since "
            "{clock}. All users are affected. Do you have an estimate?",
            "The login page does not load for anyone in our company. It began at {clock} and "
            "every department is blocked.",
        ),
    ),
    Story(
        "high", "neutral", True, weight=6,
        subjects=(
            "API outage: {endpoint} returns 503", "{endpoint} down for all our customers",
            "All API calls fail",
        ),
        bodies=(
            "Every call to {endpoint} has returned 503 since {clock}. Our shop in {city} "
            "cannot take orders at the moment.",
            "The API is not responding. We see 100% timeouts on {endpoint} from {few} "
            "regions, and our production system depends on it.",
            "All requests to {endpoint} fail with {error}. This stops our whole order "
            "processing, {many} orders are waiting.",
        ),
    ),
    Story(
        "high", "neutral", True, weight=3,
        subjects=(
            "Data missing after the update", "Attachments have disappeared",
            "Customers lost in import",
        ),
        bodies=(
            "After last night's update {many} customer records are gone from {product}. We "
            "need them restored from a backup.",
            "All attachments uploaded before {month} have disappeared. The files are not in "
            "the recycle bin either. Please recover them.",
            "The import on {day} overwrote our whole customer list. {file} only has the last "
            "{many} rows, everything else is lost. Can you roll this back?",
        ),
    ),
    Story(
        "high", "negative", True, weight=2,
        subjects=("You deleted our data", "Months of work gone"),
        bodies=(
            "Your update wiped everything the {team} team has entered since {month}. Months "
            "of work, gone. I am speechless and furious. Get it back.",
            "How can you lose {many} of our invoices and not even tell us? We only noticed "
            "because a customer complained. I expect an answer today.",
        ),
    ),
    Story(
        "high", "neutral", True, weight=3,
        subjects=(
            "Deadline today: {feature} not working", "No figures before our board meeting",
            "Payroll run at risk",
        ),
        bodies=(
            "We must file our report by {clock} today and {feature} stops with {error}. "
            "Please call us back within the hour.",
            "Our board meets in {few} hours and {product} shows no figures at all. We need "
            "this working before the meeting.",
            "The payroll run has to go out in {few} hours. {feature} hangs and we can't send "
            "it. This is an emergency for us.",
        ),
    ),
    Story(
        "high", "negative", True, weight=2,
        subjects=("SLA breached", "We will claim the penalty"),
        bodies=(
            "Our contract guarantees a response within four hours. It took you {few} days. "
            "This is a breach of the SLA, and a poor way to treat an {plan} customer.",
            "Uptime in {month} was below what the SLA guarantees, for the {nth} time. We are "
            "very disappointed and will claim the contractual credit of {amount}.",
        ),
    ),
    Story(
        "high", "neutral", True, weight=3,
        subjects=(
            "Unknown logins from {city}", "Account hacked", "Our administrator account was misused",
        ),
        bodies=(
            "I got mails about logins from {city}, where I have never been, and my password "
            "no longer works. Somebody has taken over the account.",
            "There are {many} messages in our outbox that nobody here wrote. We think the "
            "account of {name} was hacked. Please lock it.",
            "Our administrator account was used from an unknown address at {clock}. We need "
            "the access logs and all sessions ended.",
        ),
    ),
    Story(
        "high", "neutral", True, weight=3,
        subjects=(
            "We see another customer's data", "Possible data breach",
            "Wrong customer's invoices in our account",
        ),
        bodies=(
            "When I open {product} I see orders of a company in {city} that is not us. "
            "Names, addresses and all. You should look at this before anything else.",
            "The export {file} contains {many} customers who don't belong to us. We have "
            "stopped using it. This looks like a data breach to us.",
            "{invoice} in our billing portal is addressed to a different company. Can they "
            "see ours as well?",
        ),
    ),
    Story(
        "high", "neutral", True, weight=2,
        subjects=("API key leaked", "Secret published by mistake"),
        bodies=(
            "One of our developers committed our API key to a public repository at {clock}. "
            "Please revoke it and tell us whether it was used.",
            "Our webhook secret was posted in a forum by mistake. Can you invalidate it now "
            "and issue a new one? Account {account}.",
        ),
    ),
    Story(
        "high", "negative", True, weight=1,
        subjects=("Pay or we publish", "Blackmail mail naming your service"),
        bodies=(
            "We received a threatening mail: somebody claims to have copied our database "
            "from your servers and wants {amount} or they publish it. We are scared and need "
            "to know whether this is real.",
        ),
    ),
    Story(
        "high", "neutral", True, weight=3,
        subjects=(
            "Request for access under Article 15 GDPR", "GDPR erasure request",
            "Objection under the GDPR", "CCPA request",
        ),
        bodies=(
            "Under the GDPR I request a copy of all personal data you hold about me. My "
            "customer number is {account}.",
            "Please erase all my personal data in accordance with Article 17 GDPR and "
            "confirm in writing. The account is registered to {name}.",
            "I object to the use of my data for marketing and ask you to stop it, as is my "
            "right under the GDPR. Customer {account}.",
            "As a California resident I exercise my right under the CCPA to know what you "
            "collected about me and to have it deleted.",
        ),
    ),
    Story(
        "high", "negative", True, weight=3,
        subjects=(
            "You will hear from my lawyer", "Complaint to the authorities",
            "Last warning before legal action",
        ),
        bodies=(
            "I have asked {few} times for the {amount} you owe me. My lawyer will file suit "
            "next week unless you pay. I am done talking.",
            "Your handling of order {order} is a disgrace. I am reporting you to the "
            "consumer protection authority and to the police for fraud.",
            "If this isn't solved I will see you in court. {few} months of empty promises "
            "are enough.",
        ),
    ),
    Story(
        "high", "neutral", True, weight=2,
        subjects=(
            "Letter from our attorney regarding {invoice}", "Cease and desist",
            "Request from the data protection authority",
        ),
        bodies=(
            "Our attorney has asked us to obtain your written position on {invoice}. A "
            "lawsuit is being prepared and the court has set a date in {month}.",
            "Please find attached a cease-and-desist letter concerning the use of our logo "
            "on your site. We ask for a written reply.",
            "The supervisory authority has opened an inquiry about the incident in {month} "
            "and asks for your log files. Please send them to our {team} department.",
        ),
    ),
    Story(
        "high", "negative", True, weight=2,
        subjects=("Locked out, whole {team} team blocked", "Can't ship a single parcel"),
        bodies=(
            "None of the {many} people in {team} can log in since this morning. Nothing "
            "leaves the warehouse. I can't believe there is nobody on the phone.",
            "Label printing fails for every station with {error}. {many} parcels are stuck "
            "and trucks leave empty. This is costing us a fortune 😡",
        ),
    ),
)  # fmt: skip
