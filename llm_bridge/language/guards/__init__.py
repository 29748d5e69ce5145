"""Doubts about a draft plan that its command gives reason for."""
