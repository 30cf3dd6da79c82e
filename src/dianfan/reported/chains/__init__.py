"""The pages of industry chains: their maps, what is known of each link, and which could come next."""
