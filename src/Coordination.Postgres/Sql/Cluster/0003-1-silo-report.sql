-- What silos that have lost others say of themselves, for those that cannot ask them. Of use for seconds: nothing of it need outlive a crash.
CREATE UNLOGGED TABLE {schema}.silo_report (
    cluster     text        NOT NULL,
    silo        text        NOT NULL,
    told_at     timestamptz NOT NULL,
    reached_ms  bigint      NOT NULL,
    lost        text[]      NOT NULL,
    lost_ms     bigint[]    NOT NULL,
    CONSTRAINT silo_report_key PRIMARY KEY (cluster, silo)
)
