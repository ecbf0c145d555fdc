"""The summed cross-entropy of the supervised tokens, computing logits only for those."""

from typing import Any

import torch

from .batches import Batch

_TOLERANCE = 2e-2
_LOGITS_BYTES = 64 << 20


class SupervisedLoss:
    """Calls the decoder and the output layer apart, when that is the same as calling the model.

    Some families scale or cap their logits after the output layer. Whether the short way is exact
    is tried once on a few tokens; if not, the model computes all logits.
    """

    def __init__(self, adapted: Any) -> None:
        self._model = adapted.get_base_model()
        self._decoder = self._model.get_decoder()
        self._head = self._model.get_output_embeddings()
        self.short = self._short_way_is_exact()

    def __call__(self, batch: Batch) -> torch.Tensor:
        if self.short:
            states = self._decoder(input_ids=batch.ids, attention_mask=batch.attention)
            hidden = states.last_hidden_state.flatten(0, 1)[batch.places]
            return HeadLoss.apply(hidden, self._head.weight, batch.targets)
        whole = self._model(input_ids=batch.ids, attention_mask=batch.attention).logits
        logits = whole.flatten(0, 1)[batch.places].float()
        return torch.nn.functional.cross_entropy(logits, batch.targets, reduction="sum")

    @torch.no_grad()
    def _short_way_is_exact(self) -> bool:
        if type(self._head) is not torch.nn.Linear or self._head.bias is not None:
            return False
        ids = torch.arange(1, 5, device=self._model.device).unsqueeze(0)
        whole = self._model(input_ids=ids).logits.float()
        short = self._head(self._decoder(input_ids=ids).last_hidden_state).float()
        return bool(torch.allclose(whole, short, rtol=_TOLERANCE, atol=_TOLERANCE))


class HeadLoss(torch.autograd.Function):
    """Summed cross-entropy behind a frozen output layer, a few rows at a time.

    The gradient to the hidden states is made together with the loss, so that logits (vocabulary ×
    rows) never have to be kept.
    """

    @staticmethod
    def forward(ctx: Any, hidden: Any, weight: Any, targets: Any) -> Any:
        total = torch.zeros((), device=hidden.device)
        gradient = torch.empty_like(hidden) if ctx.needs_input_grad[0] else None
        rows = max(1, _LOGITS_BYTES // (4 * weight.shape[0]))
        for at in range(0, hidden.shape[0], rows):
            logits = (hidden[at : at + rows] @ weight.t()).float()
            wanted = targets[at : at + rows].unsqueeze(1)
            normaliser = logits.logsumexp(1, keepdim=True)
            total += (normaliser - logits.gather(1, wanted)).sum()
            if gradient is not None:
                excess = logits.sub_(normaliser).exp_()
                excess.scatter_add_(1, wanted, excess.new_full(wanted.shape, -1.0))
                torch.mm(excess.to(weight.dtype), weight, out=gradient[at : at + rows])
        ctx.gradient = gradient
        return total

    @staticmethod
    def backward(ctx: Any, grad: Any) -> Any:
        return ctx.gradient.mul_(grad), None, None
