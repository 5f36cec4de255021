"""What the workspace holds at the start: invented people in real roles, channels, and what to try."""

from bot.playground.model import Channel, Json, Person
from bot.playground.workspace import Workspace

LIAISON, OWNER, CHIEF, CLERK = "U0LIAISON", "U0OWNER", "U0CHIEF", "U0CLERK"
KENT, ESSEX, CHIEFS, NO_BOT = "C0KENT", "C0ESSEX", "C0CHIEFS", "C0NOBOT"
CHANNEL_FORCES = {KENT: "kent", ESSEX: "essex"}
"""The force that each seeded channel is about: BOT_CHANNEL_FORCES for the playground."""

PEOPLE = (
    Person(LIAISON, "morgan.ellis", "Morgan Ellis", "Force liaison officer (HMICFRS)", "#2b6cb0", "administrator"),
    Person(OWNER, "priya.nair", "Priya Nair", "Action owner, serious and organised crime", "#b7471f", "editor"),
    Person(CHIEF, "david.okafor", "David Okafor", "Assistant chief constable", "#2f7d4f", "editor"),
    Person(CLERK, "ruth.hale", "Ruth Hale", "Audit committee clerk", "#7b4bb3", "viewer"),
)
COMPLETIONS: tuple[Json, ...] = (
    {"text": "help", "hint": "what can be asked, by example"},
    {"text": "judgements kent 2016", "hint": "everything judged in a cycle"},
    {"text": "history kent investigating crime", "hint": "over the cycles"},
    {"text": "compare kent essex 2017", "hint": "side by side"},
    {"text": "findings kent serious and organised crime", "hint": "what must be improved"},
    {"text": "finding KENT-2016-E1", "hint": "one finding whole"},
    {"text": "deadlines kent in June 2017", "hint": "what is due, and who set the date"},
    {"text": "which forces were outstanding for efficiency in 2016?", "hint": "forces with a given grade"},
    {"text": "what did inspectors say about stalking in Kent?", "hint": "the closest passages"},
    {"text": "what is a cause of concern?", "hint": "the words of the field"},
    {"text": "export kent findings xlsx", "hint": "as a file, sent to you directly"},
    {"text": "own KENT-2016-E1 @Priya Nair", "hint": "the register: who owns it"},
    {"text": "status KENT-2016-E1 in progress", "hint": "the register: where it stands"},
    {
        "text": "date KENT-2016-E1 action-plan 1 June 2017 because the data came late, approved by @David Okafor",
        "hint": "the register: a date moved, with reason and approver",
    },
    {"text": "register KENT-2016-E1", "hint": "the register: all of it in one form"},
    {"text": "what changed since 1 March 2017?", "hint": "the register: who, when, what, why"},
)
PROMPTS: tuple[Json, ...] = (
    {"title": "Kent, PEEL 2016", "message": "What was Kent judged in PEEL 2016?"},
    {"title": "What is due in June 2017?", "message": "What is due for Kent in June 2017?"},
    {"title": "One finding whole", "message": "finding KENT-2016-E1"},
    {"title": "What can I ask?", "message": "help"},
)
WELCOME = (
    "Hello. I answer what the inspectorate judged and what must be improved, with the source of every statement. "
    "Try these:\n"
    "• `/peel judgements 2016` (here that means {force})\n"
    "• `/peel findings serious and organised crime`\n"
    "• `@PEEL bot what is due in June 2017?` (I answer in the thread)\n"
    "• `/peel which forces were outstanding for efficiency in 2016?`\n"
    "• `/peel help` for everything else. Only you see a `/peel` answer, until you press *Share in channel*."
)


def fill(workspace: Workspace) -> None:
    """Fill an empty workspace: people, channels, and the bot's welcome where it is a member."""
    for person in PEOPLE:
        workspace.add_person(person)
    everyone, bot = [person.id for person in PEOPLE], workspace.bot_user_id
    workspace.add_channel(Channel(KENT, "kent-inspections", "Kent Police and its inspections", [*everyone, bot]))
    workspace.add_channel(Channel(ESSEX, "essex-inspections", "Essex Police and its inspections", [*everyone, bot]))
    workspace.add_channel(Channel(CHIEFS, "chief-officers", "The home force's board", [CHIEF, LIAISON, CLERK, bot]))
    workspace.add_channel(Channel(NO_BOT, "no-bot-here", "The bot was never invited: /invite @PEEL bot", everyone))
    for channel, force in ((KENT, "Kent"), (ESSEX, "Essex"), (CHIEFS, "the home force")):
        text = WELCOME.format(force=force)
        shown = {"type": "section", "text": {"type": "mrkdwn", "text": text}}
        workspace.post(channel, bot, text, blocks=[shown])
