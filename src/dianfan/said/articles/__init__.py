"""Articles: a page is taken apart into articles, furniture, boxes, captions and jumps."""
