"""Slips that models make again and again, put right by the words of the command."""
