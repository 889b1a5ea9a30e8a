"""The items of one list, picked from a reply while it still arrives.

A scanner that looks at each character once, so that a reply of any size costs time in proportion; it knows only
strings and brackets. Not responsible for: validity of the whole (schemas does that at the end).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import get_args

from pydantic import BaseModel, ValidationError

_MARK = re.compile(r'["\\{}\[\]]')


def item_type(schema: type[BaseModel], name: str) -> type[BaseModel]:
    """The type of the items of the list field ``name``. Raises TypeError when it is no list of models."""
    field = schema.model_fields.get(name)
    inner = get_args(field.annotation)[:1] if field is not None else ()
    if not inner or not (isinstance(inner[0], type) and issubclass(inner[0], BaseModel)):
        raise TypeError(f"{schema.__name__}.{name} is no list of models")
    return inner[0]


class Deaf(Exception):
    """Whoever listens failed; ``__cause__`` tells how."""


class Items:
    """Gives ``heard`` each whole, valid object of the top-level list ``name``, once and in order.

    From the first object that is not valid on nothing more is given: order is part of the promise.
    """

    def __init__(self, schema: type[BaseModel], name: str, heard: Callable[[BaseModel], None]) -> None:
        self.given: list[BaseModel] = []
        self._model = item_type(schema, name)
        self._name = name
        self._heard = heard
        self.restart()

    def restart(self) -> None:
        """Begin a new reply. Only while nothing was given."""
        self._sound = not self.given
        self._open: list[str] = []
        self._in_string = False
        self._escaped = False
        self._string: list[str] = []
        self._item: list[str] | None = None
        self._last_string = ""
        self._inside = False

    def feed(self, words: str) -> None:
        """Take the next words of the reply."""
        at = 0
        while at < len(words):
            if self._escaped:
                self._escaped = False
                self._keep(words[at])
                at += 1
                continue
            mark = _MARK.search(words, at)
            if mark is None:
                self._keep(words[at:])
                return
            self._keep(words[at : mark.start()])
            self._see(mark.group())
            at = mark.end()

    def _keep(self, words: str) -> None:
        if self._item is not None:
            self._item.append(words)
        elif self._in_string and len(self._open) == 1:
            self._string.append(words)

    def _see(self, mark: str) -> None:
        if self._in_string or mark in '"\\':
            self._keep_mark(mark)
        elif mark in "{[":
            self._enter(mark)
        elif self._open:
            self._leave(mark)

    def _keep_mark(self, mark: str) -> None:
        if mark == '"' and self._open:
            self._in_string = not self._in_string
            if self._in_string:
                self._string = []
            else:
                self._last_string = "".join(self._string)
        elif mark == "\\" and self._in_string:
            self._escaped = True
        if self._item is not None:
            self._item.append(mark)

    def _enter(self, mark: str) -> None:
        if self._open == ["{"]:
            self._inside = mark == "[" and self._last_string == self._name
        if mark == "{" and self._inside and len(self._open) == 2:
            self._item = []
        self._open.append(mark)
        if self._item is not None:
            self._item.append(mark)

    def _leave(self, mark: str) -> None:
        self._open.pop()
        if self._item is None:
            return
        self._item.append(mark)
        if len(self._open) == 2:
            whole, self._item = "".join(self._item), None
            self._give(whole)

    def _give(self, whole: str) -> None:
        if not self._sound:
            return
        try:
            item = self._model.model_validate_json(whole)
        except ValidationError:
            self._sound = False
            return
        self._pass_on(item)

    def finish(self, items: Sequence[BaseModel]) -> bool:
        """Give what is left of the whole list; False when it does not begin with what was given."""
        known = len(self.given)
        if list(items[:known]) != self.given:
            return False
        for item in items[known:]:
            self._pass_on(item)
        return True

    def _pass_on(self, item: BaseModel) -> None:
        self.given.append(item)
        try:
            self._heard(item)
        except Exception as error:
            raise Deaf from error
