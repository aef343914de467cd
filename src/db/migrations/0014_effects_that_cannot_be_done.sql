DROP INDEX "effects_unfinished";--> statement-breakpoint
ALTER TABLE "effects" ADD COLUMN "limits" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "effects" ADD COLUMN "answer_url" text;--> statement-breakpoint
ALTER TABLE "effects" ADD COLUMN "trouble" jsonb;--> statement-breakpoint
CREATE INDEX "effects_unfinished" ON "effects" USING btree ("workspace_id","incident_number","id") WHERE state in ('waiting', 'attempting', 'refused', 'dead', 'blocked');