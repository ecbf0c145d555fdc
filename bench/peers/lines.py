"""Does the work for each path that comes on stdin, and says how long it took and what came of it."""

import json
import logging
import sys
import time

logging.disable(logging.CRITICAL)


def answer_lines(work):
    for line in sys.stdin:
        with open(line.rstrip("\n"), "rb") as file:
            content = file.read()
        start = time.perf_counter()
        text = work(content)
        ms = (time.perf_counter() - start) * 1000
        text = text.encode("utf-8", "replace").decode("utf-8")
        print(json.dumps({"ms": ms, "text": text}), flush=True)
