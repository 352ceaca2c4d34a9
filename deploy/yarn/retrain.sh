#!/bin/sh
# Retrains on YARN, which makes the secret itself. In client mode: the exit code of this script is that
# of the command, 0 promoted (or nothing to do), 3 held back. In cluster mode YARN would take 3 for a
# failure, start the driver a second time (spark.yarn.maxAppAttempts) and answer 1.
set -eu

home=$(cd "$(dirname "$0")/../.." && pwd -P)
: "${SPARK_HOME:?Set it to the folder of a Spark 3.5.}"
: "${HADOOP_CONF_DIR:?Set it to the folder with core-site.xml and yarn-site.xml.}"

export PLATEAU_SPARK_ARGS="--master yarn --deploy-mode client --num-executors 4 --properties-file $home/conf/spark-defaults.conf"
exec "$home/plateau" retrain \
  --registry hdfs:///plateau/registry \
  --features hdfs:///plateau/features/incoming \
  --held-out hdfs:///plateau/features/held-out \
  --model hdfs:///plateau/models/clip-vit-base-patch16 \
  --strategy replay
