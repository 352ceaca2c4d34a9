"""Makes the goldens of io.plateau.clip and io.plateau.prompt with transformers and PyTorch.

    pip install torch transformers safetensors
    python core/src/test/goldens/clip_goldens.py

Small random CLIP directories, one for each thing that published ones differ in, and what transformers makes of
them. Pixels, cotangents and contexts come from `ramp`, which Java computes too; so they need no storage.
"""

import json
import pathlib
import shutil

import torch
import torch.nn.functional as F
from safetensors.torch import save_file
from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, processors
from transformers import CLIPConfig, CLIPModel, PreTrainedTokenizerFast

OUT = pathlib.Path(__file__).parents[1] / "resources/io/plateau/clip"
START, END = "<|startoftext|>", "<|endoftext|>"
WORDS = "a photo of river golden annual crop land sea or lake type pet long".split()
VOCABULARY = 140  # rows of the token table, some of them unused
CAPTIONS = [
    "a photo of a river",
    "a photo of a golden retriever, a type of pet.",
    "",
    "  annual  CROP\tland ",
    "it's 42 birds!",
    "a very long caption that goes on and on " * 6,
]
CLASS_NAMES = ["river", "sea or lake", "sea_shore", "golden retriever", "annual crop land"]
CONTEXT_LENGTH = 3
LABELS = [0, 1, 2, 3, 4, 0, 3]
LOGIT_SCALE = 10.0


def ramp(count, step):
    """Values in [-2, 2], exact in float32, that no symmetry of a model leaves alone."""
    return ((torch.arange(count) * step) % 257 - 128).float() / 64


def tokenizer(specials_first):
    """CLIP's kind of tokenizer: letters, and a few words put together from left to right."""
    tokens = [c + end for end in ["", "</w>"] for c in "!',.0123456789abcdefghijklmnopqrstuvwxyz"]
    merges = []
    for word in WORDS:
        left, *rest = list(word[:-1]) + [word[-1] + "</w>"]
        for right in rest:
            if (left, right) not in merges:
                merges.append((left, right))
                tokens.append(left + right)
            left += right
    specials = [START, END]
    tokens = specials + tokens if specials_first else tokens + specials
    vocabulary = {token: i for i, token in enumerate(dict.fromkeys(tokens))}
    bpe = Tokenizer(models.BPE(vocabulary, merges, end_of_word_suffix="</w>", unk_token=END))
    bpe.normalizer = normalizers.Sequence(
        [normalizers.NFC(), normalizers.Replace(Regex(r"\s+"), " "), normalizers.Lowercase()]
    )
    words = r"<\|startoftext\|>|<\|endoftext\|>|'s|'t|'re|'ve|'m|'ll|'d|[\p{L}]+|[\p{N}]|[^\s\p{L}\p{N}]+"
    bpe.pre_tokenizer = pre_tokenizers.Sequence(
        [pre_tokenizers.Split(Regex(words), "removed", invert=True), pre_tokenizers.ByteLevel(add_prefix_space=False)]
    )
    bpe.add_special_tokens([START, END])
    bpe.post_processor = processors.RobertaProcessing(
        (END, bpe.token_to_id(END)), (START, bpe.token_to_id(START)), trim_offsets=False, add_prefix_space=False
    )
    return bpe


def fast(bpe, pad):
    return PreTrainedTokenizerFast(tokenizer_object=bpe, bos_token=START, eos_token=END, unk_token=END, pad_token=pad)


def config(ids, act="gelu", text=None, vision=None, projection=12):
    return CLIPConfig(
        text_config=dict(
            vocab_size=VOCABULARY, hidden_size=16, intermediate_size=24, num_hidden_layers=2, num_attention_heads=2,
            max_position_embeddings=20, hidden_act=act, bos_token_id=ids[START], eos_token_id=ids[END],
        ) | (text or {}),
        vision_config=dict(
            hidden_size=24, intermediate_size=40, num_hidden_layers=2, num_attention_heads=3, image_size=20,
            patch_size=6, hidden_act=act,
        ) | (vision or {}),
        projection_dim=projection,
    )


def randomised(clip_config, seed):
    """Weights large enough that every one of them shows in the embeddings."""
    generator = torch.Generator().manual_seed(seed)
    model = CLIPModel(clip_config).eval()
    with torch.no_grad():
        for name, weight in model.named_parameters():
            noise = torch.randn(weight.shape, generator=generator)
            fan_in = weight.shape[-1] if weight.dim() > 1 else 16
            weight.copy_(noise * 0.9 / fan_in**0.5 + (1 if "norm" in name and name.endswith("weight") else 0))
        model.logit_scale.fill_(2.5)
    return model


def directory(name):
    folder = OUT / name
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def write(name, model, bpe, pad, dtype=torch.float32, shard="1GB", edit=lambda json: None):
    folder = directory(name)
    model.to(dtype).save_pretrained(folder, max_shard_size=shard)
    (folder / "generation_config.json").unlink(missing_ok=True)
    fast(bpe, pad).save_pretrained(folder)
    saved = json.loads((folder / "config.json").read_text())
    edit(saved)
    (folder / "config.json").write_text(json.dumps(saved, indent=2) + "\n")
    size = model.config.vision_config.image_size
    crop = {"height": size, "width": size}
    (folder / "preprocessor_config.json").write_text(json.dumps({"size": {"shortest_edge": size}, "crop_size": crop}) + "\n")
    expect(folder)
    return folder


def expect(folder):
    """What transformers reads back, in float32 whatever the checkpoint is stored in."""
    model = CLIPModel.from_pretrained(folder, dtype=torch.float32).eval()
    positions = model.config.text_config.max_position_embeddings
    tokens = PreTrainedTokenizerFast.from_pretrained(folder)(
        CAPTIONS, padding="max_length", truncation=True, max_length=positions, return_tensors="pt"
    )
    size = model.config.vision_config.image_size
    with torch.no_grad():
        text = model.get_text_features(**tokens)
        image = model.get_image_features(ramp(2 * 3 * size * size, 7919).reshape(2, 3, size, size))
    save_file(
        {"input_ids": tokens["input_ids"].contiguous(), "text_embeds": pooled(text), "image_embeds": pooled(image)},
        folder / "expected.safetensors",
    )


def tokens(folder):
    """The final norm of all last tokens, and what enters the first layer and a later one."""
    model = CLIPModel.from_pretrained(folder, dtype=torch.float32).eval()
    size = model.config.vision_config.image_size
    pixels = ramp(2 * 3 * size * size, 7919).reshape(2, 3, size, size)
    vision = model.vision_model
    inputs = {}
    for i, layer in enumerate(vision.encoder.layers):
        layer.register_forward_pre_hook(
            lambda _, args, kwargs, i=i: inputs.update({f"input.{i}": (args or tuple(kwargs.values()))[0]}), with_kwargs=True
        )
    with torch.no_grad():
        output = vision(pixels)
        last = vision.post_layernorm(output.last_hidden_state)
        assert torch.equal(inputs["input.0"], vision.pre_layrnorm(vision.embeddings(pixels)))
        assert torch.allclose(last[:, 0], output.pooler_output, atol=1e-6)
    later = f"input.{2 * len(inputs) // 3}"
    kept = {"last": last, "input.0": inputs["input.0"], later: inputs[later]}
    save_file({name: x.contiguous() for name, x in kept.items()}, folder / "tokens.safetensors")


def pooled(output):
    """transformers 5 wraps projected features, 4 does not."""
    return (output if torch.is_tensor(output) else output.pooler_output).contiguous()


def tower(model, embedded, ends):
    """The text tower written out: embeddings [batch, length, width] -> features [batch, projection]."""
    weights = dict(model.named_parameters())
    text = model.config.text_config
    length, width = embedded.shape[1:]
    mask = torch.full((length, length), float("-inf")).triu(1)

    def linear(x, name):
        return F.linear(x, weights[name + ".weight"], weights[name + ".bias"])

    def norm(x, name):
        return F.layer_norm(x, (width,), weights[name + ".weight"], weights[name + ".bias"], text.layer_norm_eps)

    x = embedded + weights["text_model.embeddings.position_embedding.weight"][:length]
    for i in range(text.num_hidden_layers):
        layer = f"text_model.encoder.layers.{i}."
        y = norm(x, layer + "layer_norm1")
        q, k, v = (
            linear(y, f"{layer}self_attn.{p}_proj").unflatten(-1, (text.num_attention_heads, -1)).transpose(1, 2)
            for p in "qkv"
        )
        scores = q @ k.transpose(-1, -2) / q.shape[-1] ** 0.5 + mask
        x = x + linear((scores.softmax(-1) @ v).transpose(1, 2).flatten(2), layer + "self_attn.out_proj")
        y = linear(norm(x, layer + "layer_norm2"), layer + "mlp.fc1")
        y = F.gelu(y) if text.hidden_act == "gelu" else y * torch.sigmoid(1.702 * y)
        x = x + linear(y, layer + "mlp.fc2")
    x = norm(x, "text_model.final_layer_norm")[torch.arange(len(ends)), torch.tensor(ends)]
    return x @ weights["text_projection.weight"].T


def gradients(folder, bpe):
    """Gradients of the tower in its input embeddings, and of CoOp's loss in contexts of every layout."""
    model = CLIPModel.from_pretrained(folder, dtype=torch.float32).eval()
    tensors = {}
    positions = model.config.text_config.max_position_embeddings
    table = model.text_model.embeddings.token_embedding.weight
    tokens = fast(bpe, END)(CAPTIONS, padding="max_length", truncation=True, max_length=positions, return_tensors="pt")["input_ids"]
    ends = (tokens == bpe.token_to_id(END)).int().argmax(1).tolist()
    embedded = table[tokens].detach().requires_grad_()
    features = tower(model, embedded, ends)
    with torch.no_grad():
        assert torch.allclose(features, pooled(model.get_text_features(tokens)), rtol=1e-5, atol=1e-5)
    (features * ramp(features.numel(), 31).reshape(features.shape)).sum().backward()
    tensors["embedding_gradient"] = embedded.grad

    images = F.normalize(ramp(len(LABELS) * model.config.projection_dim, 101).reshape(len(LABELS), -1), dim=1)
    for sharing in ["unified", "per_class"]:
        for position in ["end", "middle", "front"]:
            contexts = len(CLASS_NAMES) if sharing == "per_class" else 1
            width = table.shape[1]
            context = (ramp(contexts * CONTEXT_LENGTH * width, 89) / 2).reshape(contexts, CONTEXT_LENGTH, width)
            context.requires_grad_()
            rows, ends = [], []
            for c, name in enumerate(CLASS_NAMES):
                row = prompt(bpe, name.replace("_", " "), position, context[c % contexts], table.detach())
                ends.append(len(row) - 1)
                padding = table.detach()[bpe.token_to_id(END)].expand(positions - len(row), width)
                rows.append(torch.cat([row, padding]))
            features = tower(model, torch.stack(rows), ends)
            logits = LOGIT_SCALE * images @ F.normalize(features, dim=1).T
            loss = F.cross_entropy(logits, torch.tensor(LABELS))
            loss.backward()
            prefix = f"{sharing}.{position}."
            tensors[prefix + "features"] = features.detach()
            tensors[prefix + "loss"] = loss.detach().reshape(1)
            tensors[prefix + "gradient"] = context.grad
    save_file({k: v.contiguous() for k, v in tensors.items()}, folder / "gradients.safetensors")


def prompt(bpe, name, position, context, table):
    """[length, width]: start, context and class name in the order of the position, full stop, end."""
    pieces = lambda text: table[bpe.encode(text, add_special_tokens=False).ids]
    half = CONTEXT_LENGTH // 2
    body = {
        "end": lambda: [context, pieces(name + ".")],
        "middle": lambda: [context[:half], pieces(name), context[half:], pieces(".")],
        "front": lambda: [pieces(name), context, pieces(".")],
    }[position]()
    return torch.cat([table[bpe.token_to_id(START)][None], *body, table[bpe.token_to_id(END)][None]])


def legacy_sections(saved):
    """The first copies are wrong on purpose; the second ones win, and what they leave out has its default."""
    for tower_name in ["text", "vision"]:
        right = {k: v for k, v in saved[f"{tower_name}_config"].items() if k not in ("hidden_act", "layer_norm_eps")}
        saved[f"{tower_name}_config_dict"] = right
        saved[f"{tower_name}_config"] = right | {"hidden_act": "gelu", "layer_norm_eps": 0.5, "num_attention_heads": 1}


def only_what_differs(saved):
    keep = {"hidden_size", "intermediate_size", "vocab_size", "eos_token_id"}
    for section in ["text_config", "vision_config"]:
        saved[section] = {k: v for k, v in saved[section].items() if k in keep}
    for key in ["projection_dim", "logit_scale_init_value", "initializer_factor"]:
        saved.pop(key, None)


def main():
    last, first = tokenizer(specials_first=False), tokenizer(specials_first=True)
    last_ids, first_ids = ({t: b.token_to_id(t) for t in (START, END)} for b in (last, first))

    gradients(write("gelu", randomised(config(last_ids, text=dict(max_position_embeddings=77)), 1), last, END), last)
    write("legacy-eos", randomised(config(last_ids | {END: 2}, "quick_gelu"), 2), last, "!")
    write("configured-eos", randomised(config(first_ids, "quick_gelu", text=dict(num_attention_heads=4)), 3), first, END)
    write("sharded", randomised(config(last_ids), 4), last, END, shard="30KB")
    write("float16", randomised(config(last_ids), 5), last, END, torch.float16)
    write("bfloat16", randomised(config(last_ids), 6), last, END, torch.bfloat16)
    write("legacy-sections", randomised(config(last_ids, "quick_gelu"), 7), last, END, edit=legacy_sections)
    defaults = dict(num_hidden_layers=12, hidden_act="quick_gelu", hidden_size=24, intermediate_size=8)
    write(
        "defaults",
        randomised(
            config(
                last_ids,
                text=defaults | dict(num_attention_heads=8, max_position_embeddings=77),
                vision=defaults | dict(num_attention_heads=12, image_size=224, patch_size=32),
                projection=512,
            ),
            8,
        ),
        last,
        END,
        torch.float16,
        edit=only_what_differs,
    )
    tokens(OUT / "gelu")
    tokens(OUT / "defaults")
    settled = json.loads((OUT / "sharded/tokenizer.json").read_text())
    settled["truncation"] = {"direction": "Right", "max_length": 7, "strategy": "LongestFirst", "stride": 0}
    settled["padding"] = {
        "strategy": {"Fixed": 9}, "direction": "Right", "pad_to_multiple_of": None, "pad_id": 0, "pad_type_id": 0, "pad_token": "!",
    }
    (OUT / "sharded/tokenizer.json").write_text(json.dumps(settled, indent=2) + "\n")
    expect(OUT / "sharded")
    (OUT / "captions.json").write_text(json.dumps(CAPTIONS, indent=2) + "\n")


if __name__ == "__main__":
    main()
