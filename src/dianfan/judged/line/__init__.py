"""The line lens (线): what industries buy of one another, and where their chains break off.

Three rooms that do not need one another: ``input_output`` reads a table of flows between
industries, ``complexity`` reads who makes what, ``chain_map`` reads the links of named chains.
"""
