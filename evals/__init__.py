"""Measure what users get: every figure is taken from a verified Summary or Answer, through the front door.

Run from a checkout: ``python -m evals --help``. Never installed. Not responsible for: any gold label or scorer; the
data sets bring their own, and nothing of them is copied here.
"""
