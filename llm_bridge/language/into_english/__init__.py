"""Commands of other languages in plain English words."""
