"""Pictures: data to SVG to PNG, each with a description and the same facts in text. No I/O but the bundled font."""
