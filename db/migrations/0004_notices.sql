CREATE TABLE "notices" (
	"person_id" text NOT NULL,
	"thread_id" text NOT NULL,
	"seq" integer NOT NULL,
	"kind" text NOT NULL,
	"actor_id" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"read_at" timestamp with time zone,
	CONSTRAINT "notices_person_id_thread_id_seq_pk" PRIMARY KEY("person_id","thread_id","seq"),
	CONSTRAINT "notices_kind" CHECK ("notices"."kind" in ('mention', 'reply'))
);
--> statement-breakpoint
CREATE TABLE "thread_follows" (
	"thread_id" text NOT NULL,
	"person_id" text NOT NULL,
	"level" text NOT NULL,
	"since" timestamp with time zone NOT NULL,
	CONSTRAINT "thread_follows_thread_id_person_id_pk" PRIMARY KEY("thread_id","person_id"),
	CONSTRAINT "thread_follows_level" CHECK ("thread_follows"."level" in ('following', 'muted'))
);
--> statement-breakpoint
ALTER TABLE "posts" ADD COLUMN "mentions" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_actor_id_people_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_post" FOREIGN KEY ("thread_id","seq") REFERENCES "public"."posts"("thread_id","seq") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "thread_follows" ADD CONSTRAINT "thread_follows_thread_id_threads_id_fk" FOREIGN KEY ("thread_id") REFERENCES "public"."threads"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "thread_follows" ADD CONSTRAINT "thread_follows_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "notices_unread" ON "notices" USING btree ("person_id","thread_id","seq") WHERE "notices"."read_at" is null;--> statement-breakpoint
CREATE INDEX "notices_of_post" ON "notices" USING btree ("thread_id","seq");--> statement-breakpoint
CREATE INDEX "notices_actor" ON "notices" USING btree ("actor_id");--> statement-breakpoint
CREATE INDEX "thread_follows_person" ON "thread_follows" USING btree ("person_id");--> statement-breakpoint
-- Whoever wrote in a thread before there were notices follows it, as they would by writing now.
INSERT INTO "thread_follows" ("thread_id", "person_id", "level", "since") SELECT "thread_id", "author_id", 'following', min("created_at") FROM "posts" GROUP BY 1, 2 ON CONFLICT DO NOTHING;
