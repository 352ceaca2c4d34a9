"""Seconds of a CoOp step in plain PyTorch: 77 tokens for every class, as the method's release has it.

    python tests/compare/coop_step.py --classes 10 100 --threads 2

What `plateau bench text` measures, without Plateau: the text tower of ViT-B/16 with random weights,
frozen; 16 learned vectors before names of a few tokens; cross entropy of 32 image features; one step
of SGD. Classes whose activations would not fit into --memory are left out and said to be.
"""

import argparse
import statistics
import time

import torch
from torch import nn

WIDTH, LAYERS, HEADS, TOKENS, CONTEXT, NAME, BATCH = 512, 12, 8, 77, 16, 4, 32
KEPT = 27  # vectors of the width that autograd keeps for a token and layer


class TextTower(nn.Module):
    def __init__(self):
        super().__init__()
        self.positions = nn.Parameter(0.01 * torch.randn(TOKENS, WIDTH))
        self.layers = nn.ModuleList(
            nn.TransformerEncoderLayer(
                WIDTH,
                HEADS,
                4 * WIDTH,
                dropout=0,
                activation=lambda x: x * torch.sigmoid(1.702 * x),
                batch_first=True,
                norm_first=True,
            )
            for _ in range(LAYERS)
        )
        self.norm = nn.LayerNorm(WIDTH)
        self.projection = nn.Parameter(WIDTH**-0.5 * torch.randn(WIDTH, WIDTH))
        causal = torch.full((TOKENS, TOKENS), float("-inf")).triu(1)
        self.register_buffer("causal", causal)

    def forward(self, embedded, end):
        x = embedded + self.positions
        for layer in self.layers:
            x = layer(x, src_mask=self.causal, is_causal=True)
        return self.norm(x[:, end]) @ self.projection


def step_seconds(tower, classes, repetitions):
    context = nn.Parameter(0.02 * torch.randn(CONTEXT, WIDTH))
    start = torch.randn(classes, 1, WIDTH)
    rest = torch.randn(classes, TOKENS - 1 - CONTEXT, WIDTH)
    images = nn.functional.normalize(torch.randn(BATCH, WIDTH), dim=-1)
    labels = torch.arange(BATCH) % classes
    sgd = torch.optim.SGD([context], lr=0.002, momentum=0.9, weight_decay=5e-4)

    def step():
        prompts = torch.cat([start, context.expand(classes, -1, -1), rest], dim=1)
        texts = nn.functional.normalize(tower(prompts, 1 + CONTEXT + NAME), dim=-1)
        loss = nn.functional.cross_entropy(100 * images @ texts.T, labels)
        sgd.zero_grad()
        loss.backward()
        sgd.step()

    step()  # warms up
    seconds = []
    for _ in range(repetitions):
        begin = time.perf_counter()
        step()
        seconds.append(time.perf_counter() - begin)
    return seconds


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--classes", type=int, nargs="+", default=[10, 100, 1000])
    options.add_argument("--repetitions", type=int, default=3)
    options.add_argument("--threads", type=int, default=torch.get_num_threads())
    options.add_argument("--memory", type=float, default=20, help="gigabytes a step may keep")
    options = options.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(1)
    tower = TextTower().requires_grad_(False)
    print(f"PyTorch {torch.__version__}, {options.threads} threads")
    print("| classes | s per step (min - max) |\n|---|---|")
    for classes in options.classes:
        gigabytes = KEPT * 4 * WIDTH * LAYERS * TOKENS * classes / 1e9
        if gigabytes > options.memory:
            print(f"| {classes} | does not fit: about {gigabytes:.0f} GB |")
            continue
        seconds = step_seconds(tower, classes, options.repetitions)
        print(f"| {classes} | {statistics.median(seconds):.2f} ({min(seconds):.2f} - {max(seconds):.2f}) |")


if __name__ == "__main__":
    main()
