"""What a batch must show: how it scales with processes, with slots, and with a hundred thousand articles.

Everything is measured on ``python -m summarizer batch`` as a process of its own, as a user runs it.
Not responsible for: quality (grounded, golden, liars).
"""
