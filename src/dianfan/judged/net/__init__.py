"""The net lens (网): what infrastructure carries, whom it reaches, what hangs on one link."""
