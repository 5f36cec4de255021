"""The forces that settings name, looked up in the knowledge."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches

from bot.domain.force import Force
from bot.errors import SettingProblem
from bot.settings import Settings
from bot.written import shown

NEAR = 0.6
"""How alike two names must be for a suggestion, from 0 to 1 (difflib's own measure and default)."""


@dataclass(frozen=True, slots=True)
class ForceNames:
    """Forces as ids. Channels are known by id or by name without #."""

    home: str | None = None
    of_channel: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def parse(cls, settings: Settings, forces: Mapping[str, Force]) -> tuple["ForceNames", list[SettingProblem]]:
        """Look the settings' forces up by id, name, title or alias; return a problem for each that is not found."""
        ids = {name.casefold(): force.id for force in forces.values() for name in _names(force)}
        problems: list[SettingProblem] = []

        def found(written: str, setting: str, says: str) -> str | None:
            force = ids.get(written.casefold())
            if force is None:
                wrong = f"{says} {shown(written)}, and no force is called that"
                problems.append(SettingProblem(setting, wrong, _nearest(written, ids)))
            return force

        home = found(settings.home_force, "BOT_HOME_FORCE", "is") if settings.home_force else None
        of_channel = {
            channel: found(written, "BOT_CHANNEL_FORCES", f"gives channel {channel}")
            for channel, written in settings.channel_forces
        }
        return cls(home, {channel: force for channel, force in of_channel.items() if force}), problems


def force_called(words: str, forces: Mapping[str, Force]) -> str | None:
    """Return the id of the force that goes by some words, in any case; None where none does."""
    said = " ".join(words.split()).casefold()
    return next((force.id for force in forces.values() if any(name.casefold() == said for name in _names(force))), None)


def _names(force: Force) -> Iterable[str]:
    return (force.id, force.name, force.official, *force.aliases)


def _nearest(written: str, ids: Mapping[str, str]) -> str:
    near = get_close_matches(written.casefold(), ids, n=1, cutoff=NEAR)
    return f"did you mean {ids[near[0]]!r}?" if near else "write a force's id, such as kent or avon-and-somerset"
