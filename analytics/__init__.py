"""Statistics of a tenant's tickets, computed inside MongoDB."""
