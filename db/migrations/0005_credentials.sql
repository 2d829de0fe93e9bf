CREATE TABLE "backgrounds" (
	"person_id" text PRIMARY KEY NOT NULL,
	"years" integer,
	"experience" text,
	"facilitation" text,
	"interests" text,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "backgrounds_years" CHECK ("backgrounds"."years" between 0 and 70),
	CONSTRAINT "backgrounds_length" CHECK (char_length("backgrounds"."experience") <= 1500 and char_length("backgrounds"."facilitation") <= 1500 and char_length("backgrounds"."interests") <= 1500)
);
--> statement-breakpoint
CREATE TABLE "credentials" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"issuer" text NOT NULL,
	"number" text,
	"issued_on" date,
	"expires_on" date,
	"evidence" text,
	"state" text NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"asked_at" timestamp with time zone,
	"checked_by" text,
	"checked_at" timestamp with time zone,
	"checked" text,
	"note" text,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "credentials_kind" CHECK ("credentials"."kind" in ('imh-endorsement', 'mental-health-license', 'reflective-supervision', 'rbpd', 'coaching', 'trainer-approval', 'cda', 'teaching-license', 'degree', 'other')),
	CONSTRAINT "credentials_state" CHECK ("credentials"."state" in ('stated', 'verified', 'declined')),
	CONSTRAINT "credentials_days" CHECK ("credentials"."expires_on" >= "credentials"."issued_on"),
	CONSTRAINT "credentials_checked_when" CHECK (("credentials"."state" = 'stated') = ("credentials"."checked_at" is null)),
	CONSTRAINT "credentials_verified_how" CHECK ("credentials"."state" <> 'verified' or "credentials"."checked" is not null),
	CONSTRAINT "credentials_waits_stated" CHECK ("credentials"."asked_at" is null or "credentials"."state" = 'stated'),
	CONSTRAINT "credentials_length" CHECK (char_length("credentials"."title") between 1 and 120 and char_length("credentials"."issuer") between 1 and 120 and char_length("credentials"."number") <= 60)
);
--> statement-breakpoint
ALTER TABLE "backgrounds" ADD CONSTRAINT "backgrounds_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credentials" ADD CONSTRAINT "credentials_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credentials" ADD CONSTRAINT "credentials_checked_by_people_id_fk" FOREIGN KEY ("checked_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "credentials_person" ON "credentials" USING btree ("person_id","kind");--> statement-breakpoint
CREATE INDEX "credentials_waiting" ON "credentials" USING btree ("asked_at") WHERE "credentials"."asked_at" is not null;--> statement-breakpoint
CREATE INDEX "credentials_checked" ON "credentials" USING btree ("checked_at");