"""Texts whose words point one way and whose meaning points another."""

from mock_external_api.texts.story import Story

TRAPS = (
    Story(
        "low", "neutral", True, weight=8,
        subjects=("How to download {file}", "Download all reports", "Download page"),
        bodies=(
            "How do I download {file} once {feature} is done? I could not find the button.",
            "Is there a way to download all reports of {month} at once?",
            "The download page lists {few} versions. Which one is right for {device}?",
        ),
    ),
    Story(
        "low", "neutral", True, weight=6,
        subjects=("Not urgent: {feature}", "No rush", "Whenever you have time"),
        bodies=(
            "This is not urgent at all, but could you tell me how {feature} works with {product}?",
            "No rush: when you have a minute, please send me the price list for {plan}.",
            "Nothing critical, I only wonder whether {feature} can be switched off for {team}.",
        ),
    ),
    Story(
        "low", "neutral", True, weight=5,
        subjects=("Adding an emergency contact", "Critical path chart", "Urgent care clinic"),
        bodies=(
            "How do I add an emergency contact field to the customer form in {product}?",
            "Can {product} show the critical path of a project? We need it for planning in "
            "{month}.",
            "We run an urgent care clinic in {city}. Is there a template for clinics in {product}?",
        ),
    ),
    Story(
        "low", "neutral", True, weight=5,
        subjects=("Legal name on invoices", "Your refund policy", "Where is your refund policy?"),
        bodies=(
            "Please use our legal name on invoices from {month} on, as on {invoice}.",
            "Before we order {many} pieces of the {item}: what is your refund policy?",
            "Where on the site is the refund policy? I would like to read it before I buy "
            "the {item}.",
        ),
    ),
    Story(
        "low", "neutral", True, weight=4,
        subjects=("Booking a tennis court", "Courtesy laptop", "Badges for visitors"),
        bodies=(
            "Our club in {city} has {few} tennis courts. Can members book a court on the "
            "booking page themselves?",
            "Do you offer a courtesy laptop while mine is being serviced? It is a question "
            "for planning only.",
            "How do I print a badge for each visitor from {product}?",
        ),
    ),
    Story(
        "low", "positive", False, weight=4,
        subjects=("{feature} is a killer feature", "Insanely good"),
        bodies=(
            "{feature} is a killer feature, my {team} colleagues are thrilled. Thank you for "
            "building it!",
            "Your new release is insanely good. It blew us away, in the best sense. "
            "Congratulations from {city}!",
        ),
    ),
    Story(
        "low", "positive", False, weight=4,
        subjects=("Thanks for fixing the outage", "Back up, thank you"),
        bodies=(
            "Thank you for fixing yesterday's outage so fast and for the honest report "
            "afterwards. Great work!",
            "All systems in {city} are up again since {clock}. Hats off to your team, that "
            "was really well handled!",
        ),
    ),
    Story(
        "low", "neutral", False, weight=5,
        subjects=("Not broken after all", "No longer happening", "Please ignore my last message"),
        bodies=(
            "Please ignore my last message. {feature} isn't broken after all, I had the "
            "wrong filter set.",
            "The problem with {product} is no longer happening since {day}. You can close this.",
            "I don't want a refund for {order} any more, the {item} turned up at a "
            "neighbour's. Nothing to do for you.",
        ),
    ),
    Story(
        "medium", "negative", True, weight=6,
        subjects=("Thanks for nothing", "Great, broken again", "Well done..."),
        bodies=(
            "Thanks for nothing. {feature} still shows {error}, and your answer was a link "
            "to a page I had already read.",
            "Great, {feature} is broken again. What would {day} be without a bug from you.",
            "Oh wonderful, another update, and now {product} loses my settings. Brilliant "
            "work, really.",
        ),
    ),
    Story(
        "medium", "neutral", True, weight=4,
        subjects=(
            "{feature} down at the bottom is cut off", "Goodbye mail sent twice",
            "Disorder in the list",
        ),
        bodies=(
            "The last line of {feature} is cut off on {device}. I have to scroll down and up "
            "again to see it.",
            "Customers get the goodbye mail after each order, not only when they leave. "
            "Please check {feature}.",
            "After sorting, the list in {product} is in disorder: issue numbers come as 1, 10, 2.",
        ),
    ),
    Story(
        "high", "neutral", True, weight=4,
        subjects=("Question", "Hello again", "Small thing"),
        bodies=(
            "Good morning, I hope you are well. Just a small thing: since {clock} nobody in "
            "our {many} branches can open {product}.",
            "Hi, hope you had a nice weekend. I noticed that I can see the invoices of "
            "another company in {product}. Many thanks in advance for checking.",
            "Quick question, when will the {amount} you took twice for {invoice} be paid "
            "back? Thanks in advance.",
        ),
    ),
    Story(
        "high", "negative", True, weight=3,
        subjects=("Impressive", "Congratulations"),
        bodies=(
            "Congratulations, you managed to charge me {few} times for one {item}. Truly "
            "impressive. I want the {amount} back.",
            "Fantastic service: {many} users locked out since {clock} and the answer is a "
            "chat bot. Our whole {team} team is blocked.",
        ),
    ),
    Story(
        "medium", "neutral", True, weight=3,
        subjects=("Everything fine except {feature}", "Not a complaint, but"),
        bodies=(
            "This is not a complaint, only a report: {feature} gives {error} on {device} "
            "since {day}.",
            "No harm done, but {carrier} delivered the {item} to the wrong address in "
            "{city}. Please arrange a pick-up.",
        ),
    ),
)  # fmt: skip
