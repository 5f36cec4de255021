"""What to ask back when two readings tie or a part is missing: one plain sentence, and whole questions as choices."""

from collections.abc import Iterable, Sequence

from bot.ask.dates import Found
from bot.ask.query import Choice, Unclear
from bot.ask.words import Word
from bot.domain.framework import Grade
from bot.domain.knowledge import Knowledge

Place = tuple[int, int]
"""Words from the first number to the second, exclusive."""

MOST_CHOICES = 5
"""Choices offered at once: a row of buttons that fits a phone."""


def instead(text: str, words: Sequence[Word], place: Place, new: str) -> str:
    """Return the text with the words of a place replaced."""
    start, end = place
    first, last = words[start].start, words[end - 1].end
    ending = "'s" if words[end - 1].raw.lower().endswith("'s") else ""
    return " ".join((text[:first] + new + ending + text[last:]).split())


def added(text: str, more: str) -> str:
    """Return the question with words added at its end, before the question mark."""
    bare = " ".join(text.split())
    stripped = bare.rstrip("?!. ")
    return f"{stripped} {more}{'?' if bare.endswith('?') else ''}"


def which_force(knowledge: Knowledge, text: str, words: Sequence[Word], place: Place, forces: Iterable[str]) -> Unclear:
    """Ask which of several forces a part of a name means."""
    names = [knowledge.forces[force].name for force in forces]
    part = " ".join(word.raw for word in words[slice(*place)])
    choices = tuple(Choice(name, instead(text, words, place, name)) for name in names[:MOST_CHOICES])
    if len(names) == 1:
        return Unclear(text, f'Do you mean {names[0]} by "{part}"?', choices)
    return Unclear(text, f'Which force do you mean by "{part}"?', choices)


def missing_force(knowledge: Knowledge, text: str) -> Unclear:
    """Ask for a force where none is named and none can be assumed; offer those most is known about."""

    def known(force: str) -> int:
        return sum(
            len(held.get(force, ()))
            for held in (knowledge.findings_of, knowledge.observations_of, knowledge.judgements_of)
        )

    best = sorted(knowledge.forces.values(), key=lambda force: (-known(force.id), force.name))
    choices = tuple(Choice(force.name, added(text, f"for {force.name}")) for force in best[:MOST_CHOICES])
    return Unclear(text, "Which force do you mean?", choices)


def which_cycle(knowledge: Knowledge, text: str, words: Sequence[Word], place: Place, cycles: Iterable[str]) -> Unclear:
    """Ask which of several inspections a year means."""
    frameworks = [knowledge.frameworks[cycle] for cycle in cycles]
    part = " ".join(word.raw for word in words[slice(*place)])
    labels = " or ".join(framework.label for framework in frameworks)
    return Unclear(
        text,
        f'"{part}" may mean more than one inspection: {labels}. Which do you mean?',
        tuple(Choice(f.label, instead(text, words, place, f.label)) for f in frameworks[:MOST_CHOICES]),
    )


def which_question(text: str, words: Sequence[Word], place: Place, shorts: Sequence[str]) -> Unclear:
    """Ask which of several inspection questions a word means."""
    part = " ".join(word.raw for word in words[slice(*place)])
    return Unclear(
        text,
        f'"{part}" may mean more than one of the inspection\'s questions. Which one?',
        tuple(Choice(short, instead(text, words, place, short)) for short in shorts[:MOST_CHOICES]),
    )


def which_day(text: str, words: Sequence[Word], wrong: Found) -> Unclear:
    """Say why some words name no day; offer what they may mean, where that can be told."""
    place = (wrong.start, wrong.end)
    choices = tuple(Choice(f"{one[0].upper()}{one[1:]}", instead(text, words, place, one)) for one in wrong.instead)
    return Unclear(text, f"{wrong.problem} Which {'days' if choices else 'day'} do you mean?", choices[:MOST_CHOICES])


def compare_with(knowledge: Knowledge, text: str, force: str) -> Unclear:
    """Ask what to compare one force with; offer its neighbours in the region."""
    mine = knowledge.forces[force]
    near = [other.name for other in knowledge.forces.values() if other.region == mine.region and other.id != force]
    choices = tuple(Choice(name, added(text, f"with {name}")) for name in near[: MOST_CHOICES - 1])
    history = Choice("Over the years", f"history {mine.name}")
    return Unclear(text, f"Compare {mine.name} with which force, or which two inspections?", (*choices, history))


def no_ranking(text: str, subject: str) -> Unclear:
    """Say that forces are not ranked; offer the lists by grade."""
    choices = tuple(
        Choice(grade.value.capitalize(), f"Which forces were graded {grade}{subject}?")
        for grade in (Grade.OUTSTANDING, Grade.INADEQUATE)
    )
    return Unclear(
        text, "The inspectorate grades forces and does not rank them. Which grade do you want listed?", choices
    )


def not_a_grade(text: str, subject: str, grades: Iterable[Grade]) -> Unclear:
    """Ask which grade is meant by "not good"."""
    return _which_grade(text, 'Several grades fit "not". Which one do you want listed?', subject, grades)


def a_grade_given(text: str, subject: str, grades: Iterable[Grade]) -> Unclear:
    """Ask which grade is meant by "failed to get good" or "almost good"."""
    asks = "Forces are listed by the grade that they were given. Which one do you want listed?"
    return _which_grade(text, asks, subject, grades)


def _which_grade(text: str, asks: str, subject: str, grades: Iterable[Grade]) -> Unclear:
    choices = tuple(
        Choice(grade.value.capitalize(), f"Which forces were graded {grade}{subject}?")
        for grade in sorted(grades, key=list(Grade).index)
    )
    return Unclear(text, asks, choices[:MOST_CHOICES])
