"""The project: configuration, the one door to MongoDB, and what every app shares."""
