"""Loads a checkpoint that Plateau wrote, as CoOp does and as torch.load does by default, and checks it.

    python core/src/test/goldens/torch_file.py jobs/src/test/resources/io/plateau/jobs/export/model.pth.tar-50
"""

import sys

import torch

EXPECTED = {
    "ctx": torch.tensor([[0.0, 1.0, 2.0], [3.0, 4.0, 5.5]]),
    "meta_net.linear1.bias": torch.tensor([-1.0, 0.25]),
}

for weights_only in (True, False):
    checkpoint = torch.load(sys.argv[1], map_location="cpu", weights_only=weights_only)
    state = checkpoint["state_dict"]
    assert checkpoint["epoch"] == 50
    assert list(state) == list(EXPECTED)
    for name, tensor in EXPECTED.items():
        assert torch.equal(state[name], tensor), name
        assert state[name].is_contiguous() and state[name].dtype == torch.float32

module = torch.nn.Module()
module.ctx = torch.nn.Parameter(torch.zeros(2, 3))
problems = module.load_state_dict({"ctx": state["ctx"]}, strict=False)
assert not problems.missing_keys and torch.equal(module.ctx.data, EXPECTED["ctx"])
print("loaded")
