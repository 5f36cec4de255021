"""Who the bot is: asked of Slack at the start and now and then, never while somebody waits for an acknowledgement."""

import logging
import threading

from slack_bolt import BoltContext
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.authorization.authorize import Authorize
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.errors import StartError
from bot.settings import WHERE

log = logging.getLogger(__name__)

MOST_WAIT_SECONDS = 60.0
ASK_AGAIN_SECONDS = 300.0
"""Once Slack has told: a token that is revoked meanwhile is to be noticed."""
HOPELESS = {
    "invalid_auth": "Slack does not know this token",
    "not_authed": "Slack was given no token",
    "account_inactive": "the app was uninstalled or its account closed",
    "token_revoked": "the token was revoked",
    "token_expired": "the token has expired",
    "not_allowed_token_type": "Slack expects another kind of token here",
}
"""auth.test errors that no waiting mends."""


class Identity(Authorize):
    """The bot's ids, as soon as Slack has told them; and Bolt's authorization, which costs no call."""

    def __init__(self, client: WebClient, token: str) -> None:
        self._client = client
        self._token = token
        self._stopped = threading.Event()
        self.refused = ""
        self.user_id = ""
        self.bot_id = ""
        self.team = ""
        self.scopes: tuple[str, ...] = ()

    @property
    def known(self) -> bool:
        """Whether Slack has told."""
        return bool(self.user_id)

    @property
    def standing(self) -> str:
        """How the bot stands with Slack, in words: `accepted`, or what is wrong. `refused` is the latter for good."""
        return self.refused or ("accepted" if self.known else "Slack has not answered yet")

    def learn(self) -> bool:
        """Ask Slack once and return whether it told. Raises StartError when the token can never work."""
        try:
            told = self._client.auth_test(token=self._token)
        except SlackApiError as error:
            word = error.response.get("error", "") if isinstance(error.response.data, dict) else ""
            if word in HOPELESS:
                self.refused = f"SLACK_BOT_TOKEN: {HOPELESS[word]} ({word})"
                raise StartError(f"{self.refused}: {WHERE['SLACK_BOT_TOKEN']}") from None
            log.warning("auth.test was not answered (%s); asking again", word or "no JSON")
            return False
        except Exception as error:  # the network fails in many ways, and each means: later
            log.warning("Slack cannot be reached (%s); trying again", error)
            return False
        self.bot_id = str(told.get("bot_id") or "")
        self.team = str(told.get("team") or "")
        self.scopes = tuple(sorted(filter(None, str(told.headers.get("x-oauth-scopes") or "").split(","))))
        self.user_id = str(told.get("user_id") or "")
        self.refused = ""
        return True

    def learn_in_background(self) -> None:
        """Ask until Slack tells, ever more slowly; then again every five minutes, until stopped."""
        threading.Thread(target=self._keep_asking, name="auth.test", daemon=True).start()

    def stop(self) -> None:
        """Stop asking."""
        self._stopped.set()

    def __call__(
        self,
        *,
        context: BoltContext,  # noqa: ARG002 (Bolt passes it)
        enterprise_id: str | None,
        team_id: str | None,
        user_id: str | None,  # noqa: ARG002 (likewise)
        **_: object,
    ) -> AuthorizeResult:
        """Return Bolt's authorization, with what is known by now; no call to Slack."""
        return AuthorizeResult(
            enterprise_id=enterprise_id,
            team_id=team_id,
            bot_user_id=self.user_id or None,
            bot_id=self.bot_id or None,
            bot_token=self._token,
        )

    def _keep_asking(self) -> None:
        wait = ASK_AGAIN_SECONDS if self.known else 0.0
        while not self._stopped.wait(wait):
            before = (self.user_id, self.refused)
            try:
                told = self.learn()
            except StartError as error:
                told = False
                if self.refused != before[1]:
                    log.error("%s", error)  # the message says all; a traceback would bury it
            if told and (self.user_id, self.refused) != before:
                log.info("connected to the workspace %s as %s", self.team, self.user_id)
            wait = ASK_AGAIN_SECONDS if told else min(max(wait, 0.5) * 2, MOST_WAIT_SECONDS)
