"""django-mongodb-backend, but ordered queries can use an index, and nobody looks for GDAL."""
