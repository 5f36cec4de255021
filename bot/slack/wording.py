"""What the bot says about itself to people: apologies, hints and labels, in one place."""

from bot.render.message import Block

COMMAND = "/peel"
BOT_NAME = "PEEL bot"
INVITE = f"/invite @{BOT_NAME}"

FAILED = (
    "Sorry, something went wrong here and there is no answer. Please ask again; if it happens again, give your "
    "administrator the reference {ref}."
)
BUTTON_UNUSABLE = "This button is from an older version and no longer works. Please ask the question again."
DIGEST_UNKNOWN = "This digest is not among those kept here, so its other lines cannot be shown."
NO_PICKER = (
    "The calendar could not be opened in time. Press again, or write for example "
    f"`{COMMAND} snooze {{finding}} until 12 April`. Nothing was changed."
)
NO_REGISTER_MODAL = (
    "The register of {finding} could not be opened in time. Press again, or write for example "
    f"`{COMMAND} status {{finding}} in progress`. Nothing was changed."
)
STILL_ENTERING = (
    "It takes longer than usual: I tell you in a direct message when it is in the register, or why it is not."
)
TOO_LONG = (
    "That is {length:,} characters. Please ask in at most {most}: one force, one inspection or one subject at a time."
)
NOT_CONFIRMED = "Slack did not confirm my answer in the thread, so here it is for you alone. (reference {ref})"
SHARE_NOT_CONFIRMED = (
    "Slack did not confirm that the answer was shared. Please look in the channel; press the button again only if it "
    "is not there."
)
PAGE_NOT_CONFIRMED = (
    "Slack did not confirm that the page was turned. Please look at the answer; press the button again if it is the "
    "old page."
)
NOT_IN_CHANNEL = (
    f"I am not in this channel, so I cannot post here. Bring me in with `{INVITE}`, then press the button again."
)
CUT = (
    "\n… The answer is longer than Slack takes in one message. Ask about one force, one inspection or one subject for "
    "the rest."
)
SHARED = "<@{user}> shared an answer to: {question}"
ASKED = "<@{user}> asked: {question}"
SHARED_BY_YOU = "Shared in this channel."

THANKS = "Thank you: noted that this answer helped."
WAS_WRONG = (
    "Thank you: noted that this answer did not help. If it says something wrong, tell whoever keeps the knowledge, "
    "with the source that says otherwise."
)
WORDS_KEPT = "Your question is kept with it, without your name."
WORDS_NOT_KEPT = "Neither your question nor your name is kept."

PROBLEMS_HEAD = "*The knowledge has {count}.* The last good version keeps answering. `peel-bot check` shows the lines:"
PROBLEMS_REST = "… and {rest} more"
PROBLEMS_GONE = "The knowledge is in order again and is being served."


def escaped(text: str) -> str:
    """Return text in which Slack sees no mention, link or channel (only & < > are special)."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def quoted(question: str, most: int = 150) -> str:
    """Return a person's words as one quoted, escaped line."""
    line = " ".join(question.split())
    return f"“{escaped(line if len(line) <= most else line[: most - 1] + '…')}”"


def note(text: str) -> Block:
    """Return a small line of text, to stand above or below an answer."""
    return {"type": "context", "elements": [{"type": "mrkdwn", "text": text}]}
