"""A stand-in for the external SaaS API: its own process, standard library only, deterministic.

It imports nothing of the product and the product imports nothing of it: they only meet over HTTP.
"""
