"""The simulated set of villages: who they are, what the panel gave them, and the files they come in."""
