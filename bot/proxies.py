"""This machine is never reached through a proxy, whatever its environment says of proxies."""

from collections.abc import MutableMapping

HERE = ("127.0.0.1", "localhost")
NAMES = ("no_proxy", "NO_PROXY")
"""urllib and websocket-client look at the first that is there, and at nothing else."""


def spare_this_machine(environ: MutableMapping[str, str]) -> None:
    """Add this machine to the exceptions from the proxy, for the playground and any bot that speaks to it."""
    written = next((environ[name] for name in NAMES if environ.get(name)), "")
    spared = [host.strip() for host in written.split(",") if host.strip()]
    if "*" in spared:
        return
    spared += [host for host in HERE if host not in spared]
    environ.update(dict.fromkeys(NAMES, ",".join(spared)))
