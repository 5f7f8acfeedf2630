"""What a ticket is: parsing, classifying, comparing, storing and reading it."""
