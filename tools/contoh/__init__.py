"""The simulated set of spreadsheets: fictitious regions whose figures show every verdict and every finding at work."""
