"""Summaries as Parquet: one row for each article, nested as the contract is; for pandas, DuckDB, Spark, R.

The columns are derived from the contract's JSON Schema, so that a file's types never depend on its rows. It is no text,
and therefore stands outside the table of formats. Needs the extra ``parquet`` (pyarrow).
Not responsible for: which summaries (the command line).
"""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from importlib.util import find_spec
from itertools import islice
from pathlib import Path
from typing import Any

from summarizer.errors import SettingsError
from summarizer.summary import Summary

ROWS = 100
"""Rows of a group; so many summaries are held at once."""


def write(summaries: Iterable[Summary], path: Path) -> int:
    """Write a file; how many rows. Raises SettingsError when pyarrow is not installed, OSError."""
    if find_spec("pyarrow") is None:
        raise SettingsError("pyarrow is not installed", "python -m pip install 'newsroom-summarizer[parquet]'")
    pyarrow, parquet = import_module("pyarrow"), import_module("pyarrow.parquet")
    schema = pyarrow.schema(list(_type(Summary.model_json_schema(mode="serialization"), pyarrow)))
    count = 0
    with parquet.ParquetWriter(path, schema, compression="zstd") as writer:
        left = iter(summaries)
        while group := list(islice(left, ROWS)):
            rows = [_plain(summary.model_dump(mode="json")) for summary in group]
            writer.write_table(pyarrow.Table.from_pylist(rows, schema=schema))
            count += len(rows)
    return count


def _type(schema: dict[str, Any], pyarrow: Any) -> Any:
    return _of(schema, schema.get("$defs", {}), pyarrow)


def _of(told: dict[str, Any], known: dict[str, Any], pyarrow: Any) -> Any:
    """The Arrow type of a JSON Schema as pydantic writes it; every value may be null."""
    if "$ref" in told:
        return _of(known[told["$ref"].rpartition("/")[2]], known, pyarrow)
    if "anyOf" in told:
        return _of(next(each for each in told["anyOf"] if each.get("type") != "null"), known, pyarrow)
    if told["type"] == "array":
        return pyarrow.list_(_of(told["items"], known, pyarrow))
    if told["type"] == "object":
        return pyarrow.struct([(name, _of(each, known, pyarrow)) for name, each in told["properties"].items()])
    simple = {"string": pyarrow.string, "integer": pyarrow.int64, "number": pyarrow.float64, "boolean": pyarrow.bool_}
    return simple[told["type"]]()


def _plain(value: Any) -> Any:
    """The value with lone surrogates, which no encoder takes, as question marks."""
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode("utf-8")
    if isinstance(value, dict):
        return {name: _plain(each) for name, each in value.items()}
    return [_plain(each) for each in value] if isinstance(value, list) else value
