"""Clauses to conditions: what must hold, and what must not be done."""
