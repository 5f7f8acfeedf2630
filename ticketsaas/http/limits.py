"""How large and how slow a request may be: for the web server and for the application behind it."""

# The API takes no bodies; some clients send an empty object with every POST.
MAX_API_BODY_BYTES = 4 * 1024
# A form of the admin: the marked rows of a page, some hundred ids of some hundred bytes.
MAX_ADMIN_BODY_BYTES = 256 * 1024
# The line with the address. An id and two more texts of 512 characters fit, percent-encoded.
MAX_LINE_BYTES = 8_190
MAX_HEADERS = 64
# The cookies of the admin are the longest that come.
MAX_HEADER_BYTES = 8_190
# What a head without an end may grow to: the address, and some headers of the greatest length.
MAX_HEAD_BYTES = 64 * 1024
# Until a request has arrived: a head is one packet, the longest form of the admin some hundred.
REQUEST_SECONDS = 10
# A reply of a hundred tickets takes a slow line some seconds; each piece of an export starts anew.
REPLY_SECONDS = 30
