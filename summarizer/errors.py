"""Every error this package raises on purpose, as one tree.

    SummarizerError                  anything below; carries .hint, what to do next
    ├── SettingsError                a setting is missing, malformed or contradicts another
    ├── AssetMissing                 a file that ships with the package is not where it should be
    ├── SourceError                  this one source could not become an article; others go on
    │   ├── SourceNotFound           no such file, or it may not be opened
    │   ├── SourceEmpty              nothing left to read after decoding and cleaning
    │   ├── SourceTooLarge           more bytes than SUMMARIZER_MAX_BYTES
    │   ├── SourceNotText            binary, or a format that no reader here knows
    │   └── SourceUnreadable         text by its look, but it cannot be decoded or parsed
    ├── EngineError                  an engine could not do its work
    │   └── EngineUnavailable        its model or library is not installed, or the wrong version
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


class SummarizerError(Exception):
    """Base of the tree. ``message`` says what is wrong, ``hint`` what to do next; both are one line."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __reduce__(self) -> tuple[type[SummarizerError], tuple[str, str]]:
        """Keep the hint when an error crosses a process border."""
        return type(self), (self.message, self.hint)


class SettingsError(SummarizerError):
    """A setting is missing, malformed or contradicts another."""


class AssetMissing(SummarizerError):
    """A file that ships with the package is not where it should be."""


class SourceError(SummarizerError):
    """This one source could not become an article; the others go on."""


class SourceNotFound(SourceError):
    """No such file, or it may not be opened."""


class SourceEmpty(SourceError):
    """Nothing is left to read after decoding and cleaning."""


class SourceTooLarge(SourceError):
    """The source has more bytes than SUMMARIZER_MAX_BYTES."""


class SourceNotText(SourceError):
    """The source is binary, or in a format that no reader here knows."""


class SourceUnreadable(SourceError):
    """The source looks like text, but it cannot be decoded or parsed."""


class EngineError(SummarizerError):
    """An engine could not do its work."""


class EngineUnavailable(EngineError):
    """An engine's model or library is not installed, or has the wrong version."""


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
