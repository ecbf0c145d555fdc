"""AdamW over all adapter weights at once.

An adapter has hundreds of small tensors. They are laid out in one flat tensor, with views for the
model, so that clipping, the update and the state are single operations on it. There is one gradient
buffer per worker; they are added in a fixed order, which keeps runs reproducible.
"""

import torch

MAX_GRAD_NORM = 1.0


class FlatAdamW:
    """Owns the storage of `parameters` and of their gradients."""

    def __init__(
        self, parameters: list[torch.nn.Parameter], weight_decay: float, buffers: int = 1
    ) -> None:
        self._flat = torch.nn.Parameter(torch.cat([p.detach().reshape(-1) for p in parameters]))
        self.buffers = [torch.zeros_like(self._flat) for _ in range(buffers)]
        self._flat.grad = self.buffers[0]
        start = 0
        for parameter in parameters:
            end = start + parameter.numel()
            parameter.data = self._flat.data[start:end].view(parameter.shape)
            parameter.grad = self.buffers[0][start:end].view(parameter.shape)
            start = end
        self._adamw = torch.optim.AdamW([self._flat], lr=0.0, weight_decay=weight_decay, fused=True)
        self._initialise_state()

    def step(self, learning_rate: float) -> float:
        """Clip, update, clear the gradients; returns the norm before clipping (may be NaN)."""
        total = self.buffers[0]
        for other in self.buffers[1:]:
            total.add_(other)
        norm = float(torch.linalg.vector_norm(total))
        if norm > MAX_GRAD_NORM:
            total.mul_(MAX_GRAD_NORM / (norm + 1e-6))
        self._adamw.param_groups[0]["lr"] = learning_rate
        self._adamw.step()
        for buffer in self.buffers:
            buffer.zero_()
        return norm

    def state(self) -> dict[str, torch.Tensor]:
        """The tensors of the optimizer, on the CPU."""
        state = self._adamw.state[self._flat]
        return {
            name: state[name].detach().cpu().clone() for name in ("exp_avg", "exp_avg_sq", "step")
        }

    def load_state(self, saved: dict[str, torch.Tensor]) -> None:
        """Put a saved state back; raises ValueError when it has another size."""
        state = self._adamw.state[self._flat]
        for name in ("exp_avg", "exp_avg_sq", "step"):
            if name not in saved or saved[name].shape != state[name].shape:
                raise ValueError("the optimizer state in the checkpoint has another size")
            state[name].copy_(saved[name])

    def _initialise_state(self) -> None:
        """Make AdamW's tensors exist before the first step, so that they can be loaded.

        A step with rate zero and zero gradients changes nothing but the step counter.
        """
        self._adamw.step()
        self._adamw.state[self._flat]["step"].zero_()


def trainable_parameters(model: torch.nn.Module) -> list[torch.nn.Parameter]:
    """The adapter's parameters in the model's own order."""
    return [parameter for parameter in model.parameters() if parameter.requires_grad]
