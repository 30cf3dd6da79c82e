"""What stands between a request and its page: the log, the door, faults."""
