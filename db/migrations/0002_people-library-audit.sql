CREATE TABLE "audit_entries" (
	"seq" bigint PRIMARY KEY NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"actor_id" text,
	"act" text NOT NULL,
	"community_id" text,
	"subject" text,
	"details" jsonb NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "audit_entries_seq" CHECK ("audit_entries"."seq" >= 1)
);
--> statement-breakpoint
CREATE TABLE "audit_head" (
	"only" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"seq" bigint NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "audit_head_only_one" CHECK ("audit_head"."only")
);
--> statement-breakpoint
CREATE TABLE "strategies" (
	"id" text PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"community_id" text,
	"author_id" text NOT NULL,
	"translation_of" text,
	"title" text NOT NULL,
	"summary" text NOT NULL,
	"language" text NOT NULL,
	"ages" text[] NOT NULL,
	"settings" text[] NOT NULL,
	"domains" text[] NOT NULL,
	"topics" text[] NOT NULL,
	"evidence" text NOT NULL,
	"prep_minutes" integer,
	"use_minutes" integer,
	"license" text NOT NULL,
	"content" jsonb NOT NULL,
	"words" text NOT NULL,
	"search" "tsvector" GENERATED ALWAYS AS (setweight((to_tsvector('pg_catalog.simple', translate(regexp_replace(normalize("title", NFD), '[\u0300-\u036f]', '', 'g'), '-./@_:', '      ')) || to_tsvector('pg_catalog.english', translate(regexp_replace(normalize("title", NFD), '[\u0300-\u036f]', '', 'g'), '-./@_:', '      ')) || to_tsvector('pg_catalog.spanish', translate(regexp_replace(normalize("title", NFD), '[\u0300-\u036f]', '', 'g'), '-./@_:', '      '))), 'A') || setweight((to_tsvector('pg_catalog.simple', translate(regexp_replace(normalize("summary", NFD), '[\u0300-\u036f]', '', 'g'), '-./@_:', '      ')) || to_tsvector('pg_catalog.english', translate(regexp_replace(normalize("summary", NFD), '[\u0300-\u036f]', '', 'g'), '-./@_:', '      ')) || to_tsvector('pg_catalog.spanish', translate(regexp_replace(normalize("summary", NFD), '[\u0300-\u036f]', '', 'g'), '-./@_:', '      '))), 'B') || (to_tsvector('pg_catalog.simple', translate(regexp_replace(normalize("words", NFD), '[\u0300-\u036f]', '', 'g'), '-./@_:', '      ')) || to_tsvector('pg_catalog.english', translate(regexp_replace(normalize("words", NFD), '[\u0300-\u036f]', '', 'g'), '-./@_:', '      ')) || to_tsvector('pg_catalog.spanish', translate(regexp_replace(normalize("words", NFD), '[\u0300-\u036f]', '', 'g'), '-./@_:', '      ')))) STORED NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "strategies_slug_unique" UNIQUE("slug"),
	CONSTRAINT "strategies_slug" CHECK ("strategies"."slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
	CONSTRAINT "strategies_language" CHECK ("strategies"."language" in ('en', 'es')),
	CONSTRAINT "strategies_evidence" CHECK ("strategies"."evidence" in ('strong', 'promising', 'consensus', 'practice', 'new')),
	CONSTRAINT "strategies_license" CHECK ("strategies"."license" in ('cc-by-4.0', 'cc-by-sa-4.0', 'cc-by-nc-4.0', 'cc0', 'public-domain-us', 'community-only', 'link-only')),
	CONSTRAINT "strategies_ages" CHECK ("strategies"."ages" <@ array['infant', 'toddler', 'preschool', 'grades-k-2', 'grades-3-5', 'grades-6-8', 'grades-9-12', 'adult']::text[]),
	CONSTRAINT "strategies_settings" CHECK ("strategies"."settings" <@ array['center', 'fcc', 'ffn', 'head-start', 'public-prek', 'home-visiting', 'early-intervention', 'school', 'out-of-school', 'any']::text[]),
	CONSTRAINT "strategies_domains" CHECK ("strategies"."domains" <@ array['cgd', 'cur', 'obs', 'fam', 'hsn', 'sed', 'inc', 'dll', 'equ', 'pro', 'mgt']::text[]),
	CONSTRAINT "strategies_topics" CHECK ("strategies"."topics" <@ array['cgd.brain', 'cgd.attachment', 'cgd.motor', 'cgd.temperament', 'cgd.play', 'cur.environment', 'cur.routines', 'cur.language-literacy', 'cur.math', 'cur.science', 'cur.arts', 'cur.interactions', 'obs.notes', 'obs.screening', 'obs.formative', 'obs.work-samples', 'obs.data-use', 'fam.communication', 'fam.conferences', 'fam.goodbyes', 'fam.home-visits', 'fam.culture', 'fam.hard-talks', 'hsn.supervision', 'hsn.sleep', 'hsn.meals', 'hsn.illness', 'hsn.emergency', 'hsn.maltreatment', 'sed.relationships', 'sed.feelings', 'sed.friendship', 'sed.problem-solving', 'sed.behavior', 'sed.trauma', 'inc.iep-ifsp', 'inc.access', 'inc.aac', 'inc.sensory', 'inc.teaming', 'dll.home-language', 'dll.english', 'dll.translanguaging', 'dll.assessment', 'equ.identity', 'equ.bias', 'equ.materials', 'equ.voice', 'pro.reflection', 'pro.wellbeing', 'pro.ethics', 'pro.teaming', 'pro.advocacy', 'mgt.staffing', 'mgt.improvement', 'mgt.policies', 'mgt.budget', 'mgt.qris']::text[]),
	CONSTRAINT "strategies_minutes" CHECK ("strategies"."prep_minutes" >= 0 and "strategies"."use_minutes" >= 0)
);
--> statement-breakpoint
CREATE TABLE "former_handles" (
	"handle" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "photos" (
	"person_id" text PRIMARY KEY NOT NULL,
	"small" "bytea" NOT NULL,
	"large" "bytea" NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "field_role" text;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "setting" text;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "pronouns" text;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "about" text;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "ask_me_about" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "spoken" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "photo_version" text;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "theme" text DEFAULT 'system' NOT NULL;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "text_size" text DEFAULT 'normal' NOT NULL;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "easy_font" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "shortcuts" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "browser" text;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "system" text;--> statement-breakpoint
ALTER TABLE "site" ADD COLUMN "accent" text;--> statement-breakpoint
ALTER TABLE "site" ADD COLUMN "logo" "bytea";--> statement-breakpoint
ALTER TABLE "site" ADD COLUMN "logo_version" text;--> statement-breakpoint
ALTER TABLE "posts" ADD COLUMN "search" "tsvector" GENERATED ALWAYS AS ((to_tsvector('pg_catalog.simple', translate(regexp_replace(normalize("body", NFD), '[\u0300-\u036f]', '', 'g'), '-./@_:', '      ')) || to_tsvector('pg_catalog.english', translate(regexp_replace(normalize("body", NFD), '[\u0300-\u036f]', '', 'g'), '-./@_:', '      ')) || to_tsvector('pg_catalog.spanish', translate(regexp_replace(normalize("body", NFD), '[\u0300-\u036f]', '', 'g'), '-./@_:', '      ')))) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "strategies" ADD CONSTRAINT "strategies_community_id_communities_id_fk" FOREIGN KEY ("community_id") REFERENCES "public"."communities"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "strategies" ADD CONSTRAINT "strategies_author_id_people_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "strategies" ADD CONSTRAINT "strategies_translation_of_strategies_id_fk" FOREIGN KEY ("translation_of") REFERENCES "public"."strategies"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "former_handles" ADD CONSTRAINT "former_handles_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "photos" ADD CONSTRAINT "photos_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_entries_community" ON "audit_entries" USING btree ("community_id","seq");--> statement-breakpoint
CREATE INDEX "strategies_search" ON "strategies" USING gin ("search");--> statement-breakpoint
CREATE INDEX "strategies_newest" ON "strategies" USING btree ("created_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "strategies_community" ON "strategies" USING btree ("community_id");--> statement-breakpoint
CREATE INDEX "strategies_author" ON "strategies" USING btree ("author_id");--> statement-breakpoint
CREATE INDEX "strategies_translations" ON "strategies" USING btree ("translation_of");--> statement-breakpoint
CREATE INDEX "communities_search" ON "communities" USING gin ((to_tsvector('pg_catalog.simple', translate(regexp_replace(normalize((coalesce("communities"."name", '') || ' ' || coalesce("communities"."tagline", '') || ' ' || coalesce("communities"."purpose", '')), NFD), '[\u0300-\u036f]', '', 'g'), '-./@_:', '      ')) || to_tsvector('pg_catalog.english', translate(regexp_replace(normalize((coalesce("communities"."name", '') || ' ' || coalesce("communities"."tagline", '') || ' ' || coalesce("communities"."purpose", '')), NFD), '[\u0300-\u036f]', '', 'g'), '-./@_:', '      ')) || to_tsvector('pg_catalog.spanish', translate(regexp_replace(normalize((coalesce("communities"."name", '') || ' ' || coalesce("communities"."tagline", '') || ' ' || coalesce("communities"."purpose", '')), NFD), '[\u0300-\u036f]', '', 'g'), '-./@_:', '      '))));--> statement-breakpoint
CREATE INDEX "people_search" ON "people" USING gin ((to_tsvector('pg_catalog.simple', translate(regexp_replace(normalize((coalesce("people"."name", '') || ' ' || coalesce("people"."handle", '') || ' ' || coalesce("people"."role_title", '') || ' ' || coalesce("people"."place", '')), NFD), '[\u0300-\u036f]', '', 'g'), '-./@_:', '      ')) || to_tsvector('pg_catalog.english', translate(regexp_replace(normalize((coalesce("people"."name", '') || ' ' || coalesce("people"."handle", '') || ' ' || coalesce("people"."role_title", '') || ' ' || coalesce("people"."place", '')), NFD), '[\u0300-\u036f]', '', 'g'), '-./@_:', '      ')) || to_tsvector('pg_catalog.spanish', translate(regexp_replace(normalize((coalesce("people"."name", '') || ' ' || coalesce("people"."handle", '') || ' ' || coalesce("people"."role_title", '') || ' ' || coalesce("people"."place", '')), NFD), '[\u0300-\u036f]', '', 'g'), '-./@_:', '      '))));--> statement-breakpoint
CREATE INDEX "posts_search" ON "posts" USING gin ("search");--> statement-breakpoint
CREATE INDEX "threads_title_search" ON "threads" USING gin ((to_tsvector('pg_catalog.simple', translate(regexp_replace(normalize((coalesce("threads"."title", '')), NFD), '[\u0300-\u036f]', '', 'g'), '-./@_:', '      ')) || to_tsvector('pg_catalog.english', translate(regexp_replace(normalize((coalesce("threads"."title", '')), NFD), '[\u0300-\u036f]', '', 'g'), '-./@_:', '      ')) || to_tsvector('pg_catalog.spanish', translate(regexp_replace(normalize((coalesce("threads"."title", '')), NFD), '[\u0300-\u036f]', '', 'g'), '-./@_:', '      '))));--> statement-breakpoint
ALTER TABLE "people" ADD CONSTRAINT "people_field_role" CHECK ("people"."field_role" in ('lead-teacher', 'assistant', 'fcc-provider', 'director', 'home-visitor', 'coach', 'family-worker', 'ei-specialist', 'mh-consultant', 'school-teacher', 'administrator', 'ta-professional', 'other'));--> statement-breakpoint
ALTER TABLE "people" ADD CONSTRAINT "people_setting" CHECK ("people"."setting" in ('center', 'fcc', 'ffn', 'head-start', 'public-prek', 'home-visiting', 'early-intervention', 'school', 'out-of-school', 'any'));--> statement-breakpoint
ALTER TABLE "people" ADD CONSTRAINT "people_theme" CHECK ("people"."theme" in ('system', 'light', 'dark'));--> statement-breakpoint
ALTER TABLE "people" ADD CONSTRAINT "people_text_size" CHECK ("people"."text_size" in ('normal', 'large', 'larger'));--> statement-breakpoint
ALTER TABLE "people" ADD CONSTRAINT "people_about_length" CHECK (char_length("people"."about") <= 280);--> statement-breakpoint
ALTER TABLE "site" ADD CONSTRAINT "site_accent" CHECK ("site"."accent" ~ '^#[0-9a-f]{6}$');--> statement-breakpoint
ALTER TABLE "site" ADD CONSTRAINT "site_logo" CHECK (("site"."logo" is null) = ("site"."logo_version" is null));--> statement-breakpoint
-- What was done stays written: not even the site's own code can change or remove an entry.
CREATE FUNCTION "audit_entries_stand"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'An entry of the log of acts stands.'; END $$;--> statement-breakpoint
CREATE TRIGGER "audit_entries_stand" BEFORE UPDATE OR DELETE ON "audit_entries" FOR EACH ROW EXECUTE FUNCTION "audit_entries_stand"();
