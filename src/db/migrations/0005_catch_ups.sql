CREATE TABLE "catch_ups" (
	"workspace_id" text NOT NULL,
	"incident_number" integer NOT NULL,
	"caught_up_to" text DEFAULT '0' NOT NULL,
	"state" jsonb,
	"held_by" integer,
	"held_until" timestamp with time zone,
	"not_before" timestamp with time zone,
	CONSTRAINT "catch_ups_workspace_id_incident_number_pk" PRIMARY KEY("workspace_id","incident_number")
);
--> statement-breakpoint
CREATE INDEX "catch_ups_unfinished" ON "catch_ups" USING btree ("not_before") WHERE state is not null;