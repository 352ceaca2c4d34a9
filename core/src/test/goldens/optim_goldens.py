"""Makes the goldens of io.plateau.optim with PyTorch.

    pip install torch safetensors
    python core/src/test/goldens/optim_goldens.py

Twelve steps of AdamW in float64 on two tensors: the gradients, and where they lead.
"""

import pathlib

import torch
from safetensors.torch import save_file

OUT = pathlib.Path(__file__).parents[1] / "resources/io/plateau/optim"
STEPS = 12
SIZES = {"a": 4, "b": 3}

generator = torch.Generator().manual_seed(5)


def draw(*shape):
    """Exact in float32, of sizes from 1e-3 to 10."""
    size = 10 ** (torch.rand(*shape, generator=generator) * 4 - 3)
    return (torch.randn(*shape, generator=generator) * size).float()


def adamw(initial, gradients):
    parameters = {name: torch.nn.Parameter(v.double()) for name, v in initial.items()}
    optimiser = torch.optim.AdamW(parameters.values(), betas=(0.9, 0.98), eps=1e-6, weight_decay=0.05)
    trajectory = {name: [] for name in parameters}
    for step in range(STEPS):
        optimiser.param_groups[0]["lr"] = 0.1 / (1 + step)
        for name, parameter in parameters.items():
            parameter.grad = gradients[name][step].double()
        optimiser.step()
        for name, parameter in parameters.items():
            trajectory[name].append(parameter.detach().clone())
    moments = {name: optimiser.state[p]["exp_avg_sq"] for name, p in parameters.items()}
    return {name: torch.stack(points) for name, points in trajectory.items()}, moments


initial = {name: draw(size) for name, size in SIZES.items()}
gradients = {name: draw(STEPS, size) for name, size in SIZES.items()}
trajectory, moments = adamw(initial, gradients)
tensors = {}
for name in SIZES:
    tensors[f"initial.{name}"] = initial[name]
    tensors[f"gradients.{name}"] = gradients[name]
    tensors[f"trajectory.{name}"] = trajectory[name].float()
    tensors[f"second-moment.{name}"] = moments[name].float()
OUT.mkdir(parents=True, exist_ok=True)
save_file(tensors, OUT / "adamw.safetensors")
