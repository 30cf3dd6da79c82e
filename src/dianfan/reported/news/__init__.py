"""News: what the record has to tell, found and weighed before a word is written."""
