"""Prose: news told in sentences, paragraphs and headlines, in either language."""
