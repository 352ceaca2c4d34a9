class TriggerRule:
    NONE_FAILED = "none_failed"
