"""What the force does about findings: an append-only history, and what follows from it. Pure."""
