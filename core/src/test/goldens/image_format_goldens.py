"""Makes small files of every format and kind that is read, and what Pillow makes of them.

    pip install pillow numpy safetensors
    python core/src/test/goldens/image_format_goldens.py

What is expected is exif_transpose and convert("RGB"), but for 16-bit grey: Pillow clips it, and
the high byte is expected. Values 0..255 are stored as float16, which holds them exactly.
"""

import io
import pathlib
import struct
import zlib

import numpy as np
from PIL import Image, ImageOps, PngImagePlugin
from safetensors.numpy import save_file

OUT = pathlib.Path(__file__).parents[1] / "resources/io/plateau/image"
FOLDER = OUT / "formats"
RANDOM = np.random.default_rng(11)
WIDTH, HEIGHT = 23, 17
PngImagePlugin.MAX_TEXT_CHUNK = 2**24  # Pillow refuses text-bomb.png, whose text we do not read.


def smooth():
    """Low frequencies, so that lossy formats have something to keep."""
    y, x = np.mgrid[0:HEIGHT, 0:WIDTH] / 16.0
    waves = [np.sin(2.1 * x + 0.7 * y), np.cos(1.3 * y - 0.9 * x), np.sin(1.7 * x * y)]
    return Image.fromarray((127.5 + 120 * np.stack(waves, axis=2)).astype(np.uint8))


def noise(channels, dtype=np.uint8):
    return RANDOM.integers(0, np.iinfo(dtype).max + 1, (HEIGHT, WIDTH, channels), dtype=dtype)


def orientation(value):
    exif = Image.Exif()
    exif[274] = value
    return exif.tobytes()


def jpegs():
    image = smooth()
    for value in range(1, 9):
        image.save(FOLDER / f"exif-{value}.jpg", quality=95, subsampling=0, exif=orientation(value))
    damaged = orientation(6)[:10] + b"\xff\xff\xff\xff" + orientation(6)[14:]
    image.save(FOLDER / "exif-damaged.jpg", quality=95, subsampling=0, exif=damaged)
    image.save(FOLDER / "exif-unknown.jpg", quality=95, subsampling=0, exif=orientation(9))
    image.convert("CMYK").save(FOLDER / "cmyk.jpg", quality=95)
    cmyk = (FOLDER / "cmyk.jpg").read_bytes()
    adobe = cmyk.index(b"\xff\xee")
    length = struct.unpack(">H", cmyk[adobe + 2 : adobe + 4])[0]
    (FOLDER / "cmyk-without-adobe.jpg").write_bytes(cmyk[:adobe] + cmyk[adobe + 2 + length :])
    transform = cmyk.index(b"Adobe") + 11
    (FOLDER / "ycck.jpg").write_bytes(cmyk[:transform] + b"\x02" + cmyk[transform + 1 :])
    image.convert("CMYK").save(FOLDER / "cmyk-progressive.jpg", quality=95, progressive=True)


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def write_png(name, samples, colour_type, interlaced=False):
    """What Pillow reads but does not write: 16 bits a channel, and Adam7."""
    height, width, _ = samples.shape
    bits = 8 * samples.dtype.itemsize
    passes = [(0, 0, 8, 8), (0, 4, 8, 8), (4, 0, 8, 4), (0, 2, 4, 4), (2, 0, 4, 2), (0, 1, 2, 2), (1, 0, 2, 1)]
    parts = [samples[y::dy, x::dx] for y, x, dy, dx in passes] if interlaced else [samples]
    rows = [b"\0" + row.astype(samples.dtype.newbyteorder(">")).tobytes() for part in parts if part.size for row in part]
    header = struct.pack(">IIBBBBB", width, height, bits, colour_type, 0, 0, int(interlaced))
    (FOLDER / name).write_bytes(
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"".join(rows))) + chunk(b"IEND", b"")
    )


def pngs():
    write_png("grey16.png", noise(1, np.uint16), 0)
    write_png("grey-alpha16.png", noise(2, np.uint16), 4)
    write_png("rgba16.png", noise(4, np.uint16), 6)
    write_png("interlaced.png", noise(3), 2, interlaced=True)
    write_png("grey16-interlaced.png", noise(1, np.uint16), 0, interlaced=True)
    image = Image.fromarray(noise(3))
    image.save(FOLDER / "exif-8.png", exif=orientation(8))
    image.save(FOLDER / "animated.png", save_all=True, append_images=[smooth()], duration=40)
    transparent = image.quantize(9)
    transparent.save(FOLDER / "palette-alpha.png", transparency=bytes(range(0, 216, 24)), bits=4)
    whole = (FOLDER / "palette-alpha.png").read_bytes()
    text = chunk(b"zTXt", b"Comment\0\0" + zlib.compress(b"\0" * 3_000_000, 9))
    (FOLDER / "text-bomb.png").write_bytes(whole[:33] + text + whole[33:])


def photo(width, height):
    grain = RANDOM.normal(0, 12, (height, width, 3))
    return Image.fromarray(np.clip(np.asarray(smooth().resize((width, height))) + grain, 0, 255).astype(np.uint8))


def damaged_webps():
    """Headers that Pillow does not write (the simple filter, partitions, deltas), by chance."""
    made = 0
    while made < 12:
        buffer = io.BytesIO()
        photo(35, 34).save(buffer, "WEBP", quality=60)
        webp = bytearray(buffer.getvalue())
        webp[30:34] = RANDOM.integers(0, 256, 4, dtype=np.uint8).tobytes()
        try:
            Image.open(io.BytesIO(webp)).load()
        except OSError:
            continue
        (FOLDER / f"lossy-damaged-{made}.webp").write_bytes(webp)
        made += 1


def webps():
    image = smooth()
    image.save(FOLDER / "lossy.webp", quality=90)
    alpha = image.convert("RGBA")
    alpha.putalpha(Image.fromarray(noise(1)[:, :, 0]))
    alpha.save(FOLDER / "lossy-alpha.webp", quality=90)
    alpha.save(FOLDER / "lossless-alpha.webp", lossless=True)
    alpha.save(FOLDER / "lossless-alpha-exact.webp", lossless=True, exact=True)
    Image.fromarray(noise(3)).save(FOLDER / "lossless.webp", lossless=True)
    for quality, size in [(5, (41, 40)), (50, (40, 33)), (80, (17, 16)), (100, (33, 41))]:
        photo(*size).save(FOLDER / f"lossy-{quality}.webp", quality=quality)
    damaged_webps()
    image.quantize(7).convert("RGB").save(FOLDER / "lossless-few-colours.webp", lossless=True)
    image.save(FOLDER / "lossless-exif-6.webp", lossless=True, exif=orientation(6))
    image.save(FOLDER / "lossless-animated.webp", lossless=True, save_all=True, append_images=[ImageOps.mirror(image)], duration=40)


def gifs():
    for name, keywords in [("part.gif", {}), ("part-transparent.gif", {"transparency": 3})]:
        smooth().quantize(20).save(FOLDER / name, **keywords)
        gif = bytearray((FOLDER / name).read_bytes())
        gif[6:10] = struct.pack("<HH", WIDTH + 9, HEIGHT + 5)
        frame = gif.index(struct.pack("<BHHHH", 0x2C, 0, 0, WIDTH, HEIGHT))
        gif[frame + 1 : frame + 5] = struct.pack("<HH", 4, 2)
        (FOLDER / name).write_bytes(gif)


def bmps():
    image = Image.fromarray(noise(3))
    image.convert("1").save(FOLDER / "one-bit.bmp")
    image.convert("L").save(FOLDER / "grey.bmp")
    image.convert("RGBA").save(FOLDER / "rgba.bmp")


def write_tiff(name, samples, photometric, order="<", tile=None, extra=None):
    """What Pillow reads but does not write: tiles, 16 bits a channel, associated alpha."""
    height, width, channels = samples.shape
    typed = samples.astype(samples.dtype.newbyteorder(order))
    parts = [typed]
    if tile:
        padded = np.zeros((-(-height // tile) * tile, -(-width // tile) * tile, channels), typed.dtype)
        padded[:height, :width] = typed
        parts = [padded[y : y + tile, x : x + tile] for y in range(0, height, tile) for x in range(0, width, tile)]
    data = [part.tobytes() for part in parts]
    offsets = [8 + sum(map(len, data[:i])) for i in range(len(data))]
    tags = {256: [width], 257: [height], 258: [8 * samples.dtype.itemsize] * channels, 259: [1], 262: [photometric], 277: [channels], 284: [1]}
    if extra is not None:
        tags[338] = [extra]
    tags |= {322: [tile], 323: [tile], 324: offsets, 325: list(map(len, data))} if tile else {273: offsets, 278: [height], 279: list(map(len, data))}
    body = b"".join(data)
    directory = 8 + len(body)
    values_at = directory + 2 + 12 * len(tags) + 4
    entries, values = b"", b""
    for tag, numbers in sorted(tags.items()):
        packed = struct.pack(f"{order}{len(numbers)}I", *numbers)
        entries += struct.pack(f"{order}HHI", tag, 4, len(numbers))
        entries += packed if len(numbers) == 1 else struct.pack(f"{order}I", values_at + len(values))
        values += packed if len(numbers) > 1 else b""
    head = (b"II" if order == "<" else b"MM") + struct.pack(f"{order}HI", 42, directory)
    (FOLDER / name).write_bytes(head + body + struct.pack(f"{order}H", len(tags)) + entries + struct.pack(f"{order}I", 0) + values)


def tiffs():
    image = Image.fromarray(noise(3))
    for compression in ["raw", "tiff_lzw", "tiff_adobe_deflate", "packbits"]:
        image.save(FOLDER / f"rgb-{compression.replace('tiff_', '')}.tif", compression=compression)
    smooth().save(FOLDER / "rgb-predictor.tif", compression="tiff_lzw", tiffinfo={317: 2})
    smooth().save(FOLDER / "jpeg.tif", compression="jpeg", quality=95)
    smooth().convert("CMYK").save(FOLDER / "cmyk.tif", compression="tiff_lzw")
    smooth().convert("CMYK").save(FOLDER / "cmyk-raw.tif")
    image.convert("L").save(FOLDER / "grey.tif")
    image.convert("1").save(FOLDER / "one-bit.tif")
    smooth().convert("1").save(FOLDER / "group4.tif", compression="group4")
    smooth().convert("1").save(FOLDER / "group3.tif", compression="group3")
    image.quantize(40).save(FOLDER / "palette.tif")
    image.convert("RGBA").save(FOLDER / "rgba.tif")
    image.save(FOLDER / "pages.tif", save_all=True, append_images=[smooth()])
    for value in (3, 6):
        image.save(FOLDER / f"orientation-{value}.tif", tiffinfo={274: value})
    write_tiff("grey16.tif", noise(1, np.uint16), 1)
    write_tiff("grey16-big-endian.tif", noise(1, np.uint16), 1, order=">")
    write_tiff("rgb16.tif", noise(3, np.uint16), 2)
    write_tiff("rgb16-big-endian.tif", noise(3, np.uint16), 2, order=">")
    write_tiff("cmyk16.tif", noise(4, np.uint16), 5)
    write_tiff("white-is-zero.tif", noise(1), 0)
    write_tiff("tiled.tif", noise(3), 2, tile=16)
    write_tiff("tiled-cmyk.tif", noise(4), 5, tile=16)
    write_tiff("alpha.tif", noise(4), 2, extra=2)
    write_tiff("unspecified-fourth.tif", noise(4), 2, extra=0)


def expected(file):
    image = Image.open(file)
    if image.mode.startswith("I;16"):
        image = Image.fromarray((np.asarray(image) >> 8).astype(np.uint8))
    return np.asarray(ImageOps.exif_transpose(image).convert("RGB")).astype(np.float16)


FOLDER.mkdir(parents=True, exist_ok=True)
for make in (jpegs, pngs, webps, gifs, bmps, tiffs):
    make()
save_file({file.name: expected(file) for file in sorted(FOLDER.iterdir())}, OUT / "formats.safetensors")
