"""The training loop: steps, measurements, checkpoints, and an orderly stop."""

import math
import os
import shutil
import time
from dataclasses import dataclass

from .adapter import CONFIG_NAME, WEIGHTS_NAME
from .batches import epoch_order
from .channel import StopSignal
from .chat_data import Sample, Samples
from .checkpoints import CheckpointFolder, Place, read_checkpoint
from .device import used_memory_bytes
from .failures import TrainerError
from .files import publish_folder, write_durably
from .memory_advice import check_memory
from .schedule import learning_rate
from .session import Best, Session


@dataclass
class Effort:
    """What this process has spent on training, without measurements and checkpoints."""

    seconds: float = 0.0
    cpu_seconds: float = 0.0
    tokens: int = 0


class Trainer:
    """Runs one session to its end or to a stop."""

    def __init__(self, session: Session, checkpoints: CheckpointFolder, stop: StopSignal) -> None:
        self._session = session
        self._checkpoints = checkpoints
        self._stop = stop
        self._saved_at = time.monotonic()
        self._saved_name: str | None = None
        self._order: tuple[int, list[list[int]]] = (-1, [])
        self.effort = Effort()

    def run(self) -> bool:
        """Train to the end; False when a stop was asked for and its checkpoint is written."""
        session, plan = self._session, self._session.plan
        session.channel.phase("train")
        session.model.train()
        while session.step < plan.total:
            if self._stop.requested:
                self._save_for_stop()
                return False
            self._one_step()
            self._after_step()
        return True

    def _after_step(self) -> None:
        session, plan = self._session, self._session.plan
        if session.step % plan.per_epoch == 0:
            self._end_section(f"epoch_{session.step // plan.per_epoch}", "epoch")
        elif session.step == plan.total:
            self._end_section(f"step_{session.step}", "interval")
        elif self._interval_is_over():
            self._save(Place(f"step_{session.step}", session.step, self._epoch(), None), "interval")
            session.channel.phase("train")

    def _interval_is_over(self) -> bool:
        elapsed = time.monotonic() - self._saved_at
        return elapsed >= self._session.config.limits.checkpoint_interval_s

    def _one_step(self) -> None:
        session, hyper = self._session, self._session.config.hyper
        started, cpu = time.perf_counter(), time.process_time()
        rows = self._rows_of_step()
        loss, tokens = self._add_gradients(rows)
        rate = learning_rate(
            session.step,
            session.plan.scheduled,
            hyper.learning_rate,
            hyper.schedule,
            session.plan.warmup,
        )
        norm = session.compute.update(rate) if math.isfinite(loss) else math.nan
        if not math.isfinite(norm):
            raise _diverged(session.step + 1, hyper.learning_rate)
        session.step += 1
        seconds = time.perf_counter() - started
        self._count(seconds, time.process_time() - cpu, tokens)
        session.channel.send(
            "step",
            step=session.step,
            epoch=self._epoch(),
            loss=loss,
            learning_rate=rate,
            grad_norm=norm,
            tokens=tokens,
            tokens_per_s=round(tokens / seconds, 2),
            memory_bytes=self._checked_memory(),
        )

    def _add_gradients(self, rows: list[list[Sample]]) -> tuple[float, int]:
        """The gradient of the mean loss over all supervised tokens of the step, and that loss."""
        supervised = sum(len(sample.completion) for batch in rows for sample in batch)
        loss = sum(self._session.compute.add_gradient(batch, 1 / supervised) for batch in rows)
        return loss, sum(sample.length for batch in rows for sample in batch)

    def _rows_of_step(self) -> list[list[Sample]]:
        session, hyper = self._session, self._session.config.hyper
        epoch, position = divmod(session.step, session.plan.per_epoch)
        if self._order[0] != epoch:
            lengths = [sample.length for sample in session.data.train.rows]
            self._order = (
                epoch,
                epoch_order(lengths, hyper.batch_size, session.config.seed, epoch),
            )
        first = position * hyper.gradient_accumulation
        batches = self._order[1][first : first + hyper.gradient_accumulation]
        return [[session.data.train.rows[index] for index in batch] for batch in batches]

    def _end_section(self, name: str, reason: str) -> None:
        """Measure, then save, so that a checkpoint knows its own loss."""
        session = self._session
        recall = self.measure_held_out()
        for question in session.config.samples:
            output = session.evaluator.answer(question, session.encoder)
            session.channel.send("sample", step=session.step, prompt=question, output=output)
        self._save(Place(name, session.step, self._epoch(), recall), reason)
        if session.step < session.plan.total:
            session.channel.phase("train")

    def measure_held_out(self) -> float | None:
        """Emit the losses of both held-out splits; returns that of the recall split."""
        self._session.channel.phase("evaluate")
        recall = self._measure("recall", self._session.data.recall)
        self._measure("document", self._session.data.document)
        return recall

    def publish_adapter(self) -> None:
        """Copy the best checkpoint's adapter (else the last one's) to the output folder."""
        session, config = self._session, self._session.config
        name = session.best.name if session.best else self._saved_name
        source = self._checkpoints.folder / name if name else config.resume_from
        assert source is not None
        read_checkpoint(source)
        target = config.output_dir
        temporary = target.with_name(f"{target.name}.tmp-{os.getpid()}")
        try:
            temporary.mkdir(parents=True)
            for file in (WEIGHTS_NAME, CONFIG_NAME):
                write_durably(temporary / file, (source / file).read_bytes())
            publish_folder(temporary, target)
        finally:
            shutil.rmtree(temporary, ignore_errors=True)
        session.channel.send("artifact", kind="adapter", path=config.relative(target))

    def report_done(self) -> None:
        """Emit `done` with what the steps of this process cost."""
        best, effort = self._session.best, self.effort
        self._session.channel.send(
            "done",
            step=self._session.step,
            best={"step": best.step, "loss": best.loss} if best else None,
            train_s=round(effort.seconds, 3),
            cpu_s=round(effort.cpu_seconds, 3),
            tokens=effort.tokens,
            tokens_per_s=round(effort.tokens / effort.seconds, 2) if effort.seconds else 0.0,
        )

    def _measure(self, split: str, samples: Samples | None) -> float | None:
        if samples is None or not samples.rows:
            return None
        session = self._session
        loss = session.evaluator.mean_loss(samples.rows, session.config.hyper.batch_size)
        if not math.isfinite(loss):
            raise _diverged(session.step, session.config.hyper.learning_rate)
        session.channel.send(
            "eval",
            step=session.step,
            epoch=self._epoch(),
            split=split,
            loss=loss,
            rows=len(samples.rows),
        )
        return loss

    def _save_for_stop(self) -> None:
        step = self._session.step
        self._save(Place(f"step_{step}", step, self._epoch(), None), "stop")

    def _save(self, place: Place, reason: str) -> None:
        session = self._session
        session.channel.phase("save")
        best = session.best
        is_best = place.eval_loss is not None and (best is None or place.eval_loss < best.loss)
        if is_best:
            session.best = Best(place.step, float(place.eval_loss or 0.0), place.name)
        digest = self._checkpoints.write(place, session.checkpoint_files(), session.state())
        if is_best:
            self._checkpoints.point_to_best(place.name)
        self._checkpoints.prune(session.best.name if session.best else None)
        self._saved_at, self._saved_name = time.monotonic(), place.name
        session.channel.send(
            "checkpoint",
            path=session.config.relative(self._checkpoints.folder / place.name),
            step=place.step,
            epoch=place.epoch,
            sha256=digest,
            best=is_best,
            reason=reason,
            eval_loss=place.eval_loss,
        )

    def _count(self, seconds: float, cpu_seconds: float, tokens: int) -> None:
        self.effort.seconds += seconds
        self.effort.cpu_seconds += cpu_seconds
        self.effort.tokens += tokens

    def _checked_memory(self) -> int:
        """Memory in use; where the system enforces no limit, the limit is enforced here."""
        session = self._session
        used = used_memory_bytes(session.device)
        longest = max(sample.length for sample in session.data.train.rows)
        check_memory(used, session.config.limits.max_memory_bytes, session.config.hyper, longest)
        return used

    def _epoch(self) -> float:
        return self._session.plan.epoch_of(self._session.step)


def _diverged(step: int, rate: float) -> TrainerError:
    return TrainerError(
        "nan_loss",
        f"The loss is no longer a number at step {step}: the training has diverged.",
        f"Lower the learning rate from {rate:g} to {rate / 3:.2g}, or lengthen the warm-up, "
        "and resume from the last checkpoint or start again.",
    )
