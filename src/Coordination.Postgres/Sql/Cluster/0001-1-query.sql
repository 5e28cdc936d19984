-- Where the providers of Microsoft.Orleans.Clustering.AdoNet and Microsoft.Orleans.Reminders.AdoNet find the statements that
-- they run. Names of this table, its columns and its keys, of the parameters (@…) and of the result's columns are their
-- contract (https://github.com/dotnet/orleans, src/AdoNet, and https://learn.microsoft.com/dotnet/orleans/host/configuration-guide/adonet-configuration);
-- everything else, tables and statements, is this program's.
CREATE TABLE {schema}.orleansquery (
    querykey  text NOT NULL,
    querytext text NOT NULL,
    CONSTRAINT orleansquery_key PRIMARY KEY (querykey)
)
