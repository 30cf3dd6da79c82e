"""The page of networks: who is served, what hangs on one edge, what a new link would bring."""
