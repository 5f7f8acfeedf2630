"""What customers write when nothing is wrong: questions, wishes, praise, notices."""

from mock_external_api.texts.story import Story

LOW = (
    Story(
        "low", "neutral", True, weight=34,
        subjects=(
            "Where do I find {feature}?", "Access to {feature}", "Question about {feature}",
            "Setting up {product}",
        ),
        bodies=(
            "Where do I find {feature} in {product}? I looked in the settings but could not "
            "see it.",
            "How can I give a colleague in {team} access to {feature} without making them an "
            "administrator?",
            "Is it possible to use {feature} for only one of our offices, say {city}?",
            "We are setting up {product} for {many} people. Is there a guide for {feature}?",
        ),
    ),
    Story(
        "low", "neutral", True, weight=16,
        subjects=(
            "Question about plans", "Quote for {many} users", "{plan} plan: what is included?",
        ),
        bodies=(
            "What is the difference between the {plan} plan and the one above it? We mainly "
            "need {feature}.",
            "Could you send us a quote for {many} users, paid yearly?",
            "Does the {plan} plan include {feature}, and is there a discount for non-profits?",
        ),
    ),
    Story(
        "low", "neutral", True, weight=14,
        subjects=("Could you add {feature}?", "{feature} on the phone", "Shortcut for {feature}"),
        bodies=(
            "Could you add {feature} to {product}? Our {team} team would use it daily.",
            "We would like to have {feature} on the phone as well. Is that planned?",
            "Would you consider a keyboard shortcut for {feature}? I need it {many} times a day.",
        ),
    ),
    Story(
        "low", "neutral", False, weight=10,
        subjects=("Suggestion for {feature}", "An idea for {product}", "Small suggestion"),
        bodies=(
            "Just a suggestion: {feature} would be easier to find if it were in the main menu.",
            "An idea for a later version: remember the last filter in {product}. No reply needed.",
            "It would be nice if {feature} showed the week numbers. That is all.",
        ),
    ),
    Story(
        "low", "neutral", True, weight=14,
        subjects=("Change of address", "New contact for our account", "New bank details"),
        bodies=(
            "We have moved to {city}. Please change the address on our invoices from {month} on.",
            "{name} has left the company. Please make {agent} from {team} the contact for "
            "account {account}.",
            "Our bank details have changed. Where can I enter the new ones?",
        ),
    ),
    Story(
        "low", "neutral", True, weight=12,
        subjects=("Copy of {invoice}", "Where are my invoices?", "Invoices as PDF"),
        bodies=(
            "Could you send me a copy of {invoice}? Our {team} department needs it for the files.",
            "I need all invoices from {month}. Where can I download them?",
            "Please send future invoices to our {team} department as PDF.",
        ),
    ),
    Story(
        "low", "neutral", True, weight=12,
        subjects=("When will {order} arrive?", "Delivery to {city}?", "Availability of the {item}"),
        bodies=(
            "I ordered a {item} yesterday, number {order}. When can I expect it?",
            "Do you deliver to {city}, and what does it cost?",
            "When will the {item} be in stock again?",
        ),
    ),
    Story(
        "low", "neutral", True, weight=8,
        subjects=("Rate limits of {endpoint}", "Sandbox account", "API documentation"),
        bodies=(
            "Where is the rate limit of {endpoint} documented?",
            "Do you offer a sandbox for testing {endpoint}? We are planning an integration "
            "for {month}.",
            "Which date format does {endpoint} expect for filters?",
        ),
    ),
    Story(
        "low", "neutral", True, weight=6,
        subjects=("Demo for our {team} team", "Training on {feature}"),
        bodies=(
            "We would like a demo of {product} for our {team} team, about {many} people. "
            "Which days suit you in {month}?",
            "Can you offer a training on {feature}? Online would be fine.",
        ),
    ),
    Story(
        "low", "positive", False, weight=16,
        subjects=("Thanks {agent}!", "Well done", "Thank you!", "Great support"),
        bodies=(
            "I just wanted to say thank you. {agent} solved my question about {feature} in "
            "{few} minutes. Wonderful service!",
            "{feature} is fantastic, exactly what our {team} team needed. Keep up the great work!",
            "The {item} arrived a day early and is beautiful. I'm very happy with it, thank you!",
            "Best support I have had in years. Please pass my thanks on to {agent} 😊",
        ),
    ),
    Story(
        "low", "positive", False, weight=8,
        subjects=("It works now, great job", "Refund arrived, thank you", "Solved, thank you"),
        bodies=(
            "It works perfectly now, thank you so much for the quick fix, {agent}! You can "
            "close this.",
            "The refund of {amount} arrived this morning. Thank you for sorting it out so kindly!",
            "Everything is back to normal here in {city}. Brilliant job by your team, we "
            "really appreciate it.",
        ),
    ),
    Story(
        "low", "neutral", False, weight=8,
        subjects=("Re: {order}", "Re: {feature}", "Solved, please close"),
        bodies=(
            "The {item} has arrived after all. You can close this ticket.",
            "I found {feature} in the settings. Nothing more to do, please close.",
            "It works again after a restart of {product}. This can be closed.",
        ),
    ),
    Story(
        "low", "positive", True, weight=6,
        subjects=("Love {product}, quick question", "Happy customer with a question"),
        bodies=(
            "We switched to {product} in {month} and the whole {team} team loves it, it is a "
            "joy to use! One question: can it do {feature} too?",
            "You have an amazing product and the nicest support I know. Could you tell me "
            "whether the {plan} plan has {feature}?",
        ),
    ),
    Story(
        "low", "neutral", False, weight=8, plain=True,
        subjects=("Automatic reply: out of office", "Out of office: {name}", "Automatic reply"),
        bodies=(
            "I am out of the office until {day} and have limited access to my mail. In "
            "urgent cases please contact {agent} in our {team} team. This is an automatic "
            "reply.",
            "Thank you for your message. I am on leave in {month} and will answer when I "
            "return. {name}, {team}, {city}",
            "This is an automated message. Your mail has been received by the {team} "
            "department and got the number {account}. Please do not reply.",
        ),
    ),
    Story(
        "low", "neutral", False, weight=6,
        subjects=("Maintenance on {day}", "Notice: office closed on {day}", "For your information"),
        bodies=(
            "For your information: our network in {city} has planned maintenance on {day}, "
            "so {product} will not call your API. There is nothing you need to do.",
            "Our office in {city} is closed on {day}. Deliveries are welcome again the day after.",
            "As agreed on the phone, here is the signed order form, {file}, for your files.",
        ),
    ),
    Story(
        "low", "neutral", False, weight=4, plain=True,
        subjects=("Hello", "Test", "Re:", "(no subject)"),
        bodies=(
            "Hello",
            "test {account}",
            "ok {name}",
            "Hi, {name} here",
        ),
    ),
    Story(
        "low", "neutral", False, weight=3, plain=True,
        subjects=("Delivery Status Notification (Failure)", "Undeliverable: {invoice}"),
        bodies=(
            "The following message could not be delivered to {team}@{account}.example: "
            "mailbox full. This is an automatically generated message from the mail system "
            "in {city}.",
        ),
    ),
    Story(
        "low", "neutral", True, weight=6,
        subjects=(
            "Certificate for our auditors", "GDPR compliance page", "Data processing agreement",
        ),
        bodies=(
            "Our auditors ask for your current ISO 27001 certificate. Where can I download it?",
            "Do you have a page on GDPR compliance that we can show to our {team} department?",
            "Please send us your standard data processing agreement for signature. There is "
            "no hurry, the audit is in {month}.",
        ),
    ),
)  # fmt: skip
