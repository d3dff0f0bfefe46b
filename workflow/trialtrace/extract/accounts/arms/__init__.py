"""The arms of a study: names, roles, and where sentences speak of them."""
