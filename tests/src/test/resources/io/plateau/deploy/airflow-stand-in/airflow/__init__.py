"""As much of Airflow as the DAG in deploy/ uses, to see that the file runs and what it submits.

It is no Airflow: that a real one takes the same arguments is not shown by it.
"""


class DAG:
    current = None

    def __init__(self, dag_id, **settings):
        self.dag_id = dag_id
        self.settings = settings
        self.tasks = []

    def __enter__(self):
        DAG.current = self
        return self

    def __exit__(self, *failure):
        DAG.current = None
