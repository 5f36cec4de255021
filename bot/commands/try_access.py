"""Who may do what in the playground: its people have every role, so that each can be tried."""

from bot.domain.access import Access, Members, Role
from bot.playground.seed import CHIEF, CLERK, LIAISON, OWNER


def access_of_people() -> Access:
    """Return the playground's rules: the liaison officer administers, the clerk only looks."""
    return Access(
        everyone=Role.VIEWER,
        editors=Members(frozenset({OWNER, CHIEF})),
        administrators=Members(frozenset({LIAISON})),
        ask="Morgan Ellis, the liaison officer",
    )


ROLES = {LIAISON: "administrator", OWNER: "editor", CHIEF: "editor", CLERK: "viewer"}
"""As the page shows them."""
