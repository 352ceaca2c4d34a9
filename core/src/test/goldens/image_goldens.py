"""Makes the goldens of io.plateau.image with Pillow and transformers' CLIPImageProcessor.

    pip install pillow numpy torch transformers safetensors
    python core/src/test/goldens/image_goldens.py

Values 0..255 are stored as float16, which holds them exactly.
"""

import json
import pathlib

import numpy as np
from PIL import Image
from safetensors.numpy import save_file
from transformers.models.clip.image_processing_pil_clip import CLIPImageProcessorPil

OUT = pathlib.Path(__file__).parents[1] / "resources/io/plateau/image"
FILTERS = ["nearest", "lanczos", "bilinear", "bicubic", "box", "hamming"]  # by Pillow's code
RANDOM = np.random.default_rng(7)


def noise(width, height):
    """Noise over a gradient: overshoots of the negative lobes are clipped at both ends."""
    ramp = np.linspace(0, 255, width)[None, :, None] * np.ones((height, 1, 3))
    return np.clip(ramp + RANDOM.normal(0, 90, (height, width, 3)), 0, 255).astype(np.uint8)


def resampling():
    tensors = {}
    cases = {(23, 17): [(9, 8), (31, 40), (23, 5)], (7, 40): [(7, 12), (16, 3)], (48, 5): [(11, 5), (5, 9)], (1, 1): [(3, 2)]}
    for (width, height), sizes in cases.items():
        pixels = noise(width, height)
        tensors[f"{width}x{height}"] = pixels.astype(np.float16)
        for code, name in enumerate(FILTERS):
            for size in sizes:
                resized = np.asarray(Image.fromarray(pixels).resize(size, code))
                tensors[f"{width}x{height}.{name}.{size[0]}x{size[1]}"] = resized.astype(np.float16)
    save_file(tensors, OUT / "resampling.safetensors")


def preprocessing():
    configs = {
        "clip": dict(size={"shortest_edge": 12}, crop_size={"height": 12, "width": 12}),
        "crop-larger-than-image": dict(size={"shortest_edge": 9}, crop_size={"height": 16, "width": 15}),
        "crop-smaller-than-image": dict(size={"shortest_edge": 15}, crop_size={"height": 8, "width": 11}),
        "exact-size": dict(size={"height": 10, "width": 14}, resample=2, do_center_crop=False),
        "no-resize": dict(do_resize=False, crop_size={"height": 10, "width": 10}, do_normalize=False),
        "no-rescale": dict(size={"shortest_edge": 8}, crop_size={"height": 8, "width": 8}, do_rescale=False, resample=1),
        "half-mean": dict(size={"shortest_edge": 8}, crop_size={"height": 8, "width": 8}, image_mean=[0.5] * 3, image_std=[0.5] * 3, rescale_factor=1 / 127.5),
    }
    images = {f"{w}x{h}": noise(w, h) for w, h in [(23, 17), (7, 31), (40, 6), (12, 12), (5, 4)]}
    tensors = {name: pixels.astype(np.float16) for name, pixels in images.items()}
    for config_name, config in configs.items():
        processor = CLIPImageProcessorPil(**config)
        for name, pixels in images.items():
            values = processor(Image.fromarray(pixels), return_tensors="np")["pixel_values"][0]
            tensors[f"{config_name}.{name}"] = np.ascontiguousarray(values.astype(np.float32))
    save_file(tensors, OUT / "preprocessing.safetensors")
    (OUT / "preprocessing.json").write_text(json.dumps(configs, indent=2) + "\n")


def decoding():
    """Encoded files of every kind that is read, and what Pillow's convert("RGB") makes of them."""
    image = Image.fromarray(noise(13, 9))
    smooth = image.resize((29, 22), Image.BICUBIC)
    alpha = image.convert("RGBA")
    alpha.putalpha(Image.fromarray(RANDOM.integers(0, 256, (9, 13), dtype=np.uint8)))
    grey16 = RANDOM.integers(0, 65536, (9, 13), dtype=np.uint16)
    grey16[0] = np.arange(13) * 25
    folder = OUT / "encoded"
    image.save(folder / "rgb.png")
    alpha.save(folder / "rgba.png")
    image.convert("L").save(folder / "grey.png")
    alpha.convert("LA").save(folder / "grey-alpha.png")
    image.convert("1").save(folder / "one-bit.png")
    image.quantize(4).save(folder / "palette-two-bit.png", bits=2)
    image.quantize(200).save(folder / "palette.png", transparency=3)
    Image.fromarray(grey16).save(folder / "grey16.png")
    image.quantize(50).save(folder / "still.gif")
    image.quantize(50).save(folder / "animated.gif", save_all=True, append_images=[smooth.resize((13, 9)).quantize(9)], duration=40)
    image.save(folder / "rgb.bmp")
    image.quantize(30).save(folder / "palette.bmp")
    smooth.save(folder / "rgb-444.jpg", quality=95, subsampling=0)
    smooth.save(folder / "rgb-420.jpg", quality=90, subsampling=2)
    smooth.save(folder / "progressive.jpg", quality=90, progressive=True)
    smooth.convert("L").save(folder / "grey.jpg", quality=90)
    write_png16(folder / "rgb16.png", RANDOM.integers(0, 65536, (9, 13, 3), dtype=np.uint16))
    tensors = {
        file.name: np.asarray(Image.open(file).convert("RGB")).astype(np.float16)
        for file in sorted(folder.iterdir())
    }
    save_file(tensors, OUT / "decoding.safetensors")


def write_png16(path, samples):
    """Pillow reads 16-bit RGB but does not write it."""
    import struct
    import zlib

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    height, width, _ = samples.shape
    rows = b"".join(b"\0" + row.astype(">u2").tobytes() for row in samples)
    header = struct.pack(">IIBBBBB", width, height, 16, 2, 0, 0, 0)
    path.write_bytes(
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    )


(OUT / "encoded").mkdir(parents=True, exist_ok=True)
resampling()
preprocessing()
decoding()
