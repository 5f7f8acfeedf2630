"""What the demo creates and `up` tells the newcomer: a login that is known to everybody."""

# Name and password of the demo's staff login.
LOGIN = "demo"
