extension btree_gist

extension vector

CREATE OR REPLACE FUNCTION public.analyse_contacts()
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$ begin analyze contact; analyze company; analyze vehicle; analyze search_term; analyze search_near; analyze import_change; end $function$

CREATE OR REPLACE FUNCTION public.app_now()
 RETURNS timestamp with time zone
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN COALESCE((NULLIF(current_setting('app.now'::text, true), ''::text))::timestamp with time zone, now())

CREATE OR REPLACE FUNCTION public.app_tenant()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (NULLIF(current_setting('app.tenant'::text, true), ''::text))::uuid

CREATE OR REPLACE FUNCTION public.count_version()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  new.version := old.version + 1;
  return new;
end $function$

CREATE OR REPLACE FUNCTION public.keep_issued_invoice()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if old.status <> 'draft' and (new.number, new.kind, new.total_cents, new.issued_on, new.discount_bp, new.discount_cents)
    is distinct from (old.number, old.kind, old.total_cents, old.issued_on, old.discount_bp, old.discount_cents) then
    raise exception 'an issued invoice cannot be changed' using errcode = 'insufficient_privilege';
  end if;
  if old.status <> 'draft' and new.deleted_at is not null then
    raise exception 'an issued invoice cannot be deleted' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $function$

CREATE OR REPLACE FUNCTION public.keep_issued_line()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if exists (select from invoice where tenant_id = new.tenant_id and id in (new.invoice_id, old.invoice_id) and status <> 'draft') then
    raise exception 'the lines of an issued invoice cannot be changed' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $function$

CREATE OR REPLACE FUNCTION public.name_key(name text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN btrim(regexp_replace(replace(replace(lower(translate(name, 'ÀÂÄÁÃÅÇÉÈÊËÍÌÎÏÑÓÒÔÖÕÚÙÛÜÝŸàâäáãåçéèêëíìîïñóòôöõúùûüýÿ'::text, 'AAAAAACEEEEIIIINOOOOOUUUUYYaaaaaaceeeeiiiinooooouuuuyy'::text)), 'œ'::text, 'oe'::text), 'æ'::text, 'ae'::text), '[^a-z0-9]+'::text, ' '::text, 'g'::text))

CREATE OR REPLACE FUNCTION public.near_keys(word text)
 RETURNS SETOF text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE ROWS 12
AS $function$
  with sound as materialized (select heard, sound_key(heard) as key from (select sound_of(word) as heard) as said)
  select word
  union all
  select '=' || heard from sound
  union all
  select overlay(word placing '' from at for 1) from generate_series(1, least(length(word), 20)) as at where length(word) > 3
  union all
  select '~' || key from sound
  union all
  select '~' || overlay(key placing '' from at for 1)
  from sound, generate_series(1, least(length(key), 12)) as at
  where length(key) > 3
$function$

CREATE OR REPLACE FUNCTION public.only_grows()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'UPDATE' then
    if new.seq > old.seq then return new; end if;
  end if;
  raise exception '% only grows', tg_table_name using errcode = 'insufficient_privilege';
end $function$

CREATE OR REPLACE FUNCTION public.plate_terms(plate text)
 RETURNS SETOF text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE ROWS 4
AS $function$
  select words_in(plate) union select replace(name_key(plate), ' ', '') where name_key(plate) <> ''
$function$

CREATE OR REPLACE FUNCTION public.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'insufficient_privilege';
end $function$

CREATE OR REPLACE FUNCTION public.search_activity_added()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
insert into search_term (tenant_id, term, kind, record_id)
  select distinct row.tenant_id, term, 'activity', row.id from added as row cross join lateral stems_in(row.words) as found (term) where row.deleted_at is null
  on conflict do nothing;
insert into search_meaning (tenant_id, kind, record_id) select row.tenant_id, 'activity', row.id from added as row where row.deleted_at is null
  on conflict (tenant_id, kind, record_id) do update set model = '', embedding = null;
  return null;
end $function$

CREATE OR REPLACE FUNCTION public.search_activity_changed()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
perform search_forget(old.tenant_id, 'activity', old.id, array(select term from stems_in(old.words) as gone (term)));
delete from search_meaning where tenant_id = old.tenant_id and kind = 'activity' and record_id = old.id;
  if tg_op = 'UPDATE' then
insert into search_term (tenant_id, term, kind, record_id)
  select distinct row.tenant_id, term, 'activity', row.id from (select new.*) as row cross join lateral stems_in(row.words) as found (term) where row.deleted_at is null
  on conflict do nothing;
insert into search_meaning (tenant_id, kind, record_id) select row.tenant_id, 'activity', row.id from (select new.*) as row where row.deleted_at is null
  on conflict (tenant_id, kind, record_id) do update set model = '', embedding = null;
  end if;
  return null;
end $function$

CREATE OR REPLACE FUNCTION public.search_appointment_added()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
insert into search_term (tenant_id, term, kind, record_id)
  select distinct row.tenant_id, term, 'appointment', row.id from added as row cross join lateral (select stems_in(concat_ws(' ', name_fr, name_en)) from service
      where service.tenant_id = row.tenant_id and service.id = row.service_id) as found (term) where row.deleted_at is null and row.status in ('booked', 'in_workshop', 'ready', 'done')
  on conflict do nothing;
  return null;
end $function$

CREATE OR REPLACE FUNCTION public.search_appointment_changed()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
perform search_forget(old.tenant_id, 'appointment', old.id, array(select term from (select stems_in(concat_ws(' ', name_fr, name_en)) from service
      where service.tenant_id = old.tenant_id and service.id = old.service_id) as gone (term)));
  if tg_op = 'UPDATE' then
insert into search_term (tenant_id, term, kind, record_id)
  select distinct row.tenant_id, term, 'appointment', row.id from (select new.*) as row cross join lateral (select stems_in(concat_ws(' ', name_fr, name_en)) from service
      where service.tenant_id = row.tenant_id and service.id = row.service_id) as found (term) where row.deleted_at is null and row.status in ('booked', 'in_workshop', 'ready', 'done')
  on conflict do nothing;
  end if;
  return null;
end $function$

CREATE OR REPLACE FUNCTION public.search_company_added()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
insert into search_term (tenant_id, term, kind, record_id)
  select distinct row.tenant_id, term, 'company', row.id from added as row cross join lateral words_in(row.name) as found (term) where row.deleted_at is null
  on conflict do nothing;
insert into search_near (tenant_id, near_key, word)
  select tenant_id, near_key, word
  from (select distinct row.tenant_id, word from added as row cross join lateral words_in(row.name) as word where row.deleted_at is null) as said
  cross join lateral near_keys(word) as near_key
  where not search_knows(said.tenant_id, said.word)
  order by tenant_id, near_key, word
  on conflict do nothing;
  return null;
end $function$

CREATE OR REPLACE FUNCTION public.search_company_changed()
 RETURNS trigger
 LANGUAGE plpgsql
 SET enable_nestloop TO 'off'
AS $function$
begin
perform search_forget(row.tenant_id, 'company', row.id, array(select term from words_in(row.name) as gone (term))) from (select was.* from was join now on now.id = was.id where (was.name, was.deleted_at) is distinct from (now.name, now.deleted_at)) as row;
perform search_forget_names(gone.tenant_id, gone.words)
  from (select row.tenant_id, array_agg(distinct word) as words from (select was.* from was join now on now.id = was.id where (was.name, was.deleted_at) is distinct from (now.name, now.deleted_at)) as row cross join lateral words_in(row.name) as word group by 1) as gone;
insert into search_term (tenant_id, term, kind, record_id)
  select distinct row.tenant_id, term, 'company', row.id from (select now.* from now join was on was.id = now.id where (was.name, was.deleted_at) is distinct from (now.name, now.deleted_at)) as row cross join lateral words_in(row.name) as found (term) where row.deleted_at is null
  on conflict do nothing;
insert into search_near (tenant_id, near_key, word)
  select tenant_id, near_key, word
  from (select distinct row.tenant_id, word from (select now.* from now join was on was.id = now.id where (was.name, was.deleted_at) is distinct from (now.name, now.deleted_at)) as row cross join lateral words_in(row.name) as word where row.deleted_at is null) as said
  cross join lateral near_keys(word) as near_key
  where not search_knows(said.tenant_id, said.word)
  order by tenant_id, near_key, word
  on conflict do nothing;
  return null;
end $function$

CREATE OR REPLACE FUNCTION public.search_company_gone()
 RETURNS trigger
 LANGUAGE plpgsql
 SET enable_nestloop TO 'off'
AS $function$
begin
perform search_forget(row.tenant_id, 'company', row.id, array(select term from words_in(row.name) as gone (term))) from was as row;
perform search_forget_names(gone.tenant_id, gone.words)
  from (select row.tenant_id, array_agg(distinct word) as words from was as row cross join lateral words_in(row.name) as word group by 1) as gone;
  return null;
end $function$

CREATE OR REPLACE FUNCTION public.search_contact_added()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
insert into search_term (tenant_id, term, kind, record_id)
  select distinct row.tenant_id, term, 'contact', row.id from added as row cross join lateral words_in(concat_ws(' ', row.first_name, row.last_name)) as found (term) where row.deleted_at is null
  on conflict do nothing;
insert into search_near (tenant_id, near_key, word)
  select tenant_id, near_key, word
  from (select distinct row.tenant_id, word from added as row cross join lateral words_in(concat_ws(' ', row.first_name, row.last_name)) as word where row.deleted_at is null) as said
  cross join lateral near_keys(word) as near_key
  where not search_knows(said.tenant_id, said.word)
  order by tenant_id, near_key, word
  on conflict do nothing;
  return null;
end $function$

CREATE OR REPLACE FUNCTION public.search_contact_changed()
 RETURNS trigger
 LANGUAGE plpgsql
 SET enable_nestloop TO 'off'
AS $function$
begin
perform search_forget(row.tenant_id, 'contact', row.id, array(select term from words_in(concat_ws(' ', row.first_name, row.last_name)) as gone (term))) from (select was.* from was join now on now.id = was.id where (was.first_name, was.last_name, was.deleted_at) is distinct from (now.first_name, now.last_name, now.deleted_at)) as row;
perform search_forget_names(gone.tenant_id, gone.words)
  from (select row.tenant_id, array_agg(distinct word) as words from (select was.* from was join now on now.id = was.id where (was.first_name, was.last_name, was.deleted_at) is distinct from (now.first_name, now.last_name, now.deleted_at)) as row cross join lateral words_in(concat_ws(' ', row.first_name, row.last_name)) as word group by 1) as gone;
insert into search_term (tenant_id, term, kind, record_id)
  select distinct row.tenant_id, term, 'contact', row.id from (select now.* from now join was on was.id = now.id where (was.first_name, was.last_name, was.deleted_at) is distinct from (now.first_name, now.last_name, now.deleted_at)) as row cross join lateral words_in(concat_ws(' ', row.first_name, row.last_name)) as found (term) where row.deleted_at is null
  on conflict do nothing;
insert into search_near (tenant_id, near_key, word)
  select tenant_id, near_key, word
  from (select distinct row.tenant_id, word from (select now.* from now join was on was.id = now.id where (was.first_name, was.last_name, was.deleted_at) is distinct from (now.first_name, now.last_name, now.deleted_at)) as row cross join lateral words_in(concat_ws(' ', row.first_name, row.last_name)) as word where row.deleted_at is null) as said
  cross join lateral near_keys(word) as near_key
  where not search_knows(said.tenant_id, said.word)
  order by tenant_id, near_key, word
  on conflict do nothing;
  return null;
end $function$

CREATE OR REPLACE FUNCTION public.search_contact_gone()
 RETURNS trigger
 LANGUAGE plpgsql
 SET enable_nestloop TO 'off'
AS $function$
begin
perform search_forget(row.tenant_id, 'contact', row.id, array(select term from words_in(concat_ws(' ', row.first_name, row.last_name)) as gone (term))) from was as row;
perform search_forget_names(gone.tenant_id, gone.words)
  from (select row.tenant_id, array_agg(distinct word) as words from was as row cross join lateral words_in(concat_ws(' ', row.first_name, row.last_name)) as word group by 1) as gone;
  return null;
end $function$

CREATE OR REPLACE FUNCTION public.search_deal_added()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
insert into search_term (tenant_id, term, kind, record_id)
  select distinct row.tenant_id, term, 'deal', row.id from added as row cross join lateral stems_in(row.title) as found (term) where row.deleted_at is null
  on conflict do nothing;
insert into search_meaning (tenant_id, kind, record_id) select row.tenant_id, 'deal', row.id from added as row where row.deleted_at is null
  on conflict (tenant_id, kind, record_id) do update set model = '', embedding = null;
  return null;
end $function$

CREATE OR REPLACE FUNCTION public.search_deal_changed()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
perform search_forget(old.tenant_id, 'deal', old.id, array(select term from stems_in(old.title) as gone (term)));
delete from search_meaning where tenant_id = old.tenant_id and kind = 'deal' and record_id = old.id;
  if tg_op = 'UPDATE' then
insert into search_term (tenant_id, term, kind, record_id)
  select distinct row.tenant_id, term, 'deal', row.id from (select new.*) as row cross join lateral stems_in(row.title) as found (term) where row.deleted_at is null
  on conflict do nothing;
insert into search_meaning (tenant_id, kind, record_id) select row.tenant_id, 'deal', row.id from (select new.*) as row where row.deleted_at is null
  on conflict (tenant_id, kind, record_id) do update set model = '', embedding = null;
  end if;
  return null;
end $function$

CREATE OR REPLACE FUNCTION public.search_fact_added()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
insert into search_term (tenant_id, term, kind, record_id)
  select distinct row.tenant_id, term, 'fact', row.id from (select new.*) as row cross join lateral stems_in(concat_ws(' ', row.answer ->> 'fr', row.answer ->> 'en')) as found (term) where row.deleted_at is null
  on conflict do nothing;
  return null;
end $function$

CREATE OR REPLACE FUNCTION public.search_fact_changed()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
perform search_forget(old.tenant_id, 'fact', old.id, array(select term from stems_in(concat_ws(' ', old.answer ->> 'fr', old.answer ->> 'en')) as gone (term)));
  if tg_op = 'UPDATE' then
insert into search_term (tenant_id, term, kind, record_id)
  select distinct row.tenant_id, term, 'fact', row.id from (select new.*) as row cross join lateral stems_in(concat_ws(' ', row.answer ->> 'fr', row.answer ->> 'en')) as found (term) where row.deleted_at is null
  on conflict do nothing;
  end if;
  return null;
end $function$

CREATE OR REPLACE FUNCTION public.search_forget(tenant uuid, of_kind text, record uuid, terms text[])
 RETURNS void
 LANGUAGE plpgsql
 SET enable_seqscan TO 'off'
AS $function$
declare
  gone text;
begin
  foreach gone in array terms loop
    delete from search_term where tenant_id = tenant and term = gone and kind = of_kind and record_id = record;
  end loop;
end $function$

CREATE OR REPLACE FUNCTION public.search_forget_names(tenant uuid, words text[])
 RETURNS void
 LANGUAGE plpgsql
 SET enable_seqscan TO 'off'
AS $function$
declare
  gone text;
  gone_key text;
begin
  foreach gone in array words loop
    continue when exists (select from search_term
      where tenant_id = tenant and term = gone and kind in ('contact', 'company', 'vehicle'));
    for gone_key in select near_keys(gone) loop
      delete from search_near where tenant_id = tenant and near_key = gone_key and word = gone;
    end loop;
  end loop;
end $function$

CREATE OR REPLACE FUNCTION public.search_invoice_added()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
insert into search_term (tenant_id, term, kind, record_id)
  select distinct row.tenant_id, term, 'invoice', row.id from added as row cross join lateral stems_in(row.number) as found (term) where row.deleted_at is null
  on conflict do nothing;
  return null;
end $function$

CREATE OR REPLACE FUNCTION public.search_invoice_changed()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
perform search_forget(old.tenant_id, 'invoice', old.id, array(select term from stems_in(old.number) as gone (term)));
  if tg_op = 'UPDATE' then
insert into search_term (tenant_id, term, kind, record_id)
  select distinct row.tenant_id, term, 'invoice', row.id from (select new.*) as row cross join lateral stems_in(row.number) as found (term) where row.deleted_at is null
  on conflict do nothing;
  end if;
  return null;
end $function$

CREATE OR REPLACE FUNCTION public.search_invoice_line_added()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
insert into search_term (tenant_id, term, kind, record_id)
  select distinct row.tenant_id, term, 'invoice', row.invoice_id from added as row cross join lateral stems_in(row.label) as found (term) where row.deleted_at is null
  on conflict do nothing;
  return null;
end $function$

CREATE OR REPLACE FUNCTION public.search_invoice_line_changed()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
perform search_forget(old.tenant_id, 'invoice', old.invoice_id, array(select term from stems_in(old.label) as gone (term)));
insert into search_term (tenant_id, term, kind, record_id)
  select distinct row.tenant_id, term, 'invoice', row.invoice_id from (select * from invoice_line as line where line.tenant_id = old.tenant_id and line.invoice_id = old.invoice_id and line.id <> old.id) as row cross join lateral stems_in(row.label) as found (term) where row.deleted_at is null
  on conflict do nothing;
  if tg_op = 'UPDATE' then
insert into search_term (tenant_id, term, kind, record_id)
  select distinct row.tenant_id, term, 'invoice', row.invoice_id from (select new.*) as row cross join lateral stems_in(row.label) as found (term) where row.deleted_at is null
  on conflict do nothing;
  end if;
  return null;
end $function$

CREATE OR REPLACE FUNCTION public.search_knows(tenant uuid, name text)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE
 SET enable_seqscan TO 'off'
AS $function$
begin
  return exists (select from search_near where tenant_id = tenant and near_key = name and word = name);
end $function$

CREATE OR REPLACE FUNCTION public.search_message_added()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
insert into search_term (tenant_id, term, kind, record_id)
  select distinct row.tenant_id, term, 'message', row.id from (select new.*) as row cross join lateral stems_in(row.text) as found (term) where row.direction = 'in' and row.author = 'contact' and row.deleted_at is null
  on conflict do nothing;
  return null;
end $function$

CREATE OR REPLACE FUNCTION public.search_message_changed()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
perform search_forget(old.tenant_id, 'message', old.id, array(select term from stems_in(old.text) as gone (term)));
  if tg_op = 'UPDATE' then
insert into search_term (tenant_id, term, kind, record_id)
  select distinct row.tenant_id, term, 'message', row.id from (select new.*) as row cross join lateral stems_in(row.text) as found (term) where row.direction = 'in' and row.author = 'contact' and row.deleted_at is null
  on conflict do nothing;
  end if;
  return null;
end $function$

CREATE OR REPLACE FUNCTION public.search_note_added()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
insert into search_term (tenant_id, term, kind, record_id)
  select distinct row.tenant_id, term, 'note', row.id from added as row cross join lateral stems_in(row.words) as found (term) where row.deleted_at is null
  on conflict do nothing;
insert into search_meaning (tenant_id, kind, record_id) select row.tenant_id, 'note', row.id from added as row where row.deleted_at is null
  on conflict (tenant_id, kind, record_id) do update set model = '', embedding = null;
  return null;
end $function$

CREATE OR REPLACE FUNCTION public.search_note_changed()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
perform search_forget(old.tenant_id, 'note', old.id, array(select term from stems_in(old.words) as gone (term)));
delete from search_meaning where tenant_id = old.tenant_id and kind = 'note' and record_id = old.id;
  if tg_op = 'UPDATE' then
insert into search_term (tenant_id, term, kind, record_id)
  select distinct row.tenant_id, term, 'note', row.id from (select new.*) as row cross join lateral stems_in(row.words) as found (term) where row.deleted_at is null
  on conflict do nothing;
insert into search_meaning (tenant_id, kind, record_id) select row.tenant_id, 'note', row.id from (select new.*) as row where row.deleted_at is null
  on conflict (tenant_id, kind, record_id) do update set model = '', embedding = null;
  end if;
  return null;
end $function$

CREATE OR REPLACE FUNCTION public.search_phone_of_address_added()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  insert into search_phone (tenant_id, record_id, contact_id)
  select row.tenant_id, row.id, row.contact_id from added as row where row.contact_id is not null and row.channel in ('sms', 'whatsapp', 'voice') and row.deleted_at is null
  on conflict (tenant_id, record_id) do update set contact_id = excluded.contact_id, end_index = '';
  return null;
end $function$

CREATE OR REPLACE FUNCTION public.search_phone_of_address_changed()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  delete from search_phone where tenant_id = old.tenant_id and record_id = old.id;
  if tg_op = 'UPDATE' then
    insert into search_phone (tenant_id, record_id, contact_id)
  select row.tenant_id, row.id, row.contact_id from (select new.*) as row where row.contact_id is not null and row.channel in ('sms', 'whatsapp', 'voice') and row.deleted_at is null
  on conflict (tenant_id, record_id) do update set contact_id = excluded.contact_id, end_index = '';
  end if;
  return null;
end $function$

CREATE OR REPLACE FUNCTION public.search_phone_of_contact_added()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  insert into search_phone (tenant_id, record_id, contact_id)
  select row.tenant_id, row.id, row.id from added as row where row.phone_index is not null and row.deleted_at is null
  on conflict (tenant_id, record_id) do update set contact_id = excluded.contact_id, end_index = '';
  return null;
end $function$

CREATE OR REPLACE FUNCTION public.search_phone_of_contact_changed()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  delete from search_phone where tenant_id = old.tenant_id and record_id = old.id;
  if tg_op = 'UPDATE' then
    insert into search_phone (tenant_id, record_id, contact_id)
  select row.tenant_id, row.id, row.id from (select new.*) as row where row.phone_index is not null and row.deleted_at is null
  on conflict (tenant_id, record_id) do update set contact_id = excluded.contact_id, end_index = '';
  end if;
  return null;
end $function$

CREATE OR REPLACE FUNCTION public.search_quote_added()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
insert into search_term (tenant_id, term, kind, record_id)
  select distinct row.tenant_id, term, 'quote', row.id from added as row cross join lateral stems_in(row.number) as found (term) where row.deleted_at is null
  on conflict do nothing;
  return null;
end $function$

CREATE OR REPLACE FUNCTION public.search_quote_changed()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
perform search_forget(old.tenant_id, 'quote', old.id, array(select term from stems_in(old.number) as gone (term)));
  if tg_op = 'UPDATE' then
insert into search_term (tenant_id, term, kind, record_id)
  select distinct row.tenant_id, term, 'quote', row.id from (select new.*) as row cross join lateral stems_in(row.number) as found (term) where row.deleted_at is null
  on conflict do nothing;
  end if;
  return null;
end $function$

CREATE OR REPLACE FUNCTION public.search_quote_line_added()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
insert into search_term (tenant_id, term, kind, record_id)
  select distinct row.tenant_id, term, 'quote', row.quote_id from added as row cross join lateral stems_in(row.label) as found (term) where row.deleted_at is null
  on conflict do nothing;
  return null;
end $function$

CREATE OR REPLACE FUNCTION public.search_quote_line_changed()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
perform search_forget(old.tenant_id, 'quote', old.quote_id, array(select term from stems_in(old.label) as gone (term)));
insert into search_term (tenant_id, term, kind, record_id)
  select distinct row.tenant_id, term, 'quote', row.quote_id from (select * from quote_line as line where line.tenant_id = old.tenant_id and line.quote_id = old.quote_id and line.id <> old.id) as row cross join lateral stems_in(row.label) as found (term) where row.deleted_at is null
  on conflict do nothing;
  if tg_op = 'UPDATE' then
insert into search_term (tenant_id, term, kind, record_id)
  select distinct row.tenant_id, term, 'quote', row.quote_id from (select new.*) as row cross join lateral stems_in(row.label) as found (term) where row.deleted_at is null
  on conflict do nothing;
  end if;
  return null;
end $function$

CREATE OR REPLACE FUNCTION public.search_task_added()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
insert into search_term (tenant_id, term, kind, record_id)
  select distinct row.tenant_id, term, 'task', row.id from added as row cross join lateral stems_in(row.title) as found (term) where row.deleted_at is null
  on conflict do nothing;
insert into search_meaning (tenant_id, kind, record_id) select row.tenant_id, 'task', row.id from added as row where row.deleted_at is null
  on conflict (tenant_id, kind, record_id) do update set model = '', embedding = null;
  return null;
end $function$

CREATE OR REPLACE FUNCTION public.search_task_changed()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
perform search_forget(old.tenant_id, 'task', old.id, array(select term from stems_in(old.title) as gone (term)));
delete from search_meaning where tenant_id = old.tenant_id and kind = 'task' and record_id = old.id;
  if tg_op = 'UPDATE' then
insert into search_term (tenant_id, term, kind, record_id)
  select distinct row.tenant_id, term, 'task', row.id from (select new.*) as row cross join lateral stems_in(row.title) as found (term) where row.deleted_at is null
  on conflict do nothing;
insert into search_meaning (tenant_id, kind, record_id) select row.tenant_id, 'task', row.id from (select new.*) as row where row.deleted_at is null
  on conflict (tenant_id, kind, record_id) do update set model = '', embedding = null;
  end if;
  return null;
end $function$

CREATE OR REPLACE FUNCTION public.search_vehicle_added()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
insert into search_term (tenant_id, term, kind, record_id)
  select distinct row.tenant_id, term, 'vehicle', row.id from added as row cross join lateral (select words_in(row.model) union select plate_terms(row.plate)) as found (term) where row.deleted_at is null
  on conflict do nothing;
insert into search_near (tenant_id, near_key, word)
  select tenant_id, near_key, word
  from (select distinct row.tenant_id, word from added as row cross join lateral words_in(row.model) as word where row.deleted_at is null) as said
  cross join lateral near_keys(word) as near_key
  where not search_knows(said.tenant_id, said.word)
  order by tenant_id, near_key, word
  on conflict do nothing;
  return null;
end $function$

CREATE OR REPLACE FUNCTION public.search_vehicle_changed()
 RETURNS trigger
 LANGUAGE plpgsql
 SET enable_nestloop TO 'off'
AS $function$
begin
perform search_forget(row.tenant_id, 'vehicle', row.id, array(select term from (select words_in(row.model) union select plate_terms(row.plate)) as gone (term))) from (select was.* from was join now on now.id = was.id where (was.plate, was.model, was.deleted_at) is distinct from (now.plate, now.model, now.deleted_at)) as row;
perform search_forget_names(gone.tenant_id, gone.words)
  from (select row.tenant_id, array_agg(distinct word) as words from (select was.* from was join now on now.id = was.id where (was.plate, was.model, was.deleted_at) is distinct from (now.plate, now.model, now.deleted_at)) as row cross join lateral words_in(row.model) as word group by 1) as gone;
insert into search_term (tenant_id, term, kind, record_id)
  select distinct row.tenant_id, term, 'vehicle', row.id from (select now.* from now join was on was.id = now.id where (was.plate, was.model, was.deleted_at) is distinct from (now.plate, now.model, now.deleted_at)) as row cross join lateral (select words_in(row.model) union select plate_terms(row.plate)) as found (term) where row.deleted_at is null
  on conflict do nothing;
insert into search_near (tenant_id, near_key, word)
  select tenant_id, near_key, word
  from (select distinct row.tenant_id, word from (select now.* from now join was on was.id = now.id where (was.plate, was.model, was.deleted_at) is distinct from (now.plate, now.model, now.deleted_at)) as row cross join lateral words_in(row.model) as word where row.deleted_at is null) as said
  cross join lateral near_keys(word) as near_key
  where not search_knows(said.tenant_id, said.word)
  order by tenant_id, near_key, word
  on conflict do nothing;
  return null;
end $function$

CREATE OR REPLACE FUNCTION public.search_vehicle_gone()
 RETURNS trigger
 LANGUAGE plpgsql
 SET enable_nestloop TO 'off'
AS $function$
begin
perform search_forget(row.tenant_id, 'vehicle', row.id, array(select term from (select words_in(row.model) union select plate_terms(row.plate)) as gone (term))) from was as row;
perform search_forget_names(gone.tenant_id, gone.words)
  from (select row.tenant_id, array_agg(distinct word) as words from was as row cross join lateral words_in(row.model) as word group by 1) as gone;
  return null;
end $function$

CREATE OR REPLACE FUNCTION public.sound_key(sound text)
 RETURNS text
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE
AS $function$
declare
  bones text := left(sound, 1) || translate(substr(sound, 2), 'aeiou', '');
begin
  return case when length(bones) < 3 then sound else bones end;
end $function$

CREATE OR REPLACE FUNCTION public.sound_of(word text)
 RETURNS text
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE
AS $function$
declare
  sound text := replace(name_key(word), ' ', '');
begin
  sound := regexp_replace(replace(replace(sound, 'ph', 'f'), 'ck', 'k'), '[bf]v(?=r?e)', 'v', 'g');
  sound := regexp_replace(sound, 'ch(?=[lr])|qu?|c(?![eiyh])', 'k', 'g');
  sound := regexp_replace(sound, 'sch|sh|ch', 'x', 'g');
  sound := regexp_replace(replace(sound, 'c', 's'), 'gu(?=[ei])', 'k', 'g');
  sound := translate(regexp_replace(sound, 'ge(?=[ao])|g(?=[eiy])|dj', 'j', 'g'), 'wzh', 'vs');
  sound := regexp_replace(sound, 'm(?=[bp])', 'n', 'g');
  sound := regexp_replace(sound, 'eaux?|aux?|au[dl]t?$|o[ts]$|oo', 'o', 'g');
  sound := regexp_replace(sound, 'ai|ei|ay|ey|ae|oe|ee|ea', 'e', 'g');
  sound := replace(replace(replace(sound, 'ou', 'u'), 'eu', 'u'), 'y', 'i');
  return regexp_replace(regexp_replace(sound, '(?<=..)(er|et|es|[estdpx])$', ''), '(.)\1+', '\1', 'g');
end $function$

CREATE OR REPLACE FUNCTION public.stems_in(words text)
 RETURNS SETOF text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE ROWS 20
AS $function$
  select distinct left(stem, 40)
  from regexp_split_to_table(name_key(coalesce(words, '')), ' ') as word
  cross join lateral (select ts_lexize('french_stem', word) as fr, ts_lexize('english_stem', word) as en) as read
  cross join lateral unnest(fr || en) as stem
  where word not in ('', 'les') and fr <> '{}' and en <> '{}'
  union
  select replace(code[1], ' ', '')
  from regexp_matches(name_key(coalesce(words, '')),
    '(?<![a-z0-9])([a-z]{2} ?[0-9]{3} ?[a-z]{2}|[a-z]{1,2} ?20[0-9]{2} ?[0-9]{2,6})(?![a-z0-9])', 'g') as code
$function$

CREATE OR REPLACE FUNCTION public.touch_updated_at()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  new.updated_at := app_now();
  return new;
end $function$

CREATE OR REPLACE FUNCTION public.words_in(words text)
 RETURNS SETOF text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE ROWS 3
AS $function$
  select distinct left(word, 40) from regexp_split_to_table(name_key(coalesce(words, '')), ' ') as word where word <> ''
$function$

table activity
  tenant_id uuid not null default app_tenant()
  id uuid not null
  kind text not null
  words text not null
  contact_id uuid
  vehicle_id uuid
  appointment_id uuid
  author_id uuid
  at timestamp with time zone not null
  created_at timestamp with time zone not null default app_now()
  updated_at timestamp with time zone not null default app_now()
  deleted_at timestamp with time zone
  version integer not null default 1
  ended_at timestamp with time zone
  is_present boolean not null default false
  constraint activity_end_check CHECK (((ended_at IS NULL) OR ((kind = 'visit'::text) AND (ended_at >= at))))
  constraint activity_kind_check CHECK ((kind = ANY (ARRAY['note'::text, 'call'::text, 'visit'::text, 'finding'::text])))
  constraint activity_present_check CHECK (((NOT is_present) OR ((kind = 'visit'::text) AND (ended_at IS NULL))))
  constraint activity_words_check CHECK ((words <> ''::text))
  constraint activity_appointment_id_fkey FOREIGN KEY (tenant_id, appointment_id) REFERENCES appointment(tenant_id, id) DEFERRABLE INITIALLY DEFERRED
  constraint activity_author_id_fkey FOREIGN KEY (tenant_id, author_id) REFERENCES member(tenant_id, id) DEFERRABLE INITIALLY DEFERRED
  constraint activity_contact_id_fkey FOREIGN KEY (tenant_id, contact_id) REFERENCES contact(tenant_id, id) DEFERRABLE INITIALLY DEFERRED
  constraint activity_vehicle_id_fkey FOREIGN KEY (tenant_id, vehicle_id) REFERENCES vehicle(tenant_id, id) DEFERRABLE INITIALLY DEFERRED
  constraint activity_pkey PRIMARY KEY (tenant_id, id)
  CREATE INDEX activity_appointment ON public.activity USING btree (tenant_id, appointment_id) WHERE (appointment_id IS NOT NULL)
  CREATE INDEX activity_contact ON public.activity USING btree (tenant_id, contact_id, at) WHERE (contact_id IS NOT NULL)
  CREATE UNIQUE INDEX activity_present ON public.activity USING btree (tenant_id, author_id) WHERE (is_present AND (deleted_at IS NULL))
  CREATE INDEX activity_vehicle ON public.activity USING btree (tenant_id, vehicle_id, at) WHERE (vehicle_id IS NOT NULL)
  row level security forced
  policy tenant_only permissive for all to public using (tenant_id = app_tenant()) with check (tenant_id = app_tenant())
  CREATE TRIGGER count_version BEFORE UPDATE ON public.activity FOR EACH ROW EXECUTE FUNCTION count_version()
  CREATE TRIGGER search_added AFTER INSERT ON public.activity REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION search_activity_added()
  CREATE TRIGGER search_changed AFTER UPDATE OF words, deleted_at ON public.activity FOR EACH ROW WHEN (((old.words IS DISTINCT FROM new.words) OR (old.deleted_at IS DISTINCT FROM new.deleted_at))) EXECUTE FUNCTION search_activity_changed()
  CREATE TRIGGER search_gone AFTER DELETE ON public.activity FOR EACH ROW EXECUTE FUNCTION search_activity_changed()
  CREATE TRIGGER touch BEFORE UPDATE ON public.activity FOR EACH ROW EXECUTE FUNCTION touch_updated_at()
  grant delete, insert, select, update to comptoir_runtime

table address
  tenant_id uuid not null default app_tenant()
  id uuid not null
  channel text not null
  value_sealed text not null
  value_index text not null
  contact_id uuid
  member_id uuid
  created_at timestamp with time zone not null default app_now()
  updated_at timestamp with time zone not null default app_now()
  deleted_at timestamp with time zone
  constraint address_of_one CHECK ((num_nonnulls(contact_id, member_id) <= 1))
  constraint address_contact_id_fkey FOREIGN KEY (tenant_id, contact_id) REFERENCES contact(tenant_id, id) DEFERRABLE INITIALLY DEFERRED
  constraint address_member_id_fkey FOREIGN KEY (tenant_id, member_id) REFERENCES member(tenant_id, id) DEFERRABLE INITIALLY DEFERRED
  constraint address_pkey PRIMARY KEY (tenant_id, id)
  CREATE INDEX address_contact ON public.address USING btree (tenant_id, contact_id)
  CREATE INDEX address_member ON public.address USING btree (tenant_id, member_id) WHERE (member_id IS NOT NULL)
  CREATE UNIQUE INDEX address_value ON public.address USING btree (tenant_id, channel, value_index)
  CREATE INDEX address_value_anywhere ON public.address USING btree (tenant_id, value_index)
  row level security forced
  policy tenant_only permissive for all to public using (tenant_id = app_tenant()) with check (tenant_id = app_tenant())
  CREATE TRIGGER search_phone_added AFTER INSERT ON public.address REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION search_phone_of_address_added()
  CREATE TRIGGER search_phone_changed AFTER UPDATE OF contact_id, deleted_at ON public.address FOR EACH ROW WHEN (((old.contact_id IS DISTINCT FROM new.contact_id) OR (old.deleted_at IS DISTINCT FROM new.deleted_at))) EXECUTE FUNCTION search_phone_of_address_changed()
  CREATE TRIGGER search_phone_gone AFTER DELETE ON public.address FOR EACH ROW EXECUTE FUNCTION search_phone_of_address_changed()
  CREATE TRIGGER touch BEFORE UPDATE ON public.address FOR EACH ROW EXECUTE FUNCTION touch_updated_at()
  grant delete, insert, select, update to comptoir_runtime

table appointment
  tenant_id uuid not null default app_tenant()
  id uuid not null
  contact_id uuid not null
  vehicle_id uuid
  service_id uuid not null
  site_id uuid not null
  bay_id uuid not null
  technician_id uuid not null
  conversation_id uuid
  replaces_id uuid
  starts_at timestamp with time zone not null
  ends_at timestamp with time zone not null
  status text not null
  held_until timestamp with time zone
  price_cents integer not null
  ready_at timestamp with time zone
  reminded_at timestamp with time zone
  created_at timestamp with time zone not null default app_now()
  updated_at timestamp with time zone not null default app_now()
  deleted_at timestamp with time zone
  version integer not null default 1
  also uuid[] not null default '{}'::uuid[]
  confirmed_at timestamp with time zone
  constraint appointment_check CHECK ((ends_at > starts_at))
  constraint appointment_check1 CHECK (((status <> 'held'::text) OR (held_until IS NOT NULL)))
  constraint appointment_price_cents_check CHECK ((price_cents >= 0))
  constraint appointment_status_check CHECK ((status = ANY (ARRAY['held'::text, 'booked'::text, 'in_workshop'::text, 'ready'::text, 'done'::text, 'cancelled'::text, 'expired'::text, 'released'::text, 'moved'::text, 'no_show'::text])))
  constraint appointment_bay_id_fkey FOREIGN KEY (tenant_id, bay_id) REFERENCES resource(tenant_id, id) DEFERRABLE INITIALLY DEFERRED
  constraint appointment_contact_id_fkey FOREIGN KEY (tenant_id, contact_id) REFERENCES contact(tenant_id, id) DEFERRABLE INITIALLY DEFERRED
  constraint appointment_conversation_id_fkey FOREIGN KEY (tenant_id, conversation_id) REFERENCES conversation(tenant_id, id) DEFERRABLE INITIALLY DEFERRED
  constraint appointment_service_id_fkey FOREIGN KEY (tenant_id, service_id) REFERENCES service(tenant_id, id) DEFERRABLE INITIALLY DEFERRED
  constraint appointment_site_id_fkey FOREIGN KEY (tenant_id, site_id) REFERENCES site(tenant_id, id) DEFERRABLE INITIALLY DEFERRED
  constraint appointment_technician_id_fkey FOREIGN KEY (tenant_id, technician_id) REFERENCES resource(tenant_id, id) DEFERRABLE INITIALLY DEFERRED
  constraint appointment_vehicle_id_fkey FOREIGN KEY (tenant_id, vehicle_id) REFERENCES vehicle(tenant_id, id) DEFERRABLE INITIALLY DEFERRED
  constraint appointment_pkey PRIMARY KEY (tenant_id, id)
  constraint appointment_bay_free EXCLUDE USING gist (tenant_id WITH =, bay_id WITH =, tstzrange(starts_at, ends_at) WITH &&, (
  CASE
      WHEN (status = 'held'::text) THEN COALESCE(replaces_id, id)
      ELSE id
  END) WITH <>) WHERE ((status = ANY (ARRAY['held'::text, 'booked'::text, 'in_workshop'::text, 'ready'::text])))
  constraint appointment_technician_free EXCLUDE USING gist (tenant_id WITH =, technician_id WITH =, tstzrange(starts_at, ends_at) WITH &&, (
  CASE
      WHEN (status = 'held'::text) THEN COALESCE(replaces_id, id)
      ELSE id
  END) WITH <>) WHERE ((status = ANY (ARRAY['held'::text, 'booked'::text, 'in_workshop'::text, 'ready'::text])))
  CREATE INDEX appointment_contact ON public.appointment USING btree (tenant_id, contact_id, starts_at)
  CREATE INDEX appointment_hold ON public.appointment USING btree (tenant_id, held_until) WHERE (status = 'held'::text)
  CREATE INDEX appointment_start ON public.appointment USING btree (tenant_id, starts_at)
  row level security forced
  policy tenant_only permissive for all to public using (tenant_id = app_tenant()) with check (tenant_id = app_tenant())
  CREATE TRIGGER count_version BEFORE UPDATE OF starts_at, ends_at, status, service_id, also, contact_id, bay_id, technician_id, price_cents ON public.appointment FOR EACH ROW EXECUTE FUNCTION count_version()
  CREATE TRIGGER search_added AFTER INSERT ON public.appointment REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION search_appointment_added()
  CREATE TRIGGER search_changed AFTER UPDATE OF service_id, status, deleted_at ON public.appointment FOR EACH ROW WHEN ((((old.service_id IS DISTINCT FROM new.service_id) OR (old.status IS DISTINCT FROM new.status)) OR (old.deleted_at IS DISTINCT FROM new.deleted_at))) EXECUTE FUNCTION search_appointment_changed()
  CREATE TRIGGER search_gone AFTER DELETE ON public.appointment FOR EACH ROW EXECUTE FUNCTION search_appointment_changed()
  CREATE TRIGGER touch BEFORE UPDATE ON public.appointment FOR EACH ROW EXECUTE FUNCTION touch_updated_at()
  grant delete, insert, select, update to comptoir_runtime

table ask
  tenant_id uuid not null default app_tenant()
  id uuid not null
  conversation_id uuid not null
  message_id uuid
  topic text not null
  kind text not null
  options jsonb not null
  no jsonb
  late text not null
  until timestamp with time zone not null
  closed_at timestamp with time zone
  created_at timestamp with time zone not null default app_now()
  updated_at timestamp with time zone not null default app_now()
  deleted_at timestamp with time zone
  constraint ask_kind_check CHECK ((kind = ANY (ARRAY['choose'::text, 'confirm'::text])))
  constraint ask_late_check CHECK ((late = ANY (ARRAY['runs'::text, 'lapses'::text])))
  constraint ask_conversation_id_fkey FOREIGN KEY (tenant_id, conversation_id) REFERENCES conversation(tenant_id, id) DEFERRABLE INITIALLY DEFERRED
  constraint ask_message_id_fkey FOREIGN KEY (tenant_id, message_id) REFERENCES message(tenant_id, id) DEFERRABLE INITIALLY DEFERRED
  constraint ask_pkey PRIMARY KEY (tenant_id, id)
  CREATE INDEX ask_message ON public.ask USING btree (tenant_id, message_id)
  CREATE INDEX ask_open ON public.ask USING btree (tenant_id, conversation_id) WHERE (closed_at IS NULL)
  CREATE INDEX ask_proposal ON public.ask USING btree (tenant_id, (((options -> 0) ->> 'proposal'::text))) WHERE (closed_at IS NULL)
  row level security forced
  policy tenant_only permissive for all to public using (tenant_id = app_tenant()) with check (tenant_id = app_tenant())
  CREATE TRIGGER touch BEFORE UPDATE ON public.ask FOR EACH ROW EXECUTE FUNCTION touch_updated_at()
  grant delete, insert, select, update to comptoir_runtime

table audit
  tenant_id uuid not null default app_tenant()
  id uuid not null
  seq bigint not null
  actor_role text not null
  actor_id uuid
  action text not null
  table_name text not null
  row_id uuid not null
  change jsonb not null
  turn_id uuid
  previous_hash text not null
  hash text not null
  created_at timestamp with time zone not null default app_now()
  updated_at timestamp with time zone not null default app_now()
  deleted_at timestamp with time zone
  proposer_id uuid
  channel text
  constraint audit_channel_check CHECK ((channel <> ''::text))
  constraint audit_pkey PRIMARY KEY (tenant_id, id)
  CREATE INDEX audit_actor ON public.audit USING btree (tenant_id, actor_id, created_at, id)
  CREATE INDEX audit_record ON public.audit USING btree (tenant_id, row_id, created_at, id)
  CREATE UNIQUE INDEX audit_seq ON public.audit USING btree (tenant_id, seq)
  CREATE INDEX audit_time ON public.audit USING btree (tenant_id, created_at, id)
  row level security forced
  policy tenant_only permissive for all to public using (tenant_id = app_tenant()) with check (tenant_id = app_tenant())
  CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.audit FOR EACH ROW EXECUTE FUNCTION refuse_change()
  CREATE TRIGGER no_truncate BEFORE TRUNCATE ON public.audit FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
  CREATE TRIGGER touch BEFORE UPDATE ON public.audit FOR EACH ROW EXECUTE FUNCTION touch_updated_at()
  grant insert, select to comptoir_runtime

table audit_head
  tenant_id uuid not null default app_tenant()
  id uuid not null
  seq bigint not null
  hash text not null
  seal text
  created_at timestamp with time zone not null default app_now()
  updated_at timestamp with time zone not null default app_now()
  deleted_at timestamp with time zone
  constraint audit_head_seq_check CHECK ((seq >= 0))
  constraint audit_head_pkey PRIMARY KEY (tenant_id, id)
  CREATE UNIQUE INDEX audit_head_once ON public.audit_head USING btree (tenant_id)
  row level security forced
  policy tenant_only permissive for all to public using (tenant_id = app_tenant()) with check (tenant_id = app_tenant())
  CREATE TRIGGER no_truncate BEFORE TRUNCATE ON public.audit_head FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
  CREATE TRIGGER only_grows BEFORE DELETE OR UPDATE ON public.audit_head FOR EACH ROW EXECUTE FUNCTION only_grows()
  CREATE TRIGGER touch BEFORE UPDATE ON public.audit_head FOR EACH ROW EXECUTE FUNCTION touch_updated_at()
  grant insert, select, update to comptoir_runtime

table block
  tenant_id uuid not null default app_tenant()
  id uuid not null
  resource_id uuid not null
  starts_at timestamp with time zone not null
  ends_at timestamp with time zone not null
  reason text
  member_id uuid
  created_at timestamp with time zone not null default app_now()
  updated_at timestamp with time zone not null default app_now()
  deleted_at timestamp with time zone
  version integer not null default 1
  constraint block_check CHECK ((ends_at > starts_at))
  constraint block_member_id_fkey FOREIGN KEY (tenant_id, member_id) REFERENCES member(tenant_id, id) DEFERRABLE INITIALLY DEFERRED
  constraint block_resource_id_fkey FOREIGN KEY (tenant_id, resource_id) REFERENCES resource(tenant_id, id) DEFERRABLE INITIALLY DEFERRED
  constraint block_pkey PRIMARY KEY (tenant_id, id)
  CREATE INDEX block_time ON public.block USING btree (tenant_id, resource_id, starts_at) WHERE (deleted_at IS NULL)
  row level security forced
  policy tenant_only permissive for all to public using (tenant_id = app_tenant()) with check (tenant_id = app_tenant())
  CREATE TRIGGER count_version BEFORE UPDATE ON public.block FOR EACH ROW EXECUTE FUNCTION count_version()
  CREATE TRIGGER touch BEFORE UPDATE ON public.block FOR EACH ROW EXECUTE FUNCTION touch_updated_at()
  grant delete, insert, select, update to comptoir_runtime

table challenge
  tenant_id uuid not null default app_tenant()
  id uuid not null
  conversation_id uuid not null
  contact_id uuid not null
  tool text not null
  input jsonb not null
  closed_at timestamp with time zone
  created_at timestamp with time zone not null default app_now()
  updated_at timestamp with time zone not null default app_now()
  deleted_at timestamp with time zone
  constraint challenge_contact_id_fkey FOREIGN KEY (tenant_id, contact_id) REFERENCES contact(tenant_id, id) DEFERRABLE INITIALLY DEFERRED
  constraint challenge_conversation_id_fkey FOREIGN KEY (tenant_id, conversation_id) REFERENCES conversation(tenant_id, id) DEFERRABLE INITIALLY DEFERRED
  constraint challenge_pkey PRIMARY KEY (tenant_id, id)
  CREATE INDEX challenge_conversation ON public.challenge USING btree (tenant_id, conversation_id, created_at)
  row level security forced
  policy tenant_only permissive for all to public using (tenant_id = app_tenant()) with check (tenant_id = app_tenant())
  CREATE TRIGGER touch BEFORE UPDATE ON public.challenge FOR EACH ROW EXECUTE FUNCTION touch_updated_at()
  grant delete, insert, select, update to comptoir_runtime

table channel_account
  tenant_id uuid not null default app_tenant()
  id uuid not null
  channel text not null
  external_id text not null
  secrets_sealed text not null
  created_at timestamp with time zone not null default app_now()
  updated_at timestamp with time zone not null default app_now()
  deleted_at timestamp with time zone
  constraint channel_account_pkey PRIMARY KEY (tenant_id, id)
  CREATE UNIQUE INDEX channel_account_external ON public.channel_account USING btree (tenant_id, channel, external_id)
  row level security forced
  policy tenant_only permissive for all to public using (tenant_id = app_tenant()) with check (tenant_id = app_tenant())
  CREATE TRIGGER touch BEFORE UPDATE ON public.channel_account FOR EACH ROW EXECUTE FUNCTION touch_updated_at()
  grant delete, insert, select, update to comptoir_runtime

table company
  tenant_id uuid not null default app_tenant()
  id uuid not null
  name text not null
  name_key text default name_key(name)
  siret text
  vat_number text
  phone_sealed text
  phone_index text
  created_at timestamp with time zone not null default app_now()
  updated_at timestamp with time zone not null default app_now()
  deleted_at timestamp with time zone
  version integer not null default 1
  constraint company_siret_check CHECK ((siret ~ '^[0-9]{14}$'::text))
  constraint company_pkey PRIMARY KEY (tenant_id, id)
  CREATE INDEX company_name ON public.company USING btree (tenant_id, name_key)
  CREATE UNIQUE INDEX company_siret ON public.company USING btree (tenant_id, siret) WHERE ((siret IS NOT NULL) AND (deleted_at IS NULL))
  row level security forced
  policy tenant_only permissive for all to public using (tenant_id = app_tenant()) with check (tenant_id = app_tenant())
  CREATE TRIGGER count_version BEFORE UPDATE ON public.company FOR EACH ROW EXECUTE FUNCTION count_version()
  CREATE TRIGGER search_added AFTER INSERT ON public.company REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION search_company_added()
  CREATE TRIGGER search_changed AFTER UPDATE ON public.company REFERENCING OLD TABLE AS was NEW TABLE AS now FOR EACH STATEMENT EXECUTE FUNCTION search_company_changed()
  CREATE TRIGGER search_gone AFTER DELETE ON public.company REFERENCING OLD TABLE AS was FOR EACH STATEMENT EXECUTE FUNCTION search_company_gone()
  CREATE TRIGGER touch BEFORE UPDATE ON public.company FOR EACH ROW EXECUTE FUNCTION touch_updated_at()
  grant delete, insert, select, update to comptoir_runtime

table consent
  tenant_id uuid not null default app_tenant()
  id uuid not null
  member_id uuid not null
  kind text not null
  is_given boolean not null
  words text not null
  message_id uuid
  created_at timestamp with time zone not null default app_now()
  updated_at timestamp with time zone not null default app_now()
  deleted_at timestamp with time zone
  constraint consent_kind_check CHECK ((kind <> ''::text))
  constraint consent_member_id_fkey FOREIGN KEY (tenant_id, member_id) REFERENCES member(tenant_id, id) DEFERRABLE INITIALLY DEFERRED
  constraint consent_pkey PRIMARY KEY (tenant_id, id)
  CREATE INDEX consent_kind ON public.consent USING btree (tenant_id, kind, created_at)
  row level security forced
  policy tenant_only permissive for all to public using (tenant_id = app_tenant()) with check (tenant_id = app_tenant())
  CREATE TRIGGER touch BEFORE UPDATE ON public.consent FOR EACH ROW EXECUTE FUNCTION touch_updated_at()
  grant delete, insert, select, update to comptoir_runtime

table contact
  tenant_id uuid not null default app_tenant()
  id uuid not null
  first_name text
  last_name text
  email_sealed text
  email_index text
  language text
  created_at timestamp with time zone not null default app_now()
  updated_at timestamp with time zone not null default app_now()
  deleted_at timestamp with time zone
  version integer not null default 1
  phone_sealed text
  phone_index text
  owner_id uuid
  company_id uuid
  first_key text default name_key(first_name)
  last_key text default name_key(last_name)
  postcode text
  constraint contact_language_check CHECK ((language = ANY (ARRAY['fr'::text, 'en'::text])))
  constraint contact_postcode_check CHECK ((postcode ~ '^[0-9A-Z][0-9A-Z -]{2,9}$'::text))
  constraint contact_company_id_fkey FOREIGN KEY (tenant_id, company_id) REFERENCES company(tenant_id, id) DEFERRABLE INITIALLY DEFERRED
  constraint contact_owner_id_fkey FOREIGN KEY (tenant_id, owner_id) REFERENCES member(tenant_id, id) DEFERRABLE INITIALLY DEFERRED
  constraint contact_pkey PRIMARY KEY (tenant_id, id)
  CREATE INDEX contact_company ON public.contact USING btree (tenant_id, company_id) WHERE (company_id IS NOT NULL)
  CREATE INDEX contact_email ON public.contact USING btree (tenant_id, email_index) WHERE (email_index IS NOT NULL)
  CREATE INDEX contact_first_name ON public.contact USING btree (tenant_id, first_key) WHERE (deleted_at IS NULL)
  CREATE INDEX contact_last_name ON public.contact USING btree (tenant_id, last_key) WHERE (deleted_at IS NULL)
  CREATE INDEX contact_phone ON public.contact USING btree (tenant_id, phone_index) WHERE (phone_index IS NOT NULL)
  row level security forced
  policy tenant_only permissive for all to public using (tenant_id = app_tenant()) with check (tenant_id = app_tenant())
  CREATE TRIGGER count_version BEFORE UPDATE ON public.contact FOR EACH ROW EXECUTE FUNCTION count_version()
  CREATE TRIGGER search_added AFTER INSERT ON public.contact REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION search_contact_added()
  CREATE TRIGGER search_changed AFTER UPDATE ON public.contact REFERENCING OLD TABLE AS was NEW TABLE AS now FOR EACH STATEMENT EXECUTE FUNCTION search_contact_changed()
  CREATE TRIGGER search_gone AFTER DELETE ON public.contact REFERENCING OLD TABLE AS was FOR EACH STATEMENT EXECUTE FUNCTION search_contact_gone()
  CREATE TRIGGER search_phone_added AFTER INSERT ON public.contact REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION search_phone_of_contact_added()
  CREATE TRIGGER search_phone_changed AFTER UPDATE OF phone_index, deleted_at ON public.contact FOR EACH ROW WHEN (((old.phone_index IS DISTINCT FROM new.phone_index) OR (old.deleted_at IS DISTINCT FROM new.deleted_at))) EXECUTE FUNCTION search_phone_of_contact_changed()
  CREATE TRIGGER search_phone_gone AFTER DELETE ON public.contact FOR EACH ROW EXECUTE FUNCTION search_phone_of_contact_changed()
  CREATE TRIGGER touch BEFORE UPDATE ON public.contact FOR EACH ROW EXECUTE FUNCTION touch_updated_at()
  grant delete, insert, select, update to comptoir_runtime

table contact_import
  tenant_id uuid not null default app_tenant()
  id uuid not null
  file_id uuid not null
  conversation_id uuid not null
  member_id uuid not null
  status text not null default 'preview'::text
  mapping jsonb not null
  rows_total integer not null
  rows_done integer not null default 0
  made integer not null default 0
  merged integer not null default 0
  skipped integer not null default 0
  started_at timestamp with time zone
  ended_at timestamp with time zone
  created_at timestamp with time zone not null default app_now()
  updated_at timestamp with time zone not null default app_now()
  deleted_at timestamp with time zone
  version integer not null default 1
  removed integer not null default 0
  restored integer not null default 0
  constraint contact_import_status_check CHECK ((status = ANY (ARRAY['preview'::text, 'running'::text, 'stopped'::text, 'done'::text, 'undoing'::text, 'undone'::text])))
  constraint contact_import_conversation_id_fkey FOREIGN KEY (tenant_id, conversation_id) REFERENCES conversation(tenant_id, id) DEFERRABLE INITIALLY DEFERRED
  constraint contact_import_file_id_fkey FOREIGN KEY (tenant_id, file_id) REFERENCES file(tenant_id, id) DEFERRABLE INITIALLY DEFERRED
  constraint contact_import_member_id_fkey FOREIGN KEY (tenant_id, member_id) REFERENCES member(tenant_id, id) DEFERRABLE INITIALLY DEFERRED
  constraint contact_import_pkey PRIMARY KEY (tenant_id, id)
  CREATE INDEX contact_import_conversation ON public.contact_import USING btree (tenant_id, conversation_id, id DESC)
  row level security forced
  policy tenant_only permissive for all to public using (tenant_id = app_tenant()) with check (tenant_id = app_tenant())
  CREATE TRIGGER count_version BEFORE UPDATE OF status, mapping, deleted_at ON public.contact_import FOR EACH ROW EXECUTE FUNCTION count_version()
  CREATE TRIGGER touch BEFORE UPDATE ON public.contact_import FOR EACH ROW EXECUTE FUNCTION touch_updated_at()
  grant delete, insert, select, update to comptoir_runtime

table conversation
  tenant_id uuid not null default app_tenant()
  id uuid not null
  channel_account_id uuid not null
  address_id uuid not null
  contact_id uuid
  language text not null
  holder text not null default 'agent'::text
  epoch integer not null default 0
  member_wanted_at timestamp with time zone
  disclosed_at timestamp with time zone
  created_at timestamp with time zone not null default app_now()
  updated_at timestamp with time zone not null default app_now()
  deleted_at timestamp with time zone
  member_id uuid
  place text not null default ''::text
  constraint conversation_holder_check CHECK ((holder = ANY (ARRAY['agent'::text, 'member'::text])))
  constraint conversation_language_check CHECK ((language = ANY (ARRAY['fr'::text, 'en'::text])))
  constraint conversation_with_one CHECK ((num_nonnulls(contact_id, member_id) = 1))
  constraint conversation_address_id_fkey FOREIGN KEY (tenant_id, address_id) REFERENCES address(tenant_id, id) DEFERRABLE INITIALLY DEFERRED
  constraint conversation_channel_account_id_fkey FOREIGN KEY (tenant_id, channel_account_id) REFERENCES channel_account(tenant_id, id) DEFERRABLE INITIALLY DEFERRED
  constraint conversation_contact_id_fkey FOREIGN KEY (tenant_id, contact_id) REFERENCES contact(tenant_id, id) DEFERRABLE INITIALLY DEFERRED
  constraint conversation_member_id_fkey FOREIGN KEY (tenant_id, member_id) REFERENCES member(tenant_id, id) DEFERRABLE INITIALLY DEFERRED
  constraint conversation_pkey PRIMARY KEY (tenant_id, id)
  CREATE UNIQUE INDEX conversation_address ON public.conversation USING btree (tenant_id, channel_account_id, address_id, place)
  CREATE INDEX conversation_contact ON public.conversation USING btree (tenant_id, contact_id) WHERE (contact_id IS NOT NULL)
  CREATE INDEX conversation_member ON public.conversation USING btree (tenant_id, member_id) WHERE (member_id IS NOT NULL)
  row level security forced
  policy tenant_only permissive for all to public using (tenant_id = app_tenant()) with check (tenant_id = app_tenant())
  CREATE TRIGGER touch BEFORE UPDATE ON public.conversation FOR EACH ROW EXECUTE FUNCTION touch_updated_at()
  grant delete, insert, select, update to comptoir_runtime

table counter
  tenant_id uuid not null default app_tenant()
  id uuid not null
  series text not null
  year integer not null
  value integer not null default 0
  created_at timestamp with time zone not null default app_now()
  updated_at timestamp with time zone not null default app_now()
  deleted_at timestamp with time zone
  constraint counter_value_check CHECK ((value >= 0))
  constraint counter_pkey PRIMARY KEY (tenant_id, id)
  CREATE UNIQUE INDEX counter_series ON public.counter USING btree (tenant_id, series, year)
  row level security forced
  policy tenant_only permissive for all to public using (tenant_id = app_tenant()) with check (tenant_id = app_tenant())
  CREATE TRIGGER touch BEFORE UPDATE ON public.counter FOR EACH ROW EXECUTE FUNCTION touch_updated_at()
  grant delete, insert, select, update to comptoir_runtime

table custom_field
  tenant_id uuid not null default app_tenant()
  id uuid not null
  noun text not null
  key text not null
  name text not null
  kind text not null
  options jsonb not null default '[]'::jsonb
  created_at timestamp with time zone not null default app_now()
  updated_at timestamp with time zone not null default app_now()
  deleted_at timestamp with time zone
  version integer not null default 1
  constraint custom_field_key_check CHECK ((key <> ''::text))
  constraint custom_field_kind_check CHECK ((kind = ANY (ARRAY['text'::text, 'number'::text, 'date'::text, 'choice'::text])))
  constraint custom_field_name_check CHECK ((name <> ''::text))
  constraint custom_field_noun_check CHECK ((noun = ANY (ARRAY['contact'::text, 'vehicle'::text, 'company'::text, 'appointment'::text])))
  constraint custom_field_pkey PRIMARY KEY (tenant_id, id)
  CREATE UNIQUE INDEX custom_field_key ON public.custom_field USING btree (tenant_id, noun, key) WHERE (deleted_at IS NULL)
  row level security forced
  policy tenant_only permissive for all to public using (tenant_id = app_tenant()) with check (tenant_id = app_tenant())
  CREATE TRIGGER count_version BEFORE UPDATE ON public.custom_field FOR EACH ROW EXECUTE FUNCTION count_version()
  CREATE TRIGGER touch BEFORE UPDATE ON public.custom_field FOR EACH ROW EXECUTE FUNCTION touch_updated_at()
  grant delete, insert, select, update to comptoir_runtime

table deal
  tenant_id uuid not null default app_tenant()
  id uuid not null
  title text not null
  title_key text default name_key(title)
  stage text not null
  status text not null default 'open'::text
  amount_cents integer
  contact_id uuid
  company_id uuid
  quote_id uuid
  owner_id uuid
  reason text
  stage_at timestamp with time zone not null
  closed_at timestamp with time zone
  created_at timestamp with time zone not null default app_now()
  updated_at timestamp with time zone not null default app_now()
  deleted_at timestamp with time zone
  version integer not null default 1
  constraint deal_amount_cents_check CHECK ((amount_cents >= 0))
  constraint deal_check CHECK (((status = 'open'::text) = (closed_at IS NULL)))
  constraint deal_status_check CHECK ((status = ANY (ARRAY['open'::text, 'won'::text, 'lost'::text])))
  constraint deal_title_check CHECK ((title <> ''::text))
  constraint deal_company_id_fkey FOREIGN KEY (tenant_id, company_id) REFERENCES company(tenant_id, id) DEFERRABLE INITIALLY DEFERRED
  constraint deal_contact_id_fkey FOREIGN KEY (tenant_id, contact_id) REFERENCES contact(tenant_id, id) DEFERRABLE INITIALLY DEFERRED
  constraint deal_owner_id_fkey FOREIGN KEY (tenant_id, owner_id) REFERENCES member(tenant_id, id) DEFERRABLE INITIALLY DEFERRED
  constraint deal_quote_id_fkey FOREIGN KEY (tenant_id, quote_id) REFERENCES quote(tenant_id, id) DEFERRABLE INITIALLY DEFERRED
  constraint deal_pkey PRIMARY KEY (tenant_id, id)
  CREATE INDEX deal_open ON public.deal USING btree (tenant_id, stage_at) WHERE ((status = 'open'::text) AND (deleted_at IS NULL))
  row level security forced
  policy tenant_only permissive for all to public using (tenant_id = app_tenant()) with check (tenant_id = app_tenant())
  CREATE TRIGGER count_version BEFORE UPDATE ON public.deal FOR EACH ROW EXECUTE FUNCTION count_version()
  CREATE TRIGGER search_added AFTER INSERT ON public.deal REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION search_deal_added()
  CREATE TRIGGER search_changed AFTER UPDATE OF title, deleted_at ON public.deal FOR EACH ROW WHEN (((old.title IS DISTINCT FROM new.title) OR (old.deleted_at IS DISTINCT FROM new.deleted_at))) EXECUTE FUNCTION search_deal_changed()
  CREATE TRIGGER search_gone AFTER DELETE ON public.deal FOR EACH ROW EXECUTE FUNCTION search_deal_changed()
  CREATE TRIGGER touch BEFORE UPDATE ON public.deal FOR EACH ROW EXECUTE FUNCTION touch_updated_at()
  grant delete, insert, select, update to comptoir_runtime

table deal_stage
  tenant_id uuid not null default app_tenant()
  id uuid not null
  code text not null
  name_fr text not null
  name_en text not null
  position integer not null
  requires jsonb not null default '[]'::jsonb
  owner_id uuid
  created_at timestamp with time zone not null default app_now()
  updated_at timestamp with time zone not null default app_now()
  deleted_at timestamp with time zone
  constraint deal_stage_owner_id_fkey FOREIGN KEY (tenant_id, owner_id) REFERENCES member(tenant_id, id) DEFERRABLE INITIALLY DEFERRED
  constraint deal_stage_pkey PRIMARY KEY (tenant_id, id)
  CREATE UNIQUE INDEX deal_stage_code ON public.deal_stage USING btree (tenant_id, code) WHERE (deleted_at IS NULL)
  row level security forced
  policy tenant_only permissive for all to public using (tenant_id = app_tenant()) with check (tenant_id = app_tenant())
  CREATE TRIGGER touch BEFORE UPDATE ON public.deal_stage FOR EACH ROW EXECUTE FUNCTION touch_updated_at()
  grant delete, insert, select, update to comptoir_runtime

table document
  tenant_id uuid not null default app_tenant()
  id uuid not null
  file_id uuid not null
  label text not null
  contact_id uuid
  vehicle_id uuid
  appointment_id uuid
  quote_id uuid
  invoice_id uuid
  author_id uuid
  created_at timestamp with time zone not null default app_now()
  updated_at timestamp with time zone not null default app_now()
  deleted_at timestamp with time zone
  version integer not null default 1
  constraint document_check CHECK ((num_nonnulls(contact_id, vehicle_id, appointment_id, quote_id, invoice_id) = 1))
  constraint document_label_check CHECK ((label <> ''::text))
  constraint document_appointment_id_fkey FOREIGN KEY (tenant_id, appointment_id) REFERENCES appointment(tenant_id, id) DEFERRABLE INITIALLY DEFERRED
  constraint document_author_id_fkey FOREIGN KEY (tenant_id, author_id) REFERENCES member(tenant_id, id) DEFERRABLE INITIALLY DEFERRED
  constraint document_contact_id_fkey FOREIGN KEY (tenant_id, contact_id) REFERENCES contact(tenant_id, id) DEFERRABLE INITIALLY DEFERRED
  constraint document_file_id_fkey FOREIGN KEY (tenant_id, file_id) REFERENCES file(tenant_id, id) DEFERRABLE INITIALLY DEFERRED
  constraint document_invoice_id_fkey FOREIGN KEY (tenant_id, invoice_id) REFERENCES invoice(tenant_id, id) DEFERRABLE INITIALLY DEFERRED
  constraint document_quote_id_fkey FOREIGN KEY (tenant_id, quote_id) REFERENCES quote(tenant_id, id) DEFERRABLE INITIALLY DEFERRED
  constraint document_vehicle_id_fkey FOREIGN KEY (tenant_id, vehicle_id) REFERENCES vehicle(tenant_id, id) DEFERRABLE INITIALLY DEFERRED
  constraint document_pkey PRIMARY KEY (tenant_id, id)
  CREATE INDEX document_appointment ON public.document USING btree (tenant_id, appointment_id) WHERE ((appointment_id IS NOT NULL) AND (deleted_at IS NULL))
  CREATE INDEX document_contact ON public.document USING btree (tenant_id, contact_id) WHERE ((contact_id IS NOT NULL) AND (deleted_at IS NULL))
  CREATE INDEX document_invoice ON public.document USING btree (tenant_id, invoice_id) WHERE ((invoice_id IS NOT NULL) AND (deleted_at IS NULL))
  CREATE INDEX document_quote ON public.document USING btree (tenant_id, quote_id) WHERE ((quote_id IS NOT NULL) AND (deleted_at IS NULL))
  CREATE INDEX document_vehicle ON public.document USING btree (tenant_id, vehicle_id) WHERE ((vehicle_id IS NOT NULL) AND (deleted_at IS NULL))
  row level security forced
  policy tenant_only permissive for all to public using (tenant_id = app_tenant()) with check (tenant_id = app_tenant())
  CREATE TRIGGER count_version BEFORE UPDATE ON public.document FOR EACH ROW EXECUTE FUNCTION count_version()
  CREATE TRIGGER touch BEFORE UPDATE ON public.document FOR EACH ROW EXECUTE FUNCTION touch_updated_at()
  grant delete, insert, select, update to comptoir_runtime

table fact
  tenant_id uuid not null default app_tenant()
  id uuid not null
  topic text not null
  asks jsonb not null
  answer jsonb not null
  language text
  is_public boolean not null
  source text not null
  author_id uuid
  turn_id uuid
  expires_on date
  position integer not null default 0
  created_at timestamp with time zone not null default app_now()
  updated_at timestamp with time zone not null default app_now()
  deleted_at timestamp with time zone
  version integer not null default 1
  constraint fact_language_check CHECK ((language = ANY (ARRAY['fr'::text, 'en'::text])))
  constraint fact_source_check CHECK ((source = ANY (ARRAY['file'::text, 'said'::text, 'answer'::text])))
  constraint fact_topic_check CHECK ((topic <> ''::text))
  constraint fact_author_id_fkey FOREIGN KEY (tenant_id, author_id) REFERENCES member(tenant_id, id) DEFERRABLE INITIALLY DEFERRED
  constraint fact_pkey PRIMARY KEY (tenant_id, id)
  CREATE INDEX fact_live ON public.fact USING btree (tenant_id, "position", created_at, id) WHERE (deleted_at IS NULL)
  row level security forced
  policy tenant_only permissive for all to public using (tenant_id = app_tenant()) with check (tenant_id = app_tenant())
  CREATE TRIGGER count_version BEFORE UPDATE ON public.fact FOR EACH ROW EXECUTE FUNCTION count_version()
  CREATE TRIGGER search_added AFTER INSERT ON public.fact FOR EACH ROW WHEN ((new.deleted_at IS NULL)) EXECUTE FUNCTION search_fact_added()
  CREATE TRIGGER search_changed AFTER UPDATE OF answer, deleted_at ON public.fact FOR EACH ROW WHEN (((old.answer IS DISTINCT FROM new.answer) OR (old.deleted_at IS DISTINCT FROM new.deleted_at))) EXECUTE FUNCTION search_fact_changed()
  CREATE TRIGGER search_gone AFTER DELETE ON public.fact FOR EACH ROW EXECUTE FUNCTION search_fact_changed()
  CREATE TRIGGER touch BEFORE UPDATE ON public.fact FOR EACH ROW EXECUTE FUNCTION touch_updated_at()
  grant delete, insert, select, update to comptoir_runtime

table field_value
  tenant_id uuid not null default app_tenant()
  id uuid not null
  field_id uuid not null
  record_id uuid not null
  value text not null
  value_key text not null
  created_at timestamp with time zone not null default app_now()
  updated_at timestamp with time zone not null default app_now()
  deleted_at timestamp with time zone
  version integer not null default 1
  constraint field_value_value_check CHECK ((value <> ''::text))
  constraint field_value_field_id_fkey FOREIGN KEY (tenant_id, field_id) REFERENCES custom_field(tenant_id, id) DEFERRABLE INITIALLY DEFERRED
  constraint field_value_pkey PRIMARY KEY (tenant_id, id)
  CREATE INDEX field_value_key ON public.field_value USING btree (tenant_id, value_key) WHERE (deleted_at IS NULL)
  CREATE UNIQUE INDEX field_value_once ON public.field_value USING btree (tenant_id, field_id, record_id) WHERE (deleted_at IS NULL)
  CREATE INDEX field_value_record ON public.field_value USING btree (tenant_id, record_id) WHERE (deleted_at IS NULL)
  row level security forced
  policy tenant_only permissive for all to public using (tenant_id = app_tenant()) with check (tenant_id = app_tenant())
  CREATE TRIGGER count_version BEFORE UPDATE ON public.field_value FOR EACH ROW EXECUTE FUNCTION count_version()
  CREATE TRIGGER touch BEFORE UPDATE ON public.field_value FOR EACH ROW EXECUTE FUNCTION touch_updated_at()
  grant delete, insert, select, update to comptoir_runtime

table file
  tenant_id uuid not null default app_tenant()
  id uuid not null
  name text not null
  hash text not null
  bytes integer not null
  type text not null
  created_at timestamp with time zone not null default app_now()
  updated_at timestamp with time zone not null default app_now()
  deleted_at timestamp with time zone
  constraint file_bytes_check CHECK ((bytes >= 0))
  constraint file_hash_check CHECK ((hash ~ '^[0-9a-f]{64}$'::text))
  constraint file_name_check CHECK ((name <> ''::text))
  constraint file_pkey PRIMARY KEY (tenant_id, id)
  CREATE INDEX file_hash ON public.file USING btree (tenant_id, hash)
  row level security forced
  policy tenant_only permissive for all to public using (tenant_id = app_tenant()) with check (tenant_id = app_tenant())
  CREATE TRIGGER touch BEFORE UPDATE ON public.file FOR EACH ROW EXECUTE FUNCTION touch_updated_at()
  grant delete, insert, select, update to comptoir_runtime

table flag
  tenant_id uuid not null default app_tenant()
  id uuid not null
  name text not null
  share integer not null
  created_at timestamp with time zone not null default app_now()
  updated_at timestamp with time zone not null default app_now()
  deleted_at timestamp with time zone
  version integer not null default 1
  constraint flag_name_check CHECK ((name <> ''::text))
  constraint flag_share_check CHECK (((share >= 0) AND (share <= 100)))
  constraint flag_pkey PRIMARY KEY (tenant_id, id)
  CREATE UNIQUE INDEX flag_once ON public.flag USING btree (tenant_id, name) WHERE (deleted_at IS NULL)
  row level security forced
  policy tenant_only permissive for all to public using (tenant_id = app_tenant()) with check (tenant_id = app_tenant())
  CREATE TRIGGER count_version BEFORE UPDATE ON public.flag FOR EACH ROW EXECUTE FUNCTION count_version()
  CREATE TRIGGER touch BEFORE UPDATE ON public.flag FOR EACH ROW EXECUTE FUNCTION touch_updated_at()
  grant delete, insert, select, update to comptoir_runtime

table import_change
  tenant_id uuid not null default app_tenant()
  id uuid not null
  import_id uuid not null
  table_name text not null
  row_id uuid not null
  before jsonb
  version integer not null
  created_at timestamp with time zone not null default app_now()
  updated_at timestamp with time zone not null default app_now()
  deleted_at timestamp with time zone
  constraint import_change_table_name_check CHECK ((table_name = ANY (ARRAY['contact'::text, 'company'::text, 'vehicle'::text])))
  constraint import_change_import_id_fkey FOREIGN KEY (tenant_id, import_id) REFERENCES contact_import(tenant_id, id) DEFERRABLE INITIALLY DEFERRED
  constraint import_change_pkey PRIMARY KEY (tenant_id, id)
  CREATE INDEX import_change_left ON public.import_change USING btree (tenant_id, import_id, table_name, id) WHERE (deleted_at IS NULL)
  CREATE UNIQUE INDEX import_change_once ON public.import_change USING btree (tenant_id, import_id, table_name, row_id)
  row level security forced
  policy tenant_only permissive for all to public using (tenant_id = app_tenant()) with check (tenant_id = app_tenant())
  CREATE TRIGGER touch BEFORE UPDATE ON public.import_change FOR EACH ROW EXECUTE FUNCTION touch_updated_at()
  grant delete, insert, select, update to comptoir_runtime

table import_refusal
  tenant_id uuid not null default app_tenant()
  id uuid not null
  import_id uuid not null
  at integer not null
  reason text not null
  created_at timestamp with time zone not null default app_now()
  updated_at timestamp with time zone not null default app_now()
  deleted_at timestamp with time zone
  constraint import_refusal_import_id_fkey FOREIGN KEY (tenant_id, import_id) REFERENCES contact_import(tenant_id, id) DEFERRABLE INITIALLY DEFERRED
  constraint import_refusal_pkey PRIMARY KEY (tenant_id, id)
  CREATE UNIQUE INDEX import_refusal_at ON public.import_refusal USING btree (tenant_id, import_id, at)
  row level security forced
  policy tenant_only permissive for all to public using (tenant_id = app_tenant()) with check (tenant_id = app_tenant())
  CREATE TRIGGER touch BEFORE UPDATE ON public.import_refusal FOR EACH ROW EXECUTE FUNCTION touch_updated_at()
  grant delete, insert, select, update to comptoir_runtime

table invoice
  tenant_id uuid not null default app_tenant()
  id uuid not null
  number text
  kind text not null default 'invoice'::text
  status text not null default 'draft'::text
  contact_id uuid not null
  vehicle_id uuid
  appointment_id uuid
  quote_id uuid
  credits_id uuid
  discount_bp integer
  discount_cents integer
  total_cents integer not null default 0
  paid_cents integer not null default 0
  issued_on date
  due_on date
  chased_at timestamp with time zone
  created_at timestamp with time zone not null default app_now()
  updated_at timestamp with time zone not null default app_now()
  deleted_at timestamp with time zone
  version integer not null default 1
  constraint invoice_check CHECK (((discount_bp IS NULL) OR (discount_cents IS NULL)))
  constraint invoice_check1 CHECK (((status = 'draft'::text) = (number IS NULL)))
  constraint invoice_check2 CHECK (((kind = 'credit_note'::text) = (credits_id IS NOT NULL)))
  constraint invoice_check3 CHECK ((paid_cents <= total_cents))
  constraint invoice_discount_bp_check CHECK (((discount_bp >= 0) AND (discount_bp <= 10000)))
  constraint invoice_discount_cents_check CHECK ((discount_cents >= 0))
  constraint invoice_kind_check CHECK ((kind = ANY (ARRAY['invoice'::text, 'credit_note'::text])))
  constraint invoice_paid_cents_check CHECK ((paid_cents >= 0))
  constraint invoice_status_check CHECK ((status = ANY (ARRAY['draft'::text, 'issued'::text, 'paid'::text, 'credited'::text])))
  constraint invoice_total_cents_check CHECK ((total_cents >= 0))
  constraint invoice_appointment_id_fkey FOREIGN KEY (tenant_id, appointment_id) REFERENCES appointment(tenant_id, id) DEFERRABLE INITIALLY DEFERRED
  constraint invoice_contact_id_fkey FOREIGN KEY (tenant_id, contact_id) REFERENCES contact(tenant_id, id) DEFERRABLE INITIALLY DEFERRED
  constraint invoice_credits_id_fkey FOREIGN KEY (tenant_id, credits_id) REFERENCES invoice(tenant_id, id) DEFERRABLE INITIALLY DEFERRED
  constraint invoice_quote_id_fkey FOREIGN KEY (tenant_id, quote_id) REFERENCES quote(tenant_id, id) DEFERRABLE INITIALLY DEFERRED
  constraint invoice_vehicle_id_fkey FOREIGN KEY (tenant_id, vehicle_id) REFERENCES vehicle(tenant_id, id) DEFERRABLE INITIALLY DEFERRED
  constraint invoice_pkey PRIMARY KEY (tenant_id, id)
  CREATE INDEX invoice_contact ON public.invoice USING btree (tenant_id, contact_id, created_at)
  CREATE INDEX invoice_due ON public.invoice USING btree (tenant_id, due_on) WHERE ((status = 'issued'::text) AND (deleted_at IS NULL))
  CREATE UNIQUE INDEX invoice_number ON public.invoice USING btree (tenant_id, number) WHERE (number IS NOT NULL)
  row level security forced
  policy tenant_only permissive for all to public using (tenant_id = app_tenant()) with check (tenant_id = app_tenant())
  CREATE TRIGGER count_version BEFORE UPDATE ON public.invoice FOR EACH ROW EXECUTE FUNCTION count_version()
  CREATE TRIGGER keep_issued BEFORE UPDATE ON public.invoice FOR EACH ROW EXECUTE FUNCTION keep_issued_invoice()
  CREATE TRIGGER search_added AFTER INSERT ON public.invoice REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION search_invoice_added()
  CREATE TRIGGER search_changed AFTER UPDATE OF number, deleted_at ON public.invoice FOR EACH ROW WHEN (((old.number IS DISTINCT FROM new.number) OR (old.deleted_at IS DISTINCT FROM new.deleted_at))) EXECUTE FUNCTION search_invoice_changed()
  CREATE TRIGGER search_gone AFTER DELETE ON public.invoice FOR EACH ROW EXECUTE FUNCTION search_invoice_changed()
  CREATE TRIGGER touch BEFORE UPDATE ON public.invoice FOR EACH ROW EXECUTE FUNCTION touch_updated_at()
  grant insert, select, update to comptoir_runtime

table invoice_line
  tenant_id uuid not null default app_tenant()
  id uuid not null
  invoice_id uuid not null
  label text not null
  position integer not null
  service_id uuid
  quantity numeric(12,2) not null default 1
  unit_cents integer not null
  vat_bp integer not null default 2000
  created_at timestamp with time zone not null default app_now()
  updated_at timestamp with time zone not null default app_now()
  deleted_at timestamp with time zone
  version integer not null default 1
  constraint invoice_line_label_check CHECK ((label <> ''::text))
  constraint invoice_line_quantity_check CHECK ((quantity > (0)::numeric))
  constraint invoice_line_vat_bp_check CHECK (((vat_bp >= 0) AND (vat_bp <= 10000)))
  constraint invoice_line_invoice_id_fkey FOREIGN KEY (tenant_id, invoice_id) REFERENCES invoice(tenant_id, id) DEFERRABLE INITIALLY DEFERRED
  constraint invoice_line_service_id_fkey FOREIGN KEY (tenant_id, service_id) REFERENCES service(tenant_id, id) DEFERRABLE INITIALLY DEFERRED
  constraint invoice_line_pkey PRIMARY KEY (tenant_id, id)
  CREATE INDEX invoice_line_invoice ON public.invoice_line USING btree (tenant_id, invoice_id, "position")
  row level security forced
  policy tenant_only permissive for all to public using (tenant_id = app_tenant()) with check (tenant_id = app_tenant())
  CREATE TRIGGER count_version BEFORE UPDATE ON public.invoice_line FOR EACH ROW EXECUTE FUNCTION count_version()
  CREATE TRIGGER keep_issued BEFORE INSERT OR UPDATE ON public.invoice_line FOR EACH ROW EXECUTE FUNCTION keep_issued_line()
  CREATE TRIGGER search_added AFTER INSERT ON public.invoice_line REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION search_invoice_line_added()
  CREATE TRIGGER search_changed AFTER UPDATE OF label, deleted_at ON public.invoice_line FOR EACH ROW WHEN (((old.label IS DISTINCT FROM new.label) OR (old.deleted_at IS DISTINCT FROM new.deleted_at))) EXECUTE FUNCTION search_invoice_line_changed()
  CREATE TRIGGER search_gone AFTER DELETE ON public.invoice_line FOR EACH ROW EXECUTE FUNCTION search_invoice_line_changed()
  CREATE TRIGGER touch BEFORE UPDATE ON public.invoice_line FOR EACH ROW EXECUTE FUNCTION touch_updated_at()
  grant insert, select, update to comptoir_runtime

table link_attempt
  tenant_id uuid not null default app_tenant()
  id uuid not null
  message_id uuid not null
  address_index text not null
  code_id uuid
  created_at timestamp with time zone not null default app_now()
  updated_at timestamp with time zone not null default app_now()
  deleted_at timestamp with time zone
  constraint link_attempt_code_id_fkey FOREIGN KEY (tenant_id, code_id) REFERENCES link_code(tenant_id, id) DEFERRABLE INITIALLY DEFERRED
  constraint link_attempt_message_id_fkey FOREIGN KEY (tenant_id, message_id) REFERENCES message(tenant_id, id) DEFERRABLE INITIALLY DEFERRED
  constraint link_attempt_pkey PRIMARY KEY (tenant_id, id)
  CREATE UNIQUE INDEX link_attempt_message ON public.link_attempt USING btree (tenant_id, message_id)
  CREATE INDEX link_attempt_wrong ON public.link_attempt USING btree (tenant_id, created_at) WHERE (code_id IS NULL)
  row level security forced
  policy tenant_only permissive for all to public using (tenant_id = app_tenant()) with check (tenant_id = app_tenant())
  CREATE TRIGGER touch BEFORE UPDATE ON public.link_attempt FOR EACH ROW EXECUTE FUNCTION touch_updated_at()
  grant delete, insert, select, update to comptoir_runtime

table link_code
  tenant_id uuid not null default app_tenant()
  id uuid not null
  member_id uuid not null
  issued_by uuid
  code_index text not null
  until timestamp with time zone not null
  used_at timestamp with time zone
  revoked_at timestamp with time zone
  created_at timestamp with time zone not null default app_now()
  updated_at timestamp with time zone not null default app_now()
  deleted_at timestamp with time zone
  address_index text
  constraint link_code_check CHECK (((used_at IS NULL) OR (revoked_at IS NULL)))
  constraint link_code_issued_by_fkey FOREIGN KEY (tenant_id, issued_by) REFERENCES member(tenant_id, id) DEFERRABLE INITIALLY DEFERRED
  constraint link_code_member_id_fkey FOREIGN KEY (tenant_id, member_id) REFERENCES member(tenant_id, id) DEFERRABLE INITIALLY DEFERRED
  constraint link_code_pkey PRIMARY KEY (tenant_id, id)
  CREATE UNIQUE INDEX link_code_live ON public.link_code USING btree (tenant_id, code_index) WHERE ((used_at IS NULL) AND (revoked_at IS NULL))
  CREATE INDEX link_code_member ON public.link_code USING btree (tenant_id, member_id)
  row level security forced
  policy tenant_only permissive for all to public using (tenant_id = app_tenant()) with check (tenant_id = app_tenant())
  CREATE TRIGGER touch BEFORE UPDATE ON public.link_code FOR EACH ROW EXECUTE FUNCTION touch_updated_at()
  grant delete, insert, select, update to comptoir_runtime

table member
  tenant_id uuid not null default app_tenant()
  id uuid not null
  name text not null
  role text not null
  created_at timestamp with time zone not null default app_now()
  updated_at timestamp with time zone not null default app_now()
  deleted_at timestamp with time zone
  version integer not null default 1
  constraint member_role_check CHECK ((role = ANY (ARRAY['OWNER'::text, 'MANAGER'::text, 'USER'::text])))
  constraint member_pkey PRIMARY KEY (tenant_id, id)
  row level security forced
  policy tenant_only permissive for all to public using (tenant_id = app_tenant()) with check (tenant_id = app_tenant())
  CREATE TRIGGER count_version BEFORE UPDATE ON public.member FOR EACH ROW EXECUTE FUNCTION count_version()
  CREATE TRIGGER touch BEFORE UPDATE ON public.member FOR EACH ROW EXECUTE FUNCTION touch_updated_at()
  grant delete, insert, select, update to comptoir_runtime

table message
  tenant_id uuid not null default app_tenant()
  id uuid not null
  conversation_id uuid not null
  direction text not null
  kind text not null
  text text not null
  choices jsonb not null default '[]'::jsonb
  detail jsonb
  provider_id text
  dedupe_key text not null
  status text not null
  error_code text
  segments integer
  send_after timestamp with time zone
  turn_id uuid
  seq bigint not null generated always as identity
  created_at timestamp with time zone not null default app_now()
  updated_at timestamp with time zone not null default app_now()
  deleted_at timestamp with time zone
  author text not null
  author_id uuid
  purpose text not null default 'reply'::text
  constraint message_author_check CHECK ((author = ANY (ARRAY['contact'::text, 'member'::text, 'agent'::text, 'system'::text])))
  constraint message_author_named CHECK (((author = ANY (ARRAY['contact'::text, 'member'::text])) = (author_id IS NOT NULL)))
  constraint message_direction_check CHECK ((direction = ANY (ARRAY['in'::text, 'out'::text])))
  constraint message_kind_check CHECK ((kind = ANY (ARRAY['text'::text, 'choice'::text, 'media'::text, 'location'::text, 'template'::text])))
  constraint message_purpose_check CHECK ((purpose = ANY (ARRAY['reply'::text, 'reminder'::text, 'notice'::text, 'news'::text])))
  constraint message_status_check CHECK ((status = ANY (ARRAY['received'::text, 'pending'::text, 'sending'::text, 'sent'::text, 'delivered'::text, 'read'::text, 'failed'::text, 'refused'::text, 'suppressed'::text, 'unknown'::text])))
  constraint message_conversation_id_fkey FOREIGN KEY (tenant_id, conversation_id) REFERENCES conversation(tenant_id, id) DEFERRABLE INITIALLY DEFERRED
  constraint message_turn_id_fkey FOREIGN KEY (tenant_id, turn_id) REFERENCES turn(tenant_id, id) DEFERRABLE INITIALLY DEFERRED
  constraint message_pkey PRIMARY KEY (tenant_id, id)
  CREATE INDEX message_conversation ON public.message USING btree (tenant_id, conversation_id, seq)
  CREATE UNIQUE INDEX message_dedupe ON public.message USING btree (tenant_id, dedupe_key)
  CREATE INDEX message_open ON public.message USING btree (tenant_id, conversation_id, seq) WHERE (((turn_id IS NULL) AND (direction = 'in'::text)) OR (status = ANY (ARRAY['pending'::text, 'sending'::text])))
  CREATE INDEX message_provider ON public.message USING btree (tenant_id, provider_id) WHERE (provider_id IS NOT NULL)
  CREATE INDEX message_turn ON public.message USING btree (tenant_id, turn_id) WHERE (turn_id IS NOT NULL)
  row level security forced
  policy tenant_only permissive for all to public using (tenant_id = app_tenant()) with check (tenant_id = app_tenant())
  CREATE TRIGGER search_added AFTER INSERT ON public.message FOR EACH ROW WHEN (((new.direction = 'in'::text) AND (new.author = 'contact'::text) AND (new.deleted_at IS NULL))) EXECUTE FUNCTION search_message_added()
  CREATE TRIGGER search_changed AFTER UPDATE OF text, deleted_at ON public.message FOR EACH ROW WHEN (((old.text IS DISTINCT FROM new.text) OR (old.deleted_at IS DISTINCT FROM new.deleted_at))) EXECUTE FUNCTION search_message_changed()
  CREATE TRIGGER search_gone AFTER DELETE ON public.message FOR EACH ROW EXECUTE FUNCTION search_message_changed()
  CREATE TRIGGER touch BEFORE UPDATE ON public.message FOR EACH ROW EXECUTE FUNCTION touch_updated_at()
  grant delete, insert, select, update to comptoir_runtime

table message_file
  tenant_id uuid not null default app_tenant()
  id uuid not null
  message_id uuid not null
  conversation_id uuid not null
  file_id uuid not null
  created_at timestamp with time zone not null default app_now()
  updated_at timestamp with time zone not null default app_now()
  deleted_at timestamp with time zone
  constraint message_file_conversation_id_fkey FOREIGN KEY (tenant_id, conversation_id) REFERENCES conversation(tenant_id, id) DEFERRABLE INITIALLY DEFERRED
  constraint message_file_file_id_fkey FOREIGN KEY (tenant_id, file_id) REFERENCES file(tenant_id, id) DEFERRABLE INITIALLY DEFERRED
  constraint message_file_message_id_fkey FOREIGN KEY (tenant_id, message_id) REFERENCES message(tenant_id, id) DEFERRABLE INITIALLY DEFERRED
  constraint message_file_pkey PRIMARY KEY (tenant_id, id)
  CREATE INDEX message_file_conversation ON public.message_file USING btree (tenant_id, conversation_id, id DESC)
  CREATE UNIQUE INDEX message_file_once ON public.message_file USING btree (tenant_id, message_id, file_id)
  row level security forced
  policy tenant_only permissive for all to public using (tenant_id = app_tenant()) with check (tenant_id = app_tenant())
  CREATE TRIGGER touch BEFORE UPDATE ON public.message_file FOR EACH ROW EXECUTE FUNCTION touch_updated_at()
  grant delete, insert, select, update to comptoir_runtime

table note
  tenant_id uuid not null default app_tenant()
  id uuid not null
  contact_id uuid not null
  conversation_id uuid not null
  appointment_id uuid
  kind text not null
  words text not null
  urgent boolean not null default false
  done_at timestamp with time zone
  created_at timestamp with time zone not null default app_now()
  updated_at timestamp with time zone not null default app_now()
  deleted_at timestamp with time zone
  constraint note_kind_check CHECK ((kind = ANY (ARRAY['appointment'::text, 'late'::text, 'call_back'::text, 'complaint'::text, 'allergy'::text, 'waiting_list'::text, 'quote'::text, 'bill'::text, 'data_export'::text, 'data_erasure'::text, 'urgent'::text, 'other'::text, 'opted_out'::text, 'no_messages'::text])))
  constraint note_appointment_id_fkey FOREIGN KEY (tenant_id, appointment_id) REFERENCES appointment(tenant_id, id) DEFERRABLE INITIALLY DEFERRED
  constraint note_contact_id_fkey FOREIGN KEY (tenant_id, contact_id) REFERENCES contact(tenant_id, id) DEFERRABLE INITIALLY DEFERRED
  constraint note_conversation_id_fkey FOREIGN KEY (tenant_id, conversation_id) REFERENCES conversation(tenant_id, id) DEFERRABLE INITIALLY DEFERRED
  constraint note_pkey PRIMARY KEY (tenant_id, id)
  CREATE INDEX note_appointment ON public.note USING btree (tenant_id, appointment_id) WHERE (appointment_id IS NOT NULL)
  CREATE INDEX note_open ON public.note USING btree (tenant_id, conversation_id, created_at) WHERE (done_at IS NULL)
  row level security forced
  policy tenant_only permissive for all to public using (tenant_id = app_tenant()) with check (tenant_id = app_tenant())
  CREATE TRIGGER search_added AFTER INSERT ON public.note REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION search_note_added()
  CREATE TRIGGER search_changed AFTER UPDATE OF words, deleted_at ON public.note FOR EACH ROW WHEN (((old.words IS DISTINCT FROM new.words) OR (old.deleted_at IS DISTINCT FROM new.deleted_at))) EXECUTE FUNCTION search_note_changed()
  CREATE TRIGGER search_gone AFTER DELETE ON public.note FOR EACH ROW EXECUTE FUNCTION search_note_changed()
  CREATE TRIGGER touch BEFORE UPDATE ON public.note FOR EACH ROW EXECUTE FUNCTION touch_updated_at()
  grant delete, insert, select, update to comptoir_runtime

table open_question
  tenant_id uuid not null default app_tenant()
  id uuid not null
  words text not null
  words_key text not null
  language text not null
  contact_id uuid
  member_id uuid
  conversation_id uuid
  asked integer not null default 1
  asked_at timestamp with time zone not null default app_now()
  status text not null default 'open'::text
  fact_id uuid
  created_at timestamp with time zone not null default app_now()
  updated_at timestamp with time zone not null default app_now()
  deleted_at timestamp with time zone
  version integer not null default 1
  constraint open_question_language_check CHECK ((language = ANY (ARRAY['fr'::text, 'en'::text])))
  constraint open_question_status_check CHECK ((status = ANY (ARRAY['open'::text, 'answered'::text, 'dropped'::text])))
  constraint open_question_words_check CHECK ((words <> ''::text))
  constraint open_question_contact_id_fkey FOREIGN KEY (tenant_id, contact_id) REFERENCES contact(tenant_id, id) DEFERRABLE INITIALLY DEFERRED
  constraint open_question_conversation_id_fkey FOREIGN KEY (tenant_id, conversation_id) REFERENCES conversation(tenant_id, id) DEFERRABLE INITIALLY DEFERRED
  constraint open_question_fact_id_fkey FOREIGN KEY (tenant_id, fact_id) REFERENCES fact(tenant_id, id) DEFERRABLE INITIALLY DEFERRED
  constraint open_question_member_id_fkey FOREIGN KEY (tenant_id, member_id) REFERENCES member(tenant_id, id) DEFERRABLE INITIALLY DEFERRED
  constraint open_question_pkey PRIMARY KEY (tenant_id, id)
  CREATE UNIQUE INDEX open_question_once ON public.open_question USING btree (tenant_id, words_key) WHERE ((status = 'open'::text) AND (deleted_at IS NULL))
  CREATE INDEX open_question_open ON public.open_question USING btree (tenant_id, asked_at, id) WHERE ((status = 'open'::text) AND (deleted_at IS NULL))
  row level security forced
  policy tenant_only permissive for all to public using (tenant_id = app_tenant()) with check (tenant_id = app_tenant())
  CREATE TRIGGER count_version BEFORE UPDATE ON public.open_question FOR EACH ROW EXECUTE FUNCTION count_version()
  CREATE TRIGGER touch BEFORE UPDATE ON public.open_question FOR EACH ROW EXECUTE FUNCTION touch_updated_at()
  grant delete, insert, select, update to comptoir_runtime

table part
  tenant_id uuid not null default app_tenant()
  id uuid not null
  name text not null
  synonyms jsonb not null default '[]'::jsonb
  reference text
  unit text not null default 'piece'::text
  quantity numeric(12,2) not null
  minimum numeric(12,2) not null default 0
  created_at timestamp with time zone not null default app_now()
  updated_at timestamp with time zone not null default app_now()
  deleted_at timestamp with time zone
  version integer not null default 1
  constraint part_minimum_check CHECK ((minimum >= (0)::numeric))
  constraint part_unit_check CHECK ((unit = ANY (ARRAY['piece'::text, 'litre'::text, 'set'::text, 'metre'::text])))
  constraint part_pkey PRIMARY KEY (tenant_id, id)
  row level security forced
  policy tenant_only permissive for all to public using (tenant_id = app_tenant()) with check (tenant_id = app_tenant())
  CREATE TRIGGER count_version BEFORE UPDATE ON public.part FOR EACH ROW EXECUTE FUNCTION count_version()
  CREATE TRIGGER touch BEFORE UPDATE ON public.part FOR EACH ROW EXECUTE FUNCTION touch_updated_at()
  grant delete, insert, select, update to comptoir_runtime

table part_order
  tenant_id uuid not null default app_tenant()
  id uuid not null
  part_id uuid
  words text not null
  quantity numeric(12,2)
  vehicle_id uuid
  member_id uuid
  status text not null default 'wanted'::text
  created_at timestamp with time zone not null default app_now()
  updated_at timestamp with time zone not null default app_now()
  deleted_at timestamp with time zone
  version integer not null default 1
  constraint part_order_quantity_check CHECK ((quantity > (0)::numeric))
  constraint part_order_status_check CHECK ((status = ANY (ARRAY['wanted'::text, 'ordered'::text, 'received'::text])))
  constraint part_order_words_check CHECK ((words <> ''::text))
  constraint part_order_member_id_fkey FOREIGN KEY (tenant_id, member_id) REFERENCES member(tenant_id, id) DEFERRABLE INITIALLY DEFERRED
  constraint part_order_part_id_fkey FOREIGN KEY (tenant_id, part_id) REFERENCES part(tenant_id, id) DEFERRABLE INITIALLY DEFERRED
  constraint part_order_vehicle_id_fkey FOREIGN KEY (tenant_id, vehicle_id) REFERENCES vehicle(tenant_id, id) DEFERRABLE INITIALLY DEFERRED
  constraint part_order_pkey PRIMARY KEY (tenant_id, id)
  CREATE INDEX part_order_open ON public.part_order USING btree (tenant_id, created_at) WHERE ((status <> 'received'::text) AND (deleted_at IS NULL))
  row level security forced
  policy tenant_only permissive for all to public using (tenant_id = app_tenant()) with check (tenant_id = app_tenant())
  CREATE TRIGGER count_version BEFORE UPDATE ON public.part_order FOR EACH ROW EXECUTE FUNCTION count_version()
  CREATE TRIGGER touch BEFORE UPDATE ON public.part_order FOR EACH ROW EXECUTE FUNCTION touch_updated_at()
  grant delete, insert, select, update to comptoir_runtime

table part_use
  tenant_id uuid not null default app_tenant()
  id uuid not null
  part_id uuid
  words text not null
  quantity numeric(12,2) not null
  appointment_id uuid
  vehicle_id uuid
  member_id uuid
  created_at timestamp with time zone not null default app_now()
  updated_at timestamp with time zone not null default app_now()
  deleted_at timestamp with time zone
  version integer not null default 1
  constraint part_use_quantity_check CHECK ((quantity > (0)::numeric))
  constraint part_use_words_check CHECK ((words <> ''::text))
  constraint part_use_appointment_id_fkey FOREIGN KEY (tenant_id, appointment_id) REFERENCES appointment(tenant_id, id) DEFERRABLE INITIALLY DEFERRED
  constraint part_use_member_id_fkey FOREIGN KEY (tenant_id, member_id) REFERENCES member(tenant_id, id) DEFERRABLE INITIALLY DEFERRED
  constraint part_use_part_id_fkey FOREIGN KEY (tenant_id, part_id) REFERENCES part(tenant_id, id) DEFERRABLE INITIALLY DEFERRED
  constraint part_use_vehicle_id_fkey FOREIGN KEY (tenant_id, vehicle_id) REFERENCES vehicle(tenant_id, id) DEFERRABLE INITIALLY DEFERRED
  constraint part_use_pkey PRIMARY KEY (tenant_id, id)
  CREATE INDEX part_use_appointment ON public.part_use USING btree (tenant_id, appointment_id) WHERE (appointment_id IS NOT NULL)
  CREATE INDEX part_use_vehicle ON public.part_use USING btree (tenant_id, vehicle_id) WHERE (vehicle_id IS NOT NULL)
  row level security forced
  policy tenant_only permissive for all to public using (tenant_id = app_tenant()) with check (tenant_id = app_tenant())
  CREATE TRIGGER count_version BEFORE UPDATE ON public.part_use FOR EACH ROW EXECUTE FUNCTION count_version()
  CREATE TRIGGER touch BEFORE UPDATE ON public.part_use FOR EACH ROW EXECUTE FUNCTION touch_updated_at()
  grant delete, insert, select, update to comptoir_runtime

table payment
  tenant_id uuid not null default app_tenant()
  id uuid not null
  invoice_id uuid not null
  amount_cents integer not null
  method text not null
  paid_on date not null
  member_id uuid
  created_at timestamp with time zone not null default app_now()
  updated_at timestamp with time zone not null default app_now()
  deleted_at timestamp with time zone
  version integer not null default 1
  constraint payment_amount_cents_check CHECK ((amount_cents > 0))
  constraint payment_method_check CHECK ((method = ANY (ARRAY['card'::text, 'cash'::text, 'transfer'::text, 'cheque'::text, 'other'::text])))
  constraint payment_invoice_id_fkey FOREIGN KEY (tenant_id, invoice_id) REFERENCES invoice(tenant_id, id) DEFERRABLE INITIALLY DEFERRED
  constraint payment_member_id_fkey FOREIGN KEY (tenant_id, member_id) REFERENCES member(tenant_id, id) DEFERRABLE INITIALLY DEFERRED
  constraint payment_pkey PRIMARY KEY (tenant_id, id)
  CREATE INDEX payment_invoice ON public.payment USING btree (tenant_id, invoice_id)
  row level security forced
  policy tenant_only permissive for all to public using (tenant_id = app_tenant()) with check (tenant_id = app_tenant())
  CREATE TRIGGER count_version BEFORE UPDATE ON public.payment FOR EACH ROW EXECUTE FUNCTION count_version()
  CREATE TRIGGER touch BEFORE UPDATE ON public.payment FOR EACH ROW EXECUTE FUNCTION touch_updated_at()
  grant insert, select, update to comptoir_runtime

table preference
  tenant_id uuid not null default app_tenant()
  id uuid not null
  member_id uuid not null
  kind text not null
  is_on boolean not null
  starts_at time without time zone
  ends_at time without time zone
  created_at timestamp with time zone not null default app_now()
  updated_at timestamp with time zone not null default app_now()
  deleted_at timestamp with time zone
  version integer not null default 1
  constraint preference_kind_check CHECK ((kind <> ''::text))
  constraint preference_member_id_fkey FOREIGN KEY (tenant_id, member_id) REFERENCES member(tenant_id, id) DEFERRABLE INITIALLY DEFERRED
  constraint preference_pkey PRIMARY KEY (tenant_id, id)
  CREATE UNIQUE INDEX preference_once ON public.preference USING btree (tenant_id, member_id, kind) WHERE (deleted_at IS NULL)
  row level security forced
  policy tenant_only permissive for all to public using (tenant_id = app_tenant()) with check (tenant_id = app_tenant())
  CREATE TRIGGER count_version BEFORE UPDATE ON public.preference FOR EACH ROW EXECUTE FUNCTION count_version()
  CREATE TRIGGER touch BEFORE UPDATE ON public.preference FOR EACH ROW EXECUTE FUNCTION touch_updated_at()
  grant delete, insert, select, update to comptoir_runtime

table proposal
  tenant_id uuid not null default app_tenant()
  id uuid not null
  tool text not null
  input jsonb not null
  summary jsonb not null
  proposer_id uuid not null
  approver_role text not null
  record_table text
  record_id uuid
  record_version integer
  status text not null default 'open'::text
  expires_at timestamp with time zone not null
  decided_by uuid
  decided_at timestamp with time zone
  created_at timestamp with time zone not null default app_now()
  updated_at timestamp with time zone not null default app_now()
  deleted_at timestamp with time zone
  constraint proposal_approver_role_check CHECK ((approver_role = ANY (ARRAY['OWNER'::text, 'MANAGER'::text])))
  constraint proposal_check CHECK (((status <> ALL (ARRAY['approved'::text, 'declined'::text])) OR (decided_by IS NOT NULL)))
  constraint proposal_record_check CHECK ((num_nulls(record_table, record_id, record_version) = ANY (ARRAY[0, 3])))
  constraint proposal_record_table_check CHECK ((record_table = ANY (ARRAY['appointment'::text, 'contact'::text, 'company'::text, 'vehicle'::text, 'task'::text, 'activity'::text, 'part'::text, 'part_use'::text, 'part_order'::text, 'quote'::text, 'quote_line'::text, 'invoice'::text, 'invoice_line'::text, 'payment'::text, 'deal'::text, 'block'::text, 'preference'::text, 'fact'::text, 'open_question'::text, 'site'::text, 'service'::text, 'resource'::text, 'member'::text, 'custom_field'::text, 'field_value'::text, 'flag'::text, 'document'::text, 'contact_import'::text])))
  constraint proposal_status_check CHECK ((status = ANY (ARRAY['open'::text, 'approved'::text, 'declined'::text, 'outdated'::text, 'expired'::text])))
  constraint proposal_decided_by_fkey FOREIGN KEY (tenant_id, decided_by) REFERENCES member(tenant_id, id) DEFERRABLE INITIALLY DEFERRED
  constraint proposal_proposer_id_fkey FOREIGN KEY (tenant_id, proposer_id) REFERENCES member(tenant_id, id) DEFERRABLE INITIALLY DEFERRED
  constraint proposal_pkey PRIMARY KEY (tenant_id, id)
  CREATE INDEX proposal_open ON public.proposal USING btree (tenant_id, expires_at) WHERE (status = 'open'::text)
  row level security forced
  policy tenant_only permissive for all to public using (tenant_id = app_tenant()) with check (tenant_id = app_tenant())
  CREATE TRIGGER touch BEFORE UPDATE ON public.proposal FOR EACH ROW EXECUTE FUNCTION touch_updated_at()
  grant delete, insert, select, update to comptoir_runtime

table quote
  tenant_id uuid not null default app_tenant()
  id uuid not null
  number text not null
  kind text not null default 'quote'::text
  status text not null default 'draft'::text
  contact_id uuid not null
  vehicle_id uuid
  appointment_id uuid
  discount_bp integer
  discount_cents integer
  total_cents integer not null default 0
  valid_until date
  sent_at timestamp with time zone
  decided_at timestamp with time zone
  decided_by uuid
  created_at timestamp with time zone not null default app_now()
  updated_at timestamp with time zone not null default app_now()
  deleted_at timestamp with time zone
  version integer not null default 1
  constraint quote_check CHECK (((discount_bp IS NULL) OR (discount_cents IS NULL)))
  constraint quote_discount_bp_check CHECK (((discount_bp >= 0) AND (discount_bp <= 10000)))
  constraint quote_discount_cents_check CHECK ((discount_cents >= 0))
  constraint quote_kind_check CHECK ((kind = ANY (ARRAY['quote'::text, 'supplement'::text])))
  constraint quote_status_check CHECK ((status = ANY (ARRAY['draft'::text, 'sent'::text, 'accepted'::text, 'refused'::text, 'expired'::text, 'cancelled'::text])))
  constraint quote_total_cents_check CHECK ((total_cents >= 0))
  constraint quote_appointment_id_fkey FOREIGN KEY (tenant_id, appointment_id) REFERENCES appointment(tenant_id, id) DEFERRABLE INITIALLY DEFERRED
  constraint quote_contact_id_fkey FOREIGN KEY (tenant_id, contact_id) REFERENCES contact(tenant_id, id) DEFERRABLE INITIALLY DEFERRED
  constraint quote_decided_by_fkey FOREIGN KEY (tenant_id, decided_by) REFERENCES member(tenant_id, id) DEFERRABLE INITIALLY DEFERRED
  constraint quote_vehicle_id_fkey FOREIGN KEY (tenant_id, vehicle_id) REFERENCES vehicle(tenant_id, id) DEFERRABLE INITIALLY DEFERRED
  constraint quote_pkey PRIMARY KEY (tenant_id, id)
  CREATE INDEX quote_contact ON public.quote USING btree (tenant_id, contact_id, created_at)
  CREATE UNIQUE INDEX quote_number ON public.quote USING btree (tenant_id, number)
  CREATE INDEX quote_open ON public.quote USING btree (tenant_id, sent_at) WHERE ((status = 'sent'::text) AND (deleted_at IS NULL))
  row level security forced
  policy tenant_only permissive for all to public using (tenant_id = app_tenant()) with check (tenant_id = app_tenant())
  CREATE TRIGGER count_version BEFORE UPDATE ON public.quote FOR EACH ROW EXECUTE FUNCTION count_version()
  CREATE TRIGGER search_added AFTER INSERT ON public.quote REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION search_quote_added()
  CREATE TRIGGER search_changed AFTER UPDATE OF number, deleted_at ON public.quote FOR EACH ROW WHEN (((old.number IS DISTINCT FROM new.number) OR (old.deleted_at IS DISTINCT FROM new.deleted_at))) EXECUTE FUNCTION search_quote_changed()
  CREATE TRIGGER search_gone AFTER DELETE ON public.quote FOR EACH ROW EXECUTE FUNCTION search_quote_changed()
  CREATE TRIGGER touch BEFORE UPDATE ON public.quote FOR EACH ROW EXECUTE FUNCTION touch_updated_at()
  grant delete, insert, select, update to comptoir_runtime

table quote_line
  tenant_id uuid not null default app_tenant()
  id uuid not null
  quote_id uuid not null
  label text not null
  position integer not null
  service_id uuid
  quantity numeric(12,2) not null default 1
  unit_cents integer not null
  vat_bp integer not null default 2000
  created_at timestamp with time zone not null default app_now()
  updated_at timestamp with time zone not null default app_now()
  deleted_at timestamp with time zone
  version integer not null default 1
  constraint quote_line_label_check CHECK ((label <> ''::text))
  constraint quote_line_quantity_check CHECK ((quantity > (0)::numeric))
  constraint quote_line_vat_bp_check CHECK (((vat_bp >= 0) AND (vat_bp <= 10000)))
  constraint quote_line_quote_id_fkey FOREIGN KEY (tenant_id, quote_id) REFERENCES quote(tenant_id, id) DEFERRABLE INITIALLY DEFERRED
  constraint quote_line_service_id_fkey FOREIGN KEY (tenant_id, service_id) REFERENCES service(tenant_id, id) DEFERRABLE INITIALLY DEFERRED
  constraint quote_line_pkey PRIMARY KEY (tenant_id, id)
  CREATE INDEX quote_line_quote ON public.quote_line USING btree (tenant_id, quote_id, "position")
  row level security forced
  policy tenant_only permissive for all to public using (tenant_id = app_tenant()) with check (tenant_id = app_tenant())
  CREATE TRIGGER count_version BEFORE UPDATE ON public.quote_line FOR EACH ROW EXECUTE FUNCTION count_version()
  CREATE TRIGGER search_added AFTER INSERT ON public.quote_line REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION search_quote_line_added()
  CREATE TRIGGER search_changed AFTER UPDATE OF label, deleted_at ON public.quote_line FOR EACH ROW WHEN (((old.label IS DISTINCT FROM new.label) OR (old.deleted_at IS DISTINCT FROM new.deleted_at))) EXECUTE FUNCTION search_quote_line_changed()
  CREATE TRIGGER search_gone AFTER DELETE ON public.quote_line FOR EACH ROW EXECUTE FUNCTION search_quote_line_changed()
  CREATE TRIGGER touch BEFORE UPDATE ON public.quote_line FOR EACH ROW EXECUTE FUNCTION touch_updated_at()
  grant delete, insert, select, update to comptoir_runtime

table receipt
  tenant_id uuid not null default app_tenant()
  id uuid not null
  turn_id uuid
  conversation_id uuid
  call_key text not null
  call_id text not null
  tool text not null
  effect text not null
  input jsonb not null
  ok boolean not null
  output jsonb not null
  ask jsonb
  rows jsonb not null default '[]'::jsonb
  ms double precision not null
  created_at timestamp with time zone not null default app_now()
  updated_at timestamp with time zone not null default app_now()
  deleted_at timestamp with time zone
  job text
  deeds jsonb not null default '[]'::jsonb
  closes jsonb not null default '[]'::jsonb
  constraint receipt_of_one CHECK ((num_nonnulls(turn_id, job) = 1))
  constraint receipt_turn_id_fkey FOREIGN KEY (tenant_id, turn_id) REFERENCES turn(tenant_id, id) DEFERRABLE INITIALLY DEFERRED
  constraint receipt_pkey PRIMARY KEY (tenant_id, id)
  CREATE UNIQUE INDEX receipt_call ON public.receipt USING btree (tenant_id, turn_id, call_key)
  CREATE INDEX receipt_conversation ON public.receipt USING btree (tenant_id, conversation_id, created_at)
  CREATE UNIQUE INDEX receipt_job_call ON public.receipt USING btree (tenant_id, job, call_key) WHERE (job IS NOT NULL)
  row level security forced
  policy tenant_only permissive for all to public using (tenant_id = app_tenant()) with check (tenant_id = app_tenant())
  CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.receipt FOR EACH ROW EXECUTE FUNCTION refuse_change()
  CREATE TRIGGER touch BEFORE UPDATE ON public.receipt FOR EACH ROW EXECUTE FUNCTION touch_updated_at()
  grant insert, select to comptoir_runtime

table receiving_address
  channel text not null
  external_id text not null
  tenant_id uuid not null
  channel_account_id uuid not null
  created_at timestamp with time zone not null default app_now()
  constraint receiving_address_pkey PRIMARY KEY (channel, external_id)
  row level security forced
  policy everyone_reads permissive for select to public using true
  policy tenant_connects permissive for insert to public with check (tenant_id = app_tenant())
  grant insert, select to comptoir_runtime

table resource
  tenant_id uuid not null default app_tenant()
  id uuid not null
  site_id uuid not null
  kind text not null
  name text not null
  position integer not null
  created_at timestamp with time zone not null default app_now()
  updated_at timestamp with time zone not null default app_now()
  deleted_at timestamp with time zone
  version integer not null default 1
  constraint resource_kind_check CHECK ((kind = ANY (ARRAY['bay'::text, 'technician'::text])))
  constraint resource_site_id_fkey FOREIGN KEY (tenant_id, site_id) REFERENCES site(tenant_id, id) DEFERRABLE INITIALLY DEFERRED
  constraint resource_pkey PRIMARY KEY (tenant_id, id)
  row level security forced
  policy tenant_only permissive for all to public using (tenant_id = app_tenant()) with check (tenant_id = app_tenant())
  CREATE TRIGGER count_version BEFORE UPDATE ON public.resource FOR EACH ROW EXECUTE FUNCTION count_version()
  CREATE TRIGGER touch BEFORE UPDATE ON public.resource FOR EACH ROW EXECUTE FUNCTION touch_updated_at()
  grant delete, insert, select, update to comptoir_runtime

table search_meaning
  tenant_id uuid not null default app_tenant()
  kind text not null
  record_id uuid not null
  model text not null default ''::text
  embedding vector(256)
  constraint search_meaning_pkey PRIMARY KEY (tenant_id, kind, record_id)
  CREATE INDEX search_meaning_embedding ON public.search_meaning USING hnsw (embedding vector_cosine_ops)
  CREATE INDEX search_meaning_model ON public.search_meaning USING btree (tenant_id, model)
  row level security forced
  policy tenant_only permissive for all to public using (tenant_id = app_tenant()) with check (tenant_id = app_tenant())
  grant delete, insert, select, update to comptoir_runtime

table search_near
  tenant_id uuid not null default app_tenant()
  near_key text not null
  word text not null
  constraint search_near_pkey PRIMARY KEY (tenant_id, near_key, word)
  row level security forced
  policy tenant_only permissive for all to public using (tenant_id = app_tenant()) with check (tenant_id = app_tenant())
  grant delete, insert, select to comptoir_runtime

table search_phone
  tenant_id uuid not null default app_tenant()
  record_id uuid not null
  contact_id uuid not null
  end_index text not null default ''::text
  constraint search_phone_pkey PRIMARY KEY (tenant_id, record_id)
  CREATE INDEX search_phone_end ON public.search_phone USING btree (tenant_id, end_index)
  row level security forced
  policy tenant_only permissive for all to public using (tenant_id = app_tenant()) with check (tenant_id = app_tenant())
  grant delete, insert, select, update to comptoir_runtime

table search_term
  tenant_id uuid not null default app_tenant()
  term text not null
  kind text not null
  record_id uuid not null
  constraint search_term_pkey PRIMARY KEY (tenant_id, term, kind, record_id)
  row level security forced
  policy tenant_only permissive for all to public using (tenant_id = app_tenant()) with check (tenant_id = app_tenant())
  grant delete, insert, select to comptoir_runtime

table second_factor
  tenant_id uuid not null default app_tenant()
  id uuid not null
  member_id uuid not null
  secret_sealed text not null
  confirmed_at timestamp with time zone
  last_step bigint not null default 0
  wrong integer not null default 0
  wrong_since timestamp with time zone
  created_at timestamp with time zone not null default app_now()
  updated_at timestamp with time zone not null default app_now()
  deleted_at timestamp with time zone
  constraint second_factor_member_id_fkey FOREIGN KEY (tenant_id, member_id) REFERENCES member(tenant_id, id) DEFERRABLE INITIALLY DEFERRED
  constraint second_factor_pkey PRIMARY KEY (tenant_id, id)
  CREATE UNIQUE INDEX second_factor_member ON public.second_factor USING btree (tenant_id, member_id) WHERE (deleted_at IS NULL)
  row level security forced
  policy tenant_only permissive for all to public using (tenant_id = app_tenant()) with check (tenant_id = app_tenant())
  CREATE TRIGGER touch BEFORE UPDATE ON public.second_factor FOR EACH ROW EXECUTE FUNCTION touch_updated_at()
  grant delete, insert, select, update to comptoir_runtime

table service
  tenant_id uuid not null default app_tenant()
  id uuid not null
  code text not null
  name_fr text not null
  name_en text not null
  synonyms jsonb not null
  duration_minutes integer not null
  price_cents integer not null
  vat_bp integer not null default 2000
  position integer not null
  created_at timestamp with time zone not null default app_now()
  updated_at timestamp with time zone not null default app_now()
  deleted_at timestamp with time zone
  version integer not null default 1
  constraint service_duration_minutes_check CHECK ((duration_minutes > 0))
  constraint service_price_cents_check CHECK ((price_cents >= 0))
  constraint service_pkey PRIMARY KEY (tenant_id, id)
  CREATE UNIQUE INDEX service_code ON public.service USING btree (tenant_id, code) WHERE (deleted_at IS NULL)
  row level security forced
  policy tenant_only permissive for all to public using (tenant_id = app_tenant()) with check (tenant_id = app_tenant())
  CREATE TRIGGER count_version BEFORE UPDATE ON public.service FOR EACH ROW EXECUTE FUNCTION count_version()
  CREATE TRIGGER touch BEFORE UPDATE ON public.service FOR EACH ROW EXECUTE FUNCTION touch_updated_at()
  grant delete, insert, select, update to comptoir_runtime

table site
  tenant_id uuid not null default app_tenant()
  id uuid not null
  name text not null
  address text not null
  phone text not null
  hours jsonb not null
  closures jsonb not null default '[]'::jsonb
  created_at timestamp with time zone not null default app_now()
  updated_at timestamp with time zone not null default app_now()
  deleted_at timestamp with time zone
  later_hours jsonb not null default '[]'::jsonb
  version integer not null default 1
  constraint site_pkey PRIMARY KEY (tenant_id, id)
  row level security forced
  policy tenant_only permissive for all to public using (tenant_id = app_tenant()) with check (tenant_id = app_tenant())
  CREATE TRIGGER count_version BEFORE UPDATE ON public.site FOR EACH ROW EXECUTE FUNCTION count_version()
  CREATE TRIGGER touch BEFORE UPDATE ON public.site FOR EACH ROW EXECUTE FUNCTION touch_updated_at()
  grant delete, insert, select, update to comptoir_runtime

table step_up
  tenant_id uuid not null default app_tenant()
  id uuid not null
  member_id uuid not null
  conversation_id uuid not null
  tool text not null
  input jsonb not null
  summary jsonb not null
  proposal_id uuid
  record jsonb
  until timestamp with time zone not null
  closed_at timestamp with time zone
  created_at timestamp with time zone not null default app_now()
  updated_at timestamp with time zone not null default app_now()
  deleted_at timestamp with time zone
  constraint step_up_conversation_id_fkey FOREIGN KEY (tenant_id, conversation_id) REFERENCES conversation(tenant_id, id) DEFERRABLE INITIALLY DEFERRED
  constraint step_up_member_id_fkey FOREIGN KEY (tenant_id, member_id) REFERENCES member(tenant_id, id) DEFERRABLE INITIALLY DEFERRED
  constraint step_up_pkey PRIMARY KEY (tenant_id, id)
  CREATE INDEX step_up_open ON public.step_up USING btree (tenant_id, conversation_id) WHERE (closed_at IS NULL)
  row level security forced
  policy tenant_only permissive for all to public using (tenant_id = app_tenant()) with check (tenant_id = app_tenant())
  CREATE TRIGGER touch BEFORE UPDATE ON public.step_up FOR EACH ROW EXECUTE FUNCTION touch_updated_at()
  grant delete, insert, select, update to comptoir_runtime

table suppression
  tenant_id uuid not null default app_tenant()
  id uuid not null
  channel text not null
  address_index text not null
  message_id uuid
  lifted_at timestamp with time zone
  created_at timestamp with time zone not null default app_now()
  updated_at timestamp with time zone not null default app_now()
  deleted_at timestamp with time zone
  origin text not null default 'said'::text
  constraint suppression_origin_check CHECK ((origin = ANY (ARRAY['said'::text, 'carrier'::text, 'line'::text])))
  constraint suppression_pkey PRIMARY KEY (tenant_id, id)
  CREATE UNIQUE INDEX suppression_address ON public.suppression USING btree (tenant_id, channel, address_index)
  row level security forced
  policy tenant_only permissive for all to public using (tenant_id = app_tenant()) with check (tenant_id = app_tenant())
  CREATE TRIGGER touch BEFORE UPDATE ON public.suppression FOR EACH ROW EXECUTE FUNCTION touch_updated_at()
  grant delete, insert, select, update to comptoir_runtime

table task
  tenant_id uuid not null default app_tenant()
  id uuid not null
  title text not null
  status text not null default 'open'::text
  due_on date
  due_at time without time zone
  assignee_id uuid
  contact_id uuid
  vehicle_id uuid
  created_by uuid
  done_at timestamp with time zone
  created_at timestamp with time zone not null default app_now()
  updated_at timestamp with time zone not null default app_now()
  deleted_at timestamp with time zone
  version integer not null default 1
  constraint task_check CHECK (((due_at IS NULL) OR (due_on IS NOT NULL)))
  constraint task_check1 CHECK (((status = 'done'::text) = (done_at IS NOT NULL)))
  constraint task_status_check CHECK ((status = ANY (ARRAY['open'::text, 'in_progress'::text, 'blocked'::text, 'done'::text])))
  constraint task_title_check CHECK ((title <> ''::text))
  constraint task_assignee_id_fkey FOREIGN KEY (tenant_id, assignee_id) REFERENCES member(tenant_id, id) DEFERRABLE INITIALLY DEFERRED
  constraint task_contact_id_fkey FOREIGN KEY (tenant_id, contact_id) REFERENCES contact(tenant_id, id) DEFERRABLE INITIALLY DEFERRED
  constraint task_created_by_fkey FOREIGN KEY (tenant_id, created_by) REFERENCES member(tenant_id, id) DEFERRABLE INITIALLY DEFERRED
  constraint task_vehicle_id_fkey FOREIGN KEY (tenant_id, vehicle_id) REFERENCES vehicle(tenant_id, id) DEFERRABLE INITIALLY DEFERRED
  constraint task_pkey PRIMARY KEY (tenant_id, id)
  CREATE INDEX task_contact ON public.task USING btree (tenant_id, contact_id) WHERE (contact_id IS NOT NULL)
  CREATE INDEX task_open ON public.task USING btree (tenant_id, assignee_id, due_on) WHERE ((status <> 'done'::text) AND (deleted_at IS NULL))
  row level security forced
  policy tenant_only permissive for all to public using (tenant_id = app_tenant()) with check (tenant_id = app_tenant())
  CREATE TRIGGER count_version BEFORE UPDATE ON public.task FOR EACH ROW EXECUTE FUNCTION count_version()
  CREATE TRIGGER search_added AFTER INSERT ON public.task REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION search_task_added()
  CREATE TRIGGER search_changed AFTER UPDATE OF title, deleted_at ON public.task FOR EACH ROW WHEN (((old.title IS DISTINCT FROM new.title) OR (old.deleted_at IS DISTINCT FROM new.deleted_at))) EXECUTE FUNCTION search_task_changed()
  CREATE TRIGGER search_gone AFTER DELETE ON public.task FOR EACH ROW EXECUTE FUNCTION search_task_changed()
  CREATE TRIGGER touch BEFORE UPDATE ON public.task FOR EACH ROW EXECUTE FUNCTION touch_updated_at()
  grant delete, insert, select, update to comptoir_runtime

table tenant
  id uuid not null
  slug text not null
  name text not null
  trade text not null
  language text not null default 'fr'::text
  zone text not null
  plan text not null default 'FREE'::text
  key_sealed text not null
  created_at timestamp with time zone not null default app_now()
  updated_at timestamp with time zone not null default app_now()
  deleted_at timestamp with time zone
  siret text
  setup jsonb
  constraint tenant_language_check CHECK ((language = ANY (ARRAY['fr'::text, 'en'::text])))
  constraint tenant_plan_check CHECK ((plan = ANY (ARRAY['FREE'::text, 'STARTER'::text, 'PRO'::text, 'ENTERPRISE'::text])))
  constraint tenant_siret_check CHECK ((siret ~ '^\d{14}$'::text))
  constraint tenant_trade_check CHECK ((trade = ANY (ARRAY['garage'::text, 'hair'::text])))
  constraint tenant_pkey PRIMARY KEY (id)
  constraint tenant_slug_key UNIQUE (slug)
  row level security forced
  policy tenant_only permissive for all to public using (id = app_tenant()) with check (id = app_tenant())
  CREATE TRIGGER touch BEFORE UPDATE ON public.tenant FOR EACH ROW EXECUTE FUNCTION touch_updated_at()
  grant insert, select, update to comptoir_runtime

table turn
  tenant_id uuid not null default app_tenant()
  id uuid not null
  conversation_id uuid not null
  status text not null
  lane text
  agent text
  model text
  language text not null
  trace jsonb not null default '[]'::jsonb
  guard jsonb
  ms jsonb not null default '{}'::jsonb
  input_tokens integer not null default 0
  output_tokens integer not null default 0
  cost_micros bigint not null default 0
  attempts integer not null default 1
  finished_at timestamp with time zone
  created_at timestamp with time zone not null default app_now()
  updated_at timestamp with time zone not null default app_now()
  deleted_at timestamp with time zone
  constraint turn_lane_check CHECK ((lane = ANY (ARRAY['legal'::text, 'takeover'::text, 'ask'::text, 'agent'::text])))
  constraint turn_language_check CHECK ((language = ANY (ARRAY['fr'::text, 'en'::text])))
  constraint turn_status_check CHECK ((status = ANY (ARRAY['running'::text, 'done'::text, 'superseded'::text, 'failed'::text])))
  constraint turn_conversation_id_fkey FOREIGN KEY (tenant_id, conversation_id) REFERENCES conversation(tenant_id, id) DEFERRABLE INITIALLY DEFERRED
  constraint turn_pkey PRIMARY KEY (tenant_id, id)
  CREATE INDEX turn_conversation ON public.turn USING btree (tenant_id, conversation_id, created_at)
  CREATE UNIQUE INDEX turn_running ON public.turn USING btree (tenant_id, conversation_id) WHERE (status = 'running'::text)
  row level security forced
  policy tenant_only permissive for all to public using (tenant_id = app_tenant()) with check (tenant_id = app_tenant())
  CREATE TRIGGER touch BEFORE UPDATE ON public.turn FOR EACH ROW EXECUTE FUNCTION touch_updated_at()
  grant delete, insert, select, update to comptoir_runtime

table usage
  tenant_id uuid not null default app_tenant()
  id uuid not null
  month text not null
  turn_id uuid not null
  status text not null
  input_tokens integer not null default 0
  output_tokens integer not null default 0
  cost_micros bigint not null default 0
  created_at timestamp with time zone not null default app_now()
  updated_at timestamp with time zone not null default app_now()
  deleted_at timestamp with time zone
  constraint usage_status_check CHECK ((status = ANY (ARRAY['reserved'::text, 'settled'::text, 'released'::text])))
  constraint usage_pkey PRIMARY KEY (tenant_id, id)
  CREATE INDEX usage_month ON public.usage USING btree (tenant_id, month, status)
  CREATE UNIQUE INDEX usage_turn ON public.usage USING btree (tenant_id, turn_id)
  row level security forced
  policy tenant_only permissive for all to public using (tenant_id = app_tenant()) with check (tenant_id = app_tenant())
  CREATE TRIGGER touch BEFORE UPDATE ON public.usage FOR EACH ROW EXECUTE FUNCTION touch_updated_at()
  grant delete, insert, select, update to comptoir_runtime

table vehicle
  tenant_id uuid not null default app_tenant()
  id uuid not null
  contact_id uuid not null
  plate text not null
  model text not null
  mileage integer
  created_at timestamp with time zone not null default app_now()
  updated_at timestamp with time zone not null default app_now()
  deleted_at timestamp with time zone
  version integer not null default 1
  vin text
  mileage_at timestamp with time zone
  model_key text default name_key(model)
  constraint vehicle_mileage_check CHECK ((mileage >= 0))
  constraint vehicle_vin_check CHECK ((vin ~ '^[A-HJ-NPR-Z0-9]{17}$'::text))
  constraint vehicle_contact_id_fkey FOREIGN KEY (tenant_id, contact_id) REFERENCES contact(tenant_id, id) DEFERRABLE INITIALLY DEFERRED
  constraint vehicle_pkey PRIMARY KEY (tenant_id, id)
  CREATE INDEX vehicle_contact ON public.vehicle USING btree (tenant_id, contact_id)
  CREATE INDEX vehicle_model ON public.vehicle USING btree (tenant_id, model_key) WHERE (deleted_at IS NULL)
  CREATE UNIQUE INDEX vehicle_plate ON public.vehicle USING btree (tenant_id, plate) WHERE (deleted_at IS NULL)
  CREATE UNIQUE INDEX vehicle_vin ON public.vehicle USING btree (tenant_id, vin) WHERE ((vin IS NOT NULL) AND (deleted_at IS NULL))
  row level security forced
  policy tenant_only permissive for all to public using (tenant_id = app_tenant()) with check (tenant_id = app_tenant())
  CREATE TRIGGER count_version BEFORE UPDATE ON public.vehicle FOR EACH ROW EXECUTE FUNCTION count_version()
  CREATE TRIGGER search_added AFTER INSERT ON public.vehicle REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION search_vehicle_added()
  CREATE TRIGGER search_changed AFTER UPDATE ON public.vehicle REFERENCING OLD TABLE AS was NEW TABLE AS now FOR EACH STATEMENT EXECUTE FUNCTION search_vehicle_changed()
  CREATE TRIGGER search_gone AFTER DELETE ON public.vehicle REFERENCING OLD TABLE AS was FOR EACH STATEMENT EXECUTE FUNCTION search_vehicle_gone()
  CREATE TRIGGER touch BEFORE UPDATE ON public.vehicle FOR EACH ROW EXECUTE FUNCTION touch_updated_at()
  grant delete, insert, select, update to comptoir_runtime
