"""Country names: the short English names of ISO 3166-1, with the forms newspapers use. General knowledge, folded."""

from __future__ import annotations

from typing import Final

COUNTRIES: Final = frozenset(
    name.strip()
    for name in """
afghanistan, albania, algeria, andorra, angola, antigua and barbuda, argentina, armenia, australia, austria,
azerbaijan, bahamas, bahrain, bangladesh, barbados, belarus, belgium, belize, benin, bhutan, bolivia, bosnia
and herzegovina, bosnia, botswana, brazil, brunei, bulgaria, burkina faso, burundi, cabo verde, cape verde,
cambodia, cameroon, canada, central african republic, car, chad, chile, china, colombia, comoros, congo,
republic of the congo, democratic republic of the congo, democratic republic of congo, dr congo, drc,
congo-brazzaville, costa rica, côte d'ivoire, cote d'ivoire, ivory coast, croatia, cuba, cyprus, czechia,
czech republic, denmark, djibouti, dominica, dominican republic, ecuador, egypt, el salvador, equatorial
guinea, eritrea, estonia, eswatini, swaziland, ethiopia, fiji, finland, france, gabon, gambia, georgia,
germany, ghana, greece, greenland, grenada, guatemala, guinea, guinea-bissau, guyana, haiti, honduras,
hungary, iceland, india, indonesia, iran, iraq, ireland, israel, italy, jamaica, japan, jordan, kazakhstan,
kenya, kiribati, kosovo, kuwait, kyrgyzstan, laos, latvia, lebanon, lesotho, liberia, libya, liechtenstein,
lithuania, luxembourg, madagascar, malawi, malaysia, maldives, mali, malta, marshall islands, mauritania,
mauritius, mexico, micronesia, moldova, monaco, mongolia, montenegro, morocco, mozambique, myanmar, burma,
namibia, nauru, nepal, netherlands, holland, new zealand, nicaragua, niger, nigeria, north korea, north
macedonia, macedonia, norway, oman, pakistan, palau, palestine, panama, papua new guinea, paraguay, peru,
philippines, poland, portugal, qatar, romania, russia, russian federation, rwanda, saint kitts and nevis,
saint lucia, saint vincent and the grenadines, samoa, san marino, sao tome and principe, são tomé and
príncipe, saudi arabia, senegal, serbia, seychelles, sierra leone, singapore, slovakia, slovenia, solomon
islands, somalia, south africa, south korea, south sudan, spain, sri lanka, sudan, suriname, sweden,
switzerland, syria, taiwan, tajikistan, tanzania, thailand, timor-leste, east timor, togo, tonga, trinidad and
tobago, tunisia, turkey, türkiye, turkmenistan, tuvalu, uganda, ukraine, united arab emirates, uae, united
kingdom, uk, u.k, britain, great britain, england, scotland, wales, united states, united states of america,
us, usa, u.s, u.s.a, uruguay, uzbekistan, vanuatu, vatican city, vatican, holy see, venezuela, vietnam, viet
nam, western sahara, yemen, zambia, zimbabwe, soviet union, yugoslavia, czechoslovakia, puerto rico
""".replace("\n", " ").split(",")
)
"""Casefolded, without "the". Former states are there because archives name them."""

_IRREGULAR: Final = """
afghan afghanistan, american united states, azeri azerbaijan, bangladeshi bangladesh, british united kingdom,
bosnian bosnia, burmese myanmar, canadian canada, congolese congo, croat croatia, cypriot cyprus, czech czechia,
danish denmark, dutch netherlands, emirati united arab emirates, english england, ethiopian ethiopia, filipino
philippines, finnish finland, french france, german germany, greek greece, icelandic iceland, irish ireland,
kazakh kazakhstan, kyrgyz kyrgyzstan, lao laos, malagasy madagascar, maltese malta, norwegian norway,
palestinian palestine, peruvian peru, philippine philippines, polish poland, portuguese portugal, salvadoran el
salvador, salvadorean el salvador, saudi saudi arabia, scottish scotland, serb serbia, slovak slovakia, slovene
slovenia, soviet soviet union, spanish spain, swedish sweden, swiss switzerland, tajik tajikistan, thai
thailand, turkish turkey, turkmen turkmenistan, uzbek uzbekistan, welsh wales
"""
_ENDINGS: Final = (
    ("a", ("an", "ian", "i")), ("e", ("ean", "ese")), ("y", ("ian",)), ("o", ("an", "ese")), ("as", ("an",)),
)  # fmt: skip
SAME: Final = {
    **dict.fromkeys(("us", "usa", "u.s", "u.s.", "u.s.a", "united states of america"), "united states"),
    **dict.fromkeys(("uk", "u.k", "u.k.", "britain", "great britain", "england"), "united kingdom"),
    "uae": "united arab emirates", "russian federation": "russia", "türkiye": "turkey", "burma": "myanmar",
}  # fmt: skip
"""Names of one country."""


def _forms(country: str) -> list[str]:
    endings = [country + ending for ending in ("n", "an", "ian", "nian", "ese", "lese", "i", "ish")]
    return endings + [
        country.removesuffix(last) + new for last, added in _ENDINGS if country.endswith(last) for new in added
    ]


PEOPLES: Final[dict[str, str]] = {
    **{form: country for country in sorted(COUNTRIES) if country.isalpha() for form in _forms(country)},
    **{entry.split()[0]: " ".join(entry.split()[1:]) for entry in _IRREGULAR.split(",")},
}
"""Adjectives of countries and the country ("venezuelan": "venezuela"), casefolded: a name with English endings."""


def country_of(words: str) -> str | None:
    """The country that a name or an adjective tells ("Turkish", "the U.S."), casefolded; None where it tells none."""
    folded = words.casefold().removeprefix("the ").strip()
    known = PEOPLES.get(folded) or (folded if folded in COUNTRIES or folded in SAME else None)
    return SAME.get(known, known) if known is not None else None
