"""Reading it back: a tenant's statistics, computed inside MongoDB."""
