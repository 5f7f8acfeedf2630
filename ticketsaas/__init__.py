"""The project: configuration, the one door to MongoDB, and what every app shares."""

# The package, the API document, the image and `/health` take it from here.
__version__ = "0.2.0"
