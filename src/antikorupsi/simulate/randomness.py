"""Random numbers that depend on a seed and on what they are for, and on nothing else."""

from random import Random


def random_for(seed: int, *purpose: str) -> Random:
    """A separate generator for each purpose: a change in one file leaves all others as they are."""
    return Random("/".join([str(seed), *purpose]))
