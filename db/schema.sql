extension btree_gist

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

CREATE OR REPLACE FUNCTION public.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'insufficient_privilege';
end $function$

CREATE OR REPLACE FUNCTION public.touch_updated_at()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  new.updated_at := app_now();
  return new;
end $function$

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
  constraint audit_pkey PRIMARY KEY (tenant_id, id)
  CREATE UNIQUE INDEX audit_seq ON public.audit USING btree (tenant_id, seq)
  row level security forced
  policy tenant_only permissive for all to public using (tenant_id = app_tenant()) with check (tenant_id = app_tenant())
  CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.audit FOR EACH ROW EXECUTE FUNCTION refuse_change()
  CREATE TRIGGER touch BEFORE UPDATE ON public.audit FOR EACH ROW EXECUTE FUNCTION touch_updated_at()
  grant insert, select to comptoir_runtime

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
  constraint contact_language_check CHECK ((language = ANY (ARRAY['fr'::text, 'en'::text])))
  constraint contact_pkey PRIMARY KEY (tenant_id, id)
  CREATE INDEX contact_email ON public.contact USING btree (tenant_id, email_index) WHERE (email_index IS NOT NULL)
  row level security forced
  policy tenant_only permissive for all to public using (tenant_id = app_tenant()) with check (tenant_id = app_tenant())
  CREATE TRIGGER count_version BEFORE UPDATE ON public.contact FOR EACH ROW EXECUTE FUNCTION count_version()
  CREATE TRIGGER touch BEFORE UPDATE ON public.contact FOR EACH ROW EXECUTE FUNCTION touch_updated_at()
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

table member
  tenant_id uuid not null default app_tenant()
  id uuid not null
  name text not null
  role text not null
  created_at timestamp with time zone not null default app_now()
  updated_at timestamp with time zone not null default app_now()
  deleted_at timestamp with time zone
  constraint member_role_check CHECK ((role = ANY (ARRAY['OWNER'::text, 'MANAGER'::text, 'USER'::text])))
  constraint member_pkey PRIMARY KEY (tenant_id, id)
  row level security forced
  policy tenant_only permissive for all to public using (tenant_id = app_tenant()) with check (tenant_id = app_tenant())
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
  constraint message_purpose_check CHECK ((purpose = ANY (ARRAY['reply'::text, 'reminder'::text, 'notice'::text])))
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
  CREATE TRIGGER touch BEFORE UPDATE ON public.message FOR EACH ROW EXECUTE FUNCTION touch_updated_at()
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
  CREATE TRIGGER touch BEFORE UPDATE ON public.note FOR EACH ROW EXECUTE FUNCTION touch_updated_at()
  grant delete, insert, select, update to comptoir_runtime

table proposal
  tenant_id uuid not null default app_tenant()
  id uuid not null
  tool text not null
  input jsonb not null
  summary jsonb not null
  proposer_id uuid not null
  approver_role text not null
  record_table text not null
  record_id uuid not null
  record_version integer not null
  status text not null default 'open'::text
  expires_at timestamp with time zone not null
  decided_by uuid
  decided_at timestamp with time zone
  created_at timestamp with time zone not null default app_now()
  updated_at timestamp with time zone not null default app_now()
  deleted_at timestamp with time zone
  constraint proposal_approver_role_check CHECK ((approver_role = ANY (ARRAY['OWNER'::text, 'MANAGER'::text])))
  constraint proposal_check CHECK (((status <> ALL (ARRAY['approved'::text, 'declined'::text])) OR (decided_by IS NOT NULL)))
  constraint proposal_record_table_check CHECK ((record_table = ANY (ARRAY['appointment'::text, 'contact'::text, 'vehicle'::text])))
  constraint proposal_status_check CHECK ((status = ANY (ARRAY['open'::text, 'approved'::text, 'declined'::text, 'outdated'::text, 'expired'::text])))
  constraint proposal_decided_by_fkey FOREIGN KEY (tenant_id, decided_by) REFERENCES member(tenant_id, id) DEFERRABLE INITIALLY DEFERRED
  constraint proposal_proposer_id_fkey FOREIGN KEY (tenant_id, proposer_id) REFERENCES member(tenant_id, id) DEFERRABLE INITIALLY DEFERRED
  constraint proposal_pkey PRIMARY KEY (tenant_id, id)
  CREATE INDEX proposal_open ON public.proposal USING btree (tenant_id, expires_at) WHERE (status = 'open'::text)
  row level security forced
  policy tenant_only permissive for all to public using (tenant_id = app_tenant()) with check (tenant_id = app_tenant())
  CREATE TRIGGER touch BEFORE UPDATE ON public.proposal FOR EACH ROW EXECUTE FUNCTION touch_updated_at()
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
  constraint resource_kind_check CHECK ((kind = ANY (ARRAY['bay'::text, 'technician'::text])))
  constraint resource_site_id_fkey FOREIGN KEY (tenant_id, site_id) REFERENCES site(tenant_id, id) DEFERRABLE INITIALLY DEFERRED
  constraint resource_pkey PRIMARY KEY (tenant_id, id)
  row level security forced
  policy tenant_only permissive for all to public using (tenant_id = app_tenant()) with check (tenant_id = app_tenant())
  CREATE TRIGGER touch BEFORE UPDATE ON public.resource FOR EACH ROW EXECUTE FUNCTION touch_updated_at()
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
  constraint service_duration_minutes_check CHECK ((duration_minutes > 0))
  constraint service_price_cents_check CHECK ((price_cents >= 0))
  constraint service_pkey PRIMARY KEY (tenant_id, id)
  CREATE UNIQUE INDEX service_code ON public.service USING btree (tenant_id, code) WHERE (deleted_at IS NULL)
  row level security forced
  policy tenant_only permissive for all to public using (tenant_id = app_tenant()) with check (tenant_id = app_tenant())
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
  facts jsonb not null default '[]'::jsonb
  constraint site_pkey PRIMARY KEY (tenant_id, id)
  row level security forced
  policy tenant_only permissive for all to public using (tenant_id = app_tenant()) with check (tenant_id = app_tenant())
  CREATE TRIGGER touch BEFORE UPDATE ON public.site FOR EACH ROW EXECUTE FUNCTION touch_updated_at()
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
  constraint tenant_language_check CHECK ((language = ANY (ARRAY['fr'::text, 'en'::text])))
  constraint tenant_plan_check CHECK ((plan = ANY (ARRAY['FREE'::text, 'STARTER'::text, 'PRO'::text, 'ENTERPRISE'::text])))
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
  constraint vehicle_mileage_check CHECK ((mileage >= 0))
  constraint vehicle_contact_id_fkey FOREIGN KEY (tenant_id, contact_id) REFERENCES contact(tenant_id, id) DEFERRABLE INITIALLY DEFERRED
  constraint vehicle_pkey PRIMARY KEY (tenant_id, id)
  CREATE INDEX vehicle_contact ON public.vehicle USING btree (tenant_id, contact_id)
  CREATE UNIQUE INDEX vehicle_plate ON public.vehicle USING btree (tenant_id, plate) WHERE (deleted_at IS NULL)
  row level security forced
  policy tenant_only permissive for all to public using (tenant_id = app_tenant()) with check (tenant_id = app_tenant())
  CREATE TRIGGER count_version BEFORE UPDATE ON public.vehicle FOR EACH ROW EXECUTE FUNCTION count_version()
  CREATE TRIGGER touch BEFORE UPDATE ON public.vehicle FOR EACH ROW EXECUTE FUNCTION touch_updated_at()
  grant delete, insert, select, update to comptoir_runtime
