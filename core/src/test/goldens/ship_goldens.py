"""Makes the goldens of io.plateau.synthesis with PyTorch.

    pip install torch transformers safetensors
    python core/src/test/goldens/ship_goldens.py

SHIP's loss, its two terms, the gradient in everything that is learned and a few steps of AdamW, on the model `gelu`
of clip_goldens.py, row by row over padded prompts.
"""

import torch
import torch.nn.functional as F
from safetensors.torch import save_file
from transformers import CLIPModel

from clip_goldens import CLASS_NAMES, END, LABELS, OUT, prompt, ramp, tokenizer, tower

BETA = 0.7
ENCODER_HIDDEN, LATENT, GENERATOR_HIDDEN, CONTEXT_LENGTH = 10, 7, 9, 2
LEARNING_RATE, WEIGHT_DECAY, STEPS = 0.01, 0.01, 5

model = CLIPModel.from_pretrained(OUT / "gelu", dtype=torch.float32).eval().requires_grad_(False)
bpe = tokenizer(specials_first=False)
positions = model.config.text_config.max_position_embeddings
table = model.text_model.embeddings.token_embedding.weight
dim, width = model.config.projection_dim, table.shape[1]
names = [name.replace("_", " ") for name in CLASS_NAMES]
x = F.normalize(ramp(len(LABELS) * dim, 101).reshape(len(LABELS), -1), dim=1)

SHAPES = {
    "context": (CONTEXT_LENGTH, width),
    "encoder.hidden": (ENCODER_HIDDEN, dim),
    "encoder.mean": (LATENT, ENCODER_HIDDEN),
    "encoder.log_var": (LATENT, ENCODER_HIDDEN),
    "generator.hidden": (GENERATOR_HIDDEN, LATENT),
    "generator.shift": (width, GENERATOR_HIDDEN),
}
PRIMES = iter([31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73])


def learned():
    v = {}
    for name, shape in SHAPES.items():
        if name == "context":
            v[name] = ramp(shape[0] * shape[1], next(PRIMES)).reshape(shape) / 2
        else:
            v[name + ".weight"] = ramp(shape[0] * shape[1], next(PRIMES)).reshape(shape) / 4
            v[name + ".bias"] = ramp(shape[0], next(PRIMES)) / 4
    return {name: tensor.requires_grad_() for name, tensor in v.items()}


def linear(v, name, inputs):
    return F.linear(inputs, v[name + ".weight"], v[name + ".bias"])


def noise(step):
    return ramp(len(LABELS) * LATENT, 79 + 2 * step).reshape(len(LABELS), LATENT)


def loss(v, noise):
    hidden = linear(v, "encoder.hidden", x).relu()
    posterior = torch.distributions.Normal(
        linear(v, "encoder.mean", hidden), (linear(v, "encoder.log_var", hidden) / 2).exp()
    )
    z = posterior.mean + posterior.stddev * noise
    shift = linear(v, "generator.shift", linear(v, "generator.hidden", z).relu())
    rows, ends = [], []
    for label, r in zip(LABELS, shift):
        row = prompt(bpe, names[label], "end", v["context"] + r, table)
        ends.append(len(row) - 1)
        rows.append(torch.cat([row, table[bpe.token_to_id(END)].expand(positions - len(row), width)]))
    made = F.normalize(tower(model, torch.stack(rows), ends), dim=1)
    reconstruction = (made - x).square().sum(1).mean()
    prior = torch.distributions.Normal(torch.zeros(LATENT), torch.ones(LATENT))
    kl = torch.distributions.kl_divergence(posterior, prior).sum(1).mean()
    return reconstruction, kl, reconstruction + BETA * kl


v = learned()
reconstruction, kl, total = loss(v, noise(0))
total.backward()
assert all((tensor.grad != 0).any() for tensor in v.values())
tensors = {"reconstruction": reconstruction, "kl": kl, "loss": total}
tensors |= {f"gradient.{name}": tensor.grad.clone() for name, tensor in v.items()}

optimiser = torch.optim.AdamW(v.values(), lr=LEARNING_RATE, weight_decay=WEIGHT_DECAY)
losses = []
for step in range(STEPS):
    optimiser.zero_grad()
    total = loss(v, noise(step))[2]
    total.backward()
    optimiser.step()
    losses.append(total.detach())
tensors |= {"trajectory.losses": torch.stack(losses)}
tensors |= {f"trajectory.{name}": tensor for name, tensor in v.items()}
print(reconstruction.item(), kl.item(), losses)

folder = OUT.parent / "synthesis"
folder.mkdir(exist_ok=True)
save_file({k: t.detach().reshape(t.shape or (1,)).contiguous() for k, t in tensors.items()}, folder / "ship.safetensors")
