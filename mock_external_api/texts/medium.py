"""What customers write when something is wrong and can wait for today."""

from mock_external_api.texts.story import Story

MEDIUM = (
    Story(
        "medium", "neutral", True, weight=30,
        subjects=(
            "{error} when I use {feature}", "Error in {feature}", "Wrong totals in {feature}",
            "{feature} doesn't work",
        ),
        bodies=(
            "When I open {feature} in {product} I get {error}. It worked until {day}.",
            "Since the last update {feature} stops with {error}. I tried it in a second "
            "browser with the same result.",
            "{feature} shows the wrong totals, they are too low by {many}. Steps: open "
            "{product}, choose {month}, press Apply.",
            "The button for {feature} does nothing when I click it. There is no message either.",
        ),
    ),
    Story(
        "medium", "neutral", True, weight=16,
        subjects=("{product} crashes", "App closes by itself", "Upload of {file} fails"),
        bodies=(
            "{product} crashes each time I open {file}. Reinstalling made no difference.",
            "Since version 4 the app closes as soon as I tap on {feature}. I can send a log "
            "if that is useful.",
            "Uploading {file} ends with {error} at about 80 percent. Smaller files are fine.",
        ),
    ),
    Story(
        "medium", "neutral", True, weight=16,
        subjects=(
            "Password reset mail never arrives", "Locked out of my account",
            "Can't log in with my new phone",
        ),
        bodies=(
            "I can't log in to {product}. It says my password is wrong, and the reset mail "
            "doesn't arrive. I checked the spam folder.",
            "My account was locked after {few} attempts. Could you unlock it? My user name "
            "is {account}.",
            "I have a new phone and the codes for two-factor login are still on the old one. "
            "How do I get in again?",
        ),
    ),
    Story(
        "medium", "neutral", True, weight=12,
        subjects=(
            "Card declined for {invoice}", "Can't pay my invoice", "Payment for {month} failed",
        ),
        bodies=(
            "The payment for {invoice} was declined, although the card works elsewhere. Can "
            "you try it again?",
            "I tried to pay {amount} with {few} cards and each time I get {error}. What else "
            "can I do?",
            "The direct debit for {month} came back. Our bank details have not changed, so "
            "please check what went wrong.",
        ),
    ),
    Story(
        "medium", "neutral", True, weight=14,
        subjects=(
            "Tracking stuck in {city}", "Where is my parcel?", "Order {order} came back to you",
        ),
        bodies=(
            "Order {order} should have been here on {day}. The tracking of {carrier} has "
            "said {city} since then.",
            "{carrier} says that the {item} was delivered, but I have not received it and "
            "neither have the neighbours.",
            "The parcel with order {order} came back to you as undeliverable. The address is "
            "right, please send it again.",
        ),
    ),
    Story(
        "medium", "neutral", True, weight=12,
        subjects=("Wrong item in order {order}", "{item} arrived damaged", "Part missing"),
        bodies=(
            "I ordered a {item} and received something else. The order number is {order}. "
            "How do we exchange it?",
            "The {item} arrived with a broken corner. Photos are attached as {file}. I would "
            "like a replacement.",
            "One box of order {order} is missing: please check with {carrier}.",
        ),
    ),
    Story(
        "medium", "neutral", True, weight=10,
        subjects=(
            "Wrong VAT number on our invoice", "Please correct {invoice}", "Mistake on {invoice}",
        ),
        bodies=(
            "{invoice} has our old address and the wrong VAT number. Please send a corrected one.",
            "The discount we agreed on is missing from {invoice}: it says {amount} without "
            "it. Could you correct this?",
            "{invoice} lists {many} users. We had one fewer in {month}.",
        ),
    ),
    Story(
        "medium", "neutral", True, weight=10,
        subjects=(
            "Cancel my subscription", "Cancellation of account {account}",
            "We want to end our contract",
        ),
        bodies=(
            "Please cancel our {plan} subscription at the end of {month} and confirm in writing.",
            "I would like to cancel my account. I don't use {product} any more.",
            "We are closing our office in {city} and want to end the contract for account "
            "{account}.",
        ),
    ),
    Story(
        "medium", "negative", True, weight=14,
        subjects=(
            "No answer for {few} days", "Disappointed with your support", "Rude agent in the chat",
        ),
        bodies=(
            "I wrote to you {few} days ago about {feature} and nobody has answered. I "
            "expected better from you.",
            "Each time I call I get a different person and have to explain everything from "
            "the start. It is really frustrating.",
            "Your chat agent was rude and hung up on me. I only asked about {feature}. Very "
            "poor service.",
        ),
    ),
    Story(
        "medium", "negative", True, weight=12,
        subjects=("{feature} broken again", "This bug again?!", "So slow, so annoying"),
        bodies=(
            "{feature} is broken AGAIN. You said it was solved in {month}. It's annoying to "
            "check everything twice.",
            "Every update breaks something. Now {feature} loses my settings whenever I close "
            "{product}. I'm fed up with it.",
            "I waste half an hour every morning because {product} is so slow. It gets worse "
            "with each version 😠",
        ),
    ),
    Story(
        "medium", "negative", True, weight=8,
        subjects=("Price increase", "Too expensive", "Why do we pay more?"),
        bodies=(
            "You raised the {plan} plan by {amount} and gave us nothing for it. That is a "
            "cheek after {few} years as a customer.",
            "I'm unhappy with the new prices. For this money {feature} should at least work. "
            "We are looking at your competitors.",
            "{amount} a month for this? Honestly, that is a rip-off compared with what "
            "others offer.",
        ),
    ),
    Story(
        "medium", "negative", True, weight=8,
        subjects=("Late and soaked", "{carrier} didn't even ring", "Late and damaged"),
        bodies=(
            "The {item} came a week late and the box was soaked. Nobody told me anything. "
            "I'm really disappointed.",
            "That's the {nth} time {carrier} didn't even ring. Now I have to drive to {city} "
            "to fetch my {item}. Terrible service.",
            "Promised for {day}, arrived a week later, and half of it scratched. I won't "
            "order here again unless you replace it.",
        ),
    ),
    Story(
        "medium", "negative", True, weight=5,
        subjects=("I'm leaving", "Cancel everything", "Cancelling after {few} years"),
        bodies=(
            "I've had enough of {product}. Cancel my subscription and take me off every "
            "list. What a disappointment.",
            "After {few} years we are cancelling. The support got worse every month and "
            "{feature} never worked properly.",
        ),
    ),
    Story(
        "medium", "neutral", True, weight=12,
        subjects=(
            "{endpoint} returns {error} for one record", "Webhook delivered twice",
            "API: wrong type in {endpoint}",
        ),
        bodies=(
            "A GET on {endpoint} gives {error} for record {account}. All other records are fine.",
            "Since {day} the webhook for {feature} reaches us twice for some events. The "
            "payloads are identical.",
            "{endpoint} returns the amount as text when it has no decimals. The "
            "documentation says it is a number.",
        ),
    ),
    Story(
        "medium", "neutral", True, weight=10,
        subjects=("Import stuck", "{feature} out of date", "Mails arrive late"),
        bodies=(
            "The import of {file} has been stuck at {many} rows since {day}. Can you stop it "
            "so that I can start again?",
            "{feature} doesn't sync with my calendar any more. The last entry is from {day}.",
            "Mails from {product} reach our {team} team with a delay of {few} hours.",
        ),
    ),
    Story(
        "medium", "positive", True, weight=5,
        subjects=("Love it, one small bug", "Great app, but {feature} fails"),
        bodies=(
            "I absolutely love {product}, your team does a wonderful job and it saves me "
            "hours every week! Just one thing: {feature} shows {error} since {day}.",
            "Thank you so much for the quick help last week, {agent} was fantastic! While "
            "testing I found that {feature} crashes on {device}, could you have a look?",
        ),
    ),
    Story(
        "medium", "neutral", True, weight=5,
        subjects=("Slow since {day}", "{product} takes very long to load"),
        bodies=(
            "Opening {product} takes about {many} seconds since {day}. Our internet "
            "connection is fine.",
            "The list in {product} takes very long to load for me, for colleagues it is "
            "normal. What can I check?",
        ),
    ),
)  # fmt: skip
