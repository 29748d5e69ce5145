"""Phrases to the entities of a site that they mean."""
