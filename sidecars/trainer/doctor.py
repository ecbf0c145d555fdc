"""Prove that this environment can train: `python doctor.py`, JSON lines, exit code 0 or 1."""

import sys

from lernwerk_trainer.doctor_run import main

if __name__ == "__main__":
    sys.exit(main())
