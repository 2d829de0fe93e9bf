CREATE TABLE "communities" (
	"id" text PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"type" text NOT NULL,
	"tagline" text,
	"purpose" text,
	"privacy" text NOT NULL,
	"tint" text NOT NULL,
	"welcome" text,
	"agreements" text[] DEFAULT '{}' NOT NULL,
	"learning_agenda" text[] DEFAULT '{}' NOT NULL,
	"is_demo" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "communities_slug_unique" UNIQUE("slug"),
	CONSTRAINT "communities_type" CHECK ("communities"."type" in ('cop', 'plc', 'reflective', 'coaching-group', 'cohort')),
	CONSTRAINT "communities_privacy" CHECK ("communities"."privacy" in ('open', 'request', 'private')),
	CONSTRAINT "communities_tint" CHECK ("communities"."tint" in ('clay', 'sage', 'sand', 'slate', 'plum')),
	CONSTRAINT "communities_slug" CHECK ("communities"."slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$')
);
--> statement-breakpoint
CREATE TABLE "memberships" (
	"community_id" text NOT NULL,
	"person_id" text NOT NULL,
	"role" text NOT NULL,
	"status" text NOT NULL,
	"joined_at" timestamp with time zone NOT NULL,
	"left_at" timestamp with time zone,
	CONSTRAINT "memberships_community_id_person_id_pk" PRIMARY KEY("community_id","person_id"),
	CONSTRAINT "memberships_role" CHECK ("memberships"."role" in ('member', 'facilitator', 'co-facilitator', 'consultant', 'coordinator')),
	CONSTRAINT "memberships_status" CHECK ("memberships"."status" in ('active', 'paused', 'left', 'removed')),
	CONSTRAINT "memberships_left" CHECK (("memberships"."status" in ('left', 'removed')) = ("memberships"."left_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "people" (
	"id" text PRIMARY KEY NOT NULL,
	"handle" text NOT NULL,
	"name" text NOT NULL,
	"email" text,
	"password_hash" text,
	"role_title" text,
	"place" text,
	"language" text DEFAULT 'en' NOT NULL,
	"time_zone" text NOT NULL,
	"tint" text NOT NULL,
	"is_administrator" boolean DEFAULT false NOT NULL,
	"is_demo" boolean DEFAULT false NOT NULL,
	"suspended_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "people_handle_unique" UNIQUE("handle"),
	CONSTRAINT "people_language" CHECK ("people"."language" in ('en', 'es')),
	CONSTRAINT "people_tint" CHECK ("people"."tint" in ('clay', 'sage', 'sand', 'slate', 'plum')),
	CONSTRAINT "people_name_length" CHECK (char_length("people"."name") between 1 and 80),
	CONSTRAINT "people_can_sign_in" CHECK ("people"."is_demo" or ("people"."email" is not null and "people"."password_hash" is not null))
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id_hash" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"last_seen_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "rate_limits" (
	"key" text PRIMARY KEY NOT NULL,
	"points" integer DEFAULT 0 NOT NULL,
	"expire" bigint
);
--> statement-breakpoint
CREATE TABLE "site" (
	"only" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"name" text DEFAULT 'Tilth' NOT NULL,
	"is_demo" boolean DEFAULT false NOT NULL,
	"setup_token_hash" text,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "site_only_one" CHECK ("site"."only")
);
--> statement-breakpoint
CREATE TABLE "posts" (
	"id" text PRIMARY KEY NOT NULL,
	"thread_id" text NOT NULL,
	"seq" integer NOT NULL,
	"author_id" text NOT NULL,
	"body" text NOT NULL,
	"html" text NOT NULL,
	"renderer" integer NOT NULL,
	"client_id" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "posts_seq" UNIQUE("thread_id","seq"),
	CONSTRAINT "posts_client_id" UNIQUE("author_id","client_id"),
	CONSTRAINT "posts_seq_positive" CHECK ("posts"."seq" >= 1)
);
--> statement-breakpoint
CREATE TABLE "thread_reads" (
	"person_id" text NOT NULL,
	"thread_id" text NOT NULL,
	"seq" integer NOT NULL,
	"read_at" timestamp with time zone NOT NULL,
	CONSTRAINT "thread_reads_person_id_thread_id_pk" PRIMARY KEY("person_id","thread_id")
);
--> statement-breakpoint
CREATE TABLE "threads" (
	"id" text PRIMARY KEY NOT NULL,
	"community_id" text NOT NULL,
	"author_id" text NOT NULL,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"excerpt" text NOT NULL,
	"client_id" text NOT NULL,
	"last_seq" integer NOT NULL,
	"last_author_id" text NOT NULL,
	"last_activity_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "threads_client_id" UNIQUE("author_id","client_id"),
	CONSTRAINT "threads_kind" CHECK ("threads"."kind" in ('question', 'dilemma', 'share', 'resource', 'celebration', 'reflection')),
	CONSTRAINT "threads_last_seq" CHECK ("threads"."last_seq" >= 1)
);
--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_community_id_communities_id_fk" FOREIGN KEY ("community_id") REFERENCES "public"."communities"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "posts" ADD CONSTRAINT "posts_thread_id_threads_id_fk" FOREIGN KEY ("thread_id") REFERENCES "public"."threads"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "posts" ADD CONSTRAINT "posts_author_id_people_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "thread_reads" ADD CONSTRAINT "thread_reads_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "thread_reads" ADD CONSTRAINT "thread_reads_thread_id_threads_id_fk" FOREIGN KEY ("thread_id") REFERENCES "public"."threads"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "threads" ADD CONSTRAINT "threads_community_id_communities_id_fk" FOREIGN KEY ("community_id") REFERENCES "public"."communities"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "threads" ADD CONSTRAINT "threads_author_id_people_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "threads" ADD CONSTRAINT "threads_last_author_id_people_id_fk" FOREIGN KEY ("last_author_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "memberships_person" ON "memberships" USING btree ("person_id","status");--> statement-breakpoint
CREATE UNIQUE INDEX "people_email_key" ON "people" USING btree (lower("email"));--> statement-breakpoint
CREATE INDEX "sessions_person" ON "sessions" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "posts_by_renderer" ON "posts" USING btree ("renderer");--> statement-breakpoint
CREATE INDEX "thread_reads_thread" ON "thread_reads" USING btree ("thread_id");--> statement-breakpoint
CREATE INDEX "threads_by_activity" ON "threads" USING btree ("community_id","last_activity_at" DESC NULLS LAST,"id" DESC NULLS LAST);