"""Makes the goldens of io.plateau.continual.remedy with PyTorch's autograd, in float64.

    pip install torch safetensors
    python core/src/test/goldens/remedy_goldens.py

What is learned are the text features themselves: of three classes of a task and two of the past. Inputs are float32
and are written beside the losses and gradients.
"""

from pathlib import Path

import torch
import torch.nn.functional as F
from safetensors.torch import save_file

SCALE, TEMPERATURE = 7.0, 2.0
ALPHA, BETA, MOD_X, LAMBDA, WEIGHT = 0.1, 0.5, 20.0, 3.0, 1.5
OWN, PAST, CAPTIONS = [0, 1, 2], [3, 4], [3, 0, 4]
LABELS = torch.tensor([0, 1, 2, 1, 3, 4, 0, 3])
KEPT = torch.tensor([3, 2, 1, 2])
MIXED_IN = [-1, -1, -1, -1, 2, 0, 1, 2]

torch.manual_seed(1)


def unit(*shape):
    return F.normalize(torch.randn(*shape), dim=-1)


images, learned, earlier, zero_shot = unit(8, 6), unit(5, 6), unit(5, 6), unit(5, 6)
# The model before was right about some of its images, and wrong about others.
images[:2] = F.normalize(images[:2] + earlier[:2], dim=1)
reference = unit(4, 6)
fisher, anchor = torch.rand(5, 6), unit(5, 6)
stored = SCALE * unit(3, 4)
stored[1, 3] = float("nan")
inputs = {
    "images": images, "learned": learned, "earlier": earlier, "zero_shot": zero_shot, "reference": reference,
    "fisher": fisher, "anchor": anchor, "stored": stored,
}
x, before, pretrained, others = (t.double() for t in (images, earlier, zero_shot, reference))
own_rows, mixed_rows = slice(0, 4), slice(4, 8)


def logits(features, texts):
    return SCALE * features @ texts.T


def soft_cross_entropy(teacher, student):
    return F.cross_entropy(student / TEMPERATURE, (teacher / TEMPERATURE).softmax(1)) * TEMPERATURE**2


def er(v):
    return F.cross_entropy(logits(x, v), LABELS)


def lwf(v):
    return soft_cross_entropy(logits(x, before[PAST]), logits(x, v[PAST]))


def similarities(features, v, names):
    then, now = logits(features, pretrained[names]), logits(features, v[names])
    return WEIGHT * (soft_cross_entropy(then, now) + soft_cross_entropy(then.T, now.T))


def mod_x(v):
    then, now = logits(x, before[OWN]), logits(x, v[OWN])
    right = then.argmax(1) == LABELS
    assert 0 < right.sum() < len(right)
    target = torch.where(right[:, None], then, now.detach())
    rows = F.kl_div(now.log_softmax(1), target.log_softmax(1), reduction="batchmean", log_target=True)
    columns = F.kl_div(now.T.log_softmax(1), target.T.log_softmax(1), reduction="batchmean", log_target=True)
    return MOD_X / 2 * (rows + columns)


def der(v):
    z = logits(x, v)
    targets = stored.double()[MIXED_IN[4:]]
    known = ~targets.isnan()
    return (
        F.cross_entropy(z[own_rows], LABELS[own_rows])
        + BETA * F.cross_entropy(z[mixed_rows], LABELS[mixed_rows])
        + ALPHA * F.mse_loss(z[mixed_rows, :4][known], targets[known])
    )


def ewc(v):
    return er(v) + LAMBDA * (fisher.double() * (v - anchor.double()) ** 2).sum()


def gradient(loss):
    v = learned.double().requires_grad_()
    value = loss(v)
    value.backward()
    return value.detach(), v.grad


tensors = dict(inputs)
losses = {
    "er": er, "lwf": lwf, "distill": lambda v: similarities(x, v, OWN),
    "distill_reference": lambda v: similarities(others, v, CAPTIONS), "mod_x": mod_x, "der": der, "ewc": ewc,
}
for name, loss in losses.items():
    value, g = gradient(loss)
    tensors |= {f"{name}.loss": value.reshape(1), f"{name}.gradient": g}

# The kept rows are the task's first images under other labels, so that the two gradients are in conflict.
_, g = gradient(lambda v: F.cross_entropy(logits(x[own_rows], v), LABELS[own_rows]))
_, g_ref = gradient(lambda v: F.cross_entropy(logits(x[own_rows], v), KEPT))
product = (g * g_ref).sum()
assert product < 0
tensors["a_gem.gradient"] = g - product / (g_ref**2).sum() * g_ref

rows = [gradient(lambda v, i=i: F.cross_entropy(logits(x[i : i + 1], v), LABELS[i : i + 1]))[1] for i in range(8)]
tensors["fisher_of_rows"] = torch.stack(rows).pow(2).mean(0)

folder = Path(__file__).parents[1] / "resources/io/plateau/continual/remedy"
folder.mkdir(parents=True, exist_ok=True)
save_file({k: t.float().contiguous() for k, t in tensors.items()}, folder / "remedies.safetensors")
