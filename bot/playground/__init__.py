"""A Slack workspace on this machine: Web API, Socket Mode, signed events and a page. `try` opens it; tests talk to it."""
