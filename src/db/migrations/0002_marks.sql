CREATE TABLE "marks" (
	"workspace_id" text NOT NULL,
	"channel_id" text NOT NULL,
	"ts" text NOT NULL,
	"key" text NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"by_id" text NOT NULL,
	"is_on" boolean NOT NULL,
	"version" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "marks_workspace_id_channel_id_ts_key_pk" PRIMARY KEY("workspace_id","channel_id","ts","key")
);
--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "is_key" boolean DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX "messages_key_in_order" ON "messages" USING btree ("workspace_id","incident_number","occurred_at","ts") WHERE is_key;