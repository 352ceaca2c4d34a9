"""Writes the functions of PyTorch that DJL 0.35 has no method for as TorchScript, one file each.

    python core/src/main/torchscript/functions.py core/src/main/resources/io/plateau/clip
"""

import io
import sys
import zipfile
from pathlib import Path

import torch


class Silu(torch.nn.Module):
    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return torch.nn.functional.silu(x)


class Bfloat16(torch.nn.Module):
    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return x.to(torch.bfloat16)


for module in (Silu(), Bfloat16()):
    name = type(module).__name__.lower()
    archive = io.BytesIO()
    torch.jit.save(torch.jit.script(module), archive)
    with zipfile.ZipFile(archive) as full, zipfile.ZipFile(Path(sys.argv[1]) / f"{name}.pt", "w") as lean:
        for entry in full.namelist():
            if not entry.endswith(".debug_pkl"):  # source positions, of no use to anyone
                lean.writestr(zipfile.ZipInfo(entry), full.read(entry))
