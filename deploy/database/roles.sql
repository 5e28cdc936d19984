-- The database and its two roles, for psql as a superuser (or a role with CREATEDB and CREATEROLE):
--
--   psql --file=roles.sql                         before the first "silo-host database migrate"
--   psql --command='\password hall_owner'         each role's password, which psql sends as a digest
--   psql --command='\password hall_engine'
--   psql --file=roles.sql                         once more after the first migrate: see the end
--
-- It may be repeated. Other names: psql --set=database=hall --set=owner=hall_owner --set=engine=hall_engine --file=roles.sql
\set ON_ERROR_STOP on
\if :{?database} \else \set database hall \endif
\if :{?owner} \else \set owner hall_owner \endif
\if :{?engine} \else \set engine hall_engine \endif

-- The owner has the schemas and migrates them; it is used for "database migrate" and for restoring, and by no running host.
-- The engine reads and writes rows. Without a password nobody can log in as either, where pg_hba.conf asks for one.
SELECT format('CREATE ROLE %I LOGIN', role) FROM (VALUES (:'owner'), (:'engine')) AS wanted (role)
WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = role) \gexec

-- A role with CREATEROLE that is no superuser must be a member of the owner to create what is the owner's.
SELECT format('GRANT %I TO CURRENT_USER', :'owner') WHERE NOT pg_has_role(:'owner', 'MEMBER') \gexec

-- Texts compare byte by byte whatever the collation is, so the simplest one will do.
SELECT format('CREATE DATABASE %I OWNER %I TEMPLATE template0 ENCODING ''UTF8'' LOCALE ''C.UTF-8''', :'database', :'owner')
WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = :'database') \gexec

REVOKE ALL ON DATABASE :"database" FROM PUBLIC;
GRANT CONNECT ON DATABASE :"database" TO :"engine";

\connect :"database"

-- Whatever the owner creates, in the schemas coordination and orleans, now and with later versions. No TRUNCATE, no DDL.
ALTER DEFAULT PRIVILEGES FOR ROLE :"owner" GRANT USAGE ON SCHEMAS TO :"engine";
ALTER DEFAULT PRIVILEGES FOR ROLE :"owner" GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO :"engine";
ALTER DEFAULT PRIVILEGES FOR ROLE :"owner" GRANT USAGE, SELECT ON SEQUENCES TO :"engine";

-- What was created before those lines were run.
SELECT statement FROM pg_namespace, LATERAL (VALUES
    (format('GRANT USAGE ON SCHEMA %I TO %I', nspname, :'engine')),
    (format('GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA %I TO %I', nspname, :'engine')),
    (format('GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA %I TO %I', nspname, :'engine'))) AS grants (statement)
WHERE nspname IN ('coordination', 'orleans') \gexec

-- The record itself is only ever added to, and the schema's version is the owner's matter: so the running program is not
-- even able to change or delete them.
SELECT format('REVOKE UPDATE, DELETE ON coordination.journal FROM %I', :'engine')
WHERE to_regclass('coordination.journal') IS NOT NULL \gexec
SELECT format('REVOKE INSERT, UPDATE, DELETE ON coordination.schema_version FROM %I', :'engine')
WHERE to_regclass('coordination.schema_version') IS NOT NULL \gexec
