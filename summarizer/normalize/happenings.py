"""What kinds of disaster or violence words tell of, so that two events are not taken for one.

The kinds are those of EM-DAT (flood, storm, earthquake, mass movement, fire, transport accident, epidemic) and, as one,
ACLED's violence. Not responsible for: whether two reports are about one event (ledger). "Explosion" and "collapse" are
left out: they go with several kinds.
"""

from __future__ import annotations

import re
from typing import Final

_KINDS: Final = {
    "flood": r"flood\w*",
    "storm": r"hurricane|typhoon|cyclone|tornado|storm",
    "earthquake": r"earthquake|quake|tremor|aftershock",
    "slide": r"landslide|mudslide|avalanche",
    "fire": r"blaze|wildfire|(?<!open )(?<!opened )(?<!under )(?<!returned )"
    r"fire(?! (?:service|brigade|chief|department|crew|engine|officer))",
    "accident": r"crash(?:ed|es)?|collision|collided|derail\w*|capsized?|overturned|ran aground|shipwreck",
    "epidemic": r"epidemic|cholera|outbreak|virus",
    "violence": r"air ?strike|airstrike|shell(?:ing|ed)|bomb\w*|gunm[ae]n|gunfire|shooting|shot|stabb\w+|ambush\w*|"
    r"attack\w*|assault|massacre|raid|rocket|missile|execut\w+|clash\w*",
}
_ANY: Final = re.compile(
    r"\b(?:" + "|".join(f"(?P<{kind}>{words})" for kind, words in _KINDS.items()) + r")s?\b", re.IGNORECASE
)


def happenings(text: str) -> frozenset[str]:
    """The kinds that the words of a text tell of; empty when they tell none."""
    return frozenset(match.lastgroup for match in _ANY.finditer(text) if match.lastgroup)
