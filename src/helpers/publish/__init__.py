"""Executed notebooks into pages: checked, rendered, put in place in one step; and the index of all reports.

Nothing is imported here: who only puts files in place does without the libraries that make pages.
"""
