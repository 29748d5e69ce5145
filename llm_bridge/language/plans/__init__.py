"""Draft plans: their language, its grammar, and the port to the models that write them."""
