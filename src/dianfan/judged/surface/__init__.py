"""Surface: composite indices of places, with every choice open and its uncertainty stated."""
