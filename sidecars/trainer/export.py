"""Adapter → merged model and GGUF: `python export.py --config <folder>/export.json`.

Speaks the trainer protocol: phase, log, artifact, error, done.
"""

import argparse
import os
import sys
from pathlib import Path

from lernwerk_trainer.export_run import main

if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--config", type=Path, required=True)
    code = main(parser.parse_args().config)
    sys.stderr.flush()
    os._exit(code)
