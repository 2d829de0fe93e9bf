CREATE TABLE "agreement_acceptances" (
	"community_id" text NOT NULL,
	"version" integer NOT NULL,
	"person_id" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "agreement_acceptances_community_id_version_person_id_pk" PRIMARY KEY("community_id","version","person_id")
);
--> statement-breakpoint
CREATE TABLE "agreement_proposals" (
	"id" text PRIMARY KEY NOT NULL,
	"community_id" text NOT NULL,
	"person_id" text NOT NULL,
	"line_id" text,
	"text" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"state" text NOT NULL,
	CONSTRAINT "agreement_proposals_state" CHECK ("agreement_proposals"."state" in ('open', 'taken', 'declined'))
);
--> statement-breakpoint
CREATE TABLE "agreement_strains" (
	"community_id" text NOT NULL,
	"line_id" text NOT NULL,
	"person_id" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "agreement_strains_community_id_line_id_person_id_pk" PRIMARY KEY("community_id","line_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "agreement_versions" (
	"community_id" text NOT NULL,
	"version" integer NOT NULL,
	"lines" jsonb NOT NULL,
	"published_by" text,
	"at" timestamp with time zone NOT NULL,
	"review_on" date,
	CONSTRAINT "agreement_versions_community_id_version_pk" PRIMARY KEY("community_id","version"),
	CONSTRAINT "agreement_versions_version" CHECK ("agreement_versions"."version" > 0),
	CONSTRAINT "agreement_versions_lines" CHECK (jsonb_typeof("agreement_versions"."lines") = 'array'),
	CONSTRAINT "agreement_versions_room" CHECK (jsonb_array_length(jsonb_path_query_array("agreement_versions"."lines", '$[*] ? (@.staysInRoom == true)')) <= 1)
);
--> statement-breakpoint
CREATE TABLE "decision_answers" (
	"id" text PRIMARY KEY NOT NULL,
	"decision_id" text NOT NULL,
	"person_id" text,
	"anonymous" boolean NOT NULL,
	"answer" jsonb NOT NULL,
	"reason" text,
	CONSTRAINT "decision_answers_once" UNIQUE("decision_id","person_id"),
	CONSTRAINT "decision_answers_anonymity" CHECK ("decision_answers"."anonymous" = ("decision_answers"."person_id" is null))
);
--> statement-breakpoint
CREATE TABLE "decision_voters" (
	"decision_id" text NOT NULL,
	"person_id" text NOT NULL,
	CONSTRAINT "decision_voters_decision_id_person_id_pk" PRIMARY KEY("decision_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "decisions" (
	"id" text PRIMARY KEY NOT NULL,
	"community_id" text NOT NULL,
	"asker_id" text NOT NULL,
	"kind" text NOT NULL,
	"question" text NOT NULL,
	"detail" text,
	"options" jsonb NOT NULL,
	"dots" integer,
	"asks_reason" boolean NOT NULL,
	"anonymous" boolean NOT NULL,
	"hide_until" text NOT NULL,
	"time_zone" text NOT NULL,
	"closes_at" timestamp with time zone NOT NULL,
	"closed_at" timestamp with time zone,
	"outcome" text,
	"decided_by" text,
	"decided_at" timestamp with time zone,
	"review_on" date,
	"review_of" text,
	"client_id" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "decisions_client_id" UNIQUE("asker_id","client_id"),
	CONSTRAINT "decisions_anonymity" UNIQUE("id","anonymous"),
	CONSTRAINT "decisions_kind" CHECK ("decisions"."kind" in ('consent', 'dots', 'time')),
	CONSTRAINT "decisions_hide_until" CHECK ("decisions"."hide_until" in ('answered', 'closed')),
	CONSTRAINT "decisions_anonymous_until_closed" CHECK (not "decisions"."anonymous" or "decisions"."hide_until" = 'closed'),
	CONSTRAINT "decisions_dots" CHECK (("decisions"."kind" = 'dots') = ("decisions"."dots" is not null) and ("decisions"."dots" is null or "decisions"."dots" between 1 and 20)),
	CONSTRAINT "decisions_decided" CHECK (("decisions"."outcome" is null) = ("decisions"."decided_at" is null) and ("decisions"."outcome" is null) = ("decisions"."decided_by" is null)),
	CONSTRAINT "decisions_review" CHECK ("decisions"."review_on" is null or "decisions"."outcome" is not null)
);
--> statement-breakpoint
ALTER TABLE "agreement_acceptances" ADD CONSTRAINT "agreement_acceptances_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreement_acceptances" ADD CONSTRAINT "agreement_acceptances_version" FOREIGN KEY ("community_id","version") REFERENCES "public"."agreement_versions"("community_id","version") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreement_proposals" ADD CONSTRAINT "agreement_proposals_community_id_communities_id_fk" FOREIGN KEY ("community_id") REFERENCES "public"."communities"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreement_proposals" ADD CONSTRAINT "agreement_proposals_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreement_strains" ADD CONSTRAINT "agreement_strains_community_id_communities_id_fk" FOREIGN KEY ("community_id") REFERENCES "public"."communities"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreement_strains" ADD CONSTRAINT "agreement_strains_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreement_versions" ADD CONSTRAINT "agreement_versions_community_id_communities_id_fk" FOREIGN KEY ("community_id") REFERENCES "public"."communities"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreement_versions" ADD CONSTRAINT "agreement_versions_published_by_people_id_fk" FOREIGN KEY ("published_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision_answers" ADD CONSTRAINT "decision_answers_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision_answers" ADD CONSTRAINT "decision_answers_decision" FOREIGN KEY ("decision_id","anonymous") REFERENCES "public"."decisions"("id","anonymous") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision_voters" ADD CONSTRAINT "decision_voters_decision_id_decisions_id_fk" FOREIGN KEY ("decision_id") REFERENCES "public"."decisions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision_voters" ADD CONSTRAINT "decision_voters_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_community_id_communities_id_fk" FOREIGN KEY ("community_id") REFERENCES "public"."communities"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_asker_id_people_id_fk" FOREIGN KEY ("asker_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_decided_by_people_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_review_of_decisions_id_fk" FOREIGN KEY ("review_of") REFERENCES "public"."decisions"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "agreement_acceptances_person" ON "agreement_acceptances" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "agreement_proposals_open" ON "agreement_proposals" USING btree ("community_id","at") WHERE "agreement_proposals"."state" = 'open';--> statement-breakpoint
CREATE INDEX "agreement_proposals_person" ON "agreement_proposals" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "agreement_strains_person" ON "agreement_strains" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "agreement_versions_publisher" ON "agreement_versions" USING btree ("published_by");--> statement-breakpoint
CREATE INDEX "decision_answers_person" ON "decision_answers" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "decision_voters_person" ON "decision_voters" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "decisions_of_community" ON "decisions" USING btree ("community_id","created_at" DESC NULLS LAST);