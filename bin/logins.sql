-- The two logins and the database, for psql; may be run again at any time. No passwords: the servers trust loopback.

select 'create role comptoir_owner login superuser'
where not exists (select from pg_roles where rolname = 'comptoir_owner')
\gexec

select 'create role comptoir_app login nosuperuser nobypassrls nocreatedb nocreaterole'
where not exists (select from pg_roles where rolname = 'comptoir_app')
\gexec

select 'create database comptoir owner comptoir_owner'
where not exists (select from pg_database where datname = 'comptoir')
\gexec
