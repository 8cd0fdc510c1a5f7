"""``python -m tests.eutils --port 8080``: the loopback E-utilities, by hand."""

import argparse
import signal
import sys
import time
from pathlib import Path
from typing import Any

from tests.eutils.failures import FAILURES
from tests.eutils.fixtures import ENTRIES
from tests.eutils.server import serve
from verifier.pubmed.record_lines import read_records


def main() -> int:
    """Serve until interrupted, printing every request."""
    parser = argparse.ArgumentParser(prog="python -m tests.eutils", description=__doc__)
    parser.add_argument("--host", default="127.0.0.1", help="a loopback address")
    parser.add_argument("--port", type=int, default=8080)
    parser.add_argument("--records", type=Path, help="JSON lines instead of fixtures")
    parser.add_argument(
        "--fail",
        action="append",
        default=[],
        metavar="NAME[:TIMES]",
        help=f"one of: {', '.join(FAILURES)}",
    )
    parser.add_argument("--fail-rate", type=float, default=0, help="share of requests")
    parser.add_argument("--seed", type=int, default=0, help="for --fail-rate")
    parser.add_argument("--no-limit", action="store_true", help="no limit of rates")
    parser.add_argument("--retry-after", type=int, help="sent with every 429")
    options = parser.parse_args()
    records: Any = ENTRIES
    if options.records:
        with options.records.open(encoding="utf-8") as lines:
            records = list(read_records(lines))
    unknown = {name.partition(":")[0] for name in options.fail} - set(FAILURES)
    if unknown:
        parser.error(f"no such failure: {', '.join(sorted(unknown))}")
    with serve(
        records,
        host=options.host,
        port=options.port,
        rate_limit=not options.no_limit,
        retry_after=options.retry_after,
    ) as server:
        for failure in options.fail:
            name, _, times = failure.partition(":")
            server.fail(name, times=int(times) if times else None)
        if options.fail_rate:
            server.script.by_chance(options.fail_rate, options.seed)
        sys.stderr.write(f"{len(server.records)} records at {server.url}\n")
        _follow(server)
    return 0


def _follow(server: Any) -> None:
    # A shell without job control starts what runs in the background deaf to Ctrl-C.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    shown = 0
    try:
        while True:
            time.sleep(0.2)
            for logged in list(server.log)[shown:]:
                asked = logged.request
                term = asked.get("term") or asked.get("id")[:60]
                failure = f" ({logged.failure})" if logged.failure else ""
                line = (
                    f"{asked.method} {asked.endpoint} {logged.status}{failure} {term}"
                )
                sys.stderr.write(f"{line}\n")
                shown += 1
    except KeyboardInterrupt:
        return


if __name__ == "__main__":
    sys.exit(main())
