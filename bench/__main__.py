"""`make bench`: every measured figure as a ratio to a floor or peer measured in the same run.

    make bench                          everything
    make bench ARGS="dispatch loading"  some
    make bench ARGS="gold --foreign FILE.tsv"   with a file of foreign questions (label<TAB>question a line)

Exit status 1 when a figure is over its limit. Numbers from a busy machine mean little: run it alone, twice.
"""

import argparse
import os
import platform
import sys
from pathlib import Path

from bench.report import Figure, show, table
from bench.section import in_own_process

SECTIONS = ("dispatch", "acks", "loading", "scale", "cold_start", "gold", "ticks", "posting", "register", "home")


def main() -> int:
    """Run the named sections, or all of them."""
    parser = argparse.ArgumentParser(
        prog="make bench", description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("sections", nargs="*", metavar="SECTION", help=", ".join(SECTIONS))
    parser.add_argument("--foreign", type=Path, metavar="FILE", help="foreign questions, label<TAB>question a line")
    args = parser.parse_args()
    unknown = [name for name in args.sections if name not in SECTIONS]
    if unknown:
        parser.error(f"no section {', '.join(unknown)}; there are: {', '.join(SECTIONS)}")
    print(f"Python {platform.python_version()}, {platform.system()} {platform.machine()}, {os.cpu_count()} processors")
    measured: list[Figure] = []
    for name in args.sections or SECTIONS:
        print(f"\n== {name.replace('_', ' ')}", flush=True)
        figures = in_own_process(name, args.foreign)
        show(figures)
        measured += figures
    print("\n== all figures")
    table(measured)
    return 0 if all(figure.within for figure in measured) else 1


if __name__ == "__main__":
    sys.exit(main())
