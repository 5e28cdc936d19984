-- Writes a group of appends: all of it, or nothing. One call is one message, so that no transaction is open while a
-- client that was stopped half-way through sending still holds the rest of it.
--   n_…: rows of new grains, c_…: rows of known ones with the version and hash they must still have,
--   e_…: events; e_row counts through the new rows and then the known ones, from 1,
--   p_…: personal texts; p_event counts through the events, from 1,
--   i_…: what they are found by; i_event counts through the events, from 1,
--   x_…: versions whose texts go, with what they are found by; x_row counts as e_row.
-- Fences that are over are returned by their position, and then nothing was written.
CREATE FUNCTION {schema}.append_group(
    f_centre text[], f_epoch bigint[],
    n_kind smallint[], n_id text[], n_centre text[], n_department text[], n_staff text[], n_status text[], n_is_open boolean[],
    n_urgency smallint[], n_due bigint[], n_since bigint[], n_version bigint[], n_links text[], n_hash bytea[], n_state bytea[],
    c_kind smallint[], c_id text[], c_centre text[], c_department text[], c_staff text[], c_status text[], c_is_open boolean[],
    c_urgency smallint[], c_due bigint[], c_since bigint[], c_version bigint[], c_links text[], c_hash bytea[], c_state bytea[],
    c_expected bigint[], c_previous bytea[],
    e_row integer[], e_version bigint[], e_at bigint[], e_kind smallint[], e_actor_kind smallint[], e_id text[], e_type text[],
    e_actor_id text[], e_hash bytea[], e_personal_digest bytea[], e_command_key bytea[], e_command_digest bytea[],
    e_command_status text[], e_payload bytea[],
    p_event integer[], p_salt bytea[], p_text bytea[],
    i_event integer[], i_digest bytea[],
    x_row integer[], x_version bigint[],
    OUT last_sequence bigint, OUT over integer[]
) LANGUAGE plpgsql VOLATILE
-- Plans are made when the tables may still be empty, and kept: they must suit full ones. What is switched off only counts as
-- dear, and dear plans would be compiled.
SET jit = off SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET plan_cache_mode = force_generic_plan
AS $body$
DECLARE
    numbers bigint[] := '{}';
    changed bigint[];
BEGIN
    IF cardinality(f_centre) > 0 THEN
        -- Held to the end, so that a take-over waits for this group, or this group for the take-over.
        PERFORM FROM {schema}.epoch WHERE centre = ANY (f_centre) ORDER BY centre FOR SHARE;
        SELECT array_agg(f.position::integer) INTO over
        FROM unnest(f_centre, f_epoch) WITH ORDINALITY AS f (centre, epoch, position)
        WHERE f.epoch <> coalesce((SELECT e.epoch FROM {schema}.epoch AS e WHERE e.centre = f.centre), 0);
        IF over IS NOT NULL THEN
            RETURN;
        END IF;
    END IF;

    -- Published before the first sequence is taken: the last one taken by anybody. The change feed stops there until this ends.
    PERFORM pg_advisory_xact_lock_shared({published}, (CASE WHEN is_called THEN last_value & 2147483647 ELSE 0 END)::integer)
    FROM {schema}.journal_sequence;

    IF cardinality(n_kind) > 0 THEN
        numbers := ARRAY(SELECT nextval('{schema}.grain_number') FROM generate_series(1, cardinality(n_kind)));
        INSERT INTO {schema}.grain (number, kind, id, centre, department, staff, status, is_open, urgency, due, since, version, links, hash, state)
        SELECT * FROM unnest(
            numbers, n_kind, n_id, n_centre, n_department, n_staff, n_status, n_is_open, n_urgency, n_due, n_since, n_version, n_links, n_hash, n_state);
    END IF;

    IF cardinality(c_kind) > 0 THEN
        WITH written AS (
            UPDATE {schema}.grain AS g
            SET centre = c.centre, department = c.department, staff = c.staff, status = c.status, is_open = c.is_open, urgency = c.urgency,
                due = c.due, since = c.since, version = c.version, links = c.links, hash = c.hash, state = c.state
            FROM unnest(
                c_kind, c_id, c_centre, c_department, c_staff, c_status, c_is_open, c_urgency, c_due, c_since, c_version, c_links, c_hash, c_state, c_expected, c_previous)
                WITH ORDINALITY AS c (
                    kind, id, centre, department, staff, status, is_open, urgency, due, since, version, links, hash, state, expected, previous, position)
            WHERE g.kind = c.kind AND g.id = c.id AND g.version = c.expected AND g.hash = coalesce(c.previous, g.hash)
            RETURNING c.position, g.number
        )
        SELECT array_agg(number ORDER BY position) INTO changed FROM written;
        IF coalesce(cardinality(changed), 0) <> cardinality(c_kind) THEN
            RAISE EXCEPTION 'a grain is at another version' USING ERRCODE = 'COV01';
        END IF;
        numbers := numbers || changed;
    END IF;

    INSERT INTO {schema}.journal (
        grain, version, at, kind, actor_kind, id, type, actor_id, hash, personal_digest, command_key, command_digest, command_status, payload)
    SELECT numbers[e.line], e.version, e.at, e.kind, e.actor_kind, e.id, e.type, e.actor_id,
        e.hash, e.personal_digest, e.command_key, e.command_digest, e.command_status, e.payload
    FROM unnest(
        e_row, e_version, e_at, e_kind, e_actor_kind, e_id, e_type, e_actor_id,
        e_hash, e_personal_digest, e_command_key, e_command_digest, e_command_status, e_payload)
        AS e (line, version, at, kind, actor_kind, id, type, actor_id, hash, personal_digest, command_key, command_digest, command_status, payload);
    last_sequence := currval('{schema}.journal_sequence');

    IF cardinality(p_event) > 0 THEN
        INSERT INTO {schema}.personal (grain, version, salt, text)
        SELECT numbers[e_row[p.event]], e_version[p.event], p.salt, p.text FROM unnest(p_event, p_salt, p_text) AS p (event, salt, text);
    END IF;

    IF cardinality(i_event) > 0 THEN
        INSERT INTO {schema}.personal_index (digest, grain, version)
        SELECT DISTINCT i.digest, numbers[e_row[i.event]], e_version[i.event] FROM unnest(i_event, i_digest) AS i (event, digest);
    END IF;

    IF cardinality(x_row) > 0 THEN
        DELETE FROM {schema}.personal_index AS i USING unnest(x_row, x_version) AS x (line, version)
        WHERE i.grain = numbers[x.line] AND i.version = x.version;
        DELETE FROM {schema}.personal AS p USING unnest(x_row, x_version) AS x (line, version)
        WHERE p.grain = numbers[x.line] AND p.version = x.version;
    END IF;
END
$body$
