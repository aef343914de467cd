ALTER TABLE "catch_ups" ADD COLUMN "read_at" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "messages_in_threads" ON "messages" USING btree ("workspace_id","channel_id","thread_ts","ts") WHERE thread_ts is not null;--> statement-breakpoint
UPDATE "catch_ups" SET "read_at" = now() WHERE "caught_up_to" > '0';