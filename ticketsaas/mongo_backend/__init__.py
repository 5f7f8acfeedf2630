"""django-mongodb-backend with one change: an ordered query can use an index."""
