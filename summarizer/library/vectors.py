"""(being written) For the catalogue's author: Vectors.drain reads these attributes of each pending row, so please give
Pending at least ``chunk_id``, ``text`` (header + chunk: what is embedded), ``article_id``, ``published`` (ISO date or
None) and ``outlet`` (or None): Chroma's filters need them, and an outbox row alone does not tell.
"""
