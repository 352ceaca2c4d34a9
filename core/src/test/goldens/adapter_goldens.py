"""Makes the goldens of io.plateau.adapter with scikit-learn, NumPy and PyTorch.

    pip install scikit-learn torch safetensors
    python core/src/test/goldens/adapter_goldens.py

One small random task: four classes of unequal size, two views of every image, and what each
learner makes of it, in double. Batches hold all rows, so that no order of drawing enters.
"""

import math
import pathlib

import numpy as np
import torch
import torch.nn.functional as F
from safetensors.torch import save_file
from sklearn.linear_model import LogisticRegression

OUT = pathlib.Path(__file__).parents[1] / "resources/io/plateau/adapter"
WIDTH, SCALE = 12, 30.0
SHOTS = [4, 5, 3, 4]  # per class, two views each
EPOCHS = 6

generator = torch.Generator().manual_seed(11)


def unit(x):
    return (x / x.norm(dim=1, keepdim=True)).float().double()


def draw(*shape):
    return torch.randn(*shape, generator=generator, dtype=torch.float64)


texts = unit(draw(len(SHOTS), WIDTH) + 1)
image_labels = torch.tensor([k for k, shots in enumerate(SHOTS) for _ in range(shots)])
images = texts[image_labels] + 0.5 + 0.6 * draw(len(image_labels), WIDTH) / math.sqrt(WIDTH)
views = torch.stack([unit(images + 0.2 * draw(*images.shape) / math.sqrt(WIDTH)) for _ in range(2)], dim=1)
features = views.reshape(-1, WIDTH)
labels = image_labels.repeat_interleave(2)
test_labels = torch.arange(len(SHOTS)).repeat(4)
test = unit(texts[test_labels] + 0.5 + 0.6 * draw(len(test_labels), WIDTH) / math.sqrt(WIDTH))
one_hot = F.one_hot(labels, len(SHOTS)).double()
golden = {"texts": texts, "features": features, "labels": labels, "test": test, "test-labels": test_labels}


def logistic_regression():
    """By Newton's method, to the last bits; scikit-learn's own L-BFGS stops 1e-6 short of it at C = 100."""
    for c in [0.316, 100.0]:
        probe = LogisticRegression(C=c, solver="newton-cholesky", tol=1e-12, max_iter=1000)
        probe.fit(features.numpy(), labels.numpy())
        golden[f"probe.{c:g}.weight"] = torch.tensor(probe.coef_)
        golden[f"probe.{c:g}.bias"] = torch.tensor(probe.intercept_)
        golden[f"probe.{c:g}.probabilities"] = torch.tensor(probe.predict_proba(test.numpy()))


def gda(name, x, y, means):
    """The published formula, word for word: numpy's covariance and pinv."""
    centred = np.concatenate([x[y == k] - x[y == k].mean(0) for k in np.unique(y)])
    n, d = centred.shape
    s = np.cov(centred.T)
    precision = d * np.linalg.pinv((n - 1) * s + np.trace(s) * np.eye(d))
    w = means @ precision
    b = -0.5 * np.einsum("kd,de,ke->k", means, precision, means) + math.log(1 / len(means))
    golden[f"{name}.weight"] = torch.tensor(w)
    golden[f"{name}.bias"] = torch.tensor(b)


def gaussian_discriminants():
    x, y, t = features.numpy(), labels.numpy(), texts.numpy()
    means = np.stack([x[y == k].mean(0) for k in range(len(SHOTS))])
    gda("gda", x, y, means)
    base = y < 3
    nearest = np.argsort(-(x[base] @ t[3]), kind="stable")[:8]
    new = np.concatenate([x[base][nearest], np.tile(t[3], (5, 1))]).mean(0)
    gda("gda-new", x[base], y[base], np.concatenate([means[:3], new[None]]))


def cache():
    return F.normalize(views.mean(1), dim=1)


def tip_logits(x, keys, alpha=1.17, beta=1.0):
    values = F.one_hot(image_labels, len(SHOTS)).double()
    return SCALE * x @ texts.T + alpha * (-beta * (1 - x @ keys.T)).exp() @ values


def train(parameters, logits, x, y, lr, eps, weight_decay, steps):
    optimiser = torch.optim.AdamW(parameters, lr=lr, eps=eps, weight_decay=weight_decay)
    schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimiser, steps)
    for _ in range(steps):
        optimiser.zero_grad()
        F.cross_entropy(logits(x), y).backward()
        optimiser.step()
        schedule.step()


def tip_adapters():
    golden["tip.logits"] = tip_logits(test, cache(), 1.5, 3.0)
    keys = torch.nn.Parameter(cache().clone())
    train([keys], lambda x: tip_logits(x, keys), features, labels, 1e-2, 1e-4, 0.01, EPOCHS)
    golden["tip-f.keys"] = keys.detach()
    golden["tip-f.logits"] = tip_logits(test, keys).detach()


def clip_adapter():
    hidden = WIDTH // 4
    down = (draw(hidden, WIDTH) / math.sqrt(WIDTH)).float().double()
    up = (draw(WIDTH, hidden) / math.sqrt(hidden)).float().double()
    golden["clip-adapter.start.down"], golden["clip-adapter.start.up"] = down.clone(), up.clone()
    first, second = torch.nn.Parameter(down), torch.nn.Parameter(up)

    def logits(x):
        adapted = 0.2 * F.relu(F.linear(F.relu(F.linear(x, first)), second)) + 0.8 * x
        return SCALE * F.normalize(adapted, dim=1) @ texts.T

    train([first, second], logits, features, labels, 1e-2, 1e-4, 0.01, EPOCHS)
    golden["clip-adapter.down"], golden["clip-adapter.up"] = first.detach(), second.detach()
    golden["clip-adapter.logits"] = logits(test).detach()


def cross_modal():
    head = torch.nn.Parameter(texts.clone())
    both = torch.cat([features, texts])
    both_labels = torch.cat([labels, torch.arange(len(SHOTS))])
    train([head], lambda x: SCALE * F.linear(F.normalize(x, dim=1), head), both, both_labels, 1e-2, 1e-8, 0.01, EPOCHS)
    golden["cross-modal.head"] = head.detach()


def lp_plus_plus():
    shots = cache()
    shot_one_hot = F.one_hot(image_labels, len(SHOTS)).double()
    weight = torch.nn.Parameter(shot_one_hot.T @ shots)
    bias = torch.nn.Parameter(torch.zeros(len(SHOTS), dtype=torch.float64))
    start = 250 * (shots * texts[image_labels]).sum(1).mean()
    alpha = torch.nn.Parameter(start * torch.ones(len(SHOTS), dtype=torch.float64))
    n = len(features)
    lr_weight = 4 * n / torch.linalg.eigvalsh(features.T @ features).max()
    lr_alpha = n / (4 * (features @ texts.T).pow(2).sum(0).max())
    optimiser = torch.optim.SGD([weight, bias], lr=lr_weight.item(), momentum=0.9)
    for epoch in range(1, 21):
        alpha.grad = None
        optimiser.zero_grad()
        F.cross_entropy(features @ weight.T + bias + alpha * (features @ texts.T), labels).backward()
        optimiser.step()
        if epoch % 10 == 0:
            alpha.data -= lr_alpha * alpha.grad
    golden["lp++.weight"] = (weight + alpha[:, None] * texts).detach()
    golden["lp++.bias"] = bias.detach()


for make in [logistic_regression, gaussian_discriminants, tip_adapters, clip_adapter, cross_modal, lp_plus_plus]:
    make()
OUT.mkdir(parents=True, exist_ok=True)
save_file({k: (v if v.dtype == torch.int64 else v.float()).contiguous() for k, v in golden.items()}, OUT / "learners.safetensors")
for name, value in golden.items():
    print(name, tuple(value.shape), float(value.double().abs().max()))
