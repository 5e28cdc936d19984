-- What personal texts are found by: digests under the store's own key, each with its hall. A row goes with its text.
CREATE TABLE {schema}.personal_index (
    digest  bytea  NOT NULL,
    grain   bigint NOT NULL,
    version bigint NOT NULL,
    CONSTRAINT personal_index_key PRIMARY KEY (digest, grain, version)
)
