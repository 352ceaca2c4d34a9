#!/bin/sh
# Tells Spark which GPUs this machine has, in the form that
# spark.executor.resource.gpu.discoveryScript wants: {"name": "gpu", "addresses": ["0", "1"]}
set -eu

command -v nvidia-smi >/dev/null || {
  echo "Cannot list GPUs: there is no nvidia-smi on the PATH. Install NVIDIA's driver here, or drop spark.executor.resource.gpu.*." >&2
  exit 1
}
indices=$(nvidia-smi --query-gpu=index --format=csv,noheader) || {
  echo "Cannot list GPUs: nvidia-smi failed: $indices. Check NVIDIA's driver." >&2
  exit 1
}
[ -n "$indices" ] || {
  echo "Cannot list GPUs: nvidia-smi knows of none. Drop spark.executor.resource.gpu.*, or use a machine with one." >&2
  exit 1
}

addresses=
for index in $indices; do
  addresses="$addresses${addresses:+, }\"$index\""
done
echo "{\"name\": \"gpu\", \"addresses\": [$addresses]}"
