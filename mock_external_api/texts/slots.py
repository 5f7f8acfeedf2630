"""Words that fill a template's slots, and neutral lines around a message.

Nothing here may change a message's labels: no thanks beyond politeness, no deadline.
Each # in a slot's value becomes a digit from 1 to 9.
"""

SLOTS: dict[str, tuple[str, ...]] = {
    "name": (
        "Anna Keller", "Marcus Bell", "Priya Nair", "Tom Okafor", "Lena Fischer", "Diego Ramos",
        "Sofia Rossi", "Jack Murphy", "Yuki Tanaka", "Omar Haddad", "Grace Lin", "Paul Novak",
        "Ines Duarte", "Ben Carter", "Fatima Zahra", "Erik Lund", "Chloe Martin", "Ravi Patel",
        "Hannah Weiss", "Luke Brennan", "Mei Chen", "Olga Petrova", "Sam Doyle", "Nora Jansen",
    ),
    "agent": ("Kim", "Alex", "Jordan", "Robin", "Sasha", "Charlie", "Jamie", "Noa"),
    "product": (
        "the dashboard", "the mobile app", "the reporting module", "the billing portal",
        "the desktop client", "the calendar view", "the import wizard", "the customer portal",
        "the inventory screen", "the booking page", "the admin console", "the search page",
    ),
    "feature": (
        "CSV export", "two-factor login", "the calendar sync", "bulk edit", "the saved filter",
        "the weekly report", "dark mode", "the Slack integration", "the permission editor",
        "the invoice template", "the custom field editor", "the webhook page", "PDF export",
    ),
    "team": (
        "accounting", "sales", "warehouse", "support", "marketing", "logistics", "HR", "finance",
        "operations", "purchasing",
    ),
    "amount": ("$##.99", "$###.00", "$1,##9.00", "EUR ##.50", "EUR ###.00", "GBP ##.95", "$2#.99"),
    "order": ("#####4", "A-####2", "PO-####", "WEB-#####", "88####"),
    "invoice": ("INV-20####", "INV-####", "R-#####", "2026-####"),
    "item": (
        "standing desk", "coffee machine", "pair of headphones", "winter jacket", "desk chair",
        "laptop stand", "set of filters", "label printer", "pair of running shoes", "spare battery",
        "barcode scanner", "garden lamp",
    ),
    "carrier": ("DHL", "UPS", "FedEx", "the courier", "Royal Mail", "GLS", "the post office"),
    "city": (
        "Berlin", "Leeds", "Austin", "Lisbon", "Toronto", "Madrid", "Oslo", "Milan", "Dublin",
        "Denver", "Lyon", "Antwerp", "Krakow", "Sydney",
    ),
    "browser": ("Chrome 12#", "Firefox 13#", "Safari 17.#", "Edge 12#", "Opera 11#"),
    "device": ("Windows 11", "a MacBook", "Ubuntu", "an iPhone 15", "a Pixel 8", "an iPad"),
    "error": (
        "Error 500", "error code E-4##", "\"Something went wrong\"", "\"Permission denied\"",
        "a blank page", "\"Unexpected token\"", "HTTP 403", "\"Session expired\"", "error 0x8##",
    ),
    "endpoint": ("/v2/orders", "/v1/customers", "/v2/invoices", "/v1/search", "/v2/webhooks"),
    "day": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "the weekend"),
    "month": ("January", "February", "March", "April", "May", "June", "July", "August",
              "September", "October"),
    "clock": ("8:1#", "9:4#", "10:2#", "11:3#", "13:5#", "14:2#", "15:4#", "16:1#"),
    "few": ("two", "three", "four", "five", "six"),
    "nth": ("second", "third", "fourth", "fifth", "sixth"),
    "many": ("1#", "2#", "4#", "8#", "1##", "2##"),
    "plan": ("Starter", "Team", "Business", "Enterprise", "Professional"),
    "account": ("AC-####", "#####8", "C-#####", "W-###"),
    "file": ("report.xlsx", "orders_####.csv", "customers.csv", "scan_##.pdf", "photo_###.jpg"),
}  # fmt: skip

OPENINGS = (
    "Hello,", "Hi,", "Hi there,", "Hi team,", "Good morning,", "Good afternoon,", "Dear support,",
    "Hello {agent},", "Hi {agent},", "To whom it may concern,", "Hey,", "Dear team,", "", "",
)  # fmt: skip

DETAILS = (
    "Our account number is {account}.",
    "We are on the {plan} plan.",
    "I am using {browser} on {device}.",
    "The account is registered under {name}, number {account}.",
    "For reference: customer {account}, {city} office.",
    "I work in the {team} team in {city}.",
    "You can reach me by phone on {day}.",
    "My colleague {agent} is in copy.",
    "Reference {account}.",
    "We have been on the {plan} plan since {month}.",
    "I write from our office in {city}.",
    "Device: {device}, browser: {browser}.",
)

CLOSINGS = (
    "Kind regards,\n{name}", "Best regards,\n{name}", "Thanks,\n{name}", "Regards,\n{name}",
    "Many thanks in advance,\n{name}", "Best,\n{name}", "{name}\n{team} team, {city}", "{name}", "",
    "Sent from my iPhone", "Cheers,\n{name}",
)  # fmt: skip
