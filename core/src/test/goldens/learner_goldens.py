"""Makes the goldens of io.plateau.prompt's learners and losses with PyTorch.

    pip install torch transformers safetensors
    python core/src/test/goldens/learner_goldens.py

The losses of KgCoOp, ProGrad (its divergence) and CoCoOp, with their gradients in everything that is learned, on
the model `gelu` of clip_goldens.py. CoCoOp runs image by image over padded prompts, as its release does.
"""

from collections import OrderedDict

import torch
import torch.nn.functional as F
from safetensors.torch import save_file
from torch import nn
from transformers import CLIPModel, PreTrainedTokenizerFast

from clip_goldens import (
    CLASS_NAMES, CONTEXT_LENGTH, END, LABELS, LOGIT_SCALE, OUT, pooled, prompt, ramp, tokenizer, tower,
)

GUIDANCE = 8.0
HIDDEN = 3
TEMPLATE = "a photo of a {}."

model = CLIPModel.from_pretrained(OUT / "gelu", dtype=torch.float32).eval().requires_grad_(False)
bpe = tokenizer(specials_first=False)
positions = model.config.text_config.max_position_embeddings
table = model.text_model.embeddings.token_embedding.weight
dim, width = model.config.projection_dim, table.shape[1]
images = F.normalize(ramp(len(LABELS) * dim, 101).reshape(len(LABELS), -1), dim=1)
labels = torch.tensor(LABELS)
names = [name.replace("_", " ") for name in CLASS_NAMES]


def text_features(context):
    """[length, width] -> [classes, dim], normalised."""
    rows, ends = [], []
    for name in names:
        row = prompt(bpe, name, "end", context, table)
        ends.append(len(row) - 1)
        rows.append(torch.cat([row, table[bpe.token_to_id(END)].expand(positions - len(row), width)]))
    return F.normalize(tower(model, torch.stack(rows), ends), dim=1)


def zero_shot():
    fast = PreTrainedTokenizerFast.from_pretrained(OUT / "gelu")
    tokens = fast(
        [TEMPLATE.format(name) for name in names], padding="max_length", max_length=positions, return_tensors="pt"
    )
    return F.normalize(pooled(model.get_text_features(**tokens)), dim=1)


def context():
    return (ramp(CONTEXT_LENGTH * width, 89).reshape(CONTEXT_LENGTH, width) / 2).requires_grad_()


def net():
    layers = OrderedDict(linear1=nn.Linear(dim, HIDDEN), relu=nn.ReLU(), linear2=nn.Linear(HIDDEN, width))
    meta_net = nn.Sequential(layers)
    with torch.no_grad():
        for step, weight in zip([43, 47, 53, 59], meta_net.parameters()):
            weight.copy_(ramp(weight.numel(), step).reshape(weight.shape) / 4)
    return meta_net


tensors = {"zero_shot": zero_shot()}

v = context()
texts = text_features(v)
guidance = 1 - F.cosine_similarity(texts, tensors["zero_shot"], dim=1).mean()
loss = F.cross_entropy(LOGIT_SCALE * images @ texts.T, labels) + GUIDANCE * guidance
loss.backward()
tensors |= {"kgcoop.loss": loss, "kgcoop.gradient.context": v.grad}

v = context()
learned = F.log_softmax(LOGIT_SCALE * images @ text_features(v).T, dim=1)
hand_written = F.log_softmax(LOGIT_SCALE * images @ tensors["zero_shot"].T, dim=1)
loss = F.kl_div(learned, hand_written, reduction="batchmean", log_target=True)
loss.backward()
tensors |= {"prograd.divergence": loss, "prograd.gradient.context": v.grad}

v, meta_net = context(), net()
texts = torch.stack([text_features(v + shift) for shift in meta_net(images)])
logits = LOGIT_SCALE * torch.stack([text @ image for text, image in zip(texts, images)])
loss = F.cross_entropy(logits, labels)
loss.backward()
tensors |= {"cocoop.features": texts, "cocoop.logits": logits, "cocoop.loss": loss, "cocoop.gradient.context": v.grad}
tensors |= {f"cocoop.gradient.meta_net.{name}": weight.grad for name, weight in meta_net.named_parameters()}
assert all((weight.grad != 0).any() for weight in meta_net.parameters())

folder = OUT.parent / "prompt"
folder.mkdir(exist_ok=True)
save_file({k: t.detach().reshape(t.shape or (1,)).contiguous() for k, t in tensors.items()}, folder / "learners.safetensors")
