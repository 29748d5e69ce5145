"""The edge: one outside library a file, named <what>_<library>.py."""

import os

# Read by the OpenMP library when torch is imported, so it is set before any adapter is. Threads
# that spin while they wait make a decode on busy cores forty times slower (docs/decisions/0004).
os.environ.setdefault('OMP_WAIT_POLICY', 'PASSIVE')
