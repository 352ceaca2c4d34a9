"""Makes the goldens of io.plateau.steering with transformers and PyTorch, in double precision.

    pip install torch transformers safetensors
    python core/src/test/goldens/toast_goldens.py [REFERENCE-MODEL]

The steered model as the paper has it: feedback layer by layer and token by token, td added to the values by a hook on
transformers' own `v_proj`. On the model `gelu` of clip_goldens.py, and on a larger one, `clip-tiny-random`, where its
directory is given; of that one every 29th element of a matrix is kept. What is learned comes from `ramp`.
"""

import contextlib
import pathlib
import sys

import torch
import torch.nn.functional as F
from safetensors.torch import save_file
from transformers import CLIPModel

from clip_goldens import OUT, ramp

IMAGES, CLASSES, RANK = 12, 5, 4
PRIMES = [31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83, 89, 97, 101, 103, 107, 109, 113]
LABELS = torch.arange(IMAGES) % CLASSES
RIDGE = 1e-3


def tensors_of(method, head, width, late):
    """Names and shapes of what is learned, sorted by name."""
    shapes = {"xi": (width,)}
    for matrix in [f"{m}.{layer}" for m in "AB" for layer in late]:
        if method == "toast":
            shapes[matrix] = (width, width)
        else:
            shapes[matrix + ".down"], shapes[matrix + ".up"] = (RANK, width), (width, RANK)
    if method == "lite":
        shapes["P"] = (width, width)
    if head == "linear":
        shapes["head.weight"], shapes["head.bias"] = (CLASSES, width), (CLASSES,)
    return dict(sorted(shapes.items()))


def number(shape, prime, divisor):
    count = torch.Size(shape).numel()
    return ramp(count, prime).reshape(shape).double() / divisor


def divisor(name, width):
    """For matrices that neither drown what they are added to nor are lost in it."""
    if name.endswith((".down", ".up")):
        return 4 if name[0] == "A" else 2
    return {"x": 1, "B": 2, "h": 4}.get(name[0], 16 if width < 48 else 32)


def learned(shapes, width):
    v = {}
    for (name, shape), prime in zip(shapes.items(), PRIMES):
        v[name] = number(shape, prime, divisor(name, width))
        if name == "P" or (name.startswith("A.") and shape == (width, width)):
            v[name] += torch.eye(width)
    return {name: tensor.requires_grad_() for name, tensor in v.items()}


def frozen(width, late):
    """What updates of low rank are added to in the case `base`."""
    base = {f"A.{i}": torch.eye(width) / 2 + number((width, width), 127 + 2 * i, divisor("A", width)) for i in late}
    return base | {f"B.{i}": number((width, width), 139 + 2 * i, 4) for i in late}


def matrix(v, base, name, width):
    if name in v:
        return v[name]
    start = base.get(name, torch.eye(width) if name[0] == "A" else torch.zeros(width, width)).double()
    return start + v[name + ".up"] @ v[name + ".down"] / RANK


def feedback(v, base, tokens, late):
    """td of the late layers, from the last down."""
    width = tokens.shape[-1]
    m = F.cosine_similarity(tokens, v["xi"], dim=-1).clamp(0, 1)
    u = (m[..., None] * tokens) @ v.get("P", torch.eye(width).double())
    td = {}
    for layer in reversed(late):
        u = F.linear(u, matrix(v, base, f"A.{layer}", width))
        td[layer] = F.linear(u, matrix(v, base, f"B.{layer}", width))
    return m, td


def run(layer, hidden):
    output = layer(hidden, attention_mask=None)
    return output if torch.is_tensor(output) else output[0]


def second_pass(model, hidden, td):
    """Class tokens after the final norm."""
    with contextlib.ExitStack() as hooks:
        for i in td:
            values = model.vision_model.encoder.layers[i].self_attn.v_proj
            add = lambda module, _, output, i=i: output + F.linear(td[i], module.weight)
            handle = values.register_forward_hook(add)
            hooks.callback(handle.remove)
        for i in td.keys().__reversed__():  # td is from the last layer down
            hidden = run(model.vision_model.encoder.layers[i], hidden)
    return model.vision_model.post_layernorm(hidden[:, 0])


def logits(model, v, head, read, texts):
    if head == "linear":
        return F.linear(read, v["head.weight"], v["head.bias"])
    return model.logit_scale.exp() * F.normalize(model.visual_projection(read), dim=1) @ texts.T


def first_pass(model):
    """Features, last tokens and what enters each layer; tokens as fp16 keeps them."""
    size = model.config.vision_config.image_size
    pixels = torch.randn(IMAGES, 3, size, size, generator=torch.Generator().manual_seed(5)).double()
    vision = model.vision_model
    hidden = [vision.pre_layrnorm(vision.embeddings(pixels))]
    for layer in vision.encoder.layers:
        hidden.append(run(layer, hidden[-1]))
    last = vision.post_layernorm(hidden[-1])
    features = F.normalize(model.visual_projection(last[:, 0]), dim=1)
    return features.float(), last.half(), [h.half() for h in hidden]


def moments(model, hidden, late):
    """Least squares of every late layer's input in its output, without and with a penalty."""
    tensors = {}
    for i in late:
        out = run(model.vision_model.encoder.layers[i], hidden)
        rows, targets = out.flatten(0, 1), hidden.flatten(0, 1)
        gram = rows.T @ rows
        penalised = gram + RIDGE * gram.diagonal().mean() * torch.eye(len(gram))
        tensors[f"lstsq.{i}"] = torch.linalg.lstsq(rows, targets).solution.T
        tensors[f"ridge.{i}"] = targets.T @ rows @ torch.linalg.inv(penalised)
        print(f"layer {i}: condition {torch.linalg.cond(rows):.3g} of {len(rows)} rows")
        hidden = out
    return tensors


def goldens(folder, name, cases, every):
    model = CLIPModel.from_pretrained(folder, dtype=torch.float64).eval().requires_grad_(False)
    width, layers = model.config.vision_config.hidden_size, model.config.vision_config.num_hidden_layers
    dim = model.config.projection_dim
    features, last, hidden = first_pass(model)
    texts = F.normalize(ramp(CLASSES * dim, 101).reshape(CLASSES, dim), dim=1)
    out = {"features": features, "last": last, "texts": texts}
    for method, head, k, based in cases:
        case = f"{method}.{head}.{k}"
        late = list(range(layers - k, layers))
        shapes = tensors_of(method, head, width, late)
        v, base = learned(shapes, width), frozen(width, late) if based else {}
        out[f"input.{k}"] = hidden[layers - k]
        m, td = feedback(v, base, last.double(), late)
        selected = (m > 0).double().mean().item()
        assert 0.1 < selected < 0.9, selected
        read = second_pass(model, hidden[layers - k].double(), td)
        steered = logits(model, v, head, read, texts.double())
        loss = F.cross_entropy(steered, LABELS)
        zero_shot = (model.logit_scale.exp() * features.double() @ texts.double().T).log_softmax(1)
        divergence = F.kl_div(steered.log_softmax(1), zero_shot, log_target=True, reduction="batchmean")
        loss.backward()
        assert all((t.grad != 0).any() for t in v.values())
        out |= {f"{case}.logits": steered, f"{case}.loss": loss, f"{case}.divergence": divergence}
        out |= {f"{case}.selection": torch.stack([(m > 0).double().mean(), m.mean()])}
        for tensor_name, tensor in v.items():
            out[f"{case}.gradient.{tensor_name}"] = tensor.grad.flatten()[::every]
        print(case, selected, loss.item(), divergence.item(), {n: t.grad.norm().item() for n, t in v.items()})
    out |= {n: t.flatten()[::every] for n, t in moments(model, hidden[0].double(), range(layers)).items()}
    mean = F.normalize(last.double(), dim=-1).mean((0, 1))
    out["start"] = F.normalize(mean, dim=0)
    write(out, name)


def least_squares():
    """Any rows, exact in float32."""
    rows, targets = ramp(50 * 6, 7919).reshape(50, 6).double(), ramp(50 * 6, 101).reshape(50, 6).double()
    write({"solution": torch.linalg.lstsq(rows, targets).solution.T}, "least-squares")


def write(tensors, name):
    folder = OUT.parent / "steering"
    folder.mkdir(exist_ok=True)
    halves = {"last"} | {n for n in tensors if n.startswith("input.")}
    kept = {n: t.detach().reshape(t.shape or (1,)).contiguous() for n, t in tensors.items()}
    save_file({n: t if n in halves else t.float() for n, t in kept.items()}, folder / f"{name}.safetensors")


def main():
    cases = [("toast", "text", 2, False), ("toast", "linear", 1, False), ("lite", "text", 2, True), ("lite", "linear", 1, False)]
    goldens(OUT / "gelu", "gelu", cases, 1)
    least_squares()
    if len(sys.argv) > 1:
        goldens(pathlib.Path(sys.argv[1]), "clip-tiny-random", [("toast", "text", 3, False), ("lite", "text", 2, True)], 29)


if __name__ == "__main__":
    main()
