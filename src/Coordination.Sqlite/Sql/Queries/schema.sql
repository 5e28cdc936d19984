CREATE TABLE query_mark (
    id       INTEGER PRIMARY KEY CHECK (id = 1),
    sequence INTEGER NOT NULL,
    at       INTEGER,
    hash     TEXT
) STRICT;
INSERT INTO query_mark (id, sequence) VALUES (1, 0);

CREATE TABLE query_request (
    id          TEXT NOT NULL PRIMARY KEY,
    centre      TEXT NOT NULL,
    version     INTEGER NOT NULL,
    status      TEXT NOT NULL,
    is_open     INTEGER NOT NULL,
    service     TEXT NOT NULL,
    channel     INTEGER NOT NULL,
    applicant   INTEGER NOT NULL,
    urgency     INTEGER,
    submitted   INTEGER NOT NULL, -- microseconds since 1970 UTC, as every time here
    first_taken INTEGER,
    closed      INTEGER,
    due         INTEGER,
    missed      INTEGER NOT NULL,
    rating      INTEGER,
    reopened    INTEGER NOT NULL,
    places      TEXT NOT NULL -- 'department/holder department/'
) STRICT, WITHOUT ROWID;
CREATE INDEX query_request_submitted ON query_request (centre, submitted, id);
CREATE INDEX query_request_open ON query_request (centre, submitted, id) WHERE is_open = 1;
CREATE INDEX query_request_service ON query_request (centre, service, submitted, id);
CREATE INDEX query_request_status ON query_request (centre, status, submitted, id);
CREATE INDEX query_request_urgency ON query_request (centre, urgency, submitted, id);
CREATE INDEX query_request_channel ON query_request (centre, channel, submitted, id);
CREATE INDEX query_request_applicant ON query_request (centre, applicant, submitted, id);
CREATE INDEX query_request_closed ON query_request (centre, closed, id) WHERE closed IS NOT NULL;
CREATE INDEX query_request_due ON query_request (centre, due, id) WHERE due IS NOT NULL;
CREATE INDEX query_request_missed ON query_request (centre, submitted, id) WHERE missed = 1;

-- Where something is to be done or, of a closed request, where it was last.
CREATE TABLE query_place (
    request    TEXT NOT NULL,
    number     INTEGER NOT NULL,
    centre     TEXT NOT NULL,
    department TEXT NOT NULL,
    staff      TEXT,
    submitted  INTEGER NOT NULL,
    is_open    INTEGER NOT NULL,
    missed     INTEGER NOT NULL,
    PRIMARY KEY (request, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX query_place_department ON query_place (centre, department, submitted, request);
CREATE INDEX query_place_open ON query_place (centre, department, submitted, request) WHERE is_open = 1;
CREATE INDEX query_place_missed ON query_place (centre, department, submitted, request) WHERE missed = 1;
CREATE INDEX query_place_staff ON query_place (centre, staff, submitted, request) WHERE staff IS NOT NULL;

CREATE TABLE query_handling (
    id         TEXT NOT NULL PRIMARY KEY, -- 'request/number'
    request    TEXT NOT NULL,
    number     INTEGER NOT NULL,
    item       INTEGER NOT NULL,
    step       TEXT NOT NULL,
    centre     TEXT NOT NULL,
    service    TEXT NOT NULL,
    department TEXT NOT NULL,
    staff      TEXT NOT NULL,
    channel    INTEGER NOT NULL,
    urgency    INTEGER NOT NULL,
    queued     INTEGER,
    assigned   INTEGER NOT NULL,
    started    INTEGER,
    ended      INTEGER,
    ending     TEXT,
    outcome    TEXT,
    submitted  INTEGER NOT NULL -- the request
) STRICT, WITHOUT ROWID;
CREATE INDEX query_handling_centre ON query_handling (centre, assigned, id);
CREATE INDEX query_handling_staff ON query_handling (centre, staff, assigned, id);
CREATE INDEX query_handling_department ON query_handling (centre, department, assigned, id);
CREATE INDEX query_handling_service ON query_handling (centre, service, assigned, id);
CREATE INDEX query_handling_request ON query_handling (request, staff, number);
CREATE INDEX query_handling_submitted ON query_handling (centre, staff, submitted, request, number);
CREATE INDEX query_handling_open ON query_handling (centre, assigned, id) WHERE ended IS NULL;
CREATE INDEX query_handling_ended ON query_handling (centre, ended, assigned, staff) WHERE ended IS NOT NULL;
CREATE INDEX query_handling_long ON query_handling (centre, ended, assigned, staff) WHERE ended - assigned > 86400000000; -- a day

-- What counts in figures: each at one instant.
CREATE TABLE query_fact (
    centre     TEXT NOT NULL,
    at         INTEGER NOT NULL,
    request    TEXT NOT NULL,
    number     INTEGER NOT NULL,
    kind       INTEGER NOT NULL,
    department TEXT,
    staff      TEXT,
    service    TEXT NOT NULL,
    channel    INTEGER NOT NULL,
    urgency    INTEGER,
    time       INTEGER, -- microseconds
    PRIMARY KEY (centre, at, request, number)
) STRICT, WITHOUT ROWID;

-- How people stood to work, from when to when; those who are signed off have none.
CREATE TABLE query_presence (
    centre   TEXT NOT NULL,
    staff    TEXT NOT NULL,
    version  INTEGER NOT NULL,
    presence INTEGER NOT NULL,
    begun    INTEGER NOT NULL,
    ended    INTEGER,
    PRIMARY KEY (centre, staff, version)
) STRICT, WITHOUT ROWID;
CREATE INDEX query_presence_open ON query_presence (centre, staff) WHERE ended IS NULL;
CREATE INDEX query_presence_ended ON query_presence (centre, ended) WHERE ended IS NOT NULL;
CREATE INDEX query_presence_long ON query_presence (centre, ended) WHERE ended - begun > 86400000000;

-- Who did what to what: events that somebody caused.
CREATE TABLE query_audit (
    centre   TEXT NOT NULL,
    at       INTEGER NOT NULL,
    sequence INTEGER NOT NULL,
    actor    TEXT NOT NULL,
    role     INTEGER NOT NULL,
    event    TEXT NOT NULL,
    kind     INTEGER NOT NULL,
    grain    TEXT NOT NULL,
    version  INTEGER NOT NULL,
    reason   TEXT,
    PRIMARY KEY (centre, at, sequence)
) STRICT, WITHOUT ROWID;
CREATE INDEX query_audit_actor ON query_audit (centre, actor, at, sequence, event);
CREATE INDEX query_audit_event ON query_audit (centre, event, at, sequence);

-- Indexes are chosen as for a hall with a million requests on record: nothing could be counted yet, and without it some filters would walk the whole list.
ANALYZE query_mark;
INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
    ('query_audit', 'query_audit', '3000000 3000000 1 1'),
    ('query_audit', 'query_audit_actor', '3000000 3000000 15000 1 1 1'),
    ('query_audit', 'query_audit_event', '3000000 3000000 120000 1 1'),
    ('query_fact', 'query_fact', '5000000 5000000 1 1 1'),
    ('query_handling', 'query_handling', '1000000 1'),
    ('query_handling', 'query_handling_centre', '1000000 1000000 1 1'),
    ('query_handling', 'query_handling_department', '1000000 1000000 50000 1 1'),
    ('query_handling', 'query_handling_ended', '990000 990000 1 1 1'),
    ('query_handling', 'query_handling_long', '10000 10000 1 1 1'),
    ('query_handling', 'query_handling_open', '10000 10000 1 1'),
    ('query_handling', 'query_handling_request', '1000000 1 1 1'),
    ('query_handling', 'query_handling_service', '1000000 1000000 33000 1 1'),
    ('query_handling', 'query_handling_staff', '1000000 1000000 5000 1 1'),
    ('query_handling', 'query_handling_submitted', '1000000 1000000 5000 1 1 1'),
    ('query_place', 'query_place', '1000000 1 1'),
    ('query_place', 'query_place_department', '1000000 1000000 50000 1 1'),
    ('query_place', 'query_place_missed', '33000 33000 1600 1 1'),
    ('query_place', 'query_place_open', '10000 10000 500 1 1'),
    ('query_place', 'query_place_staff', '10000 10000 50 1 1'),
    ('query_presence', 'query_presence', '500000 500000 2500 1'),
    ('query_presence', 'query_presence_ended', '500000 500000 1'),
    ('query_presence', 'query_presence_long', '2000 2000 1'),
    ('query_presence', 'query_presence_open', '200 200 1'),
    ('query_request', 'query_request', '1000000 1'),
    ('query_request', 'query_request_applicant', '1000000 1000000 250000 1 1'),
    ('query_request', 'query_request_channel', '1000000 1000000 330000 1 1'),
    ('query_request', 'query_request_closed', '990000 990000 1 1'),
    ('query_request', 'query_request_due', '10000 10000 1 1'),
    ('query_request', 'query_request_missed', '33000 33000 1 1'),
    ('query_request', 'query_request_open', '10000 10000 1 1'),
    ('query_request', 'query_request_service', '1000000 1000000 33000 1 1'),
    ('query_request', 'query_request_status', '1000000 1000000 160000 1 1'),
    ('query_request', 'query_request_submitted', '1000000 1000000 1 1'),
    ('query_request', 'query_request_urgency', '1000000 1000000 200000 1 1');
ANALYZE sqlite_schema;
