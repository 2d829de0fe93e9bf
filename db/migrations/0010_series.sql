CREATE TABLE "series_notices" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"series_id" text NOT NULL,
	"session_id" text,
	"kind" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"read_at" timestamp with time zone,
	CONSTRAINT "series_notices_kind" CHECK ("series_notices"."kind" in ('moved', 'relocated', 'cancelled', 'restored', 'added', 'place-free', 'planned', 'changed', 'ended', 'lead-wanted', 'lead-given'))
);
--> statement-breakpoint
CREATE TABLE "attendance" (
	"session_id" text NOT NULL,
	"person_id" text NOT NULL,
	"status" text NOT NULL,
	"minutes" integer NOT NULL,
	"recorded_by" text,
	"recorded_at" timestamp with time zone NOT NULL,
	CONSTRAINT "attendance_session_id_person_id_pk" PRIMARY KEY("session_id","person_id"),
	CONSTRAINT "attendance_status" CHECK ("attendance"."status" in ('present', 'partial', 'apology', 'absent', 'not-expected')),
	CONSTRAINT "attendance_minutes" CHECK ("attendance"."minutes" between 0 and 1440 and ("attendance"."minutes" > 0) = ("attendance"."status" in ('present', 'partial')))
);
--> statement-breakpoint
CREATE TABLE "calendar_addresses" (
	"id" text PRIMARY KEY NOT NULL,
	"token_hash" text NOT NULL,
	"person_id" text NOT NULL,
	"scope" text NOT NULL,
	"series_id" text,
	"community_id" text,
	"issue" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "calendar_addresses_token_hash_unique" UNIQUE("token_hash"),
	CONSTRAINT "calendar_addresses_scope" CHECK ("calendar_addresses"."scope" in ('mine', 'series', 'community')),
	CONSTRAINT "calendar_addresses_what" CHECK (("calendar_addresses"."scope" = 'series') = ("calendar_addresses"."series_id" is not null) and ("calendar_addresses"."scope" = 'community') = ("calendar_addresses"."community_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "return_questions" (
	"id" text PRIMARY KEY NOT NULL,
	"series_id" text NOT NULL,
	"person_id" text NOT NULL,
	"words" text NOT NULL,
	"asked_at_id" text,
	"done_at" timestamp with time zone,
	"client_id" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "return_questions_client_id" UNIQUE("person_id","client_id"),
	CONSTRAINT "return_questions_length" CHECK (char_length("return_questions"."words") between 1 and 600)
);
--> statement-breakpoint
CREATE TABLE "series_sessions" (
	"id" text PRIMARY KEY NOT NULL,
	"series_id" text NOT NULL,
	"original_local" text NOT NULL,
	"original_at" timestamp with time zone NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"minutes" integer NOT NULL,
	"status" text DEFAULT 'scheduled' NOT NULL,
	"cause" text,
	"reason" text,
	"title" text,
	"place" text,
	"video_link" text,
	"lead_id" text,
	"lead_is_fixed" boolean DEFAULT false NOT NULL,
	"turn_id" text,
	"shadow_id" text,
	"is_extra" boolean DEFAULT false NOT NULL,
	"makes_up_id" text,
	"hour_kind" text,
	"held_at" timestamp with time zone,
	"held_minutes" integer,
	"sequence" integer DEFAULT 0 NOT NULL,
	"client_id" text,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "series_sessions_slot" UNIQUE("series_id","original_local"),
	CONSTRAINT "series_sessions_client_id" UNIQUE("series_id","client_id"),
	CONSTRAINT "series_sessions_status" CHECK ("series_sessions"."status" in ('scheduled', 'moved', 'cancelled', 'removed', 'held')),
	CONSTRAINT "series_sessions_cause" CHECK (("series_sessions"."status" in ('cancelled', 'removed')) = ("series_sessions"."cause" is not null) and "series_sessions"."cause" in ('hand', 'break', 'change')),
	CONSTRAINT "series_sessions_hour_kind" CHECK ("series_sessions"."hour_kind" in ('rsc', 'coaching', 'mentoring', 'consultation', 'ta', 'peer', 'training', 'other')),
	CONSTRAINT "series_sessions_wall" CHECK ("series_sessions"."original_local" ~ '^\d{4}-\d\d-\d\dT\d\d:\d\d$'),
	CONSTRAINT "series_sessions_ends" CHECK ("series_sessions"."ends_at" = "series_sessions"."starts_at" + "series_sessions"."minutes" * interval '1 minute'),
	CONSTRAINT "series_sessions_held" CHECK (("series_sessions"."status" = 'held') = ("series_sessions"."held_at" is not null) and ("series_sessions"."status" = 'held') = ("series_sessions"."hour_kind" is not null) and ("series_sessions"."status" = 'held') = ("series_sessions"."held_minutes" is not null)),
	CONSTRAINT "series_sessions_length" CHECK (char_length("series_sessions"."reason") <= 300 and char_length("series_sessions"."title") <= 200)
);
--> statement-breakpoint
CREATE TABLE "session_answer_history" (
	"n" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "session_answer_history_n_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"session_id" text NOT NULL,
	"person_id" text NOT NULL,
	"answer" text,
	"is_waiting" boolean DEFAULT false NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "session_answer_history_answer" CHECK ("session_answer_history"."answer" in ('yes', 'maybe', 'no'))
);
--> statement-breakpoint
CREATE TABLE "session_answers" (
	"session_id" text NOT NULL,
	"person_id" text NOT NULL,
	"answer" text NOT NULL,
	"reason" text,
	"is_waiting" boolean DEFAULT false NOT NULL,
	"since" timestamp with time zone NOT NULL,
	"n" integer NOT NULL,
	"promoted_at" timestamp with time zone,
	CONSTRAINT "session_answers_session_id_person_id_pk" PRIMARY KEY("session_id","person_id"),
	CONSTRAINT "session_answers_answer" CHECK ("session_answers"."answer" in ('yes', 'maybe', 'no')),
	CONSTRAINT "session_answers_reason" CHECK ("session_answers"."reason" is null or "session_answers"."answer" = 'no'),
	CONSTRAINT "session_answers_waiting" CHECK (not "session_answers"."is_waiting" or "session_answers"."answer" = 'yes')
);
--> statement-breakpoint
CREATE TABLE "session_preparations" (
	"id" text PRIMARY KEY NOT NULL,
	"session_id" text NOT NULL,
	"person_id" text NOT NULL,
	"kind" text NOT NULL,
	"words" text NOT NULL,
	"url" text,
	"minutes" integer,
	"client_id" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "session_preparations_client_id" UNIQUE("person_id","client_id"),
	CONSTRAINT "session_preparations_kind" CHECK ("session_preparations"."kind" in ('agenda', 'question', 'material')),
	CONSTRAINT "session_preparations_url" CHECK (("session_preparations"."kind" = 'material') = ("session_preparations"."url" is not null) and "session_preparations"."url" ~ '^https?://'),
	CONSTRAINT "session_preparations_minutes" CHECK ("session_preparations"."minutes" is null or ("session_preparations"."kind" = 'agenda' and "session_preparations"."minutes" between 1 and 600)),
	CONSTRAINT "session_preparations_length" CHECK (char_length("session_preparations"."words") between 1 and 600)
);
--> statement-breakpoint
CREATE TABLE "series" (
	"id" text PRIMARY KEY NOT NULL,
	"community_id" text NOT NULL,
	"model" text NOT NULL,
	"title" text NOT NULL,
	"purpose" text,
	"rrule" text,
	"dtstart_local" text NOT NULL,
	"time_zone" text NOT NULL,
	"minutes" integer NOT NULL,
	"place" text,
	"video_link" text,
	"hours" numeric(5, 2) NOT NULL,
	"hour_kind" text NOT NULL,
	"topics" text[] DEFAULT '{}' NOT NULL,
	"expects" text NOT NULL,
	"confidentiality" text NOT NULL,
	"commitment" text,
	"capacity" integer,
	"goal" text,
	"goal_met_at" timestamp with time zone,
	"focus_level" text,
	"ends_on" date,
	"lead_id" text,
	"former_lead_id" text,
	"needs_successor_since" timestamp with time zone,
	"hand_over_note" text,
	"status" text DEFAULT 'running' NOT NULL,
	"ended_at" timestamp with time zone,
	"sequence" integer DEFAULT 0 NOT NULL,
	"filled_until" timestamp with time zone,
	"created_by" text,
	"client_id" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "series_client_id" UNIQUE("created_by","client_id"),
	CONSTRAINT "series_model" CHECK ("series"."model" in ('rsc', 'coaching', 'mentoring', 'consultation', 'iecmhc', 'ta', 'peer', 'training')),
	CONSTRAINT "series_hour_kind" CHECK ("series"."hour_kind" in ('rsc', 'coaching', 'mentoring', 'consultation', 'ta', 'peer', 'training', 'other')),
	CONSTRAINT "series_expects" CHECK ("series"."expects" in ('all', 'chosen')),
	CONSTRAINT "series_confidentiality" CHECK ("series"."confidentiality" in ('standard', 'confidential')),
	CONSTRAINT "series_focus_level" CHECK ("series"."focus_level" in ('child', 'classroom', 'program')),
	CONSTRAINT "series_status" CHECK ("series"."status" in ('running', 'ended')),
	CONSTRAINT "series_topics" CHECK ("series"."topics" <@ array['cgd.brain', 'cgd.attachment', 'cgd.motor', 'cgd.temperament', 'cgd.play', 'cur.environment', 'cur.routines', 'cur.language-literacy', 'cur.math', 'cur.science', 'cur.arts', 'cur.interactions', 'obs.notes', 'obs.screening', 'obs.formative', 'obs.work-samples', 'obs.data-use', 'fam.communication', 'fam.conferences', 'fam.goodbyes', 'fam.home-visits', 'fam.culture', 'fam.hard-talks', 'hsn.supervision', 'hsn.sleep', 'hsn.meals', 'hsn.illness', 'hsn.emergency', 'hsn.maltreatment', 'sed.relationships', 'sed.feelings', 'sed.friendship', 'sed.problem-solving', 'sed.behavior', 'sed.trauma', 'inc.iep-ifsp', 'inc.access', 'inc.aac', 'inc.sensory', 'inc.teaming', 'dll.home-language', 'dll.english', 'dll.translanguaging', 'dll.assessment', 'equ.identity', 'equ.bias', 'equ.materials', 'equ.voice', 'pro.reflection', 'pro.wellbeing', 'pro.ethics', 'pro.teaming', 'pro.advocacy', 'mgt.staffing', 'mgt.improvement', 'mgt.policies', 'mgt.budget', 'mgt.qris']::text[]),
	CONSTRAINT "series_wall" CHECK ("series"."dtstart_local" ~ '^\d{4}-\d\d-\d\dT\d\d:\d\d$'),
	CONSTRAINT "series_minutes" CHECK ("series"."minutes" between 5 and 720),
	CONSTRAINT "series_hours" CHECK ("series"."hours" between 0 and 24),
	CONSTRAINT "series_capacity" CHECK ("series"."capacity" between 1 and 500),
	CONSTRAINT "series_ended" CHECK (("series"."status" = 'ended') = ("series"."ended_at" is not null)),
	CONSTRAINT "series_successor" CHECK (("series"."lead_id" is null) = ("series"."needs_successor_since" is not null)),
	CONSTRAINT "series_rsc_hours" CHECK (("series"."model" = 'rsc') = ("series"."hour_kind" = 'rsc')),
	CONSTRAINT "series_rsc_goal" CHECK ("series"."model" <> 'rsc' or "series"."goal" is null),
	CONSTRAINT "series_coaching_goal" CHECK ("series"."model" <> 'coaching' or "series"."goal" is not null),
	CONSTRAINT "series_time_limited" CHECK ("series"."model" not in ('consultation', 'iecmhc') or ("series"."ends_on" is not null and "series"."focus_level" is not null)),
	CONSTRAINT "series_length" CHECK (char_length("series"."title") between 1 and 200 and char_length("series"."purpose") <= 600 and char_length("series"."hand_over_note") <= 2000)
);
--> statement-breakpoint
CREATE TABLE "series_breaks" (
	"id" text PRIMARY KEY NOT NULL,
	"series_id" text NOT NULL,
	"from_day" date NOT NULL,
	"until_day" date NOT NULL,
	"label" text,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "series_breaks_order" CHECK ("series_breaks"."until_day" >= "series_breaks"."from_day"),
	CONSTRAINT "series_breaks_length" CHECK (char_length("series_breaks"."label") <= 80)
);
--> statement-breakpoint
CREATE TABLE "series_people" (
	"series_id" text NOT NULL,
	"person_id" text NOT NULL,
	"part" text NOT NULL,
	CONSTRAINT "series_people_series_id_person_id_part_pk" PRIMARY KEY("series_id","person_id","part"),
	CONSTRAINT "series_people_part" CHECK ("series_people"."part" in ('co-facilitator', 'expected'))
);
--> statement-breakpoint
CREATE TABLE "series_plans" (
	"series_id" text NOT NULL,
	"n" integer NOT NULL,
	"since" timestamp with time zone NOT NULL,
	"rrule" text,
	"dtstart_local" text NOT NULL,
	"time_zone" text NOT NULL,
	"minutes" integer NOT NULL,
	CONSTRAINT "series_plans_series_id_n_pk" PRIMARY KEY("series_id","n"),
	CONSTRAINT "series_plans_wall" CHECK ("series_plans"."dtstart_local" ~ '^\d{4}-\d\d-\d\dT\d\d:\d\d$')
);
--> statement-breakpoint
CREATE TABLE "series_rota" (
	"series_id" text NOT NULL,
	"person_id" text NOT NULL,
	"position" integer NOT NULL,
	"shadows_first" boolean DEFAULT false NOT NULL,
	"away_from" date,
	"away_until" date,
	CONSTRAINT "series_rota_series_id_person_id_pk" PRIMARY KEY("series_id","person_id"),
	CONSTRAINT "series_rota_position" UNIQUE("series_id","position"),
	CONSTRAINT "series_rota_away" CHECK (("series_rota"."away_from" is null) = ("series_rota"."away_until" is null) and "series_rota"."away_until" >= "series_rota"."away_from")
);
--> statement-breakpoint
ALTER TABLE "series_notices" ADD CONSTRAINT "series_notices_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "series_notices" ADD CONSTRAINT "series_notices_series_id_series_id_fk" FOREIGN KEY ("series_id") REFERENCES "public"."series"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "series_notices" ADD CONSTRAINT "series_notices_session_id_series_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."series_sessions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendance" ADD CONSTRAINT "attendance_session_id_series_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."series_sessions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendance" ADD CONSTRAINT "attendance_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendance" ADD CONSTRAINT "attendance_recorded_by_people_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calendar_addresses" ADD CONSTRAINT "calendar_addresses_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calendar_addresses" ADD CONSTRAINT "calendar_addresses_series_id_series_id_fk" FOREIGN KEY ("series_id") REFERENCES "public"."series"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calendar_addresses" ADD CONSTRAINT "calendar_addresses_community_id_communities_id_fk" FOREIGN KEY ("community_id") REFERENCES "public"."communities"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "return_questions" ADD CONSTRAINT "return_questions_series_id_series_id_fk" FOREIGN KEY ("series_id") REFERENCES "public"."series"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "return_questions" ADD CONSTRAINT "return_questions_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "return_questions" ADD CONSTRAINT "return_questions_asked_at_id_series_sessions_id_fk" FOREIGN KEY ("asked_at_id") REFERENCES "public"."series_sessions"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "series_sessions" ADD CONSTRAINT "series_sessions_series_id_series_id_fk" FOREIGN KEY ("series_id") REFERENCES "public"."series"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "series_sessions" ADD CONSTRAINT "series_sessions_lead_id_people_id_fk" FOREIGN KEY ("lead_id") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "series_sessions" ADD CONSTRAINT "series_sessions_turn_id_people_id_fk" FOREIGN KEY ("turn_id") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "series_sessions" ADD CONSTRAINT "series_sessions_shadow_id_people_id_fk" FOREIGN KEY ("shadow_id") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "series_sessions" ADD CONSTRAINT "series_sessions_makes_up_id_series_sessions_id_fk" FOREIGN KEY ("makes_up_id") REFERENCES "public"."series_sessions"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_answer_history" ADD CONSTRAINT "session_answer_history_session_id_series_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."series_sessions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_answer_history" ADD CONSTRAINT "session_answer_history_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_answers" ADD CONSTRAINT "session_answers_session_id_series_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."series_sessions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_answers" ADD CONSTRAINT "session_answers_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_preparations" ADD CONSTRAINT "session_preparations_session_id_series_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."series_sessions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_preparations" ADD CONSTRAINT "session_preparations_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "series" ADD CONSTRAINT "series_community_id_communities_id_fk" FOREIGN KEY ("community_id") REFERENCES "public"."communities"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "series" ADD CONSTRAINT "series_lead_id_people_id_fk" FOREIGN KEY ("lead_id") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "series" ADD CONSTRAINT "series_former_lead_id_people_id_fk" FOREIGN KEY ("former_lead_id") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "series" ADD CONSTRAINT "series_created_by_people_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "series_breaks" ADD CONSTRAINT "series_breaks_series_id_series_id_fk" FOREIGN KEY ("series_id") REFERENCES "public"."series"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "series_people" ADD CONSTRAINT "series_people_series_id_series_id_fk" FOREIGN KEY ("series_id") REFERENCES "public"."series"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "series_people" ADD CONSTRAINT "series_people_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "series_plans" ADD CONSTRAINT "series_plans_series_id_series_id_fk" FOREIGN KEY ("series_id") REFERENCES "public"."series"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "series_rota" ADD CONSTRAINT "series_rota_series_id_series_id_fk" FOREIGN KEY ("series_id") REFERENCES "public"."series"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "series_rota" ADD CONSTRAINT "series_rota_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "series_notices_one" ON "series_notices" USING btree ("person_id","series_id",coalesce("session_id", ''),"kind");--> statement-breakpoint
CREATE INDEX "series_notices_newest" ON "series_notices" USING btree ("person_id","at");--> statement-breakpoint
CREATE INDEX "series_notices_unread" ON "series_notices" USING btree ("person_id") WHERE "series_notices"."read_at" is null;--> statement-breakpoint
CREATE INDEX "series_notices_session" ON "series_notices" USING btree ("session_id");--> statement-breakpoint
CREATE INDEX "attendance_person" ON "attendance" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "calendar_addresses_one" ON "calendar_addresses" USING btree ("person_id","scope",coalesce("series_id", "community_id", ''));--> statement-breakpoint
CREATE INDEX "return_questions_open" ON "return_questions" USING btree ("person_id","series_id");--> statement-breakpoint
CREATE INDEX "series_sessions_when" ON "series_sessions" USING btree ("series_id","starts_at");--> statement-breakpoint
CREATE INDEX "series_sessions_coming" ON "series_sessions" USING btree ("ends_at","starts_at") WHERE "series_sessions"."status" in ('scheduled', 'moved', 'cancelled');--> statement-breakpoint
CREATE INDEX "series_sessions_lead" ON "series_sessions" USING btree ("lead_id");--> statement-breakpoint
CREATE INDEX "session_answer_history_of" ON "session_answer_history" USING btree ("session_id","person_id","n");--> statement-breakpoint
CREATE INDEX "session_answer_history_person" ON "session_answer_history" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "session_answers_person" ON "session_answers" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "session_answers_waiting" ON "session_answers" USING btree ("session_id","n") WHERE "session_answers"."is_waiting";--> statement-breakpoint
CREATE INDEX "session_preparations_of" ON "session_preparations" USING btree ("session_id","created_at");--> statement-breakpoint
CREATE INDEX "series_of_community" ON "series" USING btree ("community_id","status");--> statement-breakpoint
CREATE INDEX "series_lead" ON "series" USING btree ("lead_id");--> statement-breakpoint
CREATE INDEX "series_to_fill" ON "series" USING btree ("filled_until") WHERE "series"."status" = 'running' and "series"."rrule" is not null;--> statement-breakpoint
CREATE INDEX "series_breaks_series" ON "series_breaks" USING btree ("series_id","from_day");--> statement-breakpoint
CREATE INDEX "series_people_person" ON "series_people" USING btree ("person_id","part");--> statement-breakpoint
CREATE INDEX "series_rota_person" ON "series_rota" USING btree ("person_id");