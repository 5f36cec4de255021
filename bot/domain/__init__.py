"""What the inspectorate published, as plain immutable values. No I/O, no clock, no third-party library."""
