"""A Slack workspace on this machine: Web API, Socket Mode, signed events, a page. Tests talk to it too."""
