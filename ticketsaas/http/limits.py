"""Limits of requests and connections, for the web server and for the application behind it."""

# The longest body is a correction of labels with a note; some clients send an empty object with every POST.
MAX_API_BODY_BYTES = 4 * 1024
# The longest form of the admin holds the selected rows of a page: some hundred ids of some hundred bytes.
MAX_ADMIN_BODY_BYTES = 256 * 1024
# The request line has room for an id and two more texts of 512 characters, percent-encoded.
MAX_LINE_BYTES = 8_190
MAX_HEADERS = 64
# The longest headers are the admin's cookies.
MAX_HEADER_BYTES = 8_190
# The whole head: the request line and some headers of the greatest length.
MAX_HEAD_BYTES = 64 * 1024
# Threads of a web process. A page is short work; the threads are for requests that wait for a job
# (`ingestion/engine/wait.py`) and for exports.
THREADS = 8
# Longer than clients and proxies keep a connection that they don't use, 60 seconds as a rule. The side
# that gives up first closes, and a request that crosses the server's end of a connection is lost.
IDLE_SECONDS = 75
# Open connections of a web process; one costs 6 kB and no thread while it is idle.
MAX_CONNECTIONS = 10_000
