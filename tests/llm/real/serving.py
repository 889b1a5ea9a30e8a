"""Runs llama.cpp's server for one GGUF file until it is ended: ``python serving.py GGUF CONTEXT``.

Prints the address it listens on, on a port the system chose. Not responsible for: which model, or what is asked of it.
"""

from __future__ import annotations

import socket
import sys

import xllamacpp


def main(gguf: str, context: int) -> None:
    """Serve until standard input ends, which it does when whoever started this is gone."""
    parameters = xllamacpp.CommonParams()
    parameters.model.path = gguf
    parameters.n_ctx = context
    parameters.n_parallel = 1
    parameters.cpuparams.n_threads = parameters.cpuparams_batch.n_threads = 2
    parameters.cpuparams.poll = parameters.cpuparams_batch.poll = 0  # threads that wait leave the processor to others
    parameters.sampling.seed = 1
    parameters.hostnames = ["127.0.0.1"]
    parameters.port = free_port()
    server = xllamacpp.Server(parameters)
    print(server.listening_address, flush=True)
    sys.stdin.read()


def free_port() -> int:
    """A port that nobody uses at present."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
