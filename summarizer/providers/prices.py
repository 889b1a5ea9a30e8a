"""What tokens cost, from genai-prices' own list: nothing is asked of the network.

A server on this machine costs nothing; a model that the list does not know has an unknown price, and None says so.
Not responsible for: limits (budget).
"""

from __future__ import annotations

from summarizer.providers.addresses import Address

CHARACTERS_PER_TOKEN = 3
"""UTF-8 bytes per token when tokens are estimated: on the dear side (English has 4 to 5, most scripts 3 or more)."""


def tokens_in(text: str) -> int:
    """Estimate, on the high side, the tokens of ``text``."""
    return len(text.encode("utf-8", "replace")) // CHARACTERS_PER_TOKEN + 1


class Price:
    """The price of one model at one address."""

    def __init__(self, address: Address, model: str) -> None:
        self._address = address
        self._model = model

    def of(self, prompt: int, completion: int, from_cache: int = 0) -> float | None:
        """US dollars for so many tokens, ``from_cache`` of the prompt at the reduced price; None: unknown."""
        if self._address.loopback:
            return 0.0
        from genai_prices import Usage, calc_price

        usage = Usage(
            input_tokens=prompt, output_tokens=completion, cache_read_tokens=min(max(from_cache, 0), prompt) or None
        )
        try:
            return float(calc_price(usage, self._model, provider_api_url=self._address.url).total_price)
        except LookupError:
            return None
