"""Sheets as files: workbooks, CSV and SDMX-CSV, out and back in."""
