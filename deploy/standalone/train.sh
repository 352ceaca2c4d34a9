#!/bin/sh
# Trains on a standalone cluster. Looks at SPARK_HOME, MASTER (spark://host:7077) and
# PLATEAU_SECRET_FILE: a properties file with the one line
#
#   spark.authenticate.secret …
#
# that only its owner can read, added to the settings in conf/spark-defaults.conf. Master and workers
# are started with the same two settings (spark.authenticate, spark.authenticate.secret), for example
# from $SPARK_HOME/conf/spark-defaults.conf, which they read, too. On a command line everybody on the
# machine could see it.
set -eu

home=$(cd "$(dirname "$0")/../.." && pwd -P)
: "${SPARK_HOME:?Set it to the folder of a Spark 3.5.}"
: "${MASTER:?Set it to the URL of the master, such as spark://host:7077.}"
: "${PLATEAU_SECRET_FILE:?Set it to a file with spark.authenticate.secret in it.}"

settings=$(mktemp)
trap 'rm -f "$settings"' EXIT INT TERM
cat "$home/conf/spark-defaults.conf" "$PLATEAU_SECRET_FILE" >"$settings"

PLATEAU_SPARK_ARGS="--master $MASTER --properties-file $settings" \
  "$home/plateau" train \
  --features s3a://plateau/features/photos \
  --model s3a://plateau/models/clip-vit-base-patch16 \
  --out s3a://plateau/prompts/photos \
  --set method=gcscoop \
  --resume
