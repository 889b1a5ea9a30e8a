"""Every error this package raises on purpose, as one tree.

    SummarizerError                  anything below; carries .hint, what to do next
    ├── SettingsError                a setting is missing, malformed or contradicts another
    ├── AssetMissing                 a file that ships with the package is not where it should be
    ├── SourceError                  this one source could not become an article; others go on
    │   ├── SourceNotFound           no such file or page, or it may not be opened
    │   ├── SourceEmpty              nothing left to read after decoding and cleaning
    │   ├── SourceTooLarge           more bytes than SUMMARIZER_MAX_BYTES, or an archive that expands to too much
    │   ├── SourceNotText            binary, or a format that no reader here knows
    │   ├── SourceUnreadable         of a known format by its look, but it cannot be decoded or parsed
    │   ├── SourceLocked             encrypted: it opens with a password only
    │   ├── SourceRefused            an address inside the network, or a page that robots.txt asks not to fetch
    │   └── SourceUnreachable        the server cannot be reached, is too slow or answers with an error
    ├── EngineError                  an engine could not do its work
    │   ├── EngineUnavailable        its model, library, key or server is missing or wrong: no article will work
    │   ├── BudgetSpent              the next call would cross the budget: no further article will work
    │   └── ModelFailed              the model gave nothing usable for this article; others go on
    ├── BatchError                   the folder of a run is in use, or cannot be written
    └── LibraryError                 the library's file cannot be opened, read or written
        ├── NotInLibrary             no article has this id
        ├── AmbiguousId              several articles have an id that begins so
        ├── LibraryTooNew            a later release made the file
        ├── EmbeddingMismatch        the vectors were made by another embedding than the one in force
        ├── EmbeddingUnavailable     the embedding's model, library or server does not do its work
        └── VectorsUnavailable       the vectors' server or folder does not do its work

What a source or a model *says* wrongly is not an error: it ends in ``Summary.rejected``.
"""

from __future__ import annotations

from typing import Any


class SummarizerError(Exception):
    """Base of the tree. ``message`` says what is wrong, ``hint`` what to do next; both are one line."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __reduce__(self) -> tuple[Any, ...]:
        """Keep the hint, and whatever was noted on an error, when it crosses a process border."""
        noted = {name: value for name, value in vars(self).items() if name not in {"message", "hint"}}
        return type(self), (self.message, self.hint), noted


class SettingsError(SummarizerError):
    """A setting is missing, malformed or contradicts another."""


class AssetMissing(SummarizerError):
    """A file that ships with the package is not where it should be."""


class SourceError(SummarizerError):
    """This one source could not become an article; the others go on.

    ``source`` names it, as a path, an address or a record ("wire.jsonl:17"); empty until a door has said.
    """

    source: str = ""


class SourceNotFound(SourceError):
    """No such file or page, or it may not be opened."""


class SourceEmpty(SourceError):
    """Nothing is left to read after decoding and cleaning."""


class SourceTooLarge(SourceError):
    """The source has more bytes than SUMMARIZER_MAX_BYTES, or is an archive that expands to too much."""


class SourceNotText(SourceError):
    """The source is binary, or in a format that no reader here knows."""


class SourceUnreadable(SourceError):
    """The source has the look of a known format, but it cannot be decoded or parsed."""


class SourceLocked(SourceError):
    """The source is encrypted and opens with a password only."""


class SourceRefused(SourceError):
    """The address leads inside the network, or robots.txt asks not to fetch the page."""


class SourceUnreachable(SourceError):
    """The server cannot be reached, is too slow, or answers with an error."""


class EngineError(SummarizerError):
    """An engine could not do its work."""


class EngineUnavailable(EngineError):
    """An engine's model or library is not installed, or has the wrong version."""


class BudgetSpent(EngineError):
    """The next call to a model would cross the budget."""


class ModelFailed(EngineError):
    """A model gave nothing usable for this article: refused, cut off, broken, or too late."""


class BatchError(SummarizerError):
    """The folder of a run is in use by another process, or cannot be written."""


class LibraryError(SummarizerError):
    """The library's file cannot be opened, read or written."""


class NotInLibrary(LibraryError):
    """No article of the library has this id."""


class AmbiguousId(LibraryError):
    """Several articles of the library have an id that begins so."""


class LibraryTooNew(LibraryError):
    """A later release made the library's file."""


class EmbeddingMismatch(LibraryError):
    """The vectors were made by another embedding than the one in force."""


class EmbeddingUnavailable(LibraryError):
    """The embedding's model, library or server does not do its work."""


class VectorsUnavailable(LibraryError):
    """The server or folder that holds the vectors does not do its work."""
