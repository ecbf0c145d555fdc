"""Token ids as the trainer makes them: JSON on stdin, JSON on stdout (see `token_ids_run`).

Not named tokenize.py: beside a script of that name, Python's own module could not be imported.
"""

import sys

from lernwerk_trainer.token_ids_run import main

if __name__ == "__main__":
    sys.exit(main())
