from airflow import DAG
from airflow.exceptions import AirflowException


class SparkSubmitOperator:
    """The parameters of the provider's operator that are used; another name is a TypeError."""

    def __init__(
        self,
        *,
        task_id,
        name,
        application,
        java_class,
        application_args,
        properties_file,
        deploy_mode,
        retries=None,
        trigger_rule="all_success",
    ):
        self.task_id = task_id
        self.application_args = application_args
        self.properties_file = properties_file
        self.java_class = java_class
        self.deploy_mode = deploy_mode
        self.trigger_rule = trigger_rule
        self.upstream = []
        self.exit_code = 0
        DAG.current.tasks.append(self)

    def __rshift__(self, other):
        other.upstream.append(self.task_id)
        return other

    def execute(self, context):
        if self.exit_code:  # in the words of the provider's hook
            raise AirflowException(
                f"Cannot execute: spark-submit. Error code is: {self.exit_code}."
            )
