"""Run suites of golden cases: plan, work, keep, score. The door: ``Plan``, ``run_suites``, ``Run``, ``read_run``.

Not responsible for: what is right (scoring), intervals (figures), what a run must not lose (gate).
"""

from __future__ import annotations

from evals.runner.folder import RUNS, Run, RunError, read_run, write_run
from evals.runner.running import Plan, rescored, run_suites

__all__ = ["RUNS", "Plan", "Run", "RunError", "read_run", "rescored", "run_suites", "write_run"]
