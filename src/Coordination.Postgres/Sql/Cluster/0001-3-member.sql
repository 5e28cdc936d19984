-- One row a silo that is, or was, a member. Status 3 is a silo at work, 6 a dead one.
CREATE TABLE {schema}.member (
    cluster     text        NOT NULL,
    address     text        NOT NULL,
    port        integer     NOT NULL,
    generation  integer     NOT NULL,
    name        text        NOT NULL,
    host        text        NOT NULL,
    status      integer     NOT NULL,
    gateway     integer,
    suspected   text,
    started     timestamptz NOT NULL,
    alive       timestamptz NOT NULL,
    CONSTRAINT member_key PRIMARY KEY (cluster, address, port, generation),
    CONSTRAINT member_cluster FOREIGN KEY (cluster) REFERENCES {schema}.member_version (cluster)
)
