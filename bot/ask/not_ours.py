"""Phrases that make a question one about something else: other bodies and places, exceptions, the future. Data only."""

from collections.abc import Iterable

from bot.ask.cues import Cue

NOT_OURS: dict[Cue, str] = {
    Cue.EXCEPT: (
        "all forces but, every force but, all the forces but, each force but, last but one, one before last, before "
        "last, before the last, second to last, second last, the one before, penultimate, old framework, earlier "
        "framework, old scale, forces but, all but, everyone but, anything but, nobody but, no one but, everywhere "
        "but, except, except for, other than, excluding, apart from, besides, bar, leaving out, aside from"
    ),
    Cue.FORECAST: (
        "be inspected next, next inspection, next inspections, will be inspected, inspected next, next peel, next "
        "peel inspection, be inspected again, next visit, next report, next time, will be graded, be graded next, "
        "will be judged, will be rated, be judged next, predict, predicted, prediction, forecast, going to get, going "
        "to be graded, likely to get, expected to get, will get, will they get, will it get"
    ),
    Cue.FOREIGN: (
        "how far, how old, how big, how tall, how large, how much does, how much do, how much is, response time, "
        "response times, pcc, opcc, police and crime commissioner, commissioner, mayor, head of, united, football, "
        "fc, rugby, cricket, hotel, hotels, restaurant, restaurants, train from, train to, train times, trains, "
        "pizza, recipe, what time, weather, temperature, crime rate, crime rates, crime figures, crime statistics, "
        "crime stats, chief constable, phone number, strathclyde, british transport police, transport police, btp, "
        "police scotland, scotland, scottish, psni, northern ireland, police service of northern ireland, ministry of "
        "defence police, mod police, civil nuclear constabulary, nca, national crime agency, border force, hmrc, fire "
        "and rescue, fire service, fire services, fire brigade, fire, ofsted, cqc, care quality commission, prison, "
        "prisons, hmi prisons, probation, iopc, crown prosecution service, cps, isle of man, jersey, guernsey, "
        "guernsey police, jersey police, ohio, usa, america, australia, canada, ireland, new zealand, kentucky, "
        "france, royal military police, military police, national police air service, npas, sussex county cricket, "
        "county council, council, nhs, ambulance, garda, new york, lapd, nypd, interpol, europol, clark kent, school, "
        "schools, university, hospital, new jersey, connecticut, virginia, indiana, texas, fbi, sheriff, moldova, "
        "tennessee, oregon, washington, delaware, new hampshire, new england"
    ),
}
"""Written as in `cues`. Any of these, and the question is not answered."""

_BODIES = frozenset(
    {
        "strathclyde", "british transport police", "transport police", "btp", "police scotland", "scotland",
        "scottish", "psni", "northern ireland", "police service of northern ireland", "ministry of defence police",
        "mod police", "civil nuclear constabulary", "nca", "national crime agency", "border force", "isle of man",
        "jersey", "guernsey", "guernsey police", "jersey police", "royal military police", "military police",
        "national police air service", "npas", "garda", "ireland",
    }
)  # fmt: skip
"""Other police bodies, and the places of other forces."""


def why(said: Iterable[tuple[str, str]]) -> str:
    """Return why such words are not answered, as a plain sentence; empty where only the words can be named.

    Args:
        said: each match as compared and as typed.
    """
    bodies = [typed for text, typed in said if text in _BODIES]
    if not bodies:
        return ""
    return f"PEEL covers the 43 territorial police forces of England and Wales; “{bodies[0]}” is not among them."
