"""Logging in and out, second factors, passwords."""
