"""A run on a real cluster of two nodes, one of which is killed: the same summaries as on one machine."""

from __future__ import annotations

import json
import threading
import time
from pathlib import Path
from typing import Any

import pytest

from summarizer import batch
from summarizer.batch import ray_executor
from summarizer.errors import EngineUnavailable
from summarizer.newsroom import Newsroom
from tests.batch.conftest import summaries, write_inputs

ARTICLES = 200


def _room(home: Path) -> Newsroom:
    return Newsroom(home=home, engine="offline", embedding="none")


@pytest.mark.skipif(ray_executor.find_spec("ray") is not None, reason="Ray is installed")
def test_without_ray_one_is_told(tmp_path: Path) -> None:
    source = write_inputs(tmp_path / "in.jsonl", 1)
    report = batch.run(_room(tmp_path), [str(source)], tmp_path / "out", batch.Options(executor="ray"))
    assert isinstance(report.error, EngineUnavailable)
    assert "newsroom-summarizer[ray]" in report.error.hint


def test_a_node_that_dies_loses_nothing(tmp_path: Path) -> None:
    ray: Any = pytest.importorskip("ray")
    from ray.cluster_utils import Cluster

    source, out, local = write_inputs(tmp_path / "in.jsonl", ARTICLES, range(3)), tmp_path / "out", tmp_path / "local"
    batch.run(_room(tmp_path / "home"), [str(source)], local, batch.Options(executor="threads"))
    small = {"num_cpus": 1, "object_store_memory": 80_000_000}
    cluster = Cluster(initialize_head=True, head_node_args={**small, "include_dashboard": False})
    try:
        second = cluster.add_node(**small)
        cluster.wait_for_nodes()
        ray.init(address=cluster.address, log_to_driver=False)
        killed = threading.Event()

        def told(progress: batch.Progress) -> None:
            if progress.done > ARTICLES // 4 and not killed.is_set():
                killed.set()
                cluster.remove_node(second, allow_graceful=False)

        report = batch.run(
            _room(tmp_path / "home"), [str(source)], out, batch.Options(executor="ray"), told=told
        )  # fmt: skip
        assert killed.is_set()
        assert (report.state, report.progress.done, report.progress.failed) == ("finished", ARTICLES - 3, 3)
        assert summaries(out) == summaries(local)
    finally:
        ray.shutdown()
        cluster.shutdown()
        time.sleep(0.1)
    assert len((out / "failures.jsonl").read_text().splitlines()) == 3
    assert json.loads((out / "run.json").read_text())["state"] == "finished"
