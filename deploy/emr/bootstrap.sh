#!/bin/sh
# A bootstrap action: the jar, its settings and the secret of this cluster on every machine.
#   aws emr create-cluster … --bootstrap-actions Path=s3://BUCKET/deploy/emr/bootstrap.sh,Args=[s3://BUCKET/lib]
set -eu

[ $# -eq 1 ] || {
  echo "Cannot install Plateau: where is it? Give the S3 folder with plateau.jar, pytorch-native-cpu-*.jar and conf/." >&2
  exit 2
}
mkdir -p /home/hadoop/plateau
aws s3 cp --recursive --only-show-errors "$1" /home/hadoop/plateau
