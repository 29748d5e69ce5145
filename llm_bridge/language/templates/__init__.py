"""Sentences understood without a model."""
