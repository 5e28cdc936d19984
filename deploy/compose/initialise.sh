# Sourced by the database's image, once, while its volume is empty: settings, roles, and their passwords from the secrets.
# The server reads the passwords' files by psql itself: a command line could be read by others.
for file in settings roles; do
  psql --no-psqlrc --username=postgres --file="/etc/coordination/$file.sql"
done
psql --no-psqlrc --username=postgres --quiet --set=ON_ERROR_STOP=1 <<'SQL'
\set owner `cut -d: -f5- /run/secrets/owner.pgpass`
\set engine `cut -d: -f5- /run/secrets/engine.pgpass`
ALTER ROLE hall_owner PASSWORD :'owner';
ALTER ROLE hall_engine PASSWORD :'engine';
SQL
