"""Carrying graphs out: dispatch, verification, the stop latch, the audit log."""
