-- Run once, as the owner, in a database that was restored, before the first host starts on it; a copy that is only to be tried
-- needs it, too:
--
--   psql --dbname=hall --username=hall_owner --file=after-restore.sql
--
-- What happened after that point is gone from the record, but somebody may still remember it: a host that was not stopped, or
-- is cut off, and portals that follow the events. The numbers they remember must not be given out a second time.
\set ON_ERROR_STOP on
BEGIN;

-- Epochs fence a centre that was taken over: a commit under any epoch but the current one is refused. Restored, an epoch would
-- be counted again, and a host from before the restore that holds the same number would pass for the current centre.
UPDATE coordination.epoch SET epoch = epoch + 1000000;

-- Places in the feed: who reads on from a place beyond the restored end would miss every new event up to it. Gaps are allowed.
SELECT setval('coordination.journal_sequence', last_value + 100000000) AS feed_goes_on_after FROM coordination.journal_sequence;

-- Members: the copy lists the silos that were at work when it was made. A silo that starts on it would take those for its own,
-- and talk to production. They are no part of the record: silos write themselves in when they start. Reminders stay: they are
-- those of an application's own grains.
SELECT to_regclass('orleans.member') IS NOT NULL AS has_members \gset
\if :has_members
DELETE FROM orleans.member;
\endif

COMMIT;
