CREATE TABLE "drafts" (
	"person_id" text NOT NULL,
	"place" text NOT NULL,
	"client_id" text NOT NULL,
	"kind" text DEFAULT '' NOT NULL,
	"title" text DEFAULT '' NOT NULL,
	"body" text DEFAULT '' NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "drafts_person_id_place_pk" PRIMARY KEY("person_id","place"),
	CONSTRAINT "drafts_length" CHECK (char_length("drafts"."title") <= 200 and char_length("drafts"."body") <= 32000)
);
--> statement-breakpoint
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "drafts_updated" ON "drafts" USING btree ("updated_at");