"""Runs the lines of docs/export.md, given on standard input, for every image in a folder.

    python classify.py MODEL PROMPT FOLDER < lines

Prints a line per image: its path in the folder, a tab, and what the lines call best.
"""

import os
import sys

os.environ["HF_HUB_OFFLINE"] = "1"
os.environ["TRANSFORMERS_VERBOSITY"] = "error"

from PIL import Image
from safetensors.numpy import load_file
from transformers import CLIPModel, CLIPProcessor

MODEL, PROMPT, FOLDER = sys.argv[1:]
lines = compile(sys.stdin.read(), "docs/export.md", "exec")
for folder, _, names in sorted(os.walk(FOLDER)):
    for name in sorted(names):
        PHOTO = os.path.join(folder, name)
        variables = dict(globals())
        exec(lines, variables)
        print(os.path.relpath(PHOTO, FOLDER), variables["best"], sep="\t")
