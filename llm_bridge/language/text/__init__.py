"""Words, numbers and times as people say them."""
