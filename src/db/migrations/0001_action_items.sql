CREATE TABLE "action_item_events" (
	"workspace_id" text NOT NULL,
	"item_number" integer NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "action_item_events_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"occurred_at" timestamp with time zone NOT NULL,
	"source" text NOT NULL,
	"author_id" text,
	"event" jsonb NOT NULL,
	CONSTRAINT "action_item_events_workspace_id_item_number_id_pk" PRIMARY KEY("workspace_id","item_number","id")
);
--> statement-breakpoint
CREATE TABLE "action_items" (
	"workspace_id" text NOT NULL,
	"number" integer NOT NULL,
	"incident_number" integer NOT NULL,
	"title" text NOT NULL,
	"description" text,
	"type" text,
	"priority" text,
	"status" text NOT NULL,
	"status_text" text,
	"owner_id" text,
	"watcher_ids" text[] NOT NULL,
	"due_on" date,
	"verification" text,
	"source" jsonb,
	"link" text,
	"external_id" text,
	"created_at" timestamp with time zone NOT NULL,
	"created_by" text,
	"changed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "action_items_workspace_id_number_pk" PRIMARY KEY("workspace_id","number")
);
--> statement-breakpoint
ALTER TABLE "workspaces" ADD COLUMN "last_action_item_number" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX "action_items_by_incident" ON "action_items" USING btree ("workspace_id","incident_number","number");--> statement-breakpoint
CREATE INDEX "action_items_by_owner" ON "action_items" USING btree ("workspace_id","owner_id","due_on","number") WHERE status in ('open', 'in_progress', 'blocked');--> statement-breakpoint
CREATE INDEX "action_items_by_due_day" ON "action_items" USING btree ("workspace_id","due_on","number") WHERE status in ('open', 'in_progress', 'blocked');--> statement-breakpoint
CREATE UNIQUE INDEX "action_items_by_external_id" ON "action_items" USING btree ("workspace_id","external_id");