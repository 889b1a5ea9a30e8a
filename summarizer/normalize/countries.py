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

IRREGULAR: Final = frozenset(
    """
    afghan american azeri bangladeshi british bosnian burmese canadian congolese croat cypriot czech danish dutch
    ecuadorian emirati english ethiopian filipino finnish french german greek icelandic irish kazakh kurdish kyrgyz
    lao malagasy maltese norwegian palestinian peruvian philippine polish portuguese salvadoran salvadorean saudi
    scottish serb slovak slovene soviet spanish swedish swiss tajik thai turkish turkmen uzbek welsh
    """.split()
)
"""Peoples whose adjective is no country's name with an ending."""
ENDINGS: Final = (
    ("a", ("an", "ian", "i")),
    ("e", ("ean", "ese")),
    ("y", ("ian",)),
    ("o", ("an", "ese")),
    ("as", ("an",)),
)
PEOPLES: Final = IRREGULAR | {
    form
    for country in COUNTRIES
    if country.isalpha()
    for form in (
        *(country + ending for ending in ("n", "an", "ian", "nian", "ese", "lese", "i", "ish")),
        *(country.removesuffix(last) + new for last, added in ENDINGS if country.endswith(last) for new in added),
    )
}
"""Adjectives of countries ("venezuelan", "iraqi"), casefolded: a country's name with English endings."""
