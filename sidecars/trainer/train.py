"""Trainer protocol v1: `python train.py --config <run folder>/config.json`."""

import argparse
import os
import sys
from pathlib import Path

from lernwerk_trainer.run import main

if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--config", type=Path, required=True)
    code = main(parser.parse_args().config)
    sys.stderr.flush()
    # Interpreter shutdown would wait for threads that only ever end with the process.
    os._exit(code)
