CREATE TABLE "nudge_schedule" (
	"workspace_id" text NOT NULL,
	"subject" text NOT NULL,
	"recipient_id" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "nudge_schedule_workspace_id_subject_recipient_id_pk" PRIMARY KEY("workspace_id","subject","recipient_id")
);
--> statement-breakpoint
CREATE TABLE "nudges" (
	"workspace_id" text NOT NULL,
	"key" text NOT NULL,
	"message" text NOT NULL,
	"rule" text NOT NULL,
	"subject" text,
	"recipient_id" text NOT NULL,
	"outcome" text NOT NULL,
	"reason" jsonb,
	"due_at" timestamp with time zone NOT NULL,
	"send_at" timestamp with time zone NOT NULL,
	"claimed_at" timestamp with time zone NOT NULL,
	"finished_at" timestamp with time zone,
	"error" text,
	"channel_id" text,
	"ts" text,
	CONSTRAINT "nudges_workspace_id_key_pk" PRIMARY KEY("workspace_id","key")
);
--> statement-breakpoint
CREATE TABLE "reminder_settings" (
	"workspace_id" text NOT NULL,
	"user_id" text NOT NULL,
	"digest_at" text,
	"country" text,
	"weekend" text[],
	"away_until" text,
	"unreachable_since" timestamp with time zone,
	CONSTRAINT "reminder_settings_workspace_id_user_id_pk" PRIMARY KEY("workspace_id","user_id")
);
--> statement-breakpoint
ALTER TABLE "action_items" ADD COLUMN "finished_on" date;--> statement-breakpoint
UPDATE "action_items" SET "finished_on" = ("changed_at" AT TIME ZONE 'UTC')::date WHERE "status" IN ('done', 'wont_do');--> statement-breakpoint
ALTER TABLE "action_items" ADD COLUMN "rests_until" date;--> statement-breakpoint
ALTER TABLE "action_items" ADD COLUMN "owner_since" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "action_items" ADD COLUMN "due_set_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "action_items" ADD COLUMN "is_unscheduled" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "incidents" ADD COLUMN "updates_snoozed_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "incidents" ADD COLUMN "updates_paused_reason" text;--> statement-breakpoint
ALTER TABLE "incidents" ADD COLUMN "is_unscheduled" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "workspaces" ADD COLUMN "nudge_policy" text;--> statement-breakpoint
CREATE INDEX "nudge_schedule_due" ON "nudge_schedule" USING btree ("workspace_id","recipient_id","at");--> statement-breakpoint
CREATE INDEX "nudge_schedule_by_time" ON "nudge_schedule" USING btree ("at");--> statement-breakpoint
CREATE INDEX "nudges_by_message" ON "nudges" USING btree ("workspace_id","message");--> statement-breakpoint
CREATE INDEX "nudges_by_subject" ON "nudges" USING btree ("workspace_id","subject","claimed_at");--> statement-breakpoint
CREATE INDEX "nudges_by_recipient" ON "nudges" USING btree ("workspace_id","recipient_id","claimed_at") WHERE subject is null;--> statement-breakpoint
CREATE INDEX "nudges_by_time" ON "nudges" USING btree ("workspace_id","claimed_at");--> statement-breakpoint
CREATE INDEX "action_items_unscheduled" ON "action_items" USING btree ("workspace_id","number") WHERE is_unscheduled;--> statement-breakpoint
CREATE INDEX "action_items_due" ON "action_items" USING btree ("workspace_id","due_on","incident_number","status","finished_on");--> statement-breakpoint
CREATE INDEX "action_items_finished" ON "action_items" USING btree ("workspace_id","finished_on","incident_number") WHERE status = 'done';--> statement-breakpoint
CREATE INDEX "action_items_added" ON "action_items" USING btree ("workspace_id","created_at","incident_number");--> statement-breakpoint
CREATE INDEX "incidents_unscheduled" ON "incidents" USING btree ("workspace_id","number") WHERE is_unscheduled;--> statement-breakpoint
CREATE INDEX "incidents_declared" ON "incidents" USING btree ("workspace_id","declared_at");