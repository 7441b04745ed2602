"""The benchmarks, one a module; `run.py` beside this folder runs them."""
