CREATE TABLE "community_visits" (
	"id" text PRIMARY KEY NOT NULL,
	"community_id" text NOT NULL,
	"person_id" text NOT NULL,
	"reason" text NOT NULL,
	"began_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	CONSTRAINT "community_visits_reason" CHECK (char_length("community_visits"."reason") between 20 and 500),
	CONSTRAINT "community_visits_order" CHECK ("community_visits"."ends_at" > "community_visits"."began_at")
);
--> statement-breakpoint
CREATE TABLE "former_slugs" (
	"slug" text PRIMARY KEY NOT NULL,
	"community_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "form_answers" (
	"id" text PRIMARY KEY NOT NULL,
	"round_id" text NOT NULL,
	"item" text NOT NULL,
	"value" smallint,
	"wanted" smallint,
	"words" text,
	CONSTRAINT "form_answers_something" CHECK (("form_answers"."value" is null) <> ("form_answers"."words" is null)),
	CONSTRAINT "form_answers_value" CHECK ("form_answers"."value" between 0 and 5 and "form_answers"."wanted" between 1 and 5),
	CONSTRAINT "form_answers_words" CHECK (char_length("form_answers"."words") between 1 and 1500)
);
--> statement-breakpoint
CREATE TABLE "form_asked" (
	"round_id" text NOT NULL,
	"person_id" text NOT NULL,
	"has_answered" boolean DEFAULT false NOT NULL,
	CONSTRAINT "form_asked_round_id_person_id_pk" PRIMARY KEY("round_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "form_named_answers" (
	"round_id" text NOT NULL,
	"person_id" text NOT NULL,
	"item" text NOT NULL,
	"value" smallint,
	"words" text,
	CONSTRAINT "form_named_answers_round_id_person_id_item_pk" PRIMARY KEY("round_id","person_id","item"),
	CONSTRAINT "form_named_answers_something" CHECK (("form_named_answers"."value" is null) <> ("form_named_answers"."words" is null)),
	CONSTRAINT "form_named_answers_words" CHECK (char_length("form_named_answers"."words") between 1 and 1500)
);
--> statement-breakpoint
CREATE TABLE "form_results" (
	"round_id" text NOT NULL,
	"item" text NOT NULL,
	"answers" integer NOT NULL,
	"mean" numeric(2, 1) NOT NULL,
	"wanted" numeric(2, 1),
	"spread" numeric(2, 1),
	"low" integer,
	CONSTRAINT "form_results_round_id_item_pk" PRIMARY KEY("round_id","item"),
	CONSTRAINT "form_results_minimum" CHECK ("form_results"."answers" >= 4)
);
--> statement-breakpoint
CREATE TABLE "form_rounds" (
	"id" text PRIMARY KEY NOT NULL,
	"community_id" text NOT NULL,
	"instrument" text NOT NULL,
	"version" integer NOT NULL,
	"number" integer NOT NULL,
	"opened_by" text,
	"opened_at" timestamp with time zone NOT NULL,
	"closes_at" timestamp with time zone,
	"closed_at" timestamp with time zone,
	"note" text,
	"practice" text,
	"focus" text[] DEFAULT '{}' NOT NULL,
	"asked" integer NOT NULL,
	"answered" integer,
	"compares" text[] DEFAULT '{}' NOT NULL,
	CONSTRAINT "form_rounds_number" UNIQUE("community_id","instrument","number"),
	CONSTRAINT "form_rounds_instrument" CHECK ("form_rounds"."instrument" in ('organizational-capacity', 'needs-assessment', 'practitioner-decision', 'visioning', 'readiness', 'trust', 'psych-safety', 'usefulness', 'practice-change', 'self-efficacy')),
	CONSTRAINT "form_rounds_closed" CHECK (("form_rounds"."closed_at" is null) = ("form_rounds"."answered" is null))
);
--> statement-breakpoint
CREATE TABLE "form_words" (
	"id" text PRIMARY KEY NOT NULL,
	"round_id" text NOT NULL,
	"item" text NOT NULL,
	"words" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "invitations" (
	"id" text PRIMARY KEY NOT NULL,
	"community_id" text NOT NULL,
	"email" text NOT NULL,
	"role" text NOT NULL,
	"token_hash" text NOT NULL,
	"issue" integer DEFAULT 1 NOT NULL,
	"made_by" text,
	"issued_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"accepted_at" timestamp with time zone,
	"accepted_by" text,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "invitations_token_hash_unique" UNIQUE("token_hash"),
	CONSTRAINT "invitations_role" CHECK ("invitations"."role" in ('member', 'facilitator', 'co-facilitator', 'consultant', 'coordinator')),
	CONSTRAINT "invitations_email_folded" CHECK ("invitations"."email" = lower("invitations"."email")),
	CONSTRAINT "invitations_one_end" CHECK ("invitations"."accepted_at" is null or "invitations"."revoked_at" is null)
);
--> statement-breakpoint
CREATE TABLE "join_codes" (
	"id" text PRIMARY KEY NOT NULL,
	"community_id" text NOT NULL,
	"code" text NOT NULL,
	"expires_at" timestamp with time zone,
	"use_limit" integer,
	"uses" integer DEFAULT 0 NOT NULL,
	"needs_approval" boolean DEFAULT false NOT NULL,
	"made_by" text,
	"created_at" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "join_codes_code_unique" UNIQUE("code"),
	CONSTRAINT "join_codes_code" CHECK ("join_codes"."code" ~ '^[2-9A-HJKMNP-Z]{8}$'),
	CONSTRAINT "join_codes_uses" CHECK ("join_codes"."uses" >= 0 and ("join_codes"."use_limit" is null or "join_codes"."uses" <= "join_codes"."use_limit"))
);
--> statement-breakpoint
CREATE TABLE "join_requests" (
	"id" text PRIMARY KEY NOT NULL,
	"community_id" text NOT NULL,
	"person_id" text NOT NULL,
	"answer" text DEFAULT '' NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"decided_at" timestamp with time zone,
	"decision" text,
	"decided_by" text,
	CONSTRAINT "join_requests_decision" CHECK ("join_requests"."decision" in ('accepted', 'declined')),
	CONSTRAINT "join_requests_decided" CHECK (("join_requests"."decided_at" is null) = ("join_requests"."decision" is null)),
	CONSTRAINT "join_requests_answer_length" CHECK (char_length("join_requests"."answer") <= 600)
);
--> statement-breakpoint
CREATE TABLE "blocks" (
	"blocker_id" text NOT NULL,
	"blocked_id" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "blocks_blocker_id_blocked_id_pk" PRIMARY KEY("blocker_id","blocked_id"),
	CONSTRAINT "blocks_other" CHECK ("blocks"."blocker_id" <> "blocks"."blocked_id")
);
--> statement-breakpoint
CREATE TABLE "hidden_words" (
	"post_id" text PRIMARY KEY NOT NULL,
	"title" text,
	"body" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "post_edits" (
	"id" text PRIMARY KEY NOT NULL,
	"post_id" text NOT NULL,
	"title" text,
	"body" text NOT NULL,
	"by" text NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "reports" (
	"id" text PRIMARY KEY NOT NULL,
	"community_id" text,
	"to_network" boolean NOT NULL,
	"kind" text NOT NULL,
	"subject_id" text NOT NULL,
	"about_id" text NOT NULL,
	"reporter_id" text NOT NULL,
	"reason" text NOT NULL,
	"words" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"decision" text,
	"note" text,
	"decided_by" text,
	"decided_at" timestamp with time zone,
	CONSTRAINT "reports_kind" CHECK ("reports"."kind" in ('post', 'person', 'strategy')),
	CONSTRAINT "reports_reason" CHECK ("reports"."reason" in ('child-named', 'child-safety', 'unkind', 'discriminates', 'misleading', 'advertising', 'other')),
	CONSTRAINT "reports_decision" CHECK ("reports"."decision" in ('hidden', 'suspended', 'talked', 'kept')),
	CONSTRAINT "reports_decided" CHECK (("reports"."decided_at" is null) = ("reports"."decision" is null) and ("reports"."decided_at" is null) = ("reports"."decided_by" is null)),
	CONSTRAINT "reports_network" CHECK ("reports"."to_network" or "reports"."community_id" is not null),
	CONSTRAINT "reports_words" CHECK (char_length("reports"."words") <= 1000)
);
--> statement-breakpoint
ALTER TABLE "communities" ADD COLUMN "focus" text;--> statement-breakpoint
ALTER TABLE "communities" ADD COLUMN "community_statement" text;--> statement-breakpoint
ALTER TABLE "communities" ADD COLUMN "practice_statement" text;--> statement-breakpoint
ALTER TABLE "communities" ADD COLUMN "ages" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "communities" ADD COLUMN "settings" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "communities" ADD COLUMN "domains" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "communities" ADD COLUMN "max_members" integer;--> statement-breakpoint
ALTER TABLE "communities" ADD COLUMN "first_steps_hidden_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "communities" ADD COLUMN "join_question" text;--> statement-breakpoint
ALTER TABLE "memberships" ADD COLUMN "muted_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "posts" ADD COLUMN "changed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "posts" ADD COLUMN "edited_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "posts" ADD COLUMN "hidden_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "posts" ADD COLUMN "hidden_by" text;--> statement-breakpoint
ALTER TABLE "posts" ADD COLUMN "hidden_reason" text;--> statement-breakpoint
ALTER TABLE "posts" ADD COLUMN "removed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "community_visits" ADD CONSTRAINT "community_visits_community_id_communities_id_fk" FOREIGN KEY ("community_id") REFERENCES "public"."communities"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "community_visits" ADD CONSTRAINT "community_visits_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "former_slugs" ADD CONSTRAINT "former_slugs_community_id_communities_id_fk" FOREIGN KEY ("community_id") REFERENCES "public"."communities"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "form_answers" ADD CONSTRAINT "form_answers_round_id_form_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."form_rounds"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "form_asked" ADD CONSTRAINT "form_asked_round_id_form_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."form_rounds"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "form_asked" ADD CONSTRAINT "form_asked_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "form_named_answers" ADD CONSTRAINT "form_named_answers_round_id_form_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."form_rounds"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "form_named_answers" ADD CONSTRAINT "form_named_answers_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "form_results" ADD CONSTRAINT "form_results_round_id_form_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."form_rounds"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "form_rounds" ADD CONSTRAINT "form_rounds_community_id_communities_id_fk" FOREIGN KEY ("community_id") REFERENCES "public"."communities"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "form_rounds" ADD CONSTRAINT "form_rounds_opened_by_people_id_fk" FOREIGN KEY ("opened_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "form_words" ADD CONSTRAINT "form_words_round_id_form_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."form_rounds"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_community_id_communities_id_fk" FOREIGN KEY ("community_id") REFERENCES "public"."communities"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_made_by_people_id_fk" FOREIGN KEY ("made_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_accepted_by_people_id_fk" FOREIGN KEY ("accepted_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "join_codes" ADD CONSTRAINT "join_codes_community_id_communities_id_fk" FOREIGN KEY ("community_id") REFERENCES "public"."communities"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "join_codes" ADD CONSTRAINT "join_codes_made_by_people_id_fk" FOREIGN KEY ("made_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "join_requests" ADD CONSTRAINT "join_requests_community_id_communities_id_fk" FOREIGN KEY ("community_id") REFERENCES "public"."communities"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "join_requests" ADD CONSTRAINT "join_requests_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "join_requests" ADD CONSTRAINT "join_requests_decided_by_people_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "blocks" ADD CONSTRAINT "blocks_blocker_id_people_id_fk" FOREIGN KEY ("blocker_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "blocks" ADD CONSTRAINT "blocks_blocked_id_people_id_fk" FOREIGN KEY ("blocked_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hidden_words" ADD CONSTRAINT "hidden_words_post_id_posts_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."posts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "post_edits" ADD CONSTRAINT "post_edits_post_id_posts_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."posts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "post_edits" ADD CONSTRAINT "post_edits_by_people_id_fk" FOREIGN KEY ("by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reports" ADD CONSTRAINT "reports_community_id_communities_id_fk" FOREIGN KEY ("community_id") REFERENCES "public"."communities"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reports" ADD CONSTRAINT "reports_about_id_people_id_fk" FOREIGN KEY ("about_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reports" ADD CONSTRAINT "reports_reporter_id_people_id_fk" FOREIGN KEY ("reporter_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reports" ADD CONSTRAINT "reports_decided_by_people_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "community_visits_person" ON "community_visits" USING btree ("person_id","community_id","ends_at");--> statement-breakpoint
CREATE INDEX "community_visits_community" ON "community_visits" USING btree ("community_id","began_at");--> statement-breakpoint
CREATE INDEX "form_answers_round" ON "form_answers" USING btree ("round_id");--> statement-breakpoint
CREATE INDEX "form_asked_person" ON "form_asked" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "form_rounds_one_open" ON "form_rounds" USING btree ("community_id","instrument") WHERE "form_rounds"."closed_at" is null;--> statement-breakpoint
CREATE INDEX "form_words_round" ON "form_words" USING btree ("round_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "invitations_open" ON "invitations" USING btree ("community_id","email") WHERE "invitations"."accepted_at" is null and "invitations"."revoked_at" is null;--> statement-breakpoint
CREATE INDEX "invitations_email" ON "invitations" USING btree ("email");--> statement-breakpoint
CREATE UNIQUE INDEX "join_codes_standing" ON "join_codes" USING btree ("community_id") WHERE "join_codes"."revoked_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "join_requests_waiting" ON "join_requests" USING btree ("community_id","person_id") WHERE "join_requests"."decided_at" is null;--> statement-breakpoint
CREATE INDEX "join_requests_person" ON "join_requests" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "blocks_blocked" ON "blocks" USING btree ("blocked_id");--> statement-breakpoint
CREATE INDEX "post_edits_post" ON "post_edits" USING btree ("post_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "reports_open" ON "reports" USING btree ("reporter_id","kind","subject_id") WHERE "reports"."decided_at" is null;--> statement-breakpoint
CREATE INDEX "reports_queue" ON "reports" USING btree ("community_id","to_network","at");--> statement-breakpoint
CREATE INDEX "reports_subject" ON "reports" USING btree ("kind","subject_id");--> statement-breakpoint
ALTER TABLE "posts" ADD CONSTRAINT "posts_hidden_by_people_id_fk" FOREIGN KEY ("hidden_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "posts_changed" ON "posts" USING btree ("thread_id","seq") WHERE "posts"."changed_at" is not null;--> statement-breakpoint
ALTER TABLE "communities" ADD CONSTRAINT "communities_ages" CHECK ("communities"."ages" <@ array['infant', 'toddler', 'preschool', 'grades-k-2', 'grades-3-5', 'grades-6-8', 'grades-9-12', 'adult']::text[]);--> statement-breakpoint
ALTER TABLE "communities" ADD CONSTRAINT "communities_settings" CHECK ("communities"."settings" <@ array['center', 'fcc', 'ffn', 'head-start', 'public-prek', 'home-visiting', 'early-intervention', 'school', 'out-of-school', 'any']::text[]);--> statement-breakpoint
ALTER TABLE "communities" ADD CONSTRAINT "communities_domains" CHECK ("communities"."domains" <@ array['cgd', 'cur', 'obs', 'fam', 'hsn', 'sed', 'inc', 'dll', 'equ', 'pro', 'mgt']::text[]);--> statement-breakpoint
ALTER TABLE "communities" ADD CONSTRAINT "communities_max_members" CHECK ("communities"."max_members" between 2 and 500);--> statement-breakpoint
ALTER TABLE "posts" ADD CONSTRAINT "posts_hidden" CHECK (("posts"."hidden_at" is null) = ("posts"."hidden_reason" is null) and ("posts"."hidden_at" is null) = ("posts"."hidden_by" is null));--> statement-breakpoint
ALTER TABLE "posts" ADD CONSTRAINT "posts_unseen" CHECK (("posts"."hidden_at" is null and "posts"."removed_at" is null) or ("posts"."body" = '' and "posts"."html" = ''));