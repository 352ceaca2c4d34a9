"""Every week: prepare the images that came in, retrain behind the gate, label the archive.

    prepare >> retrain >> predict

Needs apache-airflow 2.4, apache-airflow-providers-apache-spark 5.0 or later, a connection `spark_default`
to the cluster, and spark-submit beside the worker. Client mode, because only there does spark-submit
end with the exit code of the program.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from airflow import DAG
from airflow.exceptions import AirflowException, AirflowSkipException
from airflow.providers.apache.spark.operators.spark_submit import SparkSubmitOperator
from airflow.utils.trigger_rule import TriggerRule

HOME = "/opt/plateau"
BUCKET = "s3a://plateau"
MODEL = f"{BUCKET}/models/clip-vit-base-patch16"

# What `plateau retrain` ends with where the gate did not open: an answer, not a failure.
HELD_BACK = 3


class PlateauOperator(SparkSubmitOperator):
    """One command of Plateau; skipped, and not failed, where it was held back."""

    def __init__(self, *, command: list[str], **kwargs) -> None:
        super().__init__(
            application=f"{HOME}/plateau.jar",
            java_class="io.plateau.jobs.Plateau",
            application_args=command,
            properties_file=f"{HOME}/conf/spark-defaults.conf",
            deploy_mode="client",
            **kwargs,
        )

    def execute(self, context):
        try:
            super().execute(context)
        except AirflowException as failure:
            if re.search(rf"\b[Ee]rror code is: {HELD_BACK}\.", str(failure)):
                raise AirflowSkipException(
                    "The gate held the new version back; decision.json in the registry says why."
                ) from failure
            raise


with DAG(
    dag_id="plateau_weekly",
    description="Prepare, retrain behind the gate, label",
    schedule="0 3 * * 1",
    start_date=datetime(2026, 1, 5),
    catchup=False,
    max_active_runs=1,  # two runs would compete for the same promotion
    default_args={
        "retries": 2,
        "retry_delay": timedelta(minutes=10),
        "execution_timeout": timedelta(hours=12),
    },
    tags=["plateau"],
) as dag:
    # A retry does what is missing.
    prepare = PlateauOperator(
        task_id="prepare",
        name="plateau-prepare",
        command=[
            "prepare",
            "--source", BUCKET + "/incoming/{{ ds }}",
            "--model", MODEL,
            "--out", BUCKET + "/features/incoming/{{ ds }}",
        ],
    )

    retrain = PlateauOperator(
        task_id="retrain",
        name="plateau-retrain",
        retries=0,
        command=[
            "retrain",
            "--registry", f"{BUCKET}/registry",
            # The first set in there that is new.
            "--features", f"{BUCKET}/features/incoming",
            "--held-out", f"{BUCKET}/features/held-out",
            "--model", MODEL,
            "--strategy", "replay",
        ],
    )

    # With what is current: the new version, or the one before it where that was held back.
    predict = PlateauOperator(
        task_id="predict",
        name="plateau-predict",
        trigger_rule=TriggerRule.NONE_FAILED,
        command=[
            "predict",
            "--registry", f"{BUCKET}/registry",
            "--model", MODEL,
            "--images", f"{BUCKET}/archive",
            "--out", BUCKET + "/labels/{{ ds }}",
            "--format", "parquet",
        ],
    )

    prepare >> retrain >> predict
