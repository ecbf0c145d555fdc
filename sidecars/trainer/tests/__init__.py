"""Tests of the trainer: `python -m unittest discover -s tests -t .` in sidecars/trainer.

torch and transformers are imported once; runs that need a process of their own are forked from
this one, so that a start costs milliseconds.
"""

from lernwerk_trainer.environment import prepare_environment

# Before any test imports torch.
prepare_environment(1)
