"""What becomes of a lying model's items: summaries and answers end to end, against a scripted server that knows.

The server and its stories are the tests' own (tests/llm): invented articles whose truth is known because a grammar
wrote both. Not responsible for: what is a lie (tests/llm/lies), what counts as survived (evals/liars/score).
"""
