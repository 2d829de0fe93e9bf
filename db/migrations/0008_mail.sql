CREATE TABLE "mail_settings" (
	"person_id" text PRIMARY KEY NOT NULL,
	"off" text[] DEFAULT '{}' NOT NULL,
	"is_quiet" boolean DEFAULT true NOT NULL,
	"quiet_from" smallint DEFAULT 1200 NOT NULL,
	"quiet_to" smallint DEFAULT 420 NOT NULL,
	CONSTRAINT "mail_settings_off" CHECK ("mail_settings"."off" <@ array['day-before', 'hour-before', 'changes', 'joining']::text[]),
	CONSTRAINT "mail_settings_hours" CHECK ("mail_settings"."quiet_from" between 0 and 1439 and "mail_settings"."quiet_to" between 0 and 1439)
);
--> statement-breakpoint
CREATE TABLE "mail_stops" (
	"address_hash" text NOT NULL,
	"topic" text NOT NULL,
	"stopped_at" timestamp with time zone NOT NULL,
	CONSTRAINT "mail_stops_address_hash_topic_pk" PRIMARY KEY("address_hash","topic"),
	CONSTRAINT "mail_stops_topic" CHECK ("mail_stops"."topic" in ('day-before', 'hour-before', 'changes', 'joining'))
);
--> statement-breakpoint
CREATE TABLE "reminders_sent" (
	"session_id" text NOT NULL,
	"person_id" text NOT NULL,
	"kind" text NOT NULL,
	"sent_at" timestamp with time zone NOT NULL,
	CONSTRAINT "reminders_sent_session_id_person_id_kind_pk" PRIMARY KEY("session_id","person_id","kind"),
	CONSTRAINT "reminders_sent_kind" CHECK ("reminders_sent"."kind" in ('day-before', 'hour-before'))
);
--> statement-breakpoint
CREATE TABLE "address_changes" (
	"person_id" text PRIMARY KEY NOT NULL,
	"id" text NOT NULL,
	"email" text NOT NULL,
	"mailed_at" timestamp with time zone,
	"token_hash" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "address_changes_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "password_resets" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"token_hash" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "password_resets_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "sign_ups" (
	"id" text PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"typed" text NOT NULL,
	"name" text NOT NULL,
	"password_hash" text NOT NULL,
	"language" text NOT NULL,
	"time_zone" text NOT NULL,
	"next" text NOT NULL,
	"mailed_at" timestamp with time zone,
	"token_hash" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "sign_ups_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
ALTER TABLE "mail_settings" ADD CONSTRAINT "mail_settings_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reminders_sent" ADD CONSTRAINT "reminders_sent_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "address_changes" ADD CONSTRAINT "address_changes_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "password_resets" ADD CONSTRAINT "password_resets_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "address_changes_expires" ON "address_changes" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "password_resets_person" ON "password_resets" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "password_resets_expires" ON "password_resets" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "sign_ups_email" ON "sign_ups" USING btree ("email");--> statement-breakpoint
CREATE INDEX "sign_ups_expires" ON "sign_ups" USING btree ("expires_at");