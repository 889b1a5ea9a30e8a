from __future__ import annotations

import pickle
import re

import pytest

from summarizer import errors


def _tree() -> list[type[errors.SummarizerError]]:
    return [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, Exception)]


def test_the_drawing_shows_every_error_at_its_depth() -> None:
    drawn = re.findall(r"^([ │├└─]*)([A-Z]\w+) {2,}\S", errors.__doc__ or "", flags=re.MULTILINE)
    depths = {name: len(indent.rstrip()) for indent, name in drawn}
    assert set(depths) == {kind.__name__ for kind in _tree()}
    for kind in _tree():
        if kind is not errors.SummarizerError:
            assert kind.__base__ is not None
            assert depths[kind.__name__] > depths[kind.__base__.__name__], kind


@pytest.mark.parametrize("kind", _tree())
def test_an_error_keeps_its_hint_across_processes(kind: type[errors.SummarizerError]) -> None:
    copy = pickle.loads(pickle.dumps(kind("what is wrong", "what to do")))
    assert type(copy) is kind
    assert (copy.message, copy.hint, str(copy)) == ("what is wrong", "what to do", "what is wrong")
