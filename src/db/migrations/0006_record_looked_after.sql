CREATE TABLE "file_copies" (
	"workspace_id" text NOT NULL,
	"incident_number" integer NOT NULL,
	"file_id" text NOT NULL,
	"media_type" text NOT NULL,
	"bytes" "bytea" NOT NULL,
	"copied_at" timestamp with time zone NOT NULL,
	CONSTRAINT "file_copies_workspace_id_incident_number_file_id_pk" PRIMARY KEY("workspace_id","incident_number","file_id")
);
--> statement-breakpoint
CREATE TABLE "seals" (
	"workspace_id" text NOT NULL,
	"incident_number" integer NOT NULL,
	"seq" integer NOT NULL,
	"fact" text NOT NULL,
	"salt" text,
	"digest" text NOT NULL,
	"sealed_at" timestamp with time zone NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "seals_workspace_id_incident_number_seq_pk" PRIMARY KEY("workspace_id","incident_number","seq")
);
--> statement-breakpoint
ALTER TABLE "marks" ADD COLUMN "note" text;--> statement-breakpoint
ALTER TABLE "marks" ADD COLUMN "is_fresh" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "purged_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "shown_text" text;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "is_fresh" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "timeline_entries" ADD COLUMN "shown_text" text;--> statement-breakpoint
ALTER TABLE "timeline_entries" ADD COLUMN "is_hidden" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "timeline_entries" ADD COLUMN "is_fresh" boolean DEFAULT true NOT NULL;--> statement-breakpoint
CREATE INDEX "seals_by_fact" ON "seals" USING btree ("workspace_id","incident_number","fact","seq");--> statement-breakpoint
CREATE INDEX "marks_fresh" ON "marks" USING btree ("workspace_id","channel_id") WHERE is_fresh;--> statement-breakpoint
CREATE INDEX "messages_fresh" ON "messages" USING btree ("workspace_id","incident_number") WHERE is_fresh;--> statement-breakpoint
CREATE INDEX "timeline_entries_fresh" ON "timeline_entries" USING btree ("workspace_id","incident_number") WHERE is_fresh;